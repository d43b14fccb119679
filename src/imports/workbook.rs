//! A workbook as the source of a table: opened in a worker, its sheets to choose from, and the chosen one read slice
//! by slice like any other table.

use super::course::{ABOVE, Import, SLICE};
use super::outcome::Progress;
use super::reading::{Fault, MOST_ROWS, Table};
use crate::i18n::words::import as words;
use crate::i18n::{Msg, Words, t, visible};
use crate::platform::worker::{Worker, WorkerFault};
use crate::prelude::*;
use leptos::task::spawn_local;
use plan_core::document::workbook::{BookFault, Notes, Sheet, SheetReader, Sheets};
use std::sync::Arc;

/// The worker's name.
const SHEETS: &str = "sheets";

/// What is known of a workbook.
#[derive(Debug, Clone, Default)]
pub struct Book {
    pub sheets: Vec<Sheet>,
    pub chosen: usize,
    /// The chosen sheet, as the worker hands it over.
    text: Arc<str>,
    notes: Notes,
}

/// A workbook that is open. It is closed with the dialog.
#[derive(Clone, Copy)]
pub struct Workbook {
    pub book: RwSignal<Book>,
    worker: Local<Option<Worker>>,
}

impl Workbook {
    pub fn new() -> Self {
        Self { book: RwSignal::new(Book::default()), worker: Local::new_local(None) }
    }
}

impl Import {
    /// Opens a workbook and reads the sheet that is most likely meant.
    pub fn open_workbook(self, bytes: &[u8]) {
        self.progress.set(Some(Progress::Opening));
        let worker = match Worker::start(SHEETS) {
            Ok(worker) => worker,
            Err(fault) => return self.fail(broken(fault)),
        };
        let opened = worker.ask_of(bytes);
        self.workbook.worker.set_value(Some(worker));
        spawn_local(async move {
            let opened = opened.await;
            // The dialog may have been left meanwhile.
            if self.workbook.worker.is_disposed() {
                return;
            }
            match opened.map_err(broken).and_then(|text| Sheets::read(&text).map_err(said)) {
                Ok(Sheets { sheets, first }) => {
                    self.workbook.book.set(Book { sheets, ..Book::default() });
                    self.choose_sheet(first);
                }
                Err(fault) => self.fail(fault),
            }
        });
    }

    pub fn choose_sheet(self, place: usize) {
        self.put_away();
        self.progress.set(Some(Progress::Opening));
        self.workbook
            .book
            .update(|book| *book = Book { chosen: place, sheets: std::mem::take(&mut book.sheets), ..Book::default() });
        let Some(Some(asked)) =
            self.workbook.worker.try_with_value(|worker| worker.as_ref().map(|worker| worker.ask_for(place)))
        else {
            return;
        };
        spawn_local(async move {
            let answer = asked.await;
            if self.workbook.worker.is_disposed() {
                return;
            }
            let read = answer.map_err(broken).and_then(|text| match SheetReader::new(&text) {
                Ok(reader) => Ok((text, reader.notes)),
                Err(fault) => Err(said(fault)),
            });
            match read {
                Ok((text, notes)) => {
                    self.workbook.book.update(|book| (book.text, book.notes) = (text.into(), notes));
                    self.read();
                }
                Err(fault) => self.fail(fault),
            }
        });
    }

    /// Reads the chosen sheet from its start.
    pub fn read_sheet(self) {
        let (text, notes) = self.workbook.book.with_untracked(|book| (book.text.clone(), book.notes));
        let Ok(mut reader) = SheetReader::new(&text) else {
            return;
        };
        let mut table = Table { is_from_1904: notes.is_from_1904, ..Table::default() };
        self.in_slices(Box::new(move || {
            for _ in 0..SLICE {
                match reader.next(&text) {
                    Some(row) => table.rows.push(row),
                    None => {
                        if notes.is_cut || table.rows.len() > MOST_ROWS + ABOVE {
                            table.fault = Some(Fault::TooMany);
                        }
                        self.has_read(std::mem::take(&mut table));
                        return true;
                    }
                }
            }
            self.progress.set(Some(Progress::Reading(reader.at() * 100 / text.len().max(1))));
            false
        }));
    }

    fn fail(self, said: Msg) {
        self.has_read(Table { fault: Some(Fault::Workbook(said)), ..Table::default() });
    }
}

fn broken(fault: WorkerFault) -> Msg {
    match fault {
        WorkerFault::Absent => words::READER_ABSENT,
        WorkerFault::Broken => words::WORKBOOK_DAMAGED,
    }
}

fn said(fault: BookFault) -> Msg {
    match fault {
        BookFault::Password => words::WORKBOOK_LOCKED,
        BookFault::TooLarge => words::WORKBOOK_TOO_LARGE,
        BookFault::NoSheets => words::WORKBOOK_EMPTY,
        BookFault::Damaged => words::WORKBOOK_DAMAGED,
    }
}

/// The choice of the sheet, and what is worth knowing about it.
pub fn sheet(import: Import) -> AnyView {
    let book = import.workbook.book;
    let option = move |(place, sheet): (usize, &Sheet)| {
        let name = visible(&sheet.name);
        let name = if sheet.is_hidden { words::sheet_hidden(name).say() } else { name };
        view! { <option value=place selected=move || book.with(|book| book.chosen == place)>{name}</option> }
    };
    let choose = move |chosen: String| {
        if let Ok(place) = chosen.parse() {
            import.choose_sheet(place);
        }
    };
    view! {
        <label class="field w3">
            <span class="note">{t(words::SHEET)}</span>
            <select class="control" disabled=move || import.progress.with(|it| *it == Some(Progress::Opening)) data-sheets=move || book.with(|book| book.sheets.len()) prop:value=move || book.with(|book| book.chosen.to_string()) on:change=move |event| choose(event_target_value(&event))>
                {move || book.with(|book| book.sheets.iter().enumerate().map(option).collect_view().into_any())}
            </select>
        </label>
        {move || {
            let notes = book.with(|book| notes(book.notes));
            notes.into_iter().map(|note| view! { <p class="field w3 note">{note.say()}</p> }).collect_view().into_any()
        }}
    }
}

fn notes(notes: Notes) -> Vec<Words> {
    let told = |count: usize, told: fn(usize) -> Words| (count > 0).then(|| told(count));
    let all = [
        told(notes.errors, |count| words::sheet_errors(count).into()),
        told(notes.uncomputed, |count| words::sheet_uncomputed(count).into()),
        told(notes.filled, |count| words::sheet_filled(count).into()),
        told(notes.unfilled, |count| words::sheet_unfilled(count).into()),
        told(notes.scaled, |count| words::sheet_scaled(count).into()),
        told(notes.unclear, |count| words::sheet_unclear(count).into()),
    ];
    all.into_iter().flatten().collect()
}
