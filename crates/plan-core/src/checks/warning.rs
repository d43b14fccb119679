//! Worksheet 5.3: thresholds that are crossed and answered by nobody, signals that nobody took up, risks not looked at.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::warning::stands;
use crate::methods::Light;
use crate::plan::RiskStatus;
use crate::plan::assessment::Direction;
#[cfg(test)]
use crate::plan::execution::{Crossing, Indicator, Signal};
use crate::plan::execution::{CrossingState, SignalState};
use crate::reading::Place;
use crate::value::Leaf;

/// Days in which a crossing is to be taken up: ours, no source.
const TAKEN_UP_IN: i64 = 7;

/// From this effect on, of 1 to 5, a signal needs an answer.
const GRAVE: u8 = 4;

pub(super) static RULES: &[Rule] = &[
    // Red, and neither a response nor an action says what then.
    rule!(
        "red_without_response", Business, [], red_without_response,
        raised: |plan| indicator(plan, ["5", "10", "10"], ""),
        quiet: |plan| indicator(plan, ["5", "10", "9"], ""),
    ),
    // Where lower is better red lies above amber; where higher is better below it.
    rule!(
        "limits_reversed", Entries, [], limits_reversed,
        raised: |plan| indicator(plan, ["10", "9", ""], "x"),
        quiet: |plan| indicator(plan, ["9", "10", ""], "x"),
    ),
    rule!(
        "crossing_open", Business, ["days"], crossing_open,
        raised: |plan| crossing(plan, "2026-06-22"),
        quiet: |plan| crossing(plan, "2026-06-23"),
    ),
    rule!(
        "signal_unanswered", Business, [], signal_unanswered,
        raised: |plan| signal(plan, "4"),
        quiet: |plan| signal(plan, "3"),
    ),
    rule!(
        "risk_look_overdue", Business, ["days"], risk_look_overdue,
        raised: |plan| risk(plan, "2026-06-29"),
        quiet: |plan| risk(plan, "2026-06-30"),
    ),
];

#[cfg(test)]
fn indicator(plan: &mut Plan, [amber, red, current]: [&str; 3], action: &str) {
    let (amber, red, current) = (Entry::of(amber), Entry::of(red), Entry::of(current));
    let (direction, action) = (Choice::of("lower"), Line(action.to_owned()));
    let row = Indicator { direction, amber, red, current, action, ..Indicator::default() };
    plan.warning.indicators.push(id("i"), row);
}

#[cfg(test)]
fn crossing(plan: &mut Plan, on: &str) {
    plan.warning.crossings.push(id("c"), Crossing { on: Entry::of(on), ..Crossing::default() });
}

#[cfg(test)]
fn signal(plan: &mut Plan, effect: &str) {
    let (signal, effect) = (Line("Their buyer left".into()), Entry::of(effect));
    plan.warning.signals.push(id("s"), Signal { signal, effect, ..Signal::default() });
}

#[cfg(test)]
fn risk(plan: &mut Plan, review_on: &str) {
    let risk = crate::plan::Risk { review_on: Entry::of(review_on), ..crate::plan::Risk::default() };
    plan.risks.push(id("r"), risk);
}

fn red_without_response(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.warning.indicators {
        if stands(row) == Some(Light::Red) && row.response.is_empty() && row.action.is_empty() {
            raised.at(format!("/warning/indicators/{}/response", row.id));
        }
    }
}

fn limits_reversed(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.warning.indicators {
        let limits = row.amber.valid().zip(row.red.valid());
        let is_lower = row.direction.is(Direction::Lower);
        if limits.is_some_and(|(amber, red)| if is_lower { red.0 < amber.0 } else { red.0 > amber.0 }) {
            raised.at(format!("/warning/indicators/{}/red", row.id));
        }
    }
}

fn crossing_open(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.warning.crossings {
        let is_taken_up = matches!(row.state.known(), Some(CrossingState::Acknowledged | CrossingState::Closed));
        let days = row.on.valid().map(|day| (case.today - day.0).num_days());
        if let Some(days) = days.filter(|days| *days > TAKEN_UP_IN && !is_taken_up) {
            raised.with(format!("/warning/crossings/{}/state", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn signal_unanswered(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.warning.signals {
        let is_settled = matches!(row.state.known(), Some(SignalState::Answered | SignalState::Closed));
        let is_grave = row.effect.valid().is_some_and(|effect| effect.0 >= GRAVE);
        if is_grave && !is_settled && row.response.is_empty() {
            raised.at(format!("/warning/signals/{}/response", row.id));
        }
    }
}

fn risk_look_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for risk in case.plan.risks.iter().filter(|risk| !risk.status.is(RiskStatus::Over)) {
        let is_archived = case.plan.accounts.get(&risk.account.0).is_some_and(|account| account.archived.0);
        let days = risk.review_on.valid().map(|day| (case.today - day.0).num_days());
        if let Some(days) = days.filter(|days| *days > 0 && !is_archived) {
            let place = Place { worksheet: Some(crate::plan::Worksheet::Warning), account: None };
            raised.placed(format!("/risks/{}/review_on", risk.id), place, vec![("days", Fact::Count(days))]);
        }
    }
}
