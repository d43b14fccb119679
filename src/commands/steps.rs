//! Taking the last step back, or forth again, and saying what that was.

use crate::i18n::{Told, words::shell};
use crate::state::{Planner, Session};
use plan_core::plan::Plan;
use std::sync::OnceLock;

/// Says what changed at these paths. It speaks in the words of the worksheets, so it comes with them, after the start.
pub type Name = fn(&Plan, &[String]) -> Option<String>;

static NAME: OnceLock<Name> = OnceLock::new();

/// Fills in who names what was changed.
pub fn name_by(name: Name) {
    // It is filled once, or again with the same.
    let _ = NAME.set(name);
}

pub fn undo(session: Session, planner: Planner) {
    step(session, planner, Planner::step_back, shell::undone);
}

pub fn redo(session: Session, planner: Planner) {
    step(session, planner, Planner::step_forth, shell::redone);
}

fn step(session: Session, planner: Planner, step: fn(Planner) -> Vec<String>, told: fn(String) -> Told) {
    let before = planner.plan().get_untracked();
    let paths = step(planner);
    let Some(name) = NAME.get() else {
        return;
    };
    // A row that went is named by what it was, one that came by what it is.
    let after = planner.plan().get_untracked();
    let named = [name(&before, &paths), name(&after, &paths)];
    if let Some(what) = named.into_iter().flatten().max_by_key(String::len) {
        session.say(told(what));
    }
}
