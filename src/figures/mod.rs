//! Computed figures as they are shown: each is a button that opens how it came about.

mod explanation;
mod register;
mod shown;
mod tile;

pub use explanation::Explain;
#[cfg(test)]
pub use explanation::tests::Explained;
pub use register::{open_register, work_named};
pub use shown::{Shown, equals, equals_all, sided};
pub use tile::{ExplainedFigure, FigureStrip, WorkedStrip, method_named, name_of, worked_at};
