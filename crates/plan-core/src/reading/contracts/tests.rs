//! Contracts, invoices and receipts by the day.

use super::*;
use crate::plan::RowId;
use crate::plan::buying::Purchase;
use crate::value::{Choice, Entry, Reference};

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

fn today() -> NaiveDate {
    "2026-05-30".parse().unwrap()
}

fn money(amount: &str, currency: &str) -> Money {
    Money { amount: Entry::of(amount), currency: Choice::of(currency) }
}

fn framework(committed: &str) -> Contract {
    Contract {
        starts_on: Entry::of("2026-01-01"),
        ends_on: Entry::of("2026-12-31"),
        notice_days: Entry::of("60"),
        committed: money(committed, ""),
        ..Contract::default()
    }
}

fn account(purchases: &[(&str, &str, &str, &str)]) -> Account {
    let mut account = Account::default();
    account.contracts.contracts.push(id("k"), framework("1000"));
    for (place, (date, amount, currency, contract)) in purchases.iter().enumerate() {
        let (date, amount) = (Entry::of(date), money(amount, currency));
        let purchase = Purchase { date, amount, contract: Reference::to(contract), ..Purchase::default() };
        account.buying.purchases.push(id(&format!("p{place}")), purchase);
    }
    account
}

fn called(account: &Account) -> Result<CallOff, Unavailable> {
    call_off(account, account.contracts.contracts.get("k").unwrap(), "CNY", today())
}

#[test]
fn what_was_bought_in_the_time_of_the_contract_is_called_off() {
    let account = account(&[
        ("2025-12-31", "1", "", ""),
        ("2026-01-01", "300", "", ""),
        ("2026-05-30", "10", "CNY", ""),
        ("2026-05-31", "5", "", ""),
        ("2026-02-01", "7", "USD", ""),
    ]);
    let read = called(&account).unwrap();
    assert_eq!((read.called, read.elapsed_days, read.days, read.left_out), (310.into(), 150, 365, 1));
    assert_eq!(read.pace().map(|points| points.round_dp(1)), Ok(Decimal::new(-101, 1)));
}

#[test]
fn records_that_name_a_contract_count_for_that_one_alone() {
    let mut account = account(&[("2026-02-01", "300", "", "k"), ("2026-02-01", "10", "", "")]);
    assert_eq!(called(&account).map(|read| read.called), Ok(300.into()));
    account.buying.purchases.get_mut("p0").unwrap().contract = Reference::default();
    assert_eq!(called(&account).map(|read| read.called), Ok(310.into()));
    // A project is not called off bit by bit; of two frameworks nobody knows which was meant.
    account.contracts.contracts.push(id("k2"), Contract { kind: Choice::of("project"), ..framework("5") });
    assert_eq!(called(&account).map(|read| read.called), Ok(310.into()));
    account.contracts.contracts.get_mut("k2").unwrap().kind = Choice::of("annual");
    assert_eq!(called(&account), Err(Unavailable::NothingCounts));
}

#[test]
fn who_decides_has_to_do_so_before_notice_runs_out() {
    assert_eq!(decide_by(&framework("")), Ok("2026-11-01".parse().unwrap()));
    let endless = Contract { notice_days: Entry::of("999999999999"), ..framework("") };
    assert_eq!(decide_by(&endless), Err(Unavailable::Overflow));
    let ending = Contract { renewal: Choice::of("none"), ..framework("") };
    assert_eq!(decide_by(&ending), Err(Unavailable::Missing));
}

#[test]
fn retention_is_its_share_of_the_contract_until_it_is_paid() {
    let mut contracts = account(&[]).contracts;
    let milestone = |paid: &str| Milestone {
        contract: Reference::to("k"),
        kind: Choice::of("retention"),
        share: Entry::of("10"),
        paid_on: Entry::of(paid),
        ..Milestone::default()
    };
    contracts.milestones.push(id("open"), milestone(""));
    contracts.milestones.push(id("paid"), milestone("2026-01-01"));
    let abroad = Milestone { amount: money("5", "USD"), ..milestone("") };
    contracts.milestones.push(id("abroad"), abroad);
    let read = retention(&contracts, "CNY").unwrap();
    assert_eq!((read.total(), read.left_out), (Ok(100.into()), 1));
    assert_eq!(retention(&Contracts::default(), "CNY").unwrap().total(), Err(Unavailable::NoRecords));
}

fn item(due: &str, promised: &str, amount: &str) -> OpenItem {
    let (due_on, promised_on) = (Entry::of(due), Entry::of(promised));
    OpenItem { due_on, promised_on, amount: money(amount, ""), ..OpenItem::default() }
}

#[test]
fn what_is_due_today_is_not_overdue() {
    let mut contracts = Contracts::default();
    for (place, due) in ["2026-05-29", "2026-05-30", ""].into_iter().enumerate() {
        contracts.open_items.push(id(&format!("i{place}")), item(due, "", "10"));
    }
    let read = open_items(&contracts, "CNY", today()).unwrap();
    assert_eq!((read.open.amount, read.overdue.amount), (30.into(), 10.into()));
    assert_eq!(read.by_age.iter().map(|(days, _)| *days).collect::<Vec<_>>(), [1, 0, -1]);
}

#[test]
fn a_bill_is_money_when_it_matures() {
    let mut contracts = Contracts::default();
    for (place, (form, on, matures)) in [
        ("transfer", "2025-05-31", ""),
        ("transfer", "2025-05-30", ""),
        ("bank_bill", "2026-01-01", "2026-05-30"),
        ("bank_bill", "2026-01-01", "2026-05-31"),
        ("commercial_bill", "2026-01-01", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let (on, matures_on, form) = (Entry::of(on), Entry::of(matures), Choice::of(form));
        let receipt = Receipt { on, matures_on, form, amount: money("10", ""), ..Receipt::default() };
        contracts.receipts.push(id(&format!("r{place}")), receipt);
    }
    assert_eq!(collected(&contracts, "CNY", today()).unwrap().total(), Ok(20.into()));
}

#[test]
fn money_is_planned_for_the_month_in_which_it_is_promised_or_due() {
    let mut contracts = Contracts::default();
    contracts.open_items.push(id("late"), item("2026-03-01", "", "1"));
    contracts.open_items.push(id("promised"), item("2026-03-01", "2026-06-15", "2"));
    contracts.open_items.push(id("beyond"), item("2027-05-01", "", "4"));
    let milestone = |due: &str, invoiced: &str| Milestone {
        due_on: Entry::of(due),
        invoiced_on: Entry::of(invoiced),
        amount: money("8", ""),
        ..Milestone::default()
    };
    contracts.milestones.push(id("m"), milestone("2026-07-01", ""));
    contracts.milestones.push(id("invoiced"), milestone("2026-07-01", "2026-05-01"));
    let read = planned(&contracts, "CNY", today()).unwrap();
    let sums: Vec<(Decimal, Decimal)> = read.iter().map(|it| (it.milestones.amount, it.invoices.amount)).collect();
    let expected = [(0, 1), (0, 0), (0, 2), (8, 0)].map(|(one, other)| (one.into(), other.into()));
    assert_eq!(sums, expected);
    assert_eq!(planned(&Contracts::default(), "CNY", today()), Ok(Vec::new()));
}
