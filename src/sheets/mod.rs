//! The parts that draw worksheets: a description in, a page of fields, tables and guidance out. They know no worksheet
//! by name.

mod answer;
mod book;
mod called;
pub mod describe;
mod drawn;
mod evidence;
mod field;
mod filled;
mod guidance;
mod lateness;
mod named;
mod paper;
mod picked;
mod printed;
mod prompt;
mod remarks;
mod review;
pub mod rows;
pub mod said;
mod seen;
mod sheet;
mod spelling;
mod standing;
pub mod table;
mod told;
mod undecided;
mod versions;

pub use book::{Book, open_book, sheet};
pub use called::{called, row_called};
pub use describe::{AccountFigure, Block, Column, Figure, Prompt, Sheet, Table, figure, joined, worked};
pub use drawn::{Draw, Drawn, Subject, Whole, open_gallery};
pub use field::{Field, Place, field_label};
pub use named::named;
pub use paper::OnPaper;
pub use remarks::{misread_at, not_listed};
pub use rows::{add as add_row, remove as remove_row};
pub(crate) use said::{columns, prompt, table};
pub use seen::Seen;
pub use sheet::{Context, Rail, SheetView, blocks, helped};
pub use spelling::{spelled, value_in_words};
#[cfg(test)]
pub use standing::label_of;
pub use standing::{account_reviewed_on, account_standing, sheet_standing};
pub use told::{changes_in_words, edit_in_words, place_in_words, value_at, version_shown};
pub use versions::{Said, record_in_words};
