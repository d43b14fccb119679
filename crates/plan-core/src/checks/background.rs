//! Worksheet 1.1: what the key accounts hold of all sales.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::Money;
use crate::reading::assessment::in_currency;
use crate::reading::period::months_of;
use rust_decimal::Decimal;

/// Two figures for one thing differ when they are more than a percentage point apart; what is less was rounded.
const APART: Decimal = Decimal::ONE;

pub(super) static RULES: &[Rule] = &[
    // More sales to key accounts than sales in all.
    rule!(
        "part_above_whole", Figures, [], part_above_whole,
        raised: |plan| sums(plan, "100", "150"),
        quiet: |plan| sums(plan, "150", "150"),
    ),
    // A percentage was typed, and what else was typed comes to another.
    rule!(
        "contradicted", Figures, ["typed", "computed"], contradicted,
        raised: |plan| {
            sums(plan, "1000", "680");
            plan.background.concentration.sales_share.value = Entry::of("75");
        },
        quiet: |plan| {
            sums(plan, "1000", "680");
            plan.background.concentration.sales_share.value = Entry::of("69");
        },
    ),
    // Sales of so many months stand where shares of a year are to be taken from.
    rule!(
        "period_no_year", Figures, ["months"], period_no_year,
        raised: |plan| {
            sums(plan, "1000", "");
            plan.background.concentration.period = Line("2025-01 to 2025-10".into());
        },
        quiet: |plan| {
            sums(plan, "1000", "");
            plan.background.concentration.period = Line("2025".into());
        },
    ),
    // Sales to the accounts come to more than all our sales.
    rule!(
        "accounts_above_total", Figures, [], accounts_above_total,
        raised: |plan| {
            sums(plan, "1000", "");
            x(plan).assessment.revenue = money("1001", "");
        },
        quiet: |plan| {
            sums(plan, "1000", "");
            x(plan).assessment.revenue = money("1000", "");
        },
    ),
];

#[cfg(test)]
fn sums(plan: &mut Plan, total: &str, key: &str) {
    let share = &mut plan.background.concentration;
    (share.total_sales, share.key_account_sales) = (money(total, ""), money(key, "CNY"));
}

fn at(field: &str) -> String {
    format!("/background/concentration/{field}")
}

/// All sales and those to key accounts, where both are in one currency.
fn known_sums(case: &Case<'_>) -> Option<(Decimal, Decimal)> {
    let share = &case.plan.background.concentration;
    let base = case.plan.currency.0.as_str();
    let currency = |money: &Money| if money.currency.0.is_empty() { base.to_owned() } else { money.currency.0.clone() };
    let is_comparable = currency(&share.total_sales) == currency(&share.key_account_sales);
    let all = share.total_sales.amount.valid()?.0;
    let key = share.key_account_sales.amount.valid()?.0;
    is_comparable.then_some((all, key))
}

fn part_above_whole(case: &Case<'_>, raised: &mut Raised<'_>) {
    if known_sums(case).is_some_and(|(all, key)| key > all) {
        raised.at(at("key_account_sales/amount"));
    }
}

fn contradicted(case: &Case<'_>, raised: &mut Raised<'_>) {
    let typed = case.plan.background.concentration.sales_share.value.valid().map(|share| share.0);
    let sums = known_sums(case).filter(|(all, _)| *all > Decimal::ZERO);
    let computed = sums.and_then(|(all, key)| key.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all));
    if let (Some(typed), Some(computed)) = (typed, computed)
        && computed.checked_sub(typed).is_none_or(|difference| difference.abs() > APART)
    {
        let facts = vec![("typed", Fact::Percent(typed)), ("computed", Fact::Percent(computed))];
        raised.with(at("sales_share/value"), facts);
    }
}

/// Total sales in the plan's currency, and the months of a period that is no year.
fn total(case: &Case<'_>) -> (Option<Decimal>, Option<u32>) {
    let share = &case.plan.background.concentration;
    let months = months_of(&share.period.0).filter(|months| *months != 12);
    (in_currency(&share.total_sales, &case.plan.currency.0), months)
}

fn period_no_year(case: &Case<'_>, raised: &mut Raised<'_>) {
    if let (Some(_), Some(months)) = total(case) {
        raised.with(at("period"), vec![("months", Fact::Count(months.into()))]);
    }
}

fn accounts_above_total(case: &Case<'_>, raised: &mut Raised<'_>) {
    if let (Some(total), None) = total(case)
        && total < case.reading.sales
    {
        raised.at(at("total_sales/amount"));
    }
}
