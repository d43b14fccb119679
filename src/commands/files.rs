//! Files: export a plan or a recovery copy, import one or many. Whether files can be saved here is known to
//! `files::download` alone; where they cannot, the text is offered for copying.

use super::arrivals::merged;
use super::backup::BACKUP;
use crate::i18n::{t, words::shell};
use crate::platform::{File, clock, files, page};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::state::{
    Arrived, Dialog, HandedOut, Hindrance, NoFile, PlanFile, RecoveryCopy, Session, Unreadable, open_copy, read_copy,
    rescued, session, withheld_in, worth_telling,
};
use chrono::{NaiveDate, Timelike};
use leptos::task::spawn_local;
use plan_core::document::{Limits, Refusal, plain_name};
use plan_core::plan::Worksheet;
use plan_core::value::is_hidden;
use serde_json::{Map, Value};

/// Bytes of a file that takes longer than a moment.
const LARGE: i64 = 1_000_000;

pub(super) const MIME: &str = "application/json";

/// Saves the open plan to a file.
pub fn export(session: Session) {
    let Some(planner) = session.planner_untracked() else {
        return;
    };
    crate::ui::settle_draft();
    planner.save();
    offer(session, planner.id(), planner.plan_file());
}

/// Saves a plan to a file, without what is confidential unless somebody asks for it.
fn offer(session: Session, plan: String, PlanFile { name, file, withheld }: PlanFile) {
    offer_file(session, plan, file_name(&name, session.today.get_untracked()), file, withheld);
}

/// `plan` is empty for a recovery copy, which does not make the plan a filed one.
fn offer_file(session: Session, plan: String, name: String, file: String, withheld: Vec<Worksheet>) {
    if withheld.is_empty() {
        return save_file(session, &plan, &name, file, true);
    }
    // Who saves a file gets one at once; what is not in it is told, and can be had.
    match open_copy(&file) {
        Some(copy) => save_file(session, &plan, &name, copy, false),
        None => session.say(shell::NOT_GIVEN),
    }
    session.dialog.set(Some(Dialog::SaveFile { plan, name, file, withheld }));
}

/// Hands a plan's file over. One that lacks something is no copy to rely on, and does not count as saved to a file.
pub(super) fn save_file(session: Session, plan: &str, name: &str, file: String, is_whole: bool) {
    match hand_over(name, MIME, file.as_bytes()) {
        Ok(()) => {
            let open = session.planner_untracked().filter(|planner| planner.id() == plan);
            match (open, is_whole) {
                (Some(planner), true) => planner.filed(),
                (None, true) if !plan.is_empty() => {
                    session.change_entry(plan, |entry| entry.filed_at = clock::now_ms());
                }
                _ => {}
            }
            session.say(shell::exported(name));
        }
        Err(_) => copy_out(session, file),
    }
}

/// Saves a plan of the list to a file; of one that cannot be read, what is stored as it is.
pub fn export_stored(session: Session, id: String) {
    spawn_local(async move {
        let today = session.today.get_untracked();
        let (name, text) = match session.hand_out(&id).await {
            Ok(HandedOut::Plan(file)) => return offer(session, id, file),
            Ok(HandedOut::Damaged(text)) => (format!("keyplan-{id}-{today}.damaged.txt"), text),
            Err(NoFile::Storage(_)) => return session.say(shell::NOT_GIVEN),
            Err(NoFile::Missing | NoFile::Unreadable) => return session.say(shell::NOTHING_STORED),
        };
        match hand_over(&name, MIME, text.as_bytes()) {
            Ok(()) => session.say(shell::exported(name)),
            Err(_) => copy_out(session, text),
        }
    });
}

/// Saves a recovery copy to a file, whose name has the time of the copy.
pub fn export_copy(session: Session, name: &str, copy: RecoveryCopy) {
    let at = clock::local_time(copy.at);
    let name = file_name(&format!("{name}-{:02}{:02}", at.hour(), at.minute()), at.date());
    spawn_local(async move {
        match read_copy(&copy).await {
            Ok(Some(text)) => offer_file(session, String::new(), name, text.clone(), withheld_in(&text)),
            Ok(None) => session.say(shell::NOTHING_STORED),
            Err(_) => session.say(shell::STORAGE_FAILED),
        }
    });
}

/// Hands bytes over as a file, under a name that hides nothing and that every file system takes.
pub fn hand_over(name: &str, mime: &str, bytes: &[u8]) -> Result<(), files::FileFault> {
    files::download(&plain_name(name), mime, bytes)
}

/// Offers a text where no file comes of saving one.
fn copy_out(session: Session, text: String) {
    session.dialog.set(Some(Dialog::CopyOut { text, left_out: Vec::new() }));
}

/// A name that every file system takes. The day is in it, so that the files of a plan sort by their age and none
/// replaces another.
fn file_name(plan: &str, day: NaiveDate) -> String {
    let shown = plan.trim().chars().filter(|c| !is_hidden(*c));
    let short: String = shown.take(80).map(|c| if c == '.' { '-' } else { c }).collect();
    let short = short.trim();
    let name = if short.is_empty() { shell::UNNAMED.say().to_owned() } else { short.to_owned() };
    plain_name(&format!("{name}-{day}.keyplan.json"))
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
        _ => return vec![named(session.take_in(name, bytes).await)],
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

/// A file that is no plan, but a table by its name, is said to be one: there is another way for it.
fn named(arrived: Arrived) -> Arrived {
    const TABLES: [&str; 6] = ["xlsx", "xlsm", "xls", "csv", "tsv", "txt"];
    match arrived {
        Arrived::Refused(Unreadable {
            file,
            reason: Hindrance::Refused(Refusal::NotText | Refusal::NotJson { .. } | Refusal::NotAPlan),
        }) if file.rsplit_once('.').is_some_and(|(_, end)| TABLES.iter().any(|it| it.eq_ignore_ascii_case(end))) => {
            Arrived::Refused(Unreadable { file, reason: Hindrance::Table })
        }
        other => other,
    }
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
        [Arrived::Merged { plan, merged: what, findings, .. }] if worth_telling(findings).is_empty() => {
            session.say(merged(what));
            Some(plan)
        }
        _ => None,
    };
    match opened {
        Some(plan) => session.go(Route::in_plan(plan, View::Overview)),
        None => session.dialog.set(Some(Dialog::Arrived(arrived))),
    }
}

/// `public/crash.js` writes it.
const RESCUE: &str = "keyplan-rescue";

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_carries_the_day_and_nothing_that_a_file_system_refuses() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 9).unwrap_or_default();
        assert_eq!(file_name("A/B: plan?", day), "A-B- plan--2027-03-09.keyplan.json");
        assert!(file_name(&"x".repeat(500), day).len() < 120);
        assert!(file_name(" ", day).ends_with("-2027-03-09.keyplan.json"));
    }
}
