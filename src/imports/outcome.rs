//! What becomes of the rows of a table, and how it comes into the plan: all at once, or not at all.

use super::accounts::{self, Decisions};
use crate::i18n::Words;
use crate::i18n::words::{import, shell};
use crate::state::Planner;
use plan_core::document::account_rows;
use plan_core::document::records::{Judge, Troubled, Verdict};
use plan_core::plan::{Plan, RowId};

/// What can be taken in.
#[derive(Debug)]
pub enum Good {
    Accounts(account_rows::Verdict),
    Purchases(Verdict),
}

/// How much came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Accounts(account_rows::Count),
    Purchases(usize),
}

impl Taken {
    /// Accounts, or rows.
    pub fn len(self) -> usize {
        match self {
            Self::Accounts(count) => count.accounts(),
            Self::Purchases(count) => count,
        }
    }
}

/// What becomes of the rows.
#[derive(Debug)]
pub struct Outcome {
    pub good: Good,
    pub rejected: Vec<Troubled>,
    /// Rows that come in, with something to look at.
    pub remarks: Vec<Troubled>,
}

impl Good {
    /// Accounts of the table, or rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Accounts(verdict) => verdict.entries.len(),
            Self::Purchases(verdict) => verdict.good.len(),
        }
    }

    pub fn new_products(&self) -> usize {
        match self {
            Self::Accounts(_) => 0,
            Self::Purchases(verdict) => verdict.new_products.len(),
        }
    }

    /// The row whose head the row at that place takes over, when it stays out.
    pub fn head_of(&self, place: usize) -> Option<usize> {
        match self {
            Self::Accounts(_) => None,
            Self::Purchases(verdict) => verdict.heads.get(&place).copied(),
        }
    }

    /// What would come in. Of accounts that the plan has, what was decided.
    pub fn count(&self, decisions: &Decisions) -> usize {
        match self {
            Self::Accounts(verdict) => decisions.count(verdict).accounts(),
            Self::Purchases(verdict) => verdict.good.len(),
        }
    }

    /// Takes everything in as one edit.
    pub fn take_in(&self, planner: Planner, decisions: &Decisions) -> Taken {
        let id_count = match self {
            Self::Accounts(verdict) => verdict.id_count(),
            Self::Purchases(verdict) => verdict.id_count(),
        };
        // Made before: an edit holds the workbook that makes them.
        let ids: Vec<RowId> = (0..id_count).map(|_| planner.new_id()).collect();
        let mut ids = ids.into_iter();
        let mut new_id = || ids.next().unwrap_or_else(|| unreachable!("there is an id for every row"));
        let mut taken = Taken::Purchases(0);
        planner.edit(|plan| {
            taken = match self {
                Self::Accounts(verdict) => {
                    Taken::Accounts(verdict.take_in(plan, &|entry| decisions.of(entry), &mut new_id))
                }
                Self::Purchases(verdict) => Taken::Purchases(verdict.take_in(plan, &mut new_id)),
            };
        });
        taken
    }

    pub fn told(&self, taken: Taken) -> Words {
        match (taken, self) {
            (Taken::Accounts(count), _) if count.changed == 0 && count.persons == 0 => {
                shell::accounts_added(count.new).into()
            }
            (Taken::Accounts(count), _) => import::accounts_taken(count.changed, count.new, count.persons).into(),
            (Taken::Purchases(count), Self::Purchases(verdict)) if count < verdict.good.len() => {
                import::purchases_added_of(count, verdict.good.len()).into()
            }
            (Taken::Purchases(count), _) => import::purchases_added(count).into(),
        }
    }
}

/// How far it is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A workbook is being opened; nobody knows how far.
    Opening,
    Reading(usize),
    Checking(usize),
    Writing,
}

/// What looks at one row after the other.
pub enum Job {
    Accounts(Box<account_rows::Judge>),
    Purchases(Box<Judge>),
}

impl Job {
    pub fn outcome(self, plan: &Plan) -> Outcome {
        match self {
            Self::Accounts(judge) => {
                let mut verdict = accounts::with_ways(plan, |ways| judge.verdict(plan, ways));
                let (rejected, remarks) = (std::mem::take(&mut verdict.rejected), std::mem::take(&mut verdict.remarks));
                Outcome { good: Good::Accounts(verdict), rejected, remarks }
            }
            Self::Purchases(judge) => {
                let mut verdict = judge.verdict();
                let (rejected, remarks) = (std::mem::take(&mut verdict.rejected), std::mem::take(&mut verdict.remarks));
                Outcome { good: Good::Purchases(verdict), rejected, remarks }
            }
        }
    }
}
