//! Worksheet 4.4: values that nobody could see, answers that nobody took up, and activities whose day passed.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::Worksheet;
use crate::plan::strategy::ActivityState;
#[cfg(test)]
use crate::plan::team::{CoreValue, Pulse, TeamActivity};
use crate::reading::{is_open, pulse_readings};
use crate::value::Leaf;
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    // A word on the wall.
    rule!(
        "value_without_behaviour", Business, ["name"], value_without_behaviour,
        raised: |plan| value(plan, ""),
        quiet: |plan| value(plan, "Says no in time"),
    ),
    // The latest answer lies below the middle, and no action of this worksheet is open.
    rule!(
        "pulse_unanswered", Business, ["name"], pulse_unanswered,
        raised: |plan| pulse(plan, "2.9"),
        quiet: |plan| pulse(plan, "3"),
    ),
    rule!(
        "team_activity_passed", Business, ["days"], team_activity_passed,
        raised: |plan| activity(plan, "2026-06-29"),
        quiet: |plan| activity(plan, "2026-06-30"),
    ),
];

#[cfg(test)]
fn value(plan: &mut Plan, behaviour: &str) {
    let (value, behaviour) = (Line("Honesty".into()), Line(behaviour.to_owned()));
    plan.culture.values.push(id("v"), CoreValue { value, behaviour, ..CoreValue::default() });
}

/// What was answered before does not count.
#[cfg(test)]
fn pulse(plan: &mut Plan, score: &str) {
    for (row, on, score) in [("p", "2026-06-01", score), ("q", "2026-01-01", "1")] {
        let (question, on, score) = (Line("Fair?".into()), Entry::of(on), Entry::of(score));
        plan.culture.pulses.push(id(row), Pulse { question, on, score, ..Pulse::default() });
    }
}

#[cfg(test)]
fn activity(plan: &mut Plan, on: &str) {
    let activity = TeamActivity { on: Entry::of(on), state: Choice::of("planned"), ..TeamActivity::default() };
    plan.culture.activities.push(id("a"), activity);
}

fn value_without_behaviour(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.culture.values {
        if !row.value.0.trim().is_empty() && row.behaviour.is_empty() {
            let facts = vec![("name", Fact::Text(row.value.0.clone()))];
            raised.with(format!("/culture/values/{}/behaviour", row.id), facts);
        }
    }
}

fn pulse_unanswered(case: &Case<'_>, raised: &mut Raised<'_>) {
    let actions = &case.plan.actions;
    if actions.iter().any(|action| is_open(action) && action.worksheet.is(Worksheet::Culture)) {
        return;
    }
    for read in pulse_readings(&case.plan.culture) {
        if let Some((row, _)) = read.asked.last().filter(|(_, score)| *score < Decimal::from(3)) {
            let facts = vec![("name", Fact::Text(read.question.to_owned()))];
            raised.with(format!("/culture/pulses/{}/score", row.id), facts);
        }
    }
}

fn team_activity_passed(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.culture.activities {
        let is_left = row.state.0.is_empty() || row.state.is(ActivityState::Planned);
        let days = row.on.valid().map(|on| (case.today - on.0).num_days());
        if let Some(days) = days.filter(|days| is_left && *days > 0) {
            raised.with(format!("/culture/activities/{}/on", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}
