//! Where two people wrote different things: both are shown, and somebody decides.

use crate::i18n::{t, time, words::shell, words::versions};
use crate::platform::clock;
use crate::prelude::*;
use crate::sheets::{Said, edit_in_words, place_in_words, record_in_words, version_shown};
use crate::state::{Planner, session};
use plan_core::workshop::{Conflict, Version};

#[component]
pub fn ConflictsView(planner: Planner) -> impl IntoView {
    view! {
        <div class="page">
            <header class="page-head"><h1>{t(shell::CONFLICTS)}</h1></header>
            <p class="quiet">{t(shell::CONFLICTS_WHY)}</p>
            {when(move || planner.conflicts().with(Vec::is_empty), move || view! {<p class="empty">{t(shell::NO_CONFLICTS)}</p>})}
            <ul class="conflicts">
                {move || planner.conflicts().get().into_iter().map(|conflict| view! { <ConflictCard planner conflict /> }).collect_view()}
            </ul>
        </div>
    }
}

#[component]
fn ConflictCard(planner: Planner, conflict: Conflict) -> impl IntoView {
    let path = conflict.path().to_owned();
    let title = planner.plan().with_untracked(|plan| place_in_words(plan, &path));
    let body = match conflict {
        Conflict::Values { path, versions: written } => written
            .iter()
            .cloned()
            .enumerate()
            .map(|(place, version)| {
                let record = planner.plan().with_untracked(|plan| record_in_words(plan, &path, &written, &version));
                let (path, value) = (path.clone(), version.value.clone());
                let is_together = version.op.is_empty();
                // Nothing is chosen beforehand, but a text that has what everybody wrote.
                // A long text that was not kept apart cannot be chosen.
                let can_choose = version.is_kept;
                let told = match record {
                    Some(fields) => view! { <Record fields /> },
                    None if can_choose => {
                        let text = planner.plan().with_untracked(|plan| version_shown(plan, &path, &version.value));
                        view! { <blockquote>{text}</blockquote> }
                    }
                    None => view! { <blockquote>{t(shell::VERSION_NOT_KEPT)}</blockquote> },
                };
                view! {
                    <div class="version" class:shown=is_together>
                        {told}
                        {if is_together { view! { <small>{t(shell::VERSIONS_TOGETHER)}</small> } } else { view! { <Signature version /> } }}
                        {(place == 0).then(|| view! { <small>{t(versions::STANDS)}</small> })}
                        {can_choose.then(|| view! { <button type="button" class="button" data-action="choose-version" on:click=move |_| planner.decide(&path, value.clone())>{t(shell::CHOOSE_VERSION)}</button> })}
                    </div>
                }
            })
            .collect_view()
            .into_any(),
        Conflict::Returned { row, deleted, edits } => {
            let (keep, drop) = (row.clone(), row);
            let edit = |(path, edit): (String, Version)| {
                let said = planner.plan().with_untracked(|plan| edit_in_words(plan, &path, &edit));
                view! { <li>{said}" "<Signature version=edit /></li> }
            };
            view! {
                <div class="version">
                    <p>{t(shell::ROW_RETURNED)}</p>
                    <p>{t(versions::DELETED_BY)}" "<Signature version=deleted /></p>
                    <p>{t(versions::CHANGED_SINCE)}</p>
                    <ul>{edits.into_iter().map(edit).collect_view()}</ul>
                    <button type="button" class="button" data-action="keep-row" on:click=move |_| planner.decide_row(&keep, true)>{t(shell::KEEP_ROW)}</button>
                    <button type="button" class="button" data-action="drop-row" on:click=move |_| planner.decide_row(&drop, false)>{t(shell::DROP_ROW)}</button>
                </div>
            }
        }
    };
    view! { <li class="card"><h2>{crate::i18n::visible(&title)}</h2><div class="versions">{body}</div></li> }
}

/// A version of a record that is kept whole, field by field.
#[component]
fn Record(fields: Vec<Said>) -> impl IntoView {
    let line = |Said { label, text, differs }: Said| view! { <div class:differs=differs><dt>{label}</dt><dd>{text}</dd></div> };
    view! { <dl class="record">{fields.into_iter().map(line).collect_view()}</dl> }
}

#[component]
fn Signature(version: Version) -> impl IntoView {
    let session = session();
    let by = if version.by.is_empty() { shell::SOMEBODY.say().to_owned() } else { crate::i18n::visible(&version.by) };
    let at = (version.at > 0).then(|| time(clock::local_time(version.at), session.today.get_untracked()));
    view! { <small>{by}" "{at}</small> }
}
