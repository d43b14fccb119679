//! How far a goal is, against the time that has passed.

use crate::methods::{Unavailable, goal_progress};
use crate::plan::introduction::{Goal, GoalKind};
use crate::value::Entry;
use chrono::NaiveDate;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct GoalReading {
    /// The ratio of the way; 1 is reached.
    pub progress: Result<Decimal, Unavailable>,
    /// Days until the goal is due; negative when it is overdue.
    pub days_left: Option<i64>,
    /// The goal is a measure: progress is to be expected.
    pub is_measured: bool,
}

pub fn goal_reading(goal: &Goal, today: NaiveDate) -> GoalReading {
    let number = |entry: &Entry<crate::value::Measure>| entry.valid().map(|number| number.0);
    let progress = goal_progress(number(&goal.start), number(&goal.target), number(&goal.current));
    let has_numbers = [&goal.start, &goal.target, &goal.current].iter().any(|entry| entry.valid().is_some());
    GoalReading {
        progress,
        days_left: goal.due.valid().map(|due| (due.0 - today).num_days()),
        is_measured: !goal.kind.is(GoalKind::Words) && (goal.kind.is(GoalKind::Measure) || has_numbers),
    }
}
