//! Worksheet 1.2: goals with numbers.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::Unavailable;
use crate::plan::Row;
use crate::plan::introduction::Goal;
use crate::reading::goals::unit::is_unit_said_twice;
use crate::reading::{GoalReading, goal_reading};
use crate::value::Leaf;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "target_equals_start", Entries, [], |case, raised| each(case, |goal, read| {
            if read.progress == Err(Unavailable::NoDistance) {
                raised.at(path(goal, "target"));
            }
        }),
        raised: |plan| goal(plan, ["5", "5", "5"], "", ""),
        quiet: |plan| goal(plan, ["5", "6", "5"], "", ""),
    ),
    // The measured goal has no target yet.
    rule!(
        "goal_without_target", Entries, [], |case, raised| each(case, |goal, read| {
            if read.is_measured && goal.target.is_empty() {
                raised.at(path(goal, "target"));
            }
        }),
        raised: |plan| goal(plan, ["5", "", ""], "", ""),
        quiet: |plan| goal(plan, ["", "", ""], "", ""),
    ),
    // A number of the goal seems to hold the unit that stands beside it.
    rule!(
        "unit_said_twice", Figures, [], |case, raised| each(case, |goal, _| {
            if is_unit_said_twice(goal) {
                raised.at(path(goal, "unit"));
            }
        }),
        raised: |plan| goal(plan, ["3.2", "490000000", ""], "EUR million", ""),
        quiet: |plan| goal(plan, ["3.2", "4.9", ""], "EUR million", ""),
    ),
    rule!(
        "goal_overdue", Business, ["days"], goal_overdue,
        raised: |plan| goal(plan, ["1", "3", "2"], "", "2026-06-29"),
        quiet: |plan| goal(plan, ["1", "3", "3"], "", "2026-06-29"),
    ),
];

#[cfg(test)]
fn goal(plan: &mut Plan, [start, target, current]: [&str; 3], unit: &str, due: &str) {
    let (start, target, current) = (Entry::of(start), Entry::of(target), Entry::of(current));
    let unit = Line(unit.to_owned());
    plan.goals.goals.push(id("g"), Goal { start, target, current, unit, due: Entry::of(due), ..Goal::default() });
}

fn path(goal: &Row<Goal>, field: &str) -> String {
    format!("/goals/goals/{}/{field}", goal.id)
}

fn each(case: &Case<'_>, mut look: impl FnMut(&Row<Goal>, GoalReading)) {
    for goal in &case.plan.goals.goals {
        look(goal, goal_reading(goal, case.today));
    }
}

fn goal_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    each(case, |goal, read| {
        let reached = read.progress.is_ok_and(|ratio| ratio >= 1.into());
        if let Some(days) = read.days_left.filter(|days| *days < 0 && !reached && read.is_measured) {
            raised.with(path(goal, "due"), vec![("days", Fact::Count(-days))]);
        }
    });
}
