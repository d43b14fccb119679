//! The list of plans as a visit shows it: the entries on the shelf, and those of plans that only the large store has.

use super::arrival::Arrival;
use super::catalog::{Catalog, Entry, PLANS};
use super::desk::identity;
use super::keeper;
use super::session::Session;
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, vault};
use plan_core::sorting::sort_by;

impl Session {
    /// Plans that only the large store has, since the browser was ended before it had written its local storage down,
    /// or that was emptied, or has no room: they come into the list.
    pub(super) async fn find_stored(self) {
        let mut found = false;
        for key in vault::keys(PLANS).await.unwrap_or_default() {
            let id = &key[PLANS.len()..];
            if id.contains('/') || self.with_shelf(|shelf| Catalog(shelf).has(id)) != Ok(false) {
                continue;
            }
            if let Ok(Some(whole)) = vault::read(&key).await {
                self.found(id, &key, &whole);
                found = true;
            }
        }
        if found {
            self.list();
        }
    }

    fn found(self, id: &str, key: &str, whole: &str) {
        let plan = Arrival::read(whole.as_bytes(), identity()).ok().map(|arrival| arrival.book);
        let entry = plan.map(|book| Entry::of(id, &book, clock::now_ms()));
        let noted = self.with_shelf(|shelf| {
            shelf.write(key, &keeper::note(whole))?;
            entry.as_ref().map_or(Ok(()), |entry| Catalog(shelf).put(entry))
        });
        if noted.is_err() {
            let entry = entry.unwrap_or_else(|| Entry { id: id.to_owned(), ..Entry::default() });
            self.forget_unlisted(id);
            self.unlisted.update_value(|unlisted| unlisted.push(entry));
        }
    }

    /// A plan that was removed is in no list.
    pub(super) fn forget_unlisted(self, id: &str) {
        self.unlisted.update_value(|unlisted| unlisted.retain(|entry| entry.id != id));
    }

    /// Reads the list of plans again.
    pub fn list(self) {
        match self.with_shelf(|shelf| Catalog(shelf).entries()) {
            Ok(mut entries) => {
                let unlisted = self.unlisted.get_value();
                entries.extend(unlisted.into_iter().filter(|entry| !self.is_listed(&entry.id)));
                sort_by(&mut entries, |one, other| other.changed_at.cmp(&one.changed_at));
                self.entries.set(entries);
                self.fault.set(None);
            }
            Err(fault) => self.fault.set(Some(fault)),
        }
    }

    fn is_listed(self, id: &str) -> bool {
        self.with_shelf(|shelf| Catalog(shelf).has(id)).unwrap_or(false)
    }

    /// Whether a plan is in the list.
    pub(super) fn has(self, id: &str) -> bool {
        self.is_listed(id) || self.unlisted.with_value(|unlisted| unlisted.iter().any(|entry| entry.id == id))
    }

    pub fn entry(self, id: &str) -> Entry {
        let unlisted = self.unlisted.with_value(|unlisted| unlisted.iter().find(|entry| entry.id == id).cloned());
        let listed = || self.with_shelf(|shelf| Catalog(shelf).entry(id));
        unlisted.filter(|_| !self.is_listed(id)).map_or_else(listed, Ok::<Entry, ShelfFault>).unwrap_or_default()
    }

    /// Changes a plan's entry in the list. When it cannot be kept, the list still shows it: the plan's
    /// own record, whose saving has a status, is what counts.
    pub fn change_entry(self, id: &str, change: impl FnOnce(&mut Entry)) {
        let mut entry = Entry { id: id.to_owned(), ..self.entry(id) };
        change(&mut entry);
        let _ = self.with_shelf(|shelf| Catalog(shelf).put(&entry));
        self.unlisted.update_value(|unlisted| {
            unlisted.iter_mut().filter(|known| known.id == id).for_each(|known| known.clone_from(&entry));
        });
        self.list();
    }
}
