//! Worksheets are described, not programmed: which fields, in what order, which are essential. The parts
//! here draw any description. What a worksheet does of its own is a figure or a block it names.

mod account;
mod actions;
mod describe;
mod evidence;
mod field;
mod guidance;
mod introduction;
mod prompt;
mod review;
mod rows;
mod sheet;
mod standing;
mod table;

pub use actions::{AllActions, OpenOnly};
pub use describe::{Scope, Sheet};
pub use field::{Field, Place, field_label, misread, spelled, value_in_words};
pub use sheet::SheetView;
pub use standing::{account_standing, sheet_standing};

/// All worksheets, in the order of the chapters.
pub static SHEETS: &[&Sheet] =
    &[&introduction::BACKGROUND, &introduction::GOALS, &introduction::SCOPE, &account::PROFILE];

/// The worksheet of that number.
pub fn sheet(id: &str) -> Option<&'static Sheet> {
    SHEETS.iter().copied().find(|sheet| sheet.id == id)
}
