//! Where two people wrote different things: both are shown, and somebody decides.

use crate::i18n::{t, time, words::shell};
use crate::platform::clock;
use crate::state::{Planner, session};
use crate::ui::{live, view, when};
use crate::worksheets::{field_label, value_in_words};
use leptos::prelude::*;
use plan_core::plan::{Plan, pointer};
use plan_core::workshop::{Conflict, Version};
use serde_json::Value;

#[component]
pub fn ConflictsView(planner: Planner) -> impl IntoView {
    view! {
        <div class="page">
            <header class="page-head"><h1>{t(shell::CONFLICTS)}</h1></header>
            <p class="quiet">{t(shell::CONFLICTS_WHY)}</p>
            {when(move || planner.conflicts().with(Vec::is_empty), move || view! {<p class="empty">{t(shell::NO_CONFLICTS)}</p>}.into_any())}
            <ul class="conflicts">
                {live(move || (planner.conflicts().get().into_iter().map(|conflict| view! { <ConflictCard planner conflict /> }).collect_view()).into_any())}
            </ul>
        </div>
    }
}

#[component]
fn ConflictCard(planner: Planner, conflict: Conflict) -> impl IntoView {
    let path = conflict.path().to_owned();
    let title = planner.plan().with_untracked(|plan| title(plan, &path));
    let body = match conflict {
        Conflict::Values { path, versions } => versions
            .into_iter()
            .enumerate()
            .map(|(place, version)| {
                let text = planner.plan().with_untracked(|plan| in_words(plan, &path, &version.value));
                let (path, value) = (path.clone(), version.value.clone());
                view! {
                    <div class="version" class:shown=place == 0>
                        <blockquote>{crate::i18n::visible(&text)}</blockquote>
                        <Signature version />
                        <button type="button" class="button" data-action="choose-version" on:click=move |_| planner.decide(&path, value.clone())>{t(shell::CHOOSE_VERSION)}</button>
                    </div>
                }
            })
            .collect_view()
            .into_any(),
        Conflict::Returned { row, deleted } => {
            let (keep, drop) = (row.clone(), row);
            view! {
                <div class="version">
                    <p>{t(shell::ROW_RETURNED)}</p>
                    <Signature version=deleted />
                    <button type="button" class="button" data-action="keep-row" on:click=move |_| planner.decide_row(&keep, true)>{t(shell::KEEP_ROW)}</button>
                    <button type="button" class="button" data-action="drop-row" on:click=move |_| planner.decide_row(&drop, false)>{t(shell::DROP_ROW)}</button>
                </div>
            }
            .into_any()
        }
    };
    view! { <li class="card"><h2>{crate::i18n::visible(&title)}</h2><div class="versions">{body}</div></li> }
}

#[component]
fn Signature(version: Version) -> impl IntoView {
    let session = session();
    let by = if version.by.is_empty() { shell::SOMEBODY.say().to_owned() } else { crate::i18n::visible(&version.by) };
    let at = (version.at > 0).then(|| time(clock::local_time(version.at), session.today.get_untracked()));
    view! { <small>{by}" "{at}</small> }
}

/// Where it is: the names of the rows on the way, and the field's label.
fn title(plan: &Plan, path: &str) -> String {
    let mut parts = Vec::new();
    for (end, _) in path.match_indices('/').skip(1).chain(std::iter::once((path.len(), ""))) {
        for field in ["name", "statement", "what", "step", "year"] {
            if let Some(leaf) = pointer::leaf(plan, &format!("{}/{field}", &path[..end]))
                && !leaf.is_empty()
                && path[..end].matches('/').count() > 1
            {
                parts.push(leaf.typed());
            }
        }
    }
    if let Some(label) = field_label(path) {
        parts.push(label.say());
    }
    if parts.is_empty() { path.to_owned() } else { parts.join(" \u{203a} ") }
}

/// A version's value as the field would show it.
fn in_words(plan: &Plan, path: &str, value: &Value) -> String {
    use plan_core::plan::FacetMut;
    let Some(leaf) = pointer::leaf(plan, path) else {
        return value.to_string();
    };
    let mut trial = leaf.fresh();
    let FacetMut::Leaf(leaf) = trial.facet_mut() else {
        return value.to_string();
    };
    if !leaf.accept(value) {
        return value.to_string();
    }
    let text = value_in_words(plan, path, leaf);
    if text.is_empty() { shell::EMPTY_VALUE.say().to_owned() } else { text }
}
