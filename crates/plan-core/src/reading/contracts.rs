//! What contracts, invoices and receipts of an account come to. Sums are in the plan's currency, but for what a single
//! contract comes to; what is in another is counted and left out.

#[cfg(test)]
mod tests;

use super::assessment::in_currency;
use super::months::window;
use crate::methods::{Unavailable, call_off_pace, part_of};
use crate::plan::contracts::{
    Contract, ContractKind, Contracts, Milestone, MilestoneKind, OpenItem, Receipt, ReceiptForm, Renewal,
};
use crate::plan::{Account, Money, Row};
use crate::value::{Leaf, Month};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// The last day on which something can still be decided about a contract: so many days before its end. There is nothing
/// to decide about one that simply ends.
pub fn decide_by(contract: &Contract) -> Result<NaiveDate, Unavailable> {
    if contract.renewal.is(Renewal::None) {
        return Err(Unavailable::Missing);
    }
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

/// Whether it is called off bit by bit, and how much is agreed. A project or a service is not.
fn commits(contract: &Contract) -> bool {
    let is_whole = matches!(contract.kind.known(), Some(ContractKind::Project | ContractKind::Service));
    !is_whole && has_commitment(contract)
}

fn has_commitment(contract: &Contract) -> bool {
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
    pub amount: Decimal,
    pub counted: usize,
    pub left_out: usize,
}

impl Sum {
    /// Adds one; none where it is in another currency.
    fn add(&mut self, sum: Option<Decimal>) -> Result<(), Unavailable> {
        match sum {
            Some(sum) => {
                self.counted += 1;
                self.amount = self.amount.checked_add(sum).ok_or(Unavailable::Overflow)?;
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
            _ => Ok(self.amount),
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
