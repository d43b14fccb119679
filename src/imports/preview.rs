//! The first rows of a table as they will be read, under what each column is taken for.

use super::course::{Import, Seen};
use crate::i18n::words::import as words;
use crate::i18n::{t, visible};
use crate::prelude::*;

/// Columns that are shown at once; each has a list of all fields.
const MOST: usize = 60;

#[component]
pub fn Preview(import: Import) -> impl IntoView {
    let names = memo(move || import.choices.with(|choices| choices.names.clone()));
    let shown = RwSignal::new(MOST);
    let columns =
        memo(move || import.choices.with(|it| it.order.iter().take(shown.get()).copied().collect::<Vec<_>>()));
    let rest = memo(move || import.choices.with(|it| it.order.len()).saturating_sub(shown.get()));
    view! {
        <div class="table-frame">
            <table class="table plain">
                <thead>
                    {move || {
                        let names = names.get();
                        let name = |column: usize| names.get(column).cloned().unwrap_or_default();
                        let head = |column: usize| view! { <Head import column heading=name(column) /> };
                        view! { <tr>{columns.get().into_iter().map(head).collect_view()}</tr> }
                    }}
                </thead>
                <tbody>
                    {move || import.preview.with(|rows| {
                        let columns = columns.get();
                        let row = |cells: &Vec<Seen>| columns.iter().map(|column| cell(cells.get(*column))).collect_view();
                        rows.iter().map(|cells| view! { <tr>{row(cells)}</tr> }).collect_view().into_any()
                    })}
                </tbody>
            </table>
        </div>
        {when(move || { rest.get() > 0 }, move || view! {
            <p class="note">{move || words::columns_left(rest.get()).say()}</p>
            <p><button type="button" class="button" data-action="show-columns" on:click=move |_| shown.update(|it| *it += MOST)>{move || words::show_columns(rest.get().min(MOST)).say()}</button></p>
        })}
    }
}

/// Letters of a cell that are shown.
const LONGEST: usize = 200;

fn cell(seen: Option<&Seen>) -> AnyView {
    let Some(seen) = seen else {
        return view! { <td></td> };
    };
    let text = visible(&seen.text.chars().take(LONGEST).collect::<String>());
    if seen.wrong {
        view! { <td><span class="error">{text}</span></td> }
    } else {
        view! { <td>{text}</td> }
    }
}

/// The heading of a column, and the choice of what it is.
#[component]
fn Head(import: Import, column: usize, heading: String) -> impl IntoView {
    let heading = visible(&heading.chars().take(LONGEST).collect::<String>());
    let label = if heading.is_empty() { words::column(column + 1).say() } else { heading.clone() };
    let is_chosen = move |field: usize| import.choices.with(|it| it.matching.get(column) == Some(&Some(field)));
    let choose = move |chosen: String| {
        let chosen: Option<usize> = chosen.parse().ok();
        import.choose(|it| it.take_for(column, chosen, &|field| import.bears(field)));
    };
    let field = move |(place, field): (usize, &crate::imports::target::Field)| {
        view! { <option value=place selected=move || is_chosen(place)>{t(field.label())}</option> }
    };
    let criterion = move |place: usize| {
        view! { <option value=place selected=move || is_chosen(place)>{move || import.label_of(place)}</option> }
    };
    // As a property too: once somebody has chosen, the browser no longer looks at what is marked as selected.
    let value = move || {
        let matched = import.choices.with(|it| it.matching.get(column).copied().flatten());
        matched.map_or_else(String::new, |field| field.to_string())
    };
    let none = move || import.choices.with(|it| it.matching.get(column).is_none_or(Option::is_none));
    view! {
        <th scope="col">
            <span class="note">{heading}</span>
            <select class="control" aria-label=label prop:value=value on:change=move |event| choose(event_target_value(&event))>
                <option value="" selected=none>{t(words::LEAVE_OUT)}</option>
                {import.target.fields.iter().enumerate().map(field).collect_view()}
                {import.criteria_places().map(criterion).collect_view()}
            </select>
        </th>
    }
}
