//! Whether whatever stood in a file is in what is written after reading it, or was reported with its place.

use plan_core::document::{Opened, Trouble};
use plan_core::plan::{Facet, FacetMut, Node, Record};
use serde_json::{Map, Value};

/// Compares what stood in a file with what is written after reading it.
pub struct Kept<'a> {
    pub read: &'a Opened,
    pub written: String,
    pub lost: Vec<String>,
}

impl Kept<'_> {
    fn told(&self, place: &str, troubles: &[Trouble]) -> bool {
        self.read.findings.iter().any(|found| found.place == place && troubles.contains(&found.trouble))
    }

    pub fn node(&mut self, blank: &dyn Node, before: &Value, after: &Value, place: &str) {
        if self.told(place, &[Trouble::WrongForm]) {
            return self.same(before, after, place);
        }
        match (blank.facet(), before) {
            (_, Value::Null) => {}
            (Facet::Leaf(leaf), _) => {
                let mut fresh = leaf.fresh();
                let FacetMut::Leaf(leaf) = fresh.facet_mut() else { unreachable!("a leaf makes leaves") };
                let taken = leaf.accept(before);
                self.same(&if taken { leaf.json() } else { before.clone() }, after, place);
            }
            (Facet::Record(record), Value::Object(fields)) => self.record(record, fields, after, place, false),
            (Facet::Rows(rows), Value::Array(items)) => {
                let blank = rows.blank();
                let Facet::Record(row) = blank.facet() else { unreachable!("rows are records") };
                let mut after = after.as_array().into_iter().flatten().filter(|item| item.is_object());
                for (at, item) in items.iter().enumerate() {
                    let place = format!("{place}/{at}");
                    match item {
                        Value::Object(fields) => {
                            self.record(row, fields, after.next().unwrap_or(&Value::Null), &place, true);
                        }
                        _ if self.told(&place, &[Trouble::NotARow]) && self.written.contains(&item.to_string()) => {}
                        _ => self.lost.push(place),
                    }
                }
            }
            _ => self.lost.push(place.to_owned()),
        }
    }

    fn record(&mut self, blank: &dyn Record, before: &Map<String, Value>, after: &Value, place: &str, is_row: bool) {
        for (name, value) in before {
            let below = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            let known = blank.fields().iter().position(|field| field == name);
            if is_row && name == "id" {
                let is_told = self.told(place, &[Trouble::DuplicateId, Trouble::UnusableId]);
                let is_none = value.is_null() || value == "";
                if !is_told && !is_none && after["id"].as_str() != Some(value.as_str().unwrap_or(&value.to_string())) {
                    self.lost.push(below);
                }
            } else if let Some(known) = known {
                self.node(blank.field(known), value, &after[name], &below);
            } else if self.told(&below, &[Trouble::UnknownField]) {
                self.same(value, &after[name], &below);
            } else {
                self.lost.push(below);
            }
        }
    }

    fn same(&mut self, before: &Value, after: &Value, place: &str) {
        if before != after {
            self.lost.push(format!("{place}: {before} became {after}"));
        }
    }
}
