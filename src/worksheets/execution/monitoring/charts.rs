//! What was to be reached in each month of the year and what was, by the measure that the plan is steered by.

use crate::charts::{Axis, Chart, Columns, Period, Picture, Tone, Trend, Value, no_data};
use crate::i18n::percent;
use crate::i18n::words::{monitoring as m, targets as w};
use crate::sheets::Whole;
use crate::worksheets::execution::{MONTHS, amount};
use chrono::Datelike;
use plan_core::methods::attainment;
use plan_core::reading::{Actuals, aim_of_plan, standing};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub fn by_month(whole: &Whole<'_>) -> Option<Picture> {
    let plan = whole.plan;
    let aim = aim_of_plan(plan, whole.today.year())?;
    let found = standing(&Actuals::of(plan, whole.all), aim, whole.today);
    let say = |sum: Option<Decimal>| amount(plan, aim.measured, sum);
    let number = |sum: Option<Decimal>| sum.and_then(|sum| sum.to_f64());
    let reached = cumulated(&aim.months, &found.actual, found.closed);
    let value =
        |sum: Option<Decimal>, tone: Tone| Value { amount: number(sum).unwrap_or(f64::NAN), text: say(sum), tone };
    let periods = (0..12).map(|month| Period {
        label: MONTHS[month].say().to_owned(),
        columns: vec![value(aim.months[month], Tone::Muted), value(found.actual[month], Tone::Brand)],
        trend: reached[month].map(|ratio| Value { amount: ratio, text: percent(ratio), tone: Tone::Ink }),
        target: None,
    });
    let amounts = aim.months.iter().chain(&found.actual).filter_map(|sum| number(*sum));
    let write = |sum: f64| say(Decimal::try_from(sum).ok());
    let trend = reached.iter().any(Option::is_some).then(|| Trend {
        name: m::ATTAINMENT.say().to_owned(),
        tone: Tone::Ink,
        axis: Axis::fitting(m::ATTAINMENT.say().to_owned(), reached.iter().flatten().copied(), percent),
    });
    let chart = Chart::Columns(Columns {
        series: vec![(m::TARGET.say().to_owned(), Tone::Muted), (m::ACTUAL.say().to_owned(), Tone::Brand)],
        axis: Axis::fitting(String::new(), amounts, write),
        trend,
        periods: periods.collect(),
        empty: no_data(),
        ..Columns::default()
    });
    let rows = (0..12).map(|month| {
        let reached = reached[month].map_or_else(|| say(None), percent);
        vec![MONTHS[month].say().to_owned(), say(aim.months[month]), say(found.actual[month]), reached]
    });
    let head = [w::MONTH, m::TARGET, m::ACTUAL, m::ATTAINMENT];
    let picture = Picture::new(m::chart::BY_MONTH, chart, &head, rows.collect());
    aim.months.iter().chain(&found.actual).any(Option::is_some).then_some(picture)
}

/// What was reached up to each full month ÷ what was to be reached; it ends where a month has no figure.
fn cumulated(target: &[Option<Decimal>; 12], actual: &[Option<Decimal>; 12], closed: u32) -> [Option<f64>; 12] {
    let mut sums = Some((Decimal::ZERO, Decimal::ZERO));
    let mut reached = [None; 12];
    for month in 0..usize::try_from(closed).unwrap_or(12).min(12) {
        sums = sums
            .and_then(|(wanted, had)| Some((wanted.checked_add(target[month]?)?, had.checked_add(actual[month]?)?)));
        reached[month] = sums.and_then(|(wanted, had)| attainment(had, wanted).ok()?.to_f64());
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_what_was_reached_ends_where_a_figure_is_missing() {
        let mut actual = [Some(Decimal::from(90)); 12];
        actual[2] = None;
        let reached = cumulated(&[Some(Decimal::ONE_HUNDRED); 12], &actual, 5);
        assert_eq!(reached[..4], [Some(0.9), Some(0.9), None, None]);
        assert_eq!(cumulated(&[Some(Decimal::ONE_HUNDRED); 12], &actual, 1)[1], None);
    }
}
