//! Worksheet 2.5: contracts that run out undecided, money that nobody asks for, and credit beyond its line.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::Sight;
use crate::figures::contracts::{DECIDE_DAYS, headroom_of};
use crate::plan::contracts::{Contract, Milestone, MilestoneKind, OpenItem};
use crate::plan::{Account, Row, Worksheet};
use crate::reading::contracts::{call_off, days_overdue, decide_by};
use crate::reading::is_open;
use crate::value::Leaf;
use rust_decimal::Decimal;

/// From so many days past due on somebody has to have done something; the first step of a usual ladder.
const REMIND_DAYS: i64 = 8;

/// A contract of which nothing was called off for so many days does not run.
const CALL_DAYS: i64 = 60;

pub(super) static RULES: &[Rule] = &[
    // Somebody has to decide soon, and no action of this worksheet is open.
    rule!(
        "contract_end_unprepared", Sales, ["name", "days"], contract_end_unprepared,
        raised: |plan| contract(plan, |it| (it.ends_on, it.notice_days) = (Entry::of("2026-10-28"), Entry::of("30"))),
        quiet: |plan| contract(plan, |it| (it.ends_on, it.notice_days) = (Entry::of("2026-10-29"), Entry::of("30"))),
    ),
    // It binds the customer to call off, and for two months the customer has not.
    rule!(
        "nothing_called_off", Sales, ["name"], nothing_called_off,
        raised: |plan| committed(plan, "2026-05-02"),
        quiet: |plan| committed(plan, "2026-05-03"),
    ),
    rule!(
        "retention_unclaimed", Business, ["days"], retention_unclaimed,
        raised: |plan| retention(plan, "2026-06-29"),
        quiet: |plan| retention(plan, "2026-06-30"),
    ),
    // The shares of a contract's milestones do not come to the whole of it.
    rule!(
        "milestones_not_whole", Figures, ["percent"], milestones_not_whole,
        raised: |plan| shares(plan, &["30", "60"]),
        quiet: |plan| shares(plan, &["30", "60", "10"]),
    ),
    rule!(
        "invoice_untouched", Business, ["days"], |case, raised| each_item(case, raised, "step", |item, days| {
            let is_untouched = item.step.is_empty() || item.step.0 == "none";
            (days >= REMIND_DAYS && is_untouched && !item.disputed.0).then_some(days)
        }),
        raised: |plan| item(plan, |it| it.due_on = Entry::of("2026-06-22")),
        quiet: |plan| item(plan, |it| it.due_on = Entry::of("2026-06-23")),
    ),
    // The day on which the customer promised to pay has gone.
    rule!(
        "payment_promise_broken", Business, ["days"], |case, raised| each_item(case, raised, "promised_on", |item, _| {
            let promised = item.promised_on.valid().map(|day| (case.today - day.0).num_days());
            promised.filter(|days| *days > 0)
        }),
        raised: |plan| item(plan, |it| it.promised_on = Entry::of("2026-06-29")),
        quiet: |plan| item(plan, |it| it.promised_on = Entry::of("2026-06-30")),
    ),
    rule!(
        "over_credit_line", Business, ["over"], over_credit_line,
        raised: |plan| on_credit(plan, "201"),
        quiet: |plan| on_credit(plan, "200"),
    ),
];

#[cfg(test)]
fn contract(plan: &mut Plan, change: impl FnOnce(&mut Contract)) {
    let mut contract = Contract { name: Line("Frame".into()), ..Contract::default() };
    change(&mut contract);
    x(plan).contracts.contracts.push(id("k"), contract);
}

#[cfg(test)]
fn committed(plan: &mut Plan, starts_on: &str) {
    contract(plan, |it| {
        (it.starts_on, it.ends_on) = (Entry::of(starts_on), Entry::of("2026-12-31"));
        it.committed = money("1000", "");
    });
}

#[cfg(test)]
fn milestone(plan: &mut Plan, name: &str, change: impl FnOnce(&mut Milestone)) {
    let mut milestone = Milestone { contract: Reference::to("k"), ..Milestone::default() };
    change(&mut milestone);
    x(plan).contracts.milestones.push(id(name), milestone);
}

#[cfg(test)]
fn retention(plan: &mut Plan, due: &str) {
    milestone(plan, "m", |it| (it.kind, it.due_on) = (Choice::of("retention"), Entry::of(due)));
}

#[cfg(test)]
fn shares(plan: &mut Plan, shares: &[&str]) {
    contract(plan, |_| {});
    for (place, share) in shares.iter().enumerate() {
        milestone(plan, &format!("m{place}"), |it| it.share = Entry::of(share));
    }
}

#[cfg(test)]
fn item(plan: &mut Plan, change: impl FnOnce(&mut OpenItem)) {
    let mut item = OpenItem { amount: money("10", ""), ..OpenItem::default() };
    change(&mut item);
    x(plan).contracts.open_items.push(id("i"), item);
}

/// 100 a month, two months of credit at a factor of one.
#[cfg(test)]
fn on_credit(plan: &mut Plan, open: &str) {
    let purchase = Purchase { date: Entry::of("2026-06-01"), amount: money("100", ""), ..Purchase::default() };
    x(plan).buying.purchases.push(id("p"), purchase);
    x(plan).assessment.credit_grade.value = Choice::of("a");
    (plan.scheme.credit_months, plan.scheme.factor_a) = (Entry::of("2"), Entry::of("1"));
    item(plan, |it| it.amount = money(open, ""));
}

fn at(account: &Row<Account>, rest: &str) -> String {
    format!("/accounts/{}/contracts/{rest}", account.id)
}

fn each_contract(case: &Case<'_>, mut look: impl FnMut(&Row<Account>, &Row<Contract>)) {
    for (account, _) in &case.accounts {
        account.contracts.contracts.iter().for_each(|contract| look(account, contract));
    }
}

fn named(contract: &Contract) -> (&'static str, Fact) {
    ("name", Fact::Text(contract.name.0.trim().to_owned()))
}

fn contract_end_unprepared(case: &Case<'_>, raised: &mut Raised<'_>) {
    each_contract(case, |account, contract| {
        let days = decide_by(contract).ok().map(|day| (day - case.today).num_days());
        let has_ended = contract.ends_on.valid().is_none_or(|day| day.0 < case.today);
        let is_prepared = case.plan.actions.iter().any(|action| {
            is_open(action) && action.account.0 == account.id.as_str() && action.worksheet.is(Worksheet::Contracts)
        });
        if let Some(days) = days.filter(|days| *days <= DECIDE_DAYS && !has_ended && !is_prepared) {
            let path = at(account, &format!("contracts/{}/ends_on", contract.id));
            raised.with(path, vec![named(contract), ("days", Fact::Count(days.max(0)))]);
        }
    });
}

fn nothing_called_off(case: &Case<'_>, raised: &mut Raised<'_>) {
    each_contract(case, |account, contract| {
        let read = call_off(account, contract, &case.plan.currency.0, case.today);
        let runs = contract.ends_on.valid().is_some_and(|day| day.0 >= case.today);
        let is_idle = read.is_ok_and(|read| {
            read.called.is_zero()
                && read.left_out == 0
                && read.committed > Decimal::ZERO
                && read.elapsed_days >= CALL_DAYS
        });
        if runs && is_idle {
            raised.with(at(account, &format!("contracts/{}/committed", contract.id)), vec![named(contract)]);
        }
    });
}

fn retention_unclaimed(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        let is_unclaimed = |it: &&Row<Milestone>| {
            it.kind.is(MilestoneKind::Retention) && it.invoiced_on.is_empty() && it.paid_on.is_empty()
        };
        for milestone in account.contracts.milestones.iter().filter(is_unclaimed) {
            let days = milestone.due_on.valid().map_or(0, |due| (case.today - due.0).num_days());
            if days > 0 {
                let path = at(account, &format!("milestones/{}/invoiced_on", milestone.id));
                raised.with(path, vec![("days", Fact::Count(days))]);
            }
        }
    }
}

fn milestones_not_whole(case: &Case<'_>, raised: &mut Raised<'_>) {
    each_contract(case, |account, contract| {
        let all = || account.contracts.milestones.iter().filter(|it| it.contract.0 == contract.id.as_str());
        // Where one is a sum, or is not said yet, the shares are not meant to be all.
        let shares: Option<Vec<Decimal>> = all().map(|it| it.share.valid().map(|share| share.0)).collect();
        let sum: Decimal = shares.unwrap_or_default().into_iter().sum();
        if !sum.is_zero() && sum != Decimal::ONE_HUNDRED {
            let path = at(account, &format!("contracts/{}", contract.id));
            raised.with(path, vec![("percent", Fact::Percent(sum))]);
        }
    });
}

/// Open invoices of which something is found, with days that it is about; `is_found` is given the days past due.
fn each_item(case: &Case<'_>, raised: &mut Raised<'_>, field: &str, is_found: impl Fn(&OpenItem, i64) -> Option<i64>) {
    for (account, _) in &case.accounts {
        for item in &account.contracts.open_items {
            if let Some(days) = is_found(item, days_overdue(item, case.today)) {
                let path = at(account, &format!("open_items/{}/{field}", item.id));
                raised.with(path, vec![("days", Fact::Count(days))]);
            }
        }
    }
}

fn over_credit_line(case: &Case<'_>, raised: &mut Raised<'_>) {
    let sight = Sight { plan: case.plan, reading: case.reading, today: case.today };
    for (account, _) in &case.accounts {
        let over = headroom_of(&sight, account).ok().and_then(|(line, open)| open.checked_sub(line));
        if let Some(over) = over.filter(|over| *over > Decimal::ZERO) {
            raised.with(at(account, "open_items"), vec![("over", Fact::Money(over))]);
        }
    }
}
