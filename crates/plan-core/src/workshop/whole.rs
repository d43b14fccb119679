//! Records that come in bulk are one register each: an object of their fields, without the empty ones.
//! Five registers for every purchase would make a plan of twenty thousand of them five times as large.

use crate::plan::{Facet, FacetMut, Node, Plan, Record, pointer};
use serde_json::{Map, Value};

/// The register of a row that holds the whole record.
pub const WHOLE: &str = "#row";

/// The row of a path that leads to such a register.
pub fn row_of(path: &str) -> Option<&str> {
    path.strip_suffix(WHOLE)?.strip_suffix('/')
}

/// The record as its register holds it.
pub fn json(record: &dyn Record) -> Value {
    let fields = record.each().filter_map(|(name, field)| Some((name.to_owned(), of_node(field)?)));
    // Inserted one by one: collecting would be code of its own.
    let mut object = Map::new();
    object.extend(fields);
    Value::Object(object)
}

fn of_node(node: &dyn Node) -> Option<Value> {
    match node.facet() {
        Facet::Leaf(leaf) => (!leaf.is_empty()).then(|| leaf.json()),
        Facet::Record(record) => Some(json(record)).filter(|value| value.as_object().is_some_and(|it| !it.is_empty())),
        Facet::Rows(_) => None,
    }
}

/// Fills a record from its register.
pub(super) fn fill(record: &mut dyn Record, value: &Value) {
    for (place, name) in record.fields().iter().enumerate() {
        let value = value.get(name).unwrap_or(&Value::Null);
        match record.field_mut(place).facet_mut() {
            FacetMut::Leaf(leaf) => {
                if !leaf.accept(value) {
                    leaf.accept(&Value::Null);
                }
            }
            FacetMut::Record(below) => fill(below, value),
            FacetMut::Rows(_) => {}
        }
    }
}

/// The plan with a version of such a register in the place of the record; nothing where the plan has no such record.
pub fn with_version(plan: &Plan, path: &str, value: &Value) -> Option<Plan> {
    let (list, id) = row_of(path)?.rsplit_once('/')?;
    let mut plan = plan.clone();
    let rows = pointer::rows_mut(&mut plan, list)?;
    let place = rows.place_of(id)?;
    fill(rows.row_mut(place), value);
    Some(plan)
}

/// What a register holds that the record of this version cannot: fields by their place below the row,
/// as a JSON Pointer has it, and their values.
pub fn foreign(record: &dyn Record, value: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    find_foreign(record, value, "", &mut found);
    found
}

fn find_foreign(record: &dyn Record, value: &Value, place: &str, found: &mut Vec<(String, Value)>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
        let known = record.place_of(name).map(|place| record.field(place).facet());
        match known {
            Some(Facet::Record(below)) if value.is_object() => find_foreign(below, value, &place, found),
            Some(Facet::Leaf(leaf)) if !leaf.is_empty() => {}
            // An empty field has nothing in its register, unless it is something that it cannot show.
            _ => found.push((place, value.clone())),
        }
    }
}

/// Puts what a record of this version cannot hold into its new value, so that writing loses nothing.
pub(super) fn keep_foreign(before: &Value, after: &mut Value, record: &dyn Record) {
    for (place, value) in foreign(record, before) {
        let mut at = &mut *after;
        let mut steps = place.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).peekable();
        while let (Some(step), Value::Object(fields)) = (steps.next(), at) {
            let empty = if steps.peek().is_some() { Value::Object(Map::new()) } else { value.clone() };
            at = fields.entry(step).or_insert(empty);
        }
    }
}
