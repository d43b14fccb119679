//! Prints the JSON Schema of the plan file, as the build puts it beside the page.

fn main() {
    let schema = plan_core::document::schema();
    println!("{}", serde_json::to_string_pretty(&schema).unwrap_or_default());
}
