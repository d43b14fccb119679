//! All actions of the plan, from all worksheets, in one list.

use crate::i18n::{t, words::plan, words::shell};
use crate::signal::RwSignal;
use crate::state::Planner;
use crate::ui::view;
use crate::worksheets::{AllActions, OpenOnly};
use leptos::prelude::*;

#[component]
pub fn ActionsView(planner: Planner, all: RwSignal<bool>) -> impl IntoView {
    let which = RwSignal::new(OpenOnly(true));
    view! {
        <div class="page">
            <header class="page-head"><h1>{t(shell::ACTIONS)}</h1></header>
            <p class="quiet">{t(plan::table::ACTIONS.meaning)}</p>
            <label class="check"><input type="checkbox" prop:checked=move || !which.get().0 on:change=move |event| which.set(OpenOnly(!event_target_checked(&event))) />{t(shell::SHOW_DONE)}</label>
            <AllActions planner which all />
        </div>
    }
}
