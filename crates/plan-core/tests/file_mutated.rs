//! Whatever a file holds that could be opened, it holds after writing and opening again: nothing of it is
//! lost or changed without being told, and no file that is written here is taken for a damaged one.
//! `KEYPLAN_MUTATIONS` tries so many files instead.

use crate::support::kept::Kept;
use crate::support::mutation::{break_it, disturb, repeated, text, thinned};
use crate::support::{Random, edit, identity, workbook};
use plan_core::document::{Excess, Finding, Limits, Opened, Refusal, Trouble, plan_as_json, read, write, write_record};
use plan_core::plan::Plan;
use plan_core::workshop::Workbook;
use serde_json::{Map, Value, json};

const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/sample");
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
    fn real() -> Self {
        let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
        Self(vec![fixture["plan"].clone(), in_one_language(locales::sample(SAMPLE.as_ref()).unwrap()), json!({})])
    }

    fn random(random: &mut Random) -> Self {
        let made = |_| {
            let mut book = workbook(random);
            edit(&mut book, "A", 20, random);
            json_of(&book)
        };
        Self((0..40).map(made).collect())
    }

    fn disturbed(&self, random: &mut Random) -> Value {
        let mut plan = thinned(&self.0[random.below(self.0.len())], random);
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
    if random.below(4) > 0 {
        return;
    }
    assert_eq!(write(&again.workbook, "test", TIME), written, "{file}");
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
    let sources = Sources::real();
    check_mutations(&sources, &mut random);
}

#[test]
fn whatever_was_opened_of_any_plan_comes_back_from_the_file_that_is_written_of_it() {
    let mut random = Random::new("whatever_was_opened_of_any_plan_comes_back_from_the_file_that_is_written_of_it");
    let sources = Sources::random(&mut random);
    check_mutations(&sources, &mut random);
}

fn check_mutations(sources: &Sources, random: &mut Random) {
    let stale: Value = serde_json::from_str(FIXTURE).unwrap();
    for _ in 0..mutations(10_000) {
        let plan = sources.disturbed(random);
        let repeated = repeated(&plan);
        let mut file = json!({ "format": "keyplan", "version": 1, "plan": plan });
        if random.below(8) == 0 {
            // With a replica and a hash that were another plan's.
            file["replica"] = stale["replica"].clone();
            file["sha256"] = stale["sha256"].clone();
        }
        let file = text(&file);
        let mut read = opened(&file, random).unwrap_or_else(|refusal| panic!("{refusal:?}: {file}"));
        let before: Value = serde_json::from_str(&file).unwrap();
        let written = json_of(&read.workbook);
        let mut kept = Kept { read: &read, written: written.to_string(), lost: Vec::new() };
        kept.node(&Plan::default(), &before["plan"], &written, "");
        assert_eq!(kept.lost, Vec::<String>::new(), "{file}");
        for place in repeated {
            let is_it = |found: &Finding| found.place == place && found.trouble == Trouble::RepeatedKey;
            assert!(read.findings.iter().any(is_it), "{place}: {file}");
        }
        check_it_comes_back(&read.workbook, &file, random);
        if random.below(6) == 0 {
            edit(&mut read.workbook, "A", 3, random);
            check_it_comes_back(&read.workbook, &file, random);
        }
    }
}

#[test]
fn what_no_reader_of_json_can_read_is_refused_with_its_place() {
    let mut random = Random::new("what_no_reader_of_json_can_read_is_refused_with_its_place");
    let sources = Sources::random(&mut random);
    for _ in 0..200 {
        let mut plan = sources.disturbed(&mut random);
        break_it(&mut plan, &mut random);
        let file = text(&json!({ "format": "keyplan", "version": 1, "plan": plan }));
        let refused = opened(&file, &mut random).map(|_| ());
        assert!(matches!(refused, Err(Refusal::NotJson { line: 1, column }) if column > 40), "{refused:?}: {file}");
    }
}

#[test]
fn what_is_nested_as_deep_as_a_file_may_be_comes_back() {
    let mut random = Random::new("what_is_nested_as_deep_as_a_file_may_be_comes_back");
    let (mut came_back, mut refused) = (0, 0);
    for depth in 0..Limits::FILE.depth {
        let lists = (0..depth).fold(json!(1), |inner, _| json!([inner]));
        let records = (0..depth).fold(json!({}), |inner, _| json!({ "id": inner }));
        let rows = (0..depth / 2).fold(json!([]), |inner, _| json!([{ "id": "r", "below": inner }]));
        for deep in [lists, records, rows] {
            let row = json!({ "id": "r", "later": deep, "amount": { "later": deep } });
            let plans = [
                json!({ "later": deep }),
                json!({ "background": { "market": { "value": deep } } }),
                json!({ "accounts": [{ "id": "a", "later": deep }, deep] }),
                json!({ "accounts": [{ "id": "a", "buying": { "purchases": [row] } }] }),
            ];
            for plan in plans {
                let file = json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string();
                match opened(&file, &mut random) {
                    Ok(read) => {
                        let mut kept =
                            Kept { read: &read, written: json_of(&read.workbook).to_string(), lost: Vec::new() };
                        kept.node(&Plan::default(), &plan, &json_of(&read.workbook), "");
                        assert_eq!(kept.lost, Vec::<String>::new(), "{file}");
                        check_it_comes_back(&read.workbook, &file, &mut random);
                        came_back += 1;
                    }
                    Err(refusal) => {
                        assert_eq!(refusal, Refusal::Excess(Excess::Depth { most: Limits::FILE.depth }), "{file}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(came_back > 200 && refused > 20, "{came_back} {refused}");
}
