//! What becomes of the rows of a table, and how it comes into the plan: all at once, or not at all.

use super::accounts::Trial;
use crate::i18n::{Words, words::import, words::shell};
use crate::state::Planner;
use plan_core::document::records::{Judge, Troubled, Verdict};
use plan_core::plan::{Account, RowId};

/// What can be taken in.
#[derive(Debug)]
pub enum Good {
    Accounts(Vec<Account>),
    Purchases(Verdict),
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
    pub fn len(&self) -> usize {
        match self {
            Self::Accounts(accounts) => accounts.len(),
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

    /// Takes everything in as one edit. Returns how many rows came in.
    pub fn take_in(&self, planner: Planner) -> usize {
        let id_count = if let Self::Purchases(verdict) = self { verdict.id_count() } else { self.len() };
        // Made before: an edit holds the workbook that makes them.
        let ids: Vec<RowId> = (0..id_count).map(|_| planner.new_id()).collect();
        let mut ids = ids.into_iter();
        let mut new_id = || ids.next().unwrap_or_else(|| unreachable!("there is an id for every row"));
        let mut count = self.len();
        planner.edit(|plan| match self {
            Self::Accounts(accounts) => {
                plan.accounts.extend(accounts.iter().map(|account| (new_id(), account.clone())).collect());
            }
            Self::Purchases(verdict) => count = verdict.take_in(plan, &mut new_id),
        });
        count
    }

    pub fn told(&self, count: usize) -> Words {
        match self {
            Self::Accounts(_) => shell::accounts_added(count).into(),
            Self::Purchases(verdict) if count < verdict.good.len() => {
                import::purchases_added_of(count, verdict.good.len()).into()
            }
            Self::Purchases(_) => import::purchases_added(count).into(),
        }
    }
}

/// How far it is, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Reading(usize),
    Checking(usize),
    Writing,
}

/// What looks at one row after the other.
pub enum Job {
    Accounts(Trial),
    Purchases(Box<Judge>),
}

impl Job {
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Accounts(trial) => {
                Outcome { good: Good::Accounts(trial.accounts), rejected: trial.rejected, remarks: trial.remarks }
            }
            Self::Purchases(judge) => {
                let mut verdict = judge.verdict();
                let (rejected, remarks) = (std::mem::take(&mut verdict.rejected), std::mem::take(&mut verdict.remarks));
                Outcome { good: Good::Purchases(verdict), rejected, remarks }
            }
        }
    }
}
