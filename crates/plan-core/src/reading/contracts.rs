//! What contracts, invoices and receipts of an account come to. Sums are in the plan's currency, but for what a single
//! contract comes to; what is in another is counted and left out.

use super::assessment::in_currency;
use super::months::window;
use crate::methods::{Unavailable, call_off_pace, part_of};
use crate::plan::contracts::{Contract, Contracts, Milestone, MilestoneKind, OpenItem, Receipt, ReceiptForm};
use crate::plan::{Account, Money, Row};
use crate::value::{Leaf, Month};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// The last day on which something can still be decided about a contract: so many days before its end.
pub fn decide_by(contract: &Contract) -> Result<NaiveDate, Unavailable> {
    let ends_on = contract.ends_on.valid().ok_or(Unavailable::Missing)?.0;
    let notice = contract.notice_days.valid().map_or(0, |days| days.0);
    let notice = u64::try_from(notice).map_err(|_| Unavailable::Negative)?;
    ends_on.checked_sub_days(Days::new(notice)).ok_or(Unavailable::Overflow)
}

/// How far a contract has been called off.
#[derive(Debug, Clone, PartialEq)]
pub struct CallOff {
    pub called: Decimal,
    pub committed: Decimal,
    /// Days of its time that have gone, and all of them; both ends count.
    pub elapsed_days: i64,
    pub days: i64,
    /// Records that were left out because they are in another currency.
    pub left_out: usize,
}

impl CallOff {
    pub fn part(&self) -> Result<Decimal, Unavailable> {
        part_of(self.called, self.committed)
    }

    pub fn pace(&self) -> Result<Decimal, Unavailable> {
        call_off_pace(self.called, self.committed, self.elapsed_days, self.days)
    }
}

fn commits(contract: &Contract) -> bool {
    contract.committed.amount.valid().is_some() || contract.committed_quantity.valid().is_some()
}

/// Purchases from the contract's beginning to today or its end. Where records name contracts, those that name this one;
/// where none does, and this is the only contract with a commitment, all of them.
pub fn call_off(
    account: &Account,
    contract: &Row<Contract>,
    base: &str,
    today: NaiveDate,
) -> Result<CallOff, Unavailable> {
    let (starts_on, ends_on) = contract.starts_on.valid().zip(contract.ends_on.valid()).ok_or(Unavailable::Missing)?;
    let (starts_on, ends_on) = (starts_on.0, ends_on.0);
    if ends_on < starts_on || !commits(contract) {
        return Err(if commits(contract) { Unavailable::EmptyScale } else { Unavailable::Missing });
    }
    let purchases = &account.buying.purchases;
    let names_any = purchases.iter().any(|purchase| !purchase.contract.is_empty());
    if !names_any && account.contracts.contracts.iter().filter(|contract| commits(contract)).count() > 1 {
        return Err(Unavailable::NothingCounts);
    }
    let last = today.min(ends_on);
    let in_time = purchases.iter().filter(|purchase| {
        let is_in_time = purchase.date.valid().is_some_and(|date| (starts_on..=last).contains(&date.0));
        is_in_time && (!names_any || purchase.contract.0 == contract.id.as_str())
    });
    let own = |money: &Money| if money.currency.is_empty() { base.to_owned() } else { money.currency.0.clone() };
    let (mut called, mut left_out) = (Decimal::ZERO, 0);
    let committed = contract.committed.amount.valid().map(|sum| sum.0);
    for purchase in in_time {
        let counted = match committed {
            Some(_) if own(&purchase.amount) != own(&contract.committed) => {
                left_out += usize::from(purchase.amount.amount.valid().is_some());
                None
            }
            Some(_) => purchase.amount.amount.valid().map(|sum| sum.0),
            None => purchase.quantity.valid().map(|quantity| quantity.0),
        };
        called = called.checked_add(counted.unwrap_or_default()).ok_or(Unavailable::Overflow)?;
    }
    let committed = committed.or_else(|| contract.committed_quantity.valid().map(|quantity| quantity.0));
    Ok(CallOff {
        called,
        committed: committed.ok_or(Unavailable::Missing)?,
        elapsed_days: ((last - starts_on).num_days() + 1).max(0),
        days: (ends_on - starts_on).num_days() + 1,
        left_out,
    })
}

/// What a milestone comes to, with its currency, where an empty one is the plan's: its sum, or its share of what the
/// contract commits.
pub fn milestone_sum(contracts: &Contracts, milestone: &Milestone) -> Result<(Decimal, String), Unavailable> {
    if let Some(sum) = milestone.amount.amount.valid() {
        return Ok((sum.0, milestone.amount.currency.0.clone()));
    }
    let share = milestone.share.valid().ok_or(Unavailable::Missing)?;
    let contract = contracts.contracts.get(&milestone.contract.0).ok_or(Unavailable::Missing)?;
    let whole = contract.committed.amount.valid().ok_or(Unavailable::Missing)?;
    let ratio = share.0.checked_div(Decimal::ONE_HUNDRED).ok_or(Unavailable::Overflow)?;
    let sum = whole.0.checked_mul(ratio).ok_or(Unavailable::Overflow)?;
    Ok((sum, contract.committed.currency.0.clone()))
}

/// A sum in the plan's currency, and how many were left out of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub sum: Decimal,
    pub counted: usize,
    pub left_out: usize,
}

impl Sum {
    /// Adds one; none where it is in another currency.
    fn add(&mut self, sum: Option<Decimal>) -> Result<(), Unavailable> {
        match sum {
            Some(sum) => {
                self.counted += 1;
                self.sum = self.sum.checked_add(sum).ok_or(Unavailable::Overflow)?;
            }
            None => self.left_out += 1,
        }
        Ok(())
    }

    /// What it comes to; why not, where nothing of it counts.
    pub fn total(self) -> Result<Decimal, Unavailable> {
        match (self.counted, self.left_out) {
            (0, 0) => Err(Unavailable::NoRecords),
            (0, _) => Err(Unavailable::MixedCurrencies),
            _ => Ok(self.sum),
        }
    }
}

fn is_plans(currency: &str, base: &str) -> bool {
    currency.is_empty() || currency == base
}

/// Retention that has not been paid, due or not.
pub fn retention(contracts: &Contracts, base: &str) -> Result<Sum, Unavailable> {
    let mut sum = Sum::default();
    let is_open = |it: &&Row<Milestone>| it.kind.is(MilestoneKind::Retention) && it.paid_on.is_empty();
    for milestone in contracts.milestones.iter().filter(is_open) {
        if let Ok((worth, currency)) = milestone_sum(contracts, milestone) {
            sum.add(is_plans(&currency, base).then_some(worth))?;
        }
    }
    Ok(sum)
}

/// What is open, and how late it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenItems {
    pub open: Sum,
    /// Of that what was due before today.
    pub overdue: Sum,
    /// Days past due, below zero before, with the sum; what has no due date is not due.
    pub by_age: Vec<(i64, Decimal)>,
}

pub fn open_items(contracts: &Contracts, base: &str, today: NaiveDate) -> Result<OpenItems, Unavailable> {
    let mut read = OpenItems::default();
    for item in contracts.open_items.iter().filter(|item| item.amount.amount.valid().is_some()) {
        let sum = in_currency(&item.amount, base);
        let days = days_overdue(item, today);
        read.open.add(sum)?;
        if days > 0 {
            read.overdue.add(sum)?;
        }
        read.by_age.extend(sum.map(|sum| (days, sum)));
    }
    Ok(read)
}

/// Days from the day on which an invoice was due; below zero before it, and where nobody said when.
pub fn days_overdue(item: &OpenItem, today: NaiveDate) -> i64 {
    item.due_on.valid().map_or(-1, |due| (today - due.0).num_days())
}

/// The day on which a receipt is money: of a bill when it matures, and nobody knows before somebody says.
fn money_on(receipt: &Receipt) -> Option<NaiveDate> {
    let is_bill = matches!(receipt.form.known(), Some(ReceiptForm::BankBill | ReceiptForm::CommercialBill));
    let day = if is_bill { &receipt.matures_on } else { &receipt.on };
    day.valid().map(|day| day.0)
}

/// What came in within the twelve months up to today.
pub fn collected(contracts: &Contracts, base: &str, today: NaiveDate) -> Result<Sum, Unavailable> {
    let mut sum = Sum::default();
    let before = window(today, 12);
    for receipt in contracts.receipts.iter().filter(|receipt| receipt.amount.amount.valid().is_some()) {
        let is_in_time = |day: NaiveDate| day <= today && before.is_none_or(|before| day > before);
        if money_on(receipt).is_some_and(is_in_time) {
            sum.add(in_currency(&receipt.amount, base))?;
        }
    }
    Ok(sum)
}

/// What is to come in within a month: by milestones that nobody has invoiced, and by open invoices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlannedMonth {
    pub milestones: Sum,
    pub invoices: Sum,
}

/// Months that are looked ahead, the present one included.
const AHEAD: usize = 12;

/// What should have come in before this month, and then month by month, from this one to the last for which something is
/// planned. An invoice comes in when it is promised, or else when it is due. What has no day is not planned.
pub fn planned(contracts: &Contracts, base: &str, today: NaiveDate) -> Result<Vec<PlannedMonth>, Unavailable> {
    let mut months = vec![PlannedMonth::default(); AHEAD + 1];
    let this = Month::of(today);
    let place = |day: NaiveDate| usize::try_from(Month::of(day).since(this) + 1).unwrap_or_default();
    let is_ahead = |it: &&Row<Milestone>| it.paid_on.is_empty() && it.invoiced_on.is_empty();
    for milestone in contracts.milestones.iter().filter(is_ahead) {
        let month = milestone.due_on.valid().and_then(|due| months.get_mut(place(due.0)));
        if let (Some(month), Ok((worth, currency))) = (month, milestone_sum(contracts, milestone)) {
            month.milestones.add(is_plans(&currency, base).then_some(worth))?;
        }
    }
    for item in contracts.open_items.iter().filter(|item| item.amount.amount.valid().is_some()) {
        let day = item.promised_on.valid().or(item.due_on.valid());
        if let Some(month) = day.and_then(|day| months.get_mut(place(day.0))) {
            month.invoices.add(in_currency(&item.amount, base))?;
        }
    }
    let is_planned = |month: &PlannedMonth| month.milestones.counted + month.invoices.counted > 0;
    let used = months.iter().rposition(is_planned).map_or(0, |last| last + 1);
    months.truncate(used);
    Ok(months)
}

#[cfg(test)]
mod tests {
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
        // Of two contracts nobody knows which was meant.
        account.contracts.contracts.push(id("k2"), framework("5"));
        assert_eq!(called(&account), Err(Unavailable::NothingCounts));
    }

    #[test]
    fn who_decides_has_to_do_so_before_notice_runs_out() {
        assert_eq!(decide_by(&framework("")), Ok("2026-11-01".parse().unwrap()));
        let endless = Contract { notice_days: Entry::of("999999999999"), ..framework("") };
        assert_eq!(decide_by(&endless), Err(Unavailable::Overflow));
        assert_eq!(decide_by(&Contract::default()), Err(Unavailable::Missing));
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
        assert_eq!((read.open.sum, read.overdue.sum), (30.into(), 10.into()));
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
        let sums: Vec<(Decimal, Decimal)> = read.iter().map(|it| (it.milestones.sum, it.invoices.sum)).collect();
        let expected = [(0, 1), (0, 0), (0, 2), (8, 0)].map(|(one, other)| (one.into(), other.into()));
        assert_eq!(sums, expected);
        assert_eq!(planned(&Contracts::default(), "CNY", today()), Ok(Vec::new()));
    }
}
