//! What the person has chosen about a table, or what was guessed.

use super::headings::{unit, unit_of_pieces};
use plan_core::document::grid::{Encoding, Separator};
use plan_core::document::records::{Column, DayOrder, Point};

/// What the person has chosen, or what was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    pub encoding: Option<Encoding>,
    pub separator: Option<Separator>,
    /// The place of the row that holds the headings; none when there are none.
    pub head: Option<usize>,
    /// The place of the first row behind them.
    pub first: usize,
    /// The headings.
    pub names: Vec<String>,
    /// Cells that a row may have.
    pub width: Option<usize>,
    /// The field of each column, by its place in the target.
    pub matching: Vec<Option<usize>>,
    /// Fields that several columns could hold, and nobody has said which.
    pub doubtful: Vec<usize>,
    pub day_order: Option<DayOrder>,
    pub point: Option<Point>,
    /// The power of ten of the unit that a line above the headings names.
    pub above: u32,
    /// The power of ten of the unit in which amounts are.
    pub power: u32,
    /// The same of quantities.
    pub quantity_power: u32,
    /// Percent of tax in sums with tax.
    pub tax: Option<u32>,
    /// Lines without a date are of the order above them.
    pub inherits: bool,
    /// The account of all rows, when no column names it.
    pub account: String,
    pub add_products: bool,
    /// People in a table of accounts become contacts.
    pub add_persons: bool,
}

impl Choices {
    pub fn has(&self, column: Column) -> bool {
        self.matching.contains(&Some(column as usize))
    }

    /// The heading of a column; empty when it is not there.
    pub fn name(&self, column: Column) -> &str {
        let place = self.matching.iter().position(|field| *field == Some(column as usize));
        place.and_then(|place| self.names.get(place)).map_or("", String::as_str)
    }

    /// Finds the units of amounts and of quantities in their headings, or in a line above all.
    pub fn find_units(&mut self) {
        let name = |column| self.name(column);
        let amount = if self.has(Column::Amount) { Column::Amount } else { Column::Gross };
        let (power, quantity_power) = (unit(name(amount)), unit_of_pieces(name(Column::Quantity)));
        (self.power, self.quantity_power) = (if power == 0 { self.above } else { power }, quantity_power);
    }

    /// Whether tax has to be taken off, and no column says how much.
    pub fn needs_tax(&self) -> bool {
        self.has(Column::Gross) && !self.has(Column::Amount) && !self.has(Column::Tax)
    }
}
