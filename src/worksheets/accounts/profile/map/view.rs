//! The map as a whole. On a phone the same cards stand as an indented list; that is the style sheet's
//! doing, so everything here is there only once.

use super::bar::Bar;
use super::card::Card;
use super::drawing::Drawing;
use super::legend::Legend;
use super::line::Line;
use super::panel::panel;
use crate::i18n::t;
use crate::i18n::words::{map, profile};
use crate::platform::page;
use crate::prelude::*;
use crate::sheets::Context;
use crate::state::session;
use crate::ui::rows;
use leptos::ev;

#[component]
pub fn RelationshipMap(context: Context) -> impl IntoView {
    let drawing = Drawing::new(session(), context);
    let is_empty = memo(move || drawing.count() == 0);
    let circles = memo(move || drawing.forest.with(|forest| forest.circles.clone()));
    view! {
        <section class="map" aria-label=t(map::TITLE) on:focusin=move |_| context.help.set(Some(&profile::table::contacts))>
            <div class="prompt-head">
                <h3 class="label">{t(map::TITLE)}</h3>
                {when(move || !is_empty.get(), move || view! { <Sizes drawing /> })}
                {(!drawing.planner.is_read_only()).then(|| view! {
                    <button type="button" class="button add" data-action="add-contact" on:click=move |_| drawing.add_contact()>
                        {icon(Icon::Add)}
                        {t(map::ADD_CONTACT)}
                    </button>
                })}
            </div>
            {move || circles.get().iter().map(|circle| warning(drawing, circle)).collect_view()}
            {move || if is_empty.get() {
                view! { <p class="empty">{profile::table::contacts.empty.map(t)}</p> }
            } else {
                view! {
                    <Bar drawing />
                    <Frame drawing />
                    <Legend drawing />
                    <p class="note map-keys">{t(map::KEYS)}</p>
                }
            }}
            {panel(drawing)}
        </section>
    }
}

/// Says who reports to whom in a circle, and which link of it is not counted.
fn warning(drawing: Drawing, circle: &[usize]) -> AnyView {
    let ids = drawing.forest.with_untracked(|forest| {
        let around = circle.iter().chain(circle.first());
        around.filter_map(|place| forest.people.get(*place)).map(|person| person.id.clone()).collect::<Vec<_>>()
    });
    let said = move || {
        let names: Vec<String> = ids.iter().map(|id| drawing.name(id)).collect();
        match names.as_slice() {
            [first, superior, ..] => map::circle(first, names.join(" \u{2192} "), superior).say(),
            _ => String::new(),
        }
    };
    view! { <p class="warning" role="status">{said}</p> }
}

#[component]
fn Sizes(drawing: Drawing) -> impl IntoView {
    view! {
        <span class="map-sizes">
            <button type="button" class="button quiet" aria-label=t(map::SMALLER) title=t(map::SMALLER) on:click=move |_| drawing.zoom(false)>"\u{2212}"</button>
            <span class="note">{move || format!("{}%", drawing.size.get())}</span>
            <button type="button" class="button quiet" aria-label=t(map::LARGER) title=t(map::LARGER) on:click=move |_| drawing.zoom(true)>"+"</button>
            <button type="button" class="button quiet" on:click=move |_| drawing.fit()>{t(map::FIT)}</button>
        </span>
    }
}

/// The window on the map, and the map in it.
#[component]
fn Frame(drawing: Drawing) -> impl IntoView {
    drawing.frame.on_load(move |_| page::next_frame(move || drawing.fit_legibly()));
    let width = move || format!("{}px", drawing.layout.with(|layout| layout.width));
    let height = move || format!("{}px", drawing.layout.with(|layout| layout.height));
    let view_box = move || drawing.layout.with(|layout| format!("0 0 {} {}", layout.width, layout.height));
    let on_wheel = move |event: ev::WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
            drawing.zoom(event.delta_y() < 0.0);
        }
    };
    view! {
        <div class="map-frame" node_ref=drawing.frame on:wheel=on_wheel>
            <div
                class="map-sheet"
                style:width=width
                style:height=height
                style:zoom=move || format!("{}%", drawing.size.get())
                style:--zoom-on-paper=move || format!("{}%", drawing.size_on_paper())
            >
                <svg class="map-lines" viewBox=view_box aria-hidden="true" focusable="false">
                    <path class="reporting" d=move || drawing.layout.with(|layout| layout.lines.clone()) />
                    {move || drawing.lines.get().into_iter().map(tie).collect_view()}
                </svg>
                <div role="tree" aria-label=t(map::TITLE) on:keydown=move |event| drawing.on_key(&event)>
                    {rows(move || drawing.shown(), move |id| view! { <Card drawing id /> })}
                </div>
                // The lines of the card that is meant lie above all cards.
                <svg class="map-lines above" viewBox=view_box aria-hidden="true" focusable="false">
                    {move || of_current(drawing).into_iter().map(tie).collect_view()}
                </svg>
            </div>
        </div>
    }
}

fn tie(line: Line) -> AnyView {
    view! {
        <g class=format!("tie {}", line.stroke.name())>
            <path class="tie-line" d=line.path />
            <path class="tie-mark" d=line.mark />
        </g>
    }
}

fn of_current(drawing: Drawing) -> Vec<Line> {
    let Some(current) = drawing.current.get() else {
        return Vec::new();
    };
    let place = drawing.forest.with(|forest| forest.place_of(&current));
    let mut lines = drawing.lines.get();
    lines.retain(|line| place.is_some_and(|place| line.ends.contains(&place)));
    lines
}
