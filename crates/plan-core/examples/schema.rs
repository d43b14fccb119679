//! Prints the JSON Schema of the plan file, as it is published in `public/plan.schema.json`.

fn main() {
    let schema = plan_core::document::schema();
    println!("{}", serde_json::to_string_pretty(&schema).unwrap_or_default());
}
