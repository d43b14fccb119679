//! Worksheet 5.4: findings that nobody mends, improvements that are late, reviews that decided nothing.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::improvement::days_late;
use crate::plan::ActionStatus;
#[cfg(test)]
use crate::plan::execution::{Improvement, ReviewMeeting};
use crate::value::Leaf;

pub(super) static RULES: &[Rule] = &[
    // A finding that is not dropped has neither a measure nor somebody who sees to it.
    rule!(
        "finding_without_owner", Business, [], finding_without_owner,
        raised: |plan| improvement(plan, "", "2026-06-30"),
        quiet: |plan| improvement(plan, "m", "2026-06-30"),
    ),
    rule!(
        "improvement_overdue", Business, ["days"], improvement_overdue,
        raised: |plan| improvement(plan, "m", "2026-06-29"),
        quiet: |plan| improvement(plan, "m", "2026-06-30"),
    ),
    // The meeting was held.
    rule!(
        "meeting_without_decision", Business, [], meeting_without_decision,
        raised: |plan| meeting(plan, "2026-06-29", ""),
        quiet: |plan| meeting(plan, "2026-07-01", ""),
    ),
    // The day for the next meeting has passed, and none was held since.
    rule!(
        "meeting_overdue", Business, ["days"], meeting_overdue,
        raised: |plan| meeting(plan, "2026-05-30", "2026-06-29"),
        quiet: |plan| {
            meeting(plan, "2026-05-30", "2026-06-29");
            plan.improvement.reviews.push(id("n"), ReviewMeeting { on: Entry::of("2026-06-29"), ..held() });
        },
    ),
];

#[cfg(test)]
fn improvement(plan: &mut Plan, owner: &str, due: &str) {
    let (finding, owner, due) = (Line("Quotations wait".into()), Reference::to(owner), Entry::of(due));
    plan.improvement.improvements.push(id("i"), Improvement { finding, owner, due, ..Improvement::default() });
}

#[cfg(test)]
fn held() -> ReviewMeeting {
    ReviewMeeting { decisions: crate::value::Prose("Go on".into()), ..ReviewMeeting::default() }
}

#[cfg(test)]
fn meeting(plan: &mut Plan, on: &str, next_on: &str) {
    let meeting = if next_on.is_empty() { ReviewMeeting::default() } else { held() };
    let meeting = ReviewMeeting { on: Entry::of(on), next_on: Entry::of(next_on), ..meeting };
    plan.improvement.reviews.push(id("m"), meeting);
}

fn finding_without_owner(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.improvement.improvements {
        let is_settled = matches!(row.status.known(), Some(ActionStatus::Done | ActionStatus::Dropped));
        if !is_settled && !row.finding.is_empty() && row.owner.is_empty() {
            raised.at(format!("/improvement/improvements/{}/owner", row.id));
        }
    }
}

fn improvement_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.improvement.improvements {
        if let Some(days) = days_late(row, case.today) {
            raised.with(format!("/improvement/improvements/{}/due", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn meeting_without_decision(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.improvement.reviews {
        if row.on.valid().is_some_and(|day| day.0 <= case.today) && row.decisions.is_empty() {
            raised.at(format!("/improvement/reviews/{}/decisions", row.id));
        }
    }
}

fn meeting_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    let meetings = &case.plan.improvement.reviews;
    let next = meetings.iter().filter_map(|row| row.next_on.valid().map(|day| (day.0, row)));
    let Some((day, row)) = next.max_by_key(|(day, _)| *day) else {
        return;
    };
    let was_held = meetings.iter().any(|other| other.on.valid().is_some_and(|on| on.0 >= day && on.0 <= case.today));
    let days = (case.today - day).num_days();
    if days > 0 && !was_held {
        raised.with(format!("/improvement/reviews/{}/next_on", row.id), vec![("days", Fact::Count(days))]);
    }
}
