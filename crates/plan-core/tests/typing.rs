//! What is typed, while others write into the same field.

use crate::support::{Random, fork, stamp, workbook};
use plan_core::plan::buying::Purchase;
use plan_core::plan::{Account, Plan, RowId, pointer};
use plan_core::workshop::{Conflict, Entered, Meeting, Typing, Workbook};
use std::collections::BTreeSet;

const LINE: &str = "/name";
const PROSE: &str = "/background/why_now";

fn text(plan: &Plan, path: &str) -> String {
    pointer::leaf(plan, path).unwrap().typed()
}

/// Types a text over what was seen.
fn typed(book: &mut Workbook, at: i64, path: &str, base: &str, text: &str) -> Entered {
    book.enter(&stamp("A", at), path, Typing { base, text, goes_on: false }).unwrap()
}

fn set(book: &mut Workbook, at: i64, path: &str, text: &str) {
    book.edit(&stamp("B", at), |plan| pointer::leaf_mut(plan, path).unwrap().enter(text)).unwrap();
}

/// Two tabs with one plan, of which the second has written a text that the first has taken in.
fn tabs(path: &str, before: &str, theirs: &str) -> (Workbook, Workbook) {
    let mut random = Random::new("typing");
    let mut here = workbook(&mut random);
    set(&mut here, 1, path, before);
    let mut there = fork(&here, &mut random);
    set(&mut there, 5, path, theirs);
    here.merge(&there.replica().state()).unwrap();
    (here, there)
}

fn versions(book: &Workbook) -> BTreeSet<String> {
    let values = |conflict: Conflict| match conflict {
        Conflict::Values { versions, .. } => versions,
        Conflict::Returned { .. } => Vec::new(),
    };
    let versions = book.conflicts().into_iter().flat_map(values);
    versions.map(|version| version.value.as_str().unwrap_or_default().to_owned()).collect()
}

fn set_of(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn what_another_tab_saved_meanwhile_in_a_line_stays_beside_what_was_typed() {
    let (mut here, mut there) = tabs(LINE, "plan", "planBBB");
    let entered = typed(&mut here, 9, LINE, "plan", "planaaaa");
    assert_eq!(entered.meeting, Meeting::Conflict);
    assert_eq!(versions(&here), set_of(&["planBBB", "planaaaa"]));
    assert_eq!(text(here.plan(), LINE), "planaaaa");
    there.merge(&entered.update.unwrap()).unwrap();
    assert_eq!(versions(&there), versions(&here));
}

#[test]
fn typing_on_does_not_decide_a_conflict_that_came_up_meanwhile() {
    let (mut here, _) = tabs(LINE, "plan", "planBBB");
    typed(&mut here, 9, LINE, "plan", "plana");
    typed(&mut here, 10, LINE, "plana", "planaa ");
    typed(&mut here, 11, LINE, "planaa ", "planaa b");
    assert_eq!(versions(&here), set_of(&["planBBB", "planaa b"]));
}

#[test]
fn a_version_that_is_shown_before_what_was_typed_stays_in_view() {
    let (mut here, _) = tabs(LINE, "plan", "planBBB");
    typed(&mut here, 2, LINE, "plan", "plana");
    assert_eq!(text(here.plan(), LINE), "planBBB");
    assert_eq!(versions(&here), set_of(&["planBBB", "plana"]));
}

#[test]
fn what_another_tab_saved_meanwhile_in_long_text_is_merged_with_what_was_typed() {
    let (mut here, mut there) = tabs(PROSE, "one two", "BBB one two");
    let entered = typed(&mut here, 9, PROSE, "one two", "one two three");
    assert_eq!((entered.meeting, text(here.plan(), PROSE).as_str()), (Meeting::Merged, "BBB one two three"));
    there.merge(&entered.update.unwrap()).unwrap();
    assert_eq!(there.plan(), here.plan());
    assert!(here.conflicts().is_empty());
    let close = typed(&mut here, 10, PROSE, "one two three", "one two three four");
    assert_eq!((close.meeting, text(here.plan(), PROSE).as_str()), (Meeting::Merged, "BBB one two three four"));
}

/// Two tabs that wrote into one long text without knowing of each other, seen by the first.
fn in_dispute(one: &str, other: &str) -> (Workbook, Workbook) {
    let mut random = Random::new("dispute");
    let mut here = workbook(&mut random);
    let mut there = fork(&here, &mut random);
    set(&mut here, 1, PROSE, one);
    set(&mut there, 2, PROSE, other);
    here.merge(&there.replica().state()).unwrap();
    there.merge(&here.replica().state()).unwrap();
    (here, there)
}

#[test]
fn typing_on_in_disputed_long_text_decides_nothing_though_another_change_comes_meanwhile() {
    let (mut here, mut there) = in_dispute("five", "four");
    let both = text(here.plan(), PROSE);
    let theirs = format!("{both}. Theirs");
    typed(&mut there, 3, PROSE, &both, &theirs);
    here.merge(&there.replica().state()).unwrap();
    let entered = typed(&mut here, 4, PROSE, &both, &format!("Mine. {both}"));
    assert_eq!(text(here.plan(), PROSE), format!("Mine. {theirs}"));
    // What was shown was gone on from by both; what it stood beside is still to be decided about.
    assert!(versions(&here).contains("five"));
    there.merge(&entered.update.unwrap()).unwrap();
    assert_eq!((versions(&there), there.plan()), (versions(&here), here.plan()));
}

/// An input method composes, so the control goes on from what was typed and not from what both made of it.
#[test]
fn what_was_typed_a_moment_ago_does_not_stay_as_a_version_of_its_own() {
    for length in [1, 9_000] {
        let start = "x".repeat(length);
        let (mut here, mut there) = in_dispute(&format!("{start} five"), &format!("{start} four"));
        let mut base = text(here.plan(), PROSE);
        let before = here.replica().conflict_at(PROSE).map_or(0, |conflict| count(&conflict));
        for at in 3..9 {
            let seen = text(there.plan(), PROSE);
            let typing = Typing { base: &seen, text: &format!("{seen} t{at}"), goes_on: at > 3 };
            there.enter(&stamp("B", at), PROSE, typing).unwrap();
            here.merge(&there.replica().state()).unwrap();
            let mine = format!("m{base}");
            here.enter(&stamp("A", at), PROSE, Typing { base: &base, text: &mine, goes_on: at > 3 }).unwrap();
            base = mine;
        }
        let after = here.replica().conflict_at(PROSE).map_or(0, |conflict| count(&conflict));
        assert!(after <= before + 2, "{before} versions became {after}");
        assert!(length > 1 || versions(&here).contains("x five"), "what is in dispute stays");
    }
}

fn count(conflict: &Conflict) -> usize {
    match conflict {
        Conflict::Values { versions, .. } => versions.len(),
        Conflict::Returned { .. } => 0,
    }
}

#[test]
fn typing_on_in_a_version_that_is_not_shown_any_more_loses_neither() {
    let mut random = Random::new("beside");
    let mut here = workbook(&mut random);
    set(&mut here, 1, PROSE, "attack 5");
    let mut there = fork(&here, &mut random);
    typed(&mut here, 2, PROSE, "attack 5", "attack 4");
    set(&mut there, 3, PROSE, "attack 6");
    here.merge(&there.replica().state()).unwrap();
    assert_eq!(text(here.plan(), PROSE), "attack 6");
    typed(&mut here, 4, PROSE, "attack 4", "attack 4 at once");
    assert_eq!(text(here.plan(), PROSE), "attack 4 at once");
    assert_eq!(versions(&here), set_of(&["attack 4 at once", "attack 6"]));
}

#[test]
fn typing_over_what_one_sees_is_an_ordinary_edit() {
    let mut random = Random::new("ordinary");
    let mut book = workbook(&mut random);
    for (base, new) in [("", "a "), ("a ", "a b"), ("a b", "a b")] {
        assert_eq!(typed(&mut book, 1, LINE, base, new).meeting, Meeting::Nobody);
    }
    assert_eq!(text(book.plan(), LINE), "a b");
    assert!(book.conflicts().is_empty());
    assert!(book.enter(&stamp("A", 1), "/accounts/x/name", Typing { base: "", text: "a", goes_on: false }).is_none());
}

#[test]
fn what_is_typed_and_taken_away_again_writes_over_nothing() {
    let (mut here, _) = tabs(LINE, "plan", "planBBB");
    assert_eq!(typed(&mut here, 9, LINE, "plan", "plan "), Entered { update: None, meeting: Meeting::Nobody });
    assert_eq!(text(here.plan(), LINE), "planBBB");
}

#[test]
fn a_cell_of_a_record_that_is_kept_whole_keeps_both_and_only_where_the_cell_itself_was_written() {
    let mut random = Random::new("whole");
    let mut here = workbook(&mut random);
    let row = |name: &str| RowId::new(name).unwrap();
    let (account, purchase) = (row("acc"), row("pur"));
    here.edit(&stamp("B", 1), |plan| {
        let mut customer = Account::default();
        customer.buying.purchases.push(purchase, Purchase::default());
        plan.accounts.push(account, customer);
    });
    let (order, quantity) = ("/accounts/acc/buying/purchases/pur/order", "/accounts/acc/buying/purchases/pur/quantity");
    set(&mut here, 2, order, "A1");
    let mut there = fork(&here, &mut random);
    set(&mut there, 3, quantity, "7");
    here.merge(&there.replica().state()).unwrap();
    assert_eq!(typed(&mut here, 4, order, "A1", "A2").meeting, Meeting::Nobody);
    assert!(here.conflicts().is_empty());
    assert_eq!((text(here.plan(), order).as_str(), text(here.plan(), quantity).as_str()), ("A2", "7"));
    set(&mut there, 5, order, "B9");
    here.merge(&there.replica().state()).unwrap();
    let entered = typed(&mut here, 6, quantity, "", "8");
    assert_eq!(entered.meeting, Meeting::Conflict);
    assert_eq!(here.conflicts().len(), 1);
}

#[test]
fn typing_without_a_pause_is_one_step_to_take_back() {
    let mut random = Random::new("one step");
    let mut book = workbook(&mut random);
    let go = |book: &mut Workbook, base: &str, text: &str, goes_on: bool| {
        book.enter(&stamp("A", 1), PROSE, Typing { base, text, goes_on }).unwrap();
    };
    go(&mut book, "", "one", false);
    go(&mut book, "one", "one two", true);
    go(&mut book, "one two", "one two three", true);
    go(&mut book, "one two three", "one two three four", false);
    book.undo(&stamp("A", 2)).unwrap();
    assert_eq!(text(book.plan(), PROSE), "one two three");
    book.undo(&stamp("A", 3)).unwrap();
    assert_eq!(text(book.plan(), PROSE), "");
    book.redo(&stamp("A", 4)).unwrap();
    assert_eq!(text(book.plan(), PROSE), "one two three");
}

/// Two tabs type letters of their own into one field, hear of each other now and then, and hand on at any time.
#[test]
fn of_two_that_type_into_one_text_at_once_every_letter_is_kept() {
    let mut random = Random::new("letters");
    for _ in 0..1_000 {
        let mut books = vec![workbook(&mut random)];
        set(&mut books[0], 0, PROSE, "start. ");
        let other = fork(&books[0], &mut random);
        books.push(other);
        let mut shown = vec!["start. ".to_owned(); 2];
        let mut base = shown.clone();
        let mut letters: BTreeSet<char> = BTreeSet::new();
        for at in 1..40 {
            let who = random.below(2);
            match random.below(4) {
                0 | 1 => {
                    // At the end or at the beginning of what this tab shows.
                    let letter = char::from_u32(0x4e00 + u32::try_from(at).unwrap()).unwrap();
                    letters.insert(letter);
                    if random.below(3) == 0 { shown[who].insert(0, letter) } else { shown[who].push(letter) }
                }
                2 => {
                    typed(&mut books[who], at, PROSE, &base[who], &shown[who]);
                    base[who].clone_from(&shown[who]);
                }
                _ => {
                    let state = books[1 - who].replica().state();
                    books[who].merge(&state).unwrap();
                    if random.below(2) == 0 {
                        // No input method is composing: the tab shows what the plan has.
                        typed(&mut books[who], at, PROSE, &base[who], &shown[who]);
                        shown[who] = text(books[who].plan(), PROSE);
                        base[who].clone_from(&shown[who]);
                    }
                }
            }
        }
        for who in 0..2 {
            typed(&mut books[who], 50, PROSE, &base[who], &shown[who]);
        }
        let state = books[1].replica().state();
        books[0].merge(&state).unwrap();
        let text = text(books[0].plan(), PROSE);
        // Where both typed in one place it is in a version that somebody has to choose or to leave.
        let kept: String = versions(&books[0]).into_iter().chain([text.clone()]).collect();
        for letter in letters {
            assert!(kept.contains(letter), "{letter} is not in {kept}");
        }
        assert!(text.contains("start. "), "{text}");
    }
}

/// One types at the beginning, the other at the end; each hands on every while, and what it wrote arrives some time later.
#[test]
fn what_two_tabs_type_at_both_ends_of_a_long_text_is_offered_as_one_text() {
    const REST: usize = 40;
    let mut random = Random::new("both ends");
    for _ in 0..200 {
        let mut books = vec![workbook(&mut random)];
        set(&mut books[0], 0, PROSE, "one two three");
        let other = fork(&books[0], &mut random);
        books.push(other);
        let mut shown = vec!["one two three".to_owned(); 2];
        let (mut base, mut goes_on) = (shown.clone(), [false; 2]);
        let mut under_way: [Vec<(usize, Vec<u8>)>; 2] = [Vec::new(), Vec::new()];
        for tick in 0..REST + 20 {
            if tick < REST {
                shown[0].insert(0, 'a');
                shown[1].push('b');
            }
            for who in 0..2 {
                if shown[who] != base[who] && (tick >= REST || random.below(8) == 0) {
                    let typing = Typing { base: &base[who], text: &shown[who], goes_on: goes_on[who] };
                    let at = i64::try_from(tick).unwrap() + 10;
                    let update = books[who].enter(&stamp("A", at), PROSE, typing).unwrap().update;
                    under_way[1 - who].extend(update.map(|update| (tick + 4 + random.below(5), update)));
                    goes_on[who] = true;
                    base[who].clone_from(&shown[who]);
                }
                let (come, later) = under_way[who].drain(..).partition(|(due, _)| *due <= tick);
                under_way[who] = later;
                let come: Vec<(usize, Vec<u8>)> = come;
                for (_, update) in &come {
                    books[who].merge(update).unwrap();
                }
                // What is fresh stays as it is; else the field shows what the plan has.
                if shown[who] == base[who] {
                    shown[who] = text(books[who].plan(), PROSE);
                    base[who].clone_from(&shown[who]);
                }
            }
        }
        let whole = format!("{}one two three{}", "a".repeat(REST), "b".repeat(REST));
        for book in &books {
            assert_eq!(text(book.plan(), PROSE), whole, "{:?}", versions(book));
            assert!(book.conflicts().is_empty() || versions(book).contains(&whole));
        }
    }
}
