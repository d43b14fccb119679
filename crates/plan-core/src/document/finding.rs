//! What reading a file came upon. Data without prose; the page makes the sentences.

use super::limits::Excess;

/// Why a file was not read at all. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Not UTF-8 text.
    NotText,
    /// Nothing at all, or blanks.
    Empty,
    /// Counted from 1, the column in characters.
    NotJson {
        line: usize,
        column: usize,
    },
    /// JSON, but no plan file.
    NotAPlan,
    /// A plan file by its own word, of a version that is none; what stands there for it.
    NoVersion(String),
    /// A plan file by its own word, without a plan that could be read.
    NoPlan,
    /// A stored record without its readable plan, and what it has instead is damaged.
    Damaged,
    Excess(Excess),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is amiss.
    Note,
    /// Something is not as it was written; nothing is lost.
    Warning,
}

/// Something found in a file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// JSON Pointer into the file's plan; empty for the whole.
    pub place: String,
    pub trouble: Trouble,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file was made by a newer version: it opens read-only.
    NewerVersion { version: u64 },
    /// No replica: the plan was read as written by hand.
    NoReplica,
    /// The hash does not match: the plan was changed outside the app, and read as written by hand.
    HashWrong,
    /// The hash matches, but the replica cannot be taken in; the plan was read as written by hand.
    ReplicaDamaged,
    /// The readable plan is empty or missing; what there is was read off the replica. As a warning where no hash vouches
    /// for the replica: then it was read as written by hand.
    PlanEmpty,
    /// Some edits build on others that the file does not have. They come back when those come.
    PartMissing,
    /// It carries the id of a plan that is here and has no row in common with it; it became a plan of its own.
    OtherPlan,
    /// A field of another version; kept and written back.
    UnknownField,
    /// A value of a form that this field cannot have; kept and written back.
    WrongForm,
    /// Something in a list that is no row; kept, and written back at the list's end.
    NotARow,
    /// Two rows had one id; the second got another.
    DuplicateId,
    /// The id of a row has other characters than an id may have, or too many; the row got another.
    UnusableId,
    /// A number of more digits than are kept when it is not written as text.
    Rounded,
    /// An object has this key more than once; the last one was read.
    RepeatedKey,
}

impl Finding {
    pub fn new(severity: Severity, place: &str, trouble: Trouble) -> Self {
        Self { severity, place: place.to_owned(), trouble }
    }
}
