//! The chart of worksheet 6.2: visits by month, planned and done.

use crate::charts::{Axis, Chart, Columns, Period, Picture, Tone, Value, no_data};
use crate::i18n::decimal;
use crate::i18n::words::care as c;
use crate::sheets::Whole;
use chrono::Months;
use plan_core::plan::relationship::VisitState;
use plan_core::reading::took_place;
use plan_core::value::{Month, Typed};

/// Months before this one that are shown, and months from it on.
const BEFORE: u32 = 5;
const AHEAD: u32 = 3;

/// Visits planned for each month, and those that took place in it.
pub fn by_month(whole: &Whole<'_>) -> Option<Picture> {
    let first = whole.today.checked_sub_months(Months::new(BEFORE))?;
    let months = (0..BEFORE + AHEAD).filter_map(|place| Some(Month::of(first.checked_add_months(Months::new(place))?)));
    let visits = || whole.plan.care.visits.iter();
    let read = months.map(|month| {
        let is_planned = |day: &chrono::NaiveDate| Month::of(*day) == month;
        let planned = visits().filter(|visit| !visit.state.is(VisitState::Cancelled));
        let planned = planned.filter_map(|visit| Some(visit.planned_on.valid()?.0)).filter(is_planned).count();
        let done = visits().filter_map(|visit| took_place(visit)).filter(is_planned).count();
        (month.show(), planned, done)
    });
    let read: Vec<(String, usize, usize)> = read.collect();
    let value = |count: usize, tone| Value {
        amount: u32::try_from(count).map_or(0.0, f64::from),
        text: count.to_string(),
        tone,
    };
    let period = |(month, planned, done): &(String, usize, usize)| Period {
        label: month.clone(),
        columns: vec![value(*planned, Tone::Muted), value(*done, Tone::Brand)],
        trend: None,
        target: None,
    };
    let (planned, done) = (c::chart::PLANNED, c::chart::DONE);
    let most = read.iter().map(|(_, planned, done)| u32::try_from(*planned.max(done)).map_or(0.0, f64::from));
    let chart = Chart::Columns(Columns {
        series: vec![(planned.say().to_owned(), Tone::Muted), (done.say().to_owned(), Tone::Brand)],
        axis: Axis::fitting(String::new(), most, |count| decimal(&count.to_string(), 0)),
        periods: read.iter().map(period).collect(),
        empty: no_data(),
        ..Columns::default()
    });
    let rows = read.iter().map(|(month, planned, done)| vec![month.clone(), planned.to_string(), done.to_string()]);
    let is_any = read.iter().any(|(_, planned, done)| planned + done > 0);
    let picture = Picture::new(c::chart::BY_MONTH, chart, &[c::chart::MONTH, planned, done], rows.collect());
    is_any.then_some(picture)
}
