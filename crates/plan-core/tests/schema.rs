//! The published schema is the one that the types give, and describes whatever is exported.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use plan_core::document::{schema, write};
use serde_json::Value;
use support::{Random, edit, workbook};

const PUBLISHED: &str = include_str!("../../../public/plan.schema.json");
const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");

#[test]
fn the_published_schema_is_that_of_the_types() {
    let advice = "run `cargo run -p plan-core --example schema > public/plan.schema.json`";
    let printed = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    assert!(PUBLISHED == printed, "the schema has changed: {advice}");
}

/// The places of a value that its schema says nothing about.
fn undescribed(value: &Value, schema: &Value, path: &str, found: &mut Vec<String>) {
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
        _ if schema.is_null() => found.push(path.to_owned()),
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
