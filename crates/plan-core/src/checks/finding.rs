//! What stands out in a plan, and how much depends on it: what concerns the business goes before what concerns the
//! figures, and that before what concerns the form.

use crate::plan::assessment::Tier;
use crate::reading::Place;
use crate::sorting::sort_by;
use crate::value::Misread;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::mem::{Discriminant, discriminant};

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path of ids of the field or row; for a worksheet's review, of the review.
    pub path: String,
    pub place: Place,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// What was typed is not valid.
    NotValid(Misread),
    /// It points to a row that is not there: one that was deleted, or a name that is nobody's.
    Dangling {
        text: String,
    },
    EndBeforeStart,
    TargetEqualsStart,
    GoalOverdue {
        days: i64,
    },
    /// The measured goal has no target yet.
    GoalWithoutTarget,
    /// A number of the goal seems to hold the unit that stands beside it.
    UnitSaidTwice,
    ReportingCycle,
    DuplicateName {
        name: String,
    },
    AccountWithoutOwner,
    /// More sales to key accounts than sales in all.
    PartAboveWhole,
    ReviewOverdue {
        days: i64,
    },
    ActionWithoutOwner,
    ActionOverdue {
        days: i64,
    },
    /// Contacts, and none of them counts.
    NoKeyPlayer,
    /// No supporter among the key players.
    NoSupporter,
    /// One supporter among the key players.
    SingleThreaded,
    /// Shares that add to more than 100 %.
    SharesOverWhole,
    RecordsInFuture {
        count: usize,
    },
    RecordsInOtherCurrency {
        count: usize,
    },
    /// Sales of the last twelve months against those of the twelve before; as they are, not rounded.
    SalesFell {
        percent: Decimal,
    },
    /// A percentage was typed, and what else was typed comes to another.
    Contradicted {
        typed: Decimal,
        computed: Decimal,
    },
    /// Sales of twelve months were typed, and the records of the same months come to something else.
    SalesUnlikeRecords {
        typed: Decimal,
        recorded: Decimal,
    },
    /// Sales of so many months stand where shares of a year are to be taken from.
    PeriodNoYear {
        months: u32,
    },
    /// Sales to the accounts come to more than all our sales.
    AccountsAboveTotal,
    /// The spend that is at most possible is less than what is known of.
    MostBelowKnown,
    /// Another row before says something else of the same thing.
    Twice,
    /// All records together begin within the twelve months before the last twelve.
    RecordsBeginLate,
    /// All records together end so many whole months before the counting day.
    RecordsEndEarly {
        months: u32,
    },
    /// Without a day or an amount that is valid.
    RecordsIncomplete {
        count: usize,
    },
    /// All weights of the scheme are zero.
    NoWeight,
    NegativeWeight,
    /// The pairwise comparisons contradict each other.
    Inconsistent,
    PairsMissing,
    TooManyCriteria,
    /// A scale that ends where it begins, or before.
    EmptyScale,
    /// A tier that asks for less than the one below.
    CutOffsRise,
    /// By hand, against what was computed.
    TierWithoutReason {
        set: String,
        computed: Tier,
    },
    FigureWithoutReason,
    /// We sell more than the customer spends.
    MoreThanWallet,
    RiskUnanswered,
}

/// What depends on a finding, from the most on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consequence {
    /// Sales are going.
    Sales,
    /// People, risks, goals and promises.
    Business,
    /// A figure is not what it seems, or is not there.
    Figures,
    /// Something has to be filled in otherwise.
    Entries,
    /// A reason or a review is missing.
    Form,
}

impl Kind {
    pub fn consequence(&self) -> Consequence {
        match self {
            Self::SalesFell { .. } => Consequence::Sales,
            Self::NoKeyPlayer
            | Self::NoSupporter
            | Self::SingleThreaded
            | Self::RiskUnanswered
            | Self::GoalOverdue { .. }
            | Self::ActionOverdue { .. } => Consequence::Business,
            Self::NotValid(_)
            | Self::Dangling { .. }
            | Self::EndBeforeStart
            | Self::TargetEqualsStart
            | Self::GoalWithoutTarget
            | Self::ReportingCycle
            | Self::DuplicateName { .. }
            | Self::AccountWithoutOwner
            | Self::ActionWithoutOwner => Consequence::Entries,
            Self::TierWithoutReason { .. } | Self::FigureWithoutReason | Self::ReviewOverdue { .. } => {
                Consequence::Form
            }
            Self::UnitSaidTwice
            | Self::PartAboveWhole
            | Self::SharesOverWhole
            | Self::RecordsInFuture { .. }
            | Self::RecordsInOtherCurrency { .. }
            | Self::Contradicted { .. }
            | Self::SalesUnlikeRecords { .. }
            | Self::PeriodNoYear { .. }
            | Self::AccountsAboveTotal
            | Self::MostBelowKnown
            | Self::Twice
            | Self::RecordsBeginLate
            | Self::RecordsEndEarly { .. }
            | Self::RecordsIncomplete { .. }
            | Self::NoWeight
            | Self::NegativeWeight
            | Self::Inconsistent
            | Self::PairsMissing
            | Self::TooManyCriteria
            | Self::EmptyScale
            | Self::CutOffsRise
            | Self::MoreThanWallet => Consequence::Figures,
        }
    }

    /// What it has in common with others, whatever they are about.
    fn likeness(&self) -> (Discriminant<Self>, Option<Discriminant<Misread>>) {
        let reason = if let Self::NotValid(reason) = self { Some(discriminant(reason)) } else { None };
        (discriminant(self), reason)
    }

    /// Of several of a kind the larger goes before.
    fn size(&self) -> f64 {
        match self {
            Self::SalesFell { percent } => percent.to_f64().unwrap_or_default(),
            Self::GoalOverdue { days } | Self::ActionOverdue { days } | Self::ReviewOverdue { days } => {
                days.to_f64().unwrap_or_default()
            }
            _ => 0.0,
        }
    }
}

/// Those of a kind together, the kinds by what depends on them, and otherwise in the order given.
pub fn by_consequence(findings: &[Finding]) -> Vec<Vec<Finding>> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        let alike = groups.iter_mut().find(|group| group[0].kind.likeness() == finding.kind.likeness());
        match alike {
            Some(group) => group.push(finding.clone()),
            None => groups.push(vec![finding.clone()]),
        }
    }
    for group in &mut groups {
        sort_by(group, |one, other| other.kind.size().total_cmp(&one.kind.size()));
    }
    sort_by(&mut groups, |one, other| one[0].kind.consequence().cmp(&other[0].kind.consequence()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Worksheet;

    #[test]
    fn what_costs_sales_goes_first_and_those_of_a_kind_stand_together() {
        let finding = |path: &str, kind: Kind| {
            let place = Place { worksheet: Some(Worksheet::Buying), account: None };
            Finding { path: path.to_owned(), place, kind }
        };
        let fell = |percent: i64| Kind::SalesFell { percent: percent.into() };
        let found = [
            finding("a", Kind::NotValid(Misread::UnknownChoice)),
            finding("b", Kind::FigureWithoutReason),
            finding("c", fell(20)),
            finding("d", Kind::NotValid(Misread::NotANumber)),
            finding("e", Kind::NotValid(Misread::UnknownChoice)),
            finding("f", Kind::SingleThreaded),
            finding("g", fell(42)),
        ];
        let groups = by_consequence(&found);
        let paths: Vec<String> = groups.iter().map(|group| group.iter().map(|it| it.path.as_str()).collect()).collect();
        assert_eq!(paths, ["gc", "f", "ae", "d", "b"]);
    }
}
