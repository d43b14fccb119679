//! How the scheme's weights count: what they add to, or what comparing the criteria in pairs makes of them,
//! and whether the comparisons agree.

use crate::figures::{ExplainedFigure, Shown};
use crate::i18n::words::{scheme as s, shell};
use crate::i18n::{decimal, percent, t, visible};
use crate::prelude::*;
use crate::sheets::Context;
use crate::state::{Planner, insight};
use plan_core::methods::{CONSISTENT, Unavailable};
use plan_core::plan::assessment::{Comparison, WeightsBy};
use plan_core::reading::pairs_left;
use plan_core::value::Reference;
use rust_decimal::Decimal;

/// Below the criteria and the comparisons, once everything is unfolded.
pub fn weights(context: Context) -> AnyView {
    when(move || context.all.get(), move || view! { <Weights planner=context.planner /> })
}

#[component]
fn Weights(planner: Planner) -> impl IntoView {
    let reading = insight().reading();
    let is_pairwise = memo(move || planner.plan().with(|plan| plan.scheme.weights_by.is(WeightsBy::Pairwise)));
    let sum = move || {
        let sum = reading.with(|reading| reading.weight_sum);
        (sum != Decimal::ONE_HUNDRED).then(|| s::weight_sum(decimal(&sum.normalize().to_string(), 2)).say())
    };
    let consistency = memo(move || {
        reading.with(|reading| {
            reading.consistency.map_or_else(Shown::nothing, |ratio| Shown::of(ratio, |ratio| Shown::number(ratio, 3)))
        })
    });
    let left = memo(move || planner.plan().with(|plan| pairs_left(&plan.scheme)));
    view! {
        {when(move || !is_pairwise.get(), move || view! { <p class="note">{sum}</p> })}
        {when(move || is_pairwise.get(), move || view! {
            <div class="weights">
                {(!planner.is_read_only()).then(|| view! {
                    <button type="button" class="button add" data-action="add-pairs" on:click=move |_| add_pairs(planner)>{icon(Icon::Add)}{t(s::ADD_PAIRS)}</button>
                })}
                <p class="verdict" role="status">{move || verdict(left.get(), reading.with(|reading| reading.consistency))}</p>
                {when(move || left.with(|(left, all)| *left > 0 && *all > 0), move || view! {
                    <progress class="bar" max=move || left.get().1 value=move || { let (left, all) = left.get(); all - left } aria-label=t(s::PAIRS)></progress>
                })}
                <dl class="figures">
                    <div class="figure-tile">
                        <dt>{t(crate::i18n::words::method::figure::CONSISTENCY_RATIO.name)}</dt>
                        <dd><ExplainedFigure method="consistency-ratio" account=StoredValue::new(String::new()) shown=consistency /></dd>
                        <dd class="figure-note">{move || consistency.with(|shown| shown.note.clone())}</dd>
                    </div>
                    {move || shares(planner)}
                </dl>
            </div>
        })}
    }
}

/// What the comparisons say so far: how many are missing, or whether they agree, in words.
fn verdict((left, all): (usize, usize), consistency: Option<Result<f64, Unavailable>>) -> String {
    match consistency {
        Some(Ok(ratio)) if ratio <= CONSISTENT => s::CONSISTENT.say().to_owned(),
        Some(Ok(_)) => s::INCONSISTENT.say().to_owned(),
        Some(Err(Unavailable::TooMany)) => s::TOO_MANY.say().to_owned(),
        _ => s::pairs_missing(all, left).say(),
    }
}

/// The scheme in a sentence: by how many criteria, how they are weighed, and what is still to be compared.
pub fn weights_in_short(planner: Planner) -> impl Fn() -> String + Send + Clone + 'static {
    let reading = insight().reading();
    move || {
        let (count, is_pairwise, left) = planner.plan().with(|plan| {
            (plan.scheme.criteria.len(), plan.scheme.weights_by.is(WeightsBy::Pairwise), pairs_left(&plan.scheme))
        });
        let shared = s::in_short(count).say();
        if is_pairwise {
            format!("{shared} {}", verdict(left, reading.with(|reading| reading.consistency)))
        } else {
            shared
        }
    }
}

/// What each criterion weighs, once that follows from the comparisons.
fn shares(planner: Planner) -> AnyView {
    let weights = insight().reading().with(|reading| match reading.consistency {
        Some(Ok(_)) => reading.weights.clone().unwrap_or_default(),
        _ => Vec::new(),
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};

    #[test]
    fn the_verdict_on_the_comparisons_is_said_in_words() {
        language().set(Language::English);
        assert!(verdict((5, 28), Some(Err(Unavailable::MissingPairs))).contains("5 of 28"));
        assert_eq!(verdict((0, 28), Some(Ok(0.1))), s::CONSISTENT.say());
        assert_eq!(verdict((0, 28), Some(Ok(0.11))), s::INCONSISTENT.say());
        assert_eq!(verdict((36, 36), Some(Err(Unavailable::TooMany))), s::TOO_MANY.say());
    }
}
