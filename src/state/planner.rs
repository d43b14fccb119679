//! The open plan: the one door through which it changes. Views read `plan`; whatever is typed, merged or
//! undone goes through here, is shown at once and is saved soon after.

mod pending;
mod refusal;
mod saving;
mod squashing;

use self::pending::Pending;
use super::keeper::Keeper;
use super::session::Session;
use super::stored::PlanFile;
use crate::i18n::words::shell;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, page};
use crate::prelude::*;
use plan_core::document::{self, Before, Changes};
use plan_core::plan::{Plan, RowId, pointer};
use plan_core::reading::{goal_number, withheld};
use plan_core::workshop::{Conflict, Meeting, Replica, Stamp, Typing, Workbook};
use serde_json::Value;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

/// What the status says about saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Saving,
    Failed(ShelfFault),
}

/// What came of taking in another copy.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    pub changes: Changes,
    /// The plan as it was, and as it is now.
    pub plans: Arc<(Plan, Plan)>,
    /// Who wrote what came in, as far as they gave their names.
    pub from: Vec<String>,
}

/// One address, since nearly every view hands it on. The few words that it leads to are never freed; the
/// plan itself is, with the owner of the planner's signals.
#[derive(Debug, Clone, Copy)]
pub struct Planner(&'static Open);

/// What a planner holds.
#[derive(Debug)]
pub struct Open {
    session: Session,
    id: StoredValue<String>,
    book: Local<Workbook>,
    keeper: Local<Option<Keeper>>,
    pending: StoredValue<Pending>,
    timers: Local<[Option<page::Timer>; 3]>,
    /// The plan was removed from this browser and must not come back. What is on its way may end when all else here
    /// is gone, so this is no signal.
    forgotten: AtomicBool,
    /// How many writes are on their way into the large store.
    on_the_way: AtomicUsize,
    plan: RwSignal<Plan>,
    save_state: RwSignal<SaveState>,
    saved_at: RwSignal<i64>,
    filed_at: RwSignal<i64>,
    conflicts: RwSignal<Vec<Conflict>>,
    undoable: RwSignal<(bool, bool)>,
    read_only: RwSignal<bool>,
}

impl Deref for Planner {
    type Target = Open;

    fn deref(&self) -> &Open {
        self.0
    }
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
        let open = Open {
            session,
            id: StoredValue::new(id.to_owned()),
            plan: RwSignal::new(book.plan().clone()),
            conflicts: RwSignal::new(book.conflicts()),
            book: Local::new_local(book),
            keeper: Local::new_local(keeper),
            pending: StoredValue::new(Pending::default()),
            timers: Local::new_local([None, None, None]),
            forgotten: AtomicBool::new(false),
            on_the_way: AtomicUsize::new(0),
            save_state: RwSignal::new(save_state),
            saved_at: RwSignal::new(entry.changed_at),
            filed_at: RwSignal::new(entry.filed_at),
            undoable: RwSignal::new((false, false)),
            read_only: RwSignal::new(read_only),
        };
        Self(Box::leak(Box::new(open)))
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
            self.session.say(shell::READ_ONLY_PLAN);
            return;
        }
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.edit(&stamp, change)).flatten();
        self.keep(update);
    }

    /// Puts what a person typed into a field. What cannot be so is refused, with the reason.
    pub fn enter(self, path: &str, text: &str) {
        let unchanged = self.plan.with_untracked(|plan| pointer::leaf(plan, path).map(|leaf| leaf.typed() == text));
        if unchanged.is_none() {
            // It was deleted meanwhile, in another tab or by somebody else.
            return self.session.lost(text);
        }
        if unchanged == Some(true) {
            return;
        }
        if let Some(reason) = self.plan.with_untracked(|plan| refusal::reason(plan, path, text)) {
            return self.session.say(reason);
        }
        // A unit that the field beside it says too is meant once.
        let meant = self.plan.with_untracked(|plan| goal_number(plan, path, text));
        let text = meant.as_deref().unwrap_or(text);
        self.edit(|plan| {
            if let Some(leaf) = pointer::leaf_mut(plan, path) {
                leaf.enter(text);
            }
        });
    }

    /// Puts what a person typed into a field, on the ground of what they saw there.
    pub fn enter_typed(self, path: &str, typing: Typing<'_>) {
        // The plan was perhaps put away meanwhile, or the field deleted, in another tab or by somebody else.
        let is_there = self.plan.try_with_untracked(|plan| pointer::leaf(plan, path).is_some());
        if is_there != Some(true) {
            return self.session.lost(typing.text);
        }
        if self.is_read_only() {
            return self.session.say(shell::READ_ONLY_PLAN);
        }
        if let Some(reason) = self.plan.with_untracked(|plan| refusal::reason(plan, path, typing.text)) {
            return self.session.say(reason);
        }
        // A unit that the field beside it says too is meant once, in what was seen before as well.
        let meant = |text: &str| self.plan.with_untracked(|plan| goal_number(plan, path, text));
        let (base, text) = (meant(typing.base), meant(typing.text));
        let typing = Typing {
            base: base.as_deref().unwrap_or(typing.base),
            text: text.as_deref().unwrap_or(typing.text),
            ..typing
        };
        let stamp = self.stamp();
        if let Some(entered) = self.book.try_update_value(|book| book.enter(&stamp, path, typing)).flatten() {
            self.keep(entered.update);
            match entered.meeting {
                Meeting::Nobody | Meeting::Merged => {}
                Meeting::Close => self.session.say(shell::TYPED_AT_ONCE),
                Meeting::Conflict => self.session.say(shell::TYPED_BESIDE),
            }
        }
    }

    /// An id for a new row.
    pub fn new_id(self) -> RowId {
        let id = self.book.try_update_value(Workbook::new_id);
        id.unwrap_or_else(|| unreachable!("the open plan has a workbook"))
    }

    pub fn undo(self) {
        drop(self.step_back());
    }

    /// Takes the last own step back, and tells at which paths of ids that changed something.
    pub fn step_back(self) -> Vec<String> {
        self.step(Workbook::undo)
    }

    /// The same for the last step that was taken back.
    pub fn step_forth(self) -> Vec<String> {
        self.step(Workbook::redo)
    }

    fn step(self, step: impl FnOnce(&mut Workbook, &Stamp) -> Option<(Vec<u8>, Vec<String>)>) -> Vec<String> {
        if self.is_read_only() {
            return Vec::new();
        }
        // A tap on a button does not leave the field everywhere, and what is typed is the last step.
        crate::ui::settle_draft();
        let stamp = self.stamp();
        let stepped = self.book.try_update_value(|book| step(book, &stamp)).flatten();
        let (update, paths) = stepped.map_or((None, Vec::new()), |(update, paths)| (Some(update), paths));
        self.keep(update);
        paths
    }

    /// Settles a conflict on one value.
    pub fn decide(self, path: &str, value: Value) {
        if self.is_read_only() {
            return;
        }
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.decide(path, value, &stamp));
        self.keep(update);
    }

    /// Settles whether a row that somebody deleted is to stay.
    pub fn decide_row(self, row: &str, stay: bool) {
        if self.is_read_only() {
            return;
        }
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.decide_row(row, stay, &stamp));
        self.keep(update);
    }

    /// Makes the plan what it was at another time, as one step that can be taken back.
    pub fn put_back(self, then: &Plan) {
        if self.is_read_only() {
            return;
        }
        let stamp = self.stamp();
        let update = self.book.try_update_value(|book| book.put_back(&stamp, then)).flatten();
        self.keep(update);
    }

    /// A copy that calls itself one of this plan, and is one of another.
    pub fn is_foreign(self, copy: &Replica) -> bool {
        self.book.with_value(|book| book.replica().is_foreign(copy))
    }

    /// Merges another copy of the plan. Returns what is different now.
    pub fn merge(self, state: &[u8]) -> Merged {
        let merged = self.book.try_update_value(|book| {
            let (before, was) = (Before::of(book), book.plan().clone());
            let touched = book.merge(state).ok()?;
            let from = book.replica().writers(&touched);
            Some((
                !touched.is_empty(),
                Merged { changes: before.changes(book), plans: Arc::new((was, book.plan().clone())), from },
            ))
        });
        let Some((true, merged)) = merged.flatten() else {
            return Merged::default();
        };
        self.keep(Some(state.to_vec()));
        merged
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

    fn record(self, time: &str) -> String {
        self.book.with_value(|book| document::write_record(book, super::session::APP, time, true))
    }

    /// The plan file, for the plan's owner.
    pub fn plan_file(self) -> PlanFile {
        let (name, withheld) = self.plan.with_untracked(|plan| (plan.name.0.clone(), withheld(plan)));
        PlanFile { name, file: self.file(), withheld }
    }

    pub fn file(self) -> String {
        // A file of a newer version is handed back as it came: nobody here can write one.
        if self.is_read_only()
            && let Some(file) = self.session.stored(&self.id())
        {
            return file;
        }
        self.book.with_value(|book| document::write(book, super::session::APP, &clock::iso_time()))
    }

    /// Notes that the plan was saved to a file.
    pub fn filed(self) {
        let now = clock::now_ms();
        self.filed_at.set(now);
        self.session.change_entry(&self.id(), |entry| entry.filed_at = now);
    }
}

#[cfg(test)]
mod tests;
