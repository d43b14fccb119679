//! Keeping one plan on a shelf, shared with other tabs. A plan is one whole record and the few updates
//! since, each in a record of its own that only its tab writes: so no tab ever writes over what another
//! has written, and a save costs as little as the edit it saves.

use super::catalog::PLANS;
use crate::platform::storage::{Shelf, ShelfFault};
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
    /// The keys of updates that are in the workbook already.
    taken: BTreeSet<String>,
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
    /// The whole record lies in the large store; give it to `load`.
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

pub fn key(plan: &str) -> String {
    format!("{PLANS}{plan}")
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

    /// Opens a plan from the shelf; `vaulted` is its whole record when that lies in the large store.
    pub fn load(
        shelf: Rc<dyn Shelf>,
        plan: &str,
        identity: Identity,
        vaulted: Option<String>,
    ) -> Result<(Self, Opened), LoadFault> {
        let mut keeper = Self::new(shelf, plan, &identity.session);
        let record = keeper.shelf.read(&key(plan))?.ok_or(LoadFault::Missing)?;
        keeper.mark = mark(&record);
        keeper.in_vault = record.starts_with(VAULTED);
        let record = match vaulted {
            Some(whole) if keeper.in_vault => whole,
            _ if keeper.in_vault => return Err(LoadFault::InVault),
            _ => record,
        };
        keeper.length = record.len();
        let mut opened = document::read(record.as_bytes(), identity, &Limits::FILE).map_err(LoadFault::Unreadable)?;
        keeper.take_updates(&mut opened.workbook)?;
        Ok((keeper, opened))
    }

    fn new(shelf: Rc<dyn Shelf>, plan: &str, session: &str) -> Self {
        Self {
            shelf,
            plan: plan.to_owned(),
            session: session.to_owned(),
            sequence: 0,
            taken: BTreeSet::new(),
            mark: String::new(),
            length: 0,
            in_vault: false,
            vault_news: false,
        }
    }

    /// Takes in what other tabs wrote since. True when there was something.
    pub fn pull(&mut self, book: &mut Workbook) -> Result<bool, ShelfFault> {
        let whole = self.take_whole(book)?;
        let updates = self.take_updates(book)?;
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

    pub fn is_in_vault(&self) -> bool {
        self.in_vault
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
        Some(book.merge(&opened.workbook.replica().state()).is_ok_and(|changed| !changed.is_empty()))
    }

    fn take_updates(&mut self, book: &mut Workbook) -> Result<bool, ShelfFault> {
        let mut news = false;
        for key in self.shelf.keys(&format!("{}/", key(&self.plan)))? {
            if self.taken.contains(&key) {
                continue;
            }
            let Some(record) = self.shelf.read(&key)? else {
                continue;
            };
            // A damaged line is left where it is: it is not marked as taken, so it is never removed.
            let updates: Option<Vec<_>> = record.lines().map(document::read_update).collect();
            let Some(updates) = updates else {
                continue;
            };
            // One that lacks what it builds on is kept too: it is taken in when that arrives.
            let merged = updates.iter().all(|update| book.merge(&update.0).is_ok());
            if merged {
                self.taken.insert(key);
                news = true;
            }
        }
        Ok(news)
    }

    /// Writes updates down, after taking in what others wrote. True when others had.
    pub fn save(&mut self, book: &mut Workbook, updates: &[Vec<u8>]) -> Result<bool, ShelfFault> {
        let news = self.pull(book)?;
        let lines: Vec<String> = updates.iter().map(|update| document::write_update(update)).collect();
        self.sequence += 1;
        let key = format!("{}/{}-{:06}", key(&self.plan), self.session, self.sequence);
        self.shelf.write(&key, &lines.join("\n"))?;
        self.taken.insert(key);
        Ok(news)
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
        !self.taken.is_empty()
    }

    /// Makes one record of all. To be called by one tab at a time.
    pub fn squash(&mut self, book: &mut Workbook, app: &str, time: &str) -> Result<(), ShelfFault> {
        self.pull(book)?;
        self.write_whole(book, app, time)?;
        let taken = self.taken.clone();
        self.drop_updates(&taken)
    }

    /// The updates that are in the workbook at this moment.
    pub fn taken(&self) -> BTreeSet<String> {
        self.taken.clone()
    }

    fn drop_updates(&mut self, updates: &BTreeSet<String>) -> Result<(), ShelfFault> {
        for key in updates {
            self.shelf.remove(key)?;
            self.taken.remove(key);
        }
        Ok(())
    }

    fn write_whole(&mut self, book: &Workbook, app: &str, time: &str) -> Result<(), ShelfFault> {
        let mut record = document::write_record(book, app, time, false);
        if record.len() < READABLE {
            record = document::write_record(book, app, time, true);
        }
        self.shelf.write(&key(&self.plan), &record)?;
        (self.mark, self.length, self.in_vault) = (mark(&record), record.len(), false);
        Ok(())
    }

    /// After the whole record went to the large store: leaves a note here in its place, and drops the
    /// updates that are in it. Others may have come while it was written.
    pub fn moved_to_vault(&mut self, whole: &str, within: &BTreeSet<String>) -> Result<(), ShelfFault> {
        let note = format!("{VAULTED}\"{}\"}}", mark(whole).replace(['"', '}'], ""));
        self.shelf.write(&key(&self.plan), &note)?;
        (self.mark, self.length, self.in_vault) = (mark(&note), whole.len(), true);
        self.drop_updates(within)
    }
}

/// The end of a record, which holds its hash.
fn mark(record: &str) -> String {
    let start = (record.len().saturating_sub(90)..record.len()).find(|at| record.is_char_boundary(*at));
    record[start.unwrap_or(0)..].to_owned()
}

#[cfg(test)]
mod tests;
