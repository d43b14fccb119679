//! What can be done with the card that is meant: everything that the keyboard can, for mouse and finger.

use super::drawing::{Drawing, focus_soon};
use super::task::{TIE_KINDS, Task};
use crate::i18n::words::{map, shell};
use crate::i18n::{Msg, choice_label, t};
use crate::prelude::*;
use crate::ui::{Bound, SelectControl};
use plan_core::plan::profile::TieKind;
use plan_core::value::Slugs;

/// Which set of buttons shows. It changes less often than the card that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Nothing,
    Card,
    Move,
    Tie,
}

#[component]
pub fn Bar(drawing: Drawing) -> impl IntoView {
    let current = memo(move || {
        let known = drawing.forest.with(|forest| drawing.current.get().filter(|id| forest.place_of(id).is_some()));
        known.unwrap_or_default()
    });
    let stage = memo(move || match drawing.task.get() {
        Task::Move { .. } => Stage::Move,
        Task::Tie { .. } => Stage::Tie,
        Task::None if current.with(String::is_empty) => Stage::Nothing,
        Task::None => Stage::Card,
    });
    view! {
        <div class="map-bar" role="group" aria-label=t(map::TOOLS)>
            <p class="map-status" role="status">{move || drawing.status()}</p>
            {move || match stage.get() {
                Stage::Nothing => view! { <p class="note">{t(map::INVITATION)}</p> },
                Stage::Card => card_tools(drawing, current),
                Stage::Move => move_tools(drawing),
                Stage::Tie => tie_tools(drawing),
            }}
        </div>
    }
}

fn card_tools(drawing: Drawing, current: Memo<String>) -> AnyView {
    let folded = memo(move || current.with(|id| drawing.is_folded(id)));
    let act = move |deed: fn(Drawing, &str)| move |_| current.with_untracked(|id| deed(drawing, id));
    // The button that began it is gone then, and the focus with it.
    let begin = move |deed: fn(Drawing, &str)| {
        move |_| {
            current.with_untracked(|id| deed(drawing, id));
            focus_soon("#map-aim".to_owned());
        }
    };
    let can_edit = !drawing.planner.is_read_only();
    view! {
        <strong class="map-who">{move || current.with(|id| drawing.name(id))}</strong>
        <button type="button" class="button" data-action="open-contact" on:click=act(Drawing::open_form)>{t(map::OPEN)}</button>
        {can_edit.then(|| view! {
            <button type="button" class="button" data-action="move-contact" on:click=begin(Drawing::begin_move)>{t(map::MOVE)}</button>
            <button type="button" class="button" data-action="add-line" on:click=begin(Drawing::begin_tie)>{t(map::ADD_LINE)}</button>
        })}
        {move || folded.get().map(|folded| view! {
            <button type="button" class="button" on:click=move |_| current.with_untracked(|id| drawing.fold(id, !folded))>
                {t(if folded { map::UNFOLD_BRANCH } else { map::FOLD_BRANCH })}
            </button>
        })}
    }
}

fn move_tools(drawing: Drawing) -> AnyView {
    view! {
        <AimControl drawing label=map::NEW_SUPERIOR none=map::NOBODY />
        <Decision drawing confirm=map::CONFIRM_MOVE />
        <p class="note">{t(map::MOVE_KEYS)}</p>
    }
}

fn tie_tools(drawing: Drawing) -> AnyView {
    let kind = memo(move || match drawing.task.get() {
        Task::Tie { kind, .. } => kind,
        _ => String::new(),
    });
    let commit = move |chosen: String| {
        drawing.task.update(|task| {
            if let Task::Tie { kind, .. } = task {
                *kind = chosen;
            }
        });
    };
    let bound = bound("map-kind", map::KIND, kind, Callback::new(commit));
    let options =
        memo(|| TIE_KINDS.iter().map(|kind| ((*kind).to_owned(), choice_label(TieKind::SET.name, kind))).collect());
    view! {
        <SelectControl bound options none=Signal::derive(t(shell::NOT_CHOSEN)) />
        <AimControl drawing label=map::OTHER_END none=map::NOBODY />
        <Decision drawing confirm=map::CONFIRM_LINE />
        <p class="note">{t(map::LINE_KEYS)}</p>
    }
}

/// Chooses with whom; the same as going to their card.
#[component]
fn AimControl(drawing: Drawing, label: Msg, none: Msg) -> impl IntoView {
    let value = memo(move || drawing.aim.get().unwrap_or_default());
    let commit = move |id: String| drawing.aim.set(Some(id).filter(|id| !id.is_empty()));
    let options = memo(move || {
        let who = drawing.task.with(|task| task.who().map(str::to_owned));
        drawing.everybody().into_iter().filter(|(id, _)| Some(id) != who.as_ref()).collect()
    });
    let bound = bound("map-aim", label, value, Callback::new(commit));
    view! { <SelectControl bound options none=Signal::derive(t(none)) /> }
}

#[component]
fn Decision(drawing: Drawing, confirm: Msg) -> impl IntoView {
    view! {
        <button type="button" class="button primary" data-action="confirm-task" on:click=move |_| drawing.confirm()>{t(confirm)}</button>
        <button type="button" class="button quiet" data-action="cancel-task" on:click=move |_| drawing.cancel()>{t(shell::CANCEL)}</button>
    }
}

/// A control of the bar, which edits nothing of the plan by itself.
fn bound(id: &str, label: Msg, value: Memo<String>, commit: Callback<String>) -> Bound {
    Bound {
        id: StoredValue::new(id.to_owned()),
        path: memo(|| None),
        label: Signal::derive(move || label.say().to_owned()),
        value,
        invalid: memo(|| false),
        commit,
        typed: None,
        read_only: false,
    }
}
