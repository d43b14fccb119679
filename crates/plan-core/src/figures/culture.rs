//! Figures of worksheet 4.4: what the activities cost, whether they took place, and what the team says.

use super::notation::{Formula, Plain};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::Unavailable;
use crate::plan::strategy::ActivityState;
use crate::reading::assessment::in_currency;
use crate::reading::pulse_readings;
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("pulse-change", "/culture/pulses", |sight| change(sight).unwrap_or_else(Worked::missing)),
    Figure::of_plan("culture-cost", cost),
    Figure::of_plan("culture-kept", kept),
    Figure::of_plan("pulse-mean", mean),
];

/// Against the last time that the same was asked.
fn change(sight: &RowSight<'_>) -> Option<Worked> {
    let all = pulse_readings(&sight.plan.culture);
    let asked =
        all.iter().map(|read| &read.asked).find(|asked| asked.iter().any(|(row, _)| row.id.as_str() == sight.id()))?;
    let place = asked.iter().position(|(row, _)| row.id.as_str() == sight.id())?;
    let (now, before) = (asked[place].1, asked[place.checked_sub(1)?].1);
    let worked = Worked::points(now.checked_sub(before).ok_or(Unavailable::Overflow));
    let formula = Formula::default().number(&Plain::exact(now)).sign(" − ").number(&Plain::exact(before));
    Some(worked.with(Input::sum("pulse_before", before)).by(formula).toned_by(|shape| match shape {
        Shape::Points(change) if *change < Decimal::ZERO => Tone::Warn,
        Shape::Points(change) if *change > Decimal::ZERO => Tone::Good,
        _ => Tone::Plain,
    }))
}

/// Of the activities that were not dropped; what is in other currencies is left out, and counted.
fn cost(sight: &Sight<'_>) -> Worked {
    let base = sight.plan.currency.0.as_str();
    let activities = sight.plan.culture.activities.iter();
    let costs = activities.filter(|row| !row.state.is(ActivityState::Dropped)).map(|row| &row.cost);
    let costs: Vec<_> = costs.filter(|cost| cost.amount.valid().is_some()).collect();
    let own: Vec<Decimal> = costs.iter().filter_map(|cost| in_currency(cost, base)).collect();
    let (count, left_out) = (own.len(), costs.len() - own.len());
    let sum = own.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add).ok_or(Unavailable::Overflow);
    let worked = Worked::money(if count == 0 { Err(Unavailable::Missing) } else { sum });
    let worked = worked.with(Input::counted("activities_with_cost", count));
    if left_out == 0 { worked } else { worked.with(Input::counted("activities_left_out", left_out)) }
}

/// Of the activities whose day has come, those that took place.
fn kept(sight: &Sight<'_>) -> Worked {
    let past = || {
        let all = sight.plan.culture.activities.iter();
        all.filter(|row| row.on.valid().is_some_and(|on| on.0 < sight.today))
    };
    let (all, done) = (past().count(), past().filter(|row| row.state.is(ActivityState::Done)).count());
    if all == 0 {
        return Worked::missing();
    }
    let ratio = Decimal::from(done).checked_div(all.into()).ok_or(Unavailable::Overflow);
    let formula = Formula::default().number(&Plain::count(done)).sign(" ÷ ").number(&Plain::count(all));
    let worked = Worked::ratio(ratio).with(Input::counted("activities_due", all));
    worked.with(Input::counted("activities_done", done)).by(formula).as_part()
}

/// The mean of the latest answers, each question once.
fn mean(sight: &Sight<'_>) -> Worked {
    let all = pulse_readings(&sight.plan.culture);
    let latest: Vec<(&str, Decimal)> = all.iter().filter_map(|read| Some((read.question, read.latest()?))).collect();
    if latest.is_empty() {
        return Worked::missing();
    }
    let sum = latest.iter().try_fold(Decimal::ZERO, |sum, (_, score)| sum.checked_add(*score));
    let result = sum.and_then(|sum| sum.checked_div(latest.len().into())).ok_or(Unavailable::Overflow);
    let mut formula = Formula::default().sign("(");
    for (place, (_, score)) in latest.iter().enumerate() {
        formula = if place == 0 { formula } else { formula.sign(" + ") };
        formula = formula.number(&Plain::exact(*score));
    }
    let formula = formula.sign(") ÷ ").number(&Plain::count(latest.len()));
    let inputs = latest.iter().map(|(question, score)| Input::called(question, *score));
    Worked::points(result).with_all(inputs).by(formula).toned_by(|shape| match shape {
        Shape::Points(mean) if *mean < Decimal::from(3) => Tone::Bad,
        _ => Tone::Plain,
    })
}
