//! The mark that says what a judgement rests on, and the form behind it.

use super::field::{Field, Place};
use crate::i18n::words::{plan, shell};
use crate::i18n::{ago, choice_label};
use crate::prelude::*;
use crate::state::session;
use plan_core::plan::pointer;
use plan_core::value::{Date, Typed};

/// `place` is the evidence itself. The form shows on demand, and whenever everything is unfolded.
#[component]
pub fn EvidenceMark(all: RwSignal<bool>, place: Place, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let read = move |field: &str| {
        let path = place.path.with_value(|path| format!("{path}/{field}"));
        place
            .planner
            .plan()
            .with(|plan| pointer::leaf(plan, &path).map(plan_core::value::Leaf::typed))
            .unwrap_or_default()
    };
    let status = memo(move || read("status"));
    let text = move || {
        let status = status.get();
        let label =
            if status.is_empty() { shell::NO_EVIDENCE.say().to_owned() } else { choice_label("certainty", &status) };
        match Date::read(&read("on")) {
            Ok(on) => format!("{label} · {}", ago(on.0, session.today.get())),
            Err(_) => label,
        }
    };
    let unfolded = move || open.get() || all.get();
    view! {
        <button
            type="button"
            class="mark"
            class:assumed=move || status.with(|status| status == "assumed")
            class:confirmed=move || status.with(|status| status == "confirmed")
            aria-expanded=move || unfolded().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {text}
        </button>
    }
}

#[component]
pub fn EvidenceForm(all: RwSignal<bool>, place: Place, open: RwSignal<bool>) -> impl IntoView {
    let field = move |step: &str, label: crate::i18n::Msg| {
        let place = place.below(step);
        view! {
            <div class="field">
                <label for=place.element_id()>{crate::i18n::t(label)}</label>
                <Field place label=Signal::derive(move || label.say().to_owned()) />
            </div>
        }
    };
    view! {
        {when(move || open.get() || all.get(), move || view! {
            <div class="evidence">
                {field("status", plan::field::EVIDENCE_STATUS)}
                {field("by", plan::field::EVIDENCE_BY)}
                {field("source", plan::field::EVIDENCE_SOURCE)}
                {field("on", plan::field::EVIDENCE_ON)}
            </div>
        })}
    }
}
