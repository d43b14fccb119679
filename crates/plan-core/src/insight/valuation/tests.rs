//! Valuations worked out by hand.

use super::*;
use crate::methods::{Class, Quadrant};
use crate::plan::assessment::{Assessment, Comparison, Criterion, Score};
use crate::plan::buying::Purchase;
use crate::plan::{Account, RowId};
use crate::value::{Choice, Line, Reference};

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn criterion(source: &str, axis: &str, scale: (&str, &str), weight: &str) -> Criterion {
    Criterion {
        source: Choice::of(source),
        axis: Choice::of(axis),
        least: Entry::of(scale.0),
        most: Entry::of(scale.1),
        weight: Entry::of(weight),
        ..Criterion::default()
    }
}

fn money(amount: &str) -> Money {
    Money { amount: Entry::of(amount), ..Money::default() }
}

fn bought(account: &mut Account, records: &[(&str, &str)]) {
    for (place, (date, amount)) in records.iter().enumerate() {
        let purchase = Purchase { date: Entry::of(date), amount: money(amount), ..Purchase::default() };
        account.buying.purchases.push(id(&format!("p{place}")), purchase);
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()
}

/// Two accounts and two criteria: sales to a million (weight 3, attractiveness), willingness to recommend
/// (weight 1, strength).
fn plan() -> Plan {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    let scheme = &mut plan.scheme;
    scheme.criteria.push(id("sales"), criterion("revenue", "attractiveness", ("0", "1000000"), "3"));
    scheme.criteria.push(id("nps"), criterion("recommendation", "strength", ("0", "10"), "1"));
    scheme.strategic_from = Entry::of("70");
    scheme.key_from = Entry::of("50");
    scheme.potential_from = Entry::of("30");
    scheme.discount_rate = Entry::of("10");
    scheme.credit_months = Entry::of("2");
    scheme.factor_a = Entry::of("1.5");
    let mut large = Account { name: Line("Large".into()), ..Account::default() };
    bought(&mut large, &[("2026-06-01", "500000"), ("2026-02-01", "300000"), ("2025-05-01", "400000")]);
    large.assessment.recommendation.value = Entry::of("9");
    large.assessment.margin.value = Entry::of("25");
    large.assessment.retention.value = Entry::of("80");
    large.assessment.credit_grade.value = Choice::of("a");
    large.assessment.wallet.value = money("1600000");
    let mut small = Account { name: Line("Small".into()), ..Account::default() };
    bought(&mut small, &[("2026-01-01", "200000")]);
    plan.accounts.push(id("large"), large);
    plan.accounts.push(id("small"), small);
    plan
}

fn near(found: Result<f64, Unavailable>, expected: f64) {
    assert!(found.is_ok_and(|found| (found - expected).abs() < 1e-9), "{found:?} {expected}");
}

#[test]
fn a_valuation_worked_out_by_hand() {
    let reading = plan_reading(&plan(), today());
    let large = reading.account("large").unwrap();
    // 800,000 of 1,000,000 is 80; 9 of 10 is 90; (3 × 80 + 1 × 90) / 4 = 82.5.
    assert_eq!(large.revenue, Ok(800_000.into()));
    near(large.score, 82.5);
    assert_eq!(large.computed_tier, Ok("strategic"));
    assert_eq!(large.quadrant, Ok(Quadrant::Strategic));
    // 800,000 of 1,000,000 that both bought.
    near(large.share, 0.8);
    assert_eq!(large.wallet.map(|share| share.most), Ok(Decimal::new(5, 1)));
    // 200,000 a year × 0.8 / (1.1 − 0.8) = 533,333.33; at once 200,000 × 1.1 / 0.3 = 733,333.33.
    assert_eq!(large.value_end, Ok(Decimal::new(53_333_333, 2)));
    assert_eq!(large.value_now, Ok(Decimal::new(73_333_333, 2)));
    assert_eq!(large.value_finite, Err(Unavailable::Missing));
    // 800,000 in two months with deliveries: 400,000 × 2 × 1.5.
    assert_eq!(large.credit_line, Ok(1_200_000.into()));
    let small = reading.account("small").unwrap();
    // Willingness is blank and leaves both sums: 200,000 of 1,000,000 is 20.
    near(small.score, 20.0);
    assert_eq!((small.computed_tier, small.rank, large.rank), (Ok("other"), Some(2), Some(1)));
    assert_eq!(small.quadrant, Err(Unavailable::Missing));
    // 0.8² + 0.2² of 10,000.
    assert!(reading.concentration.is_ok_and(|it| (it.least - 6_800.0).abs() < 1e-6));
    near(reading.repeat_rate, 0.5);
    assert_eq!((large.class, small.class), (Some(Class::A), Some(Class::B)));
    // Two customers, and no bands.
    assert_eq!(large.rfm, Err(Unavailable::TooFewCustomers));
}

#[test]
fn a_figure_by_hand_overrules_the_records() {
    let mut plan = plan();
    let account = plan.accounts.get_mut("large").unwrap();
    let score = Score { criterion: Reference::to("sales"), value: Entry::of("400000"), ..Score::default() };
    account.assessment.scores.push(id("s"), score);
    let reading = plan_reading(&plan, today()).account("large").cloned().unwrap();
    // (3 × 40 + 1 × 90) / 4 = 52.5
    near(reading.score, 52.5);
    assert_eq!((reading.figures[0].source, reading.figures[0].is_assumed), (Source::Hand, true));
    assert_eq!(reading.computed_tier, Ok("key"));
}

#[test]
fn a_tier_by_hand_counts_and_the_difference_shows() {
    let mut plan = plan();
    plan.accounts.get_mut("small").unwrap().assessment.tier = Choice::of("potential");
    let reading = plan_reading(&plan, today());
    let small = reading.account("small").unwrap();
    assert_eq!((small.tier(), small.is_overruled()), (Some("potential"), true));
    assert_eq!(reading.accounts.iter().filter(|account| account.tier() == Some("potential")).count(), 1);
}

#[test]
fn scores_stay_until_all_pairs_are_compared_and_then_follow_the_comparisons() {
    let mut plan = plan();
    plan.scheme.weights_by = Choice::of("pairwise");
    let reading = plan_reading(&plan, today());
    assert_eq!(reading.consistency, Some(Err(Unavailable::MissingPairs)));
    near(reading.account("large").unwrap().score, 82.5);
    let comparison =
        Comparison { first: Reference::to("nps"), preference: Choice::of("1"), second: Reference::to("sales") };
    plan.scheme.comparisons.push(id("c"), comparison);
    let reading = plan_reading(&plan, today());
    // Both count the same now: (80 + 90) ÷ 2.
    near(reading.account("large").unwrap().score, 85.0);
    assert_eq!(reading.consistency, Some(Ok(0.0)));
    // Without weights that were typed there is nothing to stay with.
    plan.scheme.comparisons = crate::plan::Rows::default();
    for criterion in ["sales", "nps"] {
        plan.scheme.criteria.get_mut(criterion).unwrap().weight = Entry::default();
    }
    assert_eq!(plan_reading(&plan, today()).account("large").unwrap().score, Err(Unavailable::MissingPairs));
}

#[test]
fn pairs_that_are_not_compared_are_counted_once_whichever_way_round() {
    let mut plan = plan();
    let compare = |plan: &mut Plan, row: &str, first: &str, preference: &str, second: &str| {
        let (first, second) = (Reference::to(first), Reference::to(second));
        plan.scheme.comparisons.push(id(row), Comparison { first, preference: Choice::of(preference), second });
    };
    let all = plan.scheme.criteria.len() * (plan.scheme.criteria.len() - 1) / 2;
    assert_eq!(pairs_left(&plan.scheme), (all, all));
    for (row, (first, preference, second)) in
        [("nps", "", "sales"), ("nps", "3", "nps"), ("nps", "3", "gone"), ("nps", "3", "sales"), ("sales", "2", "nps")]
            .into_iter()
            .enumerate()
    {
        compare(&mut plan, &format!("r{row}"), first, preference, second);
    }
    assert_eq!(pairs_left(&plan.scheme), (all - 1, all));
    assert_eq!(pairs_left(&crate::plan::assessment::Scheme::default()), (0, 0));
}

#[test]
fn without_scheme_or_records_there_is_a_reason() {
    let mut plan = Plan::default();
    plan.accounts.push(id("a"), Account { assessment: Assessment::default(), ..Account::default() });
    let reading = plan_reading(&plan, today());
    let account = &reading.accounts[0];
    assert_eq!(account.score, Err(Unavailable::Missing));
    assert_eq!(account.revenue, Err(Unavailable::NoRecords));
    assert_eq!(account.share, Err(Unavailable::NoRecords));
    assert_eq!(reading.repeat_rate, Err(Unavailable::NoRecords));
    assert_eq!(account.credit_line, Err(Unavailable::Missing));
}

#[test]
fn archived_accounts_do_not_count() {
    let mut plan = plan();
    plan.accounts.get_mut("large").unwrap().archived.0 = true;
    let reading = plan_reading(&plan, today());
    assert_eq!((reading.accounts.len(), reading.sales), (1, 200_000.into()));
}
