//! All accounts drawn: selection matrix, Pareto, tiers; and the figures of the plan as a whole.

use crate::charts::{Picture, PictureView};
use crate::figures::{ExplainedFigure, Shown, name_of};
use crate::i18n::{percent, t, words::concentration, words::shell};
use crate::later::{Later, Part, alone};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::{Insight, Planner};
use crate::worksheets::accounts::assessment::plan_charts;
use crate::worksheets::accounts::industry;
use plan_core::methods::{CONSISTENT, Unavailable, largest_share};
use plan_core::plan::Worksheet;
use plan_core::reading::{PlanReading, why_no_shares};
use plan_core::sorting::sort_by;

/// A figure of the plan as a whole: its method, and how it is read; sums are in the currency.
type PlanFigure = (&'static str, fn(&PlanReading, &str) -> Shown);

/// What the accounts come to together.
pub const FIGURES: [PlanFigure; 4] = [
    ("top-five", |reading, _| largest(reading, 5).of_listed(reading, concentration::top_five_listed)),
    ("concentration", |reading, _| {
        industry::index(reading.concentration, reading.known_sales()).of_listed(reading, concentration::index_listed)
    }),
    ("repeat-rate", |reading, _| Shown::of(reading.repeat_rate, Shown::ratio)),
    ("consistency-ratio", |reading, _| {
        let ratio = |ratio| Shown::judged(ratio, 3, &[CONSISTENT]);
        reading.consistency.map_or_else(Shown::nothing, |found| Shown::of(found, ratio))
    }),
];

#[component]
pub fn PlanFigures(planner: Planner, insight: Insight) -> impl IntoView {
    let tile = move |method: &'static str, read: fn(&PlanReading, &str) -> Shown| {
        let shown = memo(move || {
            let currency = planner.plan().with(|plan| plan.currency.0.clone());
            insight.reading().with(|reading| read(reading, &currency))
        });
        let name = move || name_of(method, shown);
        view! {
            <div class="figure-tile" class:none=move || shown.with(|shown| shown.value.is_empty())>
                <dt>{name}</dt>
                <dd><ExplainedFigure method account=StoredValue::new(String::new()) shown /></dd>
                {when(move || shown.with(|shown| !shown.note.is_empty()), move || view! {
                    <dd class="figure-note">{move || shown.with(|shown| shown.note.clone())}</dd>
                })}
            </div>
        }
    };
    view! {
        <dl class="figures">
            <div class="figure-tile">
                <dt>{t(shell::SALES_TOGETHER)}</dt>
                <dd><b>{move || {
                    let currency = planner.plan().with(|plan| plan.currency.0.clone());
                    insight.reading().with(|reading| {
                        // Of nobody are sales known: that is not nought.
                        let is_known = reading.accounts.iter().any(|account| account.revenue.is_ok());
                        if is_known { crate::i18n::money(reading.sales, &currency) } else { "\u{2013}".to_owned() }
                    })
                }}</b></dd>
            </div>
            {FIGURES.iter().map(|(method, read)| {
                // What the plan does not compare in pairs is not consistent or inconsistent.
                let is_there = move || *method != "consistency-ratio" || insight.reading().with(|reading| reading.consistency.is_some());
                when(is_there, move || tile(method, *read).into_any())
            }).collect_view()}
        </dl>
    }
}

/// The share that the largest accounts have in our sales.
fn largest(reading: &PlanReading, count: usize) -> Shown {
    let mut shares: Vec<f64> =
        reading.accounts.iter().filter_map(|account| Some(account.share.ok()? * 100.0)).collect();
    sort_by(&mut shares, |one, other| other.total_cmp(one));
    let sum = largest_share(&shares, count).map_err(|reason| match reason {
        Unavailable::NoRecords => why_no_shares(&reading.accounts),
        reason => reason,
    });
    Shown::of(sum, |sum| {
        let parts: Vec<String> = shares.iter().take(count).map(|share| percent(share / 100.0)).collect();
        let shown = Shown::ratio(sum / 100.0);
        Shown { expression: format!("{} \u{2248} {}", parts.join(" + "), shown.text), ..shown }
    })
}

static PICTURES: Later<(Planner, Insight)> = Later::new(Part::Pictures, alone);

/// Puts the pictures of all accounts in their place.
pub fn fill() {
    PICTURES.fill(|(planner, insight)| view! { <Drawings planner insight /> });
}

pub fn pictures(planner: Planner, insight: Insight) -> AnyView {
    PICTURES.show((planner, insight))
}

#[component]
fn Drawings(planner: Planner, insight: Insight) -> impl IntoView {
    let plan = StoredValue::new(planner.id());
    let currency = memo(move || planner.plan().with(|plan| plan.currency.0.clone()));
    let address = move |id: &str| {
        let view = View::of(Worksheet::Assessment, id);
        Some(Route::in_plan(&plan.get_value(), view).hash())
    };
    let reading = insight.reading();
    let drawn =
        move |draw: &dyn Fn(&PlanReading, &str) -> Picture| reading.with(|reading| draw(reading, &currency.get()));
    let matrix = memo(move || Some(drawn(&|reading, currency| plan_charts::matrix(reading, currency, None, &address))));
    let pareto = memo(move || Some(drawn(&|reading, currency| plan_charts::pareto(reading, currency, &address))));
    let tiers = memo(move || Some(drawn(&plan_charts::tier_bars)));
    view! {
        <div class="pictures">
            <section class="card"><PictureView picture=matrix /></section>
            <section class="card"><PictureView picture=pareto /></section>
            <section class="card"><PictureView picture=tiers /></section>
        </div>
    }
}
