//! The schema of the plan file describes whatever is exported.

use crate::support::{Random, edit, workbook};
use plan_core::document::{schema, write};
use serde_json::{Value, json};
use std::cmp::Ordering;

const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");

/// Whether a value is of a type, and within the bounds, that its schema names.
fn allows(schema: &Value, value: &Value) -> bool {
    if let Some(choices) = schema["anyOf"].as_array() {
        return choices.iter().any(|choice| allows(choice, value));
    }
    let of_type = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    };
    let is_typed = match &schema["type"] {
        Value::Null => schema["const"] == *value,
        Value::Array(names) => names.iter().any(of_type),
        name => of_type(name),
    };
    let number = value.as_f64();
    let beyond = |bound: &str, order: Ordering| number.partial_cmp(&schema[bound].as_f64()) == Some(order);
    let has = |bound: &str| !schema[bound].is_null();
    let is_below = has("minimum") && beyond("minimum", Ordering::Less);
    let is_above = has("maximum") && beyond("maximum", Ordering::Greater);
    is_typed && !is_below && !is_above
}

/// The places of a value that its schema says nothing about, or something else.
fn undescribed(value: &Value, schema: &Value, path: &str, found: &mut Vec<String>) {
    if !allows(schema, value) {
        found.push(path.to_owned());
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = format!("{path}/{name}");
                match schema["properties"].get(name) {
                    Some(schema) => undescribed(field, schema, &path, found),
                    None => found.push(path),
                }
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                let path = format!("{path}/{place}");
                match schema.get("items") {
                    Some(schema) => undescribed(item, schema, &path, found),
                    None => found.push(path),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_exported_field_is_described() {
    let mut random = Random::new("every_exported_field_is_described");
    let mut files: Vec<String> = vec![FIXTURE.to_owned()];
    for _ in 0..40 {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 60, &mut random);
        files.push(write(&book, "test", "2027-03-01T08:00:00Z"));
    }
    let schema = schema();
    for file in files {
        let mut found = Vec::new();
        undescribed(&serde_json::from_str(&file).unwrap(), &schema, "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn what_no_field_holds_is_not_described() {
    let schema = schema();
    let mut file: Value = serde_json::from_str(FIXTURE).unwrap();
    for (path, value) in [
        ("/format", json!("other")),
        ("/version", json!(0)),
        ("/plan/name", json!(7)),
        ("/plan/sample", json!("true")),
        ("/plan/background/concentration/cost_share/value", json!(101)),
        ("/plan/scope/markets/areas/0", json!(null)),
        ("/plan/accounts/0/profile/founded", json!(1899)),
        ("/plan/members", json!({})),
        ("/plan/actions/0", json!([])),
        ("/sha256", json!(1)),
    ] {
        let before = std::mem::replace(file.pointer_mut(path).unwrap(), value);
        let mut found = Vec::new();
        undescribed(&file, &schema, "", &mut found);
        assert_eq!(found, [path]);
        *file.pointer_mut(path).unwrap() = before;
    }
}
