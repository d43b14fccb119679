//! From registers back to the plan. A whole plan is filled once; afterwards only what changed is
//! settled, since reading every register at every edit is what makes a large plan slow.

use super::presence::{GONE, ORDER};
use super::replica::Replica;
use super::whole::{self, WHOLE};
use crate::plan::{Facet, FacetMut, Node, Order, Record, RowId};
use serde_json::Value;

impl Replica {
    /// Fills a node, and all below it, from the registers.
    pub(super) fn fill(&self, node: &mut dyn Node, path: &str) {
        match node.facet_mut() {
            FacetMut::Leaf(leaf) => {
                let value = self.shown(path).unwrap_or(Value::Null);
                if !leaf.accept(&value) {
                    leaf.accept(&Value::Null);
                }
            }
            FacetMut::Record(record) => {
                for (place, name) in record.fields().iter().enumerate() {
                    self.fill(record.field_mut(place), &format!("{path}/{name}"));
                }
            }
            FacetMut::Rows(rows) => {
                rows.lay_out(self.rows_at(path));
                for place in 0..rows.len() {
                    let below = format!("{path}/{}", rows.id(place));
                    self.fill_row(rows.row_mut(place), &below);
                }
            }
        }
    }

    fn fill_row(&self, row: &mut dyn Record, path: &str) {
        if row.is_whole() {
            let value = self.shown(&format!("{path}/{WHOLE}")).unwrap_or(Value::Null);
            return whole::fill(row, &value);
        }
        for (field, name) in row.fields().iter().enumerate() {
            self.fill(row.field_mut(field), &format!("{path}/{name}"));
        }
    }

    fn rows_at(&self, path: &str) -> Vec<(Order, RowId)> {
        let ids = self.index().steps_below(path);
        ids.into_iter()
            .filter(|id| self.presence(&format!("{path}/{id}")).is_there())
            .filter_map(|id| Some((self.order(&format!("{path}/{id}")), RowId::new(id)?)))
            .collect()
    }

    fn order(&self, row: &str) -> Order {
        self.shown(&format!("{row}/{ORDER}"))
            .and_then(|order| Order::new(order.as_str()?))
            .unwrap_or_else(|| Order::nth(0))
    }

    /// Brings the place that a register stands for up to date. False when the plan has no such place:
    /// a newer version wrote there.
    pub(super) fn settle(&self, root: &mut dyn Node, register: &str) -> bool {
        let mut node = root;
        let mut path = String::new();
        let mut steps = register.split('/').skip(1).peekable();
        while let Some(step) = steps.next() {
            path = format!("{path}/{step}");
            match node.facet_mut() {
                FacetMut::Leaf(_) => return false,
                FacetMut::Record(record) => {
                    let Some(place) = record.place_of(step) else {
                        return false;
                    };
                    node = record.field_mut(place);
                }
                FacetMut::Rows(rows) => {
                    let (Some(id), place) = (RowId::new(step), rows.place_of(step)) else {
                        return false;
                    };
                    let there = self.presence(&path).is_there();
                    match (there, place) {
                        (false, None) => return true,
                        (false, Some(place)) => {
                            rows.take(place);
                            return true;
                        }
                        (true, None) => {
                            let place = rows.put(id, self.order(&path));
                            self.fill_row(rows.row_mut(place), &path);
                            return true;
                        }
                        (true, Some(place)) => match steps.next() {
                            None => return false,
                            Some(GONE) => return true,
                            Some(ORDER) => {
                                rows.put(id, self.order(&path));
                                return true;
                            }
                            Some(WHOLE) => {
                                self.fill_row(rows.row_mut(place), &path);
                                return true;
                            }
                            Some(field) => {
                                path = format!("{path}/{field}");
                                let row = rows.row_mut(place);
                                // The fields of a whole row have no registers of their own.
                                let Some(field) = row.place_of(field).filter(|_| !row.is_whole()) else {
                                    return false;
                                };
                                node = row.field_mut(field);
                            }
                        },
                    }
                }
            }
        }
        match node.facet() {
            Facet::Leaf(_) => self.fill(node, &path),
            Facet::Record(_) | Facet::Rows(_) => return false,
        }
        true
    }
}
