//! Worksheet 2.1: how the customer's business went, and the people there.

mod operating_years;
pub(crate) mod relationships;
mod reporting;

pub use operating_years::{YearReading, YearsReading, years_reading};
pub use relationships::{GridPlace, RelationshipReading, grid_place, is_in_post, is_key_player, relationships};
pub use reporting::{reporting_circles, would_circle};
