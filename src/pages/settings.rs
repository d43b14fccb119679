//! What belongs to the person: name, language, theme; and what is kept in this browser.

use crate::commands::{add_copy_beside, ask_put_back_copy, backup_everything, export_copy};
use crate::i18n::{Language, language, t, time, words::shell};
use crate::later::{Later, Part};
use crate::platform::clock;
use crate::prelude::*;
use crate::state::{CopyReason, Dialog, Entry, RecoveryCopy, Standing, Theme, copies, session};
use leptos::task::spawn_local;

/// The page. It comes after the start.
pub static SETTINGS: Later<()> = Later::new(Part::Pages, around);

fn around(waiting: AnyView) -> AnyView {
    view! {
        <main class="page settings" id="main" tabindex="-1">
            <header class="page-head"><h1>{t(shell::SETTINGS)}</h1></header>
            {waiting}
        </main>
    }
}

/// Puts the page in its place.
pub fn fill() {
    SETTINGS.fill(|()| view! { <SettingsPage /> });
}

#[component]
fn SettingsPage() -> impl IntoView {
    let session = session();
    let theme = move || session.settings.with(|settings| settings.theme);
    view! {
        <main class="page settings" id="main" tabindex="-1">
            <header class="page-head"><h1>{t(shell::SETTINGS)}</h1></header>
            <section class="card">
                <div class="field">
                    <label for="your-name">{t(shell::YOUR_NAME)}</label>
                    <input id="your-name" class="control" type="text" autocomplete="name" prop:value=move || session.settings.with(|settings| settings.name.clone()) on:change=move |event| { let name = event_target_value(&event); session.change_settings(|settings| name.trim().clone_into(&mut settings.name)); } />
                    <p class="note">{t(shell::YOUR_NAME_WHY)}</p>
                </div>
                <div class="field">
                    <label for="your-language">{t(shell::LANGUAGE)}</label>
                    <select id="your-language" class="control" on:change=move |event| if let Some(chosen) = Language::from_tag(&event_target_value(&event)) { session.speak(chosen) }>
                        {Language::ALL.into_iter().map(|one| view! { <option value=one.tag() lang=one.tag() selected=move || language().get() == one>{shell::LANGUAGE_NAME.in_language(one)}</option> }).collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="your-theme">{t(shell::THEME)}</label>
                    <select id="your-theme" class="control" on:change=move |event| session.set_theme(match event_target_value(&event).as_str() { "light" => Theme::Light, "dark" => Theme::Dark, _ => Theme::System })>
                        {[("system", Theme::System, shell::THEME_SYSTEM), ("light", Theme::Light, shell::THEME_LIGHT), ("dark", Theme::Dark, shell::THEME_DARK)].into_iter().map(|(value, one, label)| view! { <option value=value selected=move || theme() == one>{t(label)}</option> }).collect_view()}
                    </select>
                </div>
            </section>
            <section class="card">
                <h2>{t(shell::RECOVERY)}</h2>
                <p class="note">{t(shell::RECOVERY_WHY)}</p>
                <Copies />
            </section>
            <section class="card">
                <h2>{t(shell::THIS_BROWSER)}</h2>
                <p class="note">{t(shell::THIS_BROWSER_WHY)}</p>
                <div class="buttons">
                    <button type="button" class="button" data-action="backup-all" on:click=move |_| backup_everything(session)>{t(shell::BACKUP)}</button>
                    <button type="button" class="button danger" data-action="clear-everything" on:click=move |_| session.dialog.set(Some(Dialog::ClearEverything))>{t(shell::CLEAR_EVERYTHING)}</button>
                </div>
            </section>
            <p class="quiet">{t(shell::APP_NAME)}" "{env!("CARGO_PKG_VERSION")}</p>
        </main>
    }
}

/// The recovery copies of all plans, each to be saved to a file.
#[component]
fn Copies() -> impl IntoView {
    let session = session();
    let found = RwSignal::new(Vec::<(Entry, RecoveryCopy)>::new());
    spawn_local(async move {
        let mut all = Vec::new();
        for entry in session.entries.get_untracked().into_iter().filter(|entry| entry.standing != Standing::Deleted) {
            let copies = copies(&entry.id).await.unwrap_or_default();
            all.extend(copies.into_iter().map(|copy| (entry.clone(), copy)));
        }
        found.try_set(all);
    });
    view! {
        {when(move || found.with(Vec::is_empty), move || view! {<p class="empty">{t(shell::NO_COPIES)}</p>})}
        <ul class="copies">
            {move || found.get().into_iter().map(|(entry, copy)| {
                let reason = match copy.reason {
                    CopyReason::Hourly => shell::COPY_HOURLY,
                    CopyReason::Daily => shell::COPY_DAILY,
                    CopyReason::Import => shell::COPY_IMPORT,
                    CopyReason::Damaged => shell::COPY_DAMAGED,
                };
                let is_readable = copy.reason != CopyReason::Damaged;
                let at = time(clock::local_time(copy.at), session.today.get());
                let shown = crate::i18n::visible(&entry.name);
                let (id, name) = (entry.id, entry.name);
                let (back, beside, beside_name) = (copy.clone(), copy.clone(), name.clone());
                view! {
                    <li>
                        <span>{shown}</span><span class="quiet">{at}" \u{b7} "{t(reason)}</span>
                        {is_readable.then(|| view! {
                            <button type="button" class="button quiet" data-action="put-back" on:click=move |_| ask_put_back_copy(session, id.clone(), back.clone())>{t(shell::PUT_BACK)}</button>
                            <button type="button" class="button quiet" data-action="add-beside" on:click=move |_| add_copy_beside(session, beside_name.clone(), beside.clone())>{t(shell::ADD_BESIDE)}</button>
                        })}
                        <button type="button" class="button quiet" data-action="export-copy" on:click=move |_| export_copy(session, &name, copy.clone())>{t(shell::SAVE_TO_FILE)}</button>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}
