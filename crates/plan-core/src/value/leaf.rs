//! One field as the rest of the core sees it, whatever its type. Reading, writing, comparing and
//! merging go through this trait, so that they are written once and compiled once.

use super::{ChoiceSet, Target};
use crate::plan::Node;
use serde_json::Value;

/// A single field of the plan: the smallest thing that is written, merged and shown.
pub trait Leaf {
    /// What kind of value this is; it decides the control on the page and the schema of the file.
    fn kind(&self) -> Kind;
    /// The value as the plan file holds it. Text that is not valid stands there as it was typed.
    fn json(&self) -> Value;
    /// Takes a value from a plan file. False, and nothing changed, when it has not even the form of
    /// this kind of field, as an object where a text belongs.
    fn accept(&mut self, value: &Value) -> bool;
    /// The text that a control shows.
    fn typed(&self) -> String;
    /// Takes what a person typed, valid or not.
    fn enter(&mut self, text: &str);
    fn is_empty(&self) -> bool;
    /// An empty field of the same type.
    fn fresh(&self) -> Box<dyn Node>;
    /// Why what was typed is not valid, if it is not.
    fn trouble(&self) -> Option<Misread> {
        None
    }
}

/// The kinds of fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Long text, in which several people may type at once.
    Prose,
    /// Any number.
    Number,
    /// A whole number, zero or more.
    Count,
    /// A sum of money, exact; its currency is a field of its own.
    Amount,
    /// A percentage that may lie outside 0 to 100, such as growth.
    Percent,
    /// A part of a whole, 0 to 100.
    Share,
    Date,
    /// A day of the year, with or without the year.
    Birthday,
    Year,
    /// A month of a year.
    Month,
    /// A judgement from 1 to 5.
    Rating,
    /// Ticked or not.
    Flag,
    /// Yes, no or not yet known.
    YesNo,
    Choice(&'static ChoiceSet),
    Choices(&'static ChoiceSet),
    /// An address on the web, of mail or of a telephone.
    Link,
    /// A row elsewhere in the plan, by its id.
    Reference(Target),
    /// Several rows elsewhere.
    References(Target),
}

/// Why typed text is not a valid value. No prose: the page makes the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    NotANumber,
    /// More digits than can be kept exactly.
    TooManyDigits,
    NotWhole,
    Outside {
        least: i64,
        most: i64,
    },
    Negative,
    NotADate,
    /// Of three numbers of at most two digits nobody knows which is the year.
    ShortYear,
    /// Written as a date, but the calendar has no such day.
    NoSuchDay,
    NotALink,
    /// An address whose scheme could run code or leave the web.
    UnsafeLink,
    /// A choice that this version does not know; it is kept.
    UnknownChoice,
}
