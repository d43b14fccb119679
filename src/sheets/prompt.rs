//! A prompt: its label, its control, what is said about it, and its evidence if it is a judgement.

use super::describe::Prompt;
use super::evidence::{EvidenceForm, EvidenceMark};
use super::field::{Field, Form, Place};
use super::guidance::Guidance;
use super::sheet::Context;
use crate::i18n::t;
use crate::i18n::words::shell;
use crate::prelude::*;
use plan_core::value::Kind;

#[component]
pub fn PromptView(context: Context, prompt: &'static Prompt) -> impl IntoView {
    let place = Place::new(context.planner, context.path(prompt.field));
    let guide = prompt.guide;
    let form = place.form();
    let helped = RwSignal::new(false);
    let evidence_open = RwSignal::new(false);
    let evidence = (form == Some(Form::Judged)).then(|| place.below("evidence"));
    let judged = if evidence.is_some() { place.below("value") } else { place };
    let target = if judged.form() == Some(Form::Money) { judged.below("amount") } else { judged }.element_id();
    let label = Signal::derive(move || guide.label.say().to_owned());
    let is_tick = form == Some(Form::Leaf(Kind::Flag));
    let is_group = matches!(form, Some(Form::Leaf(Kind::Choices(_) | Kind::References(_))));
    let head = if is_group {
        view! { <span class="label">{t(guide.label)}</span> }
    } else {
        view! { <label class="label" for=target>{t(guide.label)}</label> }
    };
    view! {
        <div class="prompt" class:half=prompt.half class:tick=is_tick on:focusin=move |_| context.help.set(Some(guide))>
            <div class="prompt-head">
                {head}
                <button type="button" class="help" aria-label=t(shell::HELP) aria-expanded=move || helped.get().to_string() title=t(shell::HELP) on:click=move |_| helped.update(|helped| *helped = !*helped)>
                    {icon(Icon::Help)}
                </button>
                {evidence.map(|place| view! { <EvidenceMark all=context.all place open=evidence_open /> })}
            </div>
            <Field place label />
            {evidence.map(|place| view! { <EvidenceForm all=context.all place open=evidence_open /> })}
            {when(move || helped.get(), move || view! {<Guidance guide />})}
        </div>
    }
}
