//! What an edit changed: the fields and rows in which two plans differ, as writes to registers.

use super::presence::{GONE, ORDER};
use super::whole;
use crate::plan::{Facet, Node, Plan, Record, RowList};
use crate::value::Kind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Range;

/// One register's value before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub path: String,
    pub before: Value,
    pub after: Value,
    /// The register holds long text, which is changed by characters.
    pub prose: bool,
}

/// A change as a person sees it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A field has another value.
    Value { path: String, before: Value, after: Value },
    /// A record that is kept as one has other values.
    Row { path: String },
    /// A row that the first plan does not have, with all that is in it.
    Comes { row: String },
    /// A row that the second plan does not have.
    Goes { row: String },
    /// A row that stands elsewhere in its list.
    Moves { row: String },
}

/// What is different in two plans, place by place.
pub fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut coming = String::new();
    for Write { path, before, after, .. } in difference(before, after) {
        if let Some(row) = path.strip_suffix(GONE) {
            changes.push(Change::Goes { row: row.trim_end_matches('/').to_owned() });
        } else if let Some(row) = path.strip_suffix(ORDER) {
            let came_with_another = !coming.is_empty() && row.starts_with(&coming);
            let own = row.trim_end_matches('/').to_owned();
            if !before.is_null() {
                changes.push(Change::Moves { row: own });
            } else if !came_with_another {
                row.clone_into(&mut coming);
                changes.push(Change::Comes { row: own });
            }
        } else if coming.is_empty() || !path.starts_with(&coming) {
            changes.push(match whole::row_of(&path) {
                Some(row) => Change::Row { path: row.to_owned() },
                None => Change::Value { path, before, after },
            });
        }
    }
    changes
}

/// The writes that turn one plan, or one part of it, into the other.
pub fn difference(before: &dyn Node, after: &dyn Node) -> Vec<Write> {
    let mut writes = Vec::new();
    compare(before, after, "", &mut writes);
    writes
}

fn compare(before: &dyn Node, after: &dyn Node, path: &str, writes: &mut Vec<Write>) {
    match (before.facet(), after.facet()) {
        (Facet::Leaf(old), Facet::Leaf(new)) => {
            let (before, after) = (old.json(), new.json());
            if before != after {
                let prose = new.kind() == Kind::Prose;
                writes.push(Write { path: path.to_owned(), before, after, prose });
            }
        }
        (Facet::Record(old), Facet::Record(new)) => compare_fields(old, new, path, writes),
        (Facet::Rows(old), Facet::Rows(new)) => compare_rows(old, new, path, writes),
        _ => {}
    }
}

fn compare_fields(before: &dyn Record, after: &dyn Record, path: &str, writes: &mut Vec<Write>) {
    for ((name, old), (_, new)) in before.each().zip(after.each()) {
        compare(old, new, &format!("{path}/{name}"), writes);
    }
}

fn compare_row(before: &dyn Record, after: &dyn Record, path: &str, writes: &mut Vec<Write>) {
    if !after.is_whole() {
        return compare_fields(before, after, path, writes);
    }
    let (before, after) = (whole::json(before), whole::json(after));
    if before != after {
        writes.push(Write { path: format!("{path}/{}", whole::WHOLE), before, after, prose: false });
    }
}

fn compare_rows(before: &dyn RowList, after: &dyn RowList, path: &str, writes: &mut Vec<Write>) {
    if before.origin() == after.origin() {
        return;
    }
    let (old, new) = apart(before, after);
    let known = old.map(|place| (before.id(place).as_str(), place));
    let mut old: BTreeMap<&str, usize> = BTreeMap::new();
    // Not collected: that would sort, in code of its own.
    old.extend(known);
    let blank = after.blank();
    for place in new {
        let id = after.id(place).as_str();
        let row = format!("{path}/{id}");
        let order = Value::from(after.order(place).as_str());
        let known = old.remove(id);
        let was = known.map_or(Value::Null, |known| before.order(known).as_str().into());
        if was != order {
            writes.push(Write { path: format!("{row}/{ORDER}"), before: was, after: order, prose: false });
        }
        match known {
            Some(known) if before.origin_of(known) == after.origin_of(place) => {}
            Some(known) => compare_row(before.row(known), after.row(place), &row, writes),
            None => {
                if let Facet::Record(blank) = blank.facet() {
                    compare_row(blank, after.row(place), &row, writes);
                }
            }
        }
    }
    for id in old.into_keys() {
        writes.push(Write {
            path: format!("{path}/{id}/{GONE}"),
            before: Value::Bool(false),
            after: Value::Bool(true),
            prose: false,
        });
    }
}

/// The stretches in which two lists differ: without the untouched rows that both begin and end with.
fn apart(before: &dyn RowList, after: &dyn RowList) -> (Range<usize>, Range<usize>) {
    let shortest = before.len().min(after.len());
    let same = |old: usize, new: usize| before.origin_of(old) == after.origin_of(new);
    let head = (0..shortest).take_while(|place| same(*place, *place)).count();
    let tail = (1..=shortest - head).take_while(|back| same(before.len() - back, after.len() - back)).count();
    (head..before.len() - tail, head..after.len() - tail)
}
