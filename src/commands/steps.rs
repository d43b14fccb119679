//! Taking the last step back, or forth again, and saying what that was. Saying so takes the words of the worksheets, so
//! all of it comes with them, after the start; before that nothing can be edited.

use crate::i18n::words::shell;
use crate::sheets::called;
use crate::state::{Planner, Session};
use std::sync::OnceLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forth,
}

static TAKE: OnceLock<fn(Session, Planner, Way)> = OnceLock::new();

/// Fills in how a step is taken.
pub fn fill() {
    // It is filled once, or again with the same.
    let _ = TAKE.set(take);
}

pub fn undo(session: Session, planner: Planner) {
    go(session, planner, Way::Back);
}

pub fn redo(session: Session, planner: Planner) {
    go(session, planner, Way::Forth);
}

fn go(session: Session, planner: Planner, way: Way) {
    if let Some(take) = TAKE.get() {
        take(session, planner, way);
    }
}

fn take(session: Session, planner: Planner, way: Way) {
    let before = planner.plan().get_untracked();
    let paths = match way {
        Way::Back => planner.step_back(),
        Way::Forth => planner.step_forth(),
    };
    // A row that went is named by what it was, one that came by what it is.
    let after = planner.plan().get_untracked();
    let named = [called(&before, &paths), called(&after, &paths)];
    if let Some(what) = named.into_iter().flatten().max_by_key(String::len) {
        session.say(if way == Way::Back { shell::undone(what) } else { shell::redone(what) });
    }
}
