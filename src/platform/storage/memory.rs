//! Shelves in memory, for tests and for a browser without storage. A clone is another handle on the
//! same contents, so that a test can look at what it gave away.

#![cfg_attr(not(test), expect(dead_code, reason = "shelves suffer their mishaps in tests"))]

use super::{Shelf, ShelfFault};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A shelf that forgets everything with its last handle.
#[derive(Debug, Clone, Default)]
pub struct MemoryShelf {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
}

/// A shelf with whatever goes wrong with browsers' storage, as a test wants it.
#[derive(Debug, Clone, Default)]
pub struct FaultyShelf {
    kept: MemoryShelf,
    mishap: Rc<RefCell<Option<Mishap>>>,
    writes: Rc<Cell<usize>>,
}

/// What goes wrong with a [`FaultyShelf`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mishap {
    /// Every write fails for want of room.
    Full,
    /// Everything is denied, reading too.
    Off,
    /// Nothing is answered.
    Silent,
    /// One write fails: the n-th since the shelf was made, counted from 1.
    NthWrite(usize, ShelfFault),
    /// Writes are said to succeed, and nothing is kept.
    LosesWrites,
    /// What is read lacks its last character.
    GarblesReads,
}

impl Shelf for MemoryShelf {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfFault> {
        self.texts.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfFault> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfFault> {
        let texts = self.texts.borrow();
        Ok(texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

impl FaultyShelf {
    /// A shelf over that one, with nothing wrong yet.
    pub fn over(kept: &MemoryShelf) -> Self {
        Self { kept: kept.clone(), ..Self::default() }
    }

    /// From now on this goes wrong; with `None`, nothing any more.
    pub fn suffer(&self, mishap: impl Into<Option<Mishap>>) {
        self.mishap.replace(mishap.into());
    }

    /// How many writes were tried.
    pub fn writes(&self) -> usize {
        self.writes.get()
    }

    /// What is really kept, past any mishap.
    pub fn kept(&self) -> &MemoryShelf {
        &self.kept
    }

    fn suffers(&self, mishap: &Mishap) -> bool {
        self.mishap.borrow().as_ref() == Some(mishap)
    }

    fn refuse_when_off(&self) -> Result<(), ShelfFault> {
        match &*self.mishap.borrow() {
            Some(Mishap::Off) => Err(ShelfFault::Off),
            Some(Mishap::Silent) => Err(ShelfFault::Silent),
            _ => Ok(()),
        }
    }
}

impl Shelf for FaultyShelf {
    fn read(&self, key: &str) -> Result<Option<String>, ShelfFault> {
        self.refuse_when_off()?;
        let mut text = self.kept.read(key)?;
        if let Some(text) = &mut text
            && self.suffers(&Mishap::GarblesReads)
        {
            text.pop();
        }
        Ok(text)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfFault> {
        self.writes.set(self.writes.get() + 1);
        match &*self.mishap.borrow() {
            Some(Mishap::Full) => Err(ShelfFault::Full),
            Some(Mishap::Off) => Err(ShelfFault::Off),
            Some(Mishap::Silent) => Err(ShelfFault::Silent),
            Some(Mishap::NthWrite(n, fault)) if *n == self.writes.get() => Err(fault.clone()),
            Some(Mishap::LosesWrites) => Ok(()),
            Some(Mishap::NthWrite(..) | Mishap::GarblesReads) | None => self.kept.write(key, value),
        }
    }

    fn remove(&self, key: &str) -> Result<(), ShelfFault> {
        self.refuse_when_off()?;
        self.kept.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, ShelfFault> {
        self.refuse_when_off()?;
        self.kept.keys(prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_one_record(mishap: Option<Mishap>) -> FaultyShelf {
        let shelf = FaultyShelf::default();
        shelf.kept().write("plan", "old").expect("memory takes it");
        shelf.suffer(mishap);
        shelf
    }

    #[test]
    fn clones_share_what_they_hold() {
        let shelf = MemoryShelf::default();
        let other = shelf.clone();
        shelf.write("a", "1").expect("memory takes it");
        assert_eq!(other.read("a"), Ok(Some("1".into())));
        other.remove("a").expect("memory gives it");
        assert_eq!(shelf.read("a"), Ok(None));
    }

    #[test]
    fn keys_are_those_below_the_prefix_in_order() {
        let shelf = MemoryShelf::default();
        for key in ["plans/b", "plan", "plans/a", "planz"] {
            shelf.write(key, "").expect("memory takes it");
        }
        let keys = shelf.keys("plans/");
        assert_eq!(keys, Ok(vec!["plans/a".to_owned(), "plans/b".to_owned()]));
    }

    #[test]
    fn without_a_mishap_a_faulty_shelf_is_a_shelf() {
        let shelf = with_one_record(None);
        assert_eq!(shelf.write("plan", "new"), Ok(()));
        assert_eq!(shelf.read("plan"), Ok(Some("new".into())));
        assert_eq!(shelf.writes(), 1);
    }

    #[test]
    fn a_full_shelf_keeps_what_it_had() {
        let shelf = with_one_record(Some(Mishap::Full));
        assert_eq!(shelf.write("plan", "new"), Err(ShelfFault::Full));
        assert_eq!(shelf.read("plan"), Ok(Some("old".into())));
    }

    #[test]
    fn a_shelf_that_is_off_does_not_even_read() {
        let shelf = with_one_record(Some(Mishap::Off));
        assert_eq!(shelf.read("plan"), Err(ShelfFault::Off));
        assert_eq!(shelf.write("plan", "new"), Err(ShelfFault::Off));
        assert_eq!(shelf.remove("plan"), Err(ShelfFault::Off));
        assert_eq!(shelf.keys(""), Err(ShelfFault::Off));
        assert_eq!(shelf.kept().read("plan"), Ok(Some("old".into())));
    }

    #[test]
    fn only_the_nth_write_fails() {
        let shelf = with_one_record(Some(Mishap::NthWrite(2, ShelfFault::Full)));
        let results = [1, 2, 3].map(|n| shelf.write("plan", &n.to_string()));
        assert_eq!(results, [Ok(()), Err(ShelfFault::Full), Ok(())]);
    }

    #[test]
    fn a_lost_write_looks_like_a_good_one() {
        let shelf = with_one_record(Some(Mishap::LosesWrites));
        assert_eq!(shelf.write("plan", "new"), Ok(()));
        assert_eq!(shelf.read("plan"), Ok(Some("old".into())));
    }

    #[test]
    fn a_garbled_read_leaves_the_record_whole() {
        let shelf = with_one_record(Some(Mishap::GarblesReads));
        assert_eq!(shelf.read("plan"), Ok(Some("ol".into())));
        assert_eq!(shelf.kept().read("plan"), Ok(Some("old".into())));
    }
}
