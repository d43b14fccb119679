//! Worksheet 5.2: accounts far behind without a cause, months without figures, figures that stand twice, reports that
//! decided nothing.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::execution::ReportStatus;
#[cfg(test)]
use crate::plan::execution::{Actual, Cause, Report, Target};
use crate::reading::monitoring::{Actuals, Aim, Standing, aims, standing};
use crate::reading::months::is_month_end;
use crate::reading::targets::{Measured, Whose};
use crate::value::Leaf;
use chrono::Datelike;
use rust_decimal::Decimal;

/// Below this part of what was to be reached an account is far behind: ours, no source.
const FAR_BEHIND: Decimal = Decimal::from_parts(8, 0, 0, false, 1);

pub(super) static RULES: &[Rule] = &[
    // Less than four fifths of what was to be reached so far, and no cause of this year named.
    rule!(
        "behind_without_cause", Business, ["attainment"], behind_without_cause,
        raised: |plan| account_reached(plan, "79"),
        quiet: |plan| {
            account_reached(plan, "79");
            let (account, cause) = (Reference::to("x"), Line("Plant stopped".into()));
            plan.monitoring.causes.push(id("c"), Cause { account, cause, ..Cause::default() });
        },
    ),
    // The last full month has a target and no actual figure, ten days after its end.
    rule!(
        "month_without_actuals", Figures, [], month_without_actuals,
        raised: |plan| plan_target(plan, ""),
        quiet: |plan| plan_target(plan, "5"),
    ),
    // Typed, and in the purchase records that count for the same.
    rule!(
        "actual_beside_records", Figures, [], actual_beside_records,
        raised: |plan| recorded(plan, "2026-05"),
        quiet: |plan| recorded(plan, "2026-04"),
    ),
    rule!(
        "report_without_decision", Business, [], report_without_decision,
        raised: |plan| report(plan, "issued"),
        quiet: |plan| report(plan, "draft"),
    ),
];

#[cfg(test)]
fn target(level: &str) -> Target {
    let (level, account, measure) = (Choice::of(level), Reference::to("x"), Choice::of("signed"));
    let mut row = Target { level, account, measure, year: Entry::of("2026"), ..Target::default() };
    row.months_mut().into_iter().for_each(|month| *month = Entry::of("100"));
    row
}

#[cfg(test)]
fn actual(level: &str, month: &str, amount: &str) -> Actual {
    let (level, account, measure) = (Choice::of(level), Reference::to("x"), Choice::of("signed"));
    Actual { level, account, measure, month: Entry::of(month), amount: Entry::of(amount), ..Actual::default() }
}

#[cfg(test)]
fn account_reached(plan: &mut Plan, each: &str) {
    plan.targets.targets.push(id("t"), target("account"));
    for month in 1..=6 {
        let row = actual("account", &format!("2026-{month:02}"), each);
        plan.monitoring.actuals.push(id(&format!("a{month}")), row);
    }
}

#[cfg(test)]
fn plan_target(plan: &mut Plan, last: &str) {
    plan.targets.targets.push(id("t"), target("plan"));
    plan.monitoring.actuals.push(id("a"), actual("plan", "2026-04", "100"));
    plan.monitoring.actuals.push(id("b"), actual("plan", "2026-05", last));
}

#[cfg(test)]
fn recorded(plan: &mut Plan, typed: &str) {
    plan.monitoring.purchases_are = Choice::of("signed");
    let purchase = Purchase { date: Entry::of("2026-05-04"), amount: money("7", ""), ..Purchase::default() };
    x(plan).buying.purchases.push(id("p"), purchase);
    plan.monitoring.actuals.push(id("a"), actual("account", typed, "7"));
}

#[cfg(test)]
fn report(plan: &mut Plan, status: &str) {
    let status = Choice::of(status);
    plan.monitoring.reports.push(id("r"), Report { status, ..Report::default() });
}

/// The commitments of this year with what was reached.
fn each<'a>(case: &Case<'a>, mut look: impl FnMut(&Aim<'a>, &Standing<'a>)) {
    let all = aims(case.plan, case.today.year());
    if all.is_empty() {
        return;
    }
    let actuals = Actuals::of(case.plan, case.reading);
    for aim in all {
        look(&aim, &standing(&actuals, aim, case.today));
    }
}

fn behind_without_cause(case: &Case<'_>, raised: &mut Raised<'_>) {
    each(case, |aim, found| {
        let Whose::Account(account) = aim.whose else {
            return;
        };
        let has_cause = || case.plan.monitoring.causes.iter().any(|cause| cause.account.0 == account);
        if let Some(ratio) = found.attainment().ok().filter(|ratio| *ratio < FAR_BEHIND && !has_cause()) {
            let percent = ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(ratio);
            raised.with(format!("/targets/targets/{}", aim.row), vec![("attainment", Fact::Percent(percent))]);
        }
    });
}

fn month_without_actuals(case: &Case<'_>, raised: &mut Raised<'_>) {
    let is_due = case.today.day() > 10 && !is_month_end(case.today) || is_month_end(case.today);
    each(case, |aim, found| {
        // On the last day of a month its figures are not there yet.
        let full = usize::try_from(found.closed).unwrap_or_default()
            - usize::from(is_month_end(case.today) && found.closed > 0);
        let last = full.checked_sub(1);
        let lacks = last.is_some_and(|last| aim.months[last].is_some() && found.actual[last].is_none());
        if is_due && lacks && aim.whose == Whose::Plan {
            raised.at(format!("/targets/targets/{}", aim.row));
        }
    });
}

fn actual_beside_records(case: &Case<'_>, raised: &mut Raised<'_>) {
    let actuals = Actuals::of(case.plan, case.reading);
    for row in &case.plan.monitoring.actuals {
        let whose = Whose::of(&row.level, &row.account, &row.member, &row.product);
        let measured = Measured::of(&row.measure, &row.other);
        if let (Some(Whose::Account(account)), Some(measured), Some(month)) = (whose, measured, row.month.valid())
            && actuals.is_typed_beside_records(account, measured, *month)
        {
            raised.at(format!("/monitoring/actuals/{}/amount", row.id));
        }
    }
}

fn report_without_decision(case: &Case<'_>, raised: &mut Raised<'_>) {
    let issued = case.plan.monitoring.reports.iter().filter(|report| report.status.is(ReportStatus::Issued));
    for report in issued.filter(|report| report.decisions.is_empty()) {
        raised.at(format!("/monitoring/reports/{}/decisions", report.id));
    }
}
