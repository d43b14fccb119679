//! Reading a plan that comes without a trustworthy replica: written by hand, by another program, or
//! changed in an editor. Every value becomes a write of its own, so such a file merges like any other.

use super::finding::{Finding, Severity, Trouble};
use super::json::ID;
use crate::plan::{Facet, FacetMut, Node, Order, Plan, Record, RowId};
use crate::value::Leaf;
use crate::workshop::Replica;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Writes the plan's values into an empty replica.
pub(super) fn read(plan: &Value, replica: &mut Replica, findings: &mut Vec<Finding>) {
    let mut reading = Reading { values: Vec::new(), findings };
    reading.node(&Plan::default(), plan, "", "");
    let values = reading.values;
    replica.write_derived(values.into_iter());
}

struct Reading<'a> {
    values: Vec<(String, Value)>,
    findings: &'a mut Vec<Finding>,
}

impl Reading<'_> {
    /// `path` names rows by id, `place` by position, as the file does.
    fn node(&mut self, blank: &dyn Node, json: &Value, path: &str, place: &str) {
        match (blank.facet(), json) {
            (_, Value::Null) => {}
            (Facet::Leaf(leaf), _) => self.leaf(leaf, json, path, place),
            (Facet::Record(record), Value::Object(fields)) => self.record(record, fields, path, place, false),
            (Facet::Rows(rows), Value::Array(items)) => {
                let blank = rows.blank();
                if let Facet::Record(row) = blank.facet() {
                    self.rows(row, items, path, place);
                }
            }
            (Facet::Record(_) | Facet::Rows(_), _) => {
                self.keep(json, path, place, Trouble::WrongForm);
            }
        }
    }

    /// Writes the value as this version would, if the field can take it.
    fn leaf(&mut self, blank: &dyn Leaf, json: &Value, path: &str, place: &str) {
        let mut fresh = blank.fresh();
        if let FacetMut::Leaf(leaf) = fresh.facet_mut()
            && leaf.accept(json)
        {
            if !leaf.is_empty() {
                self.values.push((path.to_owned(), leaf.json()));
            }
        } else {
            self.keep(json, path, place, Trouble::WrongForm);
        }
    }

    fn record(&mut self, blank: &dyn Record, fields: &Map<String, Value>, path: &str, place: &str, is_row: bool) {
        for (name, value) in fields {
            if is_row && name == ID {
                continue;
            }
            let (path, place) = (format!("{path}/{}", step(name)), format!("{place}/{name}"));
            match blank.place_of(name) {
                Some(field) => self.node(blank.field(field), value, &path, &place),
                None => self.keep(value, &path, &place, Trouble::UnknownField),
            }
        }
    }

    fn rows(&mut self, blank: &dyn Record, items: &[Value], path: &str, place: &str) {
        let mut ids = BTreeSet::new();
        for (position, item) in items.iter().enumerate() {
            let place = format!("{place}/{position}");
            let Value::Object(fields) = item else {
                self.findings.push(Finding::new(Severity::Error, &place, Trouble::NotARow));
                continue;
            };
            let written = fields.get(ID).and_then(Value::as_str).and_then(RowId::new);
            let id = match written {
                Some(id) if !ids.contains(id.as_str()) => id.as_str().to_owned(),
                other => {
                    if other.is_some() {
                        self.findings.push(Finding::new(Severity::Warning, &place, Trouble::DuplicateId));
                    }
                    let position = position.to_string();
                    format!("h{}", crate::workshop::derived_id(&[path, &position, &item.to_string()]))
                }
            };
            ids.insert(id.clone());
            let row = format!("{path}/{id}");
            let order = Order::nth(position);
            self.values.push((format!("{row}/#order"), order.as_str().into()));
            self.record(blank, fields, &row, &place, true);
        }
    }

    fn keep(&mut self, json: &Value, path: &str, place: &str, trouble: Trouble) {
        self.findings.push(Finding::new(Severity::Warning, place, trouble));
        self.values.push((path.to_owned(), json.clone()));
    }
}

/// A step of a path: a name in which no slash stands, as JSON Pointer escapes it, and no `#`, which
/// marks a row's own registers.
fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1").replace('#', "~2")
}
