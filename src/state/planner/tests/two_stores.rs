//! What one of the two stores has and the other has not, or nobody gets to see at present.

use super::*;
use crate::platform::storage::ShelfFault;
use crate::state::{CopyReason, HandedOut, NoFile, copies, read_copy};

/// The browser was ended: its local storage is older than what the large store has of the plan, in one record.
fn with_older_shelf() -> (FaultyShelf, String) {
    let shelf = FaultyShelf::default();
    let (_, first) = made(&shelf);
    let before = all(shelf.kept());
    first.company("was called saved");
    go_on();
    first.rests();
    put_back(shelf.kept(), before);
    (shelf, first.id())
}

#[test]
fn what_the_large_store_did_not_give_is_not_written_over_and_comes_when_it_answers() {
    let (shelf, id) = with_older_shelf();
    let whole = || vault::twin().kept().read(&keeper::key(&id)).unwrap();
    let before = whole();
    vault::twin().suffer(Mishap::Silent);
    let (session, planner) = opened(&shelf, &id);
    assert!(says(session, shell::STORE_MISSED));
    assert_eq!(shown(planner), texts("plan", ""));
    planner.name("edited");
    go_on();
    planner.rests();
    assert_eq!(whole(), before);
    vault::twin().suffer(None);
    planner.name("edited on");
    go_on();
    planner.rests();
    assert_eq!(shown(planner), texts("edited on", "was called saved"));
    assert_ne!(whole(), before);
    assert_eq!(found(&shelf, &id), texts("edited on", "was called saved"));
}

#[test]
fn a_large_store_that_is_off_is_not_complained_of() {
    let (shelf, id) = with_older_shelf();
    vault::twin().suffer(Mishap::Off);
    let (session, _) = opened(&shelf, &id);
    assert!(!says(session, shell::STORE_MISSED));
}

/// Two tabs, of which the first has moved the plan to the large store, with an edit that the second has not seen.
fn moved(shelf: &FaultyShelf) -> (Planner, Planner) {
    let (_, first) = made(shelf);
    let (_, second) = opened(shelf, &first.id());
    first.company("moved");
    go_on();
    shelf.suffer(Mishap::NthWrite(shelf.writes() + 1, ShelfFault::Full));
    first.rests();
    shelf.suffer(None);
    assert!(
        shelf.kept().read(&keeper::key(&first.id())).unwrap().unwrap().starts_with("{\"format\":\"keyplan-vault\"")
    );
    (first, second)
}

#[test]
fn a_tab_that_could_not_read_what_another_moved_to_the_large_store_writes_over_neither_note_nor_record() {
    let shelf = FaultyShelf::default();
    let (first, second) = moved(&shelf);
    let key = keeper::key(&first.id());
    let records = || (shelf.kept().read(&key).unwrap(), vault::twin().kept().read(&key).unwrap());
    let before = records();
    vault::twin().suffer(Mishap::Silent);
    second.name("meanwhile");
    go_on();
    second.rests();
    assert_eq!(records(), before);
    vault::twin().suffer(None);
    second.rests();
    assert_eq!(found(&shelf, &first.id()), texts("meanwhile", "moved"));
}

/// A plan in the large store alone, and a local storage without room for anything.
fn with_no_room() -> (FaultyShelf, String) {
    let (_, planner) = made(&FaultyShelf::default());
    planner.company("safe");
    go_on();
    planner.rests();
    let shelf = FaultyShelf::default();
    shelf.suffer(Mishap::Full);
    (shelf, planner.id())
}

#[test]
fn a_plan_for_which_local_storage_has_not_even_room_for_a_note_is_listed_opens_and_is_saved() {
    let (shelf, id) = with_no_room();
    let (session, planner) = opened(&shelf, &id);
    let listed: Vec<String> = session.entries.get_untracked().into_iter().map(|entry| entry.name).collect();
    assert_eq!((listed, shown(planner)), (vec!["plan".to_owned()], texts("plan", "safe")));
    planner.name("renamed");
    go_on();
    planner.rests();
    planner.company("edited");
    go_on();
    assert_eq!(planner.state(), SaveState::Saved);
    assert!(!says(session, shell::KEPT_AFTER_ALL));
    assert_eq!(session.entries.with_untracked(|entries| entries[0].name.clone()), "renamed");
    assert_eq!(found(&shelf, &id), texts("renamed", "edited"));
    at_once(session.destroy(&id));
    assert!(session.entries.with_untracked(Vec::is_empty));
}

#[test]
fn two_tabs_without_a_note_lose_none_of_each_others_edits() {
    let (shelf, id) = with_no_room();
    let ((_, first), (_, second)) = (opened(&shelf, &id), opened(&shelf, &id));
    first.name("first");
    go_on();
    first.rests();
    second.company("second");
    go_on();
    second.rests();
    assert_eq!(found(&shelf, &id), texts("first", "second"));
}

#[test]
fn a_new_plan_without_room_for_a_note_is_saved_and_listed() {
    let shelf = FaultyShelf::default();
    shelf.suffer(Mishap::Full);
    let (session, planner) = made(&shelf);
    assert_eq!(planner.state(), SaveState::Saved);
    assert_eq!(session.entries.with_untracked(Vec::len), 1);
    assert_eq!(found(&shelf, &planner.id()), texts("plan", ""));
}

/// The damaged records that were put aside.
fn put_aside(id: &str) -> Vec<String> {
    let copies = at_once(copies(id)).unwrap().into_iter().filter(|copy| copy.reason == CopyReason::Damaged);
    copies.map(|copy| at_once(read_copy(&copy)).unwrap().unwrap()).collect()
}

#[test]
fn of_two_records_the_one_that_can_be_read_opens_and_the_damaged_one_is_put_aside() {
    for on_shelf in [true, false] {
        let shelf = FaultyShelf::default();
        let (_, planner) = made(&shelf);
        planner.company("kept");
        go_on();
        planner.rests();
        let (id, key) = (planner.id(), keeper::key(&planner.id()));
        let vault = vault::twin();
        let store = if on_shelf { shelf.kept() } else { vault.kept() };
        store.write(&key, "damaged").unwrap();
        let (session, planner) = opened(&shelf, &id);
        assert_eq!((shown(planner), put_aside(&id)), (texts("plan", "kept"), vec!["damaged".to_owned()]));
        assert!(says(session, shell::DAMAGED_PASSED_OVER));
        planner.name("edited");
        go_on();
        planner.rests();
        assert_eq!((found(&shelf, &id), put_aside(&id).len()), (texts("edited", "kept"), 1));
        assert_ne!(store.read(&key).unwrap().as_deref(), Some("damaged"));
    }
}

#[test]
fn a_damaged_record_that_could_not_be_put_aside_is_not_written_over() {
    for on_shelf in [true, false] {
        let shelf = FaultyShelf::default();
        let (_, planner) = made(&shelf);
        let (id, key) = (planner.id(), keeper::key(&planner.id()));
        let vault = vault::twin();
        let store = if on_shelf { shelf.kept() } else { vault.kept() };
        store.write(&key, "damaged").unwrap();
        vault.suffer(Mishap::Full);
        let session = tab(&shelf);
        at_once(session.open(&id));
        match session.desk.get_untracked() {
            Desk::Open(planner) => {
                planner.name("edited");
                vault.suffer(None);
                go_on();
                planner.rests();
            }
            desk => assert!(on_shelf && matches!(desk, Desk::Unreadable)),
        }
        assert_eq!(store.read(&key).unwrap().as_deref(), Some("damaged"));
        vault.suffer(None);
    }
}

#[test]
fn a_store_that_does_not_answer_is_no_reason_to_hand_out_what_the_other_has() {
    let shelf = FaultyShelf::default();
    let (first, _) = moved(&shelf);
    let session = tab(&shelf);
    vault::twin().suffer(Mishap::Silent);
    assert_eq!(at_once(session.hand_out(&first.id())), Err(NoFile::Storage(ShelfFault::Silent)));
    vault::twin().suffer(None);
    assert!(matches!(at_once(session.hand_out(&first.id())), Ok(HandedOut::Plan(_))));
}

#[test]
fn what_is_handed_out_of_a_damaged_plan_is_all_of_it_and_nothing_of_another() {
    let shelf = FaultyShelf::default();
    for (key, text) in [("p", "damaged"), ("p/s-000001", "its update"), ("pq", "another"), ("pq/s-000001", "others")] {
        shelf.kept().write(&keeper::key(key), text).unwrap();
    }
    let out = at_once(tab(&shelf).hand_out("p"));
    assert_eq!(out, Ok(HandedOut::Damaged("damaged\nits update\n".into())));
}
