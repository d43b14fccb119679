//! The page as a whole: what is always there, and which page is in view.

use super::ui;
use crate::commands::{DialogHost, import, listen};
use crate::i18n::{language, t, words::shell};
use crate::pages::{PlanPage, PlansPage, SETTINGS, TopBar};
use crate::platform::{clock, files, page};
use crate::prelude::*;
use crate::routes::Route;
use crate::state::{Session, Theme, Toast, session};

/// How often the page looks whether a new day has begun, in milliseconds.
const MINUTE: u32 = 60_000;

/// How often the page looks whether the open plan is still where it was saved.
const LOOK: u32 = 5_000;

#[component]
pub fn App() -> impl IntoView {
    let session = Session::start();
    provide_context(session);
    listen(session);
    follow_the_page(session);
    let menu = RwSignal::new(false);
    let over = RwSignal::new(false);
    page::on_window("dragover", move |event| {
        if files::drags_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    })
    .keep();
    page::on_window("dragleave", move |_| over.set(false)).keep();
    page::on_window("drop", move |event| {
        over.set(false);
        if files::drags_files(&event) {
            event.prevent_default();
            import(session, files::dropped(&event));
        }
    })
    .keep();
    let kind = memo(move || match session.route.get() {
        Route::Plans => 0,
        Route::Settings => 1,
        Route::Plan { .. } => 2,
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); page::focus("#main"); }>{t(shell::SKIP)}</a>
        <div class="app" class:dragging=move || over.get()>
            <TopBar menu />
            {move || match kind.get() {
                0 => view! { <PlansPage /> },
                1 => SETTINGS.show(()),
                _ => view! { <PlanPage menu /> },
            }}
        </div>
        <Toasts />
        <DialogHost />
        {when(move || over.get(), move || view! {<div class="drop-here" aria-hidden="true"><p>{t(shell::DROP_HERE)}</p></div>})}
    }
}

/// What the browser tells, and what it is told.
fn follow_the_page(session: Session) {
    page::on_window("hashchange", move |_| {
        ui::settle_draft();
        session.route.set(Route::of_hash(&page::hash()));
        session.dialog.set(None);
    })
    .keep();
    page::on_hidden(move || {
        ui::settle_draft();
        if let Some(planner) = session.planner_untracked() {
            planner.keep_if_lost();
            planner.save();
            planner.squash();
        }
    })
    .keep();
    page::every(LOOK, move || {
        if let Some(planner) = session.planner_untracked() {
            planner.keep_if_lost();
        }
    })
    .keep();
    page::on_before_leaving(move || {
        ui::settle_draft();
        session.has_unsaved()
    })
    .keep();
    page::on_update(move || session.say(shell::UPDATE_READY)).keep();
    page::on_storage(move |key| {
        if let Some(plan) = key.and_then(|key| {
            key.strip_prefix("keyplan/plan/").map(|rest| rest.split('/').next().unwrap_or_default().to_owned())
        }) {
            session.heard(&plan);
        }
    })
    .keep();
    page::every(MINUTE, move || {
        let today = clock::today();
        if session.today.get_untracked() != today {
            session.today.set(today);
        }
    })
    .keep();
    Effect::new(move |_| session.follow_route());
    Effect::new(move |_| {
        if let Route::Plan { plan, .. } = session.route.get() {
            session.note_place(&plan);
        } else {
            session.close();
        }
        page::scroll_to_top();
    });
    let dark = RwSignal::new(page::prefers_dark());
    page::on_prefers_dark(move |prefers| dark.set(prefers)).keep();
    Effect::new(move |_| {
        let theme = match session.settings.with(|settings| settings.theme) {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        let tag = language().get().tag();
        page::set_language(tag);
        let system = if dark.get() { "dark" } else { "light" };
        page::set_theme(theme.unwrap_or(system));
        // Only for the first paint of the next visit; nothing is lost when it cannot be kept.
        let _ = page::remember_look(theme, tag);
        let plan = session.planner().map(|planner| planner.plan().with(|plan| plan.name.0.clone()));
        let app = shell::APP_NAME.say();
        page::set_title(
            &plan.map_or_else(|| app.to_owned(), |plan| format!("{} \u{b7} {app}", crate::i18n::visible(&plan))),
        );
    });
}

#[component]
fn Toasts() -> impl IntoView {
    let session = session();
    let toast = move |Toast { number, words, undo }: Toast| {
        let take_back = undo.map(|undo| view! {
            <button type="button" class="button quiet" data-action="take-back" on:click=move |_| { undo(); session.dismiss(number); }>{t(shell::UNDO)}</button>
        });
        view! {
            <div class="toast">
                <span>{move || words.say()}</span>
                {take_back}
                <button type="button" class="icon-button" aria-label=t(shell::CLOSE) on:click=move |_| session.dismiss(number)>{icon(Icon::Close)}</button>
            </div>
        }
    };
    // Above an open dialog too, which was perhaps opened after the last message.
    Effect::new(move |_| {
        let any = session.toasts.with(|toasts| !toasts.is_empty());
        page::lift(".toasts", false);
        page::lift(".toasts", any);
    });
    view! {
        // What speaks up by itself is no list, which it would say first.
        <div class="toasts" role="status" aria-live="polite" popover="manual">
            {move || session.toasts.get().into_iter().map(toast).collect_view()}
        </div>
    }
}
