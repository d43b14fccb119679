//! Lines of orders whose head stands only in the first of them: date, order and customer are left blank below it.

use super::days::Dating;
use super::numerals::{Numerals, Point};
use super::words::{figures, is_no_day, is_nothing};
use super::{Column, Places, Terms};
use crate::document::grid::{TextRow, bare};
use std::borrow::Cow;

/// Rows without a head of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headless {
    pub count: usize,
    /// The place of the first, and that of the row whose head it may take over.
    pub first: Option<(usize, usize)>,
}

/// What has to be known of a table before any of its rows is read, since one row alone cannot tell.
#[derive(Debug, Clone)]
pub struct Survey {
    places: Places,
    pub dates: Dating,
    pub numerals: Numerals,
    pub headless: Headless,
    head: Option<usize>,
    /// The order of that row.
    order: String,
}

impl Survey {
    pub fn new(places: Places) -> Self {
        let (dates, numerals, headless) = Default::default();
        Self { places, dates, numerals, headless, head: None, order: String::new() }
    }

    /// Looks at the row at that place.
    pub fn take(&mut self, place: usize, row: &TextRow) {
        let cells = row.cells.as_slice();
        self.dates.take(cell(cells, &self.places, Column::Date));
        let said = cell(cells, &self.places, Column::Currency);
        for column in [Column::Amount, Column::Gross, Column::Tax, Column::Cost, Column::Margin, Column::Quantity] {
            let text = bare(cell(cells, &self.places, column));
            let currency = Some(said).filter(|_| matches!(column, Column::Amount | Column::Gross));
            match column {
                _ if text.is_empty() => {}
                _ if self.places[column as usize].is_some_and(|place| row.is_number(place)) => {
                    self.numerals.take_number(text, currency);
                }
                Column::Quantity => self.numerals.take(&figures(text), None),
                _ => self.numerals.take(text, currency),
            }
        }
        if !lacks_head(cells, &self.order, &self.places) {
            if !cell(cells, &self.places, Column::Date).is_empty() {
                self.head = Some(place);
                cell(cells, &self.places, Column::Order).clone_into(&mut self.order);
            }
        } else if let Some(head) = self.head {
            self.headless.count += 1;
            self.headless.first = self.headless.first.or(Some((place, head)));
        }
    }
}

/// The cells of a row as the texts of its table are written: what a workbook keeps as a number has a dot before its
/// fraction, whatever they have.
pub(super) fn alike<'a>(row: &'a TextRow, terms: &Terms) -> Cow<'a, [String]> {
    let mut cells = Cow::Borrowed(row.cells.as_slice());
    if terms.point == Point::Comma {
        for column in Column::ALL.into_iter().filter(|it| it.is_of_money() || *it == Column::Quantity) {
            if let Some(place) = terms.places[column as usize].filter(|place| row.is_number(*place)) {
                cells.to_mut()[place] = row.cells[place].replace('.', ",");
            }
        }
    }
    cells
}

/// Whether a row has a sum and says what was bought, but not when, or not by whom; `order` is that of the row above,
/// whose number it may repeat.
pub(super) fn lacks_head(cells: &[String], order: &str, places: &Places) -> bool {
    let is_blank = |column| is_blank(cell(cells, places, column), column);
    let has_sum = !is_blank(Column::Amount) || !is_blank(Column::Gross);
    let says_what = !is_blank(Column::Product) || !is_blank(Column::Quantity);
    let is_of_order = is_blank(Column::Order) || cell(cells, places, Column::Order) == order;
    let lacks_account = places[Column::Account as usize].is_some() && is_blank(Column::Account);
    has_sum && says_what && if is_blank(Column::Date) { is_of_order } else { lacks_account }
}

/// The cells of a row with what it lacks of its head, which are those of the row above it.
pub fn with_head(cells: &[String], head: &[String], places: &Places) -> Vec<String> {
    let mut cells = cells.to_vec();
    let lacks_date = is_blank(cell(&cells, places, Column::Date), Column::Date);
    for column in [Column::Date, Column::Order, Column::Account] {
        let Some(place) = places[column as usize] else {
            continue;
        };
        // A row with a date of its own is no line of the order above.
        let takes_over = lacks_date || column == Column::Account;
        if takes_over && is_blank(cells.get(place).map_or("", String::as_str), column) {
            if cells.len() <= place {
                cells.resize(place + 1, String::new());
            }
            cells[place] = head.get(place).cloned().unwrap_or_default();
        }
    }
    cells
}

pub(super) fn cell<'a>(cells: &'a [String], places: &Places, column: Column) -> &'a str {
    places[column as usize].and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
}

fn is_blank(cell: &str, column: Column) -> bool {
    cell.is_empty() || is_nothing(cell) || column == Column::Date && is_no_day(cell)
}
