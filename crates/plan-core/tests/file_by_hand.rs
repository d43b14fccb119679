//! Whatever stands in a file that was written by hand is in the plan afterwards, or is reported with its
//! place: random plans, disturbed at random places, compared field by field.

use crate::support::kept::Kept;
use crate::support::{Random, edit, identity, workbook};
use plan_core::document::{Limits, Opened, plan_as_json, read, write};
use plan_core::plan::Plan;
use serde_json::{Value, json};

fn opened(plan: &Value, random: &mut Random) -> Opened {
    let file = json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string();
    read(file.as_bytes(), identity(random), &Limits::FILE).unwrap()
}

fn json_of(opened: &Opened) -> Value {
    plan_as_json(opened.workbook.plan(), opened.workbook.replica())
}

/// Values that are strange wherever they stand.
fn strange(random: &mut Random) -> Value {
    let values = [
        json!(7),
        json!(-1.5),
        json!(1e21),
        json!(12_345_678_901_234_567_u64),
        json!(0.1),
        json!(true),
        json!(null),
        json!("文字"),
        json!(""),
        json!(" 1,5 "),
        json!([]),
        json!({}),
        json!([1, "x", null]),
        json!({ "a": 1, "#b": { "": [2] } }),
        json!([[["deep"]]]),
        json!([{ "id": "q", "v": "V" }, { "id": "r" }]),
        json!([{ "id": "q" }, { "id": "q", "v": 3 }]),
    ];
    random.pick(&values).clone()
}

fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places(item, &format!("{path}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// Something that no writer of this version writes, at a random place.
fn disturb(plan: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    places(plan, "", &mut all);
    let path = random.pick(&all).clone();
    if path.is_empty() {
        return;
    }
    let (value, choice) = (strange(random), random.below(3));
    match plan.pointer_mut(&path) {
        Some(Value::Object(fields)) if choice > 0 => {
            let name = *random.pick(&["later", "a/b", "~1x", "#order", "", "\u{241f}", "id", "__proto__", "名"]);
            fields.insert(name.to_owned(), value);
        }
        Some(Value::Array(items)) if choice > 0 => {
            let item = items.first().filter(|_| choice > 1).cloned().unwrap_or(value);
            items.insert(random.below(items.len() + 1), item);
        }
        Some(place) => *place = value,
        None => {}
    }
}

#[test]
fn whatever_stands_in_a_file_is_kept_or_reported_with_its_place() {
    let mut random = Random::new("whatever_stands_in_a_file_is_kept_or_reported_with_its_place");
    for _ in 0..400 {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 15, &mut random);
        let mut plan = plan_as_json(book.plan(), book.replica());
        for _ in 0..=random.below(8) {
            disturb(&mut plan, &mut random);
        }
        let found = opened(&plan, &mut random);
        let written = json_of(&found);
        let mut kept = Kept { read: &found, written: written.to_string(), lost: Vec::new() };
        kept.node(&Plan::default(), &plan, &written, "");
        assert_eq!(kept.lost, Vec::<String>::new(), "{plan}");
        // Written with its replica or read by hand once more, it is the same.
        let whole = write(&found.workbook, "test", "2027-03-01T08:00:00Z");
        for again in
            [read(whole.as_bytes(), identity(&mut random), &Limits::FILE).unwrap(), opened(&written, &mut random)]
        {
            assert_eq!(json_of(&again), written, "{plan}");
        }
    }
}
