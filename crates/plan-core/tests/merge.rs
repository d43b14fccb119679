//! Merging loses nothing, in whatever order and however often copies meet. Thousands of random rounds;
//! the seed is printed and can be given again in `KEYPLAN_SEED`.

use crate::support::{Random, change, edit, fork, identity, merged, stamp, workbook};
use plan_core::document::{Limits, plan_as_json, read, write};
use plan_core::plan::profile::Contact;
use plan_core::plan::{Account, RowId, pointer};
use plan_core::reading::{reporting_circles, would_circle};
use plan_core::workshop::{Conflict, Presence, Typing, Workbook};
use serde_json::Value;
use std::collections::BTreeSet;

const ROUNDS: usize = 2_000;

fn seen(book: &Workbook) -> (Value, Vec<Conflict>) {
    (plan_as_json(book.plan(), book.replica()), book.conflicts())
}

#[test]
fn a_plan_is_read_off_its_registers_as_it_was_written() {
    let mut random = Random::new("identity");
    for _ in 0..ROUNDS {
        let mut book = workbook(&mut random);
        for _ in 0..=random.below(12) {
            edit(&mut book, "甲", 1, &mut random);
            if random.below(5) == 0 {
                book.undo(&stamp("甲", 60));
            }
        }
        let copy = fork(&book, &mut random);
        assert_eq!(book.plan(), copy.plan());
    }
}

#[test]
fn the_order_of_merging_and_merging_again_change_nothing() {
    let mut random = Random::new("order");
    for round in 0..ROUNDS {
        let mut first = workbook(&mut random);
        edit(&mut first, "甲", 4, &mut random);
        let has_ancestor = round % 3 > 0;
        let (mut second, mut third) = if has_ancestor {
            (fork(&first, &mut random), fork(&first, &mut random))
        } else {
            (workbook(&mut random), workbook(&mut random))
        };
        edit(&mut first, "甲", 3, &mut random);
        edit(&mut second, "乙", 3, &mut random);
        if random.below(3) == 0 {
            third.merge(&second.replica().state()).unwrap();
        }
        edit(&mut third, "丙", 3, &mut random);
        let one = merged(&[&first, &second, &third], &mut random);
        let other = merged(&[&third, &first, &second], &mut random);
        let pair = merged(&[&second, &third], &mut random);
        let grouped = merged(&[&first, &pair], &mut random);
        assert_eq!(seen(&one), seen(&other));
        assert_eq!(seen(&one), seen(&grouped));
        let again = merged(&[&one, &third, &one, &second], &mut random);
        assert_eq!(seen(&one), seen(&again));
        // What was settled step by step is what would be filled at once.
        first.merge(&second.replica().state()).unwrap();
        first.merge(&third.replica().state()).unwrap();
        assert_eq!(seen(&first), seen(&one));
    }
}

/// What one person wrote into one field, and whether somebody who had seen it wrote over it.
struct Entry {
    path: String,
    value: Value,
    replaced: bool,
}

#[test]
fn what_nobody_saw_and_replaced_is_never_lost() {
    const FIELDS: [&str; 6] = [
        "/name",
        "/company",
        "/goals/review/reviewed_by",
        "/scope/start",
        "/background/concentration/total_sales/amount",
        "/currency",
    ];
    let mut random = Random::new("nothing lost");
    for round in 0..ROUNDS {
        let mut log: Vec<Entry> = Vec::new();
        let mut books: Vec<(Workbook, BTreeSet<usize>)> =
            (0..3).map(|_| (workbook(&mut random), BTreeSet::new())).collect();
        for step in 0..20 {
            let who = random.below(3);
            if random.below(4) == 0 {
                let from = random.below(3);
                let (state, known) = (books[from].0.replica().state(), books[from].1.clone());
                books[who].0.merge(&state).unwrap();
                books[who].1.extend(known);
                continue;
            }
            let path = *random.pick(&FIELDS);
            let (book, known) = &mut books[who];
            let text = format!("{who}-{step} 某人 {round}");
            let at = i64::try_from(random.below(9)).unwrap();
            book.edit(&stamp("某人", at), |plan| pointer::leaf_mut(plan, path).unwrap().enter(&text)).unwrap();
            for seen in known.iter() {
                log[*seen].replaced |= log[*seen].path == path;
            }
            known.insert(log.len());
            log.push(Entry { path: path.to_owned(), value: text.into(), replaced: false });
        }
        let all = merged(&[&books[0].0, &books[1].0, &books[2].0], &mut random);
        for path in FIELDS {
            let kept: BTreeSet<String> = match all.replica().conflict_at(path) {
                Some(Conflict::Values { versions, .. }) => versions.iter().map(|v| v.value.to_string()).collect(),
                _ => all.replica().shown(path).iter().map(Value::to_string).collect(),
            };
            let wanted: BTreeSet<String> = log
                .iter()
                .filter(|entry| entry.path == path && !entry.replaced)
                .map(|entry| entry.value.to_string())
                .collect();
            assert_eq!(kept, wanted, "{path}");
        }
    }
}

fn with_account(random: &mut Random) -> (Workbook, RowId) {
    let mut book = workbook(random);
    let id = book.new_id();
    book.edit(&stamp("甲", 1), |plan| plan.accounts.push(id.clone(), Account::default())).unwrap();
    (book, id)
}

#[test]
fn a_row_deleted_here_and_edited_there_comes_back_marked() {
    let mut random = Random::new("returned");
    let (mut here, id) = with_account(&mut random);
    let row = format!("/accounts/{id}");
    let mut there = fork(&here, &mut random);
    here.edit(&stamp("甲", 2), |plan| plan.accounts.remove(id.as_str())).unwrap();
    there.edit(&stamp("乙", 3), |plan| plan.accounts.get_mut(id.as_str()).unwrap().name.0 = "海川动力".into()).unwrap();
    here.merge(&there.replica().state()).unwrap();
    assert_eq!(here.plan().accounts.get(id.as_str()).map(|account| account.name.0.as_str()), Some("海川动力"));
    assert_eq!(here.replica().presence(&row), Presence::Returned);
    let conflicts = here.conflicts();
    let [Conflict::Returned { row: at, deleted, edits }] = &conflicts[..] else { panic!("nobody is asked") };
    assert_eq!((at, deleted.by.as_str()), (&row, "甲"));
    let edits: Vec<_> = edits.iter().map(|(path, edit)| (path.as_str(), &edit.value, edit.by.as_str())).collect();
    assert_eq!(edits, [(format!("{row}/name").as_str(), &Value::from("海川动力"), "乙")]);

    let mut keeping = fork(&here, &mut random);
    keeping.decide_row(&row, true, &stamp("甲", 4));
    assert_eq!(keeping.conflicts(), []);
    assert_eq!(keeping.plan().accounts.len(), 1);

    here.decide_row(&row, false, &stamp("甲", 4));
    assert_eq!(here.plan().accounts.len(), 0);
    there.merge(&here.replica().state()).unwrap();
    assert_eq!((there.plan().accounts.len(), there.conflicts().len()), (0, 0));
}

#[test]
fn two_people_type_in_one_text() {
    let mut random = Random::new("prose");
    let mut here = workbook(&mut random);
    here.edit(&stamp("甲", 1), |plan| plan.background.why_now.0 = "客户集中。".into());
    let mut there = fork(&here, &mut random);
    here.edit(&stamp("甲", 2), |plan| plan.background.why_now.0 = "重点客户集中。".into());
    there.edit(&stamp("乙", 3), |plan| plan.background.why_now.0 = "客户集中。毛利在下降。".into());
    here.merge(&there.replica().state()).unwrap();
    assert_eq!(here.plan().background.why_now.0, "重点客户集中。毛利在下降。");
    let [Conflict::Values { versions, .. }] = &here.conflicts()[..] else { panic!("both have to be seen") };
    let versions: Vec<_> = versions.iter().map(|version| (version.by.as_str(), version.value.as_str())).collect();
    let together = ("", Some("重点客户集中。毛利在下降。"));
    assert_eq!(versions, [together, ("乙", Some("客户集中。毛利在下降。")), ("甲", Some("重点客户集中。"))]);
    // Taking back one's own change leaves the other's.
    here.undo(&stamp("甲", 4));
    assert_eq!(here.plan().background.why_now.0, "客户集中。毛利在下降。");
}

/// Where two wrote into one passage the text has the latest version, and each version is kept.
#[test]
fn every_letter_that_nobody_deleted_is_in_the_text_or_in_a_version_that_is_kept() {
    const PATH: &str = "/background/steer";
    let mut random = Random::new("letters");
    for _ in 0..ROUNDS {
        let mut books: Vec<Workbook> = Vec::new();
        let mut first = workbook(&mut random);
        first.edit(&stamp("甲", 1), |plan| plan.background.steer.0 = "一二三四五".into());
        books.push(fork(&first, &mut random));
        books.push(fork(&first, &mut random));
        books.push(first);
        let mut letters: BTreeSet<char> = BTreeSet::new();
        for (number, letter) in ('a'..='z').enumerate() {
            let who = random.below(3);
            if random.below(3) == 0 {
                let state = books[random.below(3)].replica().state();
                books[who].merge(&state).unwrap();
                continue;
            }
            let at = i64::try_from(number).unwrap();
            let base = books[who].plan().background.steer.0.clone();
            let mut text: Vec<char> = base.chars().collect();
            text.insert(random.below(text.len() + 1), letter);
            letters.insert(letter);
            let text: String = text.into_iter().collect();
            books[who].enter(&stamp("某人", at), PATH, Typing { base: &base, text: &text, goes_on: false }).unwrap();
        }
        let all = merged(&[&books[0], &books[1], &books[2]], &mut random);
        let mut texts = vec![all.plan().background.steer.0.clone()];
        if let Some(Conflict::Values { versions, .. }) = all.replica().conflict_at(PATH) {
            assert_eq!(versions[0].value, texts[0].as_str());
            texts.extend(versions.iter().map(|version| version.value.as_str().unwrap().to_owned()));
        }
        let found: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).filter(char::is_ascii).collect();
        assert_eq!(found, letters);
        for text in texts {
            assert!(letters.iter().all(|letter| text.matches(*letter).count() <= 1), "{text}");
        }
    }
}

#[test]
fn undoing_never_takes_back_what_somebody_else_wrote() {
    let mut random = Random::new("undo");
    let (mut here, id) = with_account(&mut random);
    here.edit(&stamp("甲", 2), |plan| plan.name.0 = "甲的计划".into());
    let mut there = fork(&here, &mut random);
    there.edit(&stamp("乙", 3), |plan| plan.name.0 = "乙的计划".into());
    there.edit(&stamp("乙", 4), |plan| plan.accounts.get_mut(id.as_str()).unwrap().name.0 = "新名".into());
    here.merge(&there.replica().state()).unwrap();
    while here.undo(&stamp("甲", 5)).is_some() {}
    assert_eq!(here.plan().name.0, "乙的计划");
    assert_eq!(here.plan().accounts.len(), 1);
}

#[test]
fn undo_and_redo_lead_back_and_forth() {
    let mut random = Random::new("undo all");
    for _ in 0..ROUNDS {
        let mut book = workbook(&mut random);
        edit(&mut book, "甲", 4, &mut random);
        let mut stages = vec![book.plan().clone()];
        for _ in 0..6 {
            let id = book.new_id();
            if book.edit(&stamp("甲", 100), |plan| change(plan, &id, &mut random)).is_some() {
                stages.push(book.plan().clone());
            }
        }
        for stage in stages.iter().rev().skip(1) {
            book.undo(&stamp("甲", 100)).unwrap();
            assert_eq!(book.plan(), stage);
        }
        for stage in stages.iter().skip(1) {
            book.redo(&stamp("甲", 100)).unwrap();
            assert_eq!(book.plan(), stage);
        }
    }
}

#[test]
fn reading_a_hand_written_file_again_changes_nothing() {
    let mut random = Random::new("by hand");
    for _ in 0..ROUNDS / 4 {
        let mut book = workbook(&mut random);
        edit(&mut book, "甲", 6, &mut random);
        let mut file: Value = serde_json::from_str(&write(&book, "test", "")).unwrap();
        file.as_object_mut().unwrap().remove("replica");
        let text = file.to_string();
        let open = |random: &mut Random| read(text.as_bytes(), identity(random), &Limits::FILE).unwrap().workbook;
        let (mut first, second) = (open(&mut random), open(&mut random));
        assert_eq!(plan_as_json(first.plan(), first.replica()), file["plan"]);
        first.merge(&second.replica().state()).unwrap();
        assert_eq!(plan_as_json(first.plan(), first.replica()), file["plan"]);
        assert_eq!(first.conflicts(), []);
        // Worked on since: the old file has nothing new to say.
        edit(&mut first, "乙", 4, &mut random);
        let before = seen(&first);
        let third = open(&mut random);
        first.merge(&third.replica().state()).unwrap();
        assert_eq!(seen(&first), before);
    }
}

/// What is saved between two whole records are updates alone: together they must be the plan.
#[test]
fn updates_one_by_one_carry_every_edit() {
    let mut random = Random::new("updates_one_by_one_carry_every_edit");
    for _ in 0..ROUNDS / 10 {
        let mut origin = workbook(&mut random);
        edit(&mut origin, "A", 20, &mut random);
        // As from a hand-written file: values without a history of their own.
        let plan = plan_as_json(origin.plan(), origin.replica());
        let file = serde_json::json!({ "format": "keyplan", "version": 1, "plan": plan }).to_string();
        let mut book = read(file.as_bytes(), identity(&mut random), &Limits::FILE).unwrap().workbook;
        let mut stored = fork(&book, &mut random);
        for _ in 0..random.below(12) {
            let id = book.new_id();
            if let Some(update) = book.edit(&stamp("A", 1), |plan| crate::support::change(plan, &id, &mut random)) {
                stored.merge(&update).unwrap();
            }
        }
        if let Some((update, _)) = book.undo(&stamp("A", 2)) {
            stored.merge(&update).unwrap();
        }
        assert_eq!(seen(&stored), seen(&book));
    }
}

#[test]
fn two_moves_that_make_a_circle_together_leave_the_same_link_out_everywhere() {
    let mut random = Random::new("circle");
    let (mut here, account) = with_account(&mut random);
    let contacts = format!("/accounts/{account}/profile/contacts");
    let (chief, head) = (here.new_id(), here.new_id());
    here.edit(&stamp("甲", 1), |plan| {
        let profile = &mut plan.accounts.get_mut(account.as_str()).unwrap().profile;
        profile.contacts.push(chief.clone(), Contact::default());
        profile.contacts.push(head.clone(), Contact::default());
    });
    let mut there = fork(&here, &mut random);
    let put = |book: &mut Workbook, who: &RowId, superior: &RowId| {
        let known = book.plan().accounts.get(account.as_str()).unwrap().profile.contacts.clone();
        assert!(!would_circle(&known, who.as_str(), superior.as_str()));
        let path = format!("{contacts}/{who}/reports_to");
        book.edit(&stamp("甲", 2), |plan| pointer::leaf_mut(plan, &path).unwrap().enter(superior.as_str())).unwrap();
    };
    put(&mut here, &chief, &head);
    put(&mut there, &head, &chief);
    let (one, other) = (merged(&[&here, &there], &mut random), merged(&[&there, &here], &mut random));
    let circles = [&one, &other].map(|book| {
        let profile = &book.plan().accounts.get(account.as_str()).unwrap().profile;
        reporting_circles(&profile.contacts)
    });
    let mut both = [chief.to_string(), head.to_string()];
    both.sort();
    assert_eq!(circles[0], [both.to_vec()]);
    assert_eq!(circles[0], circles[1]);
}
