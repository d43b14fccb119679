//! The plan as JSON: every known field, in the order in which it is declared, empty ones too, so that a
//! person who opens the file sees what could stand there.

use super::foreign;
use crate::plan::{Facet, Node, Plan, Record};
use crate::sorting::sort_by;
use crate::workshop::Replica;
use serde_json::{Map, Value};

/// The key under which a row's id stands.
pub(super) const ID: &str = "id";

/// The `plan` object of the file, with the fields of other versions put back where they were.
pub fn plan_as_json(plan: &Plan, replica: &Replica) -> Value {
    let mut json = of_node(plan);
    foreign::put_back(&mut json, plan, replica);
    json
}

pub(super) fn of_node(node: &dyn Node) -> Value {
    match node.facet() {
        Facet::Leaf(leaf) => leaf.json(),
        Facet::Record(record) => Value::Object(of_record(record)),
        Facet::Rows(rows) => (0..rows.len())
            .map(|place| {
                let mut row = Map::new();
                row.insert(ID.to_owned(), rows.id(place).as_str().into());
                row.extend(of_record(rows.row(place)));
                Value::Object(row)
            })
            .collect(),
    }
}

fn of_record(record: &dyn Record) -> Map<String, Value> {
    record.each().map(|(name, field)| (name.to_owned(), of_node(field))).collect()
}

/// Compact JSON with sorted keys: the text over which the hash is taken, the same however a file was
/// laid out.
pub(super) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            sort_by(&mut keys, Ord::cmp);
            out.push('{');
            for (place, key) in keys.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_canonical(&fields[key], out);
            }
            out.push('}');
        }
        plain => out.push_str(&plain.to_string()),
    }
}
