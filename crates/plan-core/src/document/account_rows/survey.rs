//! What has to be known of a table of accounts before any of its rows is read: the decimal sign, and what dates
//! have first.

use super::setting::is_nothing;
use super::{Column, Slot};
use crate::document::grid::{TextRow, bare};
use crate::document::records::{Survey, figures};
use crate::plan::{Account, pointer};
use crate::value::{Kind, Leaf};

/// Looks at rows under what their columns are taken for.
#[derive(Debug)]
pub struct Surveyor {
    kinds: Vec<Option<Kind>>,
}

impl Surveyor {
    pub fn new(columns: &[Option<Column>]) -> Self {
        let account = Account::default();
        let kind = |column: &Option<Column>| match &column.as_ref()?.slot {
            Slot::Field(path) => pointer::leaf(&account, &format!("/{path}")).map(Leaf::kind),
            Slot::Score(_) => Some(Kind::Number),
            Slot::Person(_) => None,
        };
        Self { kinds: columns.iter().map(kind).collect() }
    }

    /// Looks at the cells of a row.
    pub fn take(&self, survey: &mut Survey, row: &TextRow) {
        for (place, (cell, kind)) in row.cells.iter().zip(&self.kinds).enumerate() {
            let cell = bare(cell);
            match kind {
                _ if is_nothing(cell) => {}
                Some(Kind::Date | Kind::Year) => survey.dates.take(cell),
                Some(kind) if row.is_number(place) && is_of_number(*kind) => {
                    survey.numerals.take_number(cell, (*kind == Kind::Amount).then_some(""));
                }
                Some(Kind::Amount) => survey.numerals.take(cell, Some("")),
                Some(kind) if is_of_number(*kind) => survey.numerals.take(&figures(cell), None),
                _ => {}
            }
        }
    }
}

fn is_of_number(kind: Kind) -> bool {
    matches!(kind, Kind::Amount | Kind::Number | Kind::Percent | Kind::Share | Kind::Count)
}
