//! Accounts from tables: new ones, known ones, and those that are named again and again.

mod cells;
mod names;

use super::*;
use crate::document::grid::{Separator, TextReader, TextRow};
use crate::document::records::{Point, Reason, Survey, Trouble};
use crate::plan::assessment::Criterion;
use crate::plan::pointer;
use crate::value::{Choice, Kind};
use crate::workshop::{Identity, Stamp, Workbook};

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn plan() -> Plan {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    for (account, name, legal, archived) in [
        ("a1", "Haichuan", "Haichuan Power (Suzhou) Ltd", false),
        ("a2", "Twin", "", false),
        ("a3", "TWIN", "", false),
        ("a4", "Old", "", true),
    ] {
        let mut row = Account::default();
        row.name.enter(name);
        row.profile.legal_name.enter(legal);
        row.archived.0 = archived;
        plan.accounts.push(id(account), row);
    }
    let mut criterion = Criterion::default();
    criterion.name.enter("Fit");
    plan.scheme.criteria.push(id("fit"), criterion);
    plan
}

fn slots(slots: &[Option<Slot>]) -> Terms {
    let column = |(field, slot): (usize, &Option<Slot>)| {
        let power = if matches!(slot, Some(Slot::Field("assessment/revenue/amount"))) { 4 } else { 0 };
        slot.clone().map(|slot| Column { field, slot, power })
    };
    Terms { columns: slots.iter().enumerate().map(column).collect(), add_persons: true, ..Terms::default() }
}

fn fields(paths: &[&'static str]) -> Terms {
    slots(&paths.iter().map(|path| Some(Slot::Field(path))).collect::<Vec<_>>())
}

fn judged(plan: &Plan, terms: Terms, text: &str) -> Verdict {
    let mut reader = TextReader::new(text);
    let rows: Vec<TextRow> = std::iter::from_fn(|| reader.next(text, Separator::Comma)).collect();
    judged_rows(plan, terms, &rows)
}

fn judged_rows(plan: &Plan, terms: Terms, rows: &[TextRow]) -> Verdict {
    let spell = |kind: Kind, text: &str| match text.split_once(" (") {
        Some((choice, rest)) if matches!(kind, Kind::Choice(_)) => {
            (choice.to_owned(), Some(rest.trim_end_matches(')').to_owned()))
        }
        _ => (text.to_owned(), None),
    };
    let local = |ms| chrono::DateTime::from_timestamp_millis(ms).map(|time| time.naive_utc()).unwrap_or_default();
    let ways = Ways { fold: &|text| text.to_lowercase(), spell: &spell, shown: &|leaf| leaf.typed(), local: &local };
    let mut judge = Judge::new(plan, terms, &ways);
    for (place, row) in rows.iter().enumerate() {
        judge.take(plan, place, row, &ways);
    }
    judge.verdict(plan, &ways)
}

fn take_in(plan: &mut Plan, verdict: &Verdict, decision: Decision) -> Count {
    let mut number = 0;
    verdict.take_in(plan, &|_| decision, &mut || {
        number += 1;
        id(&format!("n{number}"))
    })
}

fn changes(verdict: &Verdict) -> Vec<(usize, &str, &str)> {
    let Standing::Known { changes, .. } = &verdict.entries[0].standing else {
        return Vec::new();
    };
    changes.iter().map(|it| (it.field, it.old.as_str(), it.new.as_str())).collect()
}

/// An export of contacts, of which two names are one company's.
const CONTACTS: &str = "70000000001,Lin,Wei,lin.wei@example.com,Purchasing Director,Haichuan Electric,Machinery\n\
                        70000000002,Zhao,Min,zhao.min@example.com,Plant Manager,Haichuan Electric,Machinery\n\
                        70000000003,Sun,Yi,sun.yi@example.com,CFO,haichuan electric ,Machinery\n\
                        70000000004,Qian,Lu,qian.lu@example.com,Buyer,Beiming Energy,Energy\n\
                        70000000005,Qian,Lu,QIAN.LU@example.com,Buyer,Beiming Energy,\n";

fn contacts() -> Terms {
    let person = |field| Some(Slot::Person(field));
    slots(&[
        None,
        person(PersonField::FirstName),
        person(PersonField::LastName),
        person(PersonField::Email),
        person(PersonField::Position),
        Some(Slot::Field("name")),
        Some(Slot::Field("profile/industry")),
    ])
}

#[test]
fn a_company_that_a_table_of_contacts_names_again_and_again_is_one_account_with_its_people() {
    let mut plan = Plan::default();
    let verdict = judged(&plan, contacts(), CONTACTS);
    assert_eq!(verdict.entries.iter().map(|entry| (entry.line, entry.rows)).collect::<Vec<_>>(), [(1, 3), (4, 2)]);
    let expected = Count { new: 2, changed: 0, persons: 4 };
    assert_eq!((verdict.count(&|_| Decision::Skip), verdict.known_persons), (expected, 1));
    assert_eq!(take_in(&mut plan, &verdict, Decision::Skip), expected);
    let read: Vec<(&str, Vec<&str>)> = plan
        .accounts
        .iter()
        .map(|row| (row.name.0.as_str(), row.profile.contacts.iter().map(|it| it.name.0.as_str()).collect()))
        .collect();
    assert_eq!(
        read,
        [("Haichuan Electric", vec!["Lin Wei", "Zhao Min", "Sun Yi"]), ("Beiming Energy", vec!["Qian Lu"]),]
    );
    // The same table once more adds nothing, whatever is decided.
    let again = judged(&plan, contacts(), CONTACTS);
    assert_eq!(again.count(&|_| Decision::Update), Count::default());
    assert_eq!((again.known(), again.known_persons), (2, 5));
    let without = judged(&Plan::default(), Terms { add_persons: false, ..contacts() }, CONTACTS);
    assert_eq!(without.count(&|_| Decision::Skip), Count { new: 2, changed: 0, persons: 0 });
}

#[test]
fn a_known_account_says_what_would_change_and_keeps_what_the_table_does_not_say() {
    let mut plan = plan();
    let known = plan.accounts.get_mut("a1").unwrap();
    known.profile.employees.enter("300");
    known.profile.address.enter("Suzhou");
    known.profile.founded.enter("1998");
    let paths = ["name", "profile/employees", "profile/address", "profile/founded", "assessment/revenue/amount"];
    let verdict = judged(&plan, fields(&paths), "haichuan power\u{ff08}suzhou\u{ff09}ltd,3200\u{4eba},,someday,1.2\n");
    assert_eq!(changes(&verdict), [(1, "300", "3200"), (4, "", "12000")]);
    // What is not a year is told, and takes the place of none.
    assert!(matches!(verdict.remarks[0].troubles[..], [Trouble { field: 3, reason: Reason::Misread(_) }]));
    let before = plan.clone();
    assert_eq!(take_in(&mut plan, &verdict, Decision::Skip), Count::default());
    assert_eq!(plan, before);
    assert_eq!(take_in(&mut plan, &verdict, Decision::Update), Count { new: 0, changed: 1, persons: 0 });
    let texts = |plan: &Plan, paths: &[&str]| -> Vec<String> {
        let account = plan.accounts.get("a1").unwrap();
        paths.iter().map(|path| pointer::leaf(&**account, &format!("/{path}")).unwrap().typed()).collect()
    };
    assert_eq!(texts(&plan, &paths), ["Haichuan", "3200", "Suzhou", "1998", "12000"]);
    assert_eq!(plan.accounts.len(), before.accounts.len());
    assert_eq!(take_in(&mut plan, &verdict, Decision::New).new, 1);
    let another = plan.accounts.iter().last().unwrap();
    // A new one has what was typed, valid or not.
    assert_eq!(another.profile.founded.typed(), "someday");
}

#[test]
fn a_registered_name_or_number_finds_an_account_that_the_table_calls_otherwise() {
    let mut plan = plan();
    plan.accounts.get_mut("a4").unwrap().profile.credit_code.enter("HRB 987654");
    let paths = ["name", "profile/legal_name", "profile/credit_code"];
    let by_legal = judged(&plan, fields(&paths), "HC,Haichuan Power (Suzhou) Ltd,\n");
    assert_eq!(changes(&by_legal), [(0, "Haichuan", "HC")]);
    let by_number = judged(&plan, fields(&paths), "Brennhold,,hrb987654\n");
    assert!(matches!(&by_number.entries[0].standing, Standing::Known { id, archived: true, .. } if id == "a4"));
}

#[test]
fn where_several_accounts_have_the_name_none_is_changed_and_that_is_told() {
    let verdict = judged(&plan(), fields(&["name", "profile/employees"]), "Twin,3\n");
    assert_eq!(verdict.entries[0].standing, Standing::Several);
    assert_eq!(verdict.remarks[0].troubles, [Trouble { field: 0, reason: Reason::Several }]);
    assert_eq!(verdict.count(&|_| Decision::Update), Count::default());
    assert_eq!(verdict.count(&|_| Decision::New).new, 1);
}

#[test]
fn rows_that_contradict_each_other_are_told_and_the_first_counts() {
    let text = "New,3,\nnew,4,East Road\nNEW,,East Road\n,5,\n";
    let verdict = judged(&plan(), fields(&["name", "profile/employees", "profile/address"]), text);
    let told: Vec<_> = verdict.remarks.iter().map(|row| (row.line, row.troubles.clone())).collect();
    assert_eq!(told, [(2, vec![Trouble { field: 1, reason: Reason::Otherwise { line: 1 } }])]);
    assert_eq!(verdict.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
    let mut plan = Plan::default();
    take_in(&mut plan, &verdict, Decision::Skip);
    let account = plan.accounts.iter().next().unwrap();
    assert_eq!((account.profile.employees.typed(), account.profile.address.typed()), ("3".into(), "East Road".into()));
}

#[test]
fn figures_for_criteria_and_what_other_systems_write_are_read() {
    let mut plan = plan();
    let terms = slots(&[
        Some(Slot::Field("name")),
        Some(Slot::Score("fit".into())),
        Some(Slot::Field("profile/customer_since")),
        Some(Slot::Field("profile/founded")),
        Some(Slot::Field("assessment/wallet/value/amount")),
        Some(Slot::Field("assessment/margin/value")),
    ]);
    let text = "Haichuan,7.5,18.04.2019 00:00:00,1998/5/1,EUR 5,30%\nNew,8,43573,2001\u{5e74},#N/A,NULL\n";
    let verdict = judged(&plan, terms.clone(), text);
    assert_eq!(verdict.remarks, []);
    assert_eq!(
        changes(&verdict),
        [(1, "", "7.5"), (2, "", "2019-04-18"), (3, "", "1998"), (4, "", "5 EUR"), (5, "", "30"),]
    );
    take_in(&mut plan, &verdict, Decision::Update);
    let again = judged(&plan, terms, "Haichuan,9,,,,\n");
    assert_eq!(changes(&again), [(1, "7.5", "9")]);
    take_in(&mut plan, &again, Decision::Update);
    let scores: Vec<usize> = plan.accounts.iter().map(|row| row.assessment.scores.len()).collect();
    assert_eq!(scores, [1, 0, 0, 0, 1]);
}

#[test]
fn all_of_it_is_one_step_back() {
    let mut book = Workbook::new(Identity { session: "s0000000a1".into(), client: 7 });
    let stamp = Stamp::default();
    book.edit(&stamp, |edited| *edited = plan());
    let before = book.plan().clone();
    let rows: String = (0..500).map(|n| format!("Account {},{n}\n", n % 250)).collect();
    let text = format!("Haichuan,77\n{rows}");
    let verdict = judged(book.plan(), fields(&["name", "profile/employees"]), &text);
    assert_eq!(verdict.count(&|_| Decision::Update), Count { new: 250, changed: 1, persons: 0 });
    let ids: Vec<RowId> = (0..verdict.id_count()).map(|_| book.new_id()).collect();
    let mut ids = ids.into_iter();
    book.edit(&stamp, |plan| {
        verdict.take_in(plan, &|_| Decision::Update, &mut || ids.next().unwrap());
    });
    assert_eq!(book.plan().accounts.len(), 254);
    book.undo(&stamp);
    assert_eq!(book.plan(), &before);
}

#[test]
fn a_table_with_decimal_commas_is_read_as_one_whole() {
    let paths = ["name", "assessment/revenue/amount", "profile/employees", "profile/customer_since"];
    let terms = Terms { point: Point::Comma, ..fields(&paths) };
    let row = TextRow::new(1, ["Beiming", "1.234,5", "1.200", "05/03/2024"].map(str::to_owned).to_vec());
    let mut survey = Survey::new([None; crate::document::records::Column::ALL.len()]);
    Surveyor::new(&terms.columns).take(&mut survey, &row);
    assert_eq!((survey.numerals.shown(), survey.dates.is_open()), (Some(Point::Comma), true));
    let mut plan = plan();
    let verdict = judged(&plan, terms, "Beiming,\"1.234,5\",1.200,05/03/2024\n");
    take_in(&mut plan, &verdict, Decision::Skip);
    let account = plan.accounts.iter().last().unwrap();
    assert_eq!(account.assessment.revenue.amount.typed(), "12345000");
    assert_eq!(account.profile.employees.typed(), "1200");
    assert_eq!(account.profile.customer_since.typed(), "2024-03-05");
}

#[test]
fn stand_ins_for_nothing_and_moments_of_the_world_are_read_as_in_purchases() {
    let mut plan = plan();
    let terms = fields(&["name", "profile/address", "profile/customer_since", "profile/region"]);
    let verdict = judged(&plan, terms, "Beiming,(blank),2024-03-05T20:00:00-08:00,NA\n");
    take_in(&mut plan, &verdict, Decision::Skip);
    let profile = &plan.accounts.iter().last().unwrap().profile;
    assert_eq!([profile.address.typed(), profile.region.typed()], ["", "NA"]);
    assert_eq!(profile.customer_since.typed(), "2024-03-06");
}

#[test]
fn what_a_cell_says_beyond_its_choice_is_told_and_goes_into_notes_that_are_empty() {
    let mut plan = plan();
    plan.accounts.get_mut("a4").unwrap().profile.notes.enter("Kept");
    let terms = Terms { notes: Some(9), ..fields(&["name", "assessment/tier", "profile/notes"]) };
    let table = "New,key (since May),\nOld,key (since June),\nOther,key (since July),A note\n";
    let verdict = judged(&plan, terms, table);
    let told: Vec<&Reason> = verdict.remarks.iter().map(|row| &row.troubles[0].reason).collect();
    let rest = |rest: &str| Reason::Beyond { rest: rest.to_owned() };
    assert_eq!(told, [&rest("since May"), &rest("since June"), &rest("since July")]);
    assert!(verdict.remarks.iter().all(|row| row.troubles.len() == 1), "{:?}", verdict.remarks);
    take_in(&mut plan, &verdict, Decision::Update);
    let notes = |name: &str| {
        let account = plan.accounts.iter().find(|account| account.name.0 == name).unwrap();
        (account.assessment.tier.0.clone(), account.profile.notes.typed())
    };
    assert_eq!(notes("New"), ("key".into(), "since May".into()));
    assert_eq!(notes("Old"), ("key".into(), "Kept".into()));
    assert_eq!(notes("Other"), ("key".into(), "A note".into()));
}

#[test]
fn an_address_that_is_none_of_the_mail_is_told_and_kept() {
    let table = "1,Lin,Wei,lin.wei,Buyer,Haichuan,\n2,Zhao,Min,zhao@example.com,Buyer,Haichuan,\n";
    let verdict = judged(&plan(), contacts(), table);
    let told: Vec<usize> = verdict.remarks.iter().map(|row| row.line).collect();
    assert_eq!(told, [1]);
    assert!(matches!(verdict.remarks[0].troubles[0].reason, Reason::Misread(_)));
    assert_eq!(verdict.entries[0].persons[0].email.typed(), "lin.wei");
}
