//! Keeping one plan on a shelf, shared with other tabs. A plan is one whole record and the few updates
//! since, each in a record of its own that only its tab writes: so no tab ever writes over what another
//! has written, and a save costs as little as the edit it saves. Beside the shelf lies the large store (the vault),
//! which holds the same records; what is in one of them is enough.
//!
//! The surprise: records are read in no order of time, and one may build on another that comes later. What has to wait
//! waits in the workbook, and as long as anything does, no whole record is made and no update is dropped.

use super::catalog::PLANS;
use crate::platform::storage::{Shelf, ShelfFault};
use crate::platform::vault;
use plan_core::document::{self, Limits, Opened, Refusal};
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
    /// Another tab has put a record there that is not in the workbook yet.
    vault_news: bool,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Keeper").field("plan", &self.plan).field("sequence", &self.sequence).finish_non_exhaustive()
    }
}

/// Why a stored plan does not open. What is stored stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadFault {
    Missing,
    /// The whole record lies in the large store, which did not give it.
    InVault,
    Unreadable(Refusal),
    Shelf(ShelfFault),
}

impl From<ShelfFault> for LoadFault {
    fn from(fault: ShelfFault) -> Self {
        Self::Shelf(fault)
    }
}

/// Stands in for a whole record that lies in the large store.
const VAULTED: &str = "{\"format\":\"keyplan-vault\",\"mark\":";

/// What the large store has of a plan.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    pub whole: Option<String>,
    /// Records of updates, by key.
    pub updates: Vec<(String, String)>,
}

pub fn key(plan: &str) -> String {
    format!("{PLANS}{plan}")
}

/// Reads what the large store has of a plan.
pub async fn stored(plan: &str) -> Result<Stored, ShelfFault> {
    let whole = vault::read(&key(plan)).await?;
    let mut updates = Vec::new();
    for key in vault::keys(&format!("{}/", key(plan))).await? {
        if let Some(record) = vault::read(&key).await? {
            updates.push((key, record));
        }
    }
    Ok(Stored { whole, updates })
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
        keeper.mark = mark(file);
        Ok(keeper)
    }

    /// Opens a plan from the shelf and from what the large store has of it.
    pub fn load(
        shelf: Rc<dyn Shelf>,
        plan: &str,
        identity: Identity,
        stored: &Stored,
    ) -> Result<(Self, Opened), LoadFault> {
        let mut keeper = Self::new(shelf, plan, &identity.session);
        let record = keeper.shelf.read(&key(plan))?;
        let on_shelf = record.as_deref().filter(|record| !record.starts_with(VAULTED));
        let whole = match (on_shelf, &stored.whole) {
            (Some(record), _) => record,
            (None, Some(whole)) => whole,
            (None, None) if record.is_some() => return Err(LoadFault::InVault),
            (None, None) => return Err(LoadFault::Missing),
        };
        keeper.length = whole.len();
        keeper.in_vault = on_shelf.is_none();
        let mut opened = document::read(whole.as_bytes(), identity, &Limits::FILE).map_err(LoadFault::Unreadable)?;
        if let (Some(record), Some(other)) = (on_shelf, &stored.whole)
            && mark(record) != mark(other)
            && !opened.read_only
        {
            keeper.merge_whole(&mut opened.workbook, other);
        }
        keeper.mark = record.as_deref().map(mark).unwrap_or_default();
        keeper.take_stored(&mut opened.workbook, &stored.updates);
        keeper.take_updates(&mut opened.workbook, true)?;
        if record.is_none() {
            // The browser was ended before it had written its local storage down.
            keeper.leave_note(whole)?;
        }
        keeper.set_aside(&mut opened)?;
        Ok((keeper, opened))
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

    /// Whether the large store holds what another tab has put there since.
    pub fn has_vault_news(&self) -> bool {
        self.vault_news
    }

    /// Takes in the record that another tab has put into the large store.
    pub fn take_vaulted(&mut self, book: &mut Workbook, whole: &str) -> bool {
        self.vault_news = false;
        self.merge_whole(book, whole).unwrap_or(false)
    }

    /// Whether a whole record had news; nothing when it cannot be read.
    fn merge_whole(&self, book: &mut Workbook, record: &str) -> Option<bool> {
        let spare = Identity { session: format!("{}r", self.session), client: 1 };
        let opened = document::read(record.as_bytes(), spare, &Limits::FILE).ok()?;
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

    /// Whether the plan's record was removed.
    pub fn is_gone(&self) -> bool {
        matches!(self.shelf.read(&key(&self.plan)), Ok(None))
    }

    /// Whether the updates should be made one in a pause of the person's work.
    pub fn wants_squash(&self) -> bool {
        self.has_updates() && (self.length < HEAVY || self.taken.len() > MANY)
    }

    pub fn has_updates(&self) -> bool {
        !self.taken.is_empty() || !self.stored.is_empty()
    }

    /// Makes one record of all, which is returned; nothing while something waits for writes that are missing. To be
    /// called by one tab at a time.
    pub fn squash(&mut self, book: &mut Workbook, app: &str, time: &str) -> Result<Option<String>, ShelfFault> {
        self.pull(book)?;
        if !book.replica().is_whole() {
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
        (self.mark, self.length, self.in_vault) = (mark(&record), record.len(), false);
        Ok(record)
    }

    /// After the whole record went to the large store: leaves a note here in its place, and drops the
    /// updates that are in it. Others may have come while it was written.
    pub fn moved_to_vault(&mut self, whole: &str, within: &BTreeSet<String>) -> Result<(), ShelfFault> {
        self.leave_note(whole)?;
        self.drop_updates(within)
    }

    fn leave_note(&mut self, whole: &str) -> Result<(), ShelfFault> {
        let note = note(whole);
        self.shelf.write(&key(&self.plan), &note)?;
        (self.mark, self.length, self.in_vault) = (mark(&note), whole.len(), true);
        Ok(())
    }
}

/// The end of a record, which holds its hash.
fn mark(record: &str) -> String {
    let start = (record.len().saturating_sub(90)..record.len()).find(|at| record.is_char_boundary(*at));
    record[start.unwrap_or(0)..].to_owned()
}

mod updates;

#[cfg(test)]
mod tests;
