//! The open plan: the one door through which it changes. Views read `plan`; whatever is typed, merged or
//! undone goes through here, is shown at once and is saved soon after.

use super::catalog::Catalog;
use super::copies::{self, Reason};
use super::keeper::Keeper;
use super::session::Session;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, locks, page, persist, vault};
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::task::spawn_local;
use plan_core::document;
use plan_core::plan::{Plan, RowId, pointer};
use plan_core::workshop::{Conflict, Stamp, Workbook};
use serde_json::Value;

/// How long typing rests before what was typed is saved.
const PAUSE: u32 = 300;
/// How long after the last edit the updates are made one record.
const IDLE: u32 = 8_000;

/// What the status says about saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Saving,
    Failed(ShelfFault),
}

#[derive(Debug, Clone, Copy)]
pub struct Planner {
    session: Session,
    id: StoredValue<String>,
    book: StoredValue<Workbook, LocalStorage>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
    pending: StoredValue<Vec<Vec<u8>>>,
    timers: StoredValue<[Option<page::Timer>; 2], LocalStorage>,
    plan: RwSignal<Plan>,
    save_state: RwSignal<SaveState>,
    saved_at: RwSignal<i64>,
    filed_at: RwSignal<i64>,
    conflicts: RwSignal<Vec<Conflict>>,
    undoable: RwSignal<(bool, bool)>,
    read_only: RwSignal<bool>,
}

impl Planner {
    pub(super) fn new(
        session: Session,
        id: &str,
        book: Workbook,
        keeper: Result<Keeper, ShelfFault>,
        read_only: bool,
    ) -> Self {
        let (keeper, save_state) = match keeper {
            Ok(keeper) => (Some(keeper), SaveState::Saved),
            Err(fault) => (None, SaveState::Failed(fault)),
        };
        let entry = session.entry(id);
        Self {
            session,
            id: StoredValue::new(id.to_owned()),
            plan: RwSignal::new(book.plan().clone()),
            conflicts: RwSignal::new(book.conflicts()),
            book: StoredValue::new_local(book),
            keeper: StoredValue::new_local(keeper),
            pending: StoredValue::new(Vec::new()),
            timers: StoredValue::new_local([None, None]),
            save_state: RwSignal::new(save_state),
            saved_at: RwSignal::new(entry.changed_at),
            filed_at: RwSignal::new(entry.filed_at),
            undoable: RwSignal::new((false, false)),
            read_only: RwSignal::new(read_only),
        }
    }

    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// The plan as it is now. Reading it in a view makes the view follow it.
    pub fn plan(self) -> ReadSignal<Plan> {
        self.plan.read_only()
    }

    pub fn save_state(self) -> ReadSignal<SaveState> {
        self.save_state.read_only()
    }

    /// When the plan was last saved in this browser, in milliseconds since 1970.
    pub fn saved_at(self) -> ReadSignal<i64> {
        self.saved_at.read_only()
    }

    /// When the plan was last saved to a file; 0 for never.
    pub fn filed_at(self) -> ReadSignal<i64> {
        self.filed_at.read_only()
    }

    pub fn conflicts(self) -> ReadSignal<Vec<Conflict>> {
        self.conflicts.read_only()
    }

    /// Whether there is something to undo, and to redo.
    pub fn undoable(self) -> ReadSignal<(bool, bool)> {
        self.undoable.read_only()
    }

    pub fn is_read_only(self) -> bool {
        self.read_only.get_untracked()
    }

    /// Changes the plan.
    pub fn edit(self, change: impl FnOnce(&mut Plan)) {
        if self.is_read_only() {
            self.session.say(crate::i18n::words::shell::READ_ONLY_PLAN);
            return;
        }
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.edit(&stamp, change)).flatten();
        self.keep(update);
    }

    /// Puts what a person typed into a field. The first amount in a currency makes it the plan's.
    pub fn enter(self, path: &str, text: &str) {
        let unchanged =
            self.plan.with_untracked(|plan| pointer::leaf(plan, path).is_none_or(|leaf| leaf.typed() == text));
        if !unchanged {
            self.edit(|plan| {
                if let Some(leaf) = pointer::leaf_mut(plan, path) {
                    leaf.enter(text);
                }
            });
        }
    }

    /// An id for a new row.
    pub fn new_id(self) -> RowId {
        let id = self.book.try_update_value(Workbook::new_id);
        id.unwrap_or_else(|| unreachable!("the open plan has a workbook"))
    }

    pub fn undo(self) {
        self.step(Workbook::undo);
    }

    pub fn redo(self) {
        self.step(Workbook::redo);
    }

    fn step(self, step: impl FnOnce(&mut Workbook, &Stamp) -> Option<(Vec<u8>, Vec<String>)>) {
        if self.is_read_only() {
            return;
        }
        let stamp = self.stamp();
        let stepped = self.book.try_update_value(|book| step(book, &stamp)).flatten();
        self.keep(stepped.map(|(update, _)| update));
    }

    /// Settles a conflict on one value.
    pub fn decide(self, path: &str, value: Value) {
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.decide(path, value, &stamp));
        self.keep(update);
    }

    /// Settles whether a row that somebody deleted is to stay.
    pub fn decide_row(self, row: &str, stay: bool) {
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.decide_row(row, stay, &stamp));
        self.keep(update);
    }

    /// Merges another copy of the plan. Returns how many fields changed.
    pub fn merge(self, state: &[u8]) -> usize {
        let changed = self.book.try_update_value(|book| book.merge(state)).and_then(Result::ok);
        let count = changed.map_or(0, |changed| changed.len());
        if count > 0 {
            self.keep(Some(state.to_vec()));
        }
        count
    }

    fn stamp(self) -> Stamp {
        Stamp { by: self.session.name(), at: clock::now_ms() }
    }

    fn show(self) {
        self.book.with_value(|book| {
            self.plan.set(book.plan().clone());
            self.undoable.set((book.can_undo(), book.can_redo()));
            let conflicts = book.conflicts();
            if self.conflicts.with_untracked(|known| *known != conflicts) {
                self.conflicts.set(conflicts);
            }
        });
    }

    fn keep(self, update: Option<Vec<u8>>) {
        let Some(update) = update else {
            return;
        };
        self.show();
        if self.pending.with_value(Vec::is_empty) {
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
            self.squash();
        });
        self.timers.set_value([Some(save), Some(squash)]);
    }

    /// Everything that was edited is saved.
    pub fn is_saved(self) -> bool {
        self.pending.with_value(Vec::is_empty) && self.save_state.get_untracked() == SaveState::Saved
    }

    /// Saves what is not saved yet, at once.
    pub fn save(self) {
        let pending = self.pending.get_value();
        if pending.is_empty() {
            return;
        }
        let outcome = self.with_keeper(|keeper, book| keeper.save(book, &pending));
        match outcome {
            Some(Ok(news)) => {
                self.pending.set_value(Vec::new());
                self.save_state.set(SaveState::Saved);
                if news {
                    self.show();
                }
                self.note_change();
                self.session.tell_tabs(&self.id());
            }
            Some(Err(fault)) => self.save_failed(fault),
            None => self.retry_keeping(),
        }
    }

    /// A save failed: everything stays in memory, and every further pause tries again.
    fn save_failed(self, fault: ShelfFault) {
        self.save_state.set(SaveState::Failed(fault));
        let again = page::after(5_000, move || self.save());
        self.timers.update_value(|timers| timers[0] = Some(again));
    }

    /// There was no room or no storage when the plan was made: perhaps there is now.
    fn retry_keeping(self) {
        let kept = self.book.with_value(|book| self.session.start_keeping(&self.id(), book));
        match kept {
            Ok(keeper) => {
                self.keeper.set_value(Some(keeper));
                self.pending.set_value(Vec::new());
                self.save_state.set(SaveState::Saved);
                self.note_change();
            }
            Err(fault) => self.save_failed(fault),
        }
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
    }

    /// Saves, and makes one record of all updates. Between tabs a lock sees to it that one does this at
    /// a time; where it does not come in time, the updates lie there safely until the next chance.
    pub fn squash(self) {
        self.save();
        self.keep_copies();
        if !self.keeper.with_value(|keeper| keeper.as_ref().is_some_and(Keeper::has_updates)) {
            return;
        }
        spawn_local(async move {
            let time = clock::iso_time();
            let name = format!("keyplan/{}", self.id());
            let outcome = locks::with_lock(&name, || {
                self.with_keeper(|keeper, book| keeper.squash(book, super::session::APP, &time))
            })
            .await;
            if let Some(Err(ShelfFault::Full)) = outcome {
                self.move_to_vault(&time).await;
            }
        });
    }

    /// The plan has outgrown local storage: its whole record moves to the large store.
    async fn move_to_vault(self, time: &str) {
        let whole = self.book.with_value(|book| document::write_record(book, super::session::APP, time, false));
        let written = vault::write(&super::keeper::key(&self.id()), &whole).await;
        let moved = match written {
            Ok(()) => self.with_keeper(|keeper, _| keeper.moved_to_vault(&whole)),
            Err(fault) => Some(Err(fault)),
        };
        if let Some(Err(fault)) = moved {
            self.save_state.set(SaveState::Failed(fault));
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
    /// says how that went.
    pub async fn keep_copy(self, reason: Reason) {
        let record = || self.record(&clock::iso_time());
        let _ = copies::keep_copy(&self.id(), reason, clock::now_ms(), record).await;
    }

    fn record(self, time: &str) -> String {
        self.book.with_value(|book| document::write_record(book, super::session::APP, time, true))
    }

    /// The plan file, for the plan's owner.
    pub fn file(self) -> String {
        self.book.with_value(|book| document::write(book, super::session::APP, &clock::iso_time()))
    }

    /// Notes that the plan was saved to a file.
    pub fn filed(self) {
        let now = clock::now_ms();
        self.filed_at.set(now);
        self.session.change_entry(&self.id(), |entry| entry.filed_at = now);
    }

    /// The whole state, to be merged elsewhere.
    pub fn state(self) -> Vec<u8> {
        self.book.with_value(|book| book.replica().state())
    }

    /// Whether the list of plans can be asked about this plan.
    pub fn is_known(self) -> bool {
        self.session.with_shelf(|shelf| Catalog(shelf).has(&self.id())).unwrap_or(false)
    }
}
