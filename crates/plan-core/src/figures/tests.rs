//! Explanations worked out by hand.

use super::*;
use crate::plan::assessment::{Comparison, Criterion};
use crate::plan::buying::Purchase;
use crate::plan::profile::Contact;
use crate::plan::{Money, RowId};
use crate::reading::assessment::plan_reading;
use crate::value::{Choice, Entry, Line, Reference};
use chrono::NaiveDate;

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn criterion(name: &str, source: &str, axis: &str, most: &str, weight: &str) -> Criterion {
    Criterion {
        name: Line(name.into()),
        source: Choice::of(source),
        axis: Choice::of(axis),
        least: Entry::of("0"),
        most: Entry::of(most),
        weight: Entry::of(weight),
        ..Criterion::default()
    }
}

fn money(amount: &str) -> Money {
    Money { amount: Entry::of(amount), ..Money::default() }
}

fn account(name: &str, records: &[(&str, &str)]) -> Account {
    let mut account = Account { name: Line(name.into()), ..Account::default() };
    for (place, (date, amount)) in records.iter().enumerate() {
        let purchase = Purchase { date: Entry::of(date), amount: money(amount), ..Purchase::default() };
        account.buying.purchases.push(id(&format!("p{place}")), purchase);
    }
    account
}

fn contact(name: &str, status: &str, support: &str, coverage: &str, certainty: &str) -> Contact {
    let mut contact = Contact {
        name: Line(name.into()),
        political_status: Choice::of(status),
        support: Choice::of(support),
        coverage: Choice::of(coverage),
        ..Contact::default()
    };
    contact.evidence.status = Choice::of(certainty);
    contact
}

/// Two accounts, two criteria that count and one that nobody has filled in.
fn plan() -> Plan {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    let scheme = &mut plan.scheme;
    scheme.criteria.push(id("sales"), criterion("Sales", "revenue", "attractiveness", "1000000", "3"));
    scheme.criteria.push(id("nps"), criterion("Willingness", "recommendation", "strength", "10", "1"));
    scheme.criteria.push(id("risk"), criterion("", "risk", "strength", "25", "2"));
    scheme.strategic_from = Entry::of("85");
    scheme.key_from = Entry::of("50");
    scheme.discount_rate = Entry::of("10");
    scheme.horizon_years = Entry::of("5");
    scheme.credit_months = Entry::of("2");
    scheme.factor_a = Entry::of("1.5");
    let mut large = account("Large", &[("2026-06-01", "500000"), ("2026-02-01", "300000"), ("2025-05-01", "400000")]);
    large.assessment.recommendation.value = Entry::of("9");
    large.assessment.margin.value = Entry::of("25");
    large.assessment.margin.evidence.status = Choice::of("confirmed");
    large.assessment.retention.value = Entry::of("80");
    large.assessment.credit_grade.value = Choice::of("a");
    large.assessment.wallet.value = money("1600000");
    large.assessment.wallet_most = money("2000000");
    let contacts = &mut large.profile.contacts;
    contacts.push(id("c1"), contact("Han", "inner_circle", "supporter", "multiple", "confirmed"));
    contacts.push(id("c2"), contact("Yin", "inner_circle", "unknown", "none", ""));
    contacts.push(id("c3"), contact("Tian", "outside", "mentor", "in_depth", "confirmed"));
    plan.accounts.push(id("large"), large);
    plan.accounts.push(id("small"), account("Small", &[("2026-01-01", "200000")]));
    plan
}

fn of(plan: &Plan, account: &str, method: &str) -> Explanation {
    let reading = plan_reading(plan, NaiveDate::from_ymd_opt(2026, 6, 30).unwrap());
    explained(plan, &reading, Some(account), method).unwrap()
}

#[track_caller]
fn check(plan: &Plan, method: &str, expression: &str, result: &str, unit: Unit) {
    let found = of(plan, "large", method);
    assert_eq!((found.expression.as_str(), found.result.as_deref(), found.unit), (expression, Ok(result), unit));
    assert_eq!(found.method, method);
}

fn value<'a>(explanation: &'a Explanation, slug: &'static str) -> &'a Input {
    explanation.inputs.iter().find(|input| input.label == InputLabel::Word(slug)).unwrap()
}

#[test]
fn a_score_shows_its_criteria_and_names_the_one_that_is_missing() {
    let plan = plan();
    // 800,000 of 1,000,000 is 80; 9 of 10 is 90; the third leaves both sums.
    check(&plan, "weighted-score", "(3 × 80 + 1 × 90) ÷ 4 = 82.5", "82.5", Unit::Number);
    let found = of(&plan, "large", "weighted-score");
    let [sales, nps, risk, sum] = &found.inputs[..] else { panic!("{found:?}") };
    assert_eq!(
        (sales.value.as_deref(), sales.source, sales.is_assumed),
        (Some("800000"), Some(Source::Records), false)
    );
    assert_eq!((nps.weight.as_deref(), nps.score.as_deref(), nps.is_assumed), (Some("1"), Some("90"), true));
    assert_eq!((&risk.value, risk.source), (&None, Some(Source::Missing)));
    assert_eq!((sum.value.as_deref(), sum.source), (Some("4"), None));
    assert_eq!(found.missing, [InputLabel::Word("unnamed")]);
    check(&plan, "attractiveness", "(3 × 80) ÷ 3 = 80", "80", Unit::Number);
    check(&plan, "strength", "(1 × 90) ÷ 1 = 90", "90", Unit::Number);
}

#[test]
fn what_follows_from_the_score() {
    let plan = plan();
    check(&plan, "tier", "50 ≤ 82.5 < 85", "key", Unit::Word);
    check(&plan, "rank", "1 + 0 = 1", "1", Unit::Number);
    check(&plan, "selection-matrix", "80 ≥ 50; 90 ≥ 50", "strategic", Unit::Word);
    // 200,000 of 1,000,000 is 20; without a cut-off for potential everything from 0 on is.
    let small = of(&plan, "small", "tier");
    assert_eq!((small.expression.as_str(), small.result.as_deref()), ("0 ≤ 20 < 50", Ok("potential")));
    let small = of(&plan, "small", "selection-matrix");
    assert_eq!(small.missing, [InputLabel::Word("strength")]);
    assert_eq!((small.expression.as_str(), small.result), ("", Err(Unavailable::Missing)));
}

#[test]
fn a_verdict_on_less_than_half_of_the_weights_is_provisional() {
    let mut plan = plan();
    // Half of the weights are known of the small one.
    assert_eq!(of(&plan, "small", "tier").rests_on, None);
    plan.scheme.criteria.get_mut("nps").unwrap().weight = Entry::of("9");
    // 3 of 14.
    assert!(of(&plan, "small", "tier").rests_on.is_some_and(|known| (known - 3.0 / 14.0).abs() < 1e-9));
    assert_eq!(of(&plan, "large", "tier").rests_on, None);
    // Of three contacts one is not known.
    assert_eq!(of(&plan, "large", "map-colour").rests_on, None);
    plan.accounts.get_mut("large").unwrap().profile.contacts.get_mut("c1").unwrap().coverage = Choice::of("");
    assert!(of(&plan, "large", "map-colour").rests_on.is_some());
}

#[test]
fn what_is_printed_of_an_edge_is_true() {
    let mut plan = plan();
    let expression = |plan: &Plan, method| of(plan, "large", method).expression;
    // The large one has 82.5; the cut-off is a hair above it, and below what it would be rounded to.
    plan.scheme.key_from = Entry::of("82.5000001");
    plan.scheme.strategic_from = Entry::of("82.51");
    assert_eq!(expression(&plan, "tier"), "0 ≤ 82.5 < 82.5000001");
    plan.accounts.get_mut("large").unwrap().assessment.revenue = money("799999.9");
    // (3 × 79.99999 + 90) ÷ 4 = 82.4999925
    plan.scheme.key_from = Entry::of("82.5");
    assert_eq!(expression(&plan, "tier"), "0 ≤ 82.49999 < 82.5");
    // 799,999.9 of 999,999.9 come before the small one: 79.99999… %, so it is A.
    let small = of(&plan, "small", "pareto");
    assert_eq!((small.expression.as_str(), small.result.as_deref()), ("79.999998% < 80%", Ok("a")));
}

#[test]
fn the_relationship_map_names_its_key_players() {
    let plan = plan();
    check(&plan, "map-status", "", "s3", Unit::Word);
    check(&plan, "map-colour", "", "amber", Unit::Word);
    check(&plan, "key-players", "", "2", Unit::Number);
    check(&plan, "map-coverage", "1 ÷ 2 = 50%", "50", Unit::Percent);
    check(&plan, "supporters", "1 + 0 = 1", "1", Unit::Number);
    let supporters = of(&plan, "large", "supporters");
    let assumed: Vec<bool> = supporters.inputs.iter().map(|input| input.is_assumed).collect();
    assert_eq!(assumed, [false, true]);
    assert_eq!(of(&plan, "small", "map-coverage").result, Err(Unavailable::Missing));
}

#[test]
fn what_was_bought() {
    let plan = plan();
    check(&plan, "revenue", "", "800000", Unit::Money);
    // (800,000 − 400,000) ÷ 400,000 = 1.
    check(&plan, "sales-growth", "(800000 − 400000) ÷ 400000 = 100%", "100", Unit::Percent);
    check(&plan, "orders", "", "2", Unit::Number);
    check(&plan, "recency", "2026-06-30 − 2026-06-01 = 29", "29", Unit::Days);
    check(&plan, "monetary", "", "1200000", Unit::Money);
    check(&plan, "sales-share", "800000 ÷ 1000000 = 80%", "80", Unit::Percent);
    check(&plan, "pareto", "0% < 80%", "a", Unit::Word);
    let small = of(&plan, "small", "pareto");
    assert_eq!((small.expression.as_str(), small.result.as_deref()), ("80% ≤ 80% < 95%", Ok("b")));
    assert_eq!(of(&plan, "large", "rfm").result, Err(Unavailable::TooFewCustomers));
    assert_eq!(value(&of(&plan, "large", "rfm"), "orders_lately").value.as_deref(), Some("2"));
}

#[test]
fn sales_by_hand_are_explained_as_such() {
    let mut plan = plan();
    plan.accounts.get_mut("large").unwrap().assessment.revenue = money("900000.005");
    let found = of(&plan, "large", "revenue");
    assert_eq!((found.inputs.len(), found.inputs[0].source), (1, Some(Source::Hand)));
    // 900,000.005 × 25 % = 225,000.00125, shown with two places.
    check(&plan, "year-margin", "900000.01 × 25% ≈ 225000", "225000", Unit::Money);
    plan.background.concentration.total_sales = money("3000000");
    let share = of(&plan, "small", "sales-share");
    assert_eq!(share.expression, "200000 ÷ 3000000 ≈ 6.67%");
    assert_eq!(value(&share, "total_sales").source, Some(Source::Field));
}

#[test]
fn scores_by_bands_show_for_what_they_are_given() {
    use crate::plan::assessment::Band;
    let mut plan = plan();
    for (score, days, orders, amount) in
        [("5", "30", "5", "2000000"), ("4", "60", "3", "1000000"), ("3", "90", "2", "500000"), ("2", "180", "1", "1")]
    {
        let band = Band {
            score: Entry::of(score),
            recency_days: Entry::of(days),
            orders: Entry::of(orders),
            amount: Entry::of(amount),
        };
        plan.scheme.bands.push(id(score), band);
    }
    // 29 days are within 30; in twelve months two orders reach 3, 800,000 reaches 3.
    check(&plan, "rfm", "R = 5, F = 3, M = 3", "533", Unit::Number);
    check(&plan, "rfm-segment", "R = 5, F = 3, M = 3", "loyal_customers", Unit::Word);
    // In twenty-four three orders reach 4, 1,200,000 reaches 4.
    plan.scheme.rfm_months = Choice::of("24");
    check(&plan, "rfm", "R = 5, F = 4, M = 4", "544", Unit::Number);
    check(&plan, "rfm-segment", "R = 5, F = 4, M = 4", "champions", Unit::Word);
    assert_eq!(value(&of(&plan, "large", "rfm"), "amount_lately").score.as_deref(), Some("4"));
    // Nobody is a champion whose sales fell by a fifth: (800,000 − 1,000,000) ÷ 1,000,000.
    let before = &mut plan.accounts.get_mut("large").unwrap().buying.purchases;
    before.get_mut("p2").unwrap().amount = money("1000000");
    check(&plan, "rfm-segment", "(−20%) ≤ (−20%)", "need_attention", Unit::Word);
    // A little less than a fifth is none, however it would be rounded.
    let before = &mut plan.accounts.get_mut("large").unwrap().buying.purchases;
    before.get_mut("p2").unwrap().amount = money("999999.99");
    check(&plan, "rfm-segment", "R = 5, F = 4, M = 4", "champions", Unit::Word);
}

#[test]
fn what_an_account_brings() {
    let plan = plan();
    // 800,000 of at most 2,000,000 is 40 %, of 1,600,000 half.
    check(&plan, "share-of-wallet", "800000 ÷ 2000000 = 40%; 800000 ÷ 1600000 = 50%", "40\u{2013}50", Unit::Percent);
    check(&plan, "year-margin", "800000 × 25% = 200000", "200000", Unit::Money);
    // 200,000 × 0.8 ÷ 0.3 = 533,333.33; 200,000 × 1.1 ÷ 0.3 = 733,333.33.
    let end = "800000 × 25% × 80% ÷ (1 + 10% − 80%) ≈ 533333.33";
    check(&plan, "lifetime-value-end", end, "533333.33", Unit::Money);
    let now = "800000 × 25% × (1 + 10%) ÷ (1 + 10% − 80%) ≈ 733333.33";
    check(&plan, "lifetime-value-now", now, "733333.33", Unit::Money);
    // q = 0.8 ÷ 1.1 = 8/11: 533,333.33 × (1 − (8/11)⁵) = 533,333.33 × (1 − 0.2034635) = 424,819.47.
    let finite = "800000 × 25% × Σ (80% ÷ (1 + 10%))ᵗ, t = 1…5 ≈ 424819.47";
    check(&plan, "lifetime-value-finite", finite, "424819.47", Unit::Money);
    // 800,000 in two months with deliveries, two months at 1.5.
    check(&plan, "credit-line", "800000 ÷ 2 × 2 × 1.5 = 1200000", "1200000", Unit::Money);
    let end = of(&plan, "large", "lifetime-value-end");
    assert_eq!([value(&end, "margin_percent").is_assumed, value(&end, "retention").is_assumed], [false, true]);
}

#[test]
fn a_value_that_comes_out_even_is_not_called_rounded() {
    let mut plan = plan();
    plan.scheme.discount_rate = Entry::of("0");
    // 200,000 × 0.8 ÷ (1 − 0.8) = 800,000.
    let expression = "800000 × 25% × 80% ÷ (1 + 0% − 80%) = 800000";
    check(&plan, "lifetime-value-end", expression, "800000", Unit::Money);
}

#[test]
fn what_is_missing_is_named() {
    let plan = plan();
    let credit = of(&plan, "small", "credit-line");
    assert_eq!(credit.missing, [InputLabel::Word("credit_grade"), InputLabel::Word("factor")]);
    assert_eq!((credit.expression.as_str(), credit.result), ("", Err(Unavailable::Missing)));
    let value = of(&plan, "small", "lifetime-value-end");
    assert_eq!(value.missing, [InputLabel::Word("margin_percent"), InputLabel::Word("retention")]);
}

#[test]
fn the_plan_as_a_whole() {
    let mut plan = plan();
    check(&plan, "repeat-rate", "1 ÷ 2 = 50%", "50", Unit::Percent);
    check(&plan, "concentration", "80² + 20² = 6800", "6800", Unit::Number);
    // Of 2,000,000: 40² + 10² = 1,700; half is not listed, in customers of at most 10 %: five times 10² more.
    plan.background.concentration.total_sales = money("2000000");
    let range = "40² + 10² = 1700; 1700 + 5 × 10² = 2200";
    check(&plan, "concentration", range, "1700\u{2013}2200", Unit::Number);
    // Of 1,600,000: 50² + 12.5² = 2,656.25; 37.5 % are three times 12.5.
    plan.background.concentration.total_sales = money("1600000");
    let range = "50² + 12.5² = 2656.25; 2656.25 + 3 × 12.5² = 3125";
    check(&plan, "concentration", range, "2656.25\u{2013}3125", Unit::Number);
    let reading = plan_reading(&plan, NaiveDate::MIN);
    assert_eq!(explained(&plan, &reading, None, "consistency-ratio"), None);
    assert!(explained(&plan, &reading, None, "repeat-rate").is_some());
    assert_eq!(explained(&plan, &reading, None, "tier"), None);
    assert_eq!(explained(&plan, &reading, Some("large"), "horoscope"), None);
}

#[test]
fn weights_from_comparisons_are_shown_in_percent() {
    let mut plan = plan();
    plan.scheme.weights_by = Choice::of("pairwise");
    assert!(of(&plan, "large", "weighted-score").result.is_ok(), "the typed weights count until then");
    for (place, (first, preference, second)) in
        [("sales", "2", "nps"), ("nps", "1", "risk"), ("sales", "2", "risk")].into_iter().enumerate()
    {
        let comparison = Comparison {
            first: Reference::to(first),
            preference: Choice::of(preference),
            second: Reference::to(second),
        };
        plan.scheme.comparisons.push(id(&format!("v{place}")), comparison);
    }
    // Half and a quarter of the weight: (50 × 80 + 25 × 90) ÷ 75 = 83.33.
    check(&plan, "weighted-score", "(50 × 80 + 25 × 90) ÷ 75 ≈ 83.33", "83.33", Unit::Number);
    check(&plan, "consistency-ratio", "0 ÷ 0.58 = 0", "0", Unit::Number);
}

/// The page looks these words up by their slugs, where no compiler helps.
#[test]
fn every_method_and_every_slug_has_its_words() {
    let words = locales::keys(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales").as_ref()).unwrap();
    let accounts = [score::WORKINGS, profile::WORKINGS, buying::WORKINGS, worth::WORKINGS];
    let names = accounts.into_iter().flatten().map(|(name, _)| *name);
    let names: Vec<&str> = names.chain(whole::WORKINGS.iter().map(|(name, _)| *name)).collect();
    let mut typed = plan();
    typed.background.concentration.total_sales = money("2000000");
    let mut compared = plan();
    compared.scheme.weights_by = Choice::of("pairwise");
    for name in names {
        assert!(words.contains(&format!("method.figure.{name}.name")), "{name}");
        for plan in [&plan(), &typed, &compared] {
            let reading = plan_reading(plan, NaiveDate::from_ymd_opt(2026, 6, 30).unwrap());
            for label in explained(plan, &reading, Some("large"), name).into_iter().flat_map(|it| it.inputs) {
                if let InputLabel::Word(slug) = label.label {
                    assert!(words.contains(&format!("choices.input.{slug}")), "{slug}");
                }
            }
        }
    }
}
