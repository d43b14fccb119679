//! Two to four accounts side by side, by all that the table can show.

use super::columns::COLUMNS;
use super::line::{Line, head_of};
use crate::figures::ExplainedFigure;
use crate::i18n::{t, words::shell};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::Planner;

/// More do not fit beside each other.
pub const MOST: usize = 4;

#[component]
pub fn Comparison(
    planner: Planner,
    all: Memo<Vec<Line>>,
    compared: Memo<Vec<String>>,
    comparing: RwSignal<bool>,
) -> impl IntoView {
    let plan = StoredValue::new(planner.id());
    let body = move || {
        let lines: Vec<Line> = all.with(|all| {
            compared
                .with(|chosen| chosen.iter().filter_map(|id| all.iter().find(|line| line.id == *id)).cloned().collect())
        });
        let heads = lines.iter().map(|line| {
            let hash = Route::in_plan(&plan.get_value(), View::of_account(&line.id)).hash();
            view! { <th scope="col"><a href=hash>{line.name.clone()}</a></th> }
        });
        let rows = COLUMNS.iter().enumerate().map(|(place, column)| {
            let cells = lines.iter().map(|line| {
                let shown = line.cells[place].shown.clone();
                if !column.is_figure {
                    return view! { <td>{shown.text}</td> };
                }
                let (account, shown) = (StoredValue::new(line.id.clone()), Memo::new(move || shown.clone()));
                view! { <td><ExplainedFigure method=column.name account shown /></td> }
            });
            view! { <tr><th scope="row">{head_of(&lines, column)}</th>{cells.collect_view()}</tr> }
        });
        view! {
            <table class="table plain compare">
                <thead><tr><th scope="col"><span class="visually-hidden">{t(shell::COMPARISON)}</span></th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <section class="comparison card" aria-label=t(shell::COMPARISON)>
            <div class="page-head">
                <h2>{t(shell::COMPARISON)}</h2>
                <button type="button" class="button quiet" data-action="end-comparison" on:click=move |_| comparing.set(false)>{t(shell::END_COMPARISON)}</button>
            </div>
            <div class="table-frame" tabindex="0" role="region" aria-label=t(shell::COMPARISON)>{live(body)}</div>
        </section>
    }
}
