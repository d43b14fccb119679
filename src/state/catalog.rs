//! The plans in this browser: a small record beside each, so that the list needs to open none of them.

use crate::platform::storage::{Shelf, ShelfFault};
use plan_core::sorting::sort_by;
use serde::{Deserialize, Serialize};

/// What the list shows of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    pub id: String,
    pub name: String,
    pub company: String,
    pub sample: bool,
    pub standing: Standing,
    pub accounts: usize,
    /// Milliseconds since 1970, as all times here.
    pub created_at: i64,
    pub changed_at: i64,
    /// When the plan was last saved to a file; 0 for never.
    pub filed_at: i64,
    /// When it was put into the bin.
    pub deleted_at: i64,
    /// The hash of where in the plan the person was.
    pub last_place: String,
    /// Made by a newer version: it may be looked at, not changed.
    pub read_only: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Active,
    Archived,
    /// In the bin; it can be taken back.
    Deleted,
}

/// Where the list lies. Pure over its shelf, so that tests need no browser.
#[derive(Debug)]
pub struct Catalog<'a, S: Shelf + ?Sized>(pub &'a S);

const ENTRIES: &str = "keyplan/entry/";
pub(super) const PLANS: &str = "keyplan/plan/";

impl<S: Shelf + ?Sized> Catalog<'_, S> {
    /// All entries, those changed last first. A plan whose entry is missing or damaged gets a new one:
    /// the list must show whatever is there.
    pub fn entries(&self) -> Result<Vec<Entry>, ShelfFault> {
        let mut entries = Vec::new();
        for key in self.0.keys(PLANS)? {
            let id = &key[PLANS.len()..];
            if !id.contains('/') {
                entries.push(self.entry(id)?);
            }
        }
        sort_by(&mut entries, |one, other| other.changed_at.cmp(&one.changed_at));
        Ok(entries)
    }

    pub fn entry(&self, id: &str) -> Result<Entry, ShelfFault> {
        let found = self.0.read(&format!("{ENTRIES}{id}"))?;
        let entry = found.and_then(|text| serde_json::from_str::<Entry>(&text).ok());
        Ok(Entry { id: id.to_owned(), ..entry.unwrap_or_default() })
    }

    pub fn has(&self, id: &str) -> Result<bool, ShelfFault> {
        Ok(self.0.read(&format!("{PLANS}{id}"))?.is_some())
    }

    pub fn put(&self, entry: &Entry) -> Result<(), ShelfFault> {
        let text = serde_json::to_string(entry).unwrap_or_default();
        self.0.write(&format!("{ENTRIES}{}", entry.id), &text)
    }

    pub fn change(&self, id: &str, change: impl FnOnce(&mut Entry)) -> Result<(), ShelfFault> {
        let mut entry = self.entry(id)?;
        change(&mut entry);
        self.put(&entry)
    }

    /// Removes a plan and all that belongs to it, for good.
    pub fn destroy(&self, id: &str) -> Result<(), ShelfFault> {
        for key in self.0.keys(&format!("{PLANS}{id}/"))? {
            self.0.remove(&key)?;
        }
        self.0.remove(&format!("{PLANS}{id}"))?;
        self.0.remove(&format!("{ENTRIES}{id}"))
    }

    /// Removes everything that the app keeps here.
    pub fn clear(&self) -> Result<(), ShelfFault> {
        for key in self.0.keys("keyplan/")? {
            self.0.remove(&key)?;
        }
        Ok(())
    }
}
