//! Reading a plan that comes without a trustworthy replica: written by hand, by another program, or
//! changed in an editor. Every value becomes a write of its own, so such a file merges like any other.

use super::finding::{Finding, Severity, Trouble};
use super::foreign::{escaped, step};
use super::json::ID;
use crate::plan::{Facet, FacetMut, Node, Order, Plan, Record, RowId};
use crate::value::Leaf;
use crate::workshop::{Replica, WHOLE};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

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
            (Facet::Record(_) | Facet::Rows(_), _) => self.keep(json, path, place, Trouble::WrongForm),
        }
    }

    /// Writes the value as this version would, if the field can take it.
    fn leaf(&mut self, blank: &dyn Leaf, json: &Value, path: &str, place: &str) {
        if let Some(value) = self.accepted(blank, json, place) {
            self.values.push((path.to_owned(), value));
        }
    }

    /// The value as this version would write it, or as it stands where no field of the kind can take it;
    /// nothing for an empty one.
    fn accepted(&mut self, blank: &dyn Leaf, json: &Value, place: &str) -> Option<Value> {
        let mut fresh = blank.fresh();
        if let FacetMut::Leaf(leaf) = fresh.facet_mut()
            && leaf.accept(json)
        {
            return (!leaf.is_empty()).then(|| leaf.json());
        }
        self.find(place, Trouble::WrongForm);
        Some(json.clone())
    }

    fn record(&mut self, blank: &dyn Record, fields: &Map<String, Value>, path: &str, place: &str, is_row: bool) {
        for (name, value) in fields {
            if is_row && name == ID {
                continue;
            }
            let path = format!("{path}/{}", step(name));
            let place = format!("{place}/{}", escaped(name));
            if let Some(field) = blank.place_of(name) {
                self.node(blank.field(field), value, &path, &place);
            } else {
                self.find(&place, Trouble::UnknownField);
                self.unknown(value, &path);
            }
        }
    }

    fn rows(&mut self, blank: &dyn Record, items: &[Value], path: &str, place: &str) {
        let mut ids = BTreeSet::new();
        let mut others: BTreeMap<String, usize> = BTreeMap::new();
        for (position, item) in items.iter().enumerate() {
            let place = format!("{place}/{position}");
            let Value::Object(fields) = item else {
                // Known by what it is, not by where: it goes to the end of its list.
                let text = item.to_string();
                let nth = others.entry(text.clone()).or_default();
                let id = derived(&[path, &text, &nth.to_string()]);
                *nth += 1;
                self.keep(item, &format!("{path}/{id}"), &place, Trouble::NotARow);
                continue;
            };
            let id = match written_id(fields) {
                WrittenId::Good(id) if !ids.contains(&id) => id,
                other => {
                    match other {
                        WrittenId::Good(_) => self.find(&place, Trouble::DuplicateId),
                        WrittenId::Bad => self.find(&place, Trouble::UnusableId),
                        WrittenId::None => {}
                    }
                    derived(&[path, &position.to_string(), &item.to_string()])
                }
            };
            self.order(path, &id, position);
            let row = format!("{path}/{id}");
            if blank.is_whole() {
                let value = self.whole(blank, fields, &place, true);
                self.values.push((format!("{row}/{WHOLE}"), value));
            } else {
                self.record(blank, fields, &row, &place, true);
            }
            ids.insert(id);
        }
    }

    /// A record that is written as a whole, as this version would write it where it can.
    fn whole(&mut self, blank: &dyn Record, fields: &Map<String, Value>, place: &str, is_row: bool) -> Value {
        let mut kept = Map::new();
        for (name, value) in fields {
            if is_row && name == ID {
                continue;
            }
            let place = format!("{place}/{}", escaped(name));
            let known = blank.place_of(name).map(|place| blank.field(place).facet());
            let value = match (known, value) {
                (Some(_), Value::Null) => None,
                (Some(Facet::Leaf(leaf)), _) => self.accepted(leaf, value, &place),
                (Some(Facet::Record(below)), Value::Object(fields)) => {
                    let below = self.whole(below, fields, &place, false);
                    below.as_object().is_some_and(|it| !it.is_empty()).then_some(below)
                }
                (Some(_), _) => {
                    self.find(&place, Trouble::WrongForm);
                    Some(value.clone())
                }
                (None, _) => {
                    self.find(&place, Trouble::UnknownField);
                    Some(value.clone())
                }
            };
            if let Some(value) = value {
                kept.insert(name.clone(), value);
            }
        }
        Value::Object(kept)
    }

    fn order(&mut self, list: &str, id: &str, position: usize) {
        self.values.push((format!("{list}/{id}/#order"), Order::nth(position).as_str().into()));
    }

    /// Writes what this version does not know as the one that knows it would: records by field, lists by
    /// row. So it merges, and is there when a newer version opens the plan.
    fn unknown(&mut self, json: &Value, path: &str) {
        match json {
            Value::Object(fields) if !fields.is_empty() => {
                for (name, value) in fields {
                    self.unknown(value, &format!("{path}/{}", step(name)));
                }
            }
            Value::Array(items) => {
                let Some(rows) = rows_with_ids(items) else {
                    self.values.push((path.to_owned(), json.clone()));
                    return;
                };
                for (position, (id, fields)) in rows.into_iter().enumerate() {
                    self.order(path, &id, position);
                    for (name, value) in fields.iter().filter(|(name, _)| *name != ID) {
                        self.unknown(value, &format!("{path}/{id}/{}", step(name)));
                    }
                }
            }
            _ => self.values.push((path.to_owned(), json.clone())),
        }
    }

    fn keep(&mut self, json: &Value, path: &str, place: &str, trouble: Trouble) {
        self.find(place, trouble);
        self.values.push((path.to_owned(), json.clone()));
    }

    fn find(&mut self, place: &str, trouble: Trouble) {
        self.findings.push(Finding::new(Severity::Warning, place, trouble));
    }
}

enum WrittenId {
    None,
    Good(String),
    /// It could not stand in a path.
    Bad,
}

fn written_id(fields: &Map<String, Value>) -> WrittenId {
    let text = match fields.get(ID) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        None | Some(Value::Null) => return WrittenId::None,
        Some(_) => return WrittenId::Bad,
    };
    if text.is_empty() {
        return WrittenId::None;
    }
    RowId::new(&text).map_or(WrittenId::Bad, |id| WrittenId::Good(id.as_str().to_owned()))
}

fn derived(texts: &[&str]) -> String {
    format!("h{}", crate::workshop::derived_id(texts))
}

/// The rows of a list that this version does not know, if each has an id of its own.
fn rows_with_ids(items: &[Value]) -> Option<Vec<(String, &Map<String, Value>)>> {
    let mut ids = BTreeSet::new();
    let rows: Option<Vec<_>> = items
        .iter()
        .map(|item| {
            let fields = item.as_object()?;
            let id = RowId::new(fields.get(ID)?.as_str()?)?.as_str().to_owned();
            ids.insert(id.clone()).then_some((id, fields))
        })
        .collect();
    rows.filter(|rows| !rows.is_empty())
}
