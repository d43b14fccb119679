//! What stands out in single fields, whatever they are: what was typed is not valid, or what it points to is
//! not there. The surprise: one growing path serves all fields, and nothing else is made for those that are in
//! order, since a large plan has hundreds of thousands.

use super::finding::{Fact, Finding};
use super::rule::{Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::{Facet, Node, Plan, Record, RowList};
use crate::reading::{Place, names};
use crate::value::{Kind, Leaf};
use std::collections::BTreeMap;

/// What is not valid, and what points nowhere. They find nothing by themselves: single fields are gone through at once,
/// and only where they have changed.
pub(super) static RULES: &[Rule] = &[
    rule!(
        "not_valid", Entries, ["reason"], |_, _| {},
        raised: |plan| x(plan).profile.enterprise_type = Choice::of("club"),
        quiet: |plan| x(plan).profile.enterprise_type = Choice::of(""),
    ),
    // It points to a row that is not there: one that was deleted, or a name that is nobody's.
    rule!(
        "dangling", Entries, ["name"], |_, _| {},
        raised: |plan| x(plan).profile.owner = Reference::to("nobody"),
        quiet: |plan| x(plan).profile.owner = Reference::to("m"),
    ),
];

const NOT_VALID: &Rule = &RULES[0];
const DANGLING: &Rule = &RULES[1];

/// What stands out in the lists of a plan, by their paths, with the place in memory where each list lay then.
#[derive(Debug, Default)]
pub(crate) struct Lists(BTreeMap<String, (usize, Vec<Finding>)>);

/// Those of all fields, in the order of the plan. `of_account` gives those of the account at a place; `lists` holds what
/// is known of lists that lie where they lay, and learns the others.
pub(crate) fn fields_of_plan(
    plan: &Plan,
    of_account: &dyn Fn(usize) -> Vec<Finding>,
    lists: &mut Lists,
) -> Vec<Finding> {
    let mut fields = Fields { plan, path: String::new(), found: Vec::new(), lists: Some(lists) };
    let record: &dyn Record = plan;
    for (name, field) in record.each() {
        if name == "accounts" {
            fields.found.extend((0..plan.accounts.len()).flat_map(of_account));
        } else {
            fields.field(name, field);
        }
    }
    fields.found
}

pub(crate) fn fields_of_account(plan: &Plan, place: usize) -> Vec<Finding> {
    let mut fields = Fields { plan, path: "/accounts".to_owned(), found: Vec::new(), lists: None };
    fields.row(&plan.accounts, place);
    fields.found
}

struct Fields<'a> {
    plan: &'a Plan,
    /// The path of ids of what is looked at.
    path: String,
    found: Vec<Finding>,
    lists: Option<&'a mut Lists>,
}

impl Fields<'_> {
    fn field(&mut self, name: &str, field: &dyn Node) {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(name);
        match field.facet() {
            Facet::Leaf(leaf) => self.leaf(leaf),
            Facet::Record(record) => self.record(record),
            Facet::Rows(rows) => self.list(rows),
        }
        self.path.truncate(length);
    }

    fn list(&mut self, rows: &dyn RowList) {
        let (origin, from) = (rows.origin().addr(), self.found.len());
        let known = self.lists.as_ref().and_then(|lists| lists.0.get(&self.path));
        if let Some((_, found)) = known.filter(|(place, _)| *place == origin) {
            self.found.extend(found.iter().cloned());
            return;
        }
        (0..rows.len()).for_each(|place| self.row(rows, place));
        if let Some(lists) = &mut self.lists {
            lists.0.insert(self.path.clone(), (origin, self.found[from..].to_vec()));
        }
    }

    fn record(&mut self, record: &dyn Record) {
        for (name, field) in record.each() {
            self.field(name, field);
        }
    }

    fn row(&mut self, rows: &dyn RowList, place: usize) {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(rows.id(place).as_str());
        self.record(rows.row(place));
        self.path.truncate(length);
    }

    fn leaf(&mut self, leaf: &dyn Leaf) {
        if leaf.is_empty() {
            return;
        }
        if let Some(reason) = leaf.trouble() {
            self.add(NOT_VALID, ("reason", Fact::Reason(reason)));
        }
        if let Kind::Reference(target) | Kind::References(target) = leaf.kind() {
            let rows = names::rows_of(self.plan, target, &self.path);
            let is_there = |id: &str| rows.is_some_and(|rows| rows.place_of(id).is_some());
            let typed = leaf.typed();
            // One reference is one name, whatever blanks it has.
            let text = if matches!(leaf.kind(), Kind::Reference(_)) {
                Some(typed).filter(|text| !is_there(text))
            } else {
                let unknown: Vec<&str> = typed.split_whitespace().filter(|id| !is_there(id)).collect();
                (!unknown.is_empty()).then(|| unknown.join(" "))
            };
            if let Some(text) = text {
                self.add(DANGLING, ("name", Fact::Text(text)));
            }
        }
    }

    fn add(&mut self, rule: &'static Rule, fact: (&'static str, Fact)) {
        if let Some(place) = Place::of(self.plan, &self.path) {
            self.found.push(Finding { path: self.path.clone(), place, rule, facts: vec![fact] });
        }
    }
}
