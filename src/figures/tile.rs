//! Computed figures: each is a button that opens how it was computed.

use super::register::work_named;
use super::shown::{Shown, unavailable};
use crate::i18n::words::{method, shell};
use crate::i18n::{Method, t};
use crate::prelude::*;
use crate::sheets::{AccountFigure, Context, Seen};
use crate::state::{Dialog, insight, session};
use plan_core::figures::{Sight, Tone, Work};
use plan_core::methods::Unavailable;

/// The words on a method.
pub fn method_named(name: &str) -> Option<&'static Method> {
    method::figure::ALL.iter().find(|(known, _)| *known == name).map(|(_, method)| *method)
}

/// What a figure is called: as its method, unless it says otherwise.
pub fn name_of(method: &str, shown: Memo<Shown>) -> String {
    let own = shown.with(|shown| shown.name.clone());
    if own.is_empty() { method_named(method).map_or(method, |method| method.name.say()).to_owned() } else { own }
}

/// One figure. `account` is empty for a figure of the plan; `row` is the path of a figure of a row.
#[component]
pub fn ExplainedFigure(
    method: &'static str,
    account: StoredValue<String>,
    #[prop(optional)] row: Option<StoredValue<String>>,
    shown: Memo<Shown>,
) -> impl IntoView {
    let session = session();
    let explain = move |_| {
        let shown = shown.get_untracked();
        let reason = match (shown.value.is_empty(), shown.note.is_empty()) {
            (false, _) => String::new(),
            (true, true) => unavailable(Unavailable::Missing).say().to_owned(),
            (true, false) => shown.note,
        };
        let (account, expression) = (account.get_value(), shown.expression);
        let row = row.map_or(String::new(), StoredValue::get_value);
        session.dialog.set(Some(Dialog::Explain { method, account, row, expression, reason }));
    };
    let label = move || {
        let name = name_of(method, shown);
        format!("{name}: {} \u{b7} {}", shown.with(|shown| shown.text.clone()), method::role::EXPLAIN.say())
    };
    view! {
        <button
            type="button"
            class=move || shown.with(|shown| classes(shown.tone))
            data-action="explain"
            data-figure=method
            data-value=move || shown.with(|shown| shown.value.clone())
            aria-label=label
            title=t(method::role::EXPLAIN)
            on:click=explain
        >
            {move || shown.with(|shown| shown.text.clone())}
        </button>
    }
}

fn classes(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "explained",
        Tone::Good => "explained good",
        Tone::Warn => "explained warn",
        Tone::Bad => "explained bad",
    }
}

/// Figures that the core works out, side by side.
#[component]
pub fn WorkedStrip(context: Context, figures: &'static [&'static str]) -> impl IntoView {
    view! {
        <dl class="figures">
            {figures.iter().map(|method| view! { <WorkedTile context method /> }).collect_view()}
        </dl>
    }
}

#[component]
fn WorkedTile(context: Context, method: &'static str) -> impl IntoView {
    let shown = memo(move || worked_at(context, method).unwrap_or_else(Shown::nothing));
    view! { <Tile method account=context.account shown /> }
}

/// The figure as the plan and what was read off it stand; none for an account that is not there any more.
pub fn worked_at(context: Context, method: &str) -> Option<Shown> {
    let (reading, today) = (insight().reading().get(), session().today.get());
    context.planner.plan().with_untracked(|plan| {
        let sight = Sight { plan, reading: &reading, today };
        let worked = match work_named(method) {
            Ok(Some(Work::Plan(work))) => work(&sight),
            Ok(Some(Work::Account(work))) => {
                context.account.with_value(|id| Some(work(&sight, plan.accounts.get(id)?)))?
            }
            Ok(Some(Work::Row(..) | Work::ReadRow(..)) | None) => return None,
            Err(why) => return Some(Shown::nothing().with_note(why.say())),
        };
        Some(Shown::worked(&worked, &plan.currency.0))
    })
}

/// Figures of the account in view, side by side.
#[component]
pub fn FigureStrip(context: Context, figures: &'static [AccountFigure]) -> impl IntoView {
    view! {
        <dl class="figures">
            {figures.iter().map(|figure| view! { <FigureTile context figure /> }).collect_view()}
        </dl>
    }
}

#[component]
fn FigureTile(context: Context, figure: &'static AccountFigure) -> impl IntoView {
    let is_archived = move || {
        let plan = context.planner.plan();
        context
            .account
            .with_value(|id| plan.with_untracked(|plan| plan.accounts.get(id).is_some_and(|it| it.archived.0)))
    };
    let shown = memo(move || {
        // A new account is read a moment after it is made.
        let unread = || if is_archived() { shell::ARCHIVED_UNREAD.say() } else { "" };
        Seen::at(context, figure.read).unwrap_or_else(|| Shown::nothing().with_note(unread()))
    });
    view! { <Tile method=figure.method account=context.account shown /> }
}

#[component]
fn Tile(method: &'static str, account: StoredValue<String>, shown: Memo<Shown>) -> impl IntoView {
    let name = move || name_of(method, shown);
    view! {
        <div class="figure-tile" class:none=move || shown.with(|shown| shown.value.is_empty())>
            <dt>{name}</dt>
            <dd><ExplainedFigure method account shown /></dd>
            {when(move || shown.with(|shown| !shown.note.is_empty()), move || view! {
                <dd class="figure-note">{move || shown.with(|shown| shown.note.clone())}</dd>
            })}
        </div>
    }
}
