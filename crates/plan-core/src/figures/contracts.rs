//! Worksheet 2.5: how far contracts are called off, what is open and late, what came in.

use super::{Figure, Formula, Input, Plain, RowSight, Shape, Sight, Tone, Worked, parts};
use crate::methods::{Unavailable, days_of_sales};
use crate::plan::contracts::{Contract, Renewal};
use crate::plan::{Account, Row};
use crate::reading::contracts::{
    CallOff, Sum, call_off, collected, days_overdue, decide_by, milestone_sum, open_items, retention,
};
use rust_decimal::Decimal;

/// A decision about a contract has to be prepared from so many days before it on.
pub(crate) const DECIDE_DAYS: i64 = 90;

/// Days of the year over which sales are taken.
const YEAR_DAYS: u32 = 365;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("contract-days-left", "contracts/contracts", days_left),
    Figure::of_row("contract-decide-by", "contracts/contracts", decided_by),
    Figure::of_row("contract-called-off", "contracts/contracts", called_off),
    Figure::of_row("contract-pace", "contracts/contracts", pace),
    Figure::of_row("milestone-sum", "contracts/milestones", worth),
    Figure::of_row("invoice-overdue", "contracts/open_items", overdue_days),
    Figure::of_account("retention-outstanding", retained),
    Figure::of_account("receivables-open", open),
    Figure::of_account("receivables-overdue", overdue),
    Figure::of_account("receivables-overdue-rate", overdue_rate),
    Figure::of_account("credit-headroom", headroom),
    Figure::of_account("collected-year", collected_year),
    Figure::of_account("collection-rate", collection_rate),
    Figure::of_account("days-of-sales", turnover),
];

fn contract<'a>(row: &RowSight<'a>) -> Option<(&'a Row<Account>, &'a Row<Contract>)> {
    let account = row.account()?;
    Some((account, account.contracts.contracts.get(row.id())?))
}

fn days_left(row: &RowSight<'_>) -> Worked {
    let Some((_, contract)) = contract(row) else {
        return Worked::missing();
    };
    let days = contract.ends_on.valid().map(|ends| (ends.0 - row.today).num_days());
    let worked = Worked::days(days.ok_or(Unavailable::Missing));
    let goes_on = !contract.renewal.is(Renewal::None);
    worked.with(Input::entry("contract_ends_on", &contract.ends_on)).toned_by(|shape| match shape {
        _ if !goes_on => Tone::Plain,
        Shape::Days(..0) => Tone::Bad,
        Shape::Days(..=DECIDE_DAYS) => Tone::Warn,
        _ => Tone::Plain,
    })
}

fn decided_by(row: &RowSight<'_>) -> Worked {
    let Some((_, contract)) = contract(row) else {
        return Worked::missing();
    };
    let inputs =
        [Input::entry("contract_ends_on", &contract.ends_on), Input::entry("notice_days", &contract.notice_days)];
    Worked::day(decide_by(contract)).with_all(inputs).toned_by(|shape| match shape {
        Shape::Day(day) if *day < row.today => Tone::Bad,
        Shape::Day(day) if (*day - row.today).num_days() <= DECIDE_DAYS => Tone::Warn,
        _ => Tone::Plain,
    })
}

fn call_off_of(row: &RowSight<'_>) -> Result<CallOff, Unavailable> {
    let (account, contract) = contract(row).ok_or(Unavailable::Missing)?;
    call_off(account, contract, &row.plan.currency.0, row.today)
}

fn called_inputs(read: &CallOff) -> Vec<Input> {
    let left_out = (read.left_out > 0).then(|| Input::counted("records_in_other_currency", read.left_out));
    let sums = [Input::sum("called_off", read.called), Input::sum("committed", read.committed)];
    sums.into_iter().chain(left_out).collect()
}

fn called_off(row: &RowSight<'_>) -> Worked {
    match call_off_of(row) {
        Ok(read) => parts::of(read.called, read.committed).with_all(called_inputs(&read)).as_part(),
        Err(reason) => Worked::ratio(Err(reason)),
    }
}

fn pace(row: &RowSight<'_>) -> Worked {
    let read = match call_off_of(row) {
        Ok(read) => read,
        Err(reason) => return Worked::points(Err(reason)),
    };
    let number = |number: i64| Plain::exact(number.into());
    let formula = Formula::default()
        .number(&Plain::exact(read.called))
        .sign(" \u{f7} ")
        .number(&Plain::exact(read.committed))
        .sign(" \u{d7} 100 \u{2212} ")
        .number(&number(read.elapsed_days))
        .sign(" \u{f7} ")
        .number(&number(read.days))
        .sign(" \u{d7} 100");
    let inputs = [("days_elapsed", read.elapsed_days), ("days_of_contract", read.days)];
    let inputs = inputs.map(|(slug, days)| Input::sum(slug, days.into()));
    Worked::points(read.pace()).with_all(called_inputs(&read)).with_all(inputs).by(formula).toned_by(
        |shape| match shape {
            Shape::Points(points) if *points <= Decimal::TEN * Decimal::NEGATIVE_ONE => Tone::Bad,
            Shape::Points(points) if *points < Decimal::ZERO => Tone::Warn,
            _ => Tone::Plain,
        },
    )
}

fn worth(row: &RowSight<'_>) -> Worked {
    let contracts = row.account().map(|account| &account.contracts);
    let Some((contracts, milestone)) = contracts.and_then(|it| Some((it, it.milestones.get(row.id())?))) else {
        return Worked::missing();
    };
    match milestone_sum(contracts, milestone) {
        Ok((sum, currency)) => {
            Worked::money_in(Ok(sum), &currency).with(Input::entry("milestone_share", &milestone.share))
        }
        Err(reason) => Worked::money(Err(reason)),
    }
}

fn overdue_days(row: &RowSight<'_>) -> Worked {
    let item = row.account().and_then(|account| account.contracts.open_items.get(row.id()));
    let Some(item) = item.filter(|item| item.due_on.valid().is_some()) else {
        return Worked::missing();
    };
    let days = days_overdue(item, row.today).max(0);
    let worked = Worked::days(Ok(days)).with(Input::entry("invoice_due_on", &item.due_on));
    worked.toned(match days {
        0 => Tone::Plain,
        1..=30 => Tone::Warn,
        _ => Tone::Bad,
    })
}

/// A sum of records in the plan's currency, with how many are in another.
fn total(read: Result<Sum, Unavailable>, counted: &'static str) -> Worked {
    let Ok(sum) = read else {
        return Worked::money(Err(Unavailable::Overflow));
    };
    let left_out = (sum.left_out > 0).then(|| Input::counted("records_in_other_currency", sum.left_out));
    Worked::money(sum.total()).with(Input::counted(counted, sum.counted)).with_all(left_out)
}

fn retained(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    total(retention(&account.contracts, &sight.plan.currency.0), "retention_milestones")
}

/// What is open, and of that what is overdue.
fn receivables(sight: &Sight<'_>, account: &Row<Account>) -> Result<(Sum, Sum), Unavailable> {
    open_items(&account.contracts, &sight.plan.currency.0, sight.today).map(|read| (read.open, read.overdue))
}

fn open(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    total(receivables(sight, account).map(|(open, _)| open), "invoices_open")
}

fn overdue(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let read = receivables(sight, account);
    let Ok((open, late)) = read else {
        return Worked::money(Err(Unavailable::Overflow));
    };
    // Where invoices are open and none is late, nothing is overdue.
    let sum = open.total().map(|_| late.amount);
    let worked = Worked::money(sum).with(Input::counted("invoices_overdue", late.counted));
    worked.toned(if late.counted > 0 { Tone::Bad } else { Tone::Good })
}

fn overdue_rate(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let read = receivables(sight, account);
    let (late, whole) = (read.map(|(_, late)| late.amount), read.and_then(|(open, _)| open.total()));
    let inputs = [("receivables_overdue", late), ("receivables_open", whole)];
    let inputs = inputs.into_iter().filter_map(|(slug, sum)| Some(Input::sum(slug, sum.ok()?)));
    parts::of_known(late, whole).with_all(inputs).as_part().toned_by(|shape| match shape {
        Shape::Ratio(ratio) if *ratio > Decimal::ZERO => Tone::Warn,
        _ => Tone::Good,
    })
}

/// What the account may still owe us: its credit line less what is open.
pub(crate) fn headroom_of(sight: &Sight<'_>, account: &Row<Account>) -> Result<(Decimal, Decimal), Unavailable> {
    let line = sight.account(account.id.as_str()).ok_or(Unavailable::Missing)?.credit_line?;
    let (open, _) = receivables(sight, account)?;
    Ok((line, open.total()?))
}

fn headroom(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let (line, open) = match headroom_of(sight, account) {
        Ok(found) => found,
        Err(reason) => return Worked::money(Err(reason)),
    };
    let formula = Formula::default().number(&Plain::exact(line)).sign(" \u{2212} ").number(&Plain::exact(open));
    let inputs = [Input::sum("credit_line", line), Input::sum("receivables_open", open)];
    let left = line.checked_sub(open).ok_or(Unavailable::Overflow);
    Worked::money(left).with_all(inputs).by(formula).toned_by(|shape| match shape {
        Shape::Money(sum, _) if *sum < Decimal::ZERO => Tone::Bad,
        _ => Tone::Plain,
    })
}

fn collected_year(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    total(collected(&account.contracts, &sight.plan.currency.0, sight.today), "receipts_counted")
}

/// Sales of the twelve months by the records.
fn sales(sight: &Sight<'_>, account: &Row<Account>) -> Result<Decimal, Unavailable> {
    let read = &sight.account(account.id.as_str()).ok_or(Unavailable::Missing)?.purchases;
    if read.year.orders == 0 { Err(read.why_none_lately()) } else { Ok(read.year.amount) }
}

fn collection_rate(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let got = collected(&account.contracts, &sight.plan.currency.0, sight.today).and_then(Sum::total);
    let whole = sales(sight, account);
    let inputs = [("collected", got), ("sales_recorded", whole)];
    let inputs = inputs.into_iter().filter_map(|(slug, sum)| Some(Input::sum(slug, sum.ok()?)));
    parts::of_known(got, whole).with_all(inputs)
}

fn turnover(sight: &Sight<'_>, account: &Row<Account>) -> Worked {
    let open = receivables(sight, account).and_then(|(open, _)| open.total());
    let found = open.and_then(|open| sales(sight, account).map(|sales| (open, sales)));
    let (open, sales) = match found {
        Ok(found) => found,
        Err(reason) => return Worked::points(Err(reason)),
    };
    let formula = Formula::default()
        .number(&Plain::exact(open))
        .sign(" \u{d7} ")
        .number(&Plain::exact(YEAR_DAYS.into()))
        .sign(" \u{f7} ")
        .number(&Plain::exact(sales));
    let inputs = [Input::sum("receivables_open", open), Input::sum("sales_recorded", sales)];
    Worked::points(days_of_sales(open, sales, YEAR_DAYS)).with_all(inputs).by(formula)
}
