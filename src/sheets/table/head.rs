//! The headings of a table, by which it is sorted: upwards, downwards, and as it is in the plan.

use super::{Listing, Look};
use crate::i18n::words::shell;
use crate::i18n::{t, visible};
use crate::prelude::*;
use crate::sheets::rows;
use plan_core::plan::pointer;
use plan_core::value::Leaf;

#[component]
pub fn Head(look: Look) -> impl IntoView {
    let sort = move |column: usize| {
        look.sorted.update(|sorted| {
            *sorted = match *sorted {
                Some((known, false)) if known == column => Some((column, true)),
                Some((known, true)) if known == column => None,
                _ => Some((column, false)),
            };
        });
    };
    let direction = move |column: usize| match look.sorted.get() {
        Some((known, descending)) if known == column => {
            if descending {
                "descending"
            } else {
                "ascending"
            }
        }
        _ => "none",
    };
    view! {
        <thead>
            <tr>
                <th class="tools"><span class="visually-hidden">{t(shell::ROW_TOOLS)}</span></th>
                {look.listing.columns.iter().enumerate().map(|(place, column)| {
                    let asked = asked(look, column.field);
                    view! {
                    <th class=format!("w{}", column.width) class:number=rows::is_number(look.listing.planner, look.listing.list, column.field) scope="col" aria-sort=move || direction(place)>
                        <button type="button" class="sort" title=t(column.heading.hint) on:click=move |_| sort(place)>
                            {move || asked.get().unwrap_or_else(|| column.heading.label.say().to_owned())}
                        </button>
                    </th>
                }}).collect_view()}
                {look.listing.figures.iter().map(|figure| view! { <th class="w2 figure" scope="col">{move || figure.called()}</th> }).collect_view()}
                <th class="tools"><span class="visually-hidden">{t(shell::REMOVE)}</span></th>
            </tr>
        </thead>
    }
}

/// What a column asks in the team's own words, where it has some.
fn asked(look: Look, field: &'static str) -> Memo<Option<String>> {
    let Listing { planner, asked_at, .. } = look.listing;
    memo(move || {
        let path = (!asked_at.is_empty()).then(|| format!("{asked_at}/{field}"))?;
        let words = planner.plan().with(|plan| pointer::leaf(plan, &path).map(Leaf::typed))?;
        (!words.trim().is_empty()).then(|| visible(&words))
    })
}
