//! Worksheet 2.3: records that do not count, and sales that go.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::reading::LeftOut;
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "records_in_future", Figures, ["count"], |case, raised| left_out(case, raised, |it| it.future),
        raised: |plan| bought(plan, &[("2026-07-01", "5", "")]),
        quiet: |plan| bought(plan, &[("2026-06-30", "5", "")]),
    ),
    rule!(
        "records_in_other_currency", Figures, ["count"], |case, raised| left_out(case, raised, |it| it.other_currency),
        raised: |plan| bought(plan, &[("2026-06-30", "5", "USD")]),
        quiet: |plan| bought(plan, &[("2026-06-30", "5", "CNY")]),
    ),
    // Without a day or an amount that is valid.
    rule!(
        "records_incomplete", Figures, ["count"],
        |case, raised| left_out(case, raised, |it| it.undated + it.without_amount + it.too_large),
        raised: |plan| bought(plan, &[("", "5", "")]),
        quiet: |plan| bought(plan, &[("2026-06-30", "5", "")]),
    ),
    // Sales of the last twelve months are a fifth or more below those of the twelve before.
    rule!(
        "sales_fell", Sales, ["percent"], sales_fell,
        raised: |plan| bought(plan, &[("2024-05-01", "1", ""), ("2025-05-01", "1000", ""), ("2026-05-01", "800", "")]),
        quiet: |plan| bought(plan, &[("2024-05-01", "1", ""), ("2025-05-01", "1000", ""), ("2026-05-01", "801", "")]),
    ),
];

#[cfg(test)]
fn bought(plan: &mut Plan, records: &[(&str, &str, &str)]) {
    for (place, (date, amount, currency)) in records.iter().enumerate() {
        let purchase = Purchase { date: Entry::of(date), amount: money(amount, currency), ..Purchase::default() };
        x(plan).buying.purchases.push(id(&format!("p{place}")), purchase);
    }
}

fn left_out(case: &Case<'_>, raised: &mut Raised<'_>, count: fn(&LeftOut) -> usize) {
    for (account, read) in &case.accounts {
        let count = count(&read.purchases.left_out);
        if count > 0 {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            raised.with(format!("/accounts/{}/buying/purchases", account.id), vec![("count", Fact::Count(count))]);
        }
    }
}

fn sales_fell(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, read) in case.accounts.iter().filter(|(_, read)| read.fell_steeply()) {
        let percent = read.growth.ok().and_then(|growth| growth.checked_mul(Decimal::ONE_HUNDRED));
        if let Some(percent) = percent {
            let facts = vec![("percent", Fact::Percent(percent.abs()))];
            raised.with(format!("/accounts/{}/buying/purchases", account.id), facts);
        }
    }
}
