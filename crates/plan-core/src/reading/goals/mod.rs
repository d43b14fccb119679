//! Worksheet 1.2: how far goals are, and what their numbers count.

mod progress;
pub(crate) mod unit;

pub use progress::{GoalReading, goal_reading};
pub use unit::{comes_to, goal_at, goal_number};
