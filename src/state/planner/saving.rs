//! Saving the open plan: soon after each edit into local storage, which other tabs see at once, and into the large
//! store, which is on the disk when it answers; all in one record a while after. Nothing that was edited is let go
//! before one of the two has it, and the status says "saved" when the disk has it.

use super::pending::{Mark, Pending};
use super::{Planner, SaveState};
use crate::i18n::words::shell;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, locks, page, persist, vault};
use crate::state::copies::{self, Reason};
use crate::state::keeper::{self, Keeper};
use crate::state::session::APP;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::document;
use plan_core::workshop::Workbook;
use std::collections::BTreeSet;

/// How long after the first edit of several they are saved.
const PAUSE: u32 = 300;
/// How long after it the updates are made one record.
const IDLE: u32 = 8_000;

impl Planner {
    pub(super) fn keep(self, update: Option<Vec<u8>>) {
        let Some(update) = update else {
            return;
        };
        // What the last message offered to take back is no longer the last edit.
        self.session.forget_undo();
        self.show();
        if self.pending.with_value(Pending::is_empty) {
            self.schedule();
        }
        self.pending.update_value(|pending| pending.push(update));
        if self.save_state.get_untracked() == SaveState::Saved {
            self.save_state.set(SaveState::Saving);
        }
        self.session.first_edit(|| {
            spawn_local(async {
                persist::persist().await;
            });
        });
    }

    fn schedule(self) {
        let save = page::after(PAUSE, move || self.save());
        let squash = page::after(IDLE, move || {
            if self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::wants_squash)) {
                self.squash();
            }
        });
        self.timers.set_value([Some(save), Some(squash)]);
    }

    /// Keeps nothing any more: the plan was removed from this browser, and must not come back.
    pub(in crate::state) fn forget(self) {
        self.timers.set_value([None, None]);
        self.pending.update_value(Pending::clear);
        self.keeper.set_value(None);
    }

    /// Everything that was edited is in local storage, or in the large store.
    pub fn is_saved(self) -> bool {
        self.pending.with_value(Pending::is_empty) && !matches!(self.save_state.get_untracked(), SaveState::Failed(_))
    }

    /// Nothing is known to have failed, followed as it changes.
    pub fn is_saved_now(self) -> bool {
        !matches!(self.save_state.get(), SaveState::Failed(_))
    }

    /// Saves what is not saved yet, at once.
    pub fn save(self) {
        if self.pending.with_value(Pending::is_empty) && self.keeper.with_value(Option::is_some) {
            return;
        }
        if self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::is_gone)) {
            // Another tab has removed the plan for good. Whoever goes on with it keeps it.
            self.keeper.set_value(None);
            self.session.say(shell::KEPT_AFTER_ALL);
            return self.start_keeping();
        }
        let (pending, within) = self.pending.with_value(|pending| (pending.updates().to_vec(), pending.mark()));
        let saved = self.with_keeper(|keeper, book| {
            let record = keeper.record_of(&pending);
            (keeper.save(book, &record), record)
        });
        let Some((on_shelf, record)) = saved else {
            return self.start_keeping();
        };
        if let Ok(news) = on_shelf {
            self.pending.update_value(|pending| pending.release(within));
            if news {
                self.show();
            }
            self.note_change();
            self.session.tell_tabs(&self.id());
        }
        spawn_local(self.store(record, on_shelf.err(), within));
    }

    /// Writes a record of updates into the large store too. Where that is switched off, or does not answer, local
    /// storage has to do; where local storage has no room, the large store does.
    async fn store(self, record: (String, String), not_on_shelf: Option<ShelfFault>, within: Mark) {
        let stored = vault::write(&record.0, &record.1).await;
        if stored.is_ok() {
            self.with_keeper(|keeper, _| keeper.is_stored(record.0));
            self.store_base().await;
        }
        let was_refused = not_on_shelf.is_some();
        match (stored, not_on_shelf) {
            (Err(_), Some(fault)) => return self.save_failed(fault),
            (Ok(()), Some(_)) => {
                self.pending.update_value(|pending| pending.release(within));
                self.note_change();
                self.session.tell_tabs(&self.id());
            }
            (_, None) => {}
        }
        if self.pending.with_value(Pending::is_empty) {
            self.save_state.set(SaveState::Saved);
        } else if was_refused {
            // What came while it was written: nothing else is about to save it.
            self.save();
        }
    }

    /// What was saved is worth nothing without the record on which it builds. It is missing where the plan was not kept
    /// in the large store yet, or that was emptied while the plan is open.
    async fn store_base(self) {
        let key = keeper::key(&self.id());
        if vault::has(&key).await == Ok(false) && !self.is_gone() {
            let whole = self.whole();
            // Should it fail, the next save tries again, and local storage has what it had.
            let _ = vault::write(&key, &whole).await;
        }
    }

    fn is_gone(self) -> bool {
        self.keeper.with_value(|keeper| keeper.as_ref().is_none_or(Keeper::is_gone))
    }

    fn whole(self) -> String {
        self.book.with_value(|book| document::write_record(book, APP, &clock::iso_time(), false))
    }

    /// A save failed: everything stays in memory, and every further pause tries again.
    fn save_failed(self, fault: ShelfFault) {
        self.save_state.set(SaveState::Failed(fault));
        let again = page::after(5_000, move || self.save());
        self.timers.update_value(|timers| timers[0] = Some(again));
    }

    /// There was no room or no storage when the plan was made: perhaps there is now.
    fn start_keeping(self) {
        match self.book.with_value(|book| self.session.start_keeping(&self.id(), book)) {
            Ok(keeper) => self.kept(keeper, self.pending.with_value(Pending::mark)),
            Err(fault) => self.not_kept(fault),
        }
    }

    /// What finds no room in local storage goes to the large store.
    pub(in crate::state) fn not_kept(self, fault: ShelfFault) {
        match fault {
            ShelfFault::Full => spawn_local(self.keep_in_vault()),
            fault => self.save_failed(fault),
        }
    }

    async fn keep_in_vault(self) {
        let _lock = locks::lock(&format!("keyplan/{}", self.id())).await;
        if self.keeper.with_value(Option::is_some) {
            // It found a place while this waited.
            return self.save();
        }
        let whole = self.whole();
        let within = self.pending.with_value(Pending::mark);
        let written = vault::write(&keeper::key(&self.id()), &whole).await;
        match written.and_then(|()| self.session.start_keeping_in_vault(&self.id(), &whole)) {
            Ok(keeper) => self.kept(keeper, within),
            Err(fault) => self.save_failed(fault),
        }
    }

    /// The plan is kept from now on; the edits up to that mark are in its record.
    fn kept(self, keeper: Keeper, within: Mark) {
        self.keeper.set_value(Some(keeper));
        self.pending.update_value(|pending| pending.release(within));
        self.note_change();
        self.store_new();
        self.save();
    }

    /// Puts a plan that is new here into the large store too, and says "saved" when it is there.
    pub(in crate::state) fn store_new(self) {
        self.save_state.set(SaveState::Saving);
        spawn_local(async move {
            self.store_base().await;
            if self.pending.with_value(Pending::is_empty) {
                self.save_state.set(SaveState::Saved);
            }
        });
    }

    fn with_keeper<T>(self, work: impl FnOnce(&mut Keeper, &mut Workbook) -> T) -> Option<T> {
        self.keeper
            .try_update_value(|keeper| {
                keeper.as_mut().and_then(|keeper| self.book.try_update_value(|book| work(keeper, book)))
            })
            .flatten()
    }

    fn note_change(self) {
        let now = clock::now_ms();
        self.saved_at.set(now);
        let (name, company, sample, accounts) = self.plan.with_untracked(|plan| {
            let accounts = plan.accounts.iter().filter(|account| !account.archived.0).count();
            (plan.name.0.clone(), plan.company.0.clone(), plan.sample.0, accounts)
        });
        self.session.change_entry(&self.id(), |entry| {
            entry.changed_at = now;
            (entry.name, entry.company, entry.sample, entry.accounts) = (name, company, sample, accounts);
        });
    }

    /// Takes in what another tab has saved.
    pub fn pull(self) {
        if let Some(Ok(true)) = self.with_keeper(Keeper::pull) {
            self.show();
        }
        spawn_local(self.take_stored());
    }

    /// Saves, and makes one record of all updates: in a pause, and when the page goes out of sight. Between tabs a
    /// lock sees to it that one does this at a time; where it does not come in time, the updates lie there safely
    /// until the next chance.
    pub fn squash(self) {
        self.save();
        self.keep_copies();
        if !self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::has_updates)) {
            return;
        }
        spawn_local(async move {
            let _lock = locks::lock(&format!("keyplan/{}", self.id())).await;
            self.take_stored().await;
            if self.is_gone() {
                return;
            }
            let time = clock::iso_time();
            let (on_shelf, stored) =
                self.keeper.with_value(|keeper| keeper.as_ref().map(Keeper::taken).unwrap_or_default());
            match self.with_keeper(|keeper, book| keeper.squash(book, APP, &time)) {
                Some(Ok(Some(whole))) => self.store_whole(&whole, &stored).await,
                Some(Err(ShelfFault::Full)) => self.move_to_vault(&on_shelf, &stored).await,
                // The updates lie there as they did; the next save tells what is wrong.
                _ => {}
            }
        });
    }

    /// Puts the whole record into the large store, which then needs the updates no more that are in it.
    async fn store_whole(self, whole: &str, stored: &[String]) {
        // When this fails, what lies there stays.
        if vault::write(&keeper::key(&self.id()), whole).await.is_ok() && vault::remove(stored).await.is_ok() {
            self.with_keeper(|keeper, _| keeper.dropped(stored));
        }
    }

    /// Takes in what another tab has put into the large store.
    async fn take_stored(self) {
        let key = keeper::key(&self.id());
        let mut news = false;
        if self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::has_vault_news))
            && let Ok(Some(whole)) = vault::read(&key).await
        {
            news |= self.with_keeper(|keeper, book| keeper.take_vaulted(book, &whole)) == Some(true);
        }
        let keys = vault::keys(&format!("{key}/")).await.unwrap_or_default();
        let known = |keeper: &Option<Keeper>| {
            let unknown = keeper.as_ref().map(|keeper| keeper.unknown(&keys));
            unknown.unwrap_or_default().into_iter().cloned().collect::<Vec<String>>()
        };
        let mut records = Vec::new();
        for key in self.keeper.with_value(known) {
            if let Ok(Some(record)) = vault::read(&key).await {
                records.push((key, record));
            }
        }
        if !records.is_empty() {
            news |= self.with_keeper(|keeper, book| keeper.take_stored(book, &records)) == Some(true);
        }
        if news {
            self.show();
        }
    }

    /// The plan has outgrown local storage: its whole record moves to the large store. Edits that come
    /// while it is written stay where they are.
    async fn move_to_vault(self, on_shelf: &BTreeSet<String>, stored: &[String]) {
        let whole = self.whole();
        let written = vault::write(&keeper::key(&self.id()), &whole).await;
        let moved = match written {
            Ok(()) => self.with_keeper(|keeper, _| keeper.moved_to_vault(&whole, on_shelf)),
            Err(fault) => Some(Err(fault)),
        };
        if let Some(Err(fault)) = moved {
            return self.save_failed(fault);
        }
        if vault::remove(stored).await.is_ok() {
            self.with_keeper(|keeper, _| keeper.dropped(stored));
        }
    }

    fn keep_copies(self) {
        spawn_local(async move {
            for reason in [Reason::Hourly, Reason::Daily] {
                self.keep_copy(reason).await;
            }
        });
    }

    /// Keeps a recovery copy. Where that cannot be done the plan itself is still saved, and its status
    /// says how that went. Returns whether it is kept.
    pub async fn keep_copy(self, reason: Reason) -> bool {
        let record = || self.record(&clock::iso_time());
        copies::keep_copy(&self.id(), reason, clock::now_ms(), record).await.is_ok()
    }
}
