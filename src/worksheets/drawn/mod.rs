//! What the worksheets of an account compute and draw, beside what they ask.

mod buying;
mod buying_charts;
mod industry;
mod industry_charts;
mod people_chart;
pub mod plan_charts;
mod relations;
mod worth;
mod worth_charts;
mod years;

pub use buying::{COMPARISON, PURCHASES, class, revenue, segment};
pub use buying_charts::{comparison_chart, product_chart, year_chart};
pub use industry::{FORCES, MARKET, RISK_FIGURES, SUPPLY, TREND_FIGURES, index};
pub use industry_charts::{forces_chart, trend_chart};
pub use people_chart::grid_chart;
pub use relations::{RELATIONS, in_short};
pub use worth::{TIER, WORTH, credit_line, quadrant, score_alone, share, tier, value_end, wallet};
pub use worth_charts::{criteria_chart, matrix_chart};
pub use years::{YEAR_FIGURES, YEARS};
