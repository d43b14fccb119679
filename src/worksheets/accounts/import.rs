//! The buttons that bring in a table: from a file, or pasted. What becomes of it is asked in a dialog.

use crate::i18n::words::{import, shell};
use crate::i18n::{Msg, t};
use crate::platform::page::Listener;
use crate::platform::{File, files};
use crate::prelude::*;
use crate::state::{Dialog, Importing, Planner, Session, TableSource, session};
use leptos::task::spawn_local;
use plan_core::document::file_kind::{FileKind, file_kind};

/// What the browser offers to choose from. Some know files only by what they are said to be.
const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.et,text/csv,application/vnd.ms-excel,\
                        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Megabytes of a table that is read.
const LARGEST: i64 = 20;

/// Purchase records from a file or from a spreadsheet, for the account of that id; for an empty one, for the
/// accounts that the table names. There while the plan can be changed.
#[component]
pub fn ImportPurchases(account: StoredValue<String>) -> impl IntoView {
    let what = Importing::Purchases { account: account.get_value() };
    ways_in(what, import::PURCHASES, "import-purchases", import::PASTE_PURCHASES, "paste-purchases")
}

/// Accounts from a file or from a spreadsheet. There while the plan can be changed.
#[component]
pub fn ImportAccounts() -> impl IntoView {
    let (from_file, pasted) = (shell::IMPORT_ACCOUNTS, import::PASTE_ACCOUNTS);
    ways_in(Importing::Accounts, from_file, "import-accounts", pasted, "paste-accounts")
}

fn ways_in(
    what: Importing,
    label: Msg,
    name: &'static str,
    paste_label: Msg,
    paste_name: &'static str,
) -> Option<AnyView> {
    let session = session();
    let is_open = session.planner_untracked().is_some_and(|planner| !planner.is_read_only());
    let pasted = StoredValue::new(what.clone());
    let paste = move |_| {
        session.dialog.set(Some(Dialog::Import { what: pasted.get_value(), source: TableSource::Pasted }));
    };
    is_open.then(|| {
        view! {
            <span class="buttons">
                <ImportTable what label name />
                <button type="button" class="button" data-action=paste_name on:click=paste>{icon(Icon::Copy)}{t(paste_label)}</button>
            </span>
        }
    })
}

/// Rows that are pasted onto the page, and into no field of it, are taken for accounts.
pub fn accounts_pasted(planner: Planner) -> Listener {
    let session = session();
    files::on_loose_paste(move |text| {
        let is_table = is_table(text);
        if is_table && planner.is_read_only() {
            session.say(shell::READ_ONLY_PLAN);
        } else if is_table {
            session.pasted_accounts.set_value(text.to_owned());
            let source = TableSource::Pasted;
            session.dialog.set(Some(Dialog::Import { what: Importing::Accounts, source }));
        }
        is_table
    })
}

/// Whether a text is several cells. A single word on the clipboard may be there by chance.
fn is_table(text: &str) -> bool {
    text.trim_matches(['\r', '\n', ' ']).contains(['\t', '\r', '\n'])
}

/// A button that lets one choose a file with a table. `name` is that of its action.
#[component]
fn ImportTable(what: Importing, label: Msg, name: &'static str) -> impl IntoView {
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
            accept=ACCEPTED
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
            Ok(bytes) => match source(bytes) {
                Ok(source) => session.dialog.set(Some(Dialog::Import { what, source })),
                Err(kind) => session.say(import::wrong_kind(kind.say())),
            },
            Err(_) => session.say(shell::REFUSED_OUT_OF_REACH),
        }
    });
}

/// A table, or what else the file is.
fn source(bytes: Vec<u8>) -> Result<TableSource, Msg> {
    Err(match file_kind(&bytes) {
        FileKind::Other => return Ok(TableSource::File(bytes.into())),
        FileKind::Xlsx | FileKind::Xls => return Ok(TableSource::Workbook(bytes.into())),
        FileKind::Locked => import::KIND_LOCKED,
        FileKind::OtherWorkbook => import::KIND_OTHER_WORKBOOK,
        FileKind::OpenDocument => import::KIND_OPEN_DOCUMENT,
        FileKind::Numbers => import::KIND_NUMBERS,
        FileKind::SpreadsheetXml => import::KIND_SPREADSHEET_XML,
        FileKind::Html => import::KIND_HTML,
        FileKind::WordDocument => import::KIND_WORD,
        FileKind::Presentation => import::KIND_PRESENTATION,
        FileKind::Pdf => import::KIND_PDF,
        FileKind::Image => import::KIND_IMAGE,
        FileKind::Archive => import::KIND_ARCHIVE,
        FileKind::Json => import::KIND_JSON,
        FileKind::RichText => import::KIND_RICH_TEXT,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_onto_the_page_is_a_table_when_it_has_several_cells() {
        assert!(is_table("Haichuan\tSteel\r\n") && is_table("Haichuan\nHengyue"));
        assert!(!is_table("Haichuan\r\n") && !is_table(" Haichuan Steel ") && !is_table(""));
    }

    #[test]
    fn a_workbook_and_a_text_are_tables_and_anything_else_is_named() {
        let pdf = source(b"%PDF-1.7".to_vec());
        assert!(matches!(pdf, Err(kind) if kind == import::KIND_PDF));
        assert!(matches!(source(b"a,b".to_vec()), Ok(TableSource::File(_))));
        let packed = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0f\0\0\0xl/workbook.xml";
        assert!(matches!(source(packed.to_vec()), Ok(TableSource::Workbook(_))));
    }
}
