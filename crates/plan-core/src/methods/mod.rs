//! Calculations: pure functions, one method per file, each with its convention and its source. A result
//! that cannot be had says why; nothing divided by zero is a number.

mod goal_progress;
mod growth;

pub use goal_progress::goal_progress;
pub use growth::{annual_growth, growth};

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
}
