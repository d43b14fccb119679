//! What the plan as a whole is to reach, against what its accounts, members and products are to reach together.

use super::{Measured, Pledge, pledges};
use crate::plan::Plan;
use crate::plan::execution::Level;
use crate::sorting::sort_by;
use rust_decimal::Decimal;

/// One level's targets of a measure in a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Side {
    /// Rows with a total, and those without one.
    pub rows: usize,
    pub without_total: usize,
    /// None where there is no total, or the totals cannot be added.
    pub sum: Option<Decimal>,
}

/// The commitments for a measure in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels<'a> {
    pub measured: Measured<'a>,
    pub year: i32,
    pub plan: Side,
    pub accounts: Side,
    pub members: Side,
    pub products: Side,
}

impl Levels<'_> {
    /// The plan's target less what another level comes to: above zero is not yet handed on to anybody.
    pub fn gap(&self, other: &Side) -> Option<Decimal> {
        self.plan.sum?.checked_sub(other.sum?)
    }
}

/// By year and measure, the earliest year first.
pub fn levels(plan: &Plan) -> Vec<Levels<'_>> {
    let mut all: Vec<Levels> = Vec::new();
    for pledge in pledges(plan).iter().filter(|pledge| pledge.is_commitment) {
        let is_same = |known: &Levels| known.measured == pledge.measured && known.year == pledge.year;
        let place = all.iter().position(is_same).unwrap_or_else(|| {
            let none = Side::default();
            let (measured, year) = (pledge.measured, pledge.year);
            all.push(Levels { measured, year, plan: none, accounts: none, members: none, products: none });
            all.len() - 1
        });
        let levels = &mut all[place];
        let side = match pledge.whose.level() {
            Level::Plan => &mut levels.plan,
            Level::Account => &mut levels.accounts,
            Level::Member => &mut levels.members,
            Level::Product => &mut levels.products,
        };
        side.take(pledge);
    }
    sort_by(&mut all, |one, other| (one.year, one.measured.key()).cmp(&(other.year, other.measured.key())));
    all
}

impl Side {
    fn take(&mut self, pledge: &Pledge<'_>) {
        let Some(total) = pledge.total() else {
            self.without_total += 1;
            return;
        };
        // A sum that was too large once stays unknown.
        self.sum = if self.rows == 0 { Some(total) } else { self.sum.and_then(|sum| sum.checked_add(total)) };
        self.rows += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::execution::Target;
    use crate::plan::{Account, RowId};
    use crate::value::{Choice, Entry, Flag, Reference};

    fn target(level: &str, who: &str, year: &str, total: &str) -> Target {
        let (account, member) = (Reference::to(who), Reference::to(who));
        let (level, measure) = (Choice::of(level), Choice::of("delivered"));
        Target { level, account, member, measure, year: Entry::of(year), total: Entry::of(total), ..Target::default() }
    }

    fn plan(rows: &[Target]) -> Plan {
        let mut plan = Plan::default();
        for (id, archived) in [("a", false), ("b", false), ("old", true)] {
            plan.accounts.push(RowId::new(id).unwrap(), Account { archived: Flag(archived), ..Account::default() });
        }
        for (place, row) in rows.iter().enumerate() {
            plan.targets.targets.push(RowId::new(&format!("t{place}")).unwrap(), row.clone());
        }
        plan
    }

    #[test]
    fn accounts_and_members_are_held_against_the_plan() {
        let mut stretch = target("account", "a", "2026", "999");
        stretch.kind = Choice::of("stretch");
        let plan = plan(&[
            target("plan", "", "2026", "100"),
            target("account", "a", "2026", "60.5"),
            target("account", "b", "2026", "30"),
            target("account", "old", "2026", "7"),
            target("account", "", "2026", "7"),
            target("member", "m", "2026", "110"),
            target("member", "n", "2026", ""),
            target("plan", "", "2025", "80"),
            stretch,
        ]);
        let all = levels(&plan);
        assert_eq!(all.iter().map(|levels| levels.year).collect::<Vec<_>>(), [2025, 2026]);
        let year = &all[1];
        assert_eq!(year.gap(&year.accounts), Some(Decimal::new(95, 1)));
        assert_eq!(year.gap(&year.members), Some((-10).into()));
        assert_eq!((year.accounts.rows, year.members.rows, year.members.without_total), (2, 1, 1));
        assert_eq!(year.gap(&year.products), None);
        assert_eq!(all[0].gap(&all[0].accounts), None);
    }

    #[test]
    fn a_row_without_a_total_has_the_sum_of_its_months_if_all_stand() {
        let mut row = target("plan", "", "2026", "");
        for month in row.months_mut() {
            *month = Entry::of("10");
        }
        assert_eq!(levels(&plan(&[row.clone()]))[0].plan.sum, Some(120.into()));
        row.m12 = Entry::Empty;
        assert_eq!(levels(&plan(&[row]))[0].plan.sum, None);
    }
}
