//! Chapter 1: why there is this plan, what it is to reach, and what it covers.

mod background;
mod cover;
mod goals;
mod scope;

pub use background::{Background, Concentration};
pub use cover::{Confidentiality, Cover, Opinion, PlanStatus, SignOff, SignOffResult, SignOffStep};
pub use goals::{Goal, GoalKind, GoalTheme, Goals, Horizon, Significance};
pub use scope::{
    FocusKind, Industry, Market, Markets, Phase, Product, ProductStage, Region, ReviewRhythm, Scope, Tiers,
};
