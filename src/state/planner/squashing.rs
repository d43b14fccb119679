//! One record of all, made of the updates of the open plan now and then; what other tabs have written; and recovery
//! copies. No whole record takes the place of one that was not read.

use super::Planner;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, locks, page, vault};
use crate::prelude::*;
use crate::state::copies::{self, Reason};
use crate::state::keeper::{self, Keeper};
use crate::state::session::APP;
use leptos::task::spawn_local;
use plan_core::workshop::Workbook;
use std::collections::BTreeSet;

/// How long until a large store that did not answer is asked again.
const AGAIN: u32 = 10_000;

impl Planner {
    /// Takes in what another tab has saved.
    pub fn pull(self) {
        if let Some(Ok(true)) = self.with_keeper(Keeper::pull) {
            self.show();
        }
        spawn_local(async move {
            self.take_stored().await;
        });
    }

    /// What the large store did not give when the plan was opened is asked for again, until it comes.
    pub(in crate::state) fn ask_again(self) {
        let ask = move || {
            spawn_local(async move {
                if !self.take_stored().await && !self.is_removed() {
                    self.ask_again();
                }
            });
        };
        let again = page::after(AGAIN, ask);
        // It may have come when the plan was put away long since.
        self.timers.try_update_value(|timers| timers[2] = Some(again));
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
            let (on_shelf, stored) = self.with_keeper(|keeper, _| keeper.taken()).unwrap_or_default();
            let squashed = self.with_keeper(|keeper, book| keeper.squash(book, APP, &time));
            // What lies in the large store and was not read must stay there.
            let is_read = self.with_keeper(|keeper, _| !keeper.has_vault_news()) == Some(true);
            match squashed {
                Some(Ok(Some(whole))) if is_read => self.store_whole(&whole, &stored).await,
                Some(Err(ShelfFault::Full)) if is_read => self.move_to_vault(&on_shelf, &stored).await,
                // The updates lie there as they did; the next save tells what is wrong.
                _ => {}
            }
        });
    }

    /// Puts the whole record into the large store, which then needs the updates no more that are in it.
    async fn store_whole(self, whole: &str, stored: &[String]) {
        // When this fails, what lies there stays.
        if self.put(&keeper::key(&self.id()), whole).await.is_ok() && vault::remove(stored).await.is_ok() {
            self.with_keeper(|keeper, _| keeper.dropped(stored));
        }
    }

    /// Takes in what another tab has put into the large store. False when a whole record that may lie there could not be
    /// read.
    pub(super) async fn take_stored(self) -> bool {
        let key = keeper::key(&self.id());
        let mut news = false;
        if let Some(expected) = self.with_keeper(|keeper, _| keeper.expects_vault_news()).flatten()
            && let Ok(whole) = vault::read(&key).await
        {
            let take =
                |keeper: &mut Keeper, book: &mut Workbook| keeper.take_vaulted(book, whole.as_deref(), &expected);
            news |= self.with_keeper(take) == Some(true);
        }
        let keys = vault::keys(&format!("{key}/")).await.unwrap_or_default();
        let unknown = |keeper: &mut Keeper, _: &mut Workbook| keeper.unknown(&keys).into_iter().cloned().collect();
        let unknown: Vec<String> = self.with_keeper(unknown).unwrap_or_default();
        let mut records = Vec::new();
        for key in unknown {
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
        self.with_keeper(|keeper, _| keeper.has_vault_news()) == Some(false)
    }

    /// The plan has outgrown local storage: its whole record moves to the large store. Edits that come
    /// while it is written stay where they are.
    async fn move_to_vault(self, on_shelf: &BTreeSet<String>, stored: &[String]) {
        let whole = self.whole();
        let written = self.put(&keeper::key(&self.id()), &whole).await;
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

    /// Keeps a recovery copy. False when there is none: the plan itself is saved all the same, and its status says how
    /// that went.
    pub async fn keep_copy(self, reason: Reason) -> bool {
        if self.is_removed() {
            // Whoever removed it wants no copies of it either.
            return false;
        }
        let record = || self.record(&clock::iso_time());
        copies::keep_copy(&self.id(), reason, clock::now_ms(), record).await.is_ok()
    }
}
