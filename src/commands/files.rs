//! Files: export a plan, import one or many, back up everything.

use super::arrivals::merged;
use crate::i18n::{t, words::shell};
use crate::platform::File;
use crate::platform::{files, page};
use crate::routes::{Route, View};
use crate::state::Dialog;
use crate::state::{Arrived, Hindrance, Session, Standing, Unreadable, rescued, session, worth_telling};
use crate::ui::{Icon, icon, view};
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan_core::document::{Limits, Refusal};
use serde_json::{Map, Value};

/// Bytes of a file that takes longer than a moment.
const LARGE: i64 = 1_000_000;

const MIME: &str = "application/json";

/// Saves the open plan to a file. Where downloads do not work, as inside chat apps, the text is offered
/// for copying instead.
pub fn export(session: Session) {
    let Some(planner) = session.planner_untracked() else {
        return;
    };
    crate::ui::settle_draft();
    planner.save();
    let file = planner.file();
    let name = planner.plan().with_untracked(|plan| file_name(&plan.name.0));
    if page::is_embedded_chat_app() {
        session.dialog.set(Some(Dialog::CopyOut { text: file }));
        return;
    }
    match files::download(&name, MIME, file.as_bytes()) {
        Ok(()) => {
            planner.filed();
            session.say(shell::exported(name));
        }
        Err(_) => session.dialog.set(Some(Dialog::CopyOut { text: file })),
    }
}

/// The plan's name with the ending of a plan file.
fn file_name(plan: &str) -> String {
    let shown = plan.chars().filter(|c| !crate::platform::text::is_hidden(*c));
    let short: String = shown.take(80).map(|c| if c == '.' { '-' } else { c }).collect();
    let short = short.trim();
    let name = if short.is_empty() { shell::UNNAMED.say().to_owned() } else { short.to_owned() };
    files::plain_name(&format!("{name}.keyplan.json"))
}

/// Takes in files one after the other and reports what became of each.
pub fn import(session: Session, chosen: Vec<File>) {
    if chosen.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut arrived = Vec::new();
        for file in chosen {
            arrived.extend(take_in(session, &file).await);
        }
        report(session, arrived);
    });
}

async fn take_in(session: Session, file: &File) -> Vec<Arrived> {
    let name = file.name();
    let refused = |reason| vec![Arrived::Refused(Unreadable { file: name.clone(), reason })];
    // One whose size cannot be told will not fit either.
    if let Err(excess) = Limits::FILE.allow(usize::try_from(files::size_bytes(file)).unwrap_or(usize::MAX)) {
        return refused(Refusal::Excess(excess).into());
    }
    if files::size_bytes(file) > LARGE {
        // Shown before the page is busy with it.
        session.say(shell::reading_file(&name));
        page::pause(50).await;
    }
    match files::read_file(file).await {
        Ok(bytes) => take_in_bytes(session, &name, &bytes).await,
        Err(_) => refused(Hindrance::OutOfReach),
    }
}

/// A plan file, a backup that holds several, or what the crash page handed over.
async fn take_in_bytes(session: Session, name: &str, bytes: &[u8]) -> Vec<Arrived> {
    let is_named = |format: &str| std::str::from_utf8(bytes).is_ok_and(|text| text.contains(format));
    let several = is_named(BACKUP) || is_named(RESCUE);
    let file: Option<Map<String, Value>> = several.then(|| serde_json::from_slice(bytes).ok()).flatten();
    let file = file.unwrap_or_default();
    let plans = match file.get("format").and_then(Value::as_str) {
        Some(BACKUP) => listed(&file),
        Some(RESCUE) => rescued(&file),
        _ => return vec![session.take_in(name, bytes).await],
    };
    if plans.is_empty() {
        return vec![Arrived::Refused(Unreadable { file: name.to_owned(), reason: Hindrance::Empty })];
    }
    let mut arrived = Vec::new();
    for plan in plans {
        arrived.push(match plan {
            Ok(text) => session.take_in(name, text.as_bytes()).await,
            Err(reason) => Arrived::Refused(Unreadable { file: name.to_owned(), reason: reason.into() }),
        });
    }
    arrived
}

fn listed(backup: &Map<String, Value>) -> Vec<Result<String, Refusal>> {
    let plans = backup.get("plans").and_then(Value::as_array).into_iter().flatten();
    plans.map(|plan| Ok(plan.as_str().map_or_else(|| plan.to_string(), str::to_owned))).collect()
}

/// A single plan that came in without trouble is opened; everything else is told.
fn report(session: Session, arrived: Vec<Arrived>) {
    let opened = match arrived.as_slice() {
        [Arrived::Added { plan, findings, .. }] if worth_telling(findings).is_empty() => {
            session.say(shell::IMPORTED);
            Some(plan)
        }
        [Arrived::Merged { plan, changes, findings, .. }] if worth_telling(findings).is_empty() => {
            session.say(merged(*changes));
            Some(plan)
        }
        _ => None,
    };
    match opened {
        Some(plan) => session.go(Route::in_plan(plan, View::Overview)),
        None => session.dialog.set(Some(Dialog::Arrived(arrived))),
    }
}

const BACKUP: &str = "keyplan-backup";

/// `public/crash.js` writes it.
const RESCUE: &str = "keyplan-rescue";

/// Saves all plans to one file.
pub fn backup_everything(session: Session) {
    spawn_local(async move {
        let mut plans = Vec::new();
        let entries = session.entries.get_untracked();
        for entry in entries.iter().filter(|entry| entry.standing != Standing::Deleted) {
            if let Some((_, file)) = session.file_of(&entry.id).await {
                plans.push(serde_json::from_str(&file).unwrap_or(Value::String(file)));
            }
        }
        let count = plans.len();
        let backup = serde_json::json!({ "format": BACKUP, "version": 1, "saved_at": crate::platform::clock::iso_time(), "plans": plans });
        let name = format!("keyplan-{}.backup.json", session.today.get_untracked());
        let text = serde_json::to_string_pretty(&backup).unwrap_or_default();
        match files::download(&name, MIME, text.as_bytes()) {
            Ok(()) => session.say(shell::backed_up(count)),
            Err(_) => session.dialog.set(Some(Dialog::CopyOut { text })),
        }
    });
}

/// The button that lets one choose files.
#[component]
pub fn ImportButton(#[prop(optional)] quiet: bool) -> impl IntoView {
    let session = session();
    let input = NodeRef::<leptos::html::Input>::new();
    view! {
        <button
            type="button"
            class="button"
            class:quiet=quiet
            data-action="import-json"
            on:click=move |_| if let Some(input) = input.get() { input.click() }
        >
            {icon(Icon::Import)}
            {t(shell::IMPORT)}
        </button>
        <input
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            multiple=true
            tabindex="-1"
            aria-label=t(shell::IMPORT)
            node_ref=input
            on:change=move |event| {
                import(session, files::chosen(&event));
                if let Some(input) = input.get() {
                    input.set_value("");
                }
            }
        />
    }
}
