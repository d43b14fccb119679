//! Plans: make, rename, delete.

use crate::i18n::words::shell;
use crate::platform::clock;
use crate::routes::Route;
use crate::state::Dialog;
use crate::state::{Session, Standing};
use leptos::task::spawn_local;
use plan_core::value::Leaf;

pub fn ask_new_plan(session: Session) {
    session.dialog.set(Some(Dialog::NewPlan));
}

/// Gives a plan another name; it need not be open.
pub fn rename_plan(session: Session, id: String, name: String) {
    spawn_local(async move {
        if let Some(planner) = session.planner_for(&id).await {
            planner.edit(|plan| plan.name.enter(&name));
            planner.save();
        }
    });
}

/// Puts a plan into the bin, from where it can be taken back.
pub fn delete_plan(session: Session, id: &str) {
    if session.planner_untracked().is_some_and(|planner| planner.id() == id) {
        session.close();
        session.go(Route::Plans);
    }
    session.change_entry(id, |entry| {
        entry.standing = Standing::Deleted;
        entry.deleted_at = clock::now_ms();
    });
    let id = id.to_owned();
    let restore = move || {
        // It may have been removed for good since, in another tab.
        if session.entries.with_untracked(|entries| entries.iter().any(|entry| entry.id == id)) {
            session.change_entry(&id, |entry| entry.standing = Standing::Active);
        }
    };
    session.say_with_undo(shell::PLAN_DELETED, restore);
}
