//! The question that is open over the page, with what it is about. How each is asked is `commands`' matter.

use super::arrival::Arrived;
use super::stored::NoFile;
use plan_core::plan::{Plan, Worksheet};
use std::sync::Arc;

/// What the rows of a table become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Importing {
    Accounts,
    /// Purchase records; of the account with that id, when no column names it.
    Purchases {
        account: String,
    },
}

/// A plan as it was at another time.
#[derive(Debug, Clone)]
pub struct Then {
    pub plan: Arc<Plan>,
    /// When, in milliseconds since 1970; 0 if unknown.
    pub at: i64,
    /// It comes from a file that was written or changed by hand: the plan was perhaps never so.
    pub by_hand: bool,
}

/// Where a table comes from.
#[derive(Debug, Clone)]
pub enum TableSource {
    File(Arc<[u8]>),
    /// A workbook of a spreadsheet.
    Workbook(Arc<[u8]>),
    /// It is pasted into the dialog.
    Pasted,
}

/// A plan that is not in a backup.
#[derive(Debug, Clone)]
pub struct LeftOut {
    pub name: String,
    pub reason: NoFile,
}

/// The dialog that is open.
#[derive(Debug, Clone)]
pub enum Dialog {
    NewPlan,
    RenamePlan {
        id: String,
        name: String,
    },
    /// Asks before a plan is removed for good.
    DestroyPlan {
        id: String,
        name: String,
    },
    AddAccount,
    ClearEverything,
    Palette,
    Shortcuts,
    /// What became of imported files.
    Arrived(Vec<Arrived>),
    /// Rows of a table: choose what each column is, and see what will come in.
    Import {
        what: Importing,
        source: TableSource,
    },
    /// How a figure was computed.
    Explain {
        method: &'static str,
        /// Empty for a figure of the plan.
        account: String,
        /// The path of a row whose figure it is; empty for any other.
        row: String,
        /// The formula with this plan's numbers, where the figure's own row knows it.
        expression: String,
        /// Why there is no figure; empty where there is one.
        reason: String,
    },
    /// Asks whether a file is to have what is confidential.
    SaveFile {
        plan: String,
        /// Of the file.
        name: String,
        /// All of it.
        file: String,
        withheld: Vec<Worksheet>,
    },
    /// Asks before a plan becomes what it was at another time.
    PutBack {
        plan: String,
        then: Then,
    },
    /// A text to be copied where files cannot be saved.
    CopyOut {
        text: String,
        left_out: Vec<LeftOut>,
    },
    /// A backup that has not all plans.
    BackedUp {
        count: usize,
        left_out: Vec<LeftOut>,
    },
}
