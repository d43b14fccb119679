//! One row of a table: its tools, its cells, its figures, and what unfolds below it.

use super::{Look, pasting};
use crate::figures::ExplainedFigure;
use crate::i18n::words::shell;
use crate::i18n::{t, visible};
use crate::prelude::*;
use crate::sheets::answer::row_answers;
use crate::sheets::describe::Figure;
use crate::sheets::evidence::{EvidenceForm, EvidenceMark};
use crate::sheets::field::{Field, Place};
use crate::sheets::rows;
use crate::state::session;
use leptos::ev;
use plan_core::value::fixed;

#[component]
pub fn RowView(look: Look, id: String) -> impl IntoView {
    let session = session();
    let listing = look.listing;
    let planner = listing.planner;
    let id = StoredValue::new(id);
    let has_details = !listing.details.is_empty() || listing.evidence;
    let unfolded = memo(move || listing.all.get() || look.open.with(|open| id.with_value(|id| open.contains(id))));
    let toggle = move |_| {
        look.open.update(|open| match open.iter().position(|known| id.with_value(|id| known == id)) {
            Some(place) => drop(open.remove(place)),
            None => open.push(id.get_value()),
        });
    };
    let remove = move |_| listing.list.with_value(|list| rows::remove(session, planner, list, &id.get_value()));
    let on_drop = move |event: ev::DragEvent| {
        event.prevent_default();
        if let Some(dragged) = look.dragged.get_untracked() {
            listing.list.with_value(|list| rows::move_before(planner, list, &dragged, Some(&id.get_value())));
        }
        look.dragged.set(None);
    };
    let width = listing.columns.len() + listing.figures.len() + 2;
    // What is filled in stays in sight when its fields are folded.
    let in_short = memo(move || {
        if !has_details || unfolded.get() {
            return Vec::new();
        }
        let path = listing.list.with_value(|list| format!("{list}/{}", id.get_value()));
        planner.conflicts().with(|conflicts| {
            planner.plan().with(|plan| row_answers(plan, conflicts, &path, listing.details, listing.evidence))
        })
    });
    view! {
        <tr
            class="row"
            data-row=id.get_value()
            class:dragged=move || look.dragged.with(|dragged| id.with_value(|id| dragged.as_ref() == Some(id)))
            on:dragover=move |event: ev::DragEvent| if look.dragged.with_untracked(Option::is_some) { event.prevent_default() }
            on:drop=on_drop
        >
            <td class="tools">
                <span class="row-tools">
                    <button
                        type="button"
                        class="icon-button handle"
                        draggable="true"
                        aria-label=t(shell::MOVE_ROW)
                        title=t(shell::MOVE_ROW)
                        on:dragstart=move |_| look.dragged.set(Some(id.get_value()))
                        on:dragend=move |_| look.dragged.set(None)
                        on:keydown=move |event| look.on_key(&event, &id.get_value(), None)
                    >
                        {icon(Icon::Drag)}
                    </button>
                    {has_details.then(|| view! {
                        <button type="button" class="icon-button" class:turned=move || unfolded.get() aria-label=t(shell::ROW_DETAILS) title=t(shell::ROW_DETAILS) aria-expanded=move || unfolded.get().to_string() on:click=toggle>
                            {icon(Icon::Right)}
                        </button>
                    })}
                </span>
            </td>
            {listing.columns.iter().enumerate().map(|(place, column)| {
                let label = Signal::derive(move || column.heading.label.say().to_owned());
                view! {
                    <td
                        data-col=place
                        data-label=t(column.heading.label)
                        on:paste=move |event| pasting::paste(look, &event, Some(&id.get_value()), place)
                        on:keydown=move |event| look.on_key(&event, &id.get_value(), Some(place))
                    >
                        {if listing.second && place == 0 {
                            let named = Place::new(planner, look.path_of(&id.get_value(), column));
                            view! { <span class="named">{move || named.read(|leaf| visible(&leaf.typed()))}</span> }
                        } else {
                            view! { <Field place=Place::new(planner, look.path_of(&id.get_value(), column)) label cell=true /> }
                        }}
                    </td>
                }
            }).collect_view()}
            {listing.figures.iter().map(|figure| view! { <FigureCell look figure id /> }).collect_view()}
            <td class="tools">
                {(!planner.is_read_only() && !listing.second).then(|| view! {
                    <button type="button" class="icon-button danger" data-action="remove-row" aria-label=t(shell::REMOVE) title=t(shell::REMOVE) on:click=remove>{icon(Icon::Trash)}</button>
                })}
            </td>
        </tr>
        {when(move || !in_short.with(Vec::is_empty), move || view! {
            <tr class="in-short">
                <td colspan=width>
                    <button type="button" title=t(shell::ROW_DETAILS) on:click=toggle>
                        {move || in_short.get().into_iter().map(|(label, text)| view! { <span><b>{t(label)}</b>" "{text}</span> }).collect_view()}
                    </button>
                </td>
            </tr>
        })}
        {when(move || has_details && unfolded.get(), move || view! {
            <tr class="details">
                <td colspan=width><Details look id /></td>
            </tr>
        })}
    }
}

#[component]
fn Details(look: Look, id: StoredValue<String>) -> impl IntoView {
    let planner = look.listing.planner;
    let evidence_open = RwSignal::new(true);
    let evidence = look.listing.evidence.then(|| {
        let path = look.listing.list.with_value(|list| format!("{list}/{}/evidence", id.get_value()));
        Place::new(planner, path)
    });
    view! {
        <div class="detail-fields">
            {look.listing.details.iter().map(|column| {
                let place = Place::new(planner, look.path_of(&id.get_value(), column));
                let label = Signal::derive(move || column.heading.label.say().to_owned());
                view! {
                    <div class=format!("field w{}", column.width) title=t(column.heading.hint)>
                        <label for=place.element_id()>{t(column.heading.label)}</label>
                        <Field place label />
                    </div>
                }
            }).collect_view()}
            {evidence.map(|place| view! {
                <div class="field w9">
                    <EvidenceMark all=look.listing.all place open=evidence_open />
                    <EvidenceForm all=look.listing.all place open=evidence_open />
                </div>
            })}
        </div>
    }
}

#[component]
fn FigureCell(look: Look, figure: &'static Figure, id: StoredValue<String>) -> impl IntoView {
    let planner = look.listing.planner;
    let path = look.listing.list.with_value(|list| format!("{list}/{}", id.get_value()));
    let row = StoredValue::new(path);
    let today = session().today;
    let shown = memo(move || row.with_value(|path| planner.plan().with(|plan| figure.shown(plan, path, today.get()))));
    let account = listing_account(&look);
    view! {
        <td class="figure" data-label=move || figure.called()>
            <ExplainedFigure method=figure.method account row shown />
            {move || shown.with(|shown| shown.part).map(|part| view! {
                <progress class="bar" max="1" value=fixed(part.clamp(0.0, 1.0), 4) aria-label=move || figure.called()></progress>
            })}
        </td>
    }
}

/// The account whose list it is; empty for a list of the plan.
fn listing_account(look: &Look) -> StoredValue<String> {
    let account = look.listing.list.with_value(|list| {
        list.strip_prefix("/accounts/").and_then(|rest| rest.split('/').next()).unwrap_or_default().to_owned()
    });
    StoredValue::new(account)
}
