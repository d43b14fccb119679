//! The bar at the top: where one is, whether everything is saved, and the commands that are always at
//! hand.

use crate::commands::{export, redo, undo};
use crate::i18n::{Language, ago, language, t, time, words::shell};
use crate::platform::storage::ShelfFault;
use crate::platform::{clock, page};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::{Dialog, Planner, SaveState, Theme, session};
use crate::ui::drafting;

#[component]
pub fn TopBar(menu: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let planner = memo(move || session.planner().map(Planner::id));
    view! {
        <header class="top">
            <button type="button" class="icon-button menu-button" class:hidden=move || planner.with(Option::is_none) aria-label=t(shell::MENU) aria-expanded=move || menu.get().to_string() on:click=move |_| menu.update(|menu| *menu = !*menu)>
                {icon(Icon::Menu)}
            </button>
            <a class="brand" href=Route::Plans.hash() aria-label=t(shell::PLANS)>
                <span class="brand-mark" aria-hidden="true">"K"</span>
                <span class="brand-name">{t(shell::APP_NAME)}</span>
            </a>
            {move || planner.get().and_then(|_| session.planner_untracked()).map(|planner| view! { <PlanTools planner /> })}
            <span class="spacer"></span>
            <button type="button" class="icon-button" data-action="palette" aria-label=t(shell::PALETTE) title=move || format!("{} (Ctrl+K)", shell::PALETTE.say()) on:click=move |_| session.dialog.set(Some(Dialog::Palette))>
                {icon(Icon::Search)}
            </button>
            <button type="button" class="icon-button" data-action="switch-theme" aria-label=t(shell::THEME) title=move || theme_name(session.settings.with(|settings| settings.theme)) on:click=move |_| session.set_theme(next_theme(session.settings.with_untracked(|settings| settings.theme)))>
                {icon(Icon::Theme)}
            </button>
            <button type="button" class="button quiet language" data-action="switch-language" lang=move || other().tag() aria-label=t(shell::SWITCH_LANGUAGE) on:click=move |_| session.speak(untrack(other))>
                {t(shell::OTHER_LANGUAGE)}
            </button>
            <a class="icon-button" href=Route::Settings.hash() aria-label=t(shell::SETTINGS) title=t(shell::SETTINGS)>{icon(Icon::Settings)}</a>
        </header>
    }
}

fn other() -> Language {
    match language().get() {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    }
}

fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::System => {
            if page::prefers_dark() {
                Theme::Light
            } else {
                Theme::Dark
            }
        }
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Light,
    }
}

fn theme_name(theme: Theme) -> String {
    let name = match theme {
        Theme::System => shell::THEME_SYSTEM,
        Theme::Light => shell::THEME_LIGHT,
        Theme::Dark => shell::THEME_DARK,
    };
    format!("{} \u{b7} {}", shell::THEME.say(), name.say())
}

#[component]
fn PlanTools(planner: Planner) -> impl IntoView {
    let session = session();
    let plan = planner.id();
    let home = Route::in_plan(&plan, View::Overview).hash();
    let conflicts_at = Route::in_plan(&plan, View::Conflicts).hash();
    let name = move || {
        planner.plan().with(|plan| {
            if plan.name.0.trim().is_empty() {
                shell::UNNAMED.say().to_owned()
            } else {
                crate::i18n::visible(&plan.name.0)
            }
        })
    };
    let is_sample = move || planner.plan().with(|plan| plan.sample.0);
    let conflicts = move || planner.conflicts().with(Vec::len);
    view! {
        <a class="crumb" href=home title=name>{name}</a>
        {when(is_sample, move || view! {<span class="tag sample">{t(shell::SAMPLE)}</span>})}
        {planner.is_read_only().then(|| view! { <span class="tag warn">{t(shell::READ_ONLY)}</span> })}
        <SaveStatus planner />
        {when(move || { conflicts() > 0 }, move || view! {
            <a class="tag bad" data-action="open-conflicts" href=conflicts_at.clone()>{icon(Icon::Warning)}{move || shell::conflict_count(conflicts()).say()}</a>
        })}
        <span class="spacer"></span>
        <span class="group">
            <button type="button" class="icon-button" data-action="undo" aria-label=t(shell::UNDO) title=move || format!("{} (Ctrl+Z)", shell::UNDO.say()) disabled=move || !planner.undoable().get().0 on:click=move |_| undo(session, planner)>
                {icon(Icon::Undo)}
            </button>
            <button type="button" class="icon-button" data-action="redo" aria-label=t(shell::REDO) title=move || format!("{} (Ctrl+Shift+Z)", shell::REDO.say()) disabled=move || !planner.undoable().get().1 on:click=move |_| redo(session, planner)>
                {icon(Icon::Redo)}
            </button>
        </span>
        <button type="button" class="button primary" data-action="export-json" title=t(shell::EXPORT) on:click=move |_| export(session)>
            {icon(Icon::Export)}
            <span class="wide-only">{t(shell::EXPORT)}</span>
        </button>
    }
}

#[component]
fn SaveStatus(planner: Planner) -> impl IntoView {
    let session = session();
    // What is being typed and not handed on yet is not saved either.
    let drafting = drafting();
    let save_state = move || match planner.save_state().get() {
        SaveState::Saved if drafting.get() => SaveState::Saving,
        state => state,
    };
    let state = move || match save_state() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Failed(_) => "failed",
    };
    let saved = move || match save_state() {
        SaveState::Saved => {
            shell::saved_here(time(clock::local_time(planner.saved_at().get()), session.today.get())).say()
        }
        SaveState::Saving => shell::SAVING.say().to_owned(),
        SaveState::Failed(_) => shell::SAVE_FAILED.say().to_owned(),
    };
    // What is saved here is in no file yet when it is newer.
    let is_stale = move || planner.saved_at().get() > planner.filed_at().get();
    let filed = move || match planner.filed_at().get() {
        0 => shell::NEVER_FILED.say().to_owned(),
        at => {
            let when = ago(clock::local_time(at).date(), session.today.get());
            if is_stale() { shell::changed_since_filed(when).say() } else { shell::filed(when).say() }
        }
    };
    view! {
        <span class="save-status" data-save-state=state role="status" title=t(shell::SAVED_WHERE)>
            <i class="dot" aria-hidden="true"></i>
            <span class="wide-only">{saved}</span>
            <span class="filed wide-only" class:never=is_stale>{filed}</span>
        </span>
    }
}

/// What to do when saving fails: a bar that stays until it works again.
#[component]
pub fn SaveTrouble(planner: Planner) -> impl IntoView {
    let session = session();
    let words = move || match planner.save_state().get() {
        SaveState::Failed(ShelfFault::Full) => Some(shell::STORAGE_FULL.say()),
        SaveState::Failed(ShelfFault::Off) => Some(shell::STORAGE_OFF.say()),
        SaveState::Failed(ShelfFault::Silent) => Some(shell::STORAGE_SILENT.say()),
        SaveState::Failed(ShelfFault::Other(_)) => Some(shell::STORAGE_FAILED.say()),
        SaveState::Saved | SaveState::Saving => None,
    };
    view! {
        {when(move || words().is_some(), move || view! {
            <div class="banner bad" role="alert">
                {icon(Icon::Warning)}
                <p>{words}</p>
                <button type="button" class="button" on:click=move |_| export(session)>{t(shell::EXPORT)}</button>
                <button type="button" class="button" data-action="save-again" on:click=move |_| planner.save()>{t(shell::SAVE_AGAIN)}</button>
                <a class="button" href=Route::Plans.hash()>{t(shell::MAKE_ROOM)}</a>
            </div>
        })}
    }
}
