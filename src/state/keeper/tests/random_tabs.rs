//! Tabs that edit, save, reload and squash one plan in any order, under ids that sort in any order, with the large store
//! beside the shelf. Whatever was saved is there in the end, everywhere the same, and nothing waits.

use super::*;
use plan_core::plan::{Account, Plan};
use plan_core::workshop::Conflict;
use std::collections::BTreeMap;

/// A small generator (xorshift64*); a failure prints the seed of its round.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    fn identity(&mut self) -> Identity {
        Identity { session: format!("{:08x}", self.next() & 0xffff_ffff), client: self.next() & ((1 << 53) - 1) }
    }
}

/// One browser: what it keeps, and its tabs.
struct Browser {
    shelf: MemoryShelf,
    /// The large store.
    vault: BTreeMap<String, String>,
    tabs: Vec<OpenTab>,
    random: Random,
    /// Every letter that was typed into the long text, and every account.
    typed: Vec<char>,
    accounts: Vec<String>,
}

struct OpenTab {
    tab: Tab,
    pending: Vec<Vec<u8>>,
}

impl Browser {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let shelf = MemoryShelf::default();
        let identity = random.identity();
        let mut book = Workbook::new(identity.clone());
        book.edit(&stamp(), |plan| plan.name.enter("plan"));
        let keeper = Keeper::create(Rc::new(shelf.clone()), "p", &identity.session, &book, "test", TIME).unwrap();
        let tabs = vec![OpenTab { tab: Tab { keeper, book }, pending: Vec::new() }];
        Self { shelf, vault: BTreeMap::new(), tabs, random, typed: Vec::new(), accounts: Vec::new() }
    }

    fn stored(&self) -> Stored {
        let below = format!("{}/", key("p"));
        let updates = self.vault.iter().filter(|(key, _)| key.starts_with(&below));
        Stored {
            whole: self.vault.get(&key("p")).cloned(),
            updates: updates.map(|(key, text)| (key.clone(), text.clone())).collect(),
        }
    }

    fn open(&mut self) -> OpenTab {
        let (identity, stored) = (self.random.identity(), self.stored());
        let (keeper, opened) = Keeper::load(Rc::new(self.shelf.clone()), "p", identity, &stored).unwrap();
        assert!(opened.workbook.replica().is_whole());
        OpenTab { tab: Tab { keeper, book: opened.workbook }, pending: Vec::new() }
    }

    fn edit(&mut self, place: usize, number: usize) {
        let choice = self.random.below(4);
        let at = self.random.below(1_000);
        let letter = char::from_u32(0x4e00 + u32::try_from(number).unwrap()).unwrap();
        let open = &mut self.tabs[place];
        let id = open.tab.book.new_id();
        let name = format!("account {number}");
        let stamp = Stamp { by: "A".into(), at: i64::try_from(at).unwrap() };
        let update = open.tab.book.edit(&stamp, |plan| match choice {
            0 => {
                plan.accounts.push(id.clone(), Account::default());
                plan.accounts.get_mut(id.as_str()).unwrap().name.enter(&name);
            }
            1 => plan.company.enter(&name),
            _ => insert(plan, letter, at),
        });
        match choice {
            0 => self.accounts.push(name),
            1 => {}
            _ => self.typed.push(letter),
        }
        open.pending.extend(update);
    }

    fn save(&mut self, place: usize, into_vault: bool) {
        let OpenTab { tab, pending } = &mut self.tabs[place];
        if pending.is_empty() {
            return;
        }
        let record = tab.keeper.record_of(pending);
        tab.keeper.save(&mut tab.book, &record).unwrap();
        pending.clear();
        if into_vault {
            self.vault.insert(record.0.clone(), record.1);
            tab.keeper.is_stored(record.0);
        }
    }

    fn squash(&mut self, place: usize) {
        let stored = self.stored();
        let Tab { keeper, book } = &mut self.tabs[place].tab;
        keeper.take_stored(book, &stored.updates);
        let (_, within) = keeper.taken();
        if let Some(whole) = keeper.squash(book, "test", TIME).unwrap() {
            self.vault.insert(key("p"), whole);
            self.vault.retain(|key, _| !within.contains(key));
            keeper.dropped(&within);
        }
    }

    fn step(&mut self, number: usize) {
        let place = self.random.below(self.tabs.len());
        match self.random.below(12) {
            0..=5 => self.edit(place, number),
            6 | 7 => {
                let into_vault = self.random.below(3) > 0;
                self.save(place, into_vault);
            }
            8 => {
                let Tab { keeper, book } = &mut self.tabs[place].tab;
                keeper.pull(book).unwrap();
            }
            9 => self.squash(place),
            10 => {
                self.save(place, true);
                self.tabs[place] = self.open();
            }
            _ if self.tabs.len() < 4 => {
                let tab = self.open();
                self.tabs.push(tab);
            }
            _ => {
                self.save(place, true);
                self.tabs.remove(place);
            }
        }
    }

    fn end(&mut self) {
        for place in 0..self.tabs.len() {
            self.save(place, true);
        }
        let stored = self.stored();
        let last = self.open().tab;
        for open in &mut self.tabs {
            let Tab { keeper, book } = &mut open.tab;
            keeper.pull(book).unwrap();
            keeper.take_stored(book, &stored.updates);
            assert!(book.replica().is_whole(), "something waits");
            assert_eq!(book.plan(), last.book.plan());
        }
        let plan = last.book.plan();
        // Where two wrote into one passage the text has the latest version, and the others stand beside it.
        let mut found: Vec<char> = plan.background.steer.0.chars().collect();
        if let Some(Conflict::Values { versions, .. }) = last.book.replica().conflict_at("/background/steer") {
            found.extend(versions.iter().flat_map(|version| version.value.as_str().unwrap_or_default().chars()));
        }
        found.sort_unstable();
        found.dedup();
        self.typed.sort_unstable();
        assert_eq!(found, self.typed);
        let mut names: Vec<&str> = plan.accounts.iter().map(|account| account.name.0.as_str()).collect();
        names.sort_unstable();
        self.accounts.sort_unstable();
        assert_eq!(names, self.accounts);
    }
}

fn insert(plan: &mut Plan, letter: char, at: usize) {
    let text = &mut plan.background.steer.0;
    let places = text.chars().count() + 1;
    let place = text.char_indices().nth(at % places).map_or(text.len(), |(place, _)| place);
    text.insert(place, letter);
}

fn rounds() -> usize {
    std::env::var("KEYPLAN_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5_000)
}

/// Mostly short ones, in which a failure is seen best; now and then a long one.
fn random_length(round: usize) -> usize {
    if round.is_multiple_of(10) { 80 } else { 25 }
}

#[test]
fn whatever_tabs_do_in_whatever_order_nothing_saved_is_lost() {
    for round in 0..rounds() {
        println!("round {round}");
        let mut browser = Browser::new(u64::try_from(round).unwrap() + 1);
        for number in 0..random_length(round) {
            browser.step(number);
        }
        browser.end();
    }
}

/// The browser was ended, and its local storage is as it was at some earlier moment: what the large store has is enough.
#[test]
fn what_the_large_store_has_survives_a_local_storage_of_long_ago() {
    for round in 0..rounds() / 4 {
        println!("round {round}");
        let mut browser = Browser::new(u64::try_from(round).unwrap() + 1);
        browser.squash(0);
        let mut earlier = BTreeMap::new();
        let forget = browser.random.below(40);
        for number in 0..40 {
            if number == forget {
                let keys = browser.shelf.keys("").unwrap();
                earlier =
                    keys.into_iter().map(|key| (key.clone(), browser.shelf.read(&key).unwrap().unwrap())).collect();
            }
            browser.edit(0, number);
            browser.save(0, true);
            if browser.random.below(5) == 0 {
                browser.squash(0);
            }
        }
        let nothing = browser.random.below(3) == 0;
        for key in browser.shelf.keys("").unwrap() {
            browser.shelf.remove(&key).unwrap();
        }
        for (key, text) in earlier.into_iter().filter(|_| !nothing) {
            browser.shelf.write(&key, &text).unwrap();
        }
        browser.tabs.clear();
        browser.end();
    }
}

/// One tab that reloads twice, as a person does who corrects two fields: the third visit's edit builds on the second's,
/// whose record may sort behind it.
#[test]
fn records_are_taken_in_whatever_their_names_sort_like() {
    for names in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]] {
        let shelf = FaultyShelf::default();
        let mut first = made(&shelf);
        for (name, text) in names.iter().zip(["one", "one two", "one two three"]) {
            let mut tab = opened(&shelf, name).unwrap();
            let updates: Vec<_> =
                tab.book.edit(&stamp(), |plan| plan.background.steer.enter(text)).into_iter().collect();
            tab.save(&updates).unwrap();
        }
        assert_eq!(opened(&shelf, "later").unwrap().book.plan().background.steer.0, "one two three", "{names:?}");
        first.keeper.pull(&mut first.book).unwrap();
        assert_eq!(first.book.plan().background.steer.0, "one two three");
    }
}

/// The first of two records is not there yet, as when another tab's whole record comes later: nothing is written that
/// lacks it, and it is all there when it comes.
#[test]
fn while_something_waits_no_whole_record_is_made() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let mut other = opened(&shelf, "other").unwrap();
    let mut edit = |text: &str| {
        let update = other.book.edit(&stamp(), |plan| plan.background.steer.enter(text)).unwrap();
        document::write_update(&update)
    };
    let (early, late) = (edit("one"), edit("one two"));
    shelf.kept().write(&format!("{}/x-000002", key("p")), &late).unwrap();
    let before = shelf.kept().read(&key("p"));
    assert_eq!(first.squash(), Ok(None));
    assert_eq!(shelf.kept().read(&key("p")), before);
    shelf.kept().write(&format!("{}/x-000001", key("p")), &early).unwrap();
    assert!(first.squash().unwrap().is_some());
    assert_eq!(first.book.plan().background.steer.0, "one two");
    assert_eq!(shelf.kept().keys(&format!("{}/", key("p"))), Ok(vec![]));
}

/// What it builds on is nowhere to be found: the plan can be worked on, and what waits is kept and comes back with it.
#[test]
fn what_waits_when_all_was_read_is_set_aside_until_the_rest_comes() {
    let shelf = FaultyShelf::default();
    made(&shelf);
    let mut other = opened(&shelf, "other").unwrap();
    let early = other.book.edit(&stamp(), |plan| plan.background.steer.enter("one")).unwrap();
    let late = other.book.edit(&stamp(), |plan| plan.background.steer.enter("one two")).unwrap();
    shelf.kept().write(&format!("{}/x-000002", key("p")), &document::write_update(&late)).unwrap();
    for name in ["second", "third"] {
        let mut tab = opened(&shelf, name).unwrap();
        assert!(tab.book.replica().is_whole());
        let update = tab.write(name);
        tab.save(&update).unwrap();
        assert!(tab.squash().unwrap().is_some());
        assert_eq!(shelf.kept().keys(&format!("{}/", key("p"))).unwrap().len(), 1, "what waits is kept");
        let file = document::write(&tab.book, "test", TIME);
        let read = document::read(file.as_bytes(), identity("reader"), &Limits::FILE).unwrap();
        assert_eq!((read.findings.len(), read.workbook.plan().company.0.as_str()), (0, name));
    }
    shelf.kept().write(&format!("{}/x-000001", key("p")), &document::write_update(&early)).unwrap();
    let mut healed = opened(&shelf, "healed").unwrap();
    assert_eq!((healed.book.plan().background.steer.0.as_str(), healed.company()), ("one two", "third"));
    healed.squash().unwrap();
    assert_eq!(shelf.kept().keys(&format!("{}/", key("p"))), Ok(vec![]));
}
