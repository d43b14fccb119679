//! What an action's date says about it: that it has passed while the action is still open. Wherever actions are
//! listed, the date carries the mark.

use super::field::Place;
use crate::i18n::words::shell;
use crate::state::session;
use crate::ui::{Icon, icon, memo, view, when};
use leptos::prelude::*;
use plan_core::insight::days_overdue;

/// The mark beside the date of an action; nothing beside any other date.
pub fn late_note(place: Place) -> AnyView {
    let action = place.path.with_value(|path| Some(path.strip_prefix("/actions/")?.strip_suffix("/due")?.to_owned()));
    let Some(action) = action else {
        return ().into_any();
    };
    let session = session();
    let days =
        memo(move || place.planner.plan().with(|plan| days_overdue(plan.actions.get(&action)?, session.today.get())));
    let said = move || days.get().map(|days| shell::overdue(days).say());
    when(move || days.get().is_some(), move || view! { <p class="late">{icon(Icon::Warning)}{said}</p> }.into_any())
}
