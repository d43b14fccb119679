//! What came of taking in another copy of a plan, counted as a person would count it. The registers that
//! a merge touches say little: of a file that was written by hand it touches all.

use super::foreign::aside;
use crate::plan::{Plan, RowList, pointer};
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

    /// The rows that are there before and after stand in the same order.
    fn same_places(&self, now: &Plan, list: &str) -> bool {
        let (Some(before), Some(after)) = (pointer::rows(&self.plan, list), pointer::rows(now, list)) else {
            return false;
        };
        let ids = |of: &dyn RowList, other: &dyn RowList| -> Vec<String> {
            let all = (0..of.len()).map(|place| of.id(place).as_str());
            all.filter(|id| other.place_of(id).is_some()).map(str::to_owned).collect()
        };
        ids(before, after) == ids(after, before)
    }

    /// What is different now.
    pub fn changes(&self, now: &Workbook) -> Changes {
        let mut changes = Changes::default();
        // The list that was looked at last, since its rows come one after the other.
        let mut last = (String::new(), false);
        for change in workshop::changes(&self.plan, now.plan()) {
            *match change {
                Change::Value { .. } | Change::Row { .. } => &mut changes.fields,
                Change::Comes { .. } => &mut changes.added,
                Change::Goes { .. } => &mut changes.removed,
                Change::Moves { row } => {
                    // In a file that was written by hand rows have their places, and no order of their own.
                    let list = row.rsplit_once('/').map_or("", |(list, _)| list);
                    if last.0 != list {
                        last = (list.to_owned(), self.same_places(now.plan(), list));
                    }
                    if last.1 {
                        continue;
                    }
                    &mut changes.moved
                }
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
