//! The updates of a plan, as they are read from the shelf and from the large store: in no order of time, each line
//! checked by its hash, all of them taken in at once.

use super::{Keeper, key};
use crate::platform::storage::ShelfFault;
use plan_core::document::{self, Opened, Trouble};
use plan_core::workshop::{TakenIn, Workbook};
use std::collections::BTreeSet;

/// The names of records in which lies what waits for writes that are missing.
const ASIDE: &str = "aside-";

impl Keeper {
    /// Takes in the updates on the shelf. What was set aside is tried again when the plan is opened, and left alone else.
    pub(super) fn take_updates(&mut self, book: &mut Workbook, set_aside_too: bool) -> Result<bool, ShelfFault> {
        let mut records = Vec::new();
        for key in self.shelf.keys(&format!("{}/", key(&self.plan)))? {
            if (set_aside_too || !key.contains(ASIDE))
                && !self.taken.contains(&key)
                && !self.damaged.contains(&key)
                && let Some(record) = self.shelf.read(&key)?
            {
                records.push((key, record));
            }
        }
        let (taken, news) = self.take_records(book, &records);
        self.taken.extend(taken);
        Ok(news)
    }

    /// Takes in records of updates that lie in the large store. True when there was something new.
    pub fn take_stored(&mut self, book: &mut Workbook, records: &[(String, String)]) -> bool {
        let (taken, news) = self.take_records(book, records);
        self.stored.extend(taken);
        news
    }

    /// The updates in the large store that are not known yet.
    pub fn unknown<'a>(&self, stored: &'a [String]) -> Vec<&'a String> {
        stored.iter().filter(|key| !self.stored.contains(*key) && !self.damaged.contains(*key)).collect()
    }

    /// Takes in all lines of all records at once, since any may build on any other. Returns the keys of those that are
    /// taken in wholly, and whether there was something new.
    fn take_records(&mut self, book: &mut Workbook, records: &[(String, String)]) -> (Vec<String>, bool) {
        let (mut taken, mut lines) = (Vec::new(), Vec::new());
        for (place, (_, record)) in records.iter().enumerate() {
            lines.extend(record.lines().map(|line| (place, document::read_update(line))));
        }
        let good: Vec<&[u8]> =
            lines.iter().map(|(_, line)| line.as_ref().map_or(&[] as &[u8], |update| &update.0)).collect();
        let merged = if good.is_empty() { TakenIn::default() } else { book.merge_all(&good) };
        let damaged: BTreeSet<usize> = merged.damaged.iter().filter_map(|line| Some(lines.get(*line)?.0)).collect();
        for (place, (key, _)) in records.iter().enumerate() {
            if damaged.contains(&place) {
                self.damaged.insert(key.clone());
            } else if !key.contains(ASIDE) || book.replica().is_whole() {
                taken.push(key.clone());
            }
        }
        (taken, !merged.changed.is_empty())
    }

    /// What still waits for writes that are missing, when all there is has been read, goes into a record of its own, to be
    /// read again the next time. The plan is whole without it and can be worked on.
    pub(super) fn set_aside(&mut self, opened: &mut Opened) -> Result<(), ShelfFault> {
        if let Some(waiting) = opened.workbook.set_aside() {
            self.keep_aside(&waiting)?;
        }
        opened.findings.retain(|finding| finding.trouble != Trouble::PartMissing);
        Ok(())
    }

    /// The same waiting part is the same record, however often it is found.
    pub(super) fn keep_aside(&mut self, waiting: &[u8]) -> Result<(), ShelfFault> {
        let record = document::write_update(waiting);
        let name: String = record.chars().take(16).collect();
        self.shelf.write(&format!("{}/{ASIDE}{name}", key(&self.plan)), &record)
    }
}
