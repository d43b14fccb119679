//! The first page: the plans in this browser, and the ways to get another.

use crate::commands::{ImportButton, ask_new_plan, backup_everything, delete_plan, export_stored};
use crate::i18n::{ago, t, words::shell};
use crate::platform::clock;
use crate::platform::storage::ShelfFault;
use crate::prelude::*;
use crate::routes::Route;
use crate::state::{Dialog, Entry, Standing, session};
use chrono::NaiveDate;
use leptos::task::spawn_local;

#[component]
pub fn PlansPage() -> impl IntoView {
    let session = session();
    let of = move |standing: Standing| {
        session
            .entries
            .with(|entries| entries.iter().filter(|entry| entry.standing == standing).cloned().collect::<Vec<_>>())
    };
    let none = move || of(Standing::Active).is_empty();
    let folded = move |standing: Standing, title: crate::i18n::Msg| {
        view! {
            {when(move || !of(standing).is_empty(), move || view! {
                <details class="folded">
                    <summary>{t(title)}" ("{move || of(standing).len()}")"</summary>
                    <ul class="plan-list">{move || cards(of(standing))}</ul>
                </details>
            })}
        }
    };
    view! {
        <main class="page plans" id="main" tabindex="-1">
            <section class="hero">
                <h1>{t(shell::HERO)}</h1>
                <p>{t(shell::HERO_TEXT)}</p>
                <div class="buttons">
                    <button type="button" class="button primary" data-action="new-plan" on:click=move |_| ask_new_plan(session)>{icon(Icon::Add)}{t(shell::NEW_PLAN)}</button>
                    <button type="button" class="button" data-action="open-sample" on:click=move |_| session.open_sample()>{t(shell::OPEN_SAMPLE)}</button>
                    <ImportButton />
                </div>
                <p class="note">{t(shell::DROP_HINT)}</p>
            </section>
            <StorageTrouble />
            <section aria-label=t(shell::PLANS)>
                <header class="page-head">
                    <h2>{t(shell::PLANS)}</h2>
                    {when(move || !none(), move || view! {
                        <button type="button" class="button quiet" data-action="backup-all" on:click=move |_| backup_everything(session)>{icon(Icon::Export)}{t(shell::BACKUP)}</button>
                    })}
                </header>
                {when(none, move || view! {<p class="empty">{t(shell::NO_PLANS)}</p>})}
                <ul class="plan-list">{move || cards(of(Standing::Active))}</ul>
                {folded(Standing::Archived, shell::ARCHIVED_PLANS)}
                {folded(Standing::Deleted, shell::DELETED_PLANS)}
            </section>
            <footer class="page-foot">
                <p>{t(shell::PRIVACY)}</p>
                <button type="button" class="button quiet" data-action="clear-everything" on:click=move |_| session.dialog.set(Some(Dialog::ClearEverything))>{t(shell::CLEAR_EVERYTHING)}</button>
            </footer>
        </main>
    }
}

fn cards(entries: Vec<Entry>) -> AnyView {
    entries.into_iter().map(|entry| view! { <PlanCard entry /> }).collect_view().into_any()
}

#[component]
fn StorageTrouble() -> impl IntoView {
    let session = session();
    let words = move || {
        session.fault.get().map(|fault| match fault {
            ShelfFault::Full => shell::STORAGE_FULL.say(),
            ShelfFault::Off => shell::STORAGE_OFF.say(),
            ShelfFault::Silent => shell::STORAGE_SILENT.say(),
            ShelfFault::Other(_) => shell::STORAGE_FAILED.say(),
        })
    };
    view! {
        {when(move || words().is_some(), move || view! {
            <div class="banner bad" role="alert">{icon(Icon::Warning)}<p>{words}</p></div>
        })}
    }
}

#[component]
fn PlanCard(entry: Entry) -> impl IntoView {
    let session = session();
    let id = StoredValue::new(entry.id.clone());
    let name =
        if entry.name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { crate::i18n::visible(&entry.name) };
    let plan_name = StoredValue::new(entry.name.clone());
    let start = if entry.last_place.is_empty() {
        Route::in_plan(&entry.id, crate::routes::View::Overview).hash()
    } else {
        entry.last_place.clone()
    };
    let today = move || session.today.get();
    let is_unsaved = move || {
        session.unsaved.with(|unsaved| {
            unsaved.iter().any(|planner| id.with_value(|id| planner.id() == *id) && !planner.is_saved_now())
        })
    };
    let changed = entry.changed_at;
    let filed = entry.filed_at;
    let tool = move |glyph: Icon, label: crate::i18n::Msg, action: &'static str, act: Callback<()>| {
        view! { <button type="button" class="icon-button" data-action=action aria-label=t(label) title=t(label) on:click=move |_| act.run(())>{icon(glyph)}</button> }
    };
    let stand = move |standing: Standing| {
        Callback::new(move |()| session.change_entry(&id.get_value(), |entry| entry.standing = standing))
    };
    let tools = match entry.standing {
        Standing::Active => view! {
            {tool(Icon::Pencil, shell::RENAME, "rename-plan", Callback::new(move |()| session.dialog.set(Some(Dialog::RenamePlan { id: id.get_value(), name: plan_name.get_value() }))))}
            {tool(Icon::Copy, shell::DUPLICATE, "duplicate-plan", Callback::new(move |()| spawn_local(async move {
                let copied = session.duplicate(&id.get_value(), |name| shell::copy_of(name).say()).await;
                session.say(if copied { shell::DUPLICATED } else { shell::PLAN_UNREADABLE });
            })))}
            {tool(Icon::Export, shell::SAVE_TO_FILE, "export-plan", Callback::new(move |()| export_stored(session, id.get_value())))}
            {tool(Icon::Archive, shell::ARCHIVE, "archive-plan", stand(Standing::Archived))}
            {tool(Icon::Trash, shell::DELETE, "delete-plan", Callback::new(move |()| delete_plan(session, &id.get_value())))}
        },
        Standing::Archived => view! {
            {tool(Icon::Undo, shell::UNARCHIVE, "restore-plan", stand(Standing::Active))}
            {tool(Icon::Trash, shell::DELETE, "delete-plan", Callback::new(move |()| delete_plan(session, &id.get_value())))}
        },
        Standing::Deleted => view! {
            {tool(Icon::Undo, shell::RESTORE, "restore-plan", stand(Standing::Active))}
            {tool(Icon::Close, shell::DELETE_FOR_GOOD, "destroy-plan", Callback::new(move |()| session.dialog.set(Some(Dialog::DestroyPlan { id: id.get_value(), name: plan_name.get_value() }))))}
        },
    };
    view! {
        <li class="plan-card" data-plan=entry.id>
            <a class="plan-link" href=start>
                <strong>{name}</strong>
                {entry.sample.then(|| view! { <span class="tag sample">{t(shell::SAMPLE)}</span> })}
                {when(is_unsaved, move || view! { <span class="tag bad">{t(shell::NOT_SAVED)}</span> })}
                {entry.read_only.then(|| view! { <span class="tag warn">{t(shell::READ_ONLY)}</span> })}
                <small>{crate::i18n::visible(&entry.company)}</small>
            </a>
            <dl>
                <div><dt>{t(shell::ACCOUNTS)}</dt><dd>{entry.accounts}</dd></div>
                <div><dt>{t(shell::CHANGED)}</dt><dd>{move || ago(clock::local_time(changed).date(), today())}</dd></div>
                <div><dt>{t(shell::FILED_LABEL)}</dt><dd class:never={changed > filed}>{move || filed_when(filed, changed, today())}</dd></div>
            </dl>
            <span class="plan-tools">{tools}</span>
        </li>
    }
}

/// When a plan was last saved to a file, and whether that has all of it.
fn filed_when(filed: i64, changed: i64, today: NaiveDate) -> String {
    if filed == 0 {
        return shell::NEVER.say().to_owned();
    }
    let when = ago(clock::local_time(filed).date(), today);
    if changed > filed { shell::not_all_filed(when).say() } else { when }
}
