//! Paths into the plan. Inside, a path names rows by id, which stays true when rows move; outside, in
//! `data-path` and in the file, it is a JSON Pointer (RFC 6901) with the row's place.

use super::reflect::{Facet, FacetMut, Node, Record, RowList};
use crate::value::Leaf;

/// The steps of a path that starts with a slash.
pub fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').skip(1).filter(|step| !step.is_empty())
}

/// The node at a path of ids.
pub fn find<'a>(root: &'a dyn Node, path: &str) -> Option<&'a dyn Node> {
    let mut node = root;
    let mut steps = steps(path);
    while let Some(step) = steps.next() {
        node = match node.facet() {
            Facet::Record(record) => record.field(record.place_of(step)?),
            Facet::Rows(rows) => {
                let row = rows.row(rows.place_of(step)?);
                let field = steps.next()?;
                row.field(row.place_of(field)?)
            }
            Facet::Leaf(_) => return None,
        };
    }
    Some(node)
}

/// The node at a path of ids, to be changed.
pub fn find_mut<'a>(root: &'a mut dyn Node, path: &str) -> Option<&'a mut dyn Node> {
    let mut node = root;
    let mut steps = steps(path);
    while let Some(step) = steps.next() {
        node = match node.facet_mut() {
            FacetMut::Record(record) => record.field_mut(record.place_of(step)?),
            FacetMut::Rows(rows) => {
                let place = rows.place_of(step)?;
                let field = steps.next()?;
                let row = rows.row_mut(place);
                row.field_mut(row.place_of(field)?)
            }
            FacetMut::Leaf(_) => return None,
        };
    }
    Some(node)
}

/// The field at a path of ids.
pub fn leaf<'a>(root: &'a dyn Node, path: &str) -> Option<&'a dyn Leaf> {
    match find(root, path)?.facet() {
        Facet::Leaf(leaf) => Some(leaf),
        Facet::Record(_) | Facet::Rows(_) => None,
    }
}

/// The field at a path of ids, to be changed.
pub fn leaf_mut<'a>(root: &'a mut dyn Node, path: &str) -> Option<&'a mut dyn Leaf> {
    match find_mut(root, path)?.facet_mut() {
        FacetMut::Leaf(leaf) => Some(leaf),
        FacetMut::Record(_) | FacetMut::Rows(_) => None,
    }
}

/// The record at a path of ids: a row, or one that is not in a list.
pub fn record<'a>(root: &'a dyn Node, path: &str) -> Option<&'a dyn Record> {
    if let Some(node) = find(root, path) {
        return match node.facet() {
            Facet::Record(record) => Some(record),
            Facet::Leaf(_) | Facet::Rows(_) => None,
        };
    }
    let (list, id) = path.rsplit_once('/')?;
    let rows = rows(root, list)?;
    rows.place_of(id).map(|place| rows.row(place))
}

/// The list at a path of ids.
pub fn rows<'a>(root: &'a dyn Node, path: &str) -> Option<&'a dyn RowList> {
    match find(root, path)?.facet() {
        Facet::Rows(rows) => Some(rows),
        Facet::Record(_) | Facet::Leaf(_) => None,
    }
}

/// The list at a path of ids, to be changed.
pub fn rows_mut<'a>(root: &'a mut dyn Node, path: &str) -> Option<&'a mut dyn RowList> {
    match find_mut(root, path)?.facet_mut() {
        FacetMut::Rows(rows) => Some(rows),
        FacetMut::Record(_) | FacetMut::Leaf(_) => None,
    }
}

/// The same path with places for ids: the JSON Pointer of the value in the exported file.
pub fn exported(root: &dyn Node, path: &str) -> Option<String> {
    let mut node = root;
    let mut steps = steps(path);
    let mut pointer = String::new();
    while let Some(step) = steps.next() {
        pointer.push('/');
        match node.facet() {
            Facet::Record(record) => {
                node = record.field(record.place_of(step)?);
                pointer.push_str(step);
            }
            Facet::Rows(rows) => {
                let place = rows.place_of(step)?;
                pointer.push_str(&place.to_string());
                let Some(field) = steps.next() else {
                    return Some(pointer);
                };
                let row = rows.row(place);
                node = row.field(row.place_of(field)?);
                pointer.push('/');
                pointer.push_str(field);
            }
            Facet::Leaf(_) => return None,
        }
    }
    Some(pointer)
}

/// Calls `visit` with every leaf below a node and its path of ids.
pub fn each_leaf(node: &dyn Node, path: &str, visit: &mut dyn FnMut(&str, &dyn Leaf)) {
    match node.facet() {
        Facet::Leaf(leaf) => visit(path, leaf),
        Facet::Record(record) => {
            for (name, field) in record.each() {
                each_leaf(field, &format!("{path}/{name}"), visit);
            }
        }
        Facet::Rows(rows) => {
            for place in 0..rows.len() {
                let below = format!("{path}/{}", rows.id(place));
                for (name, field) in rows.row(place).each() {
                    each_leaf(field, &format!("{below}/{name}"), visit);
                }
            }
        }
    }
}
