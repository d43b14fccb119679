//! Readings of the whole plan: what is filled in, what stands out, how figures develop. Plan in,
//! reading out; nothing is kept.

mod check;
mod completeness;
mod goals;
mod names;
mod operating_years;
mod place;
mod reporting;

pub use check::{Finding, Kind, check};
pub use completeness::{Completeness, completeness, is_filled};
pub use goals::{GoalReading, goal_reading};
pub use names::{name_of, options};
pub use operating_years::{YearReading, YearsReading, years_reading};
pub use place::Place;
pub use reporting::reporting_cycle;
