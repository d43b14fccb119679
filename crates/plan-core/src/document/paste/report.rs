//! What a paste did, and what of it is not as it looks.

use crate::value::Misread;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows that something was put into.
    pub rows: usize,
    /// The ids of those that had to be added.
    pub added: Vec<String>,
    /// Cells that held something and hold something else now.
    pub replaced: usize,
    /// Cells that held something and hold nothing now.
    pub emptied: usize,
    /// Columns of the block that hold something and have no place in the list, counted from 0.
    pub left_out: Vec<usize>,
    pub remarks: Vec<Remark>,
    /// The paths of the first cells that have changed, and what they hold since.
    pub put: Vec<(String, String)>,
}

/// A cell that is not what was pasted, or not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Places in the block, counted from 0.
    pub row: usize,
    pub column: usize,
    /// The field that it went into, and what that holds since.
    pub path: String,
    pub holds: String,
    pub text: String,
    pub reason: Reason,
}

/// Why. Unless it says otherwise, the text stands in the field as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Misread(Misread),
    /// Nothing of the set is called so.
    UnknownChoice,
    /// These of the set may be meant.
    SeveralChoices(&'static str, Vec<&'static str>),
    /// The choice is clear, and the cell says this besides, which no choice can hold. Whether it went into the row's
    /// note, which was empty.
    Beyond {
        rest: String,
        noted: bool,
    },
    /// Neither yes nor no; the field is as it was.
    NeitherYesNorNo,
    /// No row is called so.
    Nobody,
    /// The rows with these ids are called so.
    Several(Vec<String>),
    /// A row that would stand above itself.
    Itself,
    /// A row that would stand above itself through others.
    Circle,
    /// A day that can be read in two ways.
    TwoDays,
    /// A number whose sign may part thousands or a fraction; it is read with a dot before the fraction.
    TwoNumbers,
    /// What a spreadsheet shows instead of a value.
    SheetError,
    /// A long number that a spreadsheet has shortened.
    Shortened,
}
