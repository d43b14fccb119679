//! What a plan comes to: goals, years, purchases, relationships, the industry, and what accounts are worth. Plan in,
//! reading out; nothing is kept, and nothing here has words. A worksheet's readings have its name.

mod actions;
pub(crate) mod assessment;
pub(crate) mod buying;
mod called;
mod completeness;
pub(crate) mod goals;
mod industry;
pub(crate) mod monitoring;
pub(crate) mod months;
pub(crate) mod names;
pub(crate) mod period;
mod place;
pub(crate) mod profile;
pub(crate) mod targets;

pub use actions::{days_overdue, is_open, open_actions};
pub use assessment::{
    AccountReading, Figure, PlanReading, RecordGap, Share, Source, counted_to, pairs_left, plan_reading, why_no_shares,
};
pub use buying::{
    ComparisonReading, CriterionReading, LeftOut, PurchaseReading, SideReading, Span, Total, comparison, purchases,
};
pub use called::{Names, beyond_name};
pub use completeness::{Completeness, completeness, is_filled};
pub use goals::{GoalReading, comes_to, goal_at, goal_number, goal_reading};
pub use industry::{SharesReading, effect, five, forces_reading, market_shares, supply_shares, trend_weight};
pub use monitoring::{Actuals, Aim, Standing, aim_of_plan, aims, standing};
pub use months::months_between;
pub use names::{filled_in, has_more_options, is_made_id, name_of, options, told_apart};
pub use period::is_no_year;
pub use place::Place;
pub use profile::{
    GridPlace, RelationshipReading, YearReading, YearsReading, grid_place, is_key_player, relationships,
    reporting_circles, would_circle, years_reading,
};
pub use targets::{
    Levels, Measured, Pledge, Side, Whose, levels, main_measure, months_sum, months_to_fill, pledges, season_weights,
    target_months, year_total,
};
