//! Worksheet 3.4: activities that nobody could tell a success from, a budget that does not hold, tools that are old, and
//! accounts on which more was spent than planned.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::strategy::ActivityState;
#[cfg(test)]
use crate::plan::strategy::{CostLine, PromotionActivity, SalesTool};
use crate::reading::assessment::in_currency;
use crate::reading::expenses;
use crate::value::Leaf;
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    // It starts soon or has started, and what is to come of it is not said.
    rule!(
        "activity_without_intention", Business, ["days"], activity_without_intention,
        raised: |plan| activity(plan, "2026-07-30", "", "planned"),
        quiet: |plan| activity(plan, "2026-07-31", "", "planned"),
    ),
    rule!(
        "activity_without_result", Business, ["days"], activity_without_result,
        raised: |plan| activity(plan, "2026-05-30", "20 leads", "done"),
        quiet: |plan| activity(plan, "2026-05-31", "20 leads", "done"),
    ),
    rule!(
        "budget_exceeded", Figures, ["over"], budget_exceeded,
        raised: |plan| budget(plan, "99"),
        quiet: |plan| budget(plan, "100"),
    ),
    rule!(
        "tool_outdated", Entries, ["days"], tool_outdated,
        raised: |plan| {
            let (updated_on, update_by) = (Entry::of("2026-01-10"), Entry::of("2026-06-29"));
            plan.promotion.tools.push(id("t"), SalesTool { updated_on, update_by, ..SalesTool::default() });
        },
        quiet: |plan| {
            let (updated_on, update_by) = (Entry::of("2026-06-29"), Entry::of("2026-06-29"));
            plan.promotion.tools.push(id("t"), SalesTool { updated_on, update_by, ..SalesTool::default() });
        },
    ),
    // More than a tenth over what was planned for an account.
    rule!(
        "expense_over_plan", Business, ["percent"], expense_over_plan,
        raised: |plan| cost(plan, "110.01"),
        quiet: |plan| cost(plan, "110"),
    ),
];

/// How long before its start an activity has to say what it is for, in days, and how long after it what came of it.
const MONTH: i64 = 30;

#[cfg(test)]
fn activity(plan: &mut Plan, day: &str, intended: &str, state: &str) {
    let (starts_on, intended, state) = (Entry::of(day), Line(intended.to_owned()), Choice::of(state));
    let row = PromotionActivity { starts_on, intended, state, ..PromotionActivity::default() };
    plan.promotion.activities.push(id("a"), row);
}

#[cfg(test)]
fn budget(plan: &mut Plan, whole: &str) {
    plan.promotion.budget = money(whole, "");
    let row = PromotionActivity { budget: money("100", ""), ..PromotionActivity::default() };
    plan.promotion.activities.push(id("a"), row);
}

#[cfg(test)]
fn cost(plan: &mut Plan, actual: &str) {
    let (account, kind, year) = (Reference::to("x"), Choice::of("travel"), Entry::of("2025"));
    let (planned, actual) = (money("100", ""), money(actual, ""));
    plan.promotion.cost_lines.push(id("c"), CostLine { account, kind, year, planned, actual, ..CostLine::default() });
}

fn activity_without_intention(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in case.plan.promotion.activities.iter().filter(|row| row.intended.is_empty()) {
        let is_over = matches!(row.state.known(), Some(ActivityState::Done | ActivityState::Dropped));
        let days = row.starts_on.valid().map(|day| (day.0 - case.today).num_days());
        if let Some(days) = days.filter(|days| *days <= MONTH && !is_over) {
            let facts = vec![("days", Fact::Count(days.max(0)))];
            raised.with(format!("/promotion/activities/{}/intended", row.id), facts);
        }
    }
}

fn activity_without_result(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in case.plan.promotion.activities.iter().filter(|row| row.state.is(ActivityState::Done)) {
        let last = row.ends_on.valid().or(row.starts_on.valid());
        let days = last.map(|day| (case.today - day.0).num_days());
        if let Some(days) = days.filter(|days| *days > MONTH && row.actual.is_empty()) {
            raised.with(format!("/promotion/activities/{}/actual", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn budget_exceeded(case: &Case<'_>, raised: &mut Raised<'_>) {
    let promotion = &case.plan.promotion;
    let base = case.plan.currency.0.as_str();
    let kept = promotion.activities.iter().filter(|row| !row.state.is(ActivityState::Dropped));
    let sums = kept.filter_map(|row| in_currency(&row.budget, base));
    let sum = sums.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add);
    let over = sum.zip(in_currency(&promotion.budget, base)).and_then(|(sum, whole)| sum.checked_sub(whole));
    if let Some(over) = over.filter(|over| *over > Decimal::ZERO) {
        raised.with("/promotion/budget".into(), vec![("over", Fact::Money(over))]);
    }
}

fn tool_outdated(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.promotion.tools {
        let is_done = |by| row.updated_on.valid().is_some_and(|day| day.0 >= by);
        let days = row.update_by.valid().filter(|by| !is_done(by.0)).map(|by| (case.today - by.0).num_days());
        if let Some(days) = days.filter(|days| *days > 0) {
            raised.with(format!("/promotion/tools/{}/update_by", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn expense_over_plan(case: &Case<'_>, raised: &mut Raised<'_>) {
    let Some(read) = expenses(case.plan, case.today) else {
        return;
    };
    for account in read.accounts {
        let over = account.actual.checked_sub(account.planned);
        let over = over.and_then(|over| over.checked_div(account.planned)?.checked_mul(Decimal::ONE_HUNDRED));
        let Some(over) = over.filter(|over| account.planned > Decimal::ZERO && *over > Decimal::TEN) else {
            continue;
        };
        let lines = &case.plan.promotion.cost_lines;
        let is_its = |line: &&crate::plan::Row<crate::plan::strategy::CostLine>| {
            line.account.0 == account.id && line.year.valid().is_some_and(|year| year.0 == read.year)
        };
        if let Some(line) = lines.iter().find(is_its) {
            let facts = vec![("percent", Fact::Percent(over))];
            raised.with(format!("/promotion/cost_lines/{}/actual", line.id), facts);
        }
    }
}
