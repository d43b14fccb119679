//! Which worksheets there are. The parts that draw them know none by name; they are told once, before the first is
//! drawn.

use super::describe::{Sheet, Table};
use super::sheet::Context;
use crate::prelude::*;
use plan_core::plan::Worksheet;
use std::sync::OnceLock;

/// All that is described.
#[derive(Debug)]
pub struct Book {
    /// In the order of the chapters.
    pub sheets: &'static [&'static Sheet],
    /// Lists of the plan of which several worksheets show their own rows.
    pub lists: &'static [Table],
    /// What every worksheet ends in.
    pub closing: fn(Context) -> AnyView,
}

static BOOK: OnceLock<&'static Book> = OnceLock::new();

static BLANK: Book = Book { sheets: &[], lists: &[], closing: |_| ().into_any() };

pub fn open_book(book: &'static Book) {
    BOOK.get_or_init(|| book);
}

pub(super) fn book() -> &'static Book {
    #[cfg(test)]
    crate::worksheets::register();
    BOOK.get().copied().unwrap_or(&BLANK)
}

/// How a worksheet is described; nothing for one that is not there yet.
pub fn sheet(worksheet: Worksheet) -> Option<&'static Sheet> {
    book().sheets.iter().copied().find(|sheet| sheet.worksheet == Some(worksheet))
}
