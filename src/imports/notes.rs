//! What is to be known of a table before it comes in: what was left out, what was taken for what, and what is not certain.

use super::course::Import;
use super::headings::{Tax, tax};
use super::outcome::{Good, Outcome};
use super::reading::Table;
use crate::i18n::visible;
use crate::i18n::words::import as words;
use crate::prelude::*;
use plan_core::document::records::Column;
use std::collections::BTreeMap;

/// Texts that are listed in one note.
const MOST: usize = 6;
/// Letters of a text that are shown.
const LONGEST: usize = 120;

#[component]
pub fn Notes(import: Import) -> impl IntoView {
    live(move || {
        let mut notes = import.table.with(|table| of_table(import, table));
        import.outcome.with(|outcome| notes.extend(outcome.iter().flat_map(|outcome| of_rows(outcome))));
        let has_notes = !notes.is_empty();
        let items = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
        view! { <div role="status" data-notes>{has_notes.then(|| view! { <ul class="findings">{items}</ul> })}</div> }
    })
}

fn of_table(import: Import, table: &Table) -> Vec<String> {
    let mut notes = Vec::new();
    import.choices.with(|choices| {
        let above = table.rows.iter().take(choices.head.unwrap_or(0)).flat_map(|row| &row.cells);
        let above = above.filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        if !above.is_empty() {
            notes.push(words::note_above(visible(&above.chars().take(LONGEST).collect::<String>())).say());
        }
        if import.is_of_purchases() && tax(choices.name(Column::Amount)) == Tax::With {
            notes.push(words::note_with_tax(visible(choices.name(Column::Amount))).say());
        }
        for field in choices.doubtful.iter().filter(|field| !choices.matching.contains(&Some(**field))) {
            let label = import.target.fields.get(*field).map_or("", |field| field.label().say());
            notes.push(words::note_doubtful(label).say());
        }
    });
    if table.damaged > 0 {
        notes.push(words::note_damaged(table.damaged).say());
    }
    if table.unsure {
        notes.push(words::NOTE_UNSURE.say().to_owned());
    }
    notes
}

fn of_rows(outcome: &Outcome) -> Vec<String> {
    let Good::Purchases(verdict) = &outcome.good else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    let count: usize = verdict.stand_ins.values().sum();
    if count > 0 {
        notes.push(words::note_stand_ins(count, listed(&verdict.stand_ins)).say());
    }
    if verdict.units.keys().filter(|unit| !unit.is_empty()).count() > 1 {
        notes.push(words::note_units(listed(&verdict.units)).say());
    }
    notes
}

fn listed(texts: &BTreeMap<String, usize>) -> String {
    let listed = texts.keys().filter(|text| !text.is_empty()).take(MOST).map(|text| visible(text));
    listed.collect::<Vec<_>>().join(", ")
}
