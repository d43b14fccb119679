//! Tabs of one browser, each a session of its own over the same two stores, which a test makes fail, wait or forget.
//! Timers do not run; a test does what they would do.

use super::*;
use crate::i18n::Msg;
use crate::platform::storage::{FaultyShelf, MemoryShelf, Mishap, Shelf};
use crate::platform::vault;
use crate::state::Desk;
use crate::state::at_once::{at_once, by_hand, go_on, go_on_with};
use crate::state::keeper;
use plan_core::value::Leaf;
use std::rc::Rc;

mod removed;
mod two_stores;

/// A tab that has been opened.
fn tab(shelf: &FaultyShelf) -> Session {
    by_hand();
    Owner::new().set();
    let session = Session::over(Rc::new(shelf.clone()));
    go_on();
    session
}

/// The first tab, which has made a plan.
fn made(shelf: &FaultyShelf) -> (Session, Planner) {
    let session = tab(shelf);
    session.create("plan");
    go_on();
    (session, session.planner_untracked().unwrap())
}

/// Another tab, which opens that plan.
fn opened(shelf: &FaultyShelf, id: &str) -> (Session, Planner) {
    let session = tab(shelf);
    at_once(session.open(id));
    go_on();
    (session, session.planner_untracked().unwrap())
}

/// What a tab that is opened now shows of name and company.
fn found(shelf: &FaultyShelf, id: &str) -> (String, String) {
    shown(opened(shelf, id).1)
}

fn shown(planner: Planner) -> (String, String) {
    planner.plan().with_untracked(|plan| (plan.name.0.clone(), plan.company.0.clone()))
}

fn texts(name: &str, company: &str) -> (String, String) {
    (name.to_owned(), company.to_owned())
}

fn says(session: Session, words: Msg) -> bool {
    session.toasts.get_untracked().iter().any(|toast| toast.words.say() == words.say())
}

impl Planner {
    fn name(self, name: &str) {
        self.edit(|plan| plan.name.enter(name));
        self.save();
    }

    fn company(self, company: &str) {
        self.edit(|plan| plan.company.enter(company));
        self.save();
    }

    /// Everything that the plan's pauses do.
    fn rests(self) {
        self.squash();
        go_on();
    }

    fn state(self) -> SaveState {
        self.save_state().get_untracked()
    }
}

/// Everything that lies on a shelf.
fn all(shelf: &MemoryShelf) -> Vec<(String, String)> {
    let keys = shelf.keys("").unwrap();
    keys.into_iter().map(|key| (key.clone(), shelf.read(&key).unwrap().unwrap())).collect()
}

/// Makes a shelf what it was: the browser was ended before it had written it down.
fn put_back(shelf: &MemoryShelf, texts: Vec<(String, String)>) {
    for key in shelf.keys("").unwrap() {
        shelf.remove(&key).unwrap();
    }
    for (key, text) in texts {
        shelf.write(&key, &text).unwrap();
    }
}

#[test]
fn nothing_is_called_saved_while_a_newer_record_is_on_its_way() {
    let (_, planner) = made(&FaultyShelf::default());
    planner.company("first");
    go_on();
    planner.company("second");
    planner.company("third");
    assert!(go_on_with(0).is_none());
    assert_eq!(planner.state(), SaveState::Saving);
    go_on();
    assert_eq!(planner.state(), SaveState::Saved);
}

#[test]
fn a_save_that_failed_is_none_when_the_next_one_took_its_edits_along() {
    let shelf = FaultyShelf::default();
    let (_, planner) = made(&shelf);
    shelf.suffer(Mishap::Full);
    vault::answer_only(0);
    planner.company("first");
    go_on();
    shelf.suffer(None);
    planner.name("second");
    vault::answer_only(None);
    vault::twin().suffer(Mishap::Silent);
    assert!(go_on_with(1).is_none());
    go_on();
    assert_eq!(planner.state(), SaveState::Saved);
    vault::twin().suffer(None);
    assert_eq!(found(&shelf, &planner.id()), texts("second", "first"));
}

#[test]
fn where_the_large_store_fails_local_storage_has_to_do() {
    for mishap in [Mishap::Full, Mishap::Off, Mishap::Silent] {
        let shelf = FaultyShelf::default();
        let (_, planner) = made(&shelf);
        vault::twin().suffer(mishap);
        planner.company("kept");
        go_on();
        assert_eq!(planner.state(), SaveState::Saved);
        vault::twin().suffer(None);
        assert_eq!(found(&shelf, &planner.id()), texts("plan", "kept"));
    }
}

#[test]
fn a_recovery_copy_that_was_not_kept_is_not_promised() {
    let shelf = FaultyShelf::default();
    let (session, planner) = made(&shelf);
    let then = crate::state::Then { plan: std::sync::Arc::new(planner.plan().get_untracked()), at: 1, by_hand: false };
    planner.company("entered since");
    go_on();
    assert!(at_once(session.put_back(&planner.id(), &then)));
    assert!(!says(session, shell::NO_COPY_KEPT));
    vault::twin().suffer(Mishap::Full);
    let file = planner.file();
    at_once(session.take_in("plan.json", file.as_bytes()));
    assert!(says(session, shell::NO_COPY_KEPT));
}
