//! The JSON Schema of the plan file, made from the types, for whoever writes plans with other programs.

use super::envelope::{FORMAT, VERSION};
use crate::plan::{Facet, Node, Plan, Record};
use crate::value::{Kind, Leaf};
use serde_json::{Map, Value, json};

/// JSON Schema, draft 2020-12. Unknown fields are allowed: they are kept and written back.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Keyplan plan file",
        "description": "Text in a field of another kind is what a person typed that is not valid yet. Without \
                        replica, or with a hash that does not match, the plan is read as written by hand.",
        "type": "object",
        "required": ["format", "version", "plan"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "type": "integer", "minimum": 1, "description": format!("At present {VERSION}") },
            "app": { "type": "string" },
            "saved_at": { "type": "string", "format": "date-time" },
            "plan": of_node(&Plan::default()),
            "replica": { "type": "string", "contentEncoding": "base64" },
            "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" }
        }
    })
}

fn of_node(node: &dyn Node) -> Value {
    match node.facet() {
        Facet::Leaf(leaf) => of_leaf(leaf),
        Facet::Record(record) => of_record(record, false),
        Facet::Rows(rows) => {
            let blank = rows.blank();
            let items = match blank.facet() {
                Facet::Record(row) => of_record(row, true),
                Facet::Leaf(_) | Facet::Rows(_) => Value::Bool(true),
            };
            json!({ "type": "array", "items": items })
        }
    }
}

fn of_record(record: &dyn Record, is_row: bool) -> Value {
    let mut properties = Map::new();
    if is_row {
        let id = json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$" });
        properties.insert("id".into(), id);
    }
    properties.extend(record.each().map(|(name, field)| (name.to_owned(), of_node(field))));
    json!({ "type": "object", "properties": properties })
}

fn of_leaf(leaf: &dyn Leaf) -> Value {
    let number = |least: Option<i64>, most: Option<i64>, description: &str| {
        let mut valid = Map::new();
        valid.insert("type".into(), "number".into());
        if let Some(least) = least {
            valid.insert("minimum".into(), least.into());
        }
        if let Some(most) = most {
            valid.insert("maximum".into(), most.into());
        }
        json!({ "description": description, "anyOf": [valid, { "type": ["string", "null"] }] })
    };
    let text = |description: &str| json!({ "description": description, "type": ["string", "null"] });
    match leaf.kind() {
        Kind::Line => text("One line of text"),
        Kind::Prose => text("Long text"),
        Kind::Number => number(None, None, "A number of at most 15 significant digits"),
        Kind::Count => number(Some(0), Some(1_000_000_000_000), "A whole number"),
        Kind::Amount => text("An exact decimal number, as text"),
        Kind::Percent => number(None, None, "Percent: 12.5 is 12.5 %"),
        Kind::Share => number(Some(0), Some(100), "A part of a whole in percent"),
        Kind::Date => text("YYYY-MM-DD"),
        Kind::Birthday => text("MM-DD or YYYY-MM-DD"),
        Kind::Month => text("YYYY-MM"),
        Kind::Year => number(Some(1900), Some(2200), "A calendar year"),
        Kind::Rating => number(Some(1), Some(5), "1 (least) to 5 (most)"),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
        Kind::YesNo => json!({ "type": ["boolean", "null"], "description": "null: not yet known" }),
        Kind::Choice(set) => json!({
            "description": format!("Choice of {}: {}", set.name, set.slugs.join(", ")),
            "type": ["string", "null"],
            "examples": set.slugs
        }),
        Kind::Choices(set) => json!({
            "description": format!("Any of {}: {}", set.name, set.slugs.join(", ")),
            "type": ["array", "null"],
            "items": { "type": "string", "examples": set.slugs }
        }),
        Kind::Link => text("An address with http, https, mailto or tel"),
        Kind::Reference(target) => text(&format!("The id of a row: {target:?}")),
        Kind::References(target) => json!({
            "description": format!("Ids of rows: {target:?}"),
            "type": ["array", "null"],
            "items": { "type": "string" }
        }),
    }
}
