//! Rows of tables, good and bad, and what becomes of them.

mod tables;

use super::*;
use crate::document::grid::{Separator, TextReader, TextRow};
use crate::plan::Account;
use crate::value::{Choice, Kind, Slugs};
use crate::workshop::{Identity, Stamp, Workbook};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan() -> Plan {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    for (id, name, legal, archived) in [
        ("a1", "Haichuan", "Haichuan Power Ltd", false),
        ("a2", "Beiming", "\u{5317}\u{660e}\u{80fd}\u{6e90}", false),
        ("a3", "Twin", "", false),
        ("a4", "twin", "", false),
        ("a5", "beiming", "", true),
    ] {
        let mut account = Account::default();
        account.name.enter(name);
        account.profile.legal_name.enter(legal);
        account.archived.0 = archived;
        plan.accounts.push(RowId::new(id).unwrap(), account);
    }
    let mut product = Product::default();
    product.name.enter("Servo");
    plan.scope.products.push(RowId::new("p1").unwrap(), product);
    plan
}

fn terms() -> Terms {
    Terms {
        places: std::array::from_fn(|place| (place < 7).then_some(place)),
        add_products: true,
        today: day("2026-06-30"),
        ..Terms::default()
    }
}

fn rows(text: &str) -> Vec<TextRow> {
    let separator = Separator::of(text);
    let mut reader = TextReader::new(text);
    std::iter::from_fn(|| reader.next(text, separator)).collect()
}

fn spell(kind: Kind, text: &str) -> String {
    let known = matches!(kind, Kind::Choice(set) if set.name == crate::plan::Currency::SET.name);
    if known && text == "euro" { "EUR".into() } else { text.to_uppercase() }
}

fn china(ms: i64) -> chrono::NaiveDateTime {
    chrono::DateTime::from_timestamp_millis(ms).unwrap().naive_utc() + chrono::TimeDelta::hours(8)
}

fn judged_text(plan: &Plan, terms: Terms, text: &str) -> Verdict {
    judged(plan, terms, &[], &rows(text))
}

fn judged(plan: &Plan, terms: Terms, headings: &[String], rows: &[TextRow]) -> Verdict {
    let ways = Ways { fold: &|text| text.to_lowercase(), spell: &spell, local: &china };
    let mut judge = Judge::new(plan, terms, &ways).with_headings(headings);
    for (place, row) in rows.iter().enumerate() {
        judge.take(plan, place, row, &ways);
    }
    judge.verdict()
}

fn take_in(plan: &mut Plan, verdict: &Verdict) -> usize {
    let mut number = plan.accounts.iter().map(|it| it.buying.purchases.len()).sum::<usize>();
    verdict.take_in(plan, &mut || {
        number += 1;
        RowId::new(&format!("n{number}")).unwrap()
    })
}

fn reasons(verdict: &Verdict) -> Vec<(usize, Vec<(Column, Reason)>)> {
    let column = |trouble: &Trouble| (Column::ALL[trouble.field], trouble.reason.clone());
    verdict.rejected.iter().map(|row| (row.line, row.troubles.iter().map(column).collect())).collect()
}

#[test]
fn good_rows_go_to_the_accounts_they_name() {
    let mut plan = plan();
    let text = "2026-03-05,A1,servo,2,\"1,200.50\",,HAICHUAN\r\n\
                46086,A2,Drive,,(30),euro,\u{5317}\u{660e}\u{80fd}\u{6e90}\r\n\
                05.03.2026,,drive,1,EUR 5,,Haichuan power ltd\r\n";
    let verdict = judged_text(&plan, terms(), text);
    assert_eq!(verdict.rejected, []);
    assert_eq!(verdict.new_products, ["Drive"]);
    assert_eq!(take_in(&mut plan, &verdict), 3);
    let read = |account: &str| -> Vec<Vec<String>> {
        let rows = &plan.accounts.get(account).unwrap().buying.purchases;
        let texts = |it: &Purchase| {
            let leaves: [&dyn Leaf; 5] = [&it.date, &it.product, &it.quantity, &it.amount.amount, &it.amount.currency];
            leaves.map(Leaf::typed).to_vec()
        };
        rows.iter().map(|row| texts(row)).collect()
    };
    let drive = plan.scope.products.iter().find(|row| row.name.0 == "Drive").unwrap().id.to_string();
    assert_eq!(read("a1"), [["2026-03-05", "p1", "2", "1200.50", ""], ["2026-03-05", &drive, "1", "5", "EUR"]]);
    assert_eq!(read("a2"), [["2026-03-05", &drive, "", "-30", "EUR"]]);
}

#[test]
fn each_bad_row_says_all_that_is_wrong_with_it() {
    let text = "soon,A1,Servo,2,much,,Haichuan\n\
                2026-07-01,A1,Servo,2,1,,Haichuan\n\
                ,A1,Servo,2,,,Haichuan\n\
                2026-01-01,A1,Servo,2,1,XXX,Nobody\n\
                2026-01-01,A1,Servo,two,1,,TWIN\n\
                2026-01-01,A1,Servo,1,1 USD,EUR,Haichuan\n\
                2026-01-01,\"=cmd|' /C calc'!A0\",\u{202e}gnp,1,1,,Haichuan\n\
                2026-01-01,A1,Servo,1,1,,\n";
    let no_products = Terms { add_products: false, ..terms() };
    let expected = vec![
        (
            1,
            vec![
                (Column::Date, Reason::Misread(Misread::NotADate)),
                (Column::Amount, Reason::Misread(Misread::NotANumber)),
            ],
        ),
        (2, vec![(Column::Date, Reason::Future)]),
        (3, vec![(Column::Date, Reason::Missing), (Column::Amount, Reason::Missing)]),
        (4, vec![(Column::Currency, Reason::Unknown), (Column::Account, Reason::Unknown)]),
        (5, vec![(Column::Quantity, Reason::Misread(Misread::NotANumber)), (Column::Account, Reason::Several)]),
        (6, vec![(Column::Currency, Reason::Currencies { amount: "USD".into(), said: "EUR".into() })]),
        (7, vec![(Column::Product, Reason::Unknown)]),
        (8, vec![(Column::Account, Reason::Missing)]),
    ];
    assert_eq!(reasons(&judged_text(&plan(), no_products, text)), expected);
}

#[test]
fn without_a_column_for_it_all_rows_go_to_the_chosen_account() {
    let mut places = terms().places;
    places[Column::Account as usize] = None;
    let chosen = Terms { places, account: "a2".into(), ..terms() };
    let verdict = judged_text(&plan(), chosen.clone(), "2026-01-01,,,,5,,Haichuan");
    assert_eq!(verdict.good.iter().map(|record| record.account.as_str()).collect::<Vec<_>>(), ["a2"]);
    let nowhere = judged_text(&plan(), Terms { account: String::new(), ..chosen }, "2026-01-01,,,,5,,Haichuan");
    assert_eq!(reasons(&nowhere), [(1, vec![(Column::Account, Reason::Missing)])]);
}

#[test]
fn what_is_there_already_stays_out_and_twins_come_in_once_each() {
    let mut plan = plan();
    let text = "2026-01-01,A1,Servo,1,10.0,,Haichuan\n2026-01-01,A1,Servo,1,10,,Haichuan\n";
    let first = judged_text(&plan, terms(), text);
    assert_eq!((first.good.len(), first.rejected.len()), (2, 0));
    assert_eq!(first.remarks.iter().map(|row| row.line).collect::<Vec<_>>(), [2]);
    assert_eq!(first.remarks[0].troubles[0].reason, Reason::Twin { line: 1 });
    take_in(&mut plan, &first);
    let again = judged_text(
        &plan,
        terms(),
        &format!("{text}2026-01-01,A1,Servo,1,10,,Haichuan\n2026-01-01,A1,Servo,1,10,,Beiming"),
    );
    assert_eq!((again.good.len(), again.rejected.len()), (2, 2));
    assert_eq!(again.rejected[0].troubles[0].reason, Reason::Known);
}

#[test]
fn a_record_is_known_whether_or_not_the_plans_currency_is_said() {
    let mut plan = Plan { currency: Choice::of("CNY"), ..plan() };
    let without = judged_text(&plan, terms(), "2026-01-01,A1,Servo,1,10,,Haichuan\n");
    take_in(&mut plan, &without);
    let with =
        judged_text(&plan, terms(), "2026-01-01,A1,Servo,1,10,CNY,Haichuan\n2026-01-01,A1,Servo,1,10,EUR,Haichuan\n");
    assert_eq!((with.good.len(), with.rejected.len()), (1, 1));
}

#[test]
fn twenty_thousand_rows_are_one_edit_and_one_step_back() {
    let mut book = Workbook::new(Identity { session: "s0000000a1".into(), client: 7 });
    let stamp = Stamp::default();
    book.edit(&stamp, |edited| *edited = plan());
    let before = book.plan().clone();
    let text: String = (0..20_000)
        .map(|n| format!("2026-{:02}-{:02},A{n},Product {},1,{n},,Haichuan\r\n", n % 6 + 1, n % 28 + 1, n % 40))
        .collect();
    let verdict = judged_text(book.plan(), terms(), &text);
    assert_eq!((verdict.good.len(), verdict.rejected.len(), verdict.new_products.len()), (20_000, 0, 40));
    let ids: Vec<RowId> = (0..verdict.id_count()).map(|_| book.new_id()).collect();
    let mut ids = ids.into_iter();
    let update = book.edit(&stamp, |plan| {
        verdict.take_in(plan, &mut || ids.next().unwrap());
    });
    assert!(update.is_some());
    assert_eq!(book.plan().accounts.get("a1").unwrap().buying.purchases.len(), 20_000);
    book.undo(&stamp);
    assert_eq!(book.plan(), &before);
}
