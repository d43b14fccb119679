//! What is said to have changed when a file is merged into the plan that it came from.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::default_trait_access, reason = "what kind of row it is, its list says")]

use crate::support::{Random, change, edit, identity, leaves, stamp, workbook};
use plan_core::document::{Before, Changes, Limits, read, write};
use plan_core::plan::buying::Purchase;
use plan_core::plan::profile::Contact;
use plan_core::plan::{Account, Node, Plan, pointer};
use plan_core::value::Leaf;
use plan_core::workshop::{Workbook, difference};
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("fixtures/version-1.keyplan.json");

fn opened(file: &str, random: &mut Random) -> Workbook {
    read(file.as_bytes(), identity(random), &Limits::FILE).unwrap().workbook
}

/// Takes a file into a plan, and says what that changed.
fn taken_in(book: &mut Workbook, file: &Workbook) -> Changes {
    let before = Before::of(book);
    book.merge(&file.replica().state()).unwrap();
    before.changes(book)
}

/// Random edits, each of a known time: nothing of a file that was written by hand is later.
fn edited(book: &mut Workbook, count: i64, random: &mut Random) {
    for at in 1..=count {
        let id = book.new_id();
        book.edit(&stamp("A", at), |plan| change(plan, &id, random));
    }
}

fn without_replica(book: &Workbook) -> Value {
    let mut file: Value = serde_json::from_str(&write(book, "test", "")).unwrap();
    file.as_object_mut().unwrap().remove("replica");
    file
}

#[test]
fn a_file_that_says_the_same_changes_nothing() {
    let mut random = Random::new("a_file_that_says_the_same_changes_nothing");
    for _ in 0..40 {
        let mut book = workbook(&mut random);
        edited(&mut book, 25, &mut random);
        for file in [write(&book, "test", ""), without_replica(&book).to_string()] {
            let file = opened(&file, &mut random);
            assert_eq!(taken_in(&mut book, &file), Changes::default());
        }
    }
}

#[test]
fn two_fields_that_differ_are_two() {
    let mut random = Random::new("two_fields_that_differ_are_two");
    // Written by hand and read twice: whoever changed two fields of it sees two change, and not the hundred and
    // more that were read anew.
    let mut file: Value = serde_json::from_str(FIXTURE).unwrap();
    file.as_object_mut().unwrap().remove("replica");
    let mut book = opened(&file.to_string(), &mut random);
    let mut theirs = opened(&file.to_string(), &mut random);
    theirs.edit(&stamp("B", 9), |plan| plan.name.enter("another"));
    theirs.edit(&stamp("B", 9), |plan| plan.company.enter("another"));
    assert_eq!(taken_in(&mut book, &theirs), Changes { fields: 2, ..Changes::default() });

    // Where the plan was edited here, a file that was changed by hand stands against it.
    let mut book = workbook(&mut random);
    edited(&mut book, 40, &mut random);
    book.edit(&stamp("A", 99), |plan| plan.name.enter("one"));
    book.edit(&stamp("A", 99), |plan| plan.company.enter("two"));
    let mut file = without_replica(&book);
    file["plan"]["name"] = "three".into();
    file["plan"]["company"] = "four".into();
    let theirs = opened(&file.to_string(), &mut random);
    assert_eq!(taken_in(&mut book, &theirs), Changes { disputed: 2, ..Changes::default() });
}

#[test]
fn rows_are_counted_as_rows_and_unknown_values_are_counted() {
    let mut random = Random::new("rows_are_counted_as_rows_and_unknown_values_are_counted");
    let plan = |extra: Value| {
        let mut plan =
            json!({ "accounts": [{ "id": "a", "name": "海川" }, { "id": "b" }], "members": [{ "id": "m" }] });
        plan.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string()
    };
    let mut book = opened(&plan(json!({})), &mut random);
    let mut theirs =
        opened(&plan(json!({ "later": { "x": 1, "y": [2] }, "background": { "why_now": 7 } })), &mut random);
    let id = theirs.new_id();
    let (row, purchase) = (theirs.new_id(), theirs.new_id());
    theirs.edit(&stamp("B", 1), |plan| {
        plan.accounts.push(id.clone(), Account::default());
        let account = plan.accounts.get_mut(id.as_str()).unwrap();
        account.name.enter("new");
        account.profile.contacts.push(row, Contact::default());
        account.buying.purchases.push(purchase, Purchase::default());
        plan.members.remove("m");
        plan.accounts.get_mut("b").unwrap().name.enter("恒泰");
    });
    let expected = Changes { fields: 2, added: 1, removed: 1, unknown: 2, ..Changes::default() };
    assert_eq!(taken_in(&mut book, &theirs), expected);
}

#[test]
fn what_is_counted_is_what_differs() {
    let mut random = Random::new("what_is_counted_is_what_differs");
    for _ in 0..100 {
        let mut book = workbook(&mut random);
        edit(&mut book, "A", 20, &mut random);
        let mut theirs = workbook(&mut random);
        theirs.merge(&book.replica().state()).unwrap();
        // Fields alone, so that each write is one field.
        for _ in 0..random.below(6) {
            let all = leaves(theirs.plan());
            let (path, kind) = random.pick(&all).clone();
            let text = crate::support::text_for(kind, &mut random);
            theirs.edit(&stamp("B", 99), |plan| pointer::leaf_mut(plan, &path).unwrap().enter(&text));
        }
        let before: Plan = book.plan().clone();
        let changes = taken_in(&mut book, &theirs);
        let (before, now): (&dyn Node, &dyn Node) = (&before, book.plan());
        assert_eq!((changes.fields, changes.unknown), (difference(before, now).len(), 0));
    }
}
