//! Files made to harm. Their hash is right, since anybody can compute it, so the replica inside is
//! believed: whatever it holds, it is taken in or refused, and what is written afterwards can be read.

use crate::support::{Random, edit, fork, identity, leaves, lists, stamp, workbook};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plan_core::document::{Limits, Opened, Refusal, Severity, Trouble, plan_as_json, read, write};
use plan_core::plan::pointer;
use plan_core::value::{Leaf, Misread};
use plan_core::workshop::{Replica, Workbook, Write};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// As many as usual, or as `KEYPLAN_MUTATIONS` says.
fn rounds(usual: usize) -> usize {
    std::env::var("KEYPLAN_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn opened(file: &[u8], random: &mut Random) -> Result<Opened, Refusal> {
    read(file, identity(random), &Limits::FILE)
}

fn json_of(book: &Workbook) -> Value {
    plan_as_json(book.plan(), book.replica())
}

/// A file of a replica alone, with the hash that belongs to it.
fn sealed(state: &[u8]) -> Vec<u8> {
    let replica = STANDARD.encode(miniz_oxide::deflate::compress_to_vec(state, 6));
    let hash = Sha256::digest(format!("{{\"plan\":null,\"replica\":\"{replica}\"}}"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "format": "keyplan", "version": 1, "replica": replica, "sha256": hash }).to_string().into_bytes()
}

/// What is written of this workbook is read as the same, and so it is after some more edits.
fn check_it_can_be_kept(book: &mut Workbook, random: &mut Random) {
    for _ in 0..2 {
        let file = write(book, "test", "2027-03-01T08:00:00Z");
        let again = opened(file.as_bytes(), random).unwrap();
        assert_eq!(again.findings, []);
        assert_eq!(json_of(&again.workbook), json_of(book));
        assert_eq!(again.workbook.conflicts(), book.conflicts());
        edit(book, "A", 3, random);
    }
}

#[test]
fn changed_bytes_within_a_replica_are_refused_or_taken_in() {
    let mut random = Random::new("changed_bytes_within_a_replica_are_refused_or_taken_in");
    let (mut refused, mut taken) = (0, 0);
    for _ in 0..rounds(1_500) {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 5, &mut random);
        let mut other = fork(&book, &mut random);
        edit(&mut other, "B", 2, &mut random);
        book.merge(&other.replica().state()).unwrap();
        let mut state = book.replica().state();
        for _ in 0..=random.below(2) {
            let (at, byte) = (random.below(state.len()), random.next().to_le_bytes()[0]);
            match random.below(3) {
                0 => state[at] = byte,
                1 => drop(state.remove(at)),
                _ => state.insert(at, byte),
            }
        }
        match opened(&sealed(&state), &mut random) {
            Ok(mut read) => {
                taken += 1;
                check_it_can_be_kept(&mut read.workbook, &mut random);
            }
            Err(reason) => {
                refused += 1;
                assert_eq!(reason, Refusal::Damaged);
            }
        }
    }
    assert!(refused > 0 && taken > 0, "{refused} refused, {taken} taken in");
}

const NAMES: [&str; 14] =
    ["id", "name", "", "#order", "#gone", "~", "~3", "客户", "x\u{241f}y", "value", "contacts", "__proto__", "0", "!"];

/// Any value, sometimes deeper than a file may be.
fn value(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 7 } else { 10 }) {
        0 => Value::Null,
        1 => random.next().into(),
        // Of seventeen digits, which readers of JSON round.
        2 => json!(f64::from(u32::try_from(random.below(1 << 32)).unwrap()) / 1_000_003.0),
        3 => json!(1e300),
        4 => (*random.pick(&NAMES)).into(),
        5 => true.into(),
        6 => (0..random.below(99)).fold(json!(1), |inner, _| json!([inner])),
        7 => (0..random.below(4)).map(|_| value(random, depth - 1)).collect(),
        _ => {
            let mut fields = Map::new();
            for _ in 0..random.below(4) {
                let name = *random.pick(&NAMES);
                fields.insert(name.to_owned(), value(random, depth - 1));
            }
            fields.into()
        }
    }
}

/// A path that leads to a field, near one, or nowhere.
fn path(book: &Workbook, random: &mut Random) -> String {
    let (fields, lists) = (leaves(book.plan()), lists(book.plan()));
    let (field, list, name) = (&random.pick(&fields).0, random.pick(&lists), *random.pick(&NAMES));
    match random.below(6) {
        0 => field.clone(),
        1 => format!("{field}/{name}"),
        2 => format!("{}/{name}", field.rsplit_once('/').map_or("", |(record, _)| record)),
        3 => format!("{list}/{name}"),
        4 => format!("{list}/{name}/{}", random.pick(&NAMES)),
        _ => (0..random.below(40)).map(|_| format!("/{}", random.pick(&NAMES))).collect(),
    }
}

#[test]
fn whatever_a_replica_holds_can_be_written_and_read_again() {
    let mut random = Random::new("whatever_a_replica_holds_can_be_written_and_read_again");
    for _ in 0..rounds(700) {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 6, &mut random);
        let mut replica = Replica::new(identity(&mut random));
        replica.merge(&book.replica().state()).unwrap();
        let write = |random: &mut Random| Write {
            path: path(&book, random),
            before: Value::Null,
            after: value(random, 4),
            prose: random.below(5) == 0,
        };
        let writes: Vec<Write> = (0..=random.below(4)).map(|_| write(&mut random)).collect();
        replica.write(&writes, "M", 1);
        let mut read = opened(&sealed(&replica.state()), &mut random).unwrap();
        // Merged into an open plan, it is what it is when it is opened.
        book.merge(&replica.state()).unwrap();
        assert_eq!(book.plan(), read.workbook.plan(), "{writes:?}");
        check_it_can_be_kept(&mut read.workbook, &mut random);
    }
}

#[test]
fn a_value_too_deep_for_a_file_stays_in_the_replica() {
    let mut random = Random::new("a_value_too_deep_for_a_file_stays_in_the_replica");
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    let write = Write { path: "/name".into(), before: Value::Null, after: deep.clone(), prose: false };
    let mut replica = Replica::new(identity(&mut random));
    replica.write(&[write], "M", 1);
    let mut read = opened(&sealed(&replica.state()), &mut random).unwrap();
    assert_eq!(json_of(&read.workbook)["name"], "");
    assert_eq!(read.workbook.replica().shown("/name"), Some(deep));
    check_it_can_be_kept(&mut read.workbook, &mut random);
}

#[test]
fn a_text_of_millions_of_letters_can_be_read_again() {
    let mut random = Random::new("a_text_of_millions_of_letters_can_be_read_again");
    // In a file, a Chinese letter takes three bytes and a control character six: 6 MB and 3 MB.
    for text in ["长".repeat(2_000_000), "\u{1}".repeat(500_000)] {
        let mut book = workbook(&mut random);
        book.edit(&stamp("A", 1), |plan| plan.background.why_now.enter(&text));
        let file = write(&book, "test", "2027-03-01T08:00:00Z");
        let read = opened(file.as_bytes(), &mut random).unwrap();
        assert!(read.workbook.plan().background.why_now.0 == text);
    }
}

#[test]
fn letters_that_show_nothing_come_back_as_they_are() {
    let mut random = Random::new("letters_that_show_nothing_come_back_as_they_are");
    let texts = [
        "a\u{202e}b\u{2066}c\u{2069}",
        "\u{0}\u{1b}[31m\u{7f}\u{85}",
        "\u{feff}x\u{2028}y\u{2029}",
        "👩\u{200d}🚀\u{fe0f}",
    ];
    for text in texts {
        let mut book = workbook(&mut random);
        book.edit(&stamp("A", 1), |plan| plan.name.0 = text.to_owned());
        book.edit(&stamp("A", 1), |plan| plan.background.steer.enter(text));
        let whole: Value = serde_json::from_str(&write(&book, "test", "")).unwrap();
        let mut by_hand = whole.clone();
        by_hand.as_object_mut().unwrap().remove("replica");
        for file in [whole, by_hand] {
            let read = opened(file.to_string().as_bytes(), &mut random).unwrap();
            assert_eq!(read.workbook.plan().name.0, text);
            assert_eq!(read.workbook.plan().background.steer.0, text);
        }
    }
    // Half of a pair, and a control character that is not escaped, are no JSON.
    for text in ["\\ud83d", "\u{1}"] {
        let file = format!("{{\"format\":\"keyplan\",\"version\":1,\"plan\":{{\"name\":\"{text}\"}}}}");
        assert!(matches!(opened(file.as_bytes(), &mut random), Err(Refusal::NotJson { line: 1, .. })));
    }
}

#[test]
fn what_is_no_number_is_refused_or_kept_as_text() {
    const PATH: &str = "/background/concentration/sales_share/value";
    let mut random = Random::new("what_is_no_number_is_refused_or_kept_as_text");
    let file = |value: &str| {
        let plan = format!("{{\"background\":{{\"concentration\":{{\"sales_share\":{{\"value\":{value}}}}}}}}}");
        format!("{{\"format\":\"keyplan\",\"version\":1,\"plan\":{plan}}}").into_bytes()
    };
    for value in ["NaN", "Infinity", "-Infinity", "1e400", "0x10", "01", "1.", ".5", "+1", "--1", "1e", "1_000"] {
        assert!(matches!(opened(&file(value), &mut random), Err(Refusal::NotJson { .. })), "{value}");
    }
    for (value, shown, trouble) in [
        ("\"NaN\"", "NaN", Some(Misread::NotANumber)),
        ("\"1e400\"", "1e400", Some(Misread::NotANumber)),
        ("\"∞\"", "∞", Some(Misread::NotANumber)),
        ("1e300", "1e+300", Some(Misread::NotANumber)),
        ("-0.0", "0", None),
        ("1e1", "10", None),
        ("101", "101", Some(Misread::Outside { least: 0, most: 100 })),
    ] {
        let read = opened(&file(value), &mut random).unwrap();
        let field = pointer::leaf(read.workbook.plan(), PATH).unwrap();
        assert_eq!((field.typed().as_str(), field.trouble()), (shown, trouble), "{value}");
        let again = write(&read.workbook, "test", "");
        assert_eq!(json_of(&opened(again.as_bytes(), &mut random).unwrap().workbook), json_of(&read.workbook));
    }
}

#[test]
fn an_envelope_of_wrong_values_is_refused_or_reported() {
    let mut random = Random::new("an_envelope_of_wrong_values_is_refused_or_reported");
    let mut book = workbook(&mut random);
    edit(&mut book, "A", 20, &mut random);
    let whole: Value = serde_json::from_str(&write(&book, "test", "2027-03-01T08:00:00Z")).unwrap();
    let mut with = |key: &str, value: Value| {
        let mut file = whole.clone();
        file[key] = value;
        opened(file.to_string().as_bytes(), &mut random)
    };
    for value in [json!(null), json!(0), json!(-1), json!(1.5), json!(1e300), json!("one"), json!([1]), json!({})] {
        let refused = with("version", value.clone()).map(|_| ());
        assert_eq!(refused, Err(Refusal::NoVersion(if value.is_null() { String::new() } else { value.to_string() })));
    }
    // One is one, however a program writes it.
    for value in [json!(1.0), json!("1"), json!(" 1.0 "), json!("1e0")] {
        let read = with("version", value).unwrap();
        assert_eq!((read.read_only, read.findings), (false, Vec::new()));
    }
    for value in [json!(2.0), json!("2")] {
        let read = with("version", value).unwrap();
        assert!(read.read_only);
        assert_eq!(read.findings[0].trouble, Trouble::NewerVersion { version: 2 });
    }
    for value in [json!(null), json!("Keyplan"), json!(["keyplan"]), json!(1)] {
        assert_eq!(with("format", value).map(|_| ()), Err(Refusal::NotAPlan));
    }
    let told = |read: Result<Opened, Refusal>| {
        let read = read.unwrap();
        assert_eq!(json_of(&read.workbook), json_of(&book));
        read.findings.first().map(|found| (found.severity, found.trouble.clone()))
    };
    // Where nothing can be read, the replica has it all.
    for value in [json!(null), json!([]), json!({}), json!("text"), json!(3), json!(false)] {
        assert_eq!(told(with("plan", value)), Some((Severity::Warning, Trouble::PlanEmpty)));
    }
    for value in [json!(null), json!([]), json!("0"), json!(7), whole["sha256"].as_str().unwrap().to_uppercase().into()]
    {
        assert_eq!(told(with("sha256", value)), Some((Severity::Warning, Trouble::HashWrong)));
    }
    for value in [json!(null), json!({}), json!(7)] {
        assert_eq!(told(with("replica", value)), Some((Severity::Note, Trouble::NoReplica)));
    }
    assert_eq!(told(with("replica", json!("AAAA"))), Some((Severity::Warning, Trouble::HashWrong)));
    // What they say is shown, nothing depends on it.
    for key in ["app", "saved_at"] {
        for value in [json!(null), json!([]), json!(7), json!("gestern")] {
            assert_eq!(told(with(key, value)), None);
        }
    }
}
