//! The buttons that bring in a table: from a file, or pasted. What becomes of it is asked in a dialog.

use crate::i18n::{Msg, t, words::import, words::shell};
use crate::platform::{File, files};
use crate::signal::StoredValue;
use crate::state::{Dialog, Importing, Session, TableSource, session};
use crate::ui::{Icon, icon, view};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Megabytes of a table that is read.
const LARGEST: i64 = 20;

/// Purchase records from a file or from a spreadsheet, for the account of that id; for an empty one, for the
/// accounts that the table names. There while the plan can be changed.
#[component]
pub fn ImportPurchases(account: StoredValue<String>) -> impl IntoView {
    let session = session();
    let is_open = session.planner_untracked().is_some_and(|planner| !planner.is_read_only());
    let what = Importing::Purchases { account: account.get_value() };
    let pasted = StoredValue::new(what.clone());
    let paste = move |_| {
        session.dialog.set(Some(Dialog::Import { what: pasted.get_value(), source: TableSource::Pasted }));
    };
    is_open.then(|| {
        view! {
            <span class="buttons">
                <ImportTable what label=import::PURCHASES name="import-purchases" />
                <button type="button" class="button" data-action="paste-purchases" on:click=paste>{icon(Icon::Copy)}{t(import::PASTE_PURCHASES)}</button>
            </span>
        }
    })
}

/// A button that lets one choose a file with a table. `name` is that of its action.
#[component]
pub fn ImportTable(what: Importing, label: Msg, name: &'static str) -> impl IntoView {
    let session = session();
    let input = NodeRef::<leptos::html::Input>::new();
    let what = StoredValue::new(what);
    let chosen = move |event| {
        if let Some(file) = files::chosen(&event).into_iter().next() {
            read(session, what.get_value(), file);
        }
    };
    view! {
        <button type="button" class="button" data-action=name on:click=move |_| if let Some(input) = input.get() { input.click() }>{icon(Icon::Import)}{t(label)}</button>
        <input
            class="visually-hidden"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            tabindex="-1"
            aria-label=t(label)
            node_ref=input
            on:change=chosen
        />
    }
}

/// Reads a chosen file, and opens the dialog.
fn read(session: Session, what: Importing, file: File) {
    let bytes = files::size_bytes(&file);
    if bytes > LARGEST * 1_000_000 {
        return session.say(shell::refused_bytes(LARGEST, bytes / 1_000_000 + 1));
    }
    spawn_local(async move {
        match files::read_file(&file).await {
            Ok(bytes) => session.dialog.set(Some(Dialog::Import { what, source: TableSource::File(bytes.into()) })),
            Err(_) => session.say(shell::REFUSED_OUT_OF_REACH),
        }
    });
}
