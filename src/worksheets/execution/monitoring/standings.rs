//! Where each target of the year stands at the end of the last full month: the plan, the accounts, the members.

use crate::figures::Shown;
use crate::i18n::words::{monitoring as m, targets as w};
use crate::i18n::{percent, t};
use crate::prelude::*;
use crate::sheets::Context;
use crate::state::{insight, session};
use crate::worksheets::execution::{amount, measure_name, whose_name};
use chrono::{Datelike, NaiveDate};
use plan_core::methods::Unavailable;
use plan_core::plan::Plan;
use plan_core::reading::{Actuals, PlanReading, Standing, aims, standing};
use plan_core::sorting::sort_by;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub fn standings_table(context: Context) -> AnyView {
    let reading = insight().reading();
    let rows = memo(move || {
        let (reading, today) = (reading.get(), session().today.get());
        context.planner.plan().with_untracked(|plan| rows(plan, &reading, today))
    });
    let heads =
        [m::TARGET_TO_DATE, m::ACTUAL_TO_DATE, m::ATTAINMENT, m::GAP, m::NEEDED, m::YEAR_ON_YEAR, m::MONTH_ON_MONTH];
    when(
        move || rows.with(|rows| !rows.is_empty()),
        move || {
            view! {
                <section class="listing" data-table="standings" aria-label=t(m::STANDINGS)>
                    <h3 class="label">{t(m::STANDINGS)}</h3>
                    <div class="table-frame">
                        <table class="table plain">
                            <thead>
                                <tr>
                                    <th scope="col">{t(m::WHOSE)}</th>
                                    <th scope="col">{t(w::column::targets::measure.label)}</th>
                                    {heads.map(|head| view! { <th class="number" scope="col">{t(head)}</th> }).collect_view()}
                                </tr>
                            </thead>
                            <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </div>
                    <p class="note">{t(m::STANDINGS_NOTE)}</p>
                </section>
            }
        },
    )
}

/// What a target's line says, and how far it is reached.
#[derive(Clone, PartialEq)]
struct Line {
    whose: String,
    measure: String,
    cells: Vec<String>,
    attainment: Option<f64>,
}

fn row(line: Line) -> AnyView {
    let is_late = line.attainment.is_some_and(|ratio| ratio < IN_DANGER);
    view! {
        <tr>
            <th scope="row">{line.whose}</th>
            <td>{line.measure}</td>
            {line.cells.into_iter().enumerate().map(|(place, cell)| view! { <td class="number"><span class:late=place == 2 && is_late>{cell}</span></td> }).collect_view()}
        </tr>
    }
    .into_any()
}

/// Below this part of its target something is in danger: ours, no source.
const IN_DANGER: f64 = 0.85;

/// By measure, and of each the plan first.
fn rows(plan: &Plan, reading: &PlanReading, today: NaiveDate) -> Vec<Line> {
    let actuals = Actuals::of(plan, reading);
    let mut all = aims(plan, today.year());
    sort_by(&mut all, |one, other| {
        one.measured.key().cmp(&other.measured.key()).then(one.whose.level_place().cmp(&other.whose.level_place()))
    });
    all.into_iter().map(|aim| line(plan, &standing(&actuals, aim, today))).collect()
}

fn line(plan: &Plan, found: &Standing<'_>) -> Line {
    let measured = found.aim.measured;
    let sum = |sum: Option<Decimal>| amount(plan, measured, sum);
    let ratio = |found: Result<Decimal, Unavailable>| found.ok().and_then(|ratio| ratio.to_f64());
    let said = |found: Option<f64>| found.map_or_else(|| Shown::nothing().text, percent);
    let attainment = ratio(found.attainment());
    // A figure that lacks months says so.
    let actual = match found.unknown {
        0 => sum(found.actual_to_date),
        _ if found.actual_to_date.is_none() => sum(None),
        unknown => m::months_unknown(unknown, sum(found.actual_to_date)).say(),
    };
    Line {
        whose: whose_name(plan, found.aim.whose),
        measure: measure_name(plan, measured),
        cells: vec![
            sum(found.target_to_date),
            actual,
            said(attainment),
            sum(found.gap().ok()),
            sum(found.needed().ok()),
            said(ratio(found.year_on_year())),
            said(ratio(found.month_on_month())),
        ],
        attainment,
    }
}
