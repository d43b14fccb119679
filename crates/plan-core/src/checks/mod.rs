//! What stands out in a plan: entries that are not valid or contradict each other, what is late, what nobody has
//! answered. A finding has a place and a kind; its words stand with the page.

mod accounts;
pub(crate) mod fields;
mod finding;
pub(crate) mod plan;
mod twice;

pub use finding::{Consequence, Finding, Kind, by_consequence};
pub use plan::check;
