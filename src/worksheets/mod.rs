//! Worksheets are described, not programmed: which fields, in what order, which are essential. The parts
//! here draw any description. What a worksheet does of its own is a figure or a block it names.

use plan_core::plan::Worksheet;

mod account;
mod actions;
mod answer;
mod assessment;
mod buying;
mod called;
mod describe;
pub mod drawn;
mod evidence;
mod explain;
mod field;
mod figures;
mod filled;
mod guidance;
mod import;
mod industry;
mod introduction;
mod lateness;
mod named;
mod paper;
mod printed;
mod prompt;
mod relationship_map;
mod remarks;
mod review;
mod risks;
mod rows;
mod scheme;
mod seen;
mod sheet;
mod shown;
mod spelling;
mod standing;
mod table;
mod told;
mod undecided;
mod versions;
mod weights;

pub use actions::{AllActions, Grouping, OpenOnly};
pub use called::{called, row_called};
pub use describe::Sheet;
pub use explain::Explain;
pub use field::{Field, Place, field_label};
pub use figures::{ExplainedFigure, name_of};
pub use import::{ImportAccounts, ImportPurchases, accounts_pasted};
pub use named::named;
pub use paper::OnPaper;
pub use remarks::{misread_at, not_listed};
pub use rows::{add as add_row, remove as remove_row};
pub use scheme::SchemeView;
pub use seen::Seen;
pub use sheet::{Context, SheetView};
pub use shown::Shown;
pub use spelling::{spelled, value_in_words};
pub use standing::{account_reviewed_on, account_standing, sheet_standing};
pub use told::{changes_in_words, edit_in_words, place_in_words, value_at, version_in_words};
pub use versions::{Said, record_in_words};

/// All worksheets, in the order of the chapters.
pub static SHEETS: &[&Sheet] = &[
    &introduction::BACKGROUND,
    &introduction::GOALS,
    &introduction::SCOPE,
    &account::PROFILE,
    &industry::INDUSTRY,
    &buying::BUYING,
    &assessment::ASSESSMENT,
];

/// How a worksheet is described.
pub fn sheet(worksheet: Worksheet) -> Option<&'static Sheet> {
    SHEETS.iter().copied().find(|sheet| sheet.worksheet == Some(worksheet))
}
