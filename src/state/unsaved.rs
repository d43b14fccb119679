//! Plans that were put away while they could not be saved. This page is then the only place of their last edits, so
//! they are kept with all that belongs to them until they are saved.

use super::planner::{Planner, SaveState};
use super::session::Session;
use crate::i18n::words::shell;

impl Session {
    /// Keeps the open plan, which could not be saved, until it is.
    pub(super) fn hold(self, planner: Planner) {
        if let Some(owner) = self.owners.with_value(|owners| owners[0].clone()) {
            self.held.update_value(|held| held.push(owner));
        }
        self.unsaved.update(|unsaved| {
            unsaved.retain(|known| known.id() != planner.id());
            unsaved.push(planner);
        });
        if matches!(planner.save_state().get_untracked(), SaveState::Failed(_)) {
            self.say(shell::LEFT_UNSAVED);
        }
    }

    /// The plan of that id, if it was put away without being saved.
    pub(super) fn put_away(self, id: &str) -> Option<Planner> {
        self.unsaved.with_untracked(|unsaved| unsaved.iter().find(|planner| planner.id() == id).copied())
    }

    /// Tries once more to save whatever is not saved. Whether something is still not.
    pub fn has_unsaved(self) -> bool {
        let open = self.planner_untracked();
        let held = self.unsaved.get_untracked();
        let is_unsaved = |planner: &Planner| {
            planner.save();
            !planner.is_saved()
        };
        let left: Vec<Planner> = held.iter().copied().filter(is_unsaved).collect();
        if left.len() != held.len() {
            self.unsaved.set(left.clone());
        }
        !left.is_empty() || open.as_ref().is_some_and(is_unsaved)
    }
}
