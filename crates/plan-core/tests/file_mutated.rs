//! Whatever a file holds that could be opened, it holds after writing and opening again: nothing of it is
//! lost or changed without being told, and no file that is written here is taken for a damaged one.
//! `KEYPLAN_MUTATIONS` tries so many files instead.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use plan_core::document::{Finding, Limits, Opened, Refusal, Trouble, plan_as_json, read, write, write_record};
use plan_core::plan::Plan;
use plan_core::workshop::Workbook;
use serde_json::{Map, Value, json};
use support::kept::Kept;
use support::mutation::{break_it, disturb, repeated, text, thin};
use support::{Random, edit, identity, workbook};

const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");
const SAMPLE: &str = include_str!("../../../locales/sample-plan.json");
const TIME: &str = "2027-03-01T08:00:00Z";

fn opened(file: &str, random: &mut Random) -> Result<Opened, Refusal> {
    read(file.as_bytes(), identity(random), &Limits::FILE)
}

fn json_of(book: &Workbook) -> Value {
    plan_as_json(book.plan(), book.replica())
}

/// The plans that are disturbed.
struct Sources(Vec<Value>);

impl Sources {
    fn new(random: &mut Random) -> Self {
        let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
        let mut plans = vec![fixture["plan"].clone(), in_one_language(serde_json::from_str(SAMPLE).unwrap()), json!({})];
        for _ in 0..40 {
            let mut book = workbook(random);
            edit(&mut book, "A", 20, random);
            plans.push(json_of(&book));
        }
        Self(plans)
    }

    fn disturbed(&self, random: &mut Random) -> Value {
        // Half of them the real ones.
        let bound = if random.below(2) == 0 { 3 } else { self.0.len() };
        let mut plan = self.0[random.below(bound)].clone();
        thin(&mut plan, 3, random);
        for _ in 0..=random.below(4) {
            disturb(&mut plan, random);
        }
        plan
    }
}

/// The sample holds both languages. Long texts are cut, since many files are to be tried.
fn in_one_language(value: Value) -> Value {
    match value {
        Value::Object(mut fields) if fields.contains_key("zh") => fields.remove("zh").map(in_one_language).unwrap(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, field)| (name, in_one_language(field))).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.into_iter().map(in_one_language).collect(),
        Value::String(text) => text.chars().take(20).collect::<String>().into(),
        plain => plain,
    }
}

/// What is written of an open plan is read as the same plan, without any trouble.
fn check_it_comes_back(book: &Workbook, file: &str, random: &mut Random) {
    let (plan, written) = (json_of(book), write(book, "test", TIME));
    let again = opened(&written, random).unwrap();
    assert_eq!(again.findings, [], "{file}\nwritten: {written}");
    assert!(again.workbook.plan() == book.plan(), "{file}");
    assert_eq!(json_of(&again.workbook), plan, "{file}");
    assert_eq!(again.workbook.conflicts(), book.conflicts(), "{file}");
    assert_eq!(write(&again.workbook, "test", TIME), written, "{file}");
    if random.below(4) > 0 {
        return;
    }
    // As the browser keeps it, and as somebody hands it on who takes the replica out.
    let record = opened(&write_record(book, "test", TIME, false), random).unwrap();
    assert_eq!(json_of(&record.workbook), plan, "{file}");
    let by_hand = json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string();
    let by_hand = opened(&by_hand, random).unwrap();
    assert_eq!(json_of(&by_hand.workbook), plan, "{file}");
}

fn mutations(usual: usize) -> usize {
    std::env::var("KEYPLAN_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn whatever_was_opened_comes_back_from_the_file_that_is_written_of_it() {
    let mut random = Random::new("whatever_was_opened_comes_back_from_the_file_that_is_written_of_it");
    let sources = Sources::new(&mut random);
    let stale: Value = serde_json::from_str(FIXTURE).unwrap();
    for _ in 0..mutations(20_000) {
        let plan = sources.disturbed(&mut random);
        let repeated = repeated(&plan);
        let mut file = json!({ "format": "keyplan", "version": 1, "plan": plan });
        if random.below(8) == 0 {
            // With a replica and a hash that were another plan's.
            file["replica"] = stale["replica"].clone();
            file["sha256"] = stale["sha256"].clone();
        }
        let file = text(&file);
        let mut read = opened(&file, &mut random).unwrap_or_else(|refusal| panic!("{refusal:?}: {file}"));
        let before: Value = serde_json::from_str(&file).unwrap();
        let written = json_of(&read.workbook);
        let mut kept = Kept { read: &read, written: written.to_string(), lost: Vec::new() };
        kept.node(&Plan::default(), &before["plan"], &written, "");
        assert_eq!(kept.lost, Vec::<String>::new(), "{file}");
        for place in repeated {
            let is_it = |found: &Finding| found.place == place && found.trouble == Trouble::RepeatedKey;
            assert!(read.findings.iter().any(is_it), "{place}: {file}");
        }
        check_it_comes_back(&read.workbook, &file, &mut random);
        if random.below(6) == 0 {
            edit(&mut read.workbook, "A", 3, &mut random);
            check_it_comes_back(&read.workbook, &file, &mut random);
        }
    }
}

#[test]
fn what_no_reader_of_json_can_read_is_refused_with_its_place() {
    let mut random = Random::new("what_no_reader_of_json_can_read_is_refused_with_its_place");
    let sources = Sources::new(&mut random);
    for _ in 0..200 {
        let mut plan = sources.disturbed(&mut random);
        break_it(&mut plan, &mut random);
        let file = text(&json!({ "format": "keyplan", "version": 1, "plan": plan }));
        let refused = opened(&file, &mut random).map(|_| ());
        assert!(matches!(refused, Err(Refusal::NotJson { line: 1, column }) if column > 40), "{refused:?}: {file}");
    }
}
