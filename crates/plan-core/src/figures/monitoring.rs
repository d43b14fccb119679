//! Worksheet 5.2: how the plan's main measure stands at the end of the last full month.

use super::notation::{Formula, Plain};
use super::targets::{amount, difference};
use super::worked::{Figure, Shape, Sight, Tone, Worked};
use super::{Input, InputLabel};
use crate::methods::{Unavailable, days_counted, expected_pace, time_progress};
use crate::plan::execution::{DaysCounted, ForecastKind};
use crate::reading::assessment::Source;
use crate::reading::monitoring::{Actuals, Standing, aim_of_plan, aims, standing};
use crate::reading::targets::{Measured, Whose, season_weights, sum_of};
use crate::value::Month;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("time-progress", progress_of_time),
    Figure::of_plan("actual-to-date", actual_to_date),
    Figure::of_plan("attainment-to-date", attainment_to_date),
    Figure::of_plan("expected-pace", pace),
    Figure::of_plan("gap-to-date", gap_to_date),
    Figure::of_plan("needed-per-month", needed_per_month),
    Figure::of_plan("year-on-year", |sight| {
        change(sight, |it| (it.year_on_year(), it.year_before), "month_a_year_ago")
    }),
    Figure::of_plan("month-on-month", |sight| {
        change(sight, |it| (it.month_on_month(), it.month_before), "month_before")
    }),
    Figure::of_plan("rolling-estimate", rolling_estimate),
];

/// From this attainment on a target is on its way, and below that one it is in danger: ours, no source.
const ON_THE_WAY: Decimal = Decimal::from_parts(95, 0, 0, false, 2);
const IN_DANGER: Decimal = Decimal::from_parts(85, 0, 0, false, 2);

/// The plan's main measure this year. The figure is worked out of it, or missing.
fn with_plan(sight: &Sight<'_>, work: impl FnOnce(&Actuals<'_>, &Standing<'_>) -> Worked) -> Worked {
    let Some(aim) = aim_of_plan(sight.plan, sight.today.year()) else {
        return Worked::missing();
    };
    let actuals = Actuals::of(sight.plan, sight.reading);
    let found = standing(&actuals, aim, sight.today);
    work(&actuals, &found).resting_on(found.known())
}

fn to_date(found: &Standing<'_>) -> Vec<Input> {
    let sum = |slug, value: Option<Decimal>| {
        let text = value.map(|value| Plain::exact(value).text);
        Input::new(InputLabel::Word(slug), text, value.is_none().then_some(Source::Missing))
    };
    let (closed, unknown) = (usize::try_from(found.closed).unwrap_or(12), found.unknown);
    vec![
        sum("actual_to_date", found.actual_to_date),
        sum("target_to_date", found.target_to_date),
        Input::counted("months_closed", closed),
        Input::counted("months_unknown", unknown),
    ]
}

/// Days of the year up to the end of the last full month, and all of them.
fn days(sight: &Sight<'_>, closed: u32) -> Option<(i64, i64)> {
    let year = sight.today.year();
    let only_working = sight.plan.targets.days_counted.is(DaysCounted::Working);
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let last = if closed >= 12 { end } else { NaiveDate::from_ymd_opt(year, closed + 1, 1)?.pred_opt()? };
    let elapsed = if closed == 0 { 0 } else { days_counted(first, last, only_working) };
    Some((elapsed, days_counted(first, end, only_working)))
}

fn progress_of_time(sight: &Sight<'_>) -> Worked {
    let year = sight.today.year();
    let closed = sight.today.month0() + u32::from(crate::reading::months::is_month_end(sight.today));
    let Some((elapsed, all)) = days(sight, closed).filter(|_| aim_of_plan(sight.plan, year).is_some()) else {
        return Worked::missing();
    };
    let formula = Formula::default().number(&Plain::exact(elapsed.into())).sign(" \u{f7} ");
    let inputs = [Input::sum("days_elapsed", elapsed.into()), Input::sum("days_of_year", all.into())];
    Worked::ratio(time_progress(elapsed, all)).with_all(inputs).by(formula.number(&Plain::exact(all.into()))).as_part()
}

fn actual_to_date(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let left_out = sight.reading.accounts.iter().map(|it| it.purchases.left_out.all()).sum();
        let result = found.actual_to_date.ok_or(Unavailable::Missing);
        amount(found.aim.measured.is_money(), result)
            .with_all(to_date(found))
            .with(Input::counted("left_out", left_out))
    })
}

fn attainment_to_date(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let worked = Worked::ratio(found.attainment()).with_all(to_date(found)).as_part().toned_by(tone_of);
        match (found.actual_to_date, found.target_to_date) {
            (Some(actual), Some(target)) => {
                let formula = Formula::default().number(&Plain::exact(actual)).sign(" \u{f7} ");
                worked.by(formula.number(&Plain::exact(target)))
            }
            _ => worked,
        }
    })
}

fn tone_of(shape: &Shape) -> Tone {
    match shape {
        Shape::Ratio(ratio) if *ratio >= ON_THE_WAY => Tone::Good,
        Shape::Ratio(ratio) if *ratio >= IN_DANGER => Tone::Warn,
        Shape::Ratio(_) => Tone::Bad,
        _ => Tone::Plain,
    }
}

fn pace(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let (Some(total), Some((elapsed, all))) = (found.aim.total, days(sight, found.closed)) else {
            return Worked::missing();
        };
        let formula = Formula::default().number(&Plain::exact(total)).sign(" \u{d7} ");
        let formula = formula.number(&Plain::exact(elapsed.into())).sign(" \u{f7} ").number(&Plain::exact(all.into()));
        let inputs = [
            Input::sum("year_total", total),
            Input::sum("days_elapsed", elapsed.into()),
            Input::sum("days_of_year", all.into()),
        ];
        amount(found.aim.measured.is_money(), expected_pace(total, elapsed, all)).with_all(inputs).by(formula)
    })
}

fn gap_to_date(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let tone = found.attainment().map_or(Tone::Plain, |ratio| tone_of(&Shape::Ratio(ratio)));
        let worked = amount(found.aim.measured.is_money(), found.gap()).with_all(to_date(found)).toned(tone);
        match (found.actual_to_date, found.target_to_date) {
            (Some(actual), Some(target)) => worked.by(difference(actual, target)),
            _ => worked,
        }
    })
}

fn needed_per_month(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let left = usize::try_from(found.months_left()).unwrap_or_default();
        let worked = amount(found.aim.measured.is_money(), found.needed()).with_all(to_date(found));
        let worked = worked.with(Input::counted("months_left", left));
        match (found.aim.total, found.actual_to_date) {
            (Some(total), Some(actual)) => {
                let formula = Formula::default().sign("(").number(&Plain::exact(total)).sign(" \u{2212} ");
                let formula = formula.number(&Plain::exact(actual)).sign(") \u{f7} ");
                worked.with(Input::sum("year_total", total)).by(formula.number(&Plain::count(left)))
            }
            _ => worked,
        }
    })
}

/// A ratio, and the figure that the last full month is held against.
type Compared = (Result<Decimal, Unavailable>, Option<Decimal>);

/// How the last full month compares, by a ratio and the figure that it is held against.
fn change(sight: &Sight<'_>, compared: fn(&Standing<'_>) -> Compared, slug: &'static str) -> Worked {
    with_plan(sight, |_, found| {
        let (result, before) = compared(found);
        let Some((last, before)) = found.last.zip(before) else {
            return Worked::missing();
        };
        let tone = match result {
            Ok(ratio) if ratio < Decimal::ZERO => Tone::Bad,
            Ok(_) => Tone::Good,
            Err(_) => Tone::Plain,
        };
        let formula = Formula::default().sign("(").number(&Plain::exact(last)).sign(" \u{2212} ");
        let formula = formula.number(&Plain::exact(before)).sign(") \u{f7} ").number(&Plain::exact(before.abs()));
        let inputs = [Input::sum("last_month", last), Input::sum(slug, before)];
        Worked::ratio(result).with_all(inputs).by(formula).toned(tone)
    })
}

/// What was reached, and for each month that is left the latest forecast; where there is none, what the year's pace so
/// far makes of the month by the season.
fn rolling_estimate(sight: &Sight<'_>) -> Worked {
    with_plan(sight, |_, found| {
        let Some(actual) = found.actual_to_date.filter(|_| found.unknown == 0) else {
            return Worked::missing().with_all(to_date(found));
        };
        let forecasts = latest_forecasts(sight, found.aim.measured, found.aim.year);
        let weights = season_weights(sight.plan, sight.reading, found.aim.whose);
        let full = usize::try_from(found.closed).unwrap_or(12);
        let gone = sum_of(weights[..full].iter().copied());
        let seasonal = |place: usize| actual.checked_mul(*weights.get(place)?)?.checked_div(gone?);
        let month = |place: usize| u32::try_from(place).unwrap_or_default() + 1;
        let forecast = sum_of((full..12).filter_map(|place| forecasts.get(&month(place)).copied()));
        let without: Vec<usize> = (full..12).filter(|place| !forecasts.contains_key(&month(*place))).collect();
        let rest: Option<Vec<Decimal>> = without.iter().map(|place| seasonal(*place)).collect();
        let rest = rest.and_then(|rest| sum_of(rest.into_iter()));
        let (Some(forecast), Some(rest)) = (forecast, rest) else {
            return Worked::missing();
        };
        let sum = sum_of([actual, forecast, rest].into_iter()).ok_or(Unavailable::Overflow);
        let formula = Formula::default().number(&Plain::exact(actual)).sign(" + ").number(&Plain::exact(forecast));
        let formula = formula.sign(" + ").number(&Plain::exact(rest));
        let inputs = [
            Input::sum("actual_to_date", actual),
            Input::sum("forecast_sum", forecast),
            Input::counted("months_forecast", 12 - full - without.len()),
            Input::sum("season_sum", rest),
            Input::counted("months_by_season", without.len()),
        ];
        amount(found.aim.measured.is_money(), sum).with_all(inputs).by(formula)
    })
}

/// How much a forecast goes before others of its month: by its kind, and by the day on which it was made.
type Made = (u8, Option<NaiveDate>);

/// By month of the year: the forecast for the plan that was made last, or else those of its accounts together, where
/// every account with a target has one. What is likely goes before what is bound to come, and that before the best case.
fn latest_forecasts(sight: &Sight<'_>, measured: Measured<'_>, year: i32) -> BTreeMap<u32, Decimal> {
    let mut best: BTreeMap<(Month, Whose), (Made, Decimal)> = BTreeMap::new();
    for row in &sight.plan.monitoring.forecasts {
        let whose = if row.account.0.is_empty() { Whose::Plan } else { Whose::Account(&row.account.0) };
        let kind = match row.kind.known() {
            Some(ForecastKind::Likely) | None => 2,
            Some(ForecastKind::Commit) => 1,
            Some(ForecastKind::Best) => 0,
        };
        let is_one = measured.is_money() && row.measure.known() == Some(measured.measure);
        let made = row.made_on.valid().map(|day| day.0);
        if let (true, Some(month), Some(amount)) = (is_one, row.month.valid(), row.amount.valid())
            && month.year == year
            && best.get(&(*month, whose)).is_none_or(|(known, _)| *known <= (kind, made))
        {
            best.insert((*month, whose), ((kind, made), amount.0));
        }
    }
    let with_target = aims(sight.plan, year).into_iter().filter(|aim| aim.measured == measured).map(|aim| aim.whose);
    let accounts: Vec<Whose> = with_target.filter(|whose| matches!(whose, Whose::Account(_))).collect();
    let months = (1..=12).filter_map(|month| {
        let at = Month { year, month };
        if let Some((_, own)) = best.get(&(at, Whose::Plan)) {
            return Some((month, *own));
        }
        let of_accounts: Option<Vec<Decimal>> = accounts.iter().map(|whose| Some(best.get(&(at, *whose))?.1)).collect();
        let of_accounts = of_accounts.filter(|of_accounts| !of_accounts.is_empty())?;
        Some((month, sum_of(of_accounts.into_iter())?))
    });
    months.collect()
}
