//! What a plan comes to: goals, years, purchases, relationships, the industry, and what accounts are worth. Plan in,
//! reading out; nothing is kept, and nothing here has words. A worksheet's readings have its name.

mod actions;
pub(crate) mod assessment;
pub(crate) mod buying;
mod called;
pub(crate) mod care;
mod completeness;
mod confidential;
pub(crate) mod contracts;
mod culture;
pub(crate) mod goals;
pub(crate) mod growth;
mod incentives;
mod industry;
pub(crate) mod monitoring;
pub(crate) mod months;
pub(crate) mod names;
mod one_currency;
pub(crate) mod period;
mod place;
pub(crate) mod profile;
pub(crate) mod satisfaction;
pub(crate) mod strategy;
pub(crate) mod targets;
mod team;
mod training;

pub use actions::{days_overdue, is_open, open_actions};
pub use assessment::{
    AccountReading, Figure, PlanReading, RecordGap, Share, Source, counted_to, pairs_left, plan_reading, why_no_shares,
};
pub use buying::{
    ComparisonReading, CriterionReading, LeftOut, PurchaseReading, SideReading, Span, Total, comparison, purchases,
};
pub use called::{Names, beyond_name};
pub use care::took_place;
pub use completeness::{Completeness, completeness, is_filled};
pub use confidential::withheld;
pub use contracts::{
    CallOff, OpenItems, PlannedMonth, call_off, collected, decide_by, milestone_sum, open_items, planned, retention,
};
pub use culture::{PulseReading, pulse_readings};
pub use goals::{GoalReading, comes_to, goal_at, goal_number, goal_reading};
pub use growth::{deals, is_in_play};
pub use incentives::{AppraisalReading, Edge, PayReading, appraisal_reading, edges_of, pay_reading, pay_terms};
pub use industry::{SharesReading, effect, five, forces_reading, market_shares, supply_shares, trend_weight};
pub use monitoring::{Actuals, Aim, Standing, aim_of_plan, aims, standing};
pub use months::months_between;
pub use names::{filled_in, has_more_options, is_made_id, name_of, options, told_apart};
pub use one_currency::{OneCurrency, one_currency};
pub use period::is_no_year;
pub use place::Place;
pub use profile::{
    GridPlace, RelationshipReading, YearReading, YearsReading, grid_place, is_in_post, is_key_player, relationships,
    reporting_circles, would_circle, years_reading,
};
pub use satisfaction::{IndicatorReading, account_score, felt, indicators};
pub use strategy::{
    AccountExpense, Expenses, WaterfallReading, adjustment_reading, change_reading, discount_counting, discount_tiers,
    expenses, in_one_currency, waterfall_reading,
};
pub use targets::{
    Levels, Measured, Pledge, Side, Whose, levels, main_measure, months_sum, months_to_fill, pledges, season_weights,
    target_months, year_total,
};
pub use team::{Load, SkillReading, lead_of, leading, load_of, load_of_all, serving, skill_reading};
pub use training::{CourseReading, course_reading};
