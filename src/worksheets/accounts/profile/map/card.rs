//! One contact as a card. What it says about them it says in words and signs, never by colour alone; what
//! is not known stands there as a question mark.

use super::drawing::Drawing;
use super::line::Stroke;
use super::task::Task;
use crate::i18n::words::map;
use crate::i18n::{choice_label, t, visible};
use crate::prelude::*;
use leptos::ev;
use plan_core::plan::profile::{Contact, Coverage, Support};
use plan_core::reading::is_key_player;

/// What a card shows of a contact.
#[derive(Debug, Clone, Default, PartialEq)]
struct Reading {
    position: String,
    roles: Vec<String>,
    status: String,
    support: String,
    coverage: String,
    is_key_player: bool,
}

impl Reading {
    fn of(contact: &Contact) -> Self {
        let known = |slug: &str| if slug.is_empty() { "unknown" } else { slug }.to_owned();
        Self {
            position: visible(contact.position.0.trim()),
            roles: contact.buying_role.0.clone(),
            status: known(&contact.political_status.0),
            support: known(&contact.support.0),
            coverage: known(&contact.coverage.0),
            is_key_player: is_key_player(contact),
        }
    }
}

/// The sign for where somebody stands towards us.
pub fn sign(support: Option<Support>) -> &'static str {
    match support {
        Some(Support::Mentor) => "++",
        Some(Support::Supporter) => "+",
        Some(Support::Neutral) => "\u{25cb}",
        Some(Support::NonSupporter) => "\u{2212}",
        Some(Support::Opponent) => "\u{2212}\u{2212}",
        Some(Support::Unknown) | None => "?",
    }
}

/// How well somebody is known, in full steps of three; nothing when that is not known.
fn steps(coverage: Option<Coverage>) -> Option<usize> {
    match coverage? {
        Coverage::None => Some(0),
        Coverage::Brief => Some(1),
        Coverage::Multiple => Some(2),
        Coverage::InDepth => Some(3),
        Coverage::Unknown => None,
    }
}

/// Three boxes, so many of them full.
pub fn meter(coverage: Option<Coverage>) -> AnyView {
    match steps(coverage) {
        None => view! { <b class="card-sign" aria-hidden="true">"?"</b> },
        Some(full) => view! {
            <span class="meter" aria-hidden="true">
                {(0..3).map(|box_| view! { <i class:full=box_ < full></i> }).collect_view()}
            </span>
        },
    }
}

#[component]
pub fn Card(drawing: Drawing, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let reading =
        memo(move || id.with_value(|id| drawing.contact(id, |contact| Reading::of(contact)).unwrap_or_default()));
    let name = memo(move || id.with_value(|id| drawing.name(id)));
    let place = memo(move || id.with_value(|id| drawing.forest.with(|forest| forest.place_of(id))));
    let spot = memo(move || {
        let spot = place.get().and_then(|place| drawing.layout.with(|layout| layout.spots.get(place).copied()));
        spot.flatten().unwrap_or_default()
    });
    // Level, place among siblings, number of siblings.
    let standing = memo(move || {
        drawing.forest.with(|forest| {
            let place = place.get()?;
            let (person, siblings) = (forest.people.get(place)?, forest.siblings(place));
            Some([person.level + 1, siblings.iter().position(|known| *known == place)? + 1, siblings.len()])
        })
    });
    let stands = move |which: usize| standing.get().map(|standing| standing[which].to_string());
    let folded = memo(move || id.with_value(|id| drawing.is_folded(id)));
    let is = move |other: &Option<String>| id.with_value(|id| other.as_ref() == Some(id));
    let is_reached = memo(move || drawing.reached.with(is));
    let ties = memo(move || id.with_value(|id| ties(drawing, id)));
    let is_current = memo(move || drawing.current.with(is));
    let is_aim = memo(move || drawing.task.with(|task| *task != Task::None) && drawing.aim.with(is));
    let is_moved = memo(move || drawing.task.with(|task| id.with_value(|id| task.who() == Some(id))));
    let on_drop = move |event: ev::DragEvent| {
        event.prevent_default();
        let dragged = drawing.dragged.get_untracked().filter(|dragged| id.with_value(|id| dragged != id));
        drawing.dragged.set(None);
        if let Some(dragged) = dragged {
            id.with_value(|id| drawing.move_below(&dragged, id));
        }
    };
    view! {
        <div
            class="map-card"
            class:key=move || reading.with(|reading| reading.is_key_player)
            class:current=move || is_current.get()
            class:aim=move || is_aim.get()
            class:moved=move || is_moved.get()
            role="treeitem"
            tabindex=move || if is_reached.get() { "0" } else { "-1" }
            data-contact=id.get_value()
            data-status=move || reading.with(|reading| reading.status.clone())
            data-support=move || reading.with(|reading| reading.support.clone())
            aria-level=move || stands(0)
            aria-posinset=move || stands(1)
            aria-setsize=move || stands(2)
            aria-expanded=move || folded.get().map(|folded| (!folded).to_string())
            aria-selected=move || is_current.get().to_string()
            style:left=move || format!("{}px", spot.get().x)
            style:top=move || format!("{}px", spot.get().y)
            draggable=(!drawing.planner.is_read_only()).then_some("true")
            on:focusin=move |_| id.with_value(|id| drawing.reach(id))
            on:click=move |_| id.with_value(|id| drawing.reach(id))
            on:dblclick=move |_| id.with_value(|id| drawing.open_form(id))
            on:dragstart=move |_| drawing.dragged.set(Some(id.get_value()))
            on:dragend=move |_| drawing.dragged.set(None)
            on:dragover=move |event: ev::DragEvent| if drawing.dragged.with_untracked(Option::is_some) { event.prevent_default() }
            on:drop=on_drop
        >
            <span class="card-name">
                {move || reading.with(|reading| reading.is_key_player).then(|| view! { <b title=t(map::KEY_PLAYER)><span aria-hidden="true">"\u{2605} "</span><span class="visually-hidden">{t(map::KEY_PLAYER)}" "</span></b> })}
                {move || name.get()}
            </span>
            <span class="card-position">{move || reading.with(|reading| reading.position.clone())}</span>
            <span class="card-roles">{move || roles(&reading.with(|reading| reading.roles.clone()))}</span>
            <span class="card-status">{move || reading.with(|reading| choice_label("political_status_short", &reading.status))}</span>
            <span class="card-support">{move || reading.with(|reading| view! {
                <b class="card-sign" aria-hidden="true">{sign(Support::of_slug(&reading.support))}</b>
                {choice_label("support_short", &reading.support)}
            })}</span>
            <span class="card-coverage">{move || reading.with(|reading| view! {
                {meter(Coverage::of_slug(&reading.coverage))}
                {choice_label("coverage_short", &reading.coverage)}
            })}</span>
            <span class="card-ties">{move || ties.get()}</span>
            {move || folded.get().map(|folded| fold_button(drawing, id, folded))}
        </div>
    }
}

fn roles(roles: &[String]) -> AnyView {
    if roles.is_empty() {
        return view! { <span class="role unknown">{t(map::NO_ROLE)}</span> };
    }
    let badge = |role: &String| {
        let short = choice_label("buying_role_short", role);
        view! { <span class="role" title=choice_label("buying_role", role)>{short}" "</span> }
    };
    roles.iter().map(badge).collect_view().into_any()
}

/// The lines of a contact in words, for those who do not see them drawn.
fn ties(drawing: Drawing, id: &str) -> String {
    let ends: Vec<(String, String)> = drawing
        .profile(|profile| {
            let other = |tie: &plan_core::plan::profile::Tie| match id {
                _ if tie.from.0 == id => Some((tie.kind.0.clone(), tie.to.0.clone())),
                _ if tie.to.0 == id && Stroke::of(tie.kind.known()) != Stroke::Influence => {
                    Some((tie.kind.0.clone(), tie.from.0.clone()))
                }
                _ => None,
            };
            profile.ties.iter().filter_map(|tie| other(tie)).collect()
        })
        .unwrap_or_default();
    let said = ends.iter().map(|(kind, other)| map::line_to(choice_label("tie_kind", kind), drawing.name(other)).say());
    said.collect::<Vec<_>>().join(" ")
}

fn fold_button(drawing: Drawing, id: StoredValue<String>, folded: bool) -> AnyView {
    let count = drawing
        .forest
        .with(|forest| id.with_value(|id| forest.place_of(id)).map_or(0, |place| forest.count_below(place)));
    let label = if folded { map::unfold(count) } else { map::fold(count) };
    let label = label.say();
    let toggle = move |event: ev::MouseEvent| {
        event.stop_propagation();
        id.with_value(|id| {
            drawing.fold(id, !folded);
            drawing.focus(id);
        });
    };
    view! {
        <button type="button" class="card-fold" tabindex="-1" title=label.clone() aria-label=label on:click=toggle>
            {if folded { "\u{25b8}\u{2009}" } else { "\u{25be}\u{2009}" }}{count}
        </button>
    }
}
