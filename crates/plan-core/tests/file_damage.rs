//! Files that are damaged, hostile or none: each is refused with its reason, or read with what could not
//! be read reported and kept. Nothing panics.

use crate::support::{Random, edit, identity, workbook};
use plan_core::document::{
    Excess, Limits, Opened, Refusal, Severity, Trouble, plan_as_json, read, read_record, write, write_record,
};
use serde_json::{Value, json};

fn opened(file: &[u8], random: &mut Random) -> Result<Opened, Refusal> {
    read(file, identity(random), &Limits::FILE)
}

fn by_hand(plan: Value) -> Vec<u8> {
    json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string().into_bytes()
}

fn file(random: &mut Random) -> String {
    let mut book = workbook(random);
    edit(&mut book, "A", 25, random);
    write(&book, "test", "2027-03-01T08:00:00Z")
}

#[test]
fn what_is_no_plan_is_refused_with_its_reason() {
    let mut random = Random::new("what_is_no_plan_is_refused_with_its_reason");
    for (text, reason) in [
        ("", Refusal::Empty),
        ("\u{feff} \r\n", Refusal::Empty),
        ("[]", Refusal::NotAPlan),
        ("{\"format\":\"other\",\"version\":1,\"plan\":{}}", Refusal::NotAPlan),
        ("{\"format\":\"keyplan\",\"version\":\"v1\",\"plan\":{}}", Refusal::NoVersion("\"v1\"".into())),
        ("{\"format\":\"keyplan\",\"version\":0,\"plan\":{}}", Refusal::NoVersion("0".into())),
        ("{\"format\":\"keyplan\",\"version\":1.5,\"plan\":{}}", Refusal::NoVersion("1.5".into())),
        ("{\"format\":\"keyplan\",\"plan\":{}}", Refusal::NoVersion(String::new())),
        ("{\"format\":\"keyplan\",\"version\":1,\"plan\":[]}", Refusal::NoPlan),
        ("{\"format\":\"keyplan\",\"version\":1}", Refusal::NoPlan),
    ] {
        assert_eq!(opened(text.as_bytes(), &mut random).map(|_| ()), Err(reason), "{text}");
    }
    assert_eq!(opened(&[0xff, 0xfe, 0x00], &mut random).map(|_| ()), Err(Refusal::NotText));
    let where_it_breaks = opened("{\n  \"计划\": ,".as_bytes(), &mut random).map(|_| ());
    assert!(matches!(where_it_breaks, Err(Refusal::NotJson { line: 2, .. })), "{where_it_breaks:?}");
}

#[test]
fn a_file_that_was_cut_off_is_never_taken_for_a_whole_one() {
    let mut random = Random::new("a_file_that_was_cut_off_is_never_taken_for_a_whole_one");
    let whole = file(&mut random);
    let whole = whole.as_bytes();
    for end in (0..whole.len()).step_by(64) {
        assert!(opened(&whole[..end], &mut random).is_err(), "cut off after {end} of {}", whole.len());
    }
}

fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    let (at, byte) = (random.below(bytes.len()), random.next().to_le_bytes()[0]);
    match random.below(3) {
        0 => bytes[at] = byte,
        1 => drop(bytes.remove(at)),
        _ => bytes.insert(at, byte),
    }
}

#[test]
fn changed_bytes_never_panic_and_never_pass_unseen() {
    let mut random = Random::new("changed_bytes_never_panic_and_never_pass_unseen");
    let whole = file(&mut random);
    let plan = plan_of(whole.as_bytes(), &mut random);
    for _ in 0..2_000 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..=random.below(3) {
            damage(&mut bytes, &mut random);
        }
        if let Ok(read) = opened(&bytes, &mut random) {
            let same = plan_as_json(read.workbook.plan(), read.workbook.replica()) == plan;
            assert!(same || !read.findings.is_empty(), "{}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// As in a file whose maker, meaning harm, gave it the right hash.
#[test]
fn a_changed_replica_never_panics() {
    let mut random = Random::new("a_changed_replica_never_panics");
    for round in 0..1_500 {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 6, &mut random);
        let mut state = book.replica().state();
        for _ in 0..=random.below(3) {
            damage(&mut state, &mut random);
        }
        // Into an empty plan, as when a file is opened, or into the one that it came from.
        let mut other = if round % 2 == 0 { workbook(&mut random) } else { book };
        if other.merge(&state).is_ok() {
            edit(&mut other, "B", 2, &mut random);
        }
        let whole = write(&other, "test", "2027-03-01T08:00:00Z");
        let again = plan_as_json(other.plan(), other.replica());
        assert!(serde_json::from_str::<Value>(&whole).unwrap()["plan"] == again);
    }
}

fn plan_of(file: &[u8], random: &mut Random) -> Value {
    let read = opened(file, random).unwrap();
    plan_as_json(read.workbook.plan(), read.workbook.replica())
}

#[test]
fn values_of_a_wrong_form_are_reported_and_kept() {
    let mut random = Random::new("values_of_a_wrong_form_are_reported_and_kept");
    let plan = json!({
        "name": ["a list where a text belongs"],
        "goals": "a text where a record belongs",
        "accounts": [7, { "id": "a", "name": { "no": "text" }, "profile": { "contacts": { "no": "list" } } }],
        "members": null
    });
    let read = opened(&by_hand(plan.clone()), &mut random).unwrap();
    let places: Vec<&str> = read.findings.iter().map(|found| found.place.as_str()).collect();
    for place in ["/name", "/goals", "/accounts/0", "/accounts/1/name", "/accounts/1/profile/contacts"] {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
    let written = plan_as_json(read.workbook.plan(), read.workbook.replica()).to_string();
    for kept in ["a list where a text belongs", "a text where a record belongs", "\"no\":\"text\"", "\"no\":\"list\""] {
        assert!(written.contains(kept), "{kept}");
    }
}

#[test]
fn a_replica_beside_an_empty_plan_is_opened_and_one_that_nothing_vouches_for_brings_no_writes_of_others() {
    let mut random = Random::new("a_replica_beside_an_empty_plan_is_opened");
    let mut book = workbook(&mut random);
    edit(&mut book, "A", 25, &mut random);
    let content = plan_as_json(book.plan(), book.replica());
    let record: Value = serde_json::from_str(&write_record(&book, "test", "", false)).unwrap();
    let file: Value = serde_json::from_str(&write(&book, "test", "")).unwrap();
    let opened = |mut file: Value, plan: Option<Value>, random: &mut Random| {
        match plan {
            Some(plan) => file["plan"] = plan,
            None => drop(file.as_object_mut().unwrap().remove("plan")),
        }
        let read = opened(file.to_string().as_bytes(), random).unwrap();
        assert_eq!(plan_as_json(read.workbook.plan(), read.workbook.replica()), content);
        let told: Vec<_> = read.findings.iter().map(|found| (found.severity, found.trouble.clone())).collect();
        (told, read.workbook.replica().state())
    };
    let (told, state) = opened(record.clone(), Some(json!({})), &mut random);
    assert_eq!((told, state), (vec![(Severity::Note, Trouble::PlanEmpty)], book.replica().state()));
    let (told, state) = opened(record, None, &mut random);
    assert_eq!((told, state), (vec![], book.replica().state()));
    for plan in [Some(json!({})), None] {
        let (told, state) = opened(file.clone(), plan, &mut random);
        assert_eq!(told, [(Severity::Warning, Trouble::PlanEmpty)]);
        assert_ne!(state, book.replica().state());
    }
    // What the browser keeps without a plan is known by its hash alone.
    let mut stored = file.clone();
    stored.as_object_mut().unwrap().remove("plan");
    let stored = read_record(stored.to_string().as_bytes(), identity(&mut random), &Limits::FILE);
    assert_eq!(stored.map(|_| ()), Err(Refusal::Damaged));
    // A damaged one offers nothing.
    let mut damaged = file.clone();
    (damaged["plan"], damaged["replica"]) = (json!({}), json!("AAAA"));
    let read = read(damaged.to_string().as_bytes(), identity(&mut random), &Limits::FILE).unwrap();
    assert_eq!(read.findings[0].trouble, Trouble::HashWrong);
    damaged.as_object_mut().unwrap().remove("plan");
    assert_eq!(
        plan_core::document::read(damaged.to_string().as_bytes(), identity(&mut random), &Limits::FILE).map(|_| ()),
        Err(Refusal::Damaged)
    );
}

#[test]
fn rows_with_one_id_or_an_impossible_one_all_stay() {
    let mut random = Random::new("rows_with_one_id_or_an_impossible_one_all_stay");
    let accounts = json!([
        { "id": "a", "name": "一" }, { "id": "a", "name": "二" }, { "id": "a/b", "name": "三" }, { "name": "四" },
        { "id": "__proto__", "name": "五" }, { "id": "x".repeat(65), "name": "六" }
    ]);
    let read = opened(&by_hand(json!({ "accounts": accounts })), &mut random).unwrap();
    let names: Vec<&str> = read.workbook.plan().accounts.iter().map(|account| account.name.0.as_str()).collect();
    assert_eq!(names, ["一", "二", "三", "四", "五", "六"]);
    let troubles: Vec<&Trouble> = read.findings.iter().map(|found| &found.trouble).collect();
    assert_eq!(troubles.iter().filter(|trouble| ***trouble == Trouble::DuplicateId).count(), 1);
    assert!(troubles.iter().filter(|trouble| ***trouble == Trouble::UnusableId).count() >= 2, "{troubles:?}");
}

#[test]
fn whatever_is_too_large_is_refused_before_it_is_built() {
    let mut random = Random::new("whatever_is_too_large_is_refused_before_it_is_built");
    let small = Limits { bytes: 5_000, depth: 8, items: 200, text: 1_000, replica: 1_000 };
    let mut refusal = |bytes: &[u8]| read(bytes, identity(&mut random), &small).map(|_| ()).unwrap_err();
    assert_eq!(refusal(&[b'1'; 6_000]), Refusal::Excess(Excess::Bytes { bytes: 6_000, most: 5_000 }));
    assert_eq!(refusal("[".repeat(100).as_bytes()), Refusal::Excess(Excess::Depth { most: 8 }));
    let text = Excess::Text { bytes: 1_201, most: 1_000 };
    assert_eq!(refusal(&by_hand(json!({ "name": "长".repeat(400) }))), Refusal::Excess(text));
    assert_eq!(
        refusal(&by_hand(json!({ "accounts": vec![json!({ "name": "n" }); 150] }))),
        Refusal::Excess(Excess::Items { most: 200 })
    );
    // By the limits of the app as well, and wherever it stands.
    let mut deep = json!([]);
    for _ in 0..60 {
        deep = json!([deep]);
    }
    let depth = Excess::Depth { most: Limits::FILE.depth };
    let text = Excess::Text { bytes: Limits::FILE.text + 2, most: Limits::FILE.text };
    for (file, excess) in [
        ("[".repeat(1_000_000).into_bytes(), depth),
        ("{\"a\":".repeat(1_000_000).into_bytes(), depth),
        (by_hand(json!({ "later": deep })), depth),
        (by_hand(json!({ "name": "x".repeat(Limits::FILE.text + 1) })), text),
        (by_hand(json!({ "x".repeat(Limits::FILE.text + 1): 1 })), text),
    ] {
        assert_eq!(opened(&file, &mut random).map(|_| ()), Err(Refusal::Excess(excess)));
    }
}

#[test]
fn a_small_replica_that_swells_is_stopped() {
    let mut random = Random::new("a_small_replica_that_swells_is_stopped");
    let mut book = workbook(&mut random);
    edit(&mut book, "A", 400, &mut random);
    let file = write(&book, "test", "2027-03-01T08:00:00Z");
    let limits = Limits { replica: 2_000, ..Limits::FILE };
    let refusal = read(file.as_bytes(), identity(&mut random), &limits).map(|_| ()).unwrap_err();
    assert_eq!(refusal, Refusal::Excess(Excess::Replica { most: 2_000 }));
}
