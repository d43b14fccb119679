//! Pasting into a list: what lies on the clipboard, what it is taken for, which cell goes where, and a report of all
//! that is not as it looks. The page applies it as one edit.

mod clip;
mod way;

pub use clip::{Clip, Rows, Source, one_cell, rows};
pub use way::{Goal, Taken, Way, taken};
