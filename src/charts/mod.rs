//! Charts, in three steps: a model says what is shown, its layout makes a scene of it, and the scene is
//! painted. Models carry texts, since only the caller knows units and the reader's language.
//! A model with its title and its table is a `Picture`; `PictureView` shows it.

mod axis;
mod bars;
mod bubbles;
mod columns;
mod drawing;
mod legend;
mod matrix;
mod measure;
mod paint;
mod pareto;
mod picture;
mod scene;
#[cfg(test)]
mod tests;
mod view;

pub use axis::{Axis, Limit, Tick};
pub use bars::{Bar, Bars};
pub use bubbles::{Bubble, Bubbles, Scale};
pub use columns::{Columns, Period, Trend};
pub use matrix::{Cell, Matrix, MatrixItem};
pub use measure::{Measure, estimate};
pub use paint::{Palette, paint};
pub use pareto::{Pareto, ParetoItem};
pub(crate) use picture::Picture;
pub use scene::{Scene, Tone};
pub(crate) use view::{PictureView, Table, no_data};

/// A number that is drawn, and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub amount: f64,
    pub text: String,
    pub tone: Tone,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    Bars(Bars),
    Columns(Columns),
    Bubbles(Bubbles),
    Pareto(Pareto),
    Matrix(Matrix),
}

/// Nothing is laid out for less; it is made smaller as a whole there.
const LEAST_WIDTH: f64 = 240.0;

impl Chart {
    /// Lays the chart out for a width in CSS pixels. What is no number is left out. In the scene no text
    /// leaves it and no two texts overlap; those for which there is no room are left out, since the spots
    /// and the table have them.
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        let width = if width.is_finite() { width.max(LEAST_WIDTH) } else { LEAST_WIDTH };
        match self {
            Self::Bars(model) => model.layout(width, measure),
            Self::Columns(model) => model.layout(width, measure),
            Self::Bubbles(model) => model.layout(width, measure),
            Self::Pareto(model) => model.layout(width, measure),
            Self::Matrix(model) => model.layout(width, measure),
        }
    }
}

/// Several texts as one that is spoken.
fn spoken<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" \u{b7} ")
}
