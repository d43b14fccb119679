//! Worksheet 3.2: prices outside of their corridor, discounts that contradict themselves, an index that has moved and
//! nobody who said so, and cuts that cost more than they bring.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::{DiscountStep, TierCounting, inversion};
use crate::plan::strategy::{AdjustmentState, DiscountCounts, PriceCorridor};
#[cfg(test)]
use crate::plan::strategy::{DiscountPlan, DiscountTier, PriceAdjustment, PriceChange, PriceStep, Waterfall};
use crate::plan::{Money, Row};
use crate::reading::{
    adjustment_reading, change_reading, discount_counting, discount_tiers, in_one_currency, waterfall_reading,
};
use crate::value::Leaf;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) static RULES: &[Rule] = &[
    // From the threshold on, and nobody has announced it.
    rule!(
        "adjustment_triggered", Sales, ["percent"], adjustment_triggered,
        raised: |plan| adjustment(plan, "watched"),
        quiet: |plan| adjustment(plan, "announced"),
    ),
    rule!(
        "pocket_below_floor", Sales, [], pocket_below_floor,
        raised: |plan| pocket(plan, "16"),
        quiet: |plan| pocket(plan, "15"),
    ),
    rule!(
        "target_below_floor", Business, [], |case, raised| for_corridors(case, raised, |it| &it.target, |it| &it.floor),
        raised: |plan| corridor(plan, "84", "100"),
        quiet: |plan| corridor(plan, "85", "100"),
    ),
    // The customer gains nothing by buying from us.
    rule!(
        "value_below_target", Business, [], |case, raised| for_corridors(case, raised, |it| &it.value, |it| &it.target),
        raised: |plan| corridor(plan, "90", "89"),
        quiet: |plan| corridor(plan, "90", "90"),
    ),
    rule!(
        "discount_inversion", Figures, ["from", "to"], discount_inversion,
        raised: |plan| discount(plan, "all_units"),
        quiet: |plan| discount(plan, "incremental"),
    ),
    rule!(
        "change_does_not_pay", Business, ["percent", "needed"], change_does_not_pay,
        raised: |plan| change(plan, "12"),
        quiet: |plan| change(plan, "12.5"),
    ),
];

#[cfg(test)]
fn adjustment(plan: &mut Plan, state: &str) {
    let (base, current, threshold) = (Entry::of("100"), Entry::of("105"), Entry::of("5"));
    let row = PriceAdjustment { base, current, threshold, state: Choice::of(state), ..PriceAdjustment::default() };
    plan.price.adjustments.push(id("a"), row);
}

#[cfg(test)]
fn corridor(plan: &mut Plan, target: &str, value: &str) {
    let (floor, target, value) = (money("85", ""), money(target, ""), money(value, ""));
    plan.price.corridors.push(id("c"), PriceCorridor { floor, target, value, ..PriceCorridor::default() });
}

#[cfg(test)]
fn pocket(plan: &mut Plan, percent: &str) {
    corridor(plan, "90", "100");
    plan.price.corridors.get_mut("c").unwrap().product = Reference::to("p");
    let (list, product) = (money("100", ""), Reference::to("p"));
    plan.price.waterfalls.push(id("w"), Waterfall { product, list, ..Waterfall::default() });
    let (waterfall, percent, kind) = (Reference::to("w"), Entry::of(percent), Choice::of("off_invoice"));
    plan.price.steps.push(id("s"), PriceStep { waterfall, kind, percent, ..PriceStep::default() });
}

#[cfg(test)]
fn discount(plan: &mut Plan, method: &str) {
    plan.price.discounts.push(id("d"), DiscountPlan { method: Choice::of(method), ..DiscountPlan::default() });
    let (of, from, percent) = (Reference::to("d"), Entry::of("100"), Entry::of("5"));
    plan.price.tiers.push(id("t"), DiscountTier { plan: of, from, percent, ..DiscountTier::default() });
}

#[cfg(test)]
fn change(plan: &mut Plan, expected: &str) {
    let [price, unit_cost, price_change] = ["10", "5.5", "-0.5"].map(|sum| money(sum, ""));
    let row =
        PriceChange { price, unit_cost, price_change, expected_change: Entry::of(expected), ..Default::default() };
    plan.price.changes.push(id("c"), row);
}

fn percent(ratio: Decimal) -> Decimal {
    ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(ratio)
}

fn adjustment_triggered(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.price.adjustments {
        let is_answered = matches!(row.state.known(), Some(AdjustmentState::Announced | AdjustmentState::Done));
        if let Ok(read) = adjustment_reading(row).as_ref().map_err(|_| ())
            && read.is_triggered
            && !is_answered
        {
            let facts = vec![("percent", Fact::Percent(percent(read.change)))];
            raised.with(format!("/price/adjustments/{}/state", row.id), facts);
        }
    }
}

/// Whether a corridor holds for that product and account; one without an account holds for all.
fn holds_for(corridor: &PriceCorridor, product: &str, account: &str) -> bool {
    let is_for = |of: &str| of.is_empty() || of == account;
    !product.is_empty() && corridor.product.0 == product && is_for(&corridor.account.0)
}

fn pocket_below_floor(case: &Case<'_>, raised: &mut Raised<'_>) {
    let plan = case.plan;
    for row in &plan.price.waterfalls {
        let Ok(read) = waterfall_reading(plan, row) else {
            continue;
        };
        let is_below = |corridor: &Row<PriceCorridor>| {
            holds_for(corridor, &row.product.0, &row.account.0)
                && in_one_currency([&corridor.floor, &row.list], &plan.currency.0)
                    .is_ok_and(|([floor, _], _)| read.fall.pocket < floor)
        };
        if plan.price.corridors.iter().any(is_below) {
            raised.at(format!("/price/waterfalls/{}", row.id));
        }
    }
}

/// Where one price is below another that it should reach.
fn for_corridors(
    case: &Case<'_>,
    raised: &mut Raised<'_>,
    one: fn(&PriceCorridor) -> &Money,
    other: fn(&PriceCorridor) -> &Money,
) {
    for row in &case.plan.price.corridors {
        let sums = in_one_currency([one(row), other(row)], &case.plan.currency.0);
        if sums.is_ok_and(|([one, other], _)| one < other) {
            raised.at(format!("/price/corridors/{}/target", row.id));
        }
    }
}

fn discount_inversion(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.price.discounts {
        let tiers = discount_tiers(case.plan, row.id.as_str());
        if discount_counting(row) == TierCounting::Incremental {
            continue;
        }
        let steps: Vec<DiscountStep> = tiers.iter().map(|(_, step)| *step).collect();
        let is_quantity = !row.counts.is(DiscountCounts::Amount);
        for (place, (tier, step)) in tiers.iter().enumerate() {
            let from = inversion(&steps, place, is_quantity).and_then(|from| from.ceil().to_i64());
            if let Some((from, to)) = from.zip(step.from.to_i64()) {
                let facts = vec![("from", Fact::Count(from)), ("to", Fact::Count(to))];
                raised.with(format!("/price/tiers/{}/percent", tier.id), facts);
            }
        }
    }
}

fn change_does_not_pay(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.price.changes {
        let needed = change_reading(row, &case.plan.currency.0).map(|(_, ratio)| percent(ratio));
        if let (Ok(needed), Some(expected)) = (needed, row.expected_change.valid())
            && expected.0 < needed
            && !row.price_change.amount.is_empty()
        {
            let facts = vec![("percent", Fact::Percent(expected.0)), ("needed", Fact::Percent(needed))];
            raised.with(format!("/price/changes/{}/expected_change", row.id), facts);
        }
    }
}
