//! What was removed does not come back, whatever was on its way.

use super::*;
use crate::state::catalog::Catalog;

fn lies_nowhere(shelf: &FaultyShelf) -> bool {
    all(shelf.kept()).iter().chain(&all(vault::twin().kept())).all(|(key, _)| !key.starts_with("keyplan/plan/"))
}

#[test]
fn a_save_that_was_on_its_way_brings_nothing_back_after_everything_was_removed() {
    let shelf = FaultyShelf::default();
    let (session, planner) = made(&shelf);
    shelf.suffer(Mishap::Full);
    vault::answer_only(0);
    planner.company("typed");
    go_on();
    session.drop_plan();
    Catalog(shelf.kept()).clear().unwrap();
    shelf.suffer(None);
    vault::answer_only(None);
    vault::twin().suffer(Mishap::Silent);
    go_on();
    vault::twin().suffer(None);
    at_once(session.clear_everything());
    // The timer of a save that failed.
    planner.save();
    go_on();
    assert_eq!(all(shelf.kept()), []);
    assert!(lies_nowhere(&shelf));
}

#[test]
fn a_record_that_reaches_the_large_store_after_everything_was_removed_does_not_stay_there() {
    for answers in [0, 1] {
        let shelf = FaultyShelf::default();
        shelf.suffer(Mishap::Full);
        let session = tab(&shelf);
        vault::answer_only(answers);
        session.create("plan");
        go_on();
        session.drop_plan();
        shelf.suffer(None);
        vault::answer_only(None);
        go_on();
        assert_eq!(all(shelf.kept()), []);
        assert!(lies_nowhere(&shelf));
    }
}

#[test]
fn another_tab_makes_no_copies_of_a_plan_that_was_removed_for_good() {
    let shelf = FaultyShelf::default();
    let (first, planner) = made(&shelf);
    let (_, second) = opened(&shelf, &planner.id());
    first.close();
    go_on();
    at_once(first.destroy(&planner.id()));
    second.rests();
    assert!(!at_once(second.keep_copy(crate::state::copies::Reason::Import)));
    assert_eq!(all(vault::twin().kept()), []);
}

#[test]
fn whoever_goes_on_with_a_plan_that_another_tab_removed_keeps_it() {
    let shelf = FaultyShelf::default();
    let (first, planner) = made(&shelf);
    let (session, second) = opened(&shelf, &planner.id());
    first.close();
    at_once(first.destroy(&planner.id()));
    second.company("gone on with");
    go_on();
    assert!(says(session, shell::KEPT_AFTER_ALL));
    assert_eq!((second.state(), found(&shelf, &planner.id())), (SaveState::Saved, texts("plan", "gone on with")));
}

#[test]
fn a_plan_whose_browser_was_cleared_is_written_anew_without_an_edit_and_one_that_was_removed_is_not() {
    let shelf = FaultyShelf::default();
    let (session, planner) = made(&shelf);
    planner.company("typed");
    go_on();
    put_back(shelf.kept(), Vec::new());
    put_back(vault::twin().kept(), Vec::new());
    planner.keep_if_lost();
    go_on();
    assert!(says(session, shell::STORAGE_CLEARED));
    assert_eq!((planner.state(), found(&shelf, &planner.id())), (SaveState::Saved, texts("plan", "typed")));
    assert!(!all(vault::twin().kept()).is_empty());
    let (first, second) = (planner, opened(&shelf, &planner.id()).1);
    session.close();
    go_on();
    at_once(session.destroy(&first.id()));
    second.keep_if_lost();
    second.rests();
    assert!(lies_nowhere(&shelf));
}
