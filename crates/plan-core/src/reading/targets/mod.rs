//! Worksheet 5.1: for whom and of what each row of targets is, what the levels come to, and how a year falls into months.

mod levels;
mod seasons;

pub use levels::{Levels, Side, levels};
pub use seasons::{months_to_fill, season_weights};

use crate::plan::execution::{Level, SalesMeasure, Target, TargetKind};
use crate::plan::{Plan, Row};
use crate::value::{Amount, Choice, Entry, Reference, reference};
use rust_decimal::Decimal;

/// For whom a row of figures stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose<'a> {
    Plan,
    Account(&'a str),
    Member(&'a str),
    Product(&'a str),
}

impl<'a> Whose<'a> {
    /// None where the row does not say of whom, as one of an account without the account.
    pub fn of(
        level: &Choice<Level>,
        account: &'a Reference<reference::Account>,
        member: &'a Reference<reference::Member>,
        product: &'a Reference<reference::Product>,
    ) -> Option<Self> {
        let named = |id: &'a str, whose: fn(&'a str) -> Self| (!id.is_empty()).then(|| whose(id));
        let (account, member) = (named(&account.0, Self::Account), named(&member.0, Self::Member));
        let product = named(&product.0, Self::Product);
        match level.known() {
            Some(Level::Plan) => Some(Self::Plan),
            Some(Level::Account) => account,
            Some(Level::Member) => member,
            Some(Level::Product) => product,
            None => account.or(member).or(product),
        }
    }

    pub fn level(self) -> Level {
        match self {
            Self::Plan => Level::Plan,
            Self::Account(_) => Level::Account,
            Self::Member(_) => Level::Member,
            Self::Product(_) => Level::Product,
        }
    }

    /// For sorting: the plan first, then as the levels are offered.
    pub fn level_place(self) -> usize {
        let all = <Level as crate::value::Closed>::ALL;
        all.iter().position(|level| *level == self.level()).unwrap_or_default()
    }

    /// The id of the row that it is; empty for the plan.
    pub fn id(self) -> &'a str {
        match self {
            Self::Plan => "",
            Self::Account(id) | Self::Member(id) | Self::Product(id) => id,
        }
    }
}

/// What is counted: one of the four, or a measure of the plan's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured<'a> {
    pub measure: SalesMeasure,
    /// The id of the plan's own measure; empty for the four.
    pub other: &'a str,
}

impl<'a> Measured<'a> {
    pub fn of(measure: &Choice<SalesMeasure>, other: &'a Reference<reference::OtherMeasure>) -> Option<Self> {
        match measure.known() {
            Some(SalesMeasure::Other) => {
                (!other.0.is_empty()).then_some(Self { measure: SalesMeasure::Other, other: &other.0 })
            }
            Some(measure) => Some(Self::plain(measure)),
            None => None,
        }
    }

    pub fn plain(measure: SalesMeasure) -> Self {
        Self { measure, other: "" }
    }

    /// Whether it is counted in the plan's currency.
    pub fn is_money(self) -> bool {
        self.measure != SalesMeasure::Other
    }

    /// For sorting: in the order in which they are offered.
    pub fn key(self) -> (usize, &'a str) {
        let all = <SalesMeasure as crate::value::Closed>::ALL;
        (all.iter().position(|one| *one == self.measure).unwrap_or_default(), self.other)
    }
}

/// A row of targets that says for whom, of what and for which year it stands.
#[derive(Debug, Clone, Copy)]
pub struct Pledge<'a> {
    pub row: &'a Row<Target>,
    pub whose: Whose<'a>,
    pub measured: Measured<'a>,
    pub year: i32,
    /// What we bind ourselves to, and not what we would like to reach.
    pub is_commitment: bool,
}

impl Pledge<'_> {
    /// The year's total as typed, or else what its twelve months add to.
    pub fn total(&self) -> Option<Decimal> {
        year_total(self.row)
    }
}

/// Those rows of the plan's targets that are about something; archived accounts have none.
pub fn pledges(plan: &Plan) -> Vec<Pledge<'_>> {
    plan.targets.targets.iter().filter_map(|row| pledge(plan, row)).collect()
}

fn pledge<'a>(plan: &'a Plan, row: &'a Row<Target>) -> Option<Pledge<'a>> {
    let whose = Whose::of(&row.level, &row.account, &row.member, &row.product)?;
    if let Whose::Account(id) = whose {
        plan.accounts.get(id).filter(|account| !account.archived.0)?;
    }
    let measured = Measured::of(&row.measure, &row.other)?;
    let is_commitment = !row.kind.is(TargetKind::Stretch);
    Some(Pledge { row, whose, measured, year: row.year.valid()?.0, is_commitment })
}

fn number(entry: &Entry<Amount>) -> Option<Decimal> {
    entry.valid().map(|amount| amount.0)
}

/// January to December; nothing where nothing valid stands.
pub fn target_months(target: &Target) -> [Option<Decimal>; 12] {
    target.months().map(number)
}

/// The sum of the months that stand, and how many these are. None where they cannot be added.
pub fn months_sum(target: &Target) -> Option<(Decimal, usize)> {
    let months = target_months(target);
    let sum = sum_of(months.iter().flatten().copied())?;
    Some((sum, months.iter().flatten().count()))
}

/// The year's total as typed, or else what its twelve months add to.
pub fn year_total(target: &Target) -> Option<Decimal> {
    let of_months = || months_sum(target).filter(|(_, count)| *count == 12).map(|(sum, _)| sum);
    number(&target.total).or_else(of_months)
}

pub(crate) fn sum_of(numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// The measure by which the plan is steered: what the purchase records stand for, or else the first in use.
pub fn main_measure(plan: &Plan) -> Option<Measured<'_>> {
    let bought = plan.monitoring.purchases_are.known().filter(|measure| *measure != SalesMeasure::Other);
    let chosen = || {
        let all = <SalesMeasure as crate::value::Closed>::ALL.iter().copied();
        all.filter(|measure| *measure != SalesMeasure::Other).find(|measure| plan.targets.measures.has(*measure))
    };
    let targeted = || pledges(plan).first().map(|pledge| pledge.measured);
    bought.or_else(chosen).map(Measured::plain).or_else(targeted)
}
