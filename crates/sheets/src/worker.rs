//! What the worker offers to its script: one workbook at a time.

use crate::Book;
use plan_core::document::workbook::BookFault;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static BOOK: RefCell<Option<Book>> = const { RefCell::new(None) };
}

/// Opens a workbook: its sheets, or why it cannot be read.
#[wasm_bindgen]
pub fn open(bytes: Vec<u8>) -> String {
    match Book::open(bytes) {
        Ok(mut book) => {
            let sheets = book.sheets().written();
            BOOK.replace(Some(book));
            sheets
        }
        Err(fault) => fault.written(),
    }
}

/// The rows of a sheet of the workbook that is open, by its place.
#[wasm_bindgen]
pub fn rows(place: usize) -> String {
    let read = BOOK.with_borrow_mut(|book| book.as_mut().ok_or(BookFault::Damaged)?.rows(place));
    read.unwrap_or_else(BookFault::written)
}
