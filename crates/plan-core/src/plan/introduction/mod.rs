//! Chapter 1: why there is this plan, what it is to reach, and what it covers.

mod background;
mod goals;
mod scope;

pub use background::{Background, Concentration};
pub use goals::{Goal, GoalKind, GoalTheme, Goals, Horizon, Significance};
pub use scope::{
    FocusKind, Industry, Market, Markets, Phase, Product, ProductStage, Region, ReviewRhythm, Scope, Tiers,
};
