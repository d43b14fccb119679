//! What a plan file keeps: everything, however often it is written and read, by whoever edits it. The
//! seeds are printed and can be given again in `KEYPLAN_SEED`.

use crate::support::{Random, edit, identity, stamp, workbook};
use plan_core::document::{Limits, Opened, Severity, Trouble, plan_as_json, read, write, write_record};
use plan_core::plan::pointer;
use plan_core::value::{Leaf, Misread};
use plan_core::workshop::Workbook;
use rust_decimal::Decimal;
use serde_json::{Value, json};

const APP: &str = "keyplan 0.1.0";
const TIME: &str = "2027-03-01T08:00:00Z";
const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");

fn random_book(random: &mut Random) -> Workbook {
    let mut book = workbook(random);
    let count = random.below(40) + 1;
    edit(&mut book, "A", count, random);
    book
}

fn open(file: &str, random: &mut Random) -> Opened {
    read(file.as_bytes(), identity(random), &Limits::FILE).unwrap()
}

fn json_of(book: &Workbook) -> Value {
    plan_as_json(book.plan(), book.replica())
}

fn troubles(opened: &Opened) -> Vec<&Trouble> {
    opened.findings.iter().map(|finding| &finding.trouble).collect()
}

#[test]
fn a_written_file_is_read_as_the_same_plan() {
    let mut random = Random::new("a_written_file_is_read_as_the_same_plan");
    for _ in 0..500 {
        let book = random_book(&mut random);
        let opened = open(&write(&book, APP, TIME), &mut random);
        assert_eq!(troubles(&opened), Vec::<&Trouble>::new());
        assert_eq!(json_of(&opened.workbook), json_of(&book));
        assert_eq!(opened.workbook.conflicts(), book.conflicts());
        assert_eq!((opened.saved_at.as_str(), opened.read_only), (TIME, false));
    }
}

#[test]
fn a_record_without_the_readable_plan_is_the_same_plan() {
    let mut random = Random::new("a_record_without_the_readable_plan_is_the_same_plan");
    for _ in 0..100 {
        let book = random_book(&mut random);
        let opened = open(&write_record(&book, APP, TIME, false), &mut random);
        assert_eq!(json_of(&opened.workbook), json_of(&book));
    }
}

#[test]
fn a_text_as_long_as_a_book_can_be_read_again() {
    let mut random = Random::new("a_text_as_long_as_a_book_can_be_read_again");
    let mut book = workbook(&mut random);
    book.edit(&stamp("A", 1), |plan| plan.background.why_now.0 = "长".repeat(400_000));
    let opened = open(&write(&book, APP, TIME), &mut random);
    assert!(opened.workbook.plan() == book.plan());
}

#[test]
fn reading_a_file_again_changes_nothing() {
    let mut random = Random::new("reading_a_file_again_changes_nothing");
    for round in 0..200 {
        let book = random_book(&mut random);
        let mut file: Value = serde_json::from_str(&write(&book, APP, TIME)).unwrap();
        if round % 2 == 0 {
            // As a person writes it: without what only the app can make.
            file.as_object_mut().unwrap().remove("replica");
        }
        let file = file.to_string();
        let mut first = open(&file, &mut random).workbook;
        let (before, second) = (json_of(&first), open(&file, &mut random).workbook);
        first.merge(&second.replica().state()).unwrap();
        assert_eq!(json_of(&first), before);
        assert_eq!(first.conflicts().len(), if round % 2 == 0 { 0 } else { book.conflicts().len() });
    }
}

#[test]
fn what_is_edited_in_the_file_by_hand_is_taken_over_and_told() {
    let mut random = Random::new("what_is_edited_in_the_file_by_hand_is_taken_over_and_told");
    for _ in 0..50 {
        let mut book = random_book(&mut random);
        book.edit(&stamp("A", 99), |plan| plan.name.enter("原来的名称"));
        let mut file: Value = serde_json::from_str(&write(&book, APP, TIME)).unwrap();
        file["plan"]["name"] = "改过的名称".into();
        let opened = open(&file.to_string(), &mut random);
        assert_eq!(json_of(&opened.workbook), file["plan"]);
        assert_eq!(troubles(&opened), [&Trouble::HashWrong]);
        assert!(opened.findings[0].severity > Severity::Note);
        // Taken into the plan that it came from, it disputes nothing but what was edited.
        book.merge(&opened.workbook.replica().state()).unwrap();
        let disputed: Vec<String> = book.conflicts().iter().map(|conflict| conflict.path().to_owned()).collect();
        assert_eq!(disputed, ["/name"]);
    }
}

#[test]
fn fields_of_another_version_stay_through_reading_editing_and_writing() {
    let mut random = Random::new("fields_of_another_version_stay_through_reading_editing_and_writing");
    let mut file: Value = json!({ "format": "keyplan", "version": 1, "plan": {
        "name": "n",
        "later": { "deep": [1, 2.5, "三", null, { "x": true }] },
        "scope": { "another": "kept" },
        "accounts": [{ "id": "a", "name": "海川", "profile": { "newer": [[]] }, "next": 7 }]
    }});
    let mut opened = open(&file.to_string(), &mut random);
    assert_eq!(opened.findings.iter().filter(|found| found.trouble == Trouble::UnknownField).count(), 4);
    opened.workbook.edit(&stamp("A", 1), |plan| plan.name.enter("edited"));
    let again = open(&write(&opened.workbook, APP, TIME), &mut random);
    let written = json_of(&again.workbook);
    file["plan"]["name"] = "edited".into();
    for path in
        ["/name", "/later", "/scope/another", "/accounts/0/name", "/accounts/0/profile/newer", "/accounts/0/next"]
    {
        assert_eq!(written.pointer(path), file["plan"].pointer(path), "{path}");
    }
}

#[test]
fn a_file_of_a_newer_version_is_only_looked_at() {
    let mut random = Random::new("a_file_of_a_newer_version_is_only_looked_at");
    for with_replica in [true, false] {
        let book = random_book(&mut random);
        let mut file: Value = serde_json::from_str(&write(&book, APP, TIME)).unwrap();
        file["version"] = 2.into();
        if !with_replica {
            file.as_object_mut().unwrap().remove("replica");
        }
        let opened = open(&file.to_string(), &mut random);
        assert!(opened.read_only);
        assert!(troubles(&opened).contains(&&Trouble::NewerVersion { version: 2 }));
        assert_eq!(json_of(&opened.workbook), file["plan"]);
    }
}

#[test]
fn money_is_read_as_it_was_written_to_the_last_digit() {
    const PATH: &str = "/background/concentration/total_sales/amount";
    let mut random = Random::new("money_is_read_as_it_was_written_to_the_last_digit");
    let mut book = workbook(&mut random);
    for round in 0..300 {
        let scale = if round % 3 == 0 { random.below(29) } else { 2 };
        let digits =
            i128::from(random.next() >> random.below(60)) * i128::from(random.next() >> (35 + random.below(28)));
        let digits = if round % 2 == 0 { -digits } else { digits };
        let exact = Decimal::from_i128_with_scale(digits, u32::try_from(scale).unwrap()).to_string();
        book.edit(&stamp("A", 1), |plan| pointer::leaf_mut(plan, PATH).unwrap().enter(&exact));
        let whole: Value = serde_json::from_str(&write(&book, APP, TIME)).unwrap();
        let mut by_hand = whole.clone();
        by_hand.as_object_mut().unwrap().remove("replica");
        for file in [whole, by_hand] {
            assert_eq!(file["plan"].pointer(PATH), Some(&Value::from(exact.as_str())));
            let opened = open(&file.to_string(), &mut random);
            assert_eq!(pointer::leaf(opened.workbook.plan(), PATH).unwrap().typed(), exact);
        }
    }
}

#[test]
fn money_with_more_digits_than_can_be_kept_stays_as_it_was_typed() {
    let mut random = Random::new("money_with_more_digits_than_can_be_kept_stays_as_it_was_typed");
    for typed in
        ["0.12345678901234567890123456789012345", "7.9228162514264337593543950336", "79228162514264337593543950336"]
    {
        let mut book = workbook(&mut random);
        book.edit(&stamp("A", 1), |plan| plan.background.concentration.total_sales.amount.enter(typed));
        let opened = open(&write(&book, APP, TIME), &mut random);
        let amount = &opened.workbook.plan().background.concentration.total_sales.amount;
        assert_eq!((amount.typed().as_str(), amount.trouble()), (typed, Some(Misread::TooManyDigits)));
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_trouble() {
    let mut random = Random::new("a_byte_order_mark_and_windows_line_ends_are_no_trouble");
    let book = random_book(&mut random);
    let file = format!("\u{feff}{}", write(&book, APP, TIME).replace('\n', "\r\n"));
    let opened = open(&file, &mut random);
    assert_eq!(json_of(&opened.workbook), json_of(&book));
    assert!(opened.findings.is_empty());
}

/// The values of a file that a plan does not have as they stand there. The plan may have more: fields
/// that came later.
fn missing(file: &Value, plan: &Value, path: &str, found: &mut Vec<String>) {
    match (file, plan) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, value) in fields {
                missing(value, &plan[name], &format!("{path}/{name}"), found);
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (place, (item, other)) in items.iter().zip(others).enumerate() {
                missing(item, other, &format!("{path}/{place}"), found);
            }
        }
        _ if file == plan => {}
        _ => found.push(path.to_owned()),
    }
}

/// The fixture was exported by version 1 and fills every field that there was. It is never made anew.
#[test]
fn a_file_of_version_1_opens_for_ever() {
    let mut random = Random::new("a_file_of_version_1_opens_for_ever");
    let file: Value = serde_json::from_str(FIXTURE).unwrap();
    let mut by_hand = file.clone();
    by_hand.as_object_mut().unwrap().remove("replica");
    for text in [FIXTURE.to_owned(), by_hand.to_string()] {
        let opened = open(&text, &mut random);
        assert!(opened.findings.iter().all(|found| found.severity == Severity::Note), "{:?}", opened.findings);
        assert_eq!((opened.read_only, opened.saved_at.as_str()), (false, TIME));
        let plan = json_of(&opened.workbook);
        let mut found = Vec::new();
        missing(&file["plan"], &plan, "", &mut found);
        assert_eq!(found, Vec::<String>::new());
        for (path, value) in [
            ("/name", json!("华东区大客户规划")),
            ("/sample", json!(true)),
            ("/background/why_now", json!("说明15：分两行。\n第二行 15。")),
            ("/background/concentration/total_sales/amount", json!("1900.25")),
            ("/background/concentration/sales_share/value", json!(23)),
            ("/goals/goals/1/start", json!(59.5)),
            ("/goals/goals/0/owner", json!("members-0")),
            ("/scope/markets/areas", json!(["domestic", "overseas"])),
            ("/accounts/0/name", json!("海川动力")),
            ("/accounts/0/profile/founded", json!(2012)),
            ("/accounts/0/profile/contacts/0/name", json!("林海")),
            ("/accounts/0/profile/contacts/0/birthday", json!("10-22")),
            ("/actions/1/due", json!("2027-05-01")),
        ] {
            assert_eq!(plan.pointer(path), Some(&value), "{path}");
        }
    }
}
