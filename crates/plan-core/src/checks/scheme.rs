//! The plan's scheme: weights, scales and cut-offs by which no account can be judged, and records that do not reach.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::{CONSISTENT, Unavailable};
use crate::plan::assessment::{Criterion, WeightsBy};
use crate::reading::RecordGap;
use crate::reading::assessment::is_negative;
use crate::value::{Entry, Number};

pub(super) static RULES: &[Rule] = &[
    rule!(
        "negative_weight", Figures, [], negative_weight,
        raised: |plan| criteria(plan, &["2", "-1"]),
        quiet: |plan| criteria(plan, &["2", "0"]),
    ),
    // All weights are nothing.
    rule!(
        "no_weight", Figures, [], no_weight,
        raised: |plan| criteria(plan, &["0", ""]),
        quiet: |plan| criteria(plan, &["0", "1"]),
    ),
    // All records together begin within the twelve months before the last twelve.
    rule!(
        "records_begin_late", Figures, [], |case, raised| {
            if case.reading.record_gap == Some(RecordGap::BeginsLate) {
                raised.at("/scheme/counted_to".into());
            }
        },
        raised: |plan| monthly(plan, 0..22),
        quiet: |plan| monthly(plan, 0..24),
    ),
    // All records together end so many whole months before the counting day.
    rule!(
        "records_end_early", Figures, ["months"], records_end_early,
        raised: |plan| monthly(plan, 2..24),
        quiet: |plan| monthly(plan, 0..24),
    ),
    // The pairwise comparisons contradict each other.
    rule!(
        "inconsistent", Figures, [], |case, raised| pairs(case, raised, |found| found.is_ok_and(|it| it > CONSISTENT)),
        raised: |plan| compared(plan, &[("0", "9", "1"), ("1", "9", "2"), ("2", "9", "0")]),
        quiet: |plan| compared(plan, &[("0", "3", "1"), ("1", "3", "2"), ("0", "9", "2")]),
    ),
    rule!(
        "pairs_missing", Figures, [],
        |case, raised| pairs(case, raised, |found| found == Err(Unavailable::MissingPairs)),
        raised: |plan| compared(plan, &[("0", "3", "1"), ("1", "3", "2")]),
        quiet: |plan| compared(plan, &[("0", "3", "1"), ("1", "3", "2"), ("0", "9", "2")]),
    ),
    rule!(
        "too_many_criteria", Figures, [],
        |case, raised| pairs(case, raised, |found| found == Err(Unavailable::TooMany)),
        raised: |plan| {
            criteria(plan, &["1"; 9]);
            plan.scheme.weights_by = Choice::from(WeightsBy::Pairwise);
        },
        quiet: |plan| criteria(plan, &["1"; 9]),
    ),
    // A scale that ends where it begins, or before.
    rule!(
        "empty_scale", Figures, [], empty_scale,
        raised: |plan| scale(plan, "3", "3"),
        quiet: |plan| scale(plan, "3", "4"),
    ),
    // A tier that asks for less than the one below.
    rule!(
        "cut_offs_rise", Figures, [], cut_offs_rise,
        raised: |plan| (plan.scheme.strategic_from, plan.scheme.key_from) = (Entry::of("40"), Entry::of("60")),
        quiet: |plan| (plan.scheme.strategic_from, plan.scheme.key_from) = (Entry::of("60"), Entry::of("60")),
    ),
];

#[cfg(test)]
fn criteria(plan: &mut Plan, weights: &[&str]) {
    for (place, weight) in weights.iter().enumerate() {
        let criterion = Criterion { weight: Entry::of(weight), ..Criterion::default() };
        plan.scheme.criteria.push(id(&place.to_string()), criterion);
    }
}

#[cfg(test)]
fn compared(plan: &mut Plan, pairs: &[(&str, &str, &str)]) {
    criteria(plan, &["", "", ""]);
    plan.scheme.weights_by = Choice::from(WeightsBy::Pairwise);
    for (place, (first, preference, second)) in pairs.iter().enumerate() {
        let (first, second) = (Reference::to(first), Reference::to(second));
        let pair = Comparison { first, preference: Choice::of(preference), second };
        plan.scheme.comparisons.push(id(&format!("p{place}")), pair);
    }
}

/// Two accounts with a record in each of the months that lie from so many to so many back.
#[cfg(test)]
fn monthly(plan: &mut Plan, months: std::ops::Range<u32>) {
    plan.accounts.push(id("y"), Account::default());
    for account in ["x", "y"] {
        let purchases = &mut plan.accounts.get_mut(account).unwrap().buying.purchases;
        for back in months.clone() {
            let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 5).unwrap() - chrono::Months::new(back);
            let purchase =
                Purchase { date: Entry::of(&day.to_string()), amount: money("5", ""), ..Purchase::default() };
            purchases.push(id(&format!("p{back}")), purchase);
        }
    }
}

#[cfg(test)]
fn scale(plan: &mut Plan, least: &str, most: &str) {
    let criterion = Criterion { least: Entry::of(least), most: Entry::of(most), ..Criterion::default() };
    plan.scheme.criteria.push(id("k"), criterion);
}

const CRITERIA: &str = "/scheme/criteria";

fn negative_weight(case: &Case<'_>, raised: &mut Raised<'_>) {
    if let Some(criterion) = case.plan.scheme.criteria.iter().find(|row| weighs_less_than_nothing(row)) {
        raised.at(format!("{CRITERIA}/{}/weight", criterion.id));
    }
}

fn weighs_less_than_nothing(criterion: &Criterion) -> bool {
    criterion.weight.valid().is_some_and(|weight| is_negative(weight.0))
}

fn no_weight(case: &Case<'_>, raised: &mut Raised<'_>) {
    let scheme = &case.plan.scheme;
    let is_by_hand = !scheme.criteria.is_empty() && !scheme.weights_by.is(WeightsBy::Pairwise);
    let is_negative = scheme.criteria.iter().any(|row| weighs_less_than_nothing(row));
    if is_by_hand && !is_negative && case.reading.weight_sum.is_zero() {
        raised.at(CRITERIA.into());
    }
}

fn records_end_early(case: &Case<'_>, raised: &mut Raised<'_>) {
    if let Some(RecordGap::EndsEarly { months }) = case.reading.record_gap {
        raised.with("/scheme/counted_to".into(), vec![("months", Fact::Count(months.into()))]);
    }
}

fn pairs(case: &Case<'_>, raised: &mut Raised<'_>, is_found: impl Fn(Result<f64, Unavailable>) -> bool) {
    if case.reading.consistency.is_some_and(is_found) {
        raised.at("/scheme/comparisons".into());
    }
}

fn empty_scale(case: &Case<'_>, raised: &mut Raised<'_>) {
    for criterion in &case.plan.scheme.criteria {
        let ends = criterion.least.valid().zip(criterion.most.valid());
        if ends.is_some_and(|(least, most)| least.0 >= most.0) {
            raised.at(format!("{CRITERIA}/{}/most", criterion.id));
        }
    }
}

fn cut_offs_rise(case: &Case<'_>, raised: &mut Raised<'_>) {
    let scheme = &case.plan.scheme;
    let rises = |upper: &Entry<Number>, lower: &Entry<Number>| {
        upper.valid().zip(lower.valid()).is_some_and(|(upper, lower)| upper.0 < lower.0)
    };
    if rises(&scheme.strategic_from, &scheme.key_from) || rises(&scheme.key_from, &scheme.potential_from) {
        raised.at("/scheme/key_from".into());
    }
}
