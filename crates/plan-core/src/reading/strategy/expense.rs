//! What selling to each account costs (3.4), beside what it bought in the same quarters. The surprise: one year is
//! read, the latest with an actual figure, since a year that has only plans says nothing of what was spent.

use crate::plan::strategy::{CostKind, CostLine, Quarter};
use crate::plan::{Account, Money, Plan, Row};
use crate::reading::assessment::in_currency;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Selling expense of a year, account by account.
#[derive(Debug, Clone, PartialEq)]
pub struct Expenses {
    pub year: i32,
    /// Those with cost lines of that year, in the plan's order.
    pub accounts: Vec<AccountExpense>,
    /// Lines of that year whose sums are in another currency, and so not counted.
    pub other_currency: usize,
}

/// In the plan's currency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccountExpense {
    pub id: String,
    pub name: String,
    pub planned: Decimal,
    pub actual: Decimal,
    /// Of the actual expense, entertainment and gifts.
    pub hospitality: Decimal,
    /// What it bought in the quarters for which there are actual figures.
    pub revenue: Decimal,
}

/// The cost of goods, rebates and financing are no selling expense: they belong to the price and to the margin.
pub fn is_selling(kind: CostKind) -> bool {
    !matches!(kind, CostKind::CostOfGoods | CostKind::Rebate | CostKind::Financing)
}

/// None where no cost line has an actual figure.
pub fn expenses(plan: &Plan, today: NaiveDate) -> Option<Expenses> {
    let of = |line: &Row<CostLine>| line.year.valid().map(|year| year.0).filter(|year| *year <= today.year());
    let lines = || plan.promotion.cost_lines.iter().filter(|line| line.kind.known().is_some_and(is_selling));
    let year = lines().filter(|line| line.actual.amount.valid().is_some()).filter_map(of).max()?;
    let of_year: Vec<&Row<CostLine>> = lines().filter(|line| of(line) == Some(year)).collect();
    let is_other = |sum: &Money| sum.amount.valid().is_some() && in_currency(sum, &plan.currency.0).is_none();
    let other_currency = of_year.iter().filter(|line| is_other(&line.planned) || is_other(&line.actual)).count();
    let accounts = plan.accounts.iter().filter(|account| !account.archived.0);
    let accounts = accounts.filter_map(|account| of_account(plan, account, &of_year, today)).collect();
    Some(Expenses { year, accounts, other_currency })
}

fn of_account(
    plan: &Plan,
    account: &Row<Account>,
    lines: &[&Row<CostLine>],
    today: NaiveDate,
) -> Option<AccountExpense> {
    let own: Vec<&&Row<CostLine>> = lines.iter().filter(|line| line.account.0 == account.id.as_str()).collect();
    let year = own.first()?.year.valid()?.0;
    let base = plan.currency.0.as_str();
    let mut read = AccountExpense {
        id: account.id.as_str().to_owned(),
        name: account.name.0.clone(),
        ..AccountExpense::default()
    };
    let mut quarters = [false; 4];
    for line in own {
        add(&mut read.planned, in_currency(&line.planned, base));
        let actual = in_currency(&line.actual, base);
        add(&mut read.actual, actual);
        if matches!(line.kind.known(), Some(CostKind::Entertainment | CostKind::Gift)) {
            add(&mut read.hospitality, actual);
        }
        if actual.is_some() {
            match line.quarter.known() {
                Some(quarter) => quarters[place(quarter)] = true,
                None => quarters = [true; 4],
            }
        }
    }
    for purchase in &account.buying.purchases {
        let is_covered = |date: NaiveDate| date.year() == year && date <= today && quarters[date.month0() as usize / 3];
        if purchase.date.valid().is_some_and(|date| is_covered(date.0)) {
            add(&mut read.revenue, in_currency(&purchase.amount, base));
        }
    }
    Some(read)
}

fn place(quarter: Quarter) -> usize {
    match quarter {
        Quarter::First => 0,
        Quarter::Second => 1,
        Quarter::Third => 2,
        Quarter::Fourth => 3,
    }
}

fn add(sum: &mut Decimal, amount: Option<Decimal>) {
    *sum = sum.checked_add(amount.unwrap_or_default()).unwrap_or(*sum);
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

    fn money(amount: &str, currency: &str) -> Money {
        Money { amount: Entry::of(amount), currency: Choice::of(currency) }
    }

    fn line(kind: &str, year: &str, quarter: &str, planned: &str, actual: &str) -> CostLine {
        CostLine {
            account: Reference::to("x"),
            kind: Choice::of(kind),
            year: Entry::of(year),
            quarter: Choice::of(quarter),
            planned: money(planned, ""),
            actual: money(actual, ""),
            ..CostLine::default()
        }
    }

    fn plan(lines: Vec<CostLine>) -> Plan {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let mut account = Account::default();
        for (date, amount) in
            [("2025-02-01", "400"), ("2025-08-01", "600"), ("2024-08-01", "900"), ("2025-12-31", "50")]
        {
            let purchase = Purchase { date: Entry::of(date), amount: money(amount, ""), ..Purchase::default() };
            account.buying.purchases.push(id(&format!("p{date}")), purchase);
        }
        plan.accounts.push(id("x"), account);
        for (place, line) in lines.into_iter().enumerate() {
            plan.promotion.cost_lines.push(id(&format!("l{place}")), line);
        }
        plan
    }

    fn read(plan: &Plan) -> Option<(i32, [i64; 4], usize)> {
        let read = expenses(plan, "2026-06-30".parse().unwrap())?;
        let account = read.accounts.first()?;
        let whole = |sum: Decimal| i64::try_from(sum).unwrap();
        let sums = [account.planned, account.actual, account.hospitality, account.revenue].map(whole);
        Some((read.year, sums, read.other_currency))
    }

    #[test]
    fn expense_stands_beside_what_was_bought_in_the_same_quarters() {
        let lines = vec![
            line("travel", "2025", "q1", "30", "20"),
            line("gift", "2025", "q3", "10", "15"),
            // Neither a plan alone nor the cost of goods says anything of what was spent on selling.
            line("travel", "2025", "q4", "30", ""),
            line("cogs", "2025", "q1", "", "300"),
            line("travel", "2026", "", "90", ""),
        ];
        assert_eq!(read(&plan(lines)), Some((2025, [70, 35, 15, 1000], 0)));
        assert_eq!(read(&plan(vec![line("travel", "2025", "", "", "20")])), Some((2025, [0, 20, 0, 1050], 0)));
        assert_eq!(read(&plan(vec![line("travel", "2025", "", "20", "")])), None);
    }

    #[test]
    fn what_is_in_another_currency_is_counted_apart() {
        let mut other = line("travel", "2025", "q1", "", "20");
        other.actual = money("20", "EUR");
        assert_eq!(read(&plan(vec![other, line("gift", "2025", "q1", "", "5")])), Some((2025, [0, 5, 5, 400], 1)));
    }
}
