//! What stands beside the button that takes the rows in: the columns that do not come in, and what the amounts come to.

use super::choices::Choices;
use super::course::Import;
use super::outcome::Good;
use super::reading::Table;
use super::sums::sums_in_words;
use super::unknown::listed;
use crate::i18n::Words;
use crate::i18n::words::import as words;
use crate::prelude::*;

/// Columns that are named.
const MOST: usize = 12;
/// Letters of a heading that are shown.
const LONGEST: usize = 30;
/// Rows by which a column without a heading is known to hold something.
const LOOKED_AT: usize = 50;

#[component]
pub fn BesideButton(import: Import) -> impl IntoView {
    let left_out = move || {
        import.choices.with(|choices| import.table.with(|table| left_out(choices, table))).map(|words| words.say())
    };
    let sum = move || {
        let outcome = import.outcome.get()?;
        match &outcome.good {
            Good::Purchases(verdict) if !verdict.good.is_empty() => {
                Some(words::sum_of_rows(sums_in_words(verdict.sums().into_iter())).say())
            }
            _ => None,
        }
    };
    view! {
        <div class="beside">
            {move || left_out().map(|said| view! { <p class="note" data-left-out>{said}</p> })}
            {move || sum().map(|said| view! { <p data-sum>{said}</p> })}
        </div>
    }
}

/// The columns that do not come in, where there are any. One with neither heading nor cells is none.
fn left_out(choices: &Choices, table: &Table) -> Option<Words> {
    let has_cells = |column: usize| {
        let rows = table.rows.iter().skip(choices.first).take(LOOKED_AT);
        rows.into_iter().any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let heading = |column: usize| choices.names.get(column).map_or("", String::as_str);
    let columns: Vec<usize> =
        (0..choices.matching.len()).filter(|column| !heading(*column).is_empty() || has_cells(*column)).collect();
    let named = columns.iter().filter(|column| choices.matching[**column].is_none()).map(|column| {
        Some(heading(*column))
            .filter(|it| !it.is_empty())
            .map_or_else(|| words::column(column + 1).say(), str::to_owned)
    });
    let named: Vec<String> = named.collect();
    let names: Vec<&str> = named.iter().map(String::as_str).collect();
    (!names.is_empty())
        .then(|| words::columns_left_out(columns.len(), names.len(), listed(&names, MOST, LONGEST)).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use plan_core::document::grid::TextRow;

    #[test]
    fn columns_that_do_not_come_in_are_named_and_blank_ones_are_none() {
        language().set(Language::English);
        let row = ["Haichuan", "1", "x", "", "note"].map(str::to_owned).to_vec();
        let table = Table { rows: vec![TextRow::new(2, row)], ..Table::default() };
        let mut choices = Choices {
            names: ["Name", "Phone", "Last contact", "", ""].map(str::to_owned).to_vec(),
            matching: vec![Some(0), None, None, None, None],
            ..Choices::default()
        };
        let said = |choices: &Choices| left_out(choices, &table).map(|words| words.say());
        assert_eq!(said(&choices).as_deref(), Some("3 of 4 columns are left out: Phone, Last contact, Column 5."));
        choices.matching = (0..5).map(Some).collect();
        assert_eq!(said(&choices), None);
    }
}
