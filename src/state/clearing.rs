//! Removing for good: one plan, or everything that is in this browser. What could not be removed is said.

use super::catalog::Catalog;
use super::copies;
use super::desk::Desk;
use super::session::{CLEARED, Session};
use super::settings::Settings;
use crate::i18n::words::shell;
use crate::platform::storage::ShelfFault;
use crate::platform::vault;

impl Session {
    /// Removes everything from this browser: plans, copies, settings.
    pub async fn clear_everything(self) -> Left {
        self.drop_plan();
        // The large store first: what is only there would be found and come back.
        let vault = clear_vault("keyplan/").await;
        let cleared = self.with_shelf(|shelf| Catalog(shelf).clear());
        // And again, for what was still on its way there.
        let vault = if vault.is_ok() { clear_vault("keyplan/").await } else { vault };
        let left = Left::of(cleared.is_ok(), vault.is_ok());
        self.settings.set(Settings::default());
        self.list();
        self.fault.set(cleared.err());
        self.tell_tabs(CLEARED);
        left
    }

    /// Puts the open plan away without saving it, so that nothing of it comes back.
    pub(super) fn drop_plan(self) {
        // Or what is being typed would bring the plan back a moment later.
        crate::ui::settle_draft();
        if let Some(planner) = self.planner_untracked() {
            planner.forget();
        }
        self.unsaved.with_untracked(|unsaved| unsaved.iter().for_each(|planner| planner.forget()));
        self.unsaved.set(Vec::new());
        self.unlisted.set_value(Vec::new());
        self.desk.set(Desk::Empty);
    }

    /// Removes one plan for good.
    pub async fn destroy(self, id: &str) {
        // What was said of it could be taken back no more.
        self.forget_undo();
        if let Some(planner) = self.put_away(id) {
            // Or its next try to save would bring the plan back.
            planner.forget();
            self.unsaved.update(|unsaved| unsaved.retain(|planner| planner.id() != id));
        }
        // The large store first, as above.
        let key = super::keeper::key(id);
        let updates = clear_vault(&format!("{key}/")).await;
        let copies = clear_vault(&copies::prefix(id)).await;
        let whole = vault::remove(&[key]).await;
        if updates.and(copies).and(whole).is_err() {
            self.say(shell::VAULT_NOT_CLEARED);
        }
        if let Err(fault) = self.with_shelf(|shelf| Catalog(shelf).destroy(id)) {
            self.fault.set(Some(fault));
        }
        self.forget_unlisted(id);
        self.list();
    }
}

/// What is still in this browser after everything was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// What lies in local storage.
    Plans,
    /// What lies in the large store: recovery copies, and plans that have outgrown local storage.
    Vault,
    Both,
}

impl Left {
    fn of(plans_cleared: bool, vault_cleared: bool) -> Self {
        match (plans_cleared, vault_cleared) {
            (true, true) => Self::Nothing,
            (false, true) => Self::Plans,
            (true, false) => Self::Vault,
            (false, false) => Self::Both,
        }
    }
}

/// Removes what begins so from the large store. One that cannot be looked into may hold anything.
async fn clear_vault(prefix: &str) -> Result<(), ShelfFault> {
    vault::remove(&vault::keys(prefix).await?).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::storage::{Mishap, Shelf};
    use crate::state::at_once::at_once;

    #[test]
    fn what_begins_so_is_removed_from_the_large_store_and_nothing_else() {
        for key in ["keyplan/plan/a", "keyplan/copy/a/hour/1", "other"] {
            at_once(vault::write(key, "text")).unwrap();
        }
        assert_eq!(at_once(clear_vault("keyplan/")), Ok(()));
        assert_eq!(vault::twin().keys(""), Ok(vec!["other".into()]));
    }

    #[test]
    fn a_large_store_that_cannot_be_looked_into_is_not_called_cleared() {
        vault::twin().suffer(Mishap::Off);
        let vault = at_once(clear_vault("keyplan/"));
        assert_eq!(vault, Err(ShelfFault::Off));
        assert_eq!(Left::of(true, vault.is_ok()), Left::Vault);
        assert_eq!(Left::of(false, vault.is_ok()), Left::Both);
        assert_eq!(Left::of(true, true), Left::Nothing);
    }
}
