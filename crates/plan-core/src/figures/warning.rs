//! Worksheet 5.3: what all risks are expected to cost, how many are high, and where indicators stand.

use super::Input;
use super::targets::lit;
use super::worked::{Figure, RowSight, Sight, Tone, Worked};
use crate::methods::{Light, Unavailable, expected_loss, light, risk_rating};
use crate::plan::assessment::Direction;
use crate::plan::execution::{CrossingState, Indicator, Signal, SignalState};
use crate::plan::{Plan, Risk, RiskStatus, Row};
use crate::value::{Entry, Leaf, Measure};
use rust_decimal::Decimal;

/// From this rating on, of 1 to 25, a risk is high.
const HIGH: i64 = 12;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("risks-expected-loss", all_losses),
    Figure::of_plan("risks-high", high_risks),
    Figure::of_plan("indicators-crossed", crossed),
    Figure::of_plan("crossings-open", open_crossings),
    Figure::of_plan("signals-open", open_signals),
    Figure::of_row("indicator-light", "/warning/indicators", light_of_indicator),
    Figure::of_row("signal-age", "/warning/signals", age_of_signal),
];

/// Those that may still happen, and are not of an archived account.
fn live_risks(plan: &Plan) -> impl Iterator<Item = &Row<Risk>> {
    let is_archived = |risk: &Risk| plan.accounts.get(&risk.account.0).is_some_and(|account| account.archived.0);
    plan.risks.iter().filter(move |risk| !risk.status.is(RiskStatus::Over) && !is_archived(risk))
}

fn all_losses(sight: &Sight<'_>) -> Worked {
    let (mut sum, mut counted, mut other_currency, mut open) = (Some(Decimal::ZERO), 0, 0, 0);
    for risk in live_risks(sight.plan) {
        let (Some(probability), Some(loss)) = (risk.probability.valid(), risk.loss.amount.valid()) else {
            open += 1;
            continue;
        };
        let currency = &risk.loss.currency.0;
        if !currency.is_empty() && *currency != sight.plan.currency.0 {
            other_currency += 1;
            continue;
        }
        counted += 1;
        sum = sum.and_then(|sum| sum.checked_add(expected_loss(probability.0, loss.0)?));
    }
    let result = match (counted, other_currency) {
        (0, 0) => Err(Unavailable::Missing),
        (0, _) => Err(Unavailable::MixedCurrencies),
        _ => sum.ok_or(Unavailable::Overflow),
    };
    Worked::money(result).with_all([
        Input::counted("risks_counted", counted),
        Input::counted("risks_without_loss", open),
        Input::counted("risks_other_currency", other_currency),
    ])
}

fn high_risks(sight: &Sight<'_>) -> Worked {
    let (mut rated, mut high) = (0, 0);
    for risk in live_risks(sight.plan) {
        if let (Some(likelihood), Some(impact)) = (risk.likelihood.valid(), risk.impact.valid()) {
            rated += 1;
            let rating = risk_rating(likelihood.0, impact.0, risk.control.valid().map(|control| control.0));
            high += usize::from(rating >= Decimal::from(HIGH));
        }
    }
    if rated == 0 {
        return Worked::missing();
    }
    Worked::count(high).with(Input::counted("risks_rated", rated)).toned(warned(high))
}

fn warned(count: usize) -> Tone {
    if count == 0 { Tone::Good } else { Tone::Bad }
}

fn number(entry: &Entry<Measure>) -> Option<Decimal> {
    entry.valid().map(|it| it.0)
}

/// Where an indicator stands, by what was typed.
pub(crate) fn stands(indicator: &Indicator) -> Option<Light> {
    let is_lower = indicator.direction.is(Direction::Lower);
    light(number(&indicator.current)?, number(&indicator.amber), number(&indicator.red), is_lower)
}

fn crossed(sight: &Sight<'_>) -> Worked {
    let lights: Vec<Light> = sight.plan.warning.indicators.iter().filter_map(|row| stands(row)).collect();
    if lights.is_empty() {
        return Worked::missing();
    }
    let of = |light: Light| lights.iter().filter(|one| **one == light).count();
    let (red, amber) = (of(Light::Red), of(Light::Amber));
    let tone = if red > 0 {
        Tone::Bad
    } else if amber > 0 {
        Tone::Warn
    } else {
        Tone::Good
    };
    let inputs = [Input::counted("lights_red", red), Input::counted("lights_amber", amber)];
    Worked::count(red + amber).with_all(inputs).with(Input::counted("lights_known", lights.len())).toned(tone)
}

fn open_crossings(sight: &Sight<'_>) -> Worked {
    let all = &sight.plan.warning.crossings;
    if all.is_empty() {
        return Worked::missing();
    }
    let open: Vec<_> = all.iter().filter(|row| !row.state.is(CrossingState::Closed)).collect();
    let unseen = open.iter().filter(|row| !row.state.is(CrossingState::Acknowledged)).count();
    Worked::count(open.len()).with(Input::counted("crossings_unseen", unseen)).toned(warned(unseen))
}

fn open_signals(sight: &Sight<'_>) -> Worked {
    let all = &sight.plan.warning.signals;
    if all.is_empty() {
        return Worked::missing();
    }
    let is_open = |row: &&Row<Signal>| !matches!(row.state.known(), Some(SignalState::Answered | SignalState::Closed));
    let open: Vec<_> = all.iter().filter(is_open).collect();
    let unanswered = open.iter().filter(|row| row.response.is_empty()).count();
    Worked::count(open.len()).with(Input::counted("signals_unanswered", unanswered)).toned(warned(unanswered))
}

fn light_of_indicator(sight: &RowSight<'_>) -> Worked {
    let Some(row) = sight.plan.warning.indicators.get(sight.id()) else {
        return Worked::missing();
    };
    let inputs = [
        Input::entry("value_now", &row.current),
        Input::entry("limit_amber", &row.amber),
        Input::entry("limit_red", &row.red),
    ];
    let is_lower = row.direction.is(Direction::Lower);
    lit(number(&row.current), number(&row.amber), number(&row.red), is_lower).with_all(inputs)
}

fn age_of_signal(sight: &RowSight<'_>) -> Worked {
    let Some(row) = sight.plan.warning.signals.get(sight.id()) else {
        return Worked::missing();
    };
    let settled = matches!(row.state.known(), Some(SignalState::Answered | SignalState::Closed));
    match row.on.valid().filter(|_| !settled) {
        Some(day) => {
            let days = (sight.today - day.0).num_days();
            Worked::days(Ok(days)).with(Input::entry("signal_seen_on", &row.on))
        }
        None => Worked::missing(),
    }
}
