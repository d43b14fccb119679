//! What one cell says of one field of an account, ready to be put there.

use super::{Slot, Spell};
use crate::document::records::{DayOrder, Point, Reason, amount_at, date_at, is_nothing as is_stand_in};
use crate::insight::name_of;
use crate::plan::assessment::Score;
use crate::plan::{Account, Plan, RowId, pointer};
use crate::value::{Kind, Leaf, Reference, Typed, Year};
use chrono::NaiveDateTime;

/// The text of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Setting {
    pub field: usize,
    pub slot: Slot,
    pub text: String,
    /// The currency that stood beside a sum.
    pub currency: Option<&'static str>,
    /// What is not valid is kept where nothing was, and never takes the place of anything.
    pub is_valid: bool,
    /// The line that says so.
    pub line: usize,
}

const NOTES: &str = "profile/notes";

/// How cells are read.
pub(super) struct Reading<'a> {
    pub plan: &'a Plan,
    pub spell: &'a Spell<'a>,
    pub local: &'a dyn Fn(i64) -> NaiveDateTime,
    pub day_order: DayOrder,
    pub point: Point,
}

impl Setting {
    /// What a cell says, and what is not as it should be.
    pub fn read(reading: &Reading<'_>, column: &super::Column, cell: &str, line: usize) -> (Self, Option<Reason>) {
        let mut blank = Account::default();
        let Slot::Field(path) = &column.slot else {
            return Self::score(column, &dotted(cell, reading.point), line);
        };
        let Some(leaf) = pointer::leaf_mut(&mut blank, &below(path)) else {
            unreachable!("an account has the field {path}")
        };
        let (text, currency) = written(leaf, cell, column.power, reading);
        let rest = if takes_choices(leaf.kind()) { (reading.spell)(leaf.kind(), cell).1 } else { None };
        leaf.enter(&text);
        let trouble = leaf.trouble().map(Reason::Misread);
        let unresolved = match leaf.kind() {
            Kind::Reference(target) => name_of(reading.plan, target, "", &leaf.typed()).is_none(),
            _ => false,
        };
        let trouble = trouble.or_else(|| unresolved.then_some(Reason::Unknown));
        let is_valid = trouble.is_none();
        (Self::new(column, text, currency, line, is_valid), trouble.or(rest.map(|rest| Reason::Beyond { rest })))
    }

    /// What a cell says beyond its choice, for the account's notes. They keep what they hold.
    pub fn note(rest: &str, field: usize, line: usize) -> Self {
        let (slot, text) = (Slot::Field(NOTES), rest.to_owned());
        Self { field, slot, text, currency: None, is_valid: false, line }
    }

    /// Whether it is such a note; notes that a column holds are always valid.
    pub fn is_beside(&self) -> bool {
        !self.is_valid && matches!(self.slot, Slot::Field(NOTES))
    }

    fn score(column: &super::Column, cell: &str, line: usize) -> (Self, Option<Reason>) {
        let mut score = Score::default();
        score.value.enter(cell);
        let trouble = score.value.trouble().map(Reason::Misread);
        (Self::new(column, score.value.typed(), None, line, trouble.is_none()), trouble)
    }

    fn new(column: &super::Column, text: String, currency: Option<&'static str>, line: usize, is_valid: bool) -> Self {
        Self { field: column.field, slot: column.slot.clone(), text, currency, is_valid, line }
    }

    /// Puts it into an account. What is there is not replaced by what is not valid.
    pub fn apply(&self, account: &mut Account, new_id: &mut dyn FnMut() -> Option<RowId>) {
        match &self.slot {
            Slot::Field(path) => {
                if let Some(leaf) = pointer::leaf_mut(account, &below(path)).filter(|leaf| self.may_replace(&**leaf)) {
                    leaf.enter(&self.text);
                    let currency = path.strip_suffix("amount").map(|money| below(&format!("{money}currency")));
                    if let Some((path, code)) = currency.zip(self.currency)
                        && let Some(leaf) = pointer::leaf_mut(account, &path)
                    {
                        leaf.enter(code);
                    }
                }
            }
            Slot::Score(criterion) => {
                let scores = &mut account.assessment.scores;
                let known = scores.iter().find(|score| score.criterion.0 == *criterion).map(|row| row.id.to_string());
                if let Some(score) = known.and_then(|id| scores.get_mut(&id)) {
                    if self.may_replace(&score.value) {
                        score.value.enter(&self.text);
                    }
                } else if let Some(id) = new_id() {
                    let mut score = Score { criterion: Reference::to(criterion), ..Score::default() };
                    score.value.enter(&self.text);
                    scores.push(id, score);
                }
            }
            Slot::Person(_) => {}
        }
    }

    fn may_replace(&self, leaf: &dyn Leaf) -> bool {
        self.is_valid || leaf.is_empty()
    }

    /// What an account has where this would go.
    pub fn present(&self, account: &Account, shown: &dyn Fn(&dyn Leaf) -> String) -> String {
        match &self.slot {
            Slot::Field(path) => {
                let text = pointer::leaf(account, &below(path)).map(shown).unwrap_or_default();
                let currency = path.strip_suffix("amount").map(|money| below(&format!("{money}currency")));
                let currency = currency.and_then(|path| pointer::leaf(account, &path)).map(Leaf::typed);
                format!("{text} {}", currency.unwrap_or_default()).trim().to_owned()
            }
            Slot::Score(criterion) => {
                let score = account.assessment.scores.iter().find(|score| score.criterion.0 == *criterion);
                score.map_or_else(String::new, |score| score.value.typed())
            }
            Slot::Person(_) => String::new(),
        }
    }
}

fn below(path: &str) -> String {
    format!("/{path}")
}

/// A cell as its field takes it: dates and sums as other systems write them, labels as choices.
fn written(leaf: &mut dyn Leaf, cell: &str, power: u32, reading: &Reading<'_>) -> (String, Option<&'static str>) {
    let kind = leaf.kind();
    let date = || date_at(cell, reading.day_order, reading.local);
    match kind {
        Kind::Date => (date().map_or_else(|_| cell.to_owned(), |day| day.show()), None),
        Kind::Year if Year::read(cell).is_err() => {
            let year = |day: crate::value::Date| chrono::Datelike::year(&day.0).to_string();
            (date().map_or_else(|_| cell.to_owned(), year), None)
        }
        Kind::Amount => match amount_at(cell, power, reading.point, &reading.plan.currency.0) {
            Ok((sum, currency)) => (sum.show(), currency),
            Err(_) => (cell.to_owned(), None),
        },
        Kind::Number | Kind::Percent | Kind::Share => (dotted(cell, reading.point), None),
        Kind::Count => {
            let cell = dotted(cell, reading.point);
            leaf.enter(&cell);
            let bare = cell.trim_end_matches(char::is_alphabetic).trim_end();
            let is_bare = |leaf: &mut dyn Leaf| {
                leaf.enter(bare);
                leaf.trouble().is_none() && !leaf.is_empty()
            };
            // A number of people may have people behind it.
            let is_bare = leaf.trouble().is_some() && is_bare(leaf);
            (if is_bare { bare.to_owned() } else { cell }, None)
        }
        _ => ((reading.spell)(kind, cell).0, None),
    }
}

fn takes_choices(kind: Kind) -> bool {
    matches!(kind, Kind::Choice(_) | Kind::Choices(_) | Kind::Reference(_))
}

/// A number of a table that writes a comma before the fraction, with a dot; whatever is behind it stays.
fn dotted(cell: &str, point: Point) -> String {
    let end = cell.rfind(|c: char| c.is_ascii_digit()).map_or(0, |place| place + 1);
    let (number, behind) = cell.split_at(end);
    match point.read(number) {
        Some(number) if point == Point::Comma => format!("{number}{behind}"),
        _ => cell.to_owned(),
    }
}

/// Whether a cell stands for nothing. NA is a region too.
pub(super) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || is_stand_in(cell) && !cell.eq_ignore_ascii_case("na")
}
