//! Actual figures by month: as typed, or from the purchase records where the plan says what these stand for.

use crate::plan::Plan;
use crate::plan::execution::SalesMeasure;
use crate::reading::assessment::{AccountReading, PlanReading};
use crate::reading::targets::{Measured, Whose, sum_of};
use crate::value::Month;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

type Key<'a> = (Whose<'a>, (usize, &'a str), Month);

#[derive(Debug)]
pub struct Actuals<'a> {
    plan: &'a Plan,
    reading: &'a PlanReading,
    /// The sum of the rows of each; none where they cannot be added.
    typed: BTreeMap<Key<'a>, Option<Decimal>>,
    bought: Option<SalesMeasure>,
}

impl<'a> Actuals<'a> {
    pub fn of(plan: &'a Plan, reading: &'a PlanReading) -> Self {
        let mut typed: BTreeMap<Key, Option<Decimal>> = BTreeMap::new();
        for row in &plan.monitoring.actuals {
            let whose = Whose::of(&row.level, &row.account, &row.member, &row.product);
            let measured = Measured::of(&row.measure, &row.other);
            if let (Some(whose), Some(measured), Some(month), Some(amount)) =
                (whose, measured, row.month.valid(), row.amount.valid())
            {
                let sum = typed.entry((whose, measured.key(), *month)).or_insert(Some(Decimal::ZERO));
                *sum = sum.and_then(|sum| sum.checked_add(amount.0));
            }
        }
        Self { plan, reading, typed, bought: plan.monitoring.purchases_are.known() }
    }

    /// What was reached in a month. Of an account what was typed, else what its records come to; of the plan and of a
    /// member what was typed, else what their accounts come to together. None where nothing is known.
    pub fn at(&self, whose: Whose<'a>, measured: Measured<'a>, month: Month) -> Option<Decimal> {
        if let Some(typed) = self.typed.get(&(whose, measured.key(), month)) {
            return *typed;
        }
        match whose {
            Whose::Account(id) => self.recorded(self.reading.account(id)?, measured, month),
            Whose::Plan => self.together(&|_| true, measured, month),
            Whose::Member(id) => {
                let serves = |account: &str| self.plan.accounts.get(account).is_some_and(|it| it.profile.owner.0 == id);
                self.together(&serves, measured, month)
            }
            Whose::Product(_) => None,
        }
    }

    /// Whether something was typed for an account beside the records that would count for it.
    pub fn is_typed_beside_records(&self, account: &'a str, measured: Measured<'a>, month: Month) -> bool {
        let recorded = self.reading.account(account).and_then(|read| self.recorded(read, measured, month));
        recorded.is_some() && self.typed.contains_key(&(Whose::Account(account), measured.key(), month))
    }

    fn together(&self, is_one: &dyn Fn(&str) -> bool, measured: Measured<'a>, month: Month) -> Option<Decimal> {
        let accounts = self.reading.accounts.iter().filter(|read| is_one(&read.id));
        let known: Vec<Decimal> =
            accounts.filter_map(|read| self.at(Whose::Account(&read.id), measured, month)).collect();
        if known.is_empty() { None } else { sum_of(known.into_iter()) }
    }

    /// A month without a record between the first one and the day to which is counted brought nothing.
    fn recorded(&self, read: &AccountReading, measured: Measured<'_>, month: Month) -> Option<Decimal> {
        let bought = &read.purchases;
        if self.bought != Some(measured.measure) || !measured.is_money() {
            return None;
        }
        let (first, _) = bought.by_month.first()?;
        let is_within = *first <= month && month <= Month::of(bought.day?);
        let place = bought.by_month.binary_search_by_key(&month, |(month, _)| *month);
        is_within.then(|| place.ok().and_then(|place| bought.by_month.get(place)).map_or(Decimal::ZERO, |it| it.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::buying::Purchase;
    use crate::plan::execution::Actual;
    use crate::plan::{Account, RowId};
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn actual(level: &str, who: &str, amount: &str) -> Actual {
        let (account, member) = (Reference::to(who), Reference::to(who));
        let (level, measure) = (Choice::of(level), Choice::of("delivered"));
        Actual {
            month: Entry::of("2026-05"),
            level,
            account,
            member,
            measure,
            amount: Entry::of(amount),
            ..Actual::default()
        }
    }

    /// a bought 100 in April and 40 in June, b 30 in May; m looks after a.
    fn plan(typed: &[Actual]) -> Plan {
        let mut plan = Plan::default();
        plan.monitoring.purchases_are = Choice::of("delivered");
        for (name, records) in
            [("a", &[("2026-04-03", "100"), ("2026-06-01", "40")][..]), ("b", &[("2026-05-09", "30")])]
        {
            let mut account = Account::default();
            for (place, (date, amount)) in records.iter().enumerate() {
                let mut purchase = Purchase { date: Entry::of(date), ..Purchase::default() };
                purchase.amount.amount = Entry::of(amount);
                account.buying.purchases.push(id(&format!("p{place}")), purchase);
            }
            account.profile.owner = Reference::to(if name == "a" { "m" } else { "" });
            plan.accounts.push(id(name), account);
        }
        for (place, row) in typed.iter().enumerate() {
            plan.monitoring.actuals.push(id(&format!("r{place}")), row.clone());
        }
        plan
    }

    #[track_caller]
    fn check(plan: &Plan, whose: Whose<'_>, month: u32, expected: Option<i64>) {
        let reading = plan_reading(plan, "2026-06-30".parse().unwrap());
        let actuals = Actuals::of(plan, &reading);
        let found = actuals.at(whose, Measured::plain(SalesMeasure::Delivered), Month { year: 2026, month });
        assert_eq!(found, expected.map(Decimal::from), "{whose:?} {month}");
    }

    #[test]
    fn records_count_for_their_account_its_owner_and_the_plan() {
        let plan = plan(&[]);
        for (whose, by_month) in [
            (Whose::Account("a"), [None, Some(100), Some(0), Some(40), None]),
            (Whose::Account("b"), [None, None, Some(30), Some(0), None]),
            (Whose::Member("m"), [None, Some(100), Some(0), Some(40), None]),
            (Whose::Plan, [None, Some(100), Some(30), Some(40), None]),
        ] {
            for (month, expected) in (3..).zip(by_month) {
                check(&plan, whose, month, expected);
            }
        }
    }

    #[test]
    fn what_was_typed_goes_before_what_is_added_up() {
        let plan = plan(&[actual("account", "a", "7"), actual("account", "a", "1"), actual("member", "m", "9")]);
        check(&plan, Whose::Account("a"), 5, Some(8));
        check(&plan, Whose::Plan, 5, Some(38));
        check(&plan, Whose::Member("m"), 5, Some(9));
        let reading = plan_reading(&plan, "2026-06-30".parse().unwrap());
        let actuals = Actuals::of(&plan, &reading);
        let beside = |month| {
            actuals.is_typed_beside_records("a", Measured::plain(SalesMeasure::Delivered), Month { year: 2026, month })
        };
        assert!(beside(5) && !beside(4));
    }

    #[test]
    fn records_count_only_as_what_they_stand_for() {
        let mut plan = plan(&[]);
        plan.monitoring.purchases_are = Choice::of("signed");
        check(&plan, Whose::Plan, 5, None);
    }
}
