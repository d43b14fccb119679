//! Worksheet 1.0: who stands behind the plan.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::cover::{WAITING_DAYS, is_agreed};
#[cfg(test)]
use crate::plan::introduction::{Opinion, SignOff};
use crate::plan::introduction::{PlanStatus, SignOffStep};
use crate::value::{Date, Entry as Field, Leaf};

pub(super) static RULES: &[Rule] = &[
    // It counts as approved, and nobody is named who approved it.
    rule!(
        "approved_by_nobody", Business, [], |case, raised| {
            let cover = &case.plan.cover;
            if cover.status.is(PlanStatus::Approved) && !is_agreed(case.plan, SignOffStep::Approved) {
                raised.at("/cover/status".to_owned());
            }
        },
        raised: |plan| signed(plan, "approved", &[("approved", "m", "returned")]),
        quiet: |plan| signed(plan, "approved", &[("approved", "m", "with_conditions")]),
    ),
    // Nobody looked at it but who made it.
    rule!(
        "approved_own_plan", Business, [], approved_own_plan,
        raised: |plan| signed(plan, "", &[("prepared", "m", ""), ("approved", "m", "agreed")]),
        quiet: |plan| signed(plan, "", &[("prepared", "m", ""), ("approved", "n", "agreed")]),
    ),
    rule!(
        "plan_waits_for_approval", Business, ["days"], |case, raised| {
            let cover = &case.plan.cover;
            let days = days_since(case, &cover.status_since);
            if let Some(days) = days.filter(|days| *days > WAITING_DAYS && cover.status.is(PlanStatus::Submitted)) {
                raised.with("/cover/status".to_owned(), vec![("days", Fact::Count(days))]);
            }
        },
        raised: |plan| since(plan, "submitted", "2026-06-15"),
        quiet: |plan| since(plan, "submitted", "2026-06-16"),
    ),
    // A superior said something of a worksheet, and nobody has answered since.
    rule!(
        "opinion_unanswered", Business, ["days"], |case, raised| {
            for opinion in case.plan.cover.opinions.iter().filter(|it| !it.opinion.is_empty() && it.answer.is_empty()) {
                if let Some(days) = days_since(case, &opinion.on).filter(|days| *days > WAITING_DAYS) {
                    let path = format!("/cover/opinions/{}/answer", opinion.id);
                    raised.with(path, vec![("days", Fact::Count(days))]);
                }
            }
        },
        raised: |plan| opinion(plan, ""),
        quiet: |plan| opinion(plan, "done"),
    ),
];

#[cfg(test)]
fn signed(plan: &mut Plan, status: &str, all: &[(&str, &str, &str)]) {
    plan.cover.status = Choice::of(status);
    for (place, (step, member, result)) in all.iter().enumerate() {
        let (step, member, result) = (Choice::of(step), Reference::to(member), Choice::of(result));
        plan.cover.sign_offs.push(id(&format!("s{place}")), SignOff { step, member, result, ..SignOff::default() });
    }
}

#[cfg(test)]
fn since(plan: &mut Plan, status: &str, day: &str) {
    (plan.cover.status, plan.cover.status_since) = (Choice::of(status), Entry::of(day));
}

#[cfg(test)]
fn opinion(plan: &mut Plan, answer: &str) {
    let (on, answer) = (Entry::of("2026-06-15"), Line(answer.to_owned()));
    let mut opinion = Opinion { on, answer, ..Opinion::default() };
    opinion.opinion.enter("Too little on prices.");
    plan.cover.opinions.push(id("o"), opinion);
}

fn days_since(case: &Case<'_>, day: &Field<Date>) -> Option<i64> {
    day.valid().map(|day| (case.today - day.0).num_days())
}

fn approved_own_plan(case: &Case<'_>, raised: &mut Raised<'_>) {
    let sign_offs = &case.plan.cover.sign_offs;
    let prepared = |member: &str| {
        sign_offs.iter().any(|sign_off| sign_off.step.is(SignOffStep::Prepared) && sign_off.member.0 == member)
    };
    for sign_off in sign_offs.iter().filter(|sign_off| sign_off.step.is(SignOffStep::Approved)) {
        if !sign_off.member.is_empty() && prepared(&sign_off.member.0) {
            raised.at(format!("/cover/sign_offs/{}/member", sign_off.id));
        }
    }
}
