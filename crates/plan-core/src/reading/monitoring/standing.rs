//! How a target stands to what was reached, at the end of the last full month.

use super::Actuals;
use crate::methods::{Unavailable, attainment, change_over, needed_per_month};
use crate::plan::Plan;
use crate::reading::months::is_month_end;
use crate::reading::targets::{Measured, Pledge, Whose, main_measure, pledges, sum_of, target_months};
use crate::value::Month;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// What is to be reached in a year, whoever said so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim<'a> {
    pub whose: Whose<'a>,
    pub measured: Measured<'a>,
    pub year: i32,
    /// The id of its row of targets; empty where the plan's is the sum of its accounts.
    pub row: &'a str,
    pub total: Option<Decimal>,
    /// January to December.
    pub months: [Option<Decimal>; 12],
}

/// An aim and what was reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    pub aim: Aim<'a>,
    /// Full months of its year that have gone by.
    pub closed: u32,
    /// What was reached in each of the twelve, as far as it is known; the running month too.
    pub actual: [Option<Decimal>; 12],
    /// What was to be reached in the full months; none while one of these has no target.
    pub target_to_date: Option<Decimal>,
    /// What was reached in the full months that have a figure; none where none has.
    pub actual_to_date: Option<Decimal>,
    /// Full months without a figure.
    pub unknown: usize,
    /// Of the last full month: what was reached in it, a year before, and in the month before it.
    pub last: Option<Decimal>,
    pub year_before: Option<Decimal>,
    pub month_before: Option<Decimal>,
}

impl Standing<'_> {
    pub fn attainment(&self) -> Result<Decimal, Unavailable> {
        let (Some(actual), Some(target)) = (self.actual_to_date, self.target_to_date) else {
            return Err(Unavailable::Missing);
        };
        attainment(actual, target)
    }

    /// What was reached less what was to be reached.
    pub fn gap(&self) -> Result<Decimal, Unavailable> {
        let (Some(actual), Some(target)) = (self.actual_to_date, self.target_to_date) else {
            return Err(Unavailable::Missing);
        };
        actual.checked_sub(target).ok_or(Unavailable::Overflow)
    }

    /// The running month is one of those that are left.
    pub fn months_left(&self) -> u32 {
        12_u32.saturating_sub(self.closed)
    }

    pub fn needed(&self) -> Result<Decimal, Unavailable> {
        let (Some(total), Some(actual)) = (self.aim.total, self.actual_to_date) else {
            return Err(Unavailable::Missing);
        };
        needed_per_month(total, actual, self.months_left())
    }

    pub fn year_on_year(&self) -> Result<Decimal, Unavailable> {
        change(self.last, self.year_before)
    }

    pub fn month_on_month(&self) -> Result<Decimal, Unavailable> {
        change(self.last, self.month_before)
    }

    /// The part of the full months that have a figure.
    pub fn known(&self) -> f64 {
        let closed = f64::from(self.closed);
        if closed == 0.0 { 1.0 } else { (closed - f64::from(u32::try_from(self.unknown).unwrap_or(12))) / closed }
    }
}

fn change(now: Option<Decimal>, before: Option<Decimal>) -> Result<Decimal, Unavailable> {
    let (Some(now), Some(before)) = (now, before) else {
        return Err(Unavailable::Missing);
    };
    change_over(now, before)
}

impl<'a> Aim<'a> {
    fn of(pledge: &Pledge<'a>) -> Self {
        let Pledge { row, whose, measured, year, .. } = *pledge;
        Self { whose, measured, year, row: row.id.as_str(), total: pledge.total(), months: target_months(row) }
    }
}

/// The commitments of a year, as they stand in the plan.
pub fn aims(plan: &Plan, year: i32) -> Vec<Aim<'_>> {
    let all = pledges(plan);
    all.iter().filter(|pledge| pledge.is_commitment && pledge.year == year).map(Aim::of).collect()
}

/// What the plan as a whole is to reach by its main measure: its own row, or else what its accounts' come to.
pub fn aim_of_plan(plan: &Plan, year: i32) -> Option<Aim<'_>> {
    let measured = main_measure(plan)?;
    let all: Vec<Aim> = aims(plan, year).into_iter().filter(|aim| aim.measured == measured).collect();
    if let Some(own) = all.iter().find(|aim| aim.whose == Whose::Plan) {
        return Some(*own);
    }
    let accounts: Vec<&Aim> = all.iter().filter(|aim| matches!(aim.whose, Whose::Account(_))).collect();
    let sum = |of: &dyn Fn(&Aim) -> Option<Decimal>| {
        let parts: Option<Vec<Decimal>> = accounts.iter().map(|aim| of(aim)).collect();
        parts.and_then(|parts| sum_of(parts.into_iter()))
    };
    let months = std::array::from_fn(|month| sum(&|aim| aim.months[month]));
    let aim = Aim { whose: Whose::Plan, measured, year, row: "", total: sum(&|aim| aim.total), months };
    (!accounts.is_empty()).then_some(aim)
}

/// Full months of a year that have gone by on a day; the day ends its month if it is the last one of it.
fn closed_months(year: i32, today: NaiveDate) -> u32 {
    match year.cmp(&today.year()) {
        std::cmp::Ordering::Less => 12,
        std::cmp::Ordering::Greater => 0,
        std::cmp::Ordering::Equal => today.month0() + u32::from(is_month_end(today)),
    }
}

pub fn standing<'a>(actuals: &Actuals<'a>, aim: Aim<'a>, today: NaiveDate) -> Standing<'a> {
    let closed = closed_months(aim.year, today);
    let at = |year: i32, month: u32| actuals.at(aim.whose, aim.measured, Month { year, month });
    let actual: [Option<Decimal>; 12] =
        std::array::from_fn(|place| at(aim.year, u32::try_from(place).unwrap_or(0) + 1));
    let full = usize::try_from(closed).unwrap_or(12);
    let known: Vec<Decimal> = actual[..full].iter().flatten().copied().collect();
    let targets: Option<Vec<Decimal>> = aim.months[..full].iter().copied().collect();
    let (last, month_before) = match closed {
        0 => (None, None),
        1 => (at(aim.year, 1), at(aim.year - 1, 12)),
        month => (at(aim.year, month), at(aim.year, month - 1)),
    };
    Standing {
        aim,
        closed,
        actual,
        target_to_date: targets.filter(|targets| !targets.is_empty()).and_then(|it| sum_of(it.into_iter())),
        unknown: full - known.len(),
        actual_to_date: if known.is_empty() { None } else { sum_of(known.into_iter()) },
        last,
        year_before: if closed == 0 { None } else { at(aim.year - 1, closed) },
        month_before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::plan::execution::{Actual, Target};
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 1,200 for 2026, a hundred a month; 104 reached in each of the first five months, 80 in each of 2025.
    fn plan() -> Plan {
        let mut plan = Plan::default();
        let (level, measure, year) = (Choice::of("plan"), Choice::of("collected"), Entry::of("2026"));
        let mut row = Target { level, measure, year, total: Entry::of("1200"), ..Target::default() };
        row.months_mut().into_iter().for_each(|month| *month = Entry::of("100"));
        plan.targets.targets.push(RowId::new("t").unwrap(), row);
        for (year, months, amount) in [(2025, 12, "80"), (2026, 5, "104")] {
            for month in 1..=months {
                let (level, measure, amount) = (Choice::of("plan"), Choice::of("collected"), Entry::of(amount));
                let month = Entry::of(&format!("{year}-{month:02}"));
                let id = RowId::new(&format!("a{year}{}", plan.monitoring.actuals.len())).unwrap();
                plan.monitoring.actuals.push(id, Actual { month, level, measure, amount, ..Actual::default() });
            }
        }
        plan
    }

    #[test]
    fn after_five_months_the_rest_of_the_year_is_spread_over_seven() {
        let plan = plan();
        for today in ["2026-05-31", "2026-06-01", "2026-06-29"].map(day) {
            let reading = plan_reading(&plan, today);
            let actuals = Actuals::of(&plan, &reading);
            let found = standing(&actuals, aim_of_plan(&plan, 2026).unwrap(), today);
            assert_eq!((found.closed, found.actual_to_date, found.unknown), (5, Some(520.into()), 0));
            assert_eq!(found.needed().map(|it| it.round_dp(2)), Ok(Decimal::new(9714, 2)));
            assert_eq!(found.attainment(), Ok(Decimal::new(104, 2)));
            assert_eq!(found.gap(), Ok(20.into()));
            assert_eq!(found.year_on_year(), Ok(Decimal::new(3, 1)));
            assert_eq!(found.month_on_month(), Ok(Decimal::ZERO));
        }
    }

    #[test]
    fn in_january_the_month_before_is_that_of_last_year_and_nothing_is_to_date() {
        let plan = plan();
        let of = |today: &str| {
            let reading = plan_reading(&plan, day(today));
            let found = standing(&Actuals::of(&plan, &reading), aim_of_plan(&plan, 2026).unwrap(), day(today));
            (found.attainment(), found.month_on_month(), found.known().to_string())
        };
        assert_eq!(of("2026-01-30"), (Err(Unavailable::Missing), Err(Unavailable::Missing), "1".to_owned()));
        assert_eq!(of("2026-01-31").1, Ok(Decimal::new(3, 1)));
        // Ten months have gone by, and of five nothing is known.
        assert_eq!(of("2026-11-02").2, "0.5");
    }
}
