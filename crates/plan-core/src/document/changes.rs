//! What came of taking in another copy of a plan, counted as a person would count it. The registers that
//! a merge touches say little: of a file that was written by hand it touches all.

use super::foreign::aside;
use crate::plan::Plan;
use crate::workshop::{self, Change, Workbook};
use serde_json::Value;
use std::collections::BTreeMap;

/// In how many places a plan is another one than before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Fields with another value, of what was there before.
    pub fields: usize,
    /// Rows that came, with whatever is in them.
    pub added: usize,
    pub removed: usize,
    /// Rows that stand elsewhere in their list.
    pub moved: usize,
    /// Values that this version keeps without showing them.
    pub unknown: usize,
    /// Where several values stand against each other that did not before.
    pub disputed: usize,
}

impl Changes {
    pub fn are_none(self) -> bool {
        self == Self::default()
    }
}

/// A plan as it was before something is taken in.
#[derive(Debug)]
pub struct Before {
    plan: Plan,
    aside: BTreeMap<String, Value>,
    disputed: Vec<String>,
}

impl Before {
    pub fn of(book: &Workbook) -> Self {
        Self { plan: book.plan().clone(), aside: aside(book.plan(), book.replica()), disputed: disputed(book) }
    }

    /// What is different now.
    pub fn changes(&self, now: &Workbook) -> Changes {
        let mut changes = Changes::default();
        for change in workshop::changes(&self.plan, now.plan()) {
            *match change {
                Change::Value { .. } | Change::Row { .. } => &mut changes.fields,
                Change::Comes { .. } => &mut changes.added,
                Change::Goes { .. } => &mut changes.removed,
                Change::Moves { .. } => &mut changes.moved,
            } += 1;
        }
        let aside = aside(now.plan(), now.replica());
        let gone = self.aside.keys().filter(|path| !aside.contains_key(*path)).count();
        let other = aside.iter().filter(|(path, value)| self.aside.get(*path) != Some(*value)).count();
        changes.unknown = gone + other;
        changes.disputed = disputed(now).iter().filter(|path| !self.disputed.contains(*path)).count();
        changes
    }
}

fn disputed(book: &Workbook) -> Vec<String> {
    book.conflicts().iter().map(|conflict| conflict.path().to_owned()).collect()
}
