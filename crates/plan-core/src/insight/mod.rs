//! Readings of the whole plan: what is filled in, what stands out, how figures develop. Plan in,
//! reading out; nothing is kept.

mod check;
mod completeness;
mod goals;
mod landscape;
mod names;
mod operating_years;
mod place;
mod purchases;
mod relationships;
mod reporting;
mod valuation;

pub use check::{Finding, Kind, check};
pub use completeness::{Completeness, completeness, is_filled};
pub use goals::{GoalReading, goal_reading};
pub use landscape::{SharesReading, effect, five, forces_reading, market_shares, supply_shares, trend_weight};
pub use names::{name_of, options};
pub use operating_years::{YearReading, YearsReading, years_reading};
pub use place::Place;
pub use purchases::{LeftOut, PurchaseReading, Total, purchases};
pub use relationships::{GridPlace, RelationshipReading, grid_place, is_key_player, relationships};
pub use reporting::reporting_cycle;
pub use valuation::{AccountReading, Figure, PlanReading, Share, Source, account_reading, counted_to, plan_reading};
