//! Keys that act anywhere on the page. They never act while an input method is composing.

use super::{export, redo, undo};
use crate::i18n::{Msg, words::shell};
use crate::platform::{KeyboardEvent, page};
use crate::state::Dialog;
use crate::state::Session;
use crate::ui;

/// The keys as they are listed for people.
pub static KEYS: &[(&str, Msg)] = &[
    ("Ctrl+K", shell::PALETTE),
    ("Ctrl+Z", shell::UNDO),
    ("Ctrl+Shift+Z", shell::REDO),
    ("Ctrl+S", shell::EXPORT),
    ("Alt+\u{2191} \u{2193}", shell::MOVE_ROW),
    ("Enter", shell::NEXT_ROW),
    ("Esc", shell::CLOSE),
];

/// Listens for as long as the page lives.
pub fn listen(session: Session) {
    page::on_key(move |event| act(session, &event)).keep();
}

fn act(session: Session, event: &KeyboardEvent) {
    if page::is_composing(event) || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let planner = session.planner_untracked();
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("k", false) => session.dialog.set(Some(Dialog::Palette)),
        ("s", false) if planner.is_some() => export(session),
        // What is being typed in this field is taken back by the field itself.
        ("z", _) | ("y", false) if ui::has_draft() || session.dialog.with_untracked(Option::is_some) => return,
        ("z", false) => planner.map(|planner| undo(session, planner)).unwrap_or_default(),
        ("z", true) | ("y", false) => planner.map(|planner| redo(session, planner)).unwrap_or_default(),
        _ => return,
    }
    event.prevent_default();
}
