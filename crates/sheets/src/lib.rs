//! Workbooks of spreadsheets as text, for whoever reads tables. It runs in a worker of its own that the page fetches
//! when somebody chooses a workbook: reading one takes more code than a first visit may, and a hostile one may take
//! more time and memory than there is, which ends the worker and not the page.

mod biff;
mod cells;
mod format;
mod merged;
mod sheet;
mod weight;
#[cfg(target_arch = "wasm32")]
mod worker;

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use plan_core::document::file_kind::{FileKind, file_kind};
use plan_core::document::workbook::{BookFault, Sheet, Sheets};
use std::io::Cursor;

type Bytes = Cursor<Vec<u8>>;

/// A workbook that is open.
#[allow(missing_debug_implementations, reason = "what calamine opens has none")]
pub struct Book {
    format: Format,
    names: Vec<Sheet>,
}

enum Format {
    Xlsx(Box<Xlsx<Bytes>>),
    Xls(Box<Xls<Bytes>>, Vec<sheet::Forms>),
}

impl Book {
    /// Opens a workbook of either form.
    pub fn open(bytes: Vec<u8>) -> Result<Self, BookFault> {
        let kind = file_kind(&bytes);
        let format = match kind {
            FileKind::Xlsx => {
                weight::check(&bytes)?;
                let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
                    XlsxError::Password => BookFault::Password,
                    _ => BookFault::Damaged,
                })?;
                Format::Xlsx(Box::new(book))
            }
            FileKind::Xls => {
                let forms = biff::forms(&bytes);
                let book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
                    XlsError::Password => BookFault::Password,
                    _ => BookFault::Damaged,
                })?;
                Format::Xls(Box::new(book), forms)
            }
            FileKind::Locked => return Err(BookFault::Password),
            _ => return Err(BookFault::Damaged),
        };
        let all = match &format {
            Format::Xlsx(book) => book.sheets_metadata(),
            Format::Xls(book, _) => book.sheets_metadata(),
        };
        let is_sheet = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
        let named = |sheet: &calamine::Sheet| Sheet {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        };
        let names: Vec<Sheet> = all.iter().filter(is_sheet).map(named).collect();
        if names.is_empty() { Err(BookFault::NoSheets) } else { Ok(Self { format, names }) }
    }

    /// Its sheets. The first that is in sight and has more than a title is the one most likely meant.
    pub fn sheets(&mut self) -> Sheets {
        let first = (0..self.names.len()).find(|place| !self.names[*place].is_hidden && self.has_table(*place));
        let visible = || self.names.iter().position(|sheet| !sheet.is_hidden);
        let first = first.or_else(visible).unwrap_or(0);
        Sheets { sheets: self.names.clone(), first }
    }

    /// Whether a sheet has more than one row.
    fn has_table(&mut self, place: usize) -> bool {
        let name = self.names[place].name.clone();
        match &mut self.format {
            Format::Xlsx(book) => sheet::xlsx_has_table(book, &name),
            Format::Xls(book, _) => book.worksheet_range(&name).is_ok_and(|range| range.height() > 1),
        }
    }

    /// The rows of a sheet as `plan_core::document::workbook` writes them.
    pub fn rows(&mut self, place: usize) -> Result<String, BookFault> {
        let name = self.names.get(place).ok_or(BookFault::NoSheets)?.name.clone();
        let (mut cells, is_from_1904) = match &mut self.format {
            Format::Xlsx(book) => (sheet::of_xlsx(book, &name)?, book.has_1904_epoch()),
            Format::Xls(book, forms) => (sheet::of_xls(book, &name, forms.get(place))?, book.has_1904_epoch()),
        };
        // Cells with the format of a day come as that day; of a day's plain number only the workbook knows the first.
        cells.notes.is_from_1904 = is_from_1904;
        Ok(cells.written())
    }
}

#[cfg(test)]
mod tests;
