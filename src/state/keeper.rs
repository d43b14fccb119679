//! Keeping one plan on a shelf, shared with other tabs. A plan is one whole record and the few updates
//! since, each in a record of its own that only its tab writes: so no tab ever writes over what another
//! has written, and a save costs as little as the edit it saves. Beside the shelf lies the large store (the vault),
//! which holds the same records; what is in one of them is enough.
//!
//! The surprise: records are read in no order of time, and one may build on another that comes later. What has to wait
//! waits in the workbook, and as long as anything does, no whole record is made and no update is dropped.

use super::catalog::{Catalog, PLANS};
use crate::platform::storage::{Shelf, ShelfFault};
use plan_core::document::{self, Limits};
use plan_core::workshop::{Identity, Workbook};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Records longer than this are kept without the readable plan beside the replica.
const READABLE: usize = 120_000;

/// Making one record of a plan longer than this is felt, so it waits until nobody looks.
const HEAVY: usize = 400_000;

/// So many updates beside a heavy record are worth being made one all the same.
const MANY: usize = 200;

pub struct Keeper {
    shelf: Rc<dyn Shelf>,
    plan: String,
    session: String,
    sequence: usize,
    /// The keys of updates on the shelf that are in the workbook already.
    taken: BTreeSet<String>,
    /// The same for those in the large store.
    stored: BTreeSet<String>,
    /// Records of which something is damaged. They are left where they are.
    damaged: BTreeSet<String>,
    /// The end of the whole record as last seen; it holds the record's hash.
    mark: String,
    /// The length of the whole record.
    length: usize,
    /// The whole record lies in the large store.
    in_vault: bool,
    /// A whole record lies there, or may lie there, that is not in the workbook yet.
    vault_news: bool,
    /// On the shelf there is a whole record, or a note in its place.
    noted: bool,
    /// A damaged whole record, in place of which the one in the other store was read.
    passed_over: Option<String>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Keeper").field("plan", &self.plan).field("sequence", &self.sequence).finish_non_exhaustive()
    }
}

/// Stands in for a whole record that lies in the large store.
const VAULTED: &str = "{\"format\":\"keyplan-vault\",\"mark\":";

pub fn key(plan: &str) -> String {
    format!("{PLANS}{plan}")
}

/// What stands on the shelf for a whole record in the large store.
pub fn note(whole: &str) -> String {
    format!("{VAULTED}\"{}\"}}", mark(whole).replace(['"', '}'], ""))
}

impl Keeper {
    /// Starts to keep a plan that is not on the shelf yet.
    pub fn create(
        shelf: Rc<dyn Shelf>,
        plan: &str,
        session: &str,
        book: &Workbook,
        app: &str,
        time: &str,
    ) -> Result<Self, ShelfFault> {
        let mut keeper = Self::new(shelf, plan, session);
        if !book.replica().is_whole() {
            keeper.keep_aside(&book.replica().everything())?;
        }
        keeper.write_whole(book, app, time)?;
        Ok(keeper)
    }

    /// Starts to keep a plan whose whole record was put into the large store, having no room on the shelf.
    pub fn create_in_vault(shelf: Rc<dyn Shelf>, plan: &str, session: &str, whole: &str) -> Result<Self, ShelfFault> {
        let mut keeper = Self::new(shelf, plan, session);
        keeper.moved_to_vault(whole, &BTreeSet::new())?;
        Ok(keeper)
    }

    /// Keeps a file of a newer version as it is, since nobody here can write one.
    pub fn create_verbatim(shelf: Rc<dyn Shelf>, plan: &str, session: &str, file: &str) -> Result<Self, ShelfFault> {
        let mut keeper = Self::new(shelf, plan, session);
        keeper.shelf.write(&key(plan), file)?;
        (keeper.mark, keeper.noted) = (mark(file), true);
        Ok(keeper)
    }

    fn new(shelf: Rc<dyn Shelf>, plan: &str, session: &str) -> Self {
        Self {
            shelf,
            plan: plan.to_owned(),
            session: session.to_owned(),
            sequence: 0,
            taken: BTreeSet::new(),
            stored: BTreeSet::new(),
            damaged: BTreeSet::new(),
            mark: String::new(),
            length: 0,
            in_vault: false,
            vault_news: false,
            noted: false,
            passed_over: None,
        }
    }

    /// Takes in what other tabs wrote since. True when there was something.
    pub fn pull(&mut self, book: &mut Workbook) -> Result<bool, ShelfFault> {
        let whole = self.take_whole(book)?;
        let updates = self.take_updates(book, false)?;
        Ok(whole || updates)
    }

    /// Another tab has made one record of several: what it took in may be news.
    fn take_whole(&mut self, book: &mut Workbook) -> Result<bool, ShelfFault> {
        let Some(record) = self.shelf.read(&key(&self.plan))? else {
            return Ok(false);
        };
        self.noted = true;
        let mark = mark(&record);
        if mark == self.mark {
            return Ok(false);
        }
        if record.starts_with(VAULTED) {
            (self.mark, self.in_vault, self.vault_news) = (mark, true, true);
            return Ok(false);
        }
        self.in_vault = false;
        let taken = self.merge_whole(book, &record);
        if taken.is_some() {
            self.mark = mark;
        }
        Ok(taken.unwrap_or(false))
    }

    /// Whether the large store holds, or may hold, a whole record that is not in the workbook yet. As long as it does,
    /// no other whole record may take its place.
    pub fn has_vault_news(&self) -> bool {
        self.vault_news
    }

    /// The same, before all is to be read: without a note nothing would say that another tab has put a record there.
    /// Returns what the shelf says now, for [`Self::take_vaulted`].
    pub fn expects_vault_news(&mut self) -> Option<String> {
        self.vault_news |= !self.noted;
        self.vault_news.then(|| self.mark.clone())
    }

    /// The large store did not give what it has of the plan.
    pub fn missed_vault(&mut self) {
        self.vault_news = true;
    }

    /// Takes in the whole record that lies in the large store, if there is one. True when there was something new.
    pub fn take_vaulted(&mut self, book: &mut Workbook, whole: Option<&str>, expected: &str) -> bool {
        let taken = whole.map_or(Some(false), |whole| self.merge_whole(book, whole));
        // What cannot be read is not written over, nor what has come while this was read.
        self.vault_news = taken.is_none() || self.mark != expected;
        taken.unwrap_or(false)
    }

    /// Whether a whole record had news; nothing when it cannot be read.
    fn merge_whole(&self, book: &mut Workbook, record: &str) -> Option<bool> {
        let spare = Identity { session: format!("{}r", self.session), client: 1 };
        let opened = document::read_record(record.as_bytes(), spare, &Limits::FILE).ok()?;
        Some(book.merge(&opened.workbook.replica().everything()).is_ok_and(|changed| !changed.is_empty()))
    }

    /// The record that keeps updates: its key, and its text. Each is another.
    pub fn record_of(&mut self, updates: &[Vec<u8>]) -> (String, String) {
        let lines: Vec<String> = updates.iter().map(|update| document::write_update(update)).collect();
        self.sequence += 1;
        (format!("{}/{}-{:06}", key(&self.plan), self.session, self.sequence), lines.join("\n"))
    }

    /// Writes such a record down, after taking in what others wrote. True when others had.
    pub fn save(&mut self, book: &mut Workbook, record: &(String, String)) -> Result<bool, ShelfFault> {
        let news = self.pull(book)?;
        self.shelf.write(&record.0, &record.1)?;
        self.taken.insert(record.0.clone());
        Ok(news)
    }

    /// The large store has this record of updates too.
    pub fn is_stored(&mut self, key: String) {
        self.stored.insert(key);
    }

    /// Whether the plan's record was removed, and on purpose.
    pub fn was_removed(&self) -> bool {
        self.is_gone() && Catalog(&*self.shelf).was_removed(&self.plan)
    }

    /// Whether the plan's record is there no more.
    pub fn is_gone(&self) -> bool {
        self.noted && matches!(self.shelf.read(&key(&self.plan)), Ok(None))
    }

    /// Whether the updates should be made one in a pause of the person's work.
    pub fn wants_squash(&self) -> bool {
        self.has_updates() && (self.length < HEAVY || self.taken.len() > MANY)
    }

    pub fn has_updates(&self) -> bool {
        !self.taken.is_empty() || !self.stored.is_empty()
    }

    /// Makes one record of all, which is returned; nothing while something waits for writes that are missing, and
    /// while the note on the shelf leads to a record that was not read. To be called by one tab at a time.
    pub fn squash(&mut self, book: &mut Workbook, app: &str, time: &str) -> Result<Option<String>, ShelfFault> {
        self.pull(book)?;
        if !book.replica().is_whole() || (self.vault_news && self.in_vault) {
            return Ok(None);
        }
        let whole = self.write_whole(book, app, time)?;
        let taken = self.taken.clone();
        self.drop_updates(&taken)?;
        Ok(Some(whole))
    }

    /// The updates on the shelf and those in the large store that are in the workbook at this moment.
    pub fn taken(&self) -> (BTreeSet<String>, Vec<String>) {
        (self.taken.clone(), self.stored.iter().cloned().collect())
    }

    /// Updates that are no more in the large store.
    pub fn dropped(&mut self, keys: &[String]) {
        self.stored.retain(|key| !keys.contains(key));
    }

    fn drop_updates(&mut self, updates: &BTreeSet<String>) -> Result<(), ShelfFault> {
        for key in updates {
            self.shelf.remove(key)?;
            self.taken.remove(key);
        }
        Ok(())
    }

    fn write_whole(&mut self, book: &Workbook, app: &str, time: &str) -> Result<String, ShelfFault> {
        let mut record = document::write_record(book, app, time, false);
        if record.len() < READABLE {
            record = document::write_record(book, app, time, true);
        }
        self.shelf.write(&key(&self.plan), &record)?;
        (self.mark, self.length, self.in_vault, self.noted) = (mark(&record), record.len(), false, true);
        Ok(record)
    }

    /// After the whole record went to the large store: leaves a note here in its place, and drops the
    /// updates that are in it. Others may have come while it was written.
    pub fn moved_to_vault(&mut self, whole: &str, within: &BTreeSet<String>) -> Result<(), ShelfFault> {
        self.leave_note(whole)?;
        self.drop_updates(within)
    }

    /// A shelf may be too full even for the note. Where it had nothing in its place, the plan is in the large store all
    /// the same, and is found there.
    fn leave_note(&mut self, whole: &str) -> Result<(), ShelfFault> {
        let note = note(whole);
        match self.shelf.write(&key(&self.plan), &note) {
            Ok(()) => (self.mark, self.noted) = (mark(&note), true),
            Err(fault) if self.noted => return Err(fault),
            Err(_) => {}
        }
        (self.length, self.in_vault) = (whole.len(), true);
        Ok(())
    }

    /// Whether the whole record lies in the large store alone.
    pub fn is_in_vault(&self) -> bool {
        self.in_vault
    }

    /// Whether something on the shelf says that the plan is here.
    pub fn is_noted(&self) -> bool {
        self.noted
    }
}

/// The end of a record, which holds its hash.
fn mark(record: &str) -> String {
    let start = (record.len().saturating_sub(90)..record.len()).find(|at| record.is_char_boundary(*at));
    record[start.unwrap_or(0)..].to_owned()
}

mod loading;
mod updates;

pub use loading::{LoadFault, Stored, stored};

#[cfg(test)]
mod tests;
