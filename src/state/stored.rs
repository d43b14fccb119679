//! A plan as it is stored: read from both stores, handed out as a file, copied. What is damaged is put aside before
//! anything is written in its place.

use super::copies::{self, Reason};
use super::desk::identity;
use super::keeper::{self, Keeper, LoadFault};
use super::session::{APP, Session};
use crate::i18n::words::shell;
use crate::platform::clock;
use crate::platform::storage::ShelfFault;
use plan_core::document::{self, Limits, Opened, Refusal};
use plan_core::plan::Worksheet;
use plan_core::reading::withheld;
use plan_core::value::Leaf;

/// Why there is no file of a plan that is in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFile {
    Missing,
    Unreadable,
    Storage(ShelfFault),
}

impl NoFile {
    fn of(fault: LoadFault) -> Self {
        match fault {
            LoadFault::Missing => Self::Missing,
            LoadFault::Unreadable(_) | LoadFault::InVault => Self::Unreadable,
            LoadFault::Shelf(fault) => Self::Storage(fault),
        }
    }
}

/// A plan as a file, with all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFile {
    /// The plan's name.
    pub name: String,
    pub file: String,
    /// The worksheets that hold something confidential.
    pub withheld: Vec<Worksheet>,
}

/// The same file without what is confidential; nothing where it cannot be read, as one of a newer version.
pub fn open_copy(file: &str) -> Option<String> {
    let opened = document::read(file.as_bytes(), identity(), &Limits::FILE).ok()?;
    let mut book = opened.workbook;
    (!opened.read_only).then(|| document::write_open(&mut book, APP, &clock::iso_time()))
}

/// The worksheets of a plan file that hold something confidential; none where it cannot be read.
pub fn withheld_in(file: &str) -> Vec<Worksheet> {
    let opened = document::read(file.as_bytes(), identity(), &Limits::FILE).ok();
    opened.filter(|opened| !opened.read_only).map_or_else(Vec::new, |opened| withheld(opened.workbook.plan()))
}

/// What there is to be saved to a file of a plan in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedOut {
    Plan(PlanFile),
    /// It cannot be read: what is stored of it, as it is.
    Damaged(String),
}

/// A plan that was read from the stores.
#[derive(Debug)]
pub(super) struct Loaded {
    pub keeper: Keeper,
    pub opened: Opened,
    /// Why the large store did not give what it has, if it did not.
    pub missed: Option<ShelfFault>,
}

impl Session {
    pub(super) async fn load(self, id: &str) -> Result<Loaded, LoadFault> {
        let found = keeper::stored(id).await;
        let stored = found.as_ref().cloned().unwrap_or_default();
        let (mut keeper, opened) = match (Keeper::load(self.shelf(), id, identity(), &stored), &found) {
            // It lies where nothing can be read at present.
            (Err(LoadFault::InVault | LoadFault::Missing), Err(fault)) => return Err(LoadFault::Shelf(fault.clone())),
            (Err(LoadFault::Unreadable(_)), Err(ShelfFault::Silent)) => {
                return Err(LoadFault::Shelf(ShelfFault::Silent));
            }
            (loaded, _) => loaded?,
        };
        if found.is_err() {
            keeper.missed_vault();
        }
        if let Some(damaged) = keeper.passed_over() {
            match copies::keep_copy(id, Reason::Damaged, clock::now_ms(), || damaged.to_owned()).await {
                Ok(()) => {
                    keeper.has_put_aside(&stored);
                    self.say(shell::DAMAGED_PASSED_OVER);
                }
                // On the shelf it would be written over; in the large store it is not.
                Err(_) if keeper.is_in_vault() => return Err(LoadFault::Unreadable(Refusal::Damaged)),
                Err(_) => {}
            }
        }
        Ok(Loaded { keeper, opened, missed: found.err() })
    }

    /// The record of a plan as it is stored here, if it is.
    pub(super) fn stored(self, id: &str) -> Option<String> {
        self.with_shelf(|shelf| shelf.read(&keeper::key(id))).ok().flatten()
    }

    /// The plan file of a plan in the list.
    pub async fn file_of(self, id: &str) -> Result<PlanFile, NoFile> {
        let open = self.planner_untracked().filter(|planner| planner.id() == id);
        // One that was put away unsaved knows more than what is stored.
        if let Some(planner) = open.or_else(|| self.put_away(id)) {
            crate::ui::settle_draft();
            planner.save();
            return Ok(planner.plan_file());
        }
        let opened = self.load(id).await.map_err(NoFile::of)?.opened;
        let plan = opened.workbook.plan();
        let (name, withheld) = (plan.name.0.clone(), withheld(plan));
        let file = opened.read_only.then(|| self.stored(id)).flatten();
        let file = file.unwrap_or_else(|| document::write(&opened.workbook, APP, &clock::iso_time()));
        Ok(PlanFile { name, file, withheld })
    }

    /// The plan file of a plan in the list; of one that cannot be read, what is stored. A store that does not answer is
    /// no reason to hand out what the other one has alone.
    pub async fn hand_out(self, id: &str) -> Result<HandedOut, NoFile> {
        match self.file_of(id).await {
            Ok(file) => Ok(HandedOut::Plan(file)),
            Err(NoFile::Storage(fault)) => Err(NoFile::Storage(fault)),
            Err(NoFile::Missing | NoFile::Unreadable) => {
                self.raw_record(id).await.map(HandedOut::Damaged).ok_or(NoFile::Missing)
            }
        }
    }

    /// The stored record of a plan as it is, readable or not.
    async fn raw_record(self, id: &str) -> Option<String> {
        let own = keeper::key(id);
        let updates = self.with_shelf(|shelf| shelf.keys(&format!("{own}/"))).unwrap_or_default();
        let on_shelf = std::iter::once(own).chain(updates);
        let mut texts: Vec<String> =
            on_shelf.filter_map(|key| self.with_shelf(|shelf| shelf.read(&key)).ok().flatten()).collect();
        let stored = keeper::stored(id).await.unwrap_or_default();
        texts.extend(stored.whole);
        texts.extend(stored.updates.into_iter().map(|(_, text)| text));
        let record: String = texts.into_iter().map(|text| text + "\n").collect();
        (!record.is_empty()).then_some(record)
    }

    /// Makes another plan with the same contents.
    pub async fn duplicate(self, id: &str, name: impl FnOnce(&str) -> String) -> bool {
        let mut book = match self.load(id).await {
            // A copy would be written anew, which nobody here can do for a newer version.
            Ok(Loaded { opened, .. }) if !opened.read_only => opened.workbook,
            _ => return false,
        };
        let copy = book.new_id().to_string();
        let name = name(&book.plan().name.0);
        book.edit(&self.stamp(), |plan| {
            plan.id.enter(&copy);
            plan.name.enter(&name);
        });
        if let Err(fault) = self.start_keeping(&copy, &book) {
            self.fault.set(Some(fault));
            return false;
        }
        self.store_unopened(&copy);
        self.enter_in_list(&copy, &book, false);
        true
    }
}
