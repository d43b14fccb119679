//! How the scheme's weights count: what they add to, or what comparing the criteria in pairs makes of them,
//! and whether the comparisons agree.

use super::figures::ExplainedFigure;
use super::sheet::Context;
use super::shown::Shown;
use crate::i18n::{decimal, percent, t, visible, words::scheme as s, words::shell};
use crate::signal::StoredValue;
use crate::state::{Planner, insight};
use crate::ui::{Icon, icon, live, memo, view, when};
use leptos::prelude::*;
use plan_core::plan::assessment::Comparison;
use plan_core::value::Reference;
use rust_decimal::Decimal;

/// Below the criteria and the comparisons, once everything is unfolded.
pub fn weights(context: Context) -> AnyView {
    when(move || context.all.get(), move || view! { <Weights planner=context.planner /> }.into_any())
}

#[component]
fn Weights(planner: Planner) -> impl IntoView {
    let reading = insight().reading();
    let is_pairwise = memo(move || planner.plan().with(|plan| plan.scheme.weights_by.is("pairwise")));
    let sum = move || {
        let sum = reading.with(|reading| reading.weight_sum);
        (sum != Decimal::ONE_HUNDRED).then(|| s::weight_sum(decimal(&sum.normalize().to_string(), 2)).say())
    };
    let consistency = memo(move || {
        reading.with(|reading| {
            reading.consistency.map_or_else(Shown::nothing, |ratio| Shown::of(ratio, |ratio| Shown::number(ratio, 3)))
        })
    });
    view! {
        {when(move || !is_pairwise.get(), move || view! { <p class="note">{sum}</p> }.into_any())}
        {when(move || is_pairwise.get(), move || view! {
            <div class="weights">
                {(!planner.is_read_only()).then(|| view! {
                    <button type="button" class="button add" data-action="add-pairs" on:click=move |_| add_pairs(planner)>{icon(Icon::Add)}{t(s::ADD_PAIRS)}</button>
                })}
                <dl class="figures">
                    <div class="figure-tile">
                        <dt>{t(crate::i18n::words::method::figure::CONSISTENCY_RATIO.name)}</dt>
                        <dd><ExplainedFigure method="consistency-ratio" account=StoredValue::new(String::new()) shown=consistency /></dd>
                        <dd class="figure-note">{move || consistency.with(|shown| shown.note.clone())}</dd>
                    </div>
                    {live(move || shares(planner))}
                </dl>
            </div>
        }.into_any())}
    }
}

/// What each criterion weighs.
fn shares(planner: Planner) -> AnyView {
    let weights = insight().reading().with(|reading| reading.weights.clone()).unwrap_or_default();
    let names = planner.plan().with_untracked(|plan| {
        plan.scheme.criteria.iter().map(|criterion| criterion.name.0.clone()).collect::<Vec<_>>()
    });
    let tile = |(name, weight): (String, f64)| {
        let name = if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(&name) };
        view! { <div class="figure-tile"><dt>{name}</dt><dd><b>{percent(weight)}</b></dd></div> }
    };
    names.into_iter().zip(weights).map(tile).collect_view().into_any()
}

/// A row for every pair that has none yet, to be judged one after the other.
fn add_pairs(planner: Planner) {
    let missing = planner.plan().with_untracked(|plan| {
        let ids: Vec<&str> = plan.scheme.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
        let has = |one: &str, other: &str| {
            plan.scheme.comparisons.iter().any(|row| {
                let pair = (row.first.0.as_str(), row.second.0.as_str());
                pair == (one, other) || pair == (other, one)
            })
        };
        let pairs =
            ids.iter().enumerate().flat_map(|(place, one)| ids[place + 1..].iter().map(move |other| (*one, *other)));
        pairs
            .filter(|(one, other)| !has(one, other))
            .map(|(one, other)| (one.to_owned(), other.to_owned()))
            .collect::<Vec<_>>()
    });
    let rows: Vec<_> = missing.into_iter().map(|pair| (planner.new_id(), pair)).collect();
    planner.edit(|plan| {
        for (id, (one, other)) in rows {
            let (first, second) = (Reference::to(&one), Reference::to(&other));
            plan.scheme.comparisons.push(id, Comparison { first, second, ..Comparison::default() });
        }
    });
}
