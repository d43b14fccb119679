//! Saving the open plan: soon after each edit into local storage, which other tabs see at once, and into the large
//! store, which is on the disk when it answers; all in one record a while after (`squashing.rs`). Nothing that was edited
//! is let go before one of the two has it, and the status says "saved" when the disk has all of it.

use super::pending::{Mark, Pending};
use super::{Planner, SaveState};
use crate::i18n::words::shell;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, locks, page, persist, vault};
use crate::prelude::*;
use crate::state::keeper::{self, Keeper};
use crate::state::session::APP;
use leptos::task::spawn_local;
use plan_core::document;
use plan_core::workshop::Workbook;
use std::sync::atomic::Ordering::Relaxed;

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
        self.timers.update_value(|timers| (timers[0], timers[1]) = (Some(save), Some(squash)));
    }

    /// Keeps nothing any more: the plan was removed from this browser, and must not come back.
    pub(in crate::state) fn forget(self) {
        self.forgotten.store(true, Relaxed);
        self.timers.set_value([None, None, None]);
        self.pending.update_value(Pending::clear);
        self.keeper.set_value(None);
    }

    fn is_forgotten(self) -> bool {
        self.forgotten.load(Relaxed)
    }

    /// The plan was removed, here or by another tab, and nobody has gone on with it since.
    pub(super) fn is_removed(self) -> bool {
        self.is_forgotten() || self.with_keeper(|keeper, _| keeper.was_removed()) == Some(true)
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
        if self.is_forgotten() || self.pending.with_value(Pending::is_empty) && self.keeper.with_value(Option::is_some)
        {
            return;
        }
        if self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::is_gone)) {
            return self.keep_anew();
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
        self.let_go(self.store(record, on_shelf.err(), within));
    }

    /// The plan's record is there no more. Whoever goes on with a plan that another tab has removed for good keeps it.
    fn keep_anew(self) {
        let was_removed = self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::was_removed));
        self.session.say(if was_removed { shell::KEPT_AFTER_ALL } else { shell::STORAGE_CLEARED });
        self.keeper.set_value(None);
        self.start_keeping();
    }

    /// Keeps the plan anew where the browser's storage was cleared while it is open, though nothing was typed since.
    pub fn keep_if_lost(self) {
        let lost = |keeper: &mut Keeper, _: &mut Workbook| keeper.is_gone() && !keeper.was_removed();
        if !self.is_forgotten() && self.with_keeper(lost) == Some(true) {
            self.keep_anew();
        }
    }

    /// Lets a write into the large store go its way. As long as one is on it, nothing is called saved; what the last one
    /// leaves behind counts, since a later one may have taken the edits along with which an earlier one failed.
    fn let_go(self, write: impl Future<Output = ()> + 'static) {
        self.on_the_way.fetch_add(1, Relaxed);
        spawn_local(async move {
            write.await;
            let is_last = self.on_the_way.fetch_sub(1, Relaxed) == 1;
            // There is no keeper when there is no place for the plan yet, and none when all of it is gone.
            let is_kept = self.with_keeper(|_, _| ()).is_some();
            if is_last && is_kept && !self.is_forgotten() && self.has_nothing_pending() {
                self.save_state.set(SaveState::Saved);
            }
        });
    }

    fn has_nothing_pending(self) -> bool {
        self.pending.with_value(Pending::is_empty)
    }

    /// Writes a record of updates into the large store too. Where that fails, local storage has to do; where local
    /// storage has no room, the large store does.
    async fn store(self, record: (String, String), not_on_shelf: Option<ShelfFault>, within: Mark) {
        let stored = self.put(&record.0, &record.1).await;
        if stored.is_ok() {
            self.with_keeper(|keeper, _| keeper.is_stored(record.0));
            self.store_base().await;
        }
        match (stored, not_on_shelf) {
            (_, None) => {}
            (Err(_), Some(fault)) => self.save_failed(fault),
            (Ok(()), Some(_)) => {
                self.pending.update_value(|pending| pending.release(within));
                self.note_change();
                self.session.tell_tabs(&self.id());
                if !self.has_nothing_pending() {
                    // What came while it was written: nothing else is about to save it.
                    self.save();
                }
            }
        }
    }

    /// Writes into the large store. Of a plan that is removed meanwhile nothing stays there.
    pub(super) async fn put(self, key: &str, text: &str) -> Result<(), ShelfFault> {
        let removed = || Err(ShelfFault::Other("the plan was removed".into()));
        if self.is_removed() {
            return removed();
        }
        let put = vault::write(key, text).await;
        if !self.is_removed() {
            return put;
        }
        if vault::read(key).await.is_ok_and(|found| found.as_deref() == Some(text)) {
            // A large store that does not give it up now is told of where the plan is removed.
            let _ = vault::remove(&[key.to_owned()]).await;
        }
        removed()
    }

    /// What was saved is worth nothing without the record on which it builds. It is missing where the plan was not kept
    /// in the large store yet, or that was emptied while the plan is open.
    async fn store_base(self) {
        let key = keeper::key(&self.id());
        if vault::has(&key).await == Ok(false) && !self.is_gone() {
            let whole = self.whole();
            // Should it fail, the next save tries again, and local storage has what it had.
            let _ = self.put(&key, &whole).await;
        }
    }

    pub(super) fn is_gone(self) -> bool {
        self.with_keeper(|keeper, _| keeper.is_gone()) != Some(false)
    }

    pub(super) fn whole(self) -> String {
        self.book.with_value(|book| document::write_record(book, APP, &clock::iso_time(), false))
    }

    /// A save failed: everything stays in memory, and every further pause tries again.
    pub(super) fn save_failed(self, fault: ShelfFault) {
        if self.is_forgotten() {
            return;
        }
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
        if self.is_forgotten() || self.keeper.with_value(Option::is_some) {
            // It was removed, or found a place, while this waited.
            return self.save();
        }
        let whole = self.whole();
        let within = self.pending.with_value(Pending::mark);
        let written = self.put(&keeper::key(&self.id()), &whole).await;
        match written.and_then(|()| self.session.start_keeping_in_vault(&self.id(), &whole)) {
            Ok(keeper) => self.kept(keeper, within),
            Err(fault) => self.save_failed(fault),
        }
    }

    /// The plan is kept from now on; the edits up to that mark are in its record.
    fn kept(self, keeper: Keeper, within: Mark) {
        if !keeper.is_noted() {
            // Nothing in local storage says that it is here.
            spawn_local(self.session.find_stored());
        }
        self.keeper.set_value(Some(keeper));
        self.pending.update_value(|pending| pending.release(within));
        self.note_change();
        self.store_new();
        self.save();
    }

    /// Puts a plan that is new here into the large store too, and says "saved" when it is there.
    pub(in crate::state) fn store_new(self) {
        self.save_state.set(SaveState::Saving);
        self.let_go(self.store_base());
    }

    pub(super) fn with_keeper<T>(self, work: impl FnOnce(&mut Keeper, &mut Workbook) -> T) -> Option<T> {
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
}
