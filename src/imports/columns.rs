//! What the columns of a table are, as its headings tell: which row holds them, and what is guessed by them.

use super::accounts;
use super::choices::{Bears, Choices};
use super::course::{ABOVE, Import};
use super::guess::{Called, Guess, known, looks_like_headings};
use super::headings::unit_above;
use super::reading::{Fault, MOST_ROWS, Table};
use plan_core::document::grid::{Headings, Separator, headings, headings_at, usual_width};
use plan_core::document::records::Column;
use std::sync::Arc;

impl Import {
    /// The headings that the rows show to have, if any.
    pub(super) fn found_headings(self) -> Option<Headings> {
        let called = Called::of(self.target);
        self.table.with_untracked(|table| {
            let mut count = |cells: &[String]| known(&self.guess(&called, cells));
            headings(&table.rows, &mut count).or_else(|| {
                // Where none is known, a title is not taken for one.
                let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count();
                let place = table.rows.iter().take(ABOVE).position(|row| filled(&row.cells) > 1).unwrap_or(0);
                let first = &table.rows.get(place)?.cells;
                looks_like_headings(first, &Guess::default()).then(|| headings_at(&table.rows, place))
            })
        })
    }

    /// What the cells of a field hold.
    pub fn bears(self, field: usize) -> Bears {
        if self.is_of_purchases() {
            match Column::ALL.get(field) {
                Some(Column::Date) => Bears::Dates,
                Some(column) if column.is_of_money() || *column == Column::Quantity => Bears::Numbers,
                _ => Bears::Words,
            }
        } else {
            accounts::bears(self.target, field)
        }
    }

    /// Takes the row at that place for the headings, or none.
    pub fn choose_head(self, head: Option<usize>) {
        let headings = self.table.with_untracked(|table| head.map(|head| headings_at(&table.rows, head)));
        self.lay_out(headings);
    }

    fn guess(self, called: &Called, headings: &[String]) -> Guess {
        if self.is_of_purchases() {
            called.guess(headings)
        } else {
            self.criteria.with_value(|criteria| accounts::guess(self.target, called, criteria, headings))
        }
    }

    /// Guesses anew what the columns are.
    pub(super) fn lay_out(self, headings: Option<Headings>) {
        let table = self.table.get_untracked();
        let head = headings.as_ref().map(|headings| headings.head);
        let Headings { rows: first, mut names, .. } = headings.unwrap_or_default();
        let width = usual_width(&names, &table.rows[first.min(table.rows.len())..]);
        names.resize(table.width, String::new());
        let guess = self.guess(&Called::of(self.target), &names);
        let order = guess.order();
        let Guess { matching, doubtful, .. } = guess;
        let is_guessed = matching.iter().any(Option::is_some) || !doubtful.is_empty();
        let alone = || (0..table.width).map(|place| self.target.first.filter(|_| place == 0)).collect();
        let matching: Vec<Option<usize>> = if is_guessed { matching } else { alone() };
        if table.rows.len() > MOST_ROWS + first && table.fault.is_none() {
            let fault = Some(Fault::TooMany);
            self.table.set(Arc::new(Table {
                fault,
                width: table.width,
                separator: table.separator,
                ..Table::default()
            }));
        }
        let above = table.rows[..head.unwrap_or(0)].iter().map(|row| unit_above(&row.cells)).max().unwrap_or(0);
        self.choose(|choices| {
            *choices = Choices {
                encoding: choices.encoding,
                separator: choices.separator,
                account: std::mem::take(&mut choices.account),
                assigned: std::mem::take(&mut choices.assigned),
                adds: choices.adds,
                head,
                first,
                names,
                matching,
                order,
                doubtful,
                above,
                width: (!self.is_of_workbook()).then_some(width),
                may_tear: table.separator == Separator::Comma && !self.is_of_workbook(),
                ..Choices::default()
            };
        });
    }
}
