//! Worksheet 5.1: levels that do not add up, months that are not the year, targets of nobody, goals without a figure.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::execution::SalesMeasure;
#[cfg(test)]
use crate::plan::execution::Target;
use crate::reading::targets::{Whose, levels, months_sum, pledges};
use crate::value::Leaf;
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    // What the accounts are to reach comes to something else than the plan by more than a hundredth.
    rule!(
        "targets_do_not_add", Business, ["plan", "accounts"], targets_do_not_add,
        raised: |plan| targets(plan, "100", "98.9"),
        quiet: |plan| targets(plan, "100", "99"),
    ),
    // All twelve months stand, and are not the year.
    rule!(
        "months_unlike_total", Figures, ["total", "months"], months_unlike_total,
        raised: |plan| months(plan, "121"),
        quiet: |plan| months(plan, "120"),
    ),
    // It says neither by its level nor by its reference for whom it is.
    rule!(
        "target_of_nobody", Entries, [], target_of_nobody,
        raised: |plan| targets_of(plan, &[("account", "", "9")]),
        quiet: |plan| targets_of(plan, &[("account", "x", "9")]),
    ),
    // The phase is running, and nobody is named for it.
    rule!(
        "phase_without_people", Business, [], phase_without_people,
        raised: |plan| phase(plan, "2026-06-30"),
        quiet: |plan| phase(plan, "2026-06-29"),
    ),
];

#[cfg(test)]
fn targets_of(plan: &mut Plan, rows: &[(&str, &str, &str)]) {
    for (place, (level, account, total)) in rows.iter().enumerate() {
        let (level, account, total) = (Choice::of(level), Reference::to(account), Entry::of(total));
        let (measure, year) = (Choice::of("signed"), Entry::of("2026"));
        let row = Target { level, account, measure, year, total, ..Target::default() };
        plan.targets.targets.push(id(&format!("t{place}")), row);
    }
}

#[cfg(test)]
fn targets(plan: &mut Plan, whole: &str, account: &str) {
    targets_of(plan, &[("plan", "", whole), ("account", "x", account)]);
}

#[cfg(test)]
fn months(plan: &mut Plan, total: &str) {
    targets_of(plan, &[("plan", "", total)]);
    let row = plan.targets.targets.get_mut("t0").unwrap();
    row.months_mut().into_iter().for_each(|month| *month = Entry::of("10"));
}

#[cfg(test)]
fn phase(plan: &mut Plan, end: &str) {
    let phase = Phase { start: Entry::of("2026-05-01"), end: Entry::of(end), ..Phase::default() };
    plan.scope.phases.push(id("p"), phase);
}

fn targets_do_not_add(case: &Case<'_>, raised: &mut Raised<'_>) {
    let all = pledges(case.plan);
    for found in levels(case.plan) {
        let (Some(plan), Some(accounts)) = (found.plan.sum, found.accounts.sum) else {
            continue;
        };
        let hundredth = plan.abs().checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
        let is_apart = found.gap(&found.accounts).is_none_or(|gap| gap.abs() > hundredth);
        let row = all.iter().find(|it| {
            it.whose == Whose::Plan && it.measured == found.measured && it.year == found.year && it.is_commitment
        });
        if let Some(row) = row.filter(|_| is_apart && found.measured.is_money()) {
            let facts = vec![("plan", Fact::Money(plan)), ("accounts", Fact::Money(accounts))];
            raised.with(format!("/targets/targets/{}/total", row.row.id), facts);
        }
    }
}

fn months_unlike_total(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.targets.targets {
        let (Some(total), Some((sum, 12))) = (row.total.valid(), months_sum(row)) else {
            continue;
        };
        // Of what is no money the row itself shows the difference.
        if total.0 != sum && !row.measure.is(SalesMeasure::Other) {
            let facts = vec![("total", Fact::Money(total.0)), ("months", Fact::Money(sum))];
            raised.with(format!("/targets/targets/{}/total", row.id), facts);
        }
    }
}

fn target_of_nobody(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.targets.targets {
        let is_nobody = Whose::of(&row.level, &row.account, &row.member, &row.product).is_none();
        if is_nobody && (!row.total.is_empty() || row.months().iter().any(|month| !month.is_empty())) {
            raised.at(format!("/targets/targets/{}/level", row.id));
        }
    }
}

fn phase_without_people(case: &Case<'_>, raised: &mut Raised<'_>) {
    for phase in case.plan.scope.phases.iter().filter(|phase| phase.people.0.is_empty()) {
        let (Some(start), Some(end)) = (phase.start.valid(), phase.end.valid()) else {
            continue;
        };
        if start.0 <= case.today && case.today <= end.0 {
            raised.at(format!("/scope/phases/{}/people", phase.id));
        }
    }
}
