//! Worksheet 5.1: what the months of a row come to, and what the levels of the plan leave open.

use super::Input;
use super::notation::{Formula, Plain};
use super::worked::{Figure, RowSight, Sight, Tone, Worked};
use crate::methods::{Light, Unavailable, goal_progress, kpi_score, light};
use crate::plan::Row;
use crate::plan::assessment::Direction;
use crate::plan::execution::{Kpi, SalesMeasure, Target};
use crate::reading::targets::{Levels, Side, levels, main_measure, months_sum, target_months};
use crate::value::{Entry, Measure};
use chrono::Datelike;
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("months-sum", "/targets/targets", sum_of_months),
    Figure::of_row("months-gap", "/targets/targets", gap_of_months),
    Figure::of_plan("year-target", year_target),
    Figure::of_plan("accounts-gap", |sight| gap_to(sight, |levels| levels.accounts, "targets_accounts")),
    Figure::of_plan("members-gap", |sight| gap_to(sight, |levels| levels.members, "targets_members")),
    Figure::of_row("kpi-progress", "/targets/kpis", kpi_progress),
    Figure::of_row("kpi-score", "/targets/kpis", kpi_attainment),
    Figure::of_row("kpi-light", "/targets/kpis", kpi_light),
];

/// A sum in the plan's currency, or a number of what the row counts.
pub(super) fn amount(is_money: bool, result: Result<Decimal, Unavailable>) -> Worked {
    if is_money { Worked::money(result) } else { Worked::number(result) }
}

/// `a − b`.
pub(super) fn difference(whole: Decimal, part: Decimal) -> Formula {
    Formula::default().number(&Plain::exact(whole)).sign(" \u{2212} ").number(&Plain::exact(part))
}

fn target<'a>(sight: &RowSight<'a>) -> Option<&'a Row<Target>> {
    sight.plan.targets.targets.get(sight.id())
}

fn is_money(row: &Target) -> bool {
    !row.measure.is(SalesMeasure::Other)
}

fn sum_of_months(sight: &RowSight<'_>) -> Worked {
    let Some(row) = target(sight) else {
        return Worked::missing();
    };
    let Some((sum, count)) = months_sum(row) else {
        return Worked::number(Err(Unavailable::Overflow));
    };
    if count == 0 {
        return Worked::missing();
    }
    let mut formula = Formula::default();
    for (place, month) in target_months(row).iter().flatten().enumerate() {
        formula = formula.sign(if place == 0 { "" } else { " + " }).number(&Plain::exact(*month));
    }
    amount(is_money(row), Ok(sum)).with(Input::counted("months_filled", count)).by(formula)
}

fn gap_of_months(sight: &RowSight<'_>) -> Worked {
    let Some(row) = target(sight) else {
        return Worked::missing();
    };
    let (Some(total), Some((sum, count))) = (row.total.valid(), months_sum(row)) else {
        return Worked::missing();
    };
    let gap = total.0.checked_sub(sum).ok_or(Unavailable::Overflow);
    let tone = match gap {
        Ok(gap) if gap.is_zero() => Tone::Good,
        _ if count == 12 => Tone::Bad,
        _ => Tone::Warn,
    };
    let inputs = [Input::entry("year_total", &row.total), Input::sum("months_sum", sum)];
    amount(is_money(row), gap).with_all(inputs).by(difference(total.0, sum)).toned(tone)
}

/// The levels of this year by the measure that the plan is steered by.
fn current<'a>(sight: &Sight<'a>) -> Option<Levels<'a>> {
    let measured = main_measure(sight.plan)?;
    let year = sight.today.year();
    levels(sight.plan).into_iter().find(|levels| levels.measured == measured && levels.year == year)
}

fn year_target(sight: &Sight<'_>) -> Worked {
    let Some(found) = current(sight) else {
        return Worked::missing();
    };
    amount(found.measured.is_money(), found.plan.sum.ok_or(Unavailable::Missing))
}

fn gap_to(sight: &Sight<'_>, side: fn(&Levels<'_>) -> Side, slug: &'static str) -> Worked {
    let Some(found) = current(sight) else {
        return Worked::missing();
    };
    let other = side(&found);
    let (Some(plan), Some(sum)) = (found.plan.sum, other.sum) else {
        return Worked::missing();
    };
    let gap = plan.checked_sub(sum).ok_or(Unavailable::Overflow);
    let tone = if gap.is_ok_and(|gap| gap.is_zero()) { Tone::Good } else { Tone::Warn };
    let inputs = [
        Input::sum("targets_plan", plan),
        Input::sum(slug, sum),
        Input::counted("target_rows", other.rows),
        Input::counted("targets_without_total", other.without_total),
    ];
    amount(found.measured.is_money(), gap).with_all(inputs).by(difference(plan, sum)).toned(tone)
}

fn kpi<'a>(sight: &RowSight<'a>) -> Option<&'a Row<Kpi>> {
    sight.plan.targets.kpis.get(sight.id())
}

fn number(entry: &Entry<Measure>) -> Option<Decimal> {
    entry.valid().map(|it| it.0)
}

fn kpi_progress(sight: &RowSight<'_>) -> Worked {
    let Some(kpi) = kpi(sight) else {
        return Worked::missing();
    };
    let [start, target, current] = [&kpi.start, &kpi.target, &kpi.current].map(number);
    let inputs = [
        Input::entry("kpi_start", &kpi.start),
        Input::entry("kpi_target", &kpi.target),
        Input::entry("figure_now", &kpi.current),
    ];
    let worked = Worked::ratio(goal_progress(start, target, current)).with_all(inputs).as_part();
    match (start, target, current) {
        (Some(start), Some(target), Some(current)) => {
            let formula = Formula::default().sign("(").number(&Plain::exact(current)).sign(" \u{2212} ");
            let formula = formula.number(&Plain::exact(start)).sign(") \u{f7} (").number(&Plain::exact(target));
            worked.by(formula.sign(" \u{2212} ").number(&Plain::exact(start)).sign(")"))
        }
        _ => worked,
    }
}

fn kpi_attainment(sight: &RowSight<'_>) -> Worked {
    let Some(kpi) = kpi(sight) else {
        return Worked::missing();
    };
    let inputs = [Input::entry("figure_now", &kpi.current), Input::entry("kpi_target", &kpi.target)];
    let (Some(current), Some(target)) = (number(&kpi.current), number(&kpi.target)) else {
        return Worked::missing().with_all(inputs);
    };
    let is_lower = kpi.direction.is(Direction::Lower);
    let ends = number(&kpi.worst).zip(number(&kpi.best));
    Worked::ratio(kpi_score(current, target, is_lower, kpi.method.known(), ends)).with_all(inputs)
}

fn kpi_light(sight: &RowSight<'_>) -> Worked {
    let Some(kpi) = kpi(sight) else {
        return Worked::missing();
    };
    let inputs = [
        Input::entry("figure_now", &kpi.current),
        Input::entry("limit_amber", &kpi.amber),
        Input::entry("limit_red", &kpi.red),
    ];
    let is_lower = kpi.direction.is(Direction::Lower);
    lit(number(&kpi.current), number(&kpi.amber), number(&kpi.red), is_lower).with_all(inputs)
}

/// How a value stands to its thresholds, as a word in its colour.
pub(super) fn lit(value: Option<Decimal>, amber: Option<Decimal>, red: Option<Decimal>, is_lower: bool) -> Worked {
    let found = value.and_then(|value| light(value, amber, red, is_lower));
    let tone = match found {
        Some(Light::Green) => Tone::Good,
        Some(Light::Amber) => Tone::Warn,
        Some(Light::Red) => Tone::Bad,
        None => Tone::Plain,
    };
    Worked::word("light", found.map(Light::slug).ok_or(Unavailable::Missing)).toned(tone)
}
