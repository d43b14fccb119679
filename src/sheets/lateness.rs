//! What an action's date says about it: that it has passed while the action is still open. Wherever actions are
//! listed, the date carries the mark.

use super::field::Place;
use crate::i18n::words::shell;
use crate::prelude::*;
use crate::state::session;
use chrono::NaiveDate;
use plan_core::plan::Plan;
use plan_core::reading::days_overdue;

/// The mark beside the date of an action; nothing beside any other date.
pub fn late_note(place: Place) -> AnyView {
    if place.path.with_value(|path| action_of(path).is_none()) {
        return ().into_any();
    }
    let session = session();
    let days = memo(move || {
        place.path.with_value(|path| place.planner.plan().with(|plan| days_late(plan, path, session.today.get())))
    });
    let said = move || days.get().map(|days| shell::overdue(days).say());
    when(move || days.get().is_some(), move || view! { <p class="late">{icon(Icon::Warning)}{said}</p> })
}

/// The same in words, for paper.
pub fn late_words(plan: &Plan, path: &str, today: NaiveDate) -> Option<String> {
    days_late(plan, path, today).map(|days| shell::overdue(days).say())
}

/// How late the action is to whose date a path leads.
fn days_late(plan: &Plan, path: &str, today: NaiveDate) -> Option<i64> {
    days_overdue(plan.actions.get(action_of(path)?)?, today)
}

fn action_of(path: &str) -> Option<&str> {
    path.strip_prefix("/actions/")?.strip_suffix("/due")
}
