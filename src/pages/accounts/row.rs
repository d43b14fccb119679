//! One account in the table.

use super::columns::Column;
use super::compare;
use super::line::Line;
use crate::commands::{archive_account, delete_account, duplicate_account};
use crate::figures::ExplainedFigure;
use crate::i18n::{Msg, t, words::shell};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::{Planner, session};

#[component]
pub fn AccountRow(
    planner: Planner,
    columns: Vec<&'static Column>,
    line: Line,
    chosen: RwSignal<Vec<String>>,
    compared: Memo<Vec<String>>,
) -> impl IntoView {
    let session = session();
    let hash = Route::in_plan(&planner.id(), View::of_account(&line.id)).hash();
    let id = StoredValue::new(line.id.clone());
    let name = StoredValue::new(line.name.clone());
    let archived = line.archived;
    let is_chosen = move || chosen.with(|chosen| id.with_value(|id| chosen.contains(id)));
    let choose = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            id.with_value(|id| chosen.retain(|known| known != id));
            if on {
                chosen.push(id.get_value());
            }
        });
    };
    let cells = columns.into_iter().map(|column| {
        let cell = line.cell(column.name).cloned().unwrap_or_default();
        let label = t(column.label);
        let class = if column.is_number { "number" } else { "" };
        if column.name == "warnings" {
            let count = cell.key.unwrap_or_default();
            let tag =
                (count > 0.0).then(|| view! { <span class="tag warn">{icon(Icon::Warning)}{cell.shown.text}</span> });
            return view! { <td class=class data-label=label>{tag}</td> };
        }
        if column.is_figure {
            let (shown, note) = (cell.shown.clone(), cell.shown.note);
            let shown = Memo::new(move || shown.clone());
            return view! {
                <td class=class data-label=label title=note><ExplainedFigure method=column.name account=id shown /></td>
            };
        }
        view! { <td class=class data-label=label>{cell.shown.text}</td> }
    });
    let tool = move |glyph: Icon, label: Msg, name: &'static str, act: Callback<()>| {
        view! { <button type="button" class="icon-button" data-action=name aria-label=t(label) title=t(label) on:click=move |_| act.run(())>{icon(glyph)}</button> }
    };
    view! {
        <tr data-account=line.id.clone()>
            <td class="choose">
                <input
                    type="checkbox"
                    aria-label=move || name.with_value(|name| shell::compare_with(name).say())
                    disabled=move || { !is_chosen() && compared.with(Vec::len) >= compare::MOST }
                    prop:checked=is_chosen
                    on:change=choose
                />
            </td>
            <th scope="row"><a href=hash>{line.name.clone()}</a></th>
            {cells.collect_view()}
            <td class="tools">
                {when(move || !planner.is_read_only(), move || view! {
                    {tool(Icon::Copy, shell::DUPLICATE, "duplicate-account", Callback::new(move |()| duplicate_account(session, planner, &id.get_value())))}
                    {tool(Icon::Archive, if archived { shell::UNARCHIVE } else { shell::ARCHIVE }, "archive-account", Callback::new(move |()| archive_account(session, planner, &id.get_value(), !archived)))}
                    {tool(Icon::Trash, shell::DELETE, "delete-account", Callback::new(move |()| delete_account(session, planner, &id.get_value())))}
                })}
            </td>
        </tr>
    }
}
