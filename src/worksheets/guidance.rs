//! What is said about a prompt on demand: what is meant, why it matters, where to find it, a good and a
//! poor answer.

use crate::i18n::{Guide, Msg, t, words::shell};
use crate::ui::view;
use leptos::prelude::*;

#[component]
pub fn Guidance(guide: &'static Guide) -> impl IntoView {
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
