//! What would hurt: a full shelf, a denied one, a damaged record, two tabs. Each test keeps a plan on a
//! shelf in memory that can be made to fail.

use super::*;
use crate::platform::storage::{FaultyShelf, MemoryShelf, Mishap};
use plan_core::value::Leaf;
use plan_core::workshop::Stamp;

mod random_tabs;

const TIME: &str = "2027-03-01T08:00:00Z";

struct Tab {
    keeper: Keeper,
    book: Workbook,
}

fn identity(session: &str) -> Identity {
    let client = session.bytes().fold(7, |number, byte| number * 31 + u64::from(byte));
    Identity { session: session.to_owned(), client }
}

/// The first tab, which makes the plan.
fn made(shelf: &FaultyShelf) -> Tab {
    let mut book = Workbook::new(identity("first"));
    book.edit(&stamp(), |plan| plan.name.enter("\u{534e}\u{4e1c}"));
    let keeper = Keeper::create(Rc::new(shelf.clone()), "p", "first", &book, "test", TIME).unwrap();
    Tab { keeper, book }
}

fn opened(shelf: &FaultyShelf, session: &str) -> Result<Tab, LoadFault> {
    let (keeper, opened) = Keeper::load(Rc::new(shelf.clone()), "p", identity(session), &Stored::default())?;
    Ok(Tab { keeper, book: opened.workbook })
}

fn stamp() -> Stamp {
    Stamp { by: "A".into(), at: 1 }
}

impl Tab {
    fn write(&mut self, company: &str) -> Vec<Vec<u8>> {
        self.book.edit(&stamp(), |plan| plan.company.enter(company)).into_iter().collect()
    }

    fn save(&mut self, updates: &[Vec<u8>]) -> Result<bool, ShelfFault> {
        let record = self.keeper.record_of(updates);
        self.keeper.save(&mut self.book, &record)
    }

    fn squash(&mut self) -> Result<Option<String>, ShelfFault> {
        self.keeper.squash(&mut self.book, "test", TIME)
    }

    fn company(&self) -> &str {
        &self.book.plan().company.0
    }
}

#[test]
fn what_was_saved_is_there_for_the_next_one() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let updates = first.write("\u{6d77}\u{5ddd}");
    assert_eq!(first.save(&updates), Ok(false));
    assert_eq!(opened(&shelf, "second").unwrap().company(), "\u{6d77}\u{5ddd}");
    first.squash().unwrap();
    assert!(!first.keeper.has_updates());
    assert_eq!(opened(&shelf, "third").unwrap().company(), "\u{6d77}\u{5ddd}");
}

#[test]
fn a_full_shelf_loses_nothing_and_takes_it_when_there_is_room() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let updates = first.write("kept");
    shelf.suffer(Mishap::Full);
    assert_eq!(first.save(&updates), Err(ShelfFault::Full));
    assert_eq!(first.squash(), Err(ShelfFault::Full));
    assert_eq!(first.company(), "kept");
    shelf.suffer(None);
    assert_eq!(opened(&shelf, "before").unwrap().company(), "", "the record of before is whole");
    first.save(&updates).unwrap();
    assert_eq!(opened(&shelf, "after").unwrap().company(), "kept");
}

#[test]
fn a_squash_that_fails_half_way_keeps_the_updates() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let updates = first.write("kept");
    first.save(&updates).unwrap();
    shelf.suffer(Mishap::NthWrite(shelf.writes() + 1, ShelfFault::Other("no".into())));
    assert!(first.squash().is_err());
    assert!(first.keeper.has_updates());
    assert_eq!(opened(&shelf, "second").unwrap().company(), "kept");
}

#[test]
fn a_denied_shelf_is_named_as_such() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let updates = first.write("typed");
    shelf.suffer(Mishap::Off);
    assert_eq!(first.save(&updates), Err(ShelfFault::Off));
    assert!(matches!(opened(&shelf, "second"), Err(LoadFault::Shelf(ShelfFault::Off))));
}

#[test]
fn a_record_that_cannot_be_read_is_left_as_it_is() {
    let memory = MemoryShelf::default();
    let shelf = FaultyShelf::over(&memory);
    made(&shelf);
    let before = memory.read(&key("p")).unwrap();
    shelf.suffer(Mishap::GarblesReads);
    assert!(matches!(opened(&shelf, "second"), Err(LoadFault::Unreadable(_))));
    assert_eq!(memory.read(&key("p")).unwrap(), before);
}

#[test]
fn two_tabs_see_each_others_edits_and_lose_neither() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let mut second = opened(&shelf, "second").unwrap();
    let updates = first.write("by the first");
    first.save(&updates).unwrap();
    let named: Vec<_> = second.book.edit(&stamp(), |plan| plan.name.enter("by the second")).into_iter().collect();
    assert_eq!(second.save(&named), Ok(true), "a save takes in what the other wrote");
    assert_eq!(second.company(), "by the first");
    assert_eq!(first.keeper.pull(&mut first.book), Ok(true));
    assert_eq!(first.book.plan().name.0, "by the second");
}

#[test]
fn what_one_tab_writes_while_another_squashes_stays() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let mut second = opened(&shelf, "second").unwrap();
    let early = first.write("early");
    first.save(&early).unwrap();
    second.squash().unwrap();
    let late = first.write("late");
    first.save(&late).unwrap();
    second.squash().unwrap();
    assert_eq!(opened(&shelf, "third").unwrap().company(), "late");
}

#[test]
fn a_damaged_update_is_neither_read_nor_removed() {
    let memory = MemoryShelf::default();
    let shelf = FaultyShelf::over(&memory);
    let mut first = made(&shelf);
    let damaged = format!("{}/other-000001", key("p"));
    memory.write(&damaged, "no update at all").unwrap();
    let updates = first.write("kept");
    first.save(&updates).unwrap();
    first.squash().unwrap();
    assert_eq!(memory.read(&damaged), Ok(Some("no update at all".into())));
    assert_eq!(opened(&shelf, "second").unwrap().company(), "kept");
}

#[test]
fn after_the_move_to_the_large_store_a_note_says_where_the_plan_is() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let updates = first.write("large");
    first.save(&updates).unwrap();
    let whole = document::write_record(&first.book, "test", TIME, false);
    let (within, _) = first.keeper.taken();
    let later = first.write("written meanwhile");
    first.save(&later).unwrap();
    first.keeper.moved_to_vault(&whole, &within).unwrap();
    assert!(matches!(opened(&shelf, "second"), Err(LoadFault::InVault)));
    let stored = Stored { whole: Some(whole), ..Stored::default() };
    let loaded = Keeper::load(Rc::new(shelf.clone()), "p", identity("third"), &stored).unwrap();
    assert_eq!(loaded.1.workbook.plan().company.0, "written meanwhile", "it was not in the record that moved");
}

#[test]
fn what_another_tab_put_into_the_large_store_is_taken_in() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let mut second = opened(&shelf, "second").unwrap();
    first.write("moved");
    let whole = document::write_record(&first.book, "test", TIME, false);
    first.keeper.moved_to_vault(&whole, &BTreeSet::new()).unwrap();
    assert_eq!(second.keeper.pull(&mut second.book), Ok(false));
    assert!(second.keeper.has_vault_news());
    let expected = second.keeper.expects_vault_news().unwrap();
    assert!(second.keeper.take_vaulted(&mut second.book, Some(&whole), &expected));
    assert_eq!((second.company(), second.keeper.has_vault_news()), ("moved", false));
}

#[test]
fn a_file_of_a_newer_version_is_kept_letter_by_letter() {
    let memory = MemoryShelf::default();
    let shelf = FaultyShelf::over(&memory);
    let file = "{\"format\":\"keyplan\",\"version\":9,\"plan\":{\"name\":\"n\",\"later\":{}}}";
    Keeper::create_verbatim(Rc::new(shelf.clone()), "p", "first", file).unwrap();
    let loaded = Keeper::load(Rc::new(shelf), "p", identity("second"), &Stored::default()).unwrap();
    assert!(loaded.1.read_only);
    assert_eq!(memory.read(&key("p")), Ok(Some(file.to_owned())));
}

#[test]
fn a_plan_that_is_not_there_is_missing() {
    assert!(matches!(opened(&FaultyShelf::default(), "any"), Err(LoadFault::Missing)));
}

#[test]
fn what_came_into_the_large_store_while_an_older_record_was_read_is_news_still() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let mut second = opened(&shelf, "second").unwrap();
    let mut put = |company: &str| {
        first.write(company);
        let whole = document::write_record(&first.book, "test", TIME, false);
        first.keeper.moved_to_vault(&whole, &BTreeSet::new()).unwrap();
        whole
    };
    let earlier = put("earlier");
    second.keeper.pull(&mut second.book).unwrap();
    let expected = second.keeper.expects_vault_news().unwrap();
    put("later");
    second.keeper.pull(&mut second.book).unwrap();
    assert!(second.keeper.take_vaulted(&mut second.book, Some(&earlier), &expected));
    assert!(second.keeper.has_vault_news());
}

/// Between the reading of the two stores another tab has squashed.
#[test]
fn a_note_that_leads_to_another_record_than_was_read_is_news() {
    let shelf = FaultyShelf::default();
    let mut first = made(&shelf);
    let earlier = document::write_record(&first.book, "test", TIME, false);
    first.keeper.moved_to_vault(&earlier, &BTreeSet::new()).unwrap();
    first.write("later");
    let later = document::write_record(&first.book, "test", TIME, false);
    first.keeper.moved_to_vault(&later, &BTreeSet::new()).unwrap();
    for (whole, is_news) in [(earlier, true), (later, false)] {
        let stored = Stored { whole: Some(whole), ..Stored::default() };
        let (keeper, _) = Keeper::load(Rc::new(shelf.clone()), "p", identity("second"), &stored).unwrap();
        assert_eq!(keeper.has_vault_news(), is_news);
    }
}
