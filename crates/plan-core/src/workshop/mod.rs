//! Several people, one plan. A `Workbook` is what a page, a stored record and a file hold: the plan as
//! plain data, and its `Replica`, which knows who wrote what and merges with every other copy.
//!
//! The surprise: the plan is never merged. Both plans become registers, the registers merge, and the
//! plan is read off them again.

mod cell;
mod conflict;
mod decision;
mod difference;
mod history;
mod index;
mod presence;
mod projection;
mod prose;
mod prose_merge;
mod replica;
mod whole;
mod wire;
mod workbook;

pub use conflict::{Conflict, Version};
pub use difference::{Change, Write, changes, difference};
pub use index::{Op, Register};
pub use presence::Presence;
pub use prose_merge::{Merged, merge3};
pub(crate) use replica::short_hash as derived_id;
pub use replica::{Damage, Identity, Replica, TakenIn};
pub(crate) use whole::WHOLE;
pub use whole::{foreign as foreign_in, row_of as whole_row, with_version};
pub use workbook::{Entered, Meeting, Stamp, Typing, Workbook};
