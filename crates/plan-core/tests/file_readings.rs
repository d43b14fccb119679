//! Whatever a plan file holds that can be opened, the plan can be read: findings, figures and explanations
//! come to their end, whatever was typed. `KEYPLAN_MUTATIONS` tries so many plans instead.

use crate::support::mutation::{disturb, text, thinned};
use crate::support::{Random, identity, leaves, stamp};
use chrono::NaiveDate;
use plan_core::checks::check;
use plan_core::document::{Limits, read};
use plan_core::figures::{Sight, all_figures, explain};
use plan_core::memory::Memory;
use plan_core::plan::{FacetMut, Plan, pointer};
use plan_core::reading::{comparison, completeness, plan_reading};
use plan_core::value::Kind;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/sample");

/// The methods of all figures that explain themselves, by the account or of the plan.
const METHODS: [&str; 28] = [
    "attractiveness",
    "buyers",
    "concentration",
    "consistency-ratio",
    "credit-line",
    "key-players",
    "lifetime-value-end",
    "lifetime-value-finite",
    "lifetime-value-now",
    "map-colour",
    "map-coverage",
    "map-status",
    "monetary",
    "orders",
    "pareto",
    "rank",
    "recency",
    "repeat-rate",
    "revenue",
    "rfm",
    "rfm-segment",
    "sales-growth",
    "sales-share",
    "selection-matrix",
    "share-of-wallet",
    "tier",
    "weighted-score",
    "year-margin",
];

/// What people and other programs type where numbers and dates belong.
const TYPED: [&str; 38] = [
    "900000000000000000",
    "-900000000000000000",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "",
    "0",
    "-0",
    "-1",
    "0.000000001",
    "1",
    "100",
    "100.0001",
    "1e5",
    "12,5",
    "1.234,56",
    "999999999999",
    "-999999999999",
    "0.1",
    "33.333333333333",
    "\u{ff11}\u{ff12}",
    "30%",
    "\u{a5}1,200.50",
    "1,200.50",
    "NaN",
    "inf",
    "2024-02-29",
    "2023-02-29",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "-0001-01-01",
    "1900-01-01",
    "2027-03-01",
    "02-29",
    "12-31",
    "2400",
    "x",
    "\u{202e}7",
];

fn today(random: &mut Random) -> NaiveDate {
    let days = [(2024, 2, 29), (2027, 3, 1), (2026, 12, 31), (1970, 1, 1), (2100, 2, 28)];
    let (year, month, day) = *random.pick(&days);
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn in_one_language(value: Value, today: NaiveDate) -> Value {
    match value {
        Value::Object(mut fields) if fields.contains_key("zh") => in_one_language(fields.remove("zh").unwrap(), today),
        Value::Object(fields) if fields.len() == 1 && fields.contains_key("day") => {
            let days = chrono::Duration::days(fields["day"].as_i64().unwrap());
            (today + days).to_string().into()
        }
        Value::Object(fields) => {
            let mut read = serde_json::Map::new();
            read.extend(fields.into_iter().map(|(name, field)| (name, in_one_language(field, today))));
            read.into()
        }
        Value::Array(items) => items.into_iter().map(|item| in_one_language(item, today)).collect(),
        plain => plain,
    }
}

/// Numbers and dates, and now and then anything else, are replaced by odd ones.
fn typed_over(plan: &mut Plan, random: &mut Random) {
    let all = leaves(plan);
    for (path, kind) in all {
        let is_figure = !matches!(kind, Kind::Line | Kind::Prose | Kind::Choice(_) | Kind::Reference(_));
        if random.below(if is_figure { 3 } else { 40 }) > 0 {
            continue;
        }
        let typed = *random.pick(&TYPED);
        if let Some(FacetMut::Leaf(leaf)) = pointer::find_mut(plan, &path).map(|node| node.facet_mut()) {
            leaf.enter(typed);
        }
    }
}

fn check_it_can_be_read(plan: &Plan, today: NaiveDate) {
    let reading = plan_reading(plan, today);
    let findings = check(plan, &reading, today);
    let mut memory = Memory::default();
    assert_eq!(memory.read(plan, today).1.len(), findings.len());
    let paths: Vec<String> = leaves(plan).into_iter().map(|(path, _)| path).collect();
    completeness(plan, paths.iter().map(String::as_str));
    let accounts: Vec<&str> = plan.accounts.iter().map(|account| account.id.as_str()).collect();
    let sight = Sight { plan, reading: &reading, today };
    for figure in all_figures() {
        figure.everywhere(&sight);
    }
    for method in METHODS {
        explain(&sight, None, "", method);
        for id in &accounts {
            explain(&sight, Some(id), "", method);
        }
    }
    for account in &plan.accounts {
        comparison(&account.buying);
    }
}

#[test]
fn whatever_was_opened_can_be_read() {
    let mut random = Random::new("whatever_was_opened_can_be_read");
    let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
    let usual = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    let sample = in_one_language(locales::sample(SAMPLE.as_ref()).unwrap(), usual);
    let rounds = std::env::var("KEYPLAN_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(800);
    for _ in 0..rounds {
        let source = if random.below(2) == 0 { &fixture["plan"] } else { &sample };
        let mut plan = if random.below(12) == 0 { source.clone() } else { thinned(source, &mut random) };
        for _ in 0..random.below(4) {
            disturb(&mut plan, &mut random);
        }
        let file = text(&json!({ "format": "keyplan", "version": 1, "plan": plan }));
        let mut book = read(file.as_bytes(), identity(&mut random), &Limits::FILE).unwrap().workbook;
        check_it_can_be_read(book.plan(), usual);
        book.edit(&stamp("A", 1), |plan| typed_over(plan, &mut random));
        let today = today(&mut random);
        check_it_can_be_read(book.plan(), today);
    }
}
