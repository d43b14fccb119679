//! Readings of the whole plan: what is filled in, what stands out, how figures develop. Plan in,
//! reading out; what is kept in between is a `Memory`, which belongs to who asks.

mod actions;
mod called;
mod check;
mod check_accounts;
mod check_fields;
mod check_twice;
mod comparison;
mod completeness;
mod explain;
mod finding;
mod goal_unit;
mod goals;
mod landscape;
mod memory;
mod months;
mod names;
mod operating_years;
mod period;
mod place;
mod purchases;
mod relationships;
mod reporting;
mod span;
mod valuation;

pub use actions::{days_overdue, is_open, open_actions};
pub use called::{Names, beyond_name};
pub use check::check;
pub use comparison::{ComparisonReading, CriterionReading, SideReading, comparison};
pub use completeness::{Completeness, completeness, is_filled};
pub use explain::{Explanation, Input, InputLabel, Unit, explain, provisional};
pub use finding::{Consequence, Finding, Kind, by_consequence};
pub use goal_unit::{comes_to, goal_at, goal_number};
pub use goals::{GoalReading, goal_reading};
pub use landscape::{SharesReading, effect, five, forces_reading, market_shares, supply_shares, trend_weight};
pub use memory::Memory;
pub use months::months_between;
pub use names::{has_more_options, is_made_id, name_of, options, told_apart};
pub use operating_years::{YearReading, YearsReading, years_reading};
pub use period::is_no_year;
pub use place::Place;
pub use purchases::{LeftOut, PurchaseReading, Total, purchases};
pub use relationships::{GridPlace, RelationshipReading, grid_place, is_key_player, relationships};
pub use reporting::{reporting_circles, would_circle};
pub use span::Span;
pub use valuation::{
    AccountReading, Figure, PlanReading, RecordGap, Share, Source, counted_to, pairs_left, plan_reading, why_no_shares,
};
