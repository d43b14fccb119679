//! The form of one contact beside the map: the fields of the table below it, and the contact's lines.

use super::drawing::Drawing;
use crate::i18n::words::{map, profile as c, shell};
use crate::i18n::{choice_label, t, visible};
use crate::platform::page;
use crate::prelude::*;
use crate::sheets::{Column, Field, Place, columns};
use leptos::ev;
use plan_core::plan::profile::Contact;

static FIELDS: &[Column] = columns!(Contact, c: contacts {
    name 3, position 3, unit 3, reports_to 3, last_contact 3, political_status 3, support 3, coverage 3,
    adaptability 3, power 3, interest 3, decision_orientation 3, buying_role 9,
});

/// The form that is open, if one is.
pub fn panel(drawing: Drawing) -> AnyView {
    let open =
        memo(move || drawing.open.get().filter(|id| drawing.forest.with(|forest| forest.place_of(id).is_some())));
    live(move || open.get().map(|id| view! { <Panel drawing id /> }).into_any())
}

#[component]
fn Panel(drawing: Drawing, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let close = move || {
        // What is being typed goes with its field otherwise.
        crate::ui::settle_draft();
        drawing.open.set(None);
        id.with_value(|id| drawing.focus(id));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !page::is_composing(&event) {
            close();
        }
    };
    let name = memo(move || id.with_value(|id| drawing.name(id)));
    view! {
        <section class="map-panel" aria-label=move || name.get() on:keydown=on_key>
            <div class="prompt-head">
                <h4 class="label">{move || name.get()}</h4>
                <button type="button" class="icon-button" data-action="close-contact" aria-label=t(shell::CLOSE) title=t(shell::CLOSE) on:click=move |_| close()>{icon(Icon::Close)}</button>
            </div>
            <div class="detail-fields">
                {FIELDS.iter().map(|Column { field, heading, width }| {
                    let place = Place::new(drawing.planner, id.with_value(|id| drawing.path(id, field))).again();
                    let label = Signal::derive(move || heading.label.say().to_owned());
                    view! {
                        <div class=format!("field w{width}") title=t(heading.hint)>
                            <label for=place.element_id()>{t(heading.label)}</label>
                            <Field place label />
                            <p class="note hint">{t(heading.hint)}</p>
                        </div>
                    }
                }).collect_view()}
            </div>
            {move || id.with_value(|id| lines(drawing, id))}
        </section>
    }
}

fn lines(drawing: Drawing, id: &str) -> AnyView {
    let ties: Vec<[String; 5]> = drawing
        .profile(|profile| {
            let mine = profile.ties.iter().filter(|tie| tie.from.0 == id || tie.to.0 == id);
            mine.map(|tie| {
                [tie.id.to_string(), tie.from.0.clone(), tie.kind.0.clone(), tie.to.0.clone(), tie.note.0.clone()]
            })
            .collect()
        })
        .unwrap_or_default();
    if ties.is_empty() {
        return view! { <p class="note">{t(map::NO_LINES)}</p> };
    }
    let can_edit = !drawing.planner.is_read_only();
    let item = move |[tie, from, kind, to, note]: [String; 5]| {
        let kind = if kind.is_empty() { shell::NOT_CHOSEN.say().to_owned() } else { choice_label("tie_kind", &kind) };
        let said = map::line(drawing.name(&from), kind, drawing.name(&to)).say();
        let label = format!("{}: {said}", map::REMOVE_LINE.say());
        view! {
            <li>
                <span>{said}" "<span class="note">{visible(&note)}</span></span>
                {can_edit.then(|| view! {
                    <button type="button" class="icon-button danger" data-action="remove-line" aria-label=label title=t(map::REMOVE_LINE) on:click=move |_| drawing.remove_line(&tie)>{icon(Icon::Trash)}</button>
                })}
            </li>
        }
    };
    view! {
        <h5 class="label">{t(map::LINES)}</h5>
        <ul class="map-ties">{ties.into_iter().map(item).collect_view()}</ul>
    }
}
