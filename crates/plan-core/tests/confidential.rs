//! What is confidential stays out of an open copy, and a copy without it merges back as if it had never been parted.

use crate::support::{Random, edit, fork, identity, merged, stamp, workbook};
use plan_core::document::{Limits, Opened, read, write, write_open};
use plan_core::plan::{Account, Member, Plan, Risk, RowId, Worksheet};
use plan_core::value::Leaf;
use plan_core::workshop::{Workbook, difference};

fn open(file: &str, random: &mut Random) -> Opened {
    read(file.as_bytes(), identity(random), &Limits::FILE).unwrap()
}

fn with_pay(random: &mut Random) -> Workbook {
    let mut book = workbook(random);
    book.edit(&stamp("甲", 1), |plan| {
        plan.name.enter("plan");
        plan.incentives.principle.enter("two months' pay");
        plan.price.principle.enter("never below 20 percent");
    });
    book
}

#[test]
fn an_open_copy_holds_nothing_of_pay_and_a_whole_one_all() {
    let mut random = Random::new("open copy");
    let mut book = with_pay(&mut random);
    let copy = write_open(&mut book, "test", "");
    assert!(!copy.contains("incentives") && !copy.contains("pay"), "{copy}");
    let opened = open(&copy, &mut random);
    assert_eq!(opened.findings, []);
    let plan = opened.workbook.plan();
    assert_eq!((plan.name.0.as_str(), plan.incentives.principle.0.as_str()), ("plan", ""));
    let whole = open(&write(&book, "test", ""), &mut random);
    assert_eq!(whole.findings, []);
    assert_eq!(whole.workbook.plan(), book.plan());
}

#[test]
fn a_copy_without_pay_merges_back_and_gets_it_from_a_whole_one_later() {
    let mut random = Random::new("merges back");
    let mut book = with_pay(&mut random);
    let mut other = open(&write_open(&mut book, "test", ""), &mut random).workbook;
    other.edit(&stamp("乙", 2), |plan| plan.company.enter("Acme"));
    other.edit(&stamp("乙", 3), |plan| plan.incentives.principle.enter(""));
    book.edit(&stamp("甲", 4), |plan| plan.incentives.principle.enter("three months' pay"));
    book.merge(&other.replica().state()).unwrap();
    let expected = ("Acme", "three months' pay");
    let seen = |plan: &Plan| (plan.company.0.clone(), plan.incentives.principle.0.clone());
    assert_eq!(seen(book.plan()), (expected.0.to_owned(), expected.1.to_owned()));
    assert_eq!(book.conflicts(), []);
    other.merge(&book.replica().state()).unwrap();
    assert_eq!(other.plan(), book.plan());
}

#[test]
fn a_worksheet_that_is_marked_goes_apart_with_its_long_text_and_comes_back_when_the_mark_goes() {
    let mut random = Random::new("marked");
    let mut book = with_pay(&mut random);
    // The second edit makes a shared text of it.
    book.edit(&stamp("甲", 2), |plan| plan.price.principle.enter("never below 22 percent"));
    let mark = |slugs: &'static str| move |plan: &mut Plan| plan.cover.confidential.enter(slugs);
    book.edit(&stamp("甲", 3), mark("3.2 1.0"));
    assert_eq!(book.plan().confidential(), [Worksheet::Price, Worksheet::Incentives]);
    let copy = write_open(&mut book, "test", "");
    assert!(!copy.contains("percent"), "{copy}");
    let opened = open(&copy, &mut random).workbook;
    // The cover says what is confidential, so it is there.
    assert_eq!(opened.plan().cover, book.plan().cover);
    assert!(!String::from_utf8_lossy(&book.state_without(&[Worksheet::Price])).contains("percent"));
    assert_eq!(book.plan().price.principle.0, "never below 22 percent");
    book.undo(&stamp("甲", 4));
    let copy = write_open(&mut book, "test", "");
    assert!(copy.contains("never below 22 percent"));
    assert_eq!(open(&copy, &mut random).workbook.plan().price, book.plan().price);
}

/// 1.3 shows the team, 2.1 the heads of accounts, 2.4 the scheme and all risks: those are everybody's.
#[test]
fn what_a_marked_worksheet_shows_besides_its_own_fields_stays_in_a_copy() {
    let mut random = Random::new("besides");
    let mut book = workbook(&mut random);
    let id = |text: &str| RowId::new(text).unwrap();
    book.edit(&stamp("甲", 1), |plan| {
        let mut account = Account::default();
        account.name.enter("Acme");
        account.profile.notes.enter("goes apart");
        account.assessment.tier_reason.enter("goes apart");
        plan.accounts.push(id("a"), account);
        plan.members.push(id("m"), Member::default());
        plan.risks.push(id("r"), Risk::default());
        plan.cover.confidential.enter("1.3 2.1 2.4");
    });
    let copy = write_open(&mut book, "test", "");
    assert!(!copy.contains("goes apart"));
    let plan = open(&copy, &mut random).workbook.plan().clone();
    assert_eq!(plan.accounts.get("a").map(|account| account.name.0.clone()), Some("Acme".into()));
    assert_eq!((plan.members.len(), plan.risks.len()), (1, 1));
}

#[test]
fn what_was_written_before_the_mark_was_known_does_not_slip_through() {
    let mut random = Random::new("slips");
    let mut book = with_pay(&mut random);
    let mut other = fork(&book, &mut random);
    book.edit(&stamp("甲", 2), |plan| plan.cover.confidential.enter("3.2"));
    other.edit(&stamp("乙", 3), |plan| plan.price.principle.enter("below 10 percent if need be"));
    book.merge(&other.replica().state()).unwrap();
    let copy = write_open(&mut book, "test", "");
    assert!(!copy.contains("percent"));
    // The others learn of it, whatever else they have.
    let mut third = fork(&other, &mut random);
    third.merge(&book.replica().state()).unwrap();
    other.merge(&third.replica().state()).unwrap();
    assert_eq!(other.plan().price.principle.0, book.plan().price.principle.0);
    assert!(other.replica().is_whole());
}

/// Random copies with and without it, in any order: nothing waits, nothing differs, nothing slips through.
#[test]
fn whatever_is_parted_and_merged_in_whatever_order_all_copies_agree() {
    let mut random = Random::new("parted");
    for _ in 0..60 {
        let mut books = vec![with_pay(&mut random)];
        for at in 100..112 {
            let place = random.below(books.len());
            match random.below(5) {
                0 => {
                    let copy = write_open(&mut books[place], "test", "");
                    books.push(open(&copy, &mut random).workbook);
                }
                1 => {
                    let other = random.below(books.len());
                    let state = books[other].replica().state();
                    books[place].merge(&state).unwrap();
                }
                2 => {
                    let slugs = *random.pick(&["", "3.2", "2.1 1.2", "1.3 2.4"]);
                    books[place].edit(&stamp("丙", at), |plan| plan.cover.confidential.enter(slugs));
                }
                3 => {
                    let text = format!("payslip{}", random.below(1000));
                    books[place].edit(&stamp("丁", at), |plan| plan.incentives.principle.enter(&text));
                }
                _ => {
                    let book = &mut books[place];
                    edit(book, "戊", 3, &mut random);
                }
            }
        }
        let all: Vec<&Workbook> = books.iter().collect();
        let (mut one, mut other) = (merged(&all, &mut random), {
            let backwards: Vec<&Workbook> = books.iter().rev().collect();
            merged(&backwards, &mut random)
        });
        assert_eq!(difference(one.plan(), other.plan()), []);
        assert!(one.replica().is_whole());
        let (one, other) = (write_open(&mut one, "test", ""), write_open(&mut other, "test", ""));
        for copy in [one, other] {
            assert!(!copy.contains("payslip"));
            // What one can read of it is what its registers hold.
            let mut opened = open(&copy, &mut random).workbook;
            let again = write_open(&mut opened, "test", "");
            let plan = |file: &str| serde_json::from_str::<serde_json::Value>(file).unwrap()["plan"].clone();
            assert!(plan(&copy) == plan(&again), "the readable plan has something else");
        }
    }
}

/// The fixture was written when all registers lay in one document.
#[test]
fn a_plan_from_before_can_be_parted_too_and_nothing_of_it_is_lost() {
    let mut random = Random::new("from before");
    let mut book = open(include_str!("fixtures/version-1.keyplan.json"), &mut random).workbook;
    let whole = book.plan().clone();
    let mut other = fork(&book, &mut random);
    book.edit(&stamp("甲", 100), |plan| plan.cover.confidential.enter("1.1 2.1"));
    let copy = write_open(&mut book, "test", "");
    let mut opened = open(&copy, &mut random).workbook;
    assert_eq!(opened.plan().background, Plan::default().background);
    assert_eq!((opened.plan().goals == whole.goals, opened.plan().accounts.len()), (true, whole.accounts.len()));
    opened.edit(&stamp("乙", 101), |plan| plan.company.enter("Acme"));
    for book in [&mut book, &mut other] {
        book.merge(&opened.replica().state()).unwrap();
    }
    other.merge(&book.replica().state()).unwrap();
    assert_eq!(difference(other.plan(), book.plan()), []);
    assert_eq!((&book.plan().background, book.plan().company.0.as_str()), (&whole.background, "Acme"));
    assert_eq!(book.conflicts(), []);
}
