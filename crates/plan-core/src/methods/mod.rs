//! Calculations: pure functions, one method per file, each with its convention and its source. A result
//! that cannot be had says why; nothing divided by zero is a number.

mod agenda;
mod bid_score;
mod break_even;
mod call_off;
mod commission;
mod concentration;
mod coverage;
mod credit_line;
mod day_of_year;
mod goal_progress;
mod growth;
mod kpi_score;
mod lifetime_value;
mod light;
mod pace;
mod pairwise_weights;
mod pareto;
mod pipeline;
mod portfolio;
mod power_interest;
mod price_adjustment;
mod price_waterfall;
mod promoter_score;
mod receivables;
mod relationship_map;
mod repeat_rate;
mod rfm;
mod risk_rating;
mod satisfaction;
mod scorecard;
mod season_index;
mod selection_matrix;
mod share_of_wallet;
mod target_split;
mod tier;
mod to_date;
mod training_return;
mod volume_discount;
mod weighted_score;
mod workload;

pub use agenda::longest_chain;
pub use bid_score::{BidPoints, BidWeights, bid_score, price_score, price_to_tie};
pub use break_even::{break_even_change, break_even_quantity};
pub use call_off::call_off_pace;
pub use commission::{Counting, Pay, PayBand, PayPart, PayTerms, cliff, commission, split_basis};
pub use concentration::{Concentration, LEVEL_EDGES, Level, concentration, largest_share, market_rank};
pub use coverage::{is_level, reached_by_one};
pub use credit_line::credit_line;
pub use day_of_year::{next_lunar, next_solar};
pub use goal_progress::goal_progress;
pub use growth::{annual_growth, growth};
pub use kpi_score::kpi_score;
pub use lifetime_value::{lifetime_value, lifetime_value_finite, lifetime_value_now, lifetime_value_years};
pub use light::{Light, light};
pub use pace::{days_counted, expected_pace, time_progress};
pub use pairwise_weights::{CONSISTENT, Pairwise, RANDOM_INDEX, pairwise_weights};
pub use pareto::{Class, Ranked, pareto};
pub use pipeline::{expected, spread, weighted};
pub use portfolio::{GROWTH_SPLIT, PortfolioPlace, SHARE_SPLIT, portfolio_place, relative_share};
pub use power_interest::{Stance, power_interest};
pub use price_adjustment::{Adjustment, AdjustmentRule, price_adjustment};
pub use price_waterfall::{PriceWaterfall, Stage, Takes, price_waterfall};
pub use promoter_score::{FEWEST_ANSWERS, NORMAL_95, Promoters};
pub use receivables::{AGEING_EDGES, ageing, days_of_sales, part_of};
pub use relationship_map::{Ground, MapColour, MapReading, Person, Touch, relationship_map};
pub use repeat_rate::repeat_rate;
pub use rfm::{Bands, FEWEST, Habit, RfmScore, Segment, quantile, rfm, rfm_by_bands};
pub use risk_rating::{expected_loss, risk_rating};
pub use satisfaction::{effort, on_hundred, satisfaction_index, top_two};
pub use scorecard::{Scoring, months_missed, raw_score, score};
pub use season_index::season_index;
pub use selection_matrix::{Quadrant, quadrant};
pub use share_of_wallet::{WalletShare, share_of_wallet};
pub use target_split::target_split;
pub use tier::{CutOffs, Tier, tier};
pub use to_date::{attainment, change_over, needed_per_month};
pub use training_return::{benefit_cost_ratio, training_benefit, training_return};
pub use volume_discount::{DiscountStep, TierCounting, inversion, volume_discount, within_tiers};
pub use weighted_score::{Scale, weighted_mean};
pub use workload::{capacity_used, members_needed, visits};

/// Why there is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// Something that goes into it is empty or not valid.
    Missing,
    /// Start and target are equal, so there is no way between them.
    NoDistance,
    /// The value to compare with is zero or negative.
    NoPositiveBase,
    /// Values in different currencies are not comparable.
    MixedCurrencies,
    /// Fewer than two periods.
    TooFew,
    /// The numbers are too large to compute with.
    Overflow,
    /// There is no record to compute from.
    NoRecords,
    /// There are records, and none of them counts.
    NothingCounts,
    /// There are records, all of them before the time that counts.
    OldRecords,
    /// There are records, and all of them are returns.
    OnlyReturns,
    /// Two periods of which the records do not cover both whole.
    PartPeriod,
    /// All weights are zero.
    NoWeight,
    /// A weight, or something that cannot be negative, is.
    Negative,
    /// A scale whose ends are equal or in the wrong order.
    EmptyScale,
    /// Parts that add to more than the whole.
    OverWhole,
    /// Fewer than 25 customers, and the plan has no bands for so few.
    TooFewCustomers,
    /// Some pairs have not been compared.
    MissingPairs,
    /// More than the eight for which the method has a random index.
    TooMany,
    /// Customers stay longer than money keeps its worth: the sum has no end.
    Endless,
    /// Fewer than five people answered.
    TooFewAnswers,
    /// One bid is ahead of the other at any price.
    NoTie,
}

/// Bands apply to the lower edge included: 50.0 is not below 50. What binary arithmetic leaves of a sum
/// that is exact on paper counts as the edge.
pub fn reaches(value: f64, edge: f64) -> bool {
    value >= edge - DUST * (1.0 + edge.abs())
}

/// What binary arithmetic leaves of a number of the size of one.
const DUST: f64 = 1e-13;
