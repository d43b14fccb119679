//! Decisions between versions, and taking them back: what was decided about is open again, here and wherever this copy
//! goes, and nobody else's decision is.

use crate::support::{Random, fork, identity, merged, stamp, workbook};
use plan_core::document::{Limits, plan_as_json, read, write};
use plan_core::plan::buying::Purchase;
use plan_core::plan::{Account, RowId, pointer};
use plan_core::value::Leaf;
use plan_core::workshop::{Conflict, Version, Workbook};
use serde_json::json;

const LINE: &str = "/name";
const PROSE: &str = "/background/why_now";
const ACCOUNT: &str = "/accounts/acc";

fn set(book: &mut Workbook, (by, at): (&str, i64), path: &str, text: &str) {
    book.edit(&stamp(by, at), |plan| pointer::leaf_mut(plan, path).unwrap().enter(text));
}

fn seen(book: &Workbook) -> (Vec<Conflict>, String) {
    (book.conflicts(), plan_as_json(book.plan(), book.replica()).to_string())
}

fn values(book: &Workbook, path: &str) -> Vec<String> {
    match book.replica().conflict_at(path) {
        Some(Conflict::Values { versions, .. }) => versions.iter().map(|v| v.value.as_str().unwrap().into()).collect(),
        _ => Vec::new(),
    }
}

fn reloaded(book: &Workbook, random: &mut Random) -> Workbook {
    read(write(book, "test", "").as_bytes(), identity(random), &Limits::FILE).unwrap().workbook
}

/// Two copies that wrote into one field without knowing of each other; each has since taken in the other.
fn in_dispute(path: &str, base: &str, one: &str, other: &str, random: &mut Random) -> (Workbook, Workbook) {
    let mut here = workbook(random);
    set(&mut here, ("A", 1), path, base);
    let mut there = fork(&here, random);
    set(&mut here, ("A", 2), path, one);
    set(&mut there, ("B", 3), path, other);
    here.merge(&there.replica().state()).unwrap();
    there.merge(&here.replica().state()).unwrap();
    (here, there)
}

#[test]
fn what_is_chosen_over_several_versions_is_taken_back_to_all_of_them() {
    type Change = fn(&mut Workbook);
    let mut random = Random::new("chosen over");
    let changes: [(&str, Change); 3] = [
        ("the field", |book| set(book, ("A", 4), LINE, "plan 7")),
        ("with another field", |book| {
            book.edit(&stamp("A", 4), |plan| {
                plan.name.enter("plan 7");
                plan.company.enter("Ours");
            });
        }),
        ("the plan as it was", |book| {
            let mut then = book.plan().clone();
            then.name.enter("plan 4");
            book.put_back(&stamp("A", 4), &then);
        }),
    ];
    for (what, change) in changes {
        let (mut here, mut there) = in_dispute(LINE, "plan 4", "plan 5", "plan 6", &mut random);
        let before = seen(&here);
        change(&mut here);
        let changed = seen(&here);
        assert!(changed.0.is_empty() && changed != before, "{what}");
        let (update, _) = here.undo(&stamp("A", 5)).unwrap();
        assert_eq!(seen(&here).0, before.0, "{what}");
        assert_eq!(here.plan().company.0, "", "{what}");
        there.merge(&here.replica().state()).unwrap();
        assert_eq!(seen(&there).0, before.0, "{what}");
        assert!(there.merge(&update).unwrap().is_empty());
        here.redo(&stamp("A", 6)).unwrap();
        assert_eq!(seen(&here), changed, "{what}");
    }
}

#[test]
fn taking_a_decision_back_opens_it_again_with_every_version() {
    let mut random = Random::new("open again");
    for path in [LINE, PROSE] {
        // For the one that is shown, and for the other.
        for choice in ["plan 5", "plan 6"] {
            let (mut here, mut there) = in_dispute(path, "plan 4", "plan 5", "plan 6", &mut random);
            let file = write(&there, "test", "");
            let before = (here.plan().clone(), here.conflicts());
            assert_eq!(values(&here, path), ["plan 6", "plan 5"]);
            here.decide(path, choice.into(), &stamp("A", 4));
            let decided = here.plan().clone();
            assert!(here.conflicts().is_empty());
            let (update, paths) = here.undo(&stamp("A", 5)).unwrap();
            assert_eq!(paths, [path]);
            assert_eq!((here.plan(), here.conflicts()), (&before.0, before.1.clone()));
            there.merge(&here.replica().state()).unwrap();
            assert_eq!((there.plan(), there.conflicts()), (&before.0, before.1.clone()));
            assert!(there.merge(&update).unwrap().is_empty());
            // A reload, and the other file once more.
            let mut again = reloaded(&here, &mut random);
            let other = read(file.as_bytes(), identity(&mut random), &Limits::FILE).unwrap().workbook;
            again.merge(&other.replica().state()).unwrap();
            assert_eq!((again.plan(), again.conflicts()), (&before.0, before.1));

            let (update, _) = here.redo(&stamp("A", 6)).unwrap();
            assert_eq!((here.plan(), here.conflicts()), (&decided, vec![]));
            there.merge(&update).unwrap();
            assert_eq!((there.plan(), there.conflicts()), (&decided, vec![]));
        }
    }
}

#[test]
fn what_was_typed_after_a_decision_is_taken_back_first_and_the_decision_then() {
    let mut random = Random::new("typed after");
    for path in [LINE, PROSE] {
        let (mut here, _) = in_dispute(path, "plan 4", "plan 5", "plan 6", &mut random);
        let before = seen(&here);
        here.decide(path, "plan 5".into(), &stamp("A", 4));
        set(&mut here, ("A", 5), path, "plan 5 and 7");
        here.undo(&stamp("A", 6)).unwrap();
        assert_eq!(pointer::leaf(here.plan(), path).unwrap().typed(), "plan 5");
        here.undo(&stamp("A", 7)).unwrap();
        assert_eq!(seen(&here), before);
        here.redo(&stamp("A", 8)).unwrap();
        here.redo(&stamp("A", 9)).unwrap();
        assert_eq!(pointer::leaf(here.plan(), path).unwrap().typed(), "plan 5 and 7");
        assert!(here.conflicts().is_empty());
    }
}

#[test]
fn a_row_that_was_decided_about_is_open_again_when_that_is_taken_back() {
    let mut random = Random::new("row");
    for stay in [true, false] {
        let mut here = with_account(&mut random);
        let mut there = fork(&here, &mut random);
        here.edit(&stamp("A", 3), |plan| plan.accounts.remove("acc"));
        set(&mut there, ("B", 4), &format!("{ACCOUNT}/name"), "renamed");
        set(&mut there, ("B", 4), &format!("{ACCOUNT}/profile/website"), "https://example.com/");
        here.merge(&there.replica().state()).unwrap();
        let before = (here.plan().clone(), here.conflicts());
        here.decide_row(ACCOUNT, stay, &stamp("A", 5));
        assert_eq!((here.plan().accounts.len(), here.conflicts()), (usize::from(stay), vec![]));
        here.undo(&stamp("A", 6)).unwrap();
        assert_eq!((here.plan(), here.conflicts()), (&before.0, before.1.clone()));
        there.merge(&here.replica().state()).unwrap();
        assert_eq!((there.plan(), there.conflicts()), (&before.0, before.1));
        here.redo(&stamp("A", 7)).unwrap();
        assert_eq!((here.plan().accounts.len(), here.conflicts()), (usize::from(stay), vec![]));
        there.merge(&here.replica().state()).unwrap();
        assert_eq!((there.plan(), there.conflicts()), (here.plan(), vec![]));
    }
}

#[test]
fn a_decision_that_somebody_else_took_too_holds_when_one_is_taken_back() {
    let mut random = Random::new("holds");
    for path in [LINE, PROSE] {
        let (mut here, mut there) = in_dispute(path, "plan 4", "plan 5", "plan 6", &mut random);
        here.decide(path, "plan 5".into(), &stamp("A", 4));
        there.decide(path, "plan 5".into(), &stamp("B", 4));
        here.merge(&there.replica().state()).unwrap();
        while here.undo(&stamp("A", 5)).is_some() {}
        there.merge(&here.replica().state()).unwrap();
        for book in [&here, &there] {
            assert_eq!(pointer::leaf(book.plan(), path).unwrap().typed(), "plan 5");
            assert!(book.conflicts().is_empty());
        }
        // Somebody went on from the decision.
        let (mut here, mut there) = in_dispute(path, "plan 4", "plan 5", "plan 6", &mut random);
        here.decide(path, "plan 5".into(), &stamp("A", 4));
        there.merge(&here.replica().state()).unwrap();
        set(&mut there, ("B", 5), path, "else");
        here.merge(&there.replica().state()).unwrap();
        while here.undo(&stamp("A", 6)).is_some() {}
        assert_eq!(pointer::leaf(here.plan(), path).unwrap().typed(), "else");
        assert!(here.conflicts().is_empty());
    }
}

#[test]
fn taking_back_what_one_typed_leaves_what_another_wrote_beside_it() {
    let mut random = Random::new("beside");
    for path in [LINE, PROSE] {
        let mut here = workbook(&mut random);
        set(&mut here, ("A", 1), path, "plan 4");
        let mut there = fork(&here, &mut random);
        set(&mut there, ("B", 2), path, "plan 6");
        set(&mut here, ("A", 3), path, "plan 5");
        here.merge(&there.replica().state()).unwrap();
        here.undo(&stamp("A", 4)).unwrap();
        assert!(values(&here, path).contains(&"plan 6".to_owned()), "{path}");
    }
}

fn with_account(random: &mut Random) -> Workbook {
    let mut book = workbook(random);
    let row = |name: &str| RowId::new(name).unwrap();
    book.edit(&stamp("A", 1), |plan| {
        let mut account = Account::default();
        account.buying.purchases.push(row("pur"), Purchase::default());
        plan.accounts.push(row("acc"), account);
    });
    book
}

/// Writes at random into few fields, or deletes one of the rows.
fn dispute(book: &mut Workbook, by: &str, random: &mut Random) {
    const BELOW: [&str; 4] = ["/name", "/selection_reason", "/buying/purchases/pur/order", "/profile/website"];
    for _ in 0..=random.below(4) {
        let at = i64::try_from(random.below(9)).unwrap() + 10;
        let path = match random.below(8) {
            0 => LINE.to_owned(),
            1 | 2 => PROSE.to_owned(),
            3 if random.below(2) == 0 => {
                let whole = random.below(2) == 0;
                book.edit(&stamp(by, at), |plan| match plan.accounts.get_mut("acc") {
                    Some(account) if !whole => account.buying.purchases.remove("pur"),
                    _ => plan.accounts.remove("acc"),
                });
                continue;
            }
            _ => format!("{ACCOUNT}{}", random.pick(&BELOW)),
        };
        if let Some(leaf) = pointer::leaf(book.plan(), &path) {
            let (now, number) = (leaf.typed(), random.below(90));
            let text = match random.below(4) {
                0 => format!("{number} {now}"),
                1 => format!("{now} {number}"),
                2 if random.below(9) == 0 => "long ".repeat(if path == PROSE { 2_000 } else { 2 }),
                _ => format!("text {number}"),
            };
            set(book, (by, at), &path, &text);
        }
    }
}

/// The copies of a plan: one typed here, or one that was written by hand and has no history.
fn disputed(random: &mut Random) -> (Workbook, Workbook) {
    let mut one = with_account(random);
    set(&mut one, ("A", 2), PROSE, "some words 7 of a text");
    let by_hand = |random: &mut Random, name: &str| {
        let plan = json!({ "name": name, "background": { "why_now": format!("{name} of all") },
            "accounts": [{ "id": "acc", "name": name }] });
        let file = json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string();
        read(file.as_bytes(), identity(random), &Limits::FILE).unwrap().workbook
    };
    let mut other = fork(&one, random);
    if random.below(3) == 0 {
        one = by_hand(random, "first");
        let name = *random.pick(&["first", "second"]);
        other = by_hand(random, name);
    }
    for _ in 0..=random.below(2) {
        dispute(&mut one, "A", random);
        dispute(&mut other, "B", random);
    }
    (one, other)
}

fn decide(book: &mut Workbook, conflict: &Conflict, random: &mut Random) -> bool {
    match conflict {
        Conflict::Values { path, versions } => {
            let kept: Vec<&Version> = versions.iter().filter(|version| version.is_kept).collect();
            if kept.is_empty() {
                return false;
            }
            book.decide(path, random.pick(&kept).value.clone(), &stamp("C", 30));
        }
        Conflict::Returned { row, .. } => {
            book.decide_row(row, random.below(2) == 0, &stamp("C", 30));
        }
    }
    true
}

#[test]
fn decisions_at_random_taken_back_leave_what_was_there_and_all_copies_agree() {
    let mut random = Random::new("decisions");
    let mut met = [0; 3];
    for _ in 0..400 {
        let (one, other) = disputed(&mut random);
        let mut book = merged(&[&one, &other], &mut random);
        let mut copy = fork(&book, &mut random);
        let mut stages = vec![seen(&book)];
        for _ in 0..=random.below(3) {
            let conflicts = book.conflicts();
            if conflicts.is_empty() {
                break;
            }
            let conflict = random.pick(&conflicts).clone();
            if decide(&mut book, &conflict, &mut random) {
                assert!(book.conflicts().iter().all(|left| left.path() != conflict.path()), "{conflict:?}");
                met[usize::from(matches!(conflict, Conflict::Returned { .. }))] += 1;
                met[2] += usize::from(conflict.path() == PROSE);
                stages.push(seen(&book));
            }
        }
        if random.below(2) == 0 {
            copy.merge(&book.replica().state()).unwrap();
        }
        for _ in 0..2 {
            for stage in stages.iter().rev().skip(1) {
                book.undo(&stamp("C", 40)).unwrap();
                assert_eq!(seen(&book), *stage);
            }
            assert_eq!(seen(&reloaded(&book, &mut random)), stages[0]);
            let mut known = fork(&copy, &mut random);
            known.merge(&book.replica().state()).unwrap();
            assert_eq!(seen(&known), stages[0]);
            // Who has the files of before has nothing new to say.
            known.merge(&one.replica().state()).unwrap();
            known.merge(&other.replica().state()).unwrap();
            assert_eq!(seen(&known), stages[0]);
            for stage in stages.iter().skip(1) {
                book.redo(&stamp("C", 50)).unwrap();
                assert_eq!(seen(&book), *stage);
            }
        }
        // Somebody else wrote and decided meanwhile.
        dispute(&mut copy, "D", &mut random);
        if let Some(conflict) = copy.conflicts().first().cloned() {
            decide(&mut copy, &conflict, &mut random);
        }
        while random.below(3) > 0 && book.undo(&stamp("C", 60)).is_some() {}
        let (here, there) = (merged(&[&book, &copy], &mut random), merged(&[&copy, &book], &mut random));
        assert_eq!(seen(&here), seen(&there));
        book.merge(&copy.replica().state()).unwrap();
        assert_eq!(seen(&book), seen(&here));
        while book.undo(&stamp("C", 70)).is_some() {}
        assert_eq!(seen(&book), seen(&merged(&[&book, &copy], &mut random)));
    }
    assert!(met.iter().all(|count| *count > 20), "{met:?}");
}
