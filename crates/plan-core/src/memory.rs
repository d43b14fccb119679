//! What was read off a plan before, so that after an edit only the account that changed is read again. The
//! surprise: nothing is compared. A row is shared between copies of a plan until it changes, so a row at the same
//! address holds the same.

use crate::checks::fields::{Lists, fields_of_account, fields_of_plan};
use crate::checks::{Finding, check_with};
use crate::plan::{Account, Plan, Row, RowList};
use crate::reading::assessment::{self, Basis, PlanReading, counted_to};
use crate::reading::names;
use chrono::NaiveDate;

#[derive(Debug, Default)]
pub struct Memory {
    /// The plan that was read last. While it is kept, no other row can come to lie where one of its rows lies.
    plan: Plan,
    /// The day to which its records were counted.
    day: Option<NaiveDate>,
    /// Of its accounts, in their order.
    known: Vec<Known>,
    /// What stands out in its own lists.
    lists: Lists,
}

/// What was read off one account alone.
#[derive(Debug)]
struct Known {
    basis: Basis,
    fields: Vec<Finding>,
}

impl Memory {
    /// The reading of a plan and its findings, the same that `plan_reading` and `check` give.
    pub fn read(&mut self, plan: &Plan, today: NaiveDate) -> (PlanReading, Vec<Finding>) {
        self.learn(plan, counted_to(plan, today));
        let reading = assessment::read(plan, &|place, _| self.known[place].basis.clone());
        let fields = fields_of_plan(plan, &|place| self.known[place].fields.clone(), &mut self.lists);
        let findings = check_with(plan, &reading, today, fields);
        (reading, findings)
    }

    fn learn(&mut self, plan: &Plan, day: NaiveDate) {
        let mut known: Vec<Option<Known>> = std::mem::take(&mut self.known).into_iter().map(Some).collect();
        let is_alike = self.is_read_alike(plan, day);
        if !is_alike {
            known.clear();
        }
        // Their rows point into accounts too.
        if !is_alike || plan.accounts.origin() != self.plan.accounts.origin() {
            self.lists = Lists::default();
        }
        let mut unchanged = |place: usize| {
            let (accounts, before) = (&plan.accounts, &self.plan.accounts);
            let place_before = before.place_of(accounts.id(place).as_str())?;
            let is_same = before.origin_of(place_before) == accounts.origin_of(place);
            known.get_mut(place_before).filter(|_| is_same)?.take()
        };
        let read = |(place, account): (usize, &Row<Account>)| {
            unchanged(place).unwrap_or_else(|| Known {
                basis: Basis::of(account, &plan.currency.0, day),
                fields: fields_of_account(plan, place),
            })
        };
        self.known = plan.accounts.iter().enumerate().map(read).collect();
        (self.plan, self.day) = (plan.clone(), Some(day));
    }

    /// Whether everything outside of an account that goes into what is known of it is as it was.
    fn is_read_alike(&self, plan: &Plan, day: NaiveDate) -> bool {
        let lists = names::lists(plan).zip(names::lists(&self.plan));
        self.day == Some(day)
            && self.plan.currency == plan.currency
            && lists.map(|(one, other)| (one.roll(), other.roll())).all(|(one, other)| one == other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Fact, check};
    use crate::plan::RowId;
    use crate::plan::buying::Purchase;
    use crate::plan::introduction::Product;
    use crate::plan::profile::Contact;
    use crate::plan::relationship::SurveyAnswer;
    use crate::reading::plan_reading;
    use crate::value::{Choice, Date, Entry, Flag, Line, Reference};

    fn day(text: &str) -> NaiveDate {
        let entry: Entry<Date> = Entry::of(text);
        entry.valid().unwrap().0
    }

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        plan.scope.products.push(id("servo"), Product::default());
        for account in ["x", "y", "z"] {
            let mut row = Account { name: Line(account.to_owned()), ..Account::default() };
            for (record, date) in [("a", "2026-05-01"), ("b", "2025-05-01"), ("c", "soon")] {
                let mut bought =
                    Purchase { date: Entry::of(date), product: Reference::to("servo"), ..Purchase::default() };
                bought.amount.amount = Entry::of("100");
                row.buying.purchases.push(id(record), bought);
            }
            row.profile.contacts.push(id("c"), Contact::default());
            plan.accounts.push(id(account), row);
        }
        let answer =
            SurveyAnswer { account: Reference::to("z"), contact: Reference::to("c"), ..SurveyAnswer::default() };
        plan.satisfaction.answers.push(id("s"), answer);
        plan
    }

    #[test]
    fn what_is_remembered_is_what_is_read_anew() {
        type Change = fn(&mut Plan);
        let changes: [(&str, Change); 10] = [
            ("nothing", |_| {}),
            ("a record", |plan| {
                let purchases = &mut plan.accounts.get_mut("y").unwrap().buying.purchases;
                purchases.get_mut("b").unwrap().amount.amount = Entry::of("250");
            }),
            ("an account more", |plan| plan.accounts.push(id("w"), Account::default())),
            ("a name twice", |plan| plan.accounts.get_mut("z").unwrap().name = Line("x".to_owned())),
            ("an account in the archive", |plan| plan.accounts.get_mut("x").unwrap().archived = Flag(true)),
            ("what all records point to", |plan| plan.scope.products.remove("servo")),
            ("a contact that an answer names", |plan| {
                plan.accounts.get_mut("z").unwrap().profile.contacts.remove("c");
            }),
            ("the currency", |plan| plan.currency = Choice::of("EUR")),
            ("the day", |plan| plan.scheme.counted_to = Entry::of("2025-06-30")),
            ("an account less", |plan| plan.accounts.remove("y")),
        ];
        let (mut memory, mut plan) = (Memory::default(), plan());
        for (what, change) in changes {
            plan = plan.clone();
            change(&mut plan);
            for today in ["2026-06-30", "2027-06-30"].map(day) {
                let reading = plan_reading(&plan, today);
                let findings = check(&plan, &reading, today);
                assert_eq!(memory.read(&plan, today), (reading, findings), "{what}");
            }
        }
    }

    #[test]
    fn after_an_edit_only_what_changed_is_read_again() {
        let (mut memory, mut plan) = (Memory::default(), plan());
        let today = day("2026-06-30");
        let (first, _) = memory.read(&plan, today);
        plan.accounts.get_mut("y").unwrap().profile.owner = Reference::to("nobody");
        let (second, findings) = memory.read(&plan, today);
        let kept =
            |place: usize| std::sync::Arc::ptr_eq(&first.accounts[place].purchases, &second.accounts[place].purchases);
        assert_eq!([0, 1, 2].map(kept), [true, false, true]);
        assert!(findings.iter().any(|finding| finding.facts == [("name", Fact::Text("nobody".into()))]));
    }
}
