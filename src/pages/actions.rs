//! All actions of the plan, from all worksheets, in one list.

use crate::i18n::{t, words::shell};
use crate::prelude::*;
use crate::state::{Planner, session};
use crate::worksheets::{AllActions, Grouping, OpenOnly};
use plan_core::reading::open_actions;

#[component]
pub fn ActionsView(planner: Planner, all: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let which = RwSignal::new(OpenOnly(true));
    let grouping = RwSignal::new(Grouping::None);
    let group = move |event| {
        let field = event_target_value(&event);
        grouping.set(Grouping::ALL.into_iter().find(|by| by.field() == field).unwrap_or(Grouping::None));
    };
    let counted = move || {
        let (open, late) = planner.plan().with(|plan| open_actions(plan, session.today.get()));
        shell::open_and_late(late, open).say()
    };
    view! {
        <div class="page actions-page">
            <header class="page-head"><h1>{t(shell::ACTIONS)}</h1></header>
            <p class="quiet">{t(shell::ACTIONS_INTRO)}</p>
            <div class="toolbar">
                <label class="inline">
                    <span>{t(shell::GROUP_BY)}</span>
                    <select class="control" data-action="group-actions" on:change=group>
                        {Grouping::ALL.into_iter().map(|by| view! { <option value=by.field()>{t(by.label())}</option> }).collect_view()}
                    </select>
                </label>
                <label class="check"><input type="checkbox" prop:checked=move || !which.get().0 on:change=move |event| which.set(OpenOnly(!event_target_checked(&event))) />{t(shell::SHOW_DONE)}</label>
                <span class="spacer"></span>
                <span class="quiet" role="status">{counted}</span>
            </div>
            <AllActions planner which grouping all />
        </div>
    }
}
