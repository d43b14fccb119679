//! Lines of orders whose head stands only in the first of them: date, order and customer are left blank below it.

use super::days::Dating;
use super::numerals::Numerals;
use super::words::{is_no_day, is_nothing};
use super::{Column, Places};
use crate::document::grid::bare;

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
    pub fn take(&mut self, place: usize, cells: &[String]) {
        self.dates.take(cell(cells, &self.places, Column::Date));
        for column in [Column::Amount, Column::Gross, Column::Tax, Column::Cost, Column::Margin, Column::Quantity] {
            let text = bare(cell(cells, &self.places, column));
            if !text.is_empty() {
                let is_sum = matches!(column, Column::Amount | Column::Gross);
                self.numerals.take(if column == Column::Quantity { digits(text) } else { text }, is_sum);
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

/// A quantity without the unit behind it.
fn digits(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_ascii_digit())
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
