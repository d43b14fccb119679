//! A rule: what it is called, how much depends on it, how it finds, and in tests a plan that raises it and one that
//! does not. The words of a finding are found by the rule's name.

use super::finding::{Consequence, Fact, Finding};
use crate::plan::{Account, Plan, Row};
use crate::reading::Place;
use crate::reading::assessment::{AccountReading, PlanReading};
use chrono::NaiveDate;
use std::fmt;

pub struct Rule {
    /// Also the key of its words.
    pub name: &'static str,
    pub consequence: Consequence,
    /// The names of the facts that each of its findings brings, which its words may use.
    pub facts: &'static [&'static str],
    pub(super) find: fn(&Case<'_>, &mut Raised<'_>),
    /// Makes of a plan with the one account `x` one that raises it, on 30 June 2026.
    #[cfg(test)]
    pub(super) raised: fn(&mut Plan),
    /// The same on the other side of the edge.
    #[cfg(test)]
    pub(super) quiet: fn(&mut Plan),
}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}

/// What rules look at.
pub(super) struct Case<'a> {
    pub plan: &'a Plan,
    pub reading: &'a PlanReading,
    pub today: NaiveDate,
    /// Those that are not in the archive, with what was read off each.
    pub accounts: Vec<(&'a Row<Account>, &'a AccountReading)>,
}

impl<'a> Case<'a> {
    pub fn new(plan: &'a Plan, reading: &'a PlanReading, today: NaiveDate) -> Self {
        let with_row = |read: &'a AccountReading| Some((plan.accounts.get(&read.id)?, read));
        let accounts = reading.accounts.iter().filter_map(with_row).collect();
        Self { plan, reading, today, accounts }
    }
}

/// Where a rule puts what it finds.
pub(super) struct Raised<'a> {
    pub plan: &'a Plan,
    pub rule: &'static Rule,
    pub found: &'a mut Vec<Finding>,
}

impl Raised<'_> {
    /// The field or row at a path.
    pub fn at(&mut self, path: String) {
        self.with(path, Vec::new());
    }

    pub fn with(&mut self, path: String, facts: Vec<(&'static str, Fact)>) {
        if let Some(place) = Place::of(self.plan, &path) {
            self.placed(path, place, facts);
        }
    }

    /// Where the path alone does not say to which worksheet it belongs.
    pub fn placed(&mut self, path: String, place: Place, facts: Vec<(&'static str, Fact)>) {
        self.found.push(Finding { path, place, rule: self.rule, facts });
    }
}

/// A rule, with what raises it and what does not.
macro_rules! rule {
    ($name:literal, $consequence:ident, [$($fact:literal),*], $find:expr, raised: $raised:expr, quiet: $quiet:expr $(,)?) => {
        $crate::checks::rule::Rule {
            name: $name,
            consequence: $crate::checks::finding::Consequence::$consequence,
            facts: &[$($fact),*],
            find: $find,
            #[cfg(test)]
            raised: $raised,
            #[cfg(test)]
            quiet: $quiet,
        }
    };
}

pub(super) use rule;
