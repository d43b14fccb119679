//! What the person has chosen about a table, or what was guessed.

use plan_core::document::grid::{Encoding, Separator};
use plan_core::document::records::{Column, DateTerms, DayOrder, Point, Survey};
use std::collections::BTreeMap;

/// What the cells of a field hold, as far as the whole table tells how they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bears {
    Dates,
    Numbers,
    Words,
}

/// What comes into the plan with the rows that name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Adds {
    pub products: bool,
    /// People in a table of accounts, as contacts.
    pub persons: bool,
    /// Industries, regions and members.
    pub names: bool,
}

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
    /// Cells that a row may have; none in a workbook, whose cells nothing parts.
    pub width: Option<usize>,
    /// Cells are parted by the comma, which may part thousands too.
    pub may_tear: bool,
    /// The field of each column, by its place in the target.
    pub matching: Vec<Option<usize>>,
    /// The places of all columns as they are shown.
    pub order: Vec<usize>,
    /// Fields that several columns could hold, and nobody has said which.
    pub doubtful: Vec<usize>,
    pub day_order: Option<DayOrder>,
    pub point: Option<Point>,
    /// The power of ten of the unit that a line above the headings names.
    pub above: u32,
    /// The units that the person has chosen for what columns may be, as powers of ten.
    pub powers: [Option<u32>; Column::ALL.len()],
    /// Percent of tax in sums with tax.
    pub tax: Option<u32>,
    /// Lines without a date are of the order above them.
    pub inherits: bool,
    /// The account of all rows, when no column names it.
    pub account: String,
    /// The ids of accounts by names that are not one account of the plan.
    pub assigned: BTreeMap<String, String>,
    pub adds: Adds,
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

    /// Takes the column at that place for a field, or for none. A field is in one column, and what was chosen about
    /// the columns that it concerns was chosen about others.
    pub fn take_for(&mut self, place: usize, field: Option<usize>, bears: &dyn Fn(usize) -> Bears) {
        let before = self.matching.get(place).copied().flatten();
        for other in &mut self.matching {
            if field.is_some() && *other == field {
                *other = None;
            }
        }
        if let Some(matched) = self.matching.get_mut(place) {
            *matched = field;
        }
        for changed in [before, field].into_iter().flatten() {
            match bears(changed) {
                Bears::Dates => self.day_order = None,
                Bears::Numbers => self.point = None,
                Bears::Words => {}
            }
            if let Some(power) = self.powers.get_mut(changed) {
                *power = None;
            }
        }
    }

    /// What stands before fractions: what the numbers show, or where they show nothing, what was chosen.
    pub fn point(&self, survey: &Survey) -> Option<Point> {
        survey.numerals.shown().or(self.point)
    }

    /// What dates have first, found in the same way.
    pub fn day_order(&self, survey: &Survey) -> Option<DayOrder> {
        survey.dates.shown().or(self.day_order)
    }

    /// How dates are read.
    pub fn dates(&self, survey: &Survey) -> DateTerms {
        DateTerms {
            order: self.day_order(survey).unwrap_or_default(),
            is_from_1904: survey.dates.is_from_1904,
            is_year_first: survey.dates.is_year_first(),
        }
    }

    /// Whether tax has to be taken off, and no column says how much.
    pub fn needs_tax(&self) -> bool {
        self.has(Column::Gross) && !self.has(Column::Amount) && !self.has(Column::Tax)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bears(field: usize) -> Bears {
        match Column::ALL[field] {
            Column::Date => Bears::Dates,
            column if column.is_of_money() => Bears::Numbers,
            _ => Bears::Words,
        }
    }

    fn survey(cells: &[&str]) -> Survey {
        let mut survey = Survey::new([None; Column::ALL.len()]);
        for cell in cells {
            survey.dates.take(cell);
            survey.numerals.take(cell, Some(""));
        }
        survey
    }

    #[test]
    fn what_the_cells_show_counts_more_than_what_was_chosen_before() {
        let chosen = Choices { day_order: Some(DayOrder::DayFirst), point: Some(Point::Comma), ..Choices::default() };
        let shown = survey(&["03/05/2026", "05/25/2026", "1,234", "0.5"]);
        assert_eq!(chosen.day_order(&shown), Some(DayOrder::MonthFirst));
        assert_eq!(chosen.point(&shown), Some(Point::Dot));
        // Where some show this and some that, or none does, it is asked for, and the answer counts.
        for unclear in
            [survey(&["03/05/2026", "1,234"]), survey(&["03/05/2026", "05/25/2026", "25/05/2026", "1,5", "1.5"])]
        {
            assert_eq!(chosen.day_order(&unclear), Some(DayOrder::DayFirst));
            assert_eq!(chosen.point(&unclear), Some(Point::Comma));
        }
    }

    #[test]
    fn day_numbers_are_read_as_the_workbook_counts_them() {
        let mut of_workbook = survey(&["25/05/2026"]);
        of_workbook.dates.is_from_1904 = true;
        for (survey, is_from_1904) in [(of_workbook, true), (survey(&["25/05/2026"]), false)] {
            assert_eq!(
                Choices::default().dates(&survey),
                DateTerms { order: DayOrder::DayFirst, is_from_1904, is_year_first: false }
            );
        }
    }

    #[test]
    fn a_column_that_is_taken_for_another_field_is_asked_about_anew() {
        let (date, order, amount) = (Column::Date as usize, Column::Order as usize, Column::Amount as usize);
        let mut choices = Choices {
            matching: vec![Some(date), None, Some(amount), None],
            day_order: Some(DayOrder::DayFirst),
            point: Some(Point::Comma),
            ..Choices::default()
        };
        choices.powers[amount] = Some(4);
        let chosen = choices.clone();
        choices.take_for(1, Some(order), &bears);
        assert_eq!(choices, Choices { matching: vec![Some(date), Some(order), Some(amount), None], ..chosen.clone() });
        choices.take_for(3, Some(date), &bears);
        assert_eq!(choices.matching, [None, Some(order), Some(amount), Some(date)]);
        assert_eq!((choices.day_order, choices.point, choices.powers), (None, chosen.point, chosen.powers));
        choices.take_for(1, Some(amount), &bears);
        assert_eq!((choices.point, choices.powers[amount]), (None, None));
    }
}
