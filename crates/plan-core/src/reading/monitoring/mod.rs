//! Worksheet 5.2: what was reached month by month, at every level, and how that stands to the targets. The surprise:
//! everything counts to the end of the last full month, so that figures that are compared cover the same time.

mod actuals;
mod standing;

pub use actuals::Actuals;
pub use standing::{Aim, Standing, aim_of_plan, aims, standing};
