//! Chapter 4: the sales team.

pub mod charts;
mod culture;
mod incentives;
pub mod members;
mod training;

pub use culture::CULTURE;
pub use incentives::INCENTIVES;
pub use members::MEMBERS;
pub use training::TRAINING;
