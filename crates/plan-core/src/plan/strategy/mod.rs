//! Chapter 3: what we offer, at what price, by which way, and how we make it known.

mod channel;
mod price;
mod product;
mod promotion;

pub use channel::{ChannelShare, ChannelStrategy, Partner, PartnerKind, SalesChannel};
pub use price::{
    AdjustmentState, DiscountCounts, DiscountKind, DiscountMethod, DiscountPlan, DiscountTier, PriceAdjustment,
    PriceBase, PriceChange, PriceCorridor, PriceStep, PriceStepKind, PriceStrategy, Waterfall,
};
pub use product::{DevelopmentStage, LifeCycleMove, MoveOfStage, NewProduct, ProductStrategy, Solution, SolutionStage};
pub use promotion::{
    ActivityKind, ActivityState, CostKind, CostLine, Promotion, PromotionActivity, Quarter, SalesTool, ToolKind,
};
