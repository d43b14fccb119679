//! Valuations worked out by hand.

use crate::methods::{Class, Quadrant};
use crate::plan::assessment::{Assessment, Comparison, Criterion, Score, Tier};
use crate::plan::buying::Purchase;
use crate::plan::{Account, RowId};
use crate::reading::assessment::*;
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
    assert_eq!(large.computed_tier, Ok(Tier::Strategic));
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
    assert_eq!((small.computed_tier, small.rank, large.rank), (Ok(Tier::Other), Some(2), Some(1)));
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
    assert_eq!(reading.computed_tier, Ok(Tier::Key));
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
fn of_two_rows_for_one_criterion_the_one_with_a_figure_counts() {
    let mut plan = plan();
    let account = plan.accounts.get_mut("large").unwrap();
    for (row, value) in [("s1", ""), ("s2", "400000")] {
        let score = Score { criterion: Reference::to("sales"), value: Entry::of(value), ..Score::default() };
        account.assessment.scores.push(id(row), score);
    }
    // (3 × 40 + 1 × 90) / 4 = 52.5
    near(plan_reading(&plan, today()).account("large").unwrap().score, 52.5);
}

#[test]
fn of_two_bands_for_one_score_the_one_that_is_filled_in_counts() {
    let mut plan = plan();
    for score in ["5", "4", "3", "2"] {
        let blank = crate::plan::assessment::Band { score: Entry::of(score), ..Default::default() };
        plan.scheme.bands.push(id(&format!("a{score}")), blank.clone());
        let band = crate::plan::assessment::Band {
            recency_days: Entry::of("30"),
            orders: Entry::of("2"),
            amount: Entry::of("1"),
            ..blank
        };
        plan.scheme.bands.push(id(&format!("b{score}")), band);
    }
    assert!(plan_reading(&plan, today()).account("large").unwrap().rfm.is_ok());
}

#[test]
fn a_horizon_of_thousands_of_years_is_not_cut() {
    let mut plan = plan();
    plan.scheme.discount_rate = Entry::of("0");
    plan.accounts.get_mut("large").unwrap().assessment.retention.value = Entry::of("100");
    let value = |plan: &Plan| plan_reading(plan, today()).account("large").unwrap().value_finite;
    plan.scheme.horizon_years = Entry::of("2500");
    // 25 % of 800,000 in each of 2,500 years.
    assert_eq!(value(&plan), Ok(500_000_000.into()));
}

#[test]
fn who_sent_back_more_than_was_bought_holds_no_share_of_anything() {
    let mut plan = plan();
    let mut back = Account { name: Line("Back".into()), ..Account::default() };
    bought(&mut back, &[("2026-03-01", "-1000")]);
    plan.accounts.push(id("back"), back);
    // A row that was added and never filled in.
    plan.accounts.push(id("blank"), Account::default());
    plan.background.concentration.total_sales = money("2000000");
    // 40² + 10², and the other half in five customers of at most 10 %.
    let found = plan_reading(&plan, today()).concentration.unwrap();
    assert!((found.least - 1_700.0).abs() < 1e-6 && (found.most - 2_200.0).abs() < 1e-6, "{found:?}");
    // One that has a name may have all of it.
    plan.accounts.get_mut("blank").unwrap().name = Line("New".into());
    let found = plan_reading(&plan, today()).concentration.unwrap();
    assert!((found.most - 4_200.0).abs() < 1e-6, "{found:?}");
}

#[test]
fn records_of_long_ago_are_not_said_to_be_none() {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    let mut account = Account { name: Line("Old".into()), ..Account::default() };
    bought(&mut account, &[("2020-01-01", "500")]);
    account.assessment.credit_grade.value = Choice::of("a");
    plan.scheme.credit_months = Entry::of("2");
    plan.scheme.factor_a = Entry::of("1");
    plan.accounts.push(id("old"), account);
    let reading = plan_reading(&plan, today());
    let old = &reading.accounts[0];
    assert_eq!((old.credit_line, old.rfm), (Err(Unavailable::OldRecords), Err(Unavailable::OldRecords)));
    assert_eq!((old.revenue, old.share), (Ok(0.into()), Err(Unavailable::NoPositiveBase)));
    assert_eq!(reading.concentration, Err(Unavailable::NoPositiveBase));
    near(reading.repeat_rate, 0.0);
}

/// Criteria by which we are scored 3 and a rival is scored otherwise.
fn compare(plan: &mut Plan, rival: &str) {
    let buying = &mut plan.accounts.get_mut("large").unwrap().buying;
    buying.rival_a = Reference::to("r");
    let criterion = crate::plan::buying::BuyingCriterion {
        weight: Entry::of("1"),
        us: Entry::of("3"),
        rival_a: Entry::of(rival),
        ..Default::default()
    };
    buying.criteria.push(id("c"), criterion);
}

#[test]
fn nobody_is_strong_who_is_behind_a_rival() {
    let quadrant = |rival: &str| {
        let mut plan = plan();
        compare(&mut plan, rival);
        plan_reading(&plan, today()).account("large").unwrap().quadrant
    };
    assert_eq!(quadrant("2"), Ok(Quadrant::Strategic));
    assert_eq!(quadrant("3"), Ok(Quadrant::Strategic));
    assert_eq!(quadrant("4"), Ok(Quadrant::Star));
}

#[test]
fn a_criterion_of_strength_without_a_source_draws_on_the_comparison() {
    let mut plan = plan();
    plan.scheme.criteria.get_mut("nps").unwrap().weight = Entry::of("0");
    plan.scheme.criteria.push(id("rivals"), criterion("", "strength", ("", ""), "1"));
    let strength = |plan: &Plan| plan_reading(plan, today()).account("large").unwrap().strength;
    assert_eq!(strength(&plan), Err(Unavailable::NoWeight));
    compare(&mut plan, "3");
    near(strength(&plan), 50.0);
    plan.accounts.get_mut("large").unwrap().buying.criteria.get_mut("c").unwrap().us = Entry::of("4");
    near(strength(&plan), 100.0);
    // Chosen as a source it goes by the scale of the criterion: 1 of −4 to 4.
    let chosen = plan.scheme.criteria.get_mut("rivals").unwrap();
    (chosen.source, chosen.least, chosen.most) = (Choice::of("comparison"), Entry::of("-4"), Entry::of("4"));
    near(strength(&plan), 62.5);
}

#[test]
fn what_is_known_of_the_weights_is_counted_on_each_axis() {
    let reading = plan_reading(&plan(), today());
    let small = reading.account("small").unwrap();
    // Of the weights 3 and 1 the second has no figure.
    assert!((small.known_weight(None) - 0.75).abs() < 1e-9);
    assert_eq!((small.known_in_matrix(), reading.known_sales(), reading.known_habits()), (0.0, 1.0, 1.0));
}

#[test]
fn archived_accounts_do_not_count() {
    let mut plan = plan();
    plan.accounts.get_mut("large").unwrap().archived.0 = true;
    let reading = plan_reading(&plan, today());
    assert_eq!((reading.accounts.len(), reading.sales), (1, 200_000.into()));
}

#[test]
fn shares_of_the_accounts_listed_are_told_from_shares_of_all_our_sales() {
    let reading = |total: &str| {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let criterion = Criterion {
            source: Choice::of("share_of_sales"),
            weight: Entry::of("1"),
            least: Entry::of("0"),
            most: Entry::of("100"),
            ..Criterion::default()
        };
        plan.scheme.criteria.push(RowId::new("k").unwrap(), criterion);
        for (id, sales) in [("a", "300"), ("b", "100"), ("c", "")] {
            let mut account = Account::default();
            account.assessment.revenue.amount = Entry::of(sales);
            plan.accounts.push(RowId::new(id).unwrap(), account);
        }
        plan.background.concentration.total_sales.amount = Entry::of(total);
        let reading = plan_reading(&plan, "2026-06-30".parse().unwrap());
        let rests = ["top-five", "weighted-score", "sales-growth"].map(|method| reading.rests_on_listed(&plan, method));
        (reading.accounts[0].share, reading.accounts[0].figures[0].is_assumed, rests)
    };
    assert_eq!(reading(""), (Ok(0.75), true, [Some(2), Some(2), None]));
    assert_eq!(reading("3000"), (Ok(0.1), false, [None; 3]));
    // Less than the accounts together is no total.
    assert_eq!(reading("200"), (Ok(0.75), true, [Some(2), Some(2), None]));
}
