//! The plans in this browser: a small record beside each, so that the list needs to open none of them.

use crate::platform::storage::{Shelf, ShelfFault};
use plan_core::sorting::sort_by;
use plan_core::workshop::Workbook;
use serde_json::{Value, json};

/// What the list shows of a plan.
#[derive(Debug, Clone, Default, PartialEq)]
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

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Active,
    Archived,
    /// In the bin; it can be taken back.
    Deleted,
}

/// Written by hand, since the code that serde derives for it is five times as long.
impl Entry {
    /// The entry of a plan that is new here.
    pub fn of(id: &str, book: &Workbook, now: i64) -> Self {
        let plan = book.plan();
        Self {
            id: id.to_owned(),
            name: plan.name.0.clone(),
            company: plan.company.0.clone(),
            sample: plan.sample.0,
            accounts: plan.accounts.iter().filter(|account| !account.archived.0).count(),
            created_at: now,
            changed_at: now,
            ..Self::default()
        }
    }

    fn read(text: &str) -> Self {
        let record: Value = serde_json::from_str(text).unwrap_or_default();
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        let number = |name: &str| record[name].as_i64().unwrap_or_default();
        let tick = |name: &str| record[name].as_bool().unwrap_or_default();
        Self {
            id: text("id"),
            name: text("name"),
            company: text("company"),
            sample: tick("sample"),
            standing: Standing::of(&text("standing")),
            accounts: usize::try_from(number("accounts")).unwrap_or_default(),
            created_at: number("created_at"),
            changed_at: number("changed_at"),
            filed_at: number("filed_at"),
            deleted_at: number("deleted_at"),
            last_place: text("last_place"),
            read_only: tick("read_only"),
        }
    }

    fn written(&self) -> String {
        let record = json!({
            "id": self.id,
            "name": self.name,
            "company": self.company,
            "sample": self.sample,
            "standing": self.standing.name(),
            "accounts": self.accounts,
            "created_at": self.created_at,
            "changed_at": self.changed_at,
            "filed_at": self.filed_at,
            "deleted_at": self.deleted_at,
            "last_place": self.last_place,
            "read_only": self.read_only,
        });
        record.to_string()
    }
}

impl Standing {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Active, "active"), (Self::Archived, "archived"), (Self::Deleted, "deleted")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(standing, _)| *standing == self).map_or("", |(_, name)| name)
    }

    /// A name that is none is the ordinary standing: the list must show whatever is there.
    fn of(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Active, |(standing, _)| *standing)
    }
}

/// Where the list lies. Pure over its shelf, so that tests need no browser.
#[derive(Debug)]
pub struct Catalog<'a, S: Shelf + ?Sized>(pub &'a S);

const ENTRIES: &str = "keyplan/entry/";
/// What says of a plan that it was removed on purpose, so that whoever has it open can tell that from a browser whose
/// storage was cleared.
const REMOVED: &str = "keyplan/removed/";
/// Where the plans lie, on the shelf as in the large store.
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
        let entry = found.map(|text| Entry::read(&text)).unwrap_or_default();
        Ok(Entry { id: id.to_owned(), ..entry })
    }

    pub fn has(&self, id: &str) -> Result<bool, ShelfFault> {
        Ok(self.0.read(&format!("{PLANS}{id}"))?.is_some())
    }

    pub fn put(&self, entry: &Entry) -> Result<(), ShelfFault> {
        self.0.write(&format!("{ENTRIES}{}", entry.id), &entry.written())
    }

    pub fn change(&self, id: &str, change: impl FnOnce(&mut Entry)) -> Result<(), ShelfFault> {
        let mut entry = self.entry(id)?;
        change(&mut entry);
        self.put(&entry)
    }

    /// Removes a plan and all that belongs to it, for good.
    pub fn destroy(&self, id: &str) -> Result<(), ShelfFault> {
        // A shelf without room for this is one in which removing makes some.
        let noted = self.0.write(&format!("{REMOVED}{id}"), "1").is_ok();
        for key in self.0.keys(&format!("{PLANS}{id}/"))? {
            self.0.remove(&key)?;
        }
        self.0.remove(&format!("{PLANS}{id}"))?;
        self.0.remove(&format!("{ENTRIES}{id}"))?;
        if noted { Ok(()) } else { self.0.write(&format!("{REMOVED}{id}"), "1") }
    }

    /// Whether a plan that is not here any more was removed on purpose.
    pub fn was_removed(&self, id: &str) -> bool {
        self.0.read(&format!("{REMOVED}{id}")).is_ok_and(|note| note.is_some())
    }

    /// Removes everything that the app keeps here, as far as that can be done.
    pub fn clear(&self) -> Result<(), ShelfFault> {
        let mut outcome = Ok(());
        for key in self.0.keys("keyplan/")? {
            outcome = self.0.remove(&key).and(outcome);
        }
        outcome
    }
}
