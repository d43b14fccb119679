//! What a plan file keeps: everything, however often it is written and read, by whoever edits it. The
//! seeds are printed and can be given again in `KEYPLAN_SEED`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use plan_core::document::{Limits, Opened, Severity, Trouble, plan_as_json, read, write, write_record};
use plan_core::plan::{Account, RowId, pointer};
use plan_core::value::Leaf;
use plan_core::workshop::Workbook;
use serde_json::{Value, json};
use support::{Random, edit, identity, leaves, stamp, workbook};

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
    for _ in 0..300 {
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
    let mut book = workbook(&mut random);
    book.edit(&stamp("A", 1), |plan| plan.name.enter("before"));
    let mut file: Value = serde_json::from_str(&write(&book, APP, TIME)).unwrap();
    file["plan"]["name"] = "改过的名称".into();
    let opened = open(&file.to_string(), &mut random);
    assert_eq!(opened.workbook.plan().name.0, "改过的名称");
    assert_eq!(troubles(&opened), [&Trouble::HashWrong]);
    assert!(opened.findings[0].severity > Severity::Note);
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
    let opened = open("{\"format\":\"keyplan\",\"version\":2,\"plan\":{\"name\":\"n\"}}", &mut random);
    assert!(opened.read_only);
    assert!(troubles(&opened).contains(&&Trouble::NewerVersion { version: 2 }));
    assert_eq!(opened.workbook.plan().name.0, "n");
}

#[test]
fn money_is_read_as_it_was_written_to_the_last_cent() {
    let mut random = Random::new("money_is_read_as_it_was_written_to_the_last_cent");
    let mut book = workbook(&mut random);
    let account = RowId::new("a").unwrap();
    book.edit(&stamp("A", 1), |plan| plan.accounts.push(account.clone(), Account::default()));
    let is_amount = |path: &str| path.ends_with("/amount");
    let path = leaves(book.plan()).into_iter().map(|(path, _)| path).find(|path| is_amount(path)).unwrap();
    for _ in 0..300 {
        let (whole, cents) = (random.next() >> (random.below(40) + 4), random.below(100));
        let typed = format!("{whole}.{cents:02}");
        book.edit(&stamp("A", 1), |plan| pointer::leaf_mut(plan, &path).unwrap().enter(&typed));
        let opened = open(&write(&book, APP, TIME), &mut random);
        let shown = pointer::leaf(opened.workbook.plan(), &path).unwrap().typed();
        let (before, after) = shown.split_once('.').unwrap_or((shown.as_str(), ""));
        assert_eq!((before, format!("{after:0<2}")), (whole.to_string().as_str(), format!("{cents:02}")), "{typed}");
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

#[test]
fn a_file_of_version_1_opens_for_ever() {
    let mut random = Random::new("a_file_of_version_1_opens_for_ever");
    let opened = open(FIXTURE, &mut random);
    assert!(opened.findings.is_empty(), "{:?}", opened.findings);
    let plan = json_of(&opened.workbook);
    let file: Value = serde_json::from_str(FIXTURE).unwrap();
    assert_eq!(plan, file["plan"]);
    for (path, value) in [
        ("/name", json!("华东区大客户规划")),
        ("/accounts/0/name", json!("海川动力")),
        ("/accounts/0/profile/contacts/0/name", json!("林海")),
    ] {
        assert_eq!(plan.pointer(path), Some(&value), "{path}");
    }
    let filled = leaves(opened.workbook.plan());
    let empty = filled.iter().filter(|(path, _)| pointer::leaf(opened.workbook.plan(), path).unwrap().is_empty());
    let empty: Vec<_> = empty.map(|(path, _)| path).collect();
    assert!(empty.is_empty(), "the fixture fills every field: {empty:?}");
}
