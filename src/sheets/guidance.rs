//! What is said about a prompt on demand: what is meant, why it matters, where to find it, a good and a
//! poor answer.

use crate::i18n::words::shell;
use crate::i18n::{Guide, Msg, Part, fetch, language, t};
use crate::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Guidance(guide: &'static Guide) -> impl IntoView {
    // Where it could not be fetched after the start; what is said then fills in the texts by itself.
    let spoken = language().get_untracked();
    spawn_local(async move { drop(fetch(spoken, Part::Guidance).await) });
    let line = |head: Msg, text: Msg| view! { <div><dt>{t(head)}</dt><dd>{t(text)}</dd></div> };
    view! {
        <dl class="guidance">
            {line(shell::GUIDE_MEANING, guide.meaning)}
            {line(shell::GUIDE_WHY, guide.why)}
            {line(shell::GUIDE_WHERE, guide.place)}
            <div class="good"><dt>{t(shell::GUIDE_GOOD)}</dt><dd>{t(guide.good)}</dd></div>
            <div class="poor"><dt>{t(shell::GUIDE_POOR)}</dt><dd>{t(guide.poor)}</dd></div>
        </dl>
    }
}
