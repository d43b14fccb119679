//! Worksheet 5.4: how many improvements are on their way, late or done, and how long ago the last review was.

use super::Input;
use super::notation::{Formula, Plain};
use super::worked::{Figure, RowSight, Sight, Tone, Worked};
use crate::plan::ActionStatus;
use crate::plan::execution::Improvement;
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("improvements-done", done),
    Figure::of_plan("improvements-late", late),
    Figure::of_plan("days-since-review", days_since_review),
    Figure::of_row("improvement-late", "/improvement/improvements", lateness),
];

/// Days since the date of an improvement that is still open; nothing for one that is not late.
pub(crate) fn days_late(row: &Improvement, today: NaiveDate) -> Option<i64> {
    let settled = matches!(row.status.known(), Some(ActionStatus::Done | ActionStatus::Dropped));
    let due = row.due.valid().filter(|_| !settled)?;
    Some((today - due.0).num_days()).filter(|days| *days > 0)
}

/// Done of all that were not dropped.
fn done(sight: &Sight<'_>) -> Worked {
    let all = sight.plan.improvement.improvements.iter().filter(|row| !row.status.is(ActionStatus::Dropped));
    let (all, done) = all
        .fold((0_usize, 0_usize), |(all, done), row| (all + 1, done + usize::from(row.status.is(ActionStatus::Done))));
    let Some(ratio) = Decimal::from(done).checked_div(all.into()) else {
        return Worked::missing();
    };
    let formula = Formula::default().number(&Plain::count(done)).sign(" \u{f7} ").number(&Plain::count(all));
    Worked::ratio(Ok(ratio))
        .with_all([Input::counted("improvements_done", done), Input::counted("improvements_all", all)])
        .by(formula)
        .as_part()
}

fn late(sight: &Sight<'_>) -> Worked {
    let all = &sight.plan.improvement.improvements;
    if all.is_empty() {
        return Worked::missing();
    }
    let late = all.iter().filter(|row| days_late(row, sight.today).is_some()).count();
    Worked::count(late).toned(if late == 0 { Tone::Good } else { Tone::Bad })
}

/// Of the meetings that have been held.
fn days_since_review(sight: &Sight<'_>) -> Worked {
    let held = sight.plan.improvement.reviews.iter().filter_map(|row| row.on.valid().map(|day| day.0));
    let Some(last) = held.filter(|day| *day <= sight.today).max() else {
        return Worked::missing();
    };
    let days = (sight.today - last).num_days();
    Worked::days(Ok(days)).with(Input::text("last_review", Some(last.to_string())))
}

fn lateness(sight: &RowSight<'_>) -> Worked {
    let row = sight.plan.improvement.improvements.get(sight.id());
    match row.and_then(|row| days_late(row, sight.today).map(|days| (days, &row.due))) {
        Some((days, due)) => Worked::days(Ok(days)).with(Input::entry("improvement_due", due)).toned(Tone::Bad),
        None => Worked::missing(),
    }
}
