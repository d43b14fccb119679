//! Fields that this version does not know, or whose value it cannot read. They live in the replica like
//! all others, so they merge and survive; here they are put back into the file where they stood.

use super::json::ID;
use super::limits::Limits;
use crate::plan::pointer;
use crate::plan::{Facet, Node, Plan, Record};
use crate::value::Leaf;
use crate::workshop::{Presence, Replica, WHOLE, foreign_in};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const ORDER: &str = "#order";
const GONE: &str = "#gone";

/// A field's name as JSON Pointer writes it.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The step that stands for a field's name in a path. No slash stands in it, as JSON Pointer has it, no
/// `#`, which marks a row's own registers, and it is not empty.
pub(super) fn step(name: &str) -> String {
    if name.is_empty() {
        return "~3".to_owned();
    }
    escaped(name).replace('#', "~2")
}

/// The name that a step stands for.
fn name(step: &str) -> String {
    step.replace("~3", "").replace("~2", "#").replace("~1", "/").replace("~0", "~")
}

pub(super) fn put_back(json: &mut Value, plan: &Plan, replica: &Replica) {
    let mut unknown: BTreeMap<String, Branches> = BTreeMap::new();
    each(plan, replica, |path, value, place| match place {
        Place::Leaf(_, pointer) | Place::Blank(pointer) => set(json, &pointer, value),
        Place::InRow(row) => put_into_row(json, plan, row.0, foreign_in(row.1, &value)),
        Place::InList(pointer) => {
            if let Some(Value::Array(rows)) = json.pointer_mut(&pointer) {
                rows.push(value);
            }
        }
        Place::Unknown(pointer, steps) if is_there(replica, path, &steps) => {
            graft(unknown.entry(pointer).or_default(), &steps, value);
        }
        Place::Unknown(..) | Place::Nowhere => {}
    });
    for (pointer, branches) in unknown {
        if let Some(Value::Object(fields)) = json.pointer_mut(&pointer) {
            fields.extend(branches.into_iter().map(|(step, branch)| (name(&step), branch.json())));
        }
    }
}

/// All that this version keeps without showing it, by register, or by place below the register of a row.
pub(super) fn aside(plan: &Plan, replica: &Replica) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    each(plan, replica, |path, value, place| match place {
        Place::InRow((_, row)) => {
            let foreign = foreign_in(row, &value).into_iter();
            found.extend(foreign.map(|(below, value)| (format!("{path}{below}"), value)));
        }
        // The order of a row is not a value.
        Place::Unknown(_, steps) if steps.last() == Some(&ORDER) => {}
        Place::Nowhere => {}
        _ => drop(found.insert(path.to_owned(), value)),
    });
    found
}

/// Visits every register that does not show in the plan, with its value and where it belongs.
fn each<'a>(plan: &'a Plan, replica: &'a Replica, mut visit: impl FnMut(&str, Value, Place<'a>)) {
    // Neighbouring registers mostly belong to one record.
    let mut above: (&str, Option<&dyn Record>) = ("", Some(plan));
    for path in replica.paths() {
        let Some((record, step)) = path.rsplit_once('/') else {
            continue;
        };
        if above.0 != record {
            above = (record, pointer::record(plan, record));
        }
        if above.1.is_some_and(|record| is_whole(record, step)) || step == GONE {
            continue;
        }
        if step == WHOLE {
            if let Some((row, value)) = above.1.zip(replica.shown(path)) {
                visit(path, value, Place::InRow((record, row)));
            }
            continue;
        }
        let Some(value) = replica.shown(path).filter(|value| fits(path, value)) else {
            continue;
        };
        match place(plan, path) {
            Place::Leaf(leaf, _) if takes(leaf, &value) => {}
            place => visit(path, value, place),
        }
    }
}

/// Puts back what a record that is written as a whole cannot show.
fn put_into_row(json: &mut Value, plan: &Plan, path: &str, foreign: Vec<(String, Value)>) {
    if foreign.is_empty() {
        return;
    }
    let Some(row) = pointer::exported(plan, path) else {
        return;
    };
    for (place, value) in foreign {
        let Some((above, step)) = place.rsplit_once('/') else {
            continue;
        };
        if let Some(Value::Object(fields)) = json.pointer_mut(&format!("{row}{above}")) {
            fields.insert(step.replace("~1", "/").replace("~0", "~"), value);
        }
    }
}

/// The step leads to a row's own register, or to a field that shows its value.
fn is_whole(record: &dyn Record, step: &str) -> bool {
    match record.place_of(step).map(|place| record.field(place).facet()) {
        Some(Facet::Leaf(leaf)) => !leaf.is_empty(),
        Some(Facet::Record(_) | Facet::Rows(_)) => false,
        None => step == ORDER || step == GONE,
    }
}

fn takes(leaf: &dyn Leaf, value: &Value) -> bool {
    let mut fresh = leaf.fresh();
    match fresh.facet_mut() {
        crate::plan::FacetMut::Leaf(leaf) => leaf.accept(value),
        crate::plan::FacetMut::Record(_) | crate::plan::FacetMut::Rows(_) => false,
    }
}

fn set(json: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = json.pointer_mut(pointer) {
        *place = value;
    }
}

/// Deeper than a file may be, it could not be read again.
fn fits(path: &str, value: &Value) -> bool {
    fn depth(value: &Value) -> usize {
        match value {
            Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
            Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
            _ => 0,
        }
    }
    pointer::steps(path).count() + depth(value) < Limits::FILE.depth
}

/// None of the rows on the way, which this version does not know, is gone.
fn is_there(replica: &Replica, path: &str, unknown: &[&str]) -> bool {
    let known = path.len() - unknown.iter().map(|step| step.len() + 1).sum::<usize>();
    let ends = path.match_indices('/').map(|(end, _)| end).filter(|end| *end > known);
    ends.map(|end| &path[..end]).all(|row| replica.presence(row) != Presence::Gone)
}

/// Where in the file the value of a register belongs, by JSON Pointer.
enum Place<'a> {
    /// An empty field of this version.
    Leaf(&'a dyn Leaf, String),
    /// A record or a list of this version with nothing in it.
    Blank(String),
    /// Within a row that is written as a whole: its path, and the row.
    InRow((&'a str, &'a dyn Record)),
    /// Among the rows of a list: something that is no row.
    InList(String),
    /// Below a record, by steps that this version does not know.
    Unknown(String, Vec<&'a str>),
    /// In a row that is gone, or where something else stands now.
    Nowhere,
}

fn place<'a>(plan: &'a Plan, path: &'a str) -> Place<'a> {
    let steps: Vec<&str> = pointer::steps(path).collect();
    let mut node: &dyn Node = plan;
    let mut pointer = String::new();
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        let record = match node.facet() {
            Facet::Leaf(_) => return Place::Nowhere,
            Facet::Record(record) => record,
            Facet::Rows(rows) => {
                at += 1;
                match rows.place_of(step) {
                    None if at == steps.len() => return Place::InList(pointer),
                    Some(place) if at < steps.len() => {
                        pointer = format!("{pointer}/{place}");
                        rows.row(place)
                    }
                    _ => return Place::Nowhere,
                }
            }
        };
        let Some(field) = record.place_of(steps[at]) else {
            return Place::Unknown(pointer, steps[at..].to_vec());
        };
        pointer = format!("{pointer}/{}", steps[at]);
        node = record.field(field);
        at += 1;
    }
    match node.facet() {
        Facet::Leaf(leaf) if leaf.is_empty() => Place::Leaf(leaf, pointer),
        Facet::Record(_) | Facet::Rows(_) if is_blank(node) => Place::Blank(pointer),
        _ => Place::Nowhere,
    }
}

fn is_blank(node: &dyn Node) -> bool {
    match node.facet() {
        Facet::Leaf(leaf) => leaf.is_empty(),
        Facet::Record(record) => record.each().all(|(_, field)| is_blank(field)),
        Facet::Rows(rows) => rows.is_empty(),
    }
}

/// What stands at a step that this version does not know.
enum Branch {
    Value(Value),
    Steps(Branches),
}

type Branches = BTreeMap<String, Branch>;

fn graft(branches: &mut Branches, steps: &[&str], value: Value) {
    let Some((first, rest)) = steps.split_first() else {
        return;
    };
    let first = (*first).to_owned();
    if rest.is_empty() {
        branches.entry(first).or_insert(Branch::Value(value));
        return;
    }
    let branch = branches.entry(first).or_insert_with(|| Branch::Steps(Branches::new()));
    // Written whole by one and field by field by another: the fields are what a newer version reads.
    if let Branch::Value(_) = branch {
        *branch = Branch::Steps(Branches::new());
    }
    if let Branch::Steps(below) = branch {
        graft(below, rest, value);
    }
}

impl Branch {
    fn json(self) -> Value {
        match self {
            Self::Value(value) => value,
            Self::Steps(steps) if steps.values().any(|branch| branch.order().is_some()) => list(steps),
            Self::Steps(steps) => Value::Object(fields(steps).collect()),
        }
    }

    /// The order of a row.
    fn order(&self) -> Option<&str> {
        match self {
            Self::Steps(steps) => match steps.get(ORDER)? {
                Self::Value(order) => order.as_str(),
                Self::Steps(_) => None,
            },
            Self::Value(_) => None,
        }
    }
}

fn fields(steps: Branches) -> impl Iterator<Item = (String, Value)> {
    steps.into_iter().filter(|(step, _)| step != ORDER).map(|(step, branch)| (name(&step), branch.json()))
}

fn list(steps: Branches) -> Value {
    let mut rows: Vec<(String, Branch)> = steps.into_iter().collect();
    crate::sorting::sort_by(&mut rows, |(_, one), (_, other)| {
        (one.order().is_none(), one.order()).cmp(&(other.order().is_none(), other.order()))
    });
    rows.into_iter()
        .map(|(id, row)| match row {
            Branch::Value(value) => value,
            Branch::Steps(steps) => {
                let id = (ID.to_owned(), Value::String(id));
                Value::Object(std::iter::once(id).chain(fields(steps)).collect::<Map<_, _>>())
            }
        })
        .collect()
}
