//! Worksheet 2.3: what was bought and when, and how we stand against rivals in the customer's eyes.

mod comparison;
pub(crate) mod purchases;
mod span;

pub use comparison::{ComparisonReading, CriterionReading, SideReading, comparison};
pub use purchases::{LeftOut, PurchaseReading, Total, purchases};
pub use span::Span;
