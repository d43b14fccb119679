//! What one cell says of one field of an account, ready to be put there.

use super::counted::counted;
use super::{Slot, Spell};
use crate::document::records::{DateTerms, Point, Reason, amount_at, date_at, is_nothing as is_stand_in};
use crate::plan::assessment::Score;
use crate::plan::{Account, Currency, Plan, RowId, pointer};
use crate::reading::name_of;
use crate::value::{Kind, Leaf, Reference, Slugs, Target, Typed, Year};
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
    /// Its place among the names that the plan does not have.
    pub unknown: Option<usize>,
}

const NOTES: &str = "profile/notes";

/// How cells are read.
pub(super) struct Reading<'a> {
    pub plan: &'a Plan,
    pub spell: &'a Spell<'a>,
    pub local: &'a dyn Fn(i64) -> NaiveDateTime,
    pub dates: DateTerms,
    pub point: Point,
}

impl Setting {
    /// What a cell says, and what is not as it should be.
    pub fn read(reading: &Reading<'_>, column: &super::Column, cell: &str, line: usize) -> (Self, Option<Reason>) {
        let mut blank = Account::default();
        let Slot::Field(path) = &column.slot else {
            return Self::score(column, &reading.point.dotted(cell), line);
        };
        let Some(leaf) = pointer::leaf_mut(&mut blank, &below(path)) else {
            unreachable!("an account has the field {path}")
        };
        let (text, currency) = written(leaf, path, cell, column.power, reading);
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
        Self { field, slot, text, currency: None, is_valid: false, line, unknown: None }
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
        Self { field: column.field, slot: column.slot.clone(), text, currency, is_valid, line, unknown: None }
    }

    /// Puts it into an account. What is there is not replaced by what is not valid.
    pub fn apply(&self, account: &mut Account, new_id: &mut dyn FnMut() -> Option<RowId>) {
        match &self.slot {
            Slot::Field(path) => {
                if let Some(leaf) = pointer::leaf_mut(account, &below(path)).filter(|leaf| self.may_replace(&**leaf)) {
                    leaf.enter(&self.text);
                    if let Some((path, code)) = self.currency_path().zip(self.currency)
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

    /// A sum that takes the place of one in another currency, and names none itself, is in the plan's.
    pub fn settle_currency(&mut self, account: &Account, base: &str) {
        let Slot::Field(path) = self.slot else {
            return;
        };
        let typed = |path: &str| pointer::leaf(account, path).map(Leaf::typed).unwrap_or_default();
        let Some(held) = self.currency_path().map(|path| typed(&path)).filter(|_| self.is_valid) else {
            return;
        };
        let is_other = !held.is_empty() && held != base && typed(&below(path)) != self.text;
        if is_other && self.currency.is_none() {
            self.currency = Some(Currency::SET.slugs.iter().copied().find(|code| *code == base).unwrap_or_default());
        }
    }

    /// The list of the plan in which its name would stand.
    pub fn target(&self) -> Option<Target> {
        let blank = Account::default();
        match self.slot {
            Slot::Field(path) => match pointer::leaf(&blank, &below(path))?.kind() {
                Kind::Reference(target) => Some(target),
                _ => None,
            },
            Slot::Score(_) | Slot::Person(_) => None,
        }
    }

    /// Whether a name that an account has as a text only becomes one of a list.
    pub fn finds(&self, account: &Account, changed: &Account) -> bool {
        let typed = |account: &Account| match self.slot {
            Slot::Field(path) => pointer::leaf(account, &below(path)).map(Leaf::typed),
            Slot::Score(_) | Slot::Person(_) => None,
        };
        let is_made = self.unknown.is_some() && typed(account).as_deref() == Some(&*self.text);
        self.is_valid && self.target().is_some() && (is_made || typed(account) != typed(changed))
    }

    /// Where the currency of a sum stands.
    pub fn currency_path(&self) -> Option<String> {
        match self.slot {
            Slot::Field(path) => path.strip_suffix("amount").map(|money| below(&format!("{money}currency"))),
            Slot::Score(_) | Slot::Person(_) => None,
        }
    }

    /// Whether it is what a column of its own says of the currency that stands there.
    pub fn is_at(&self, path: &str) -> bool {
        matches!(self.slot, Slot::Field(field) if path.strip_prefix('/') == Some(field))
    }

    fn may_replace(&self, leaf: &dyn Leaf) -> bool {
        self.is_valid || leaf.is_empty()
    }

    /// What an account has where this would go.
    pub fn present(&self, account: &Account, shown: &dyn Fn(&dyn Leaf) -> String) -> String {
        match &self.slot {
            Slot::Field(path) => {
                let text = pointer::leaf(account, &below(path)).map(shown).unwrap_or_default();
                let currency = self.currency_path().and_then(|path| pointer::leaf(account, &path)).map(Leaf::typed);
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
fn written(
    leaf: &mut dyn Leaf,
    path: &str,
    cell: &str,
    power: u32,
    reading: &Reading<'_>,
) -> (String, Option<&'static str>) {
    let kind = leaf.kind();
    let date = || date_at(cell, reading.dates, reading.local);
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
        Kind::Percent | Kind::Share => (reading.point.dotted(cell), None),
        Kind::Count | Kind::Number => {
            let number = counted(path, cell, power, reading.point).filter(|number| {
                leaf.enter(number);
                leaf.trouble().is_none()
            });
            (number.unwrap_or_else(|| reading.point.dotted(cell)), None)
        }
        _ => ((reading.spell)(kind, cell).0, None),
    }
}

fn takes_choices(kind: Kind) -> bool {
    matches!(kind, Kind::Choice(_) | Kind::Choices(_) | Kind::Reference(_))
}

/// Whether a cell stands for nothing. NA is a region too.
pub(super) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || is_stand_in(cell) && !cell.eq_ignore_ascii_case("na")
}
