//! Pasting into a list: what lies on the clipboard, what it is taken for, which cell goes where, and a report of all
//! that is not as it looks. The page applies it as one edit.

mod apply;
mod clip;
mod fit;
mod headings;
mod report;
mod several;
#[cfg(test)]
mod tests;
mod way;

pub use apply::{Block, Spelled, apply, leaf_of};
pub use clip::{Clip, Rows, Source, one_cell, rows};
pub use fit::one_line;
pub use headings::{Called, Goes, by_headings, by_place};
pub use report::{Reason, Remark, Report};
pub use way::{Goal, Taken, Way, taken};
