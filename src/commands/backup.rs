//! The backup: one file of all plans, and what is told of those that are not in it.

use super::dialogs::{close, shown_name};
use super::files::{MIME, hand_over};
use crate::i18n::{Msg, t, words::shell};
use crate::platform::{clock, files, page};
use crate::prelude::*;
use crate::state::{Dialog, LeftOut, NoFile, PlanFile, Session, Standing, session};
use crate::ui::Modal;
use leptos::task::spawn_local;
use serde_json::Value;

/// What the file of a backup says it is.
pub const BACKUP: &str = "keyplan-backup";

/// Saves all plans to one file, or offers them for copying where no file would come of it.
pub fn backup_everything(session: Session) {
    crate::ui::settle_draft();
    spawn_local(async move {
        let (mut plans, mut left_out, mut in_bin) = (Vec::new(), Vec::new(), 0);
        for entry in session.entries.get_untracked() {
            if entry.standing == Standing::Deleted {
                in_bin += 1;
                continue;
            }
            match session.file_of(&entry.id).await {
                Ok(PlanFile { file, .. }) => plans.push(serde_json::from_str(&file).unwrap_or(Value::String(file))),
                Err(reason) => left_out.push(LeftOut { name: entry.name, reason }),
            }
        }
        let count = plans.len();
        if count == 0 {
            return session.dialog.set(Some(Dialog::BackedUp { count, left_out }));
        }
        let backup =
            serde_json::json!({ "format": BACKUP, "version": 1, "saved_at": clock::iso_time(), "plans": plans });
        let name = format!("keyplan-{}.backup.json", session.today.get_untracked());
        let text = serde_json::to_string_pretty(&backup).unwrap_or_default();
        match hand_over(&name, MIME, text.as_bytes()) {
            Err(_) => session.dialog.set(Some(Dialog::CopyOut { text, left_out })),
            Ok(()) if !left_out.is_empty() => session.dialog.set(Some(Dialog::BackedUp { count, left_out })),
            Ok(()) if in_bin > 0 => session.say(shell::backed_up_without_bin(in_bin, count)),
            Ok(()) => session.say(shell::backed_up(count)),
        }
    });
}

/// The plans that are not in a backup, and why.
fn left_out_list(left_out: &[LeftOut]) -> AnyView {
    if left_out.is_empty() {
        return ().into_any();
    }
    let items = left_out.iter().map(|LeftOut { name, reason }| {
        let reason: Msg = match reason {
            NoFile::Missing => shell::LEFT_OUT_MISSING,
            NoFile::Unreadable => shell::LEFT_OUT_UNREADABLE,
            NoFile::Storage(_) => shell::LEFT_OUT_STORAGE,
        };
        view! { <li><strong>{shown_name(name)}</strong>" "{t(reason)}</li> }
    });
    view! {
        <p class="error">{t(shell::LEFT_OUT)}</p>
        <ul class="findings">{items.collect_view()}</ul>
    }
}

/// What a backup has, and what it has not.
#[component]
pub fn BackedUp(count: usize, left_out: Vec<LeftOut>) -> impl IntoView {
    view! {
        <Modal title=Signal::derive(|| shell::BACKUP.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session())>
            <div class="dialog-body">
                <p>{move || shell::backed_up(count).say()}</p>
                {left_out_list(&left_out)}
            </div>
        </Modal>
    }
}

/// A text to be copied where no file can be saved.
#[component]
pub fn CopyOut(text: String, left_out: Vec<LeftOut>) -> impl IntoView {
    let session = session();
    let text = StoredValue::new(text);
    let copy = move |_| {
        spawn_local(async move {
            if files::copy_text(&text.get_value()).await.is_ok() {
                // It is in no file for that, and no plan counts as saved to one.
                session.say(shell::COPIED);
            } else {
                page::select_text("dialog textarea");
                session.say(shell::COPY_BY_HAND);
            }
        });
    };
    view! {
        <Modal title=Signal::derive(|| shell::COPY_OUT.say().to_owned()) close_label=Signal::derive(t(shell::CLOSE)) close=close(session) wide=true>
            <div class="dialog-body">
                <p>{t(shell::COPY_OUT_EXPLANATION)}</p>
                {left_out_list(&left_out)}
                <textarea class="control area tall" readonly=true aria-label=t(shell::COPY_OUT)>{text.get_value()}</textarea>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button primary" data-action="copy-out" on:click=copy>{t(shell::COPY)}</button>
            </footer>
        </Modal>
    }
}
