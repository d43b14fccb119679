//! Long text that two people changed at once, and plans that are put back to what they were.

use crate::support::{Random, edit, fork, identity, merged, stamp, workbook};
use plan_core::document::{Limits, read, write};
use plan_core::plan::{Account, Plan};
use plan_core::value::{Leaf, Line};
use plan_core::workshop::{Conflict, Workbook};

/// Two texts that were changed at the same place make one that neither wrote.
#[test]
fn words_of_two_people_are_not_run_together_unseen() {
    let mut random = Random::new("run together");
    let mut here = workbook(&mut random);
    here.edit(&stamp("甲", 1), |plan| plan.background.why_now.0 = "主攻5家".into());
    let mut there = fork(&here, &mut random);
    here.edit(&stamp("甲", 2), |plan| plan.background.why_now.0 = "主攻4家".into());
    there.edit(&stamp("乙", 3), |plan| plan.background.why_now.0 = "主攻6家".into());
    let path = "/background/why_now";
    for (one, other) in [(&here, &there), (&there, &here)] {
        let mut both = merged(&[one, other], &mut random);
        let Some(Conflict::Values { versions, .. }) = both.replica().conflict_at(path) else {
            panic!("nobody sees it")
        };
        let said: Vec<_> = versions.iter().filter_map(|version| version.value.as_str()).collect();
        // The latest is shown, as of any other field, and no number that nobody wrote.
        assert_eq!(said, ["主攻6家", "主攻4家"]);
        assert_eq!(both.plan().background.why_now.0, "主攻6家");
        both.decide(path, "主攻6家".into(), &stamp("丙", 4));
        assert_eq!((both.plan().background.why_now.0.as_str(), both.conflicts()), ("主攻6家", vec![]));
        both.undo(&stamp("丙", 5));
        assert_eq!(both.plan().background.why_now.0, said[0]);
    }
    // Who writes on over the one that is shown has not decided about the other.
    there.merge(&here.replica().state()).unwrap();
    there.edit(&stamp("乙", 4), |plan| plan.background.why_now.0 = "主攻5到6家".into());
    here.merge(&there.replica().state()).unwrap();
    let [Conflict::Values { versions, .. }] = &here.conflicts()[..] else { panic!("one was lost") };
    let said: Vec<_> = versions.iter().filter_map(|version| version.value.as_str()).collect();
    assert_eq!((here.plan().background.why_now.0.as_str(), said), ("主攻5到6家", vec!["主攻5到6家", "主攻4家"]));
}

/// Letters that two put into the same place would stand there twice.
#[test]
fn what_two_people_wrote_alike_is_there_once_and_no_conflict() {
    let mut random = Random::new("alike");
    let mut here = workbook(&mut random);
    here.edit(&stamp("甲", 1), |plan| plan.background.why_now.0 = "主攻5家".into());
    let mut there = fork(&here, &mut random);
    for (book, by) in [(&mut here, "甲"), (&mut there, "乙")] {
        book.edit(&stamp(by, 2), |plan| plan.background.why_now.0 = "主攻6家".into());
    }
    here.merge(&there.replica().state()).unwrap();
    assert_eq!((here.plan().background.why_now.0.as_str(), here.conflicts()), ("主攻6家", vec![]));
}

#[test]
fn of_very_long_texts_it_is_told_that_both_were_changed() {
    let mut random = Random::new("long texts");
    let mut here = workbook(&mut random);
    let long = "字".repeat(9_000);
    here.edit(&stamp("甲", 1), |plan| plan.background.why_now.0.clone_from(&long));
    let mut there = fork(&here, &mut random);
    here.edit(&stamp("甲", 2), |plan| plan.background.why_now.0 = format!("一{long}"));
    there.edit(&stamp("乙", 3), |plan| plan.background.why_now.0 = format!("{long}二"));
    here.merge(&there.replica().state()).unwrap();
    assert_eq!(here.plan().background.why_now.0, format!("一{long}二"));
    let [Conflict::Values { versions, .. }] = &here.conflicts()[..] else { panic!("both have to be seen") };
    assert!(versions[1].value.is_null() && versions[2].value.is_null());
    assert_eq!((versions[1].by.as_str(), versions[2].by.as_str()), ("乙", "甲"));
}

/// A recovery copy is an ancestor: merging it brings nothing back.
#[test]
fn putting_a_plan_back_makes_it_what_it_was_and_can_be_undone() {
    let mut random = Random::new("put back");
    for _ in 0..100 {
        let mut book = workbook(&mut random);
        edit(&mut book, "甲", 12, &mut random);
        let mut then = book.plan().clone();
        let file = write(&book, "test", "");
        edit(&mut book, "甲", 8, &mut random);
        // Which plan it is stays as it is.
        then.id.clone_from(&book.plan().id);
        let mut other = fork(&book, &mut random);
        let now = book.plan().clone();
        let update = book.put_back(&stamp("乙", 60), &read_plan(&file, &mut random));
        assert!(*book.plan() == then && update.is_some() == (then != now));
        if let Some(update) = update {
            other.merge(&update).unwrap();
            assert_eq!(other.plan(), &then);
            book.undo(&stamp("乙", 61)).unwrap();
            assert_eq!(book.plan(), &now);
            book.redo(&stamp("乙", 62)).unwrap();
            assert_eq!(book.plan(), &then);
        }
        assert_eq!(book.put_back(&stamp("乙", 63), &then), None);
    }
}

fn read_plan(file: &str, random: &mut Random) -> Plan {
    read(file.as_bytes(), identity(random), &Limits::FILE).unwrap().workbook.plan().clone()
}

#[test]
fn a_copy_is_foreign_where_neither_a_row_nor_a_write_is_in_both() {
    let mut random = Random::new("foreign");
    let rows = |book: &mut Workbook, names: &[&str]| {
        for name in names {
            let id = book.new_id();
            book.edit(&stamp("甲", 1), |plan| {
                let account = Account { name: Line((*name).to_owned()), ..Account::default() };
                plan.accounts.push(id, account);
            });
        }
    };
    let named = |random: &mut Random| {
        let mut book = workbook(random);
        book.edit(&stamp("甲", 1), |plan| plan.id.enter("same"));
        book
    };
    let (mut one, mut other) = (named(&mut random), named(&mut random));
    rows(&mut one, &["a", "b", "c"]);
    rows(&mut other, &["a", "b"]);
    assert!(!one.replica().is_foreign(other.replica()), "two rows tell nothing");
    rows(&mut other, &["c"]);
    assert!(one.replica().is_foreign(other.replica()) && other.replica().is_foreign(one.replica()));
    // Two who set out from one plan without rows.
    let mut base = named(&mut random);
    base.edit(&stamp("甲", 1), |plan| plan.name.enter("plan"));
    let (mut here, mut there) = (fork(&base, &mut random), fork(&base, &mut random));
    rows(&mut here, &["a", "b", "c"]);
    rows(&mut there, &["d", "e", "f"]);
    assert!(!here.replica().is_foreign(there.replica()));
}
