//! A draft over a field that nobody draws.

use super::*;
use crate::signal::StoredValue;
use std::sync::{Arc, Mutex};

/// A field that nobody draws.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<String>>, Rc<Cell<usize>>);

impl Field for Paper {
    fn text(&self) -> String {
        self.0.borrow().clone()
    }

    fn show(&self, text: &str) {
        text.clone_into(&mut self.0.borrow_mut());
        self.1.set(self.1.get() + 1);
    }
}

/// A control over a value, which takes text in as `taken` says.
struct Desk {
    owner: Owner,
    value: RwSignal<String>,
    field: Paper,
    draft: Draft,
    handed: Arc<Mutex<Vec<(String, String, bool)>>>,
}

fn desk(start: &str, merges: bool, taken: fn(now: &str, base: &str, text: &str) -> String) -> Desk {
    let owner = Owner::new_root(None);
    let handed: Arc<Mutex<Vec<(String, String, bool)>>> = Arc::default();
    let (value, draft) = owner.with(|| {
        let value = RwSignal::new(start.to_owned());
        let log = StoredValue::new(Arc::clone(&handed));
        let begin = Callback::new(move |()| -> Commit {
            let log = log.get_value();
            Rc::new(move |Typed { base, text, goes_on }| {
                log.lock().unwrap().push((base.to_owned(), text.to_owned(), goes_on));
                if let Some(now) = value.try_get_untracked() {
                    value.set(taken(&now, base, text));
                }
            })
        });
        (value, Draft::new(Memo::new(move || value.get()), begin, merges))
    });
    let field = Paper::default();
    field.0.borrow_mut().push_str(start);
    draft.attach(field.clone());
    Desk { owner, value, field, draft, handed }
}

impl Desk {
    fn type_on(&self, text: &str, composing: bool) {
        self.field.0.borrow_mut().push_str(text);
        self.draft.typed(composing);
    }

    /// Somebody else, or undo, changes the value.
    fn elsewhere(&self, value: &str) {
        self.value.set(value.to_owned());
        self.draft.follow(value);
    }

    fn shown(&self) -> String {
        self.field.text()
    }

    fn handed(&self) -> Vec<(String, String, bool)> {
        self.handed.lock().unwrap().clone()
    }
}

fn as_typed(_: &str, _: &str, text: &str) -> String {
    text.trim().to_owned()
}

/// As long text is merged where the other side added at the beginning.
fn merged(now: &str, base: &str, text: &str) -> String {
    format!("{}{text}", now.strip_suffix(base).unwrap_or_default())
}

fn handed(base: &str, text: &str, goes_on: bool) -> (String, String, bool) {
    (base.to_owned(), text.to_owned(), goes_on)
}

#[test]
fn typing_that_goes_on_is_handed_on_with_what_was_shown_before_and_the_field_is_left_alone() {
    let desk = desk("", false, as_typed);
    desk.type_on("one ", false);
    hand_on_current(true);
    desk.draft.follow("one");
    assert_eq!(desk.shown(), "one ");
    desk.type_on("two", false);
    settle_draft();
    assert_eq!(desk.handed(), [handed("", "one ", false), handed("one ", "one two", true)]);
    assert_eq!(desk.field.1.get(), 0);
}

#[test]
fn a_draft_is_told_while_it_is_fresh() {
    let desk = desk("", false, as_typed);
    assert!(!has_draft() && !drafting().get_untracked());
    desk.type_on("a", false);
    assert!(has_draft() && drafting().get_untracked());
    desk.draft.settle();
    assert!(!has_draft() && !drafting().get_untracked());
}

#[test]
fn a_value_from_elsewhere_does_not_reach_a_field_with_a_fresh_draft_but_meets_it() {
    let desk = desk("text", true, merged);
    desk.type_on(" mine", false);
    desk.elsewhere("theirs text");
    assert_eq!(desk.shown(), "text mine");
    settle_draft();
    assert_eq!(desk.handed(), [handed("text", "text mine", false)]);
    assert_eq!(desk.shown(), "theirs text mine");
}

#[test]
fn a_line_keeps_what_is_typed_in_view_when_another_value_meets_it() {
    let desk = desk("text", false, |now, _, _| now.to_owned());
    desk.type_on("a", false);
    desk.elsewhere("textBBB");
    hand_on_current(true);
    assert_eq!(desk.shown(), "texta");
    desk.type_on("b", false);
    settle_draft();
    assert_eq!(desk.handed()[1], handed("texta", "textab", true));
    desk.draft.leave();
    assert_eq!(desk.shown(), "textBBB");
}

#[test]
fn what_is_composed_is_handed_on_and_the_field_is_not_touched_before_the_composition_ends() {
    let desk = desk("text", true, merged);
    desk.draft.composes(true);
    desk.type_on(" ni", true);
    desk.elsewhere("theirs text");
    hand_on_current(true);
    assert_eq!((desk.shown().as_str(), desk.value.get_untracked().as_str()), ("text ni", "theirs text ni"));
    desk.type_on(" hao", true);
    desk.elsewhere("more theirs text ni");
    hand_on_current(true);
    assert_eq!(desk.value.get_untracked(), "more theirs text ni hao");
    assert_eq!(desk.field.1.get(), 0);
    desk.draft.composes(false);
    settle_draft();
    assert_eq!(desk.shown(), "more theirs text ni hao");
    desk.type_on(" on", false);
    settle_draft();
    assert_eq!(desk.value.get_untracked(), "more theirs text ni hao on");
}

#[test]
fn a_composition_that_says_no_end_ends_when_the_field_is_left_or_typed_into() {
    let desk = desk("text", true, merged);
    desk.draft.composes(true);
    desk.type_on(" ni", true);
    desk.draft.leave();
    desk.elsewhere("another");
    assert_eq!(desk.shown(), "another");
    desk.draft.composes(true);
    desk.type_on("!", false);
    settle_draft();
    desk.elsewhere("a third");
    assert_eq!(desk.shown(), "a third");
}

#[test]
fn a_value_from_elsewhere_replaces_what_was_typed_and_handed_on() {
    let desk = desk("a", false, as_typed);
    desk.type_on("b ", false);
    settle_draft();
    desk.elsewhere("a");
    assert_eq!(desk.shown(), "a");
}

#[test]
fn a_field_that_is_left_shows_the_value_as_the_plan_spells_it() {
    let desk = desk("", false, as_typed);
    desk.type_on("one  ", false);
    desk.draft.leave();
    assert_eq!((desk.shown().as_str(), desk.value.get_untracked().as_str()), ("one", "one"));
}

#[test]
fn what_is_typed_is_handed_on_after_its_control_has_gone() {
    let desk = desk("", false, as_typed);
    desk.type_on("last words", false);
    desk.owner.cleanup();
    settle_draft();
    assert_eq!(desk.handed(), [handed("", "last words", false)]);
    desk.draft.leave();
}
