//! Opening a stored plan, from the shelf and from the large store. Either may have less than the other: a browser that
//! was ended has its local storage as it was some time before, and a large store may be silent or emptied. So what both
//! have is put together.

use super::{Keeper, VAULTED, key, mark, note};
use crate::platform::storage::{Shelf, ShelfFault};
use crate::platform::vault;
use plan_core::document::{self, Limits, Opened, Refusal};
use plan_core::workshop::Identity;
use std::rc::Rc;

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

/// What the large store has of a plan.
#[derive(Debug, Clone, Default)]
pub struct Stored {
    pub whole: Option<String>,
    /// Records of updates, by key.
    pub updates: Vec<(String, String)>,
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

impl Keeper {
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
        keeper.noted = record.is_some();
        keeper.mark = record.as_deref().map(mark).unwrap_or_default();
        let mut opened = keeper.open(on_shelf, stored.whole.as_deref(), identity)?;
        keeper.take_stored(&mut opened.workbook, &stored.updates);
        keeper.take_updates(&mut opened.workbook, true)?;
        if let (None, Some(whole)) = (&record, &stored.whole) {
            // The browser was ended before it had written its local storage down.
            keeper.leave_note(whole)?;
        }
        keeper.set_aside(&mut opened)?;
        Ok((keeper, opened))
    }

    /// Reads the whole records. Where one of two is damaged, the other is read in its place.
    fn open(
        &mut self,
        on_shelf: Option<&str>,
        in_vault: Option<&str>,
        identity: Identity,
    ) -> Result<Opened, LoadFault> {
        let read = |text: &str| document::read_record(text.as_bytes(), identity.clone(), &Limits::FILE);
        let Some(record) = on_shelf else {
            let whole = in_vault.ok_or(if self.noted { LoadFault::InVault } else { LoadFault::Missing })?;
            (self.length, self.in_vault) = (whole.len(), true);
            // Another tab may have put a later one there since this was read.
            self.vault_news = self.noted && self.mark != mark(&note(whole));
            return read(whole).map_err(LoadFault::Unreadable);
        };
        self.length = record.len();
        match (read(record), in_vault) {
            (Ok(mut opened), Some(other)) if mark(record) != mark(other) && !opened.read_only => {
                if self.merge_whole(&mut opened.workbook, other).is_none() {
                    (self.passed_over, self.vault_news) = (Some(other.to_owned()), true);
                }
                Ok(opened)
            }
            (Err(refusal), Some(other)) => {
                let opened = read(other).map_err(|_| LoadFault::Unreadable(refusal))?;
                self.passed_over = Some(record.to_owned());
                (self.length, self.in_vault) = (other.len(), true);
                Ok(opened)
            }
            (opened, _) => opened.map_err(LoadFault::Unreadable),
        }
    }

    /// The damaged record that was passed over, if there is one. It still lies where it was found, and is to be put
    /// aside before anything is written there.
    pub fn passed_over(&self) -> Option<&str> {
        self.passed_over.as_deref()
    }

    /// That record lies elsewhere too, so that its place is free.
    pub fn has_put_aside(&mut self, stored: &Stored) {
        self.passed_over = None;
        if !self.in_vault {
            self.vault_news = false;
        } else if let Some(whole) = &stored.whole {
            // Where that fails, the damaged record is passed over again the next time.
            let _ = self.leave_note(whole);
        }
    }
}
