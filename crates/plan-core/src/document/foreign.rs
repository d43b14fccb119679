//! Fields that this version does not know, or whose value it cannot read. They live in the replica like
//! all others, so they merge and survive; here they are put back into the file where they stood.

use super::json::ID;
use crate::plan::pointer;
use crate::plan::{Node, Plan};
use crate::workshop::Replica;
use serde_json::{Map, Value};

const ORDER: &str = "#order";

pub(super) fn put_back(json: &mut Value, plan: &Plan, replica: &Replica) {
    let mut lists = Vec::new();
    for path in replica.paths() {
        let known = pointer::leaf(plan, path);
        let Some(value) = replica.shown(path) else {
            continue;
        };
        // A field that could not take its value shows as empty.
        if known.is_none_or(|leaf| leaf.is_empty() && leaf.json() != value && !is_blank(&value)) {
            put(json, plan, path, value, &mut lists);
        }
    }
    // The deepest first, so that a list within a list is whole before the list around it is made.
    lists.sort_by_key(|list: &String| std::cmp::Reverse(list.len()));
    for list in lists {
        if let Some(object) = json.pointer_mut(&list) {
            as_list(object);
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Puts a value where its path says. Rows that no list of this version holds are collected under their
/// ids first; `lists` names where.
fn put(json: &mut Value, plan: &dyn Node, path: &str, value: Value, lists: &mut Vec<String>) {
    if path.split('/').any(|step| step == "#gone") {
        return;
    }
    let steps: Vec<&str> = pointer::steps(path).collect();
    let Some((last, way)) = steps.split_last() else {
        return;
    };
    let mut place = json;
    let mut way_there = String::new();
    for step in way {
        place = match place {
            Value::Array(rows) => {
                // A row that is gone, or one that could not be shown.
                let Some(row) = rows.iter().position(|row| row[ID] == **step) else {
                    return;
                };
                way_there = format!("{way_there}/{row}");
                &mut rows[row]
            }
            Value::Object(fields) => {
                way_there = format!("{way_there}/{step}");
                fields.entry(name(step)).or_insert_with(|| Value::Object(Map::new()))
            }
            _ => return,
        };
    }
    if steps.last() == Some(&ORDER) {
        let known_row = path.rsplit_once('/').and_then(|(row, _)| row.rsplit_once('/'));
        if known_row.is_some_and(|(list, _)| pointer::rows(plan, list).is_some()) {
            return;
        }
        if let Some((list, _)) = way_there.rsplit_once('/')
            && !lists.iter().any(|known| known == list)
        {
            lists.push(list.to_owned());
        }
    }
    if let Value::Object(fields) = place {
        let key = if *last == ORDER { ORDER.to_owned() } else { name(last) };
        fields.insert(key, value);
    }
}

/// The name that a step of a path stands for.
fn name(step: &str) -> String {
    step.replace("~2", "#").replace("~1", "/").replace("~0", "~")
}

/// Turns rows that are collected under their ids into a list.
fn as_list(object: &mut Value) {
    let Value::Object(fields) = object else {
        return;
    };
    let mut rows: Vec<(String, Value)> = Vec::new();
    for (id, row) in std::mem::take(fields) {
        if let Value::Object(mut row) = row {
            let order = row.remove(ORDER).and_then(|order| order.as_str().map(str::to_owned)).unwrap_or_default();
            let mut whole = Map::new();
            whole.insert(ID.to_owned(), id.into());
            whole.extend(row);
            rows.push((order, Value::Object(whole)));
        }
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    *object = rows.into_iter().map(|(_, row)| row).collect();
}
