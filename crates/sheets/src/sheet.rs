//! The cells of one sheet.

use crate::cells::{self, Cell};
use crate::format::Form;
use crate::{Bytes, merged};
use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx, XlsxError};
use plan_core::document::grid::TextRow;
use plan_core::document::workbook::{BookFault, MOST_ROWS, Notes, WIDEST, written_row};
use std::collections::BTreeMap;

/// Rows with something in them, by their number from 0.
#[derive(Debug, Default)]
pub struct Cells {
    pub rows: BTreeMap<u32, Vec<Option<Cell>>>,
    pub notes: Notes,
}

/// What is read of a value, whichever form of workbook it stands in.
enum Value<'a> {
    Empty,
    Words(&'a str),
    Number(f64),
    Flag(bool),
    Moment(ExcelDateTime),
    Error(&'a CellErrorType),
}

impl Cells {
    /// Puts a value where it belongs. False when there are rows enough.
    fn put(&mut self, (row, column): (u32, u32), value: Value<'_>, form: &Form) -> bool {
        let cell = match value {
            Value::Empty => None,
            Value::Words(text) => cells::words(text),
            Value::Number(number) => {
                self.notes.scaled += usize::from(form.scaled);
                self.notes.unclear += usize::from(form.unclear);
                cells::formatted(number, form)
            }
            Value::Flag(flag) => Some(Cell::Text(if flag { "TRUE" } else { "FALSE" }.to_owned())),
            Value::Moment(moment) => cells::moment(&moment),
            Value::Error(error) => {
                self.notes.errors += 1;
                Some(Cell::Text(error.to_string()))
            }
        };
        let (Some(cell), column) = (cell, column as usize) else {
            return true;
        };
        if column >= WIDEST {
            return true;
        }
        if self.rows.len() >= MOST_ROWS && !self.rows.contains_key(&row) {
            self.notes.is_cut = true;
            return false;
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, None);
        }
        cells[column] = Some(cell);
        true
    }

    pub fn written(&self) -> String {
        let mut text = self.notes.written();
        for (row, cells) in &self.rows {
            let said = |cell: &Option<Cell>| {
                let text = cell.as_ref().map_or_else(String::new, |cell| cell.text().to_owned());
                (text, matches!(cell, Some(Cell::Number(_))))
            };
            let (cells, numbers) = cells.iter().map(said).unzip();
            // People count rows from one.
            text.push_str(&written_row(&TextRow { line: *row as usize + 1, cells, numbers }));
        }
        text
    }
}

/// Cells that cannot be read before the sheet is given up.
const MOST_ODD: usize = 10_000;

pub fn of_xlsx(book: &mut Xlsx<Bytes>, name: &str) -> Result<Cells, BookFault> {
    let mut found = Cells::default();
    let mut empty = false;
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| BookFault::Damaged)?;
    let forms: Vec<Form> = reader
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or_else(Form::default, |it| Form::of(&it.format_code, it.format_id))
        })
        .collect();
    let plain = Form::default();
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(next)) => next,
            Ok(None) => break,
            // A sheet that breaks off is worth no row: what is missing could not be told.
            Err(XlsxError::XmlEof(_) | XlsxError::Xml(_) | XlsxError::Io(_) | XlsxError::Zip(_)) => {
                return Err(BookFault::Damaged);
            }
            // A kind of value or of error that is not known is one cell's matter.
            Err(_) => {
                found.notes.errors += 1;
                if found.notes.errors > MOST_ODD {
                    return Err(BookFault::Damaged);
                }
                continue;
            }
        };
        let value = match cell.get_value() {
            DataRef::Empty => Value::Empty,
            DataRef::Int(number) => Value::Number(whole(*number)),
            DataRef::Float(number) => Value::Number(*number),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::Words(text),
            DataRef::SharedString(text) => Value::Words(text),
            DataRef::Bool(flag) => Value::Flag(*flag),
            DataRef::DateTime(moment) => Value::Moment(*moment),
            DataRef::Error(error) => Value::Error(error),
        };
        empty |= matches!(value, Value::Empty);
        if !found.put(cell.get_position(), value, forms.get(style).unwrap_or(&plain)) {
            break;
        }
    }
    drop(reader);
    if empty {
        found.notes.uncomputed = uncomputed(book, name);
    }
    let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    merged::fill(&mut found, &regions);
    Ok(found)
}

/// Formulas without a result. Programs that write workbooks without computing leave them so.
fn uncomputed(book: &mut Xlsx<Bytes>, name: &str) -> usize {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        return 0;
    };
    let mut count = 0;
    while let Ok(Some(cell)) = reader.next_cell_with_formula_metadata() {
        count += usize::from(cell.formula.is_some() && cell.value == DataRef::Empty);
    }
    count
}

/// Whether a sheet has more than one row.
pub fn xlsx_has_table(book: &mut Xlsx<Bytes>, name: &str) -> bool {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        return false;
    };
    let mut first = None;
    while let Ok(Some(cell)) = reader.next_cell() {
        if *cell.get_value() != DataRef::Empty {
            let row = cell.get_position().0;
            if *first.get_or_insert(row) != row {
                return true;
            }
        }
    }
    false
}

/// What the number formats of cells say, where they say something.
pub type Forms = BTreeMap<(u32, u32), Form>;

pub fn of_xls(book: &mut Xls<Bytes>, name: &str, forms: Option<&Forms>) -> Result<Cells, BookFault> {
    let mut found = Cells::default();
    let range = book.worksheet_range(name).map_err(|_| BookFault::Damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    let plain = Form::default();
    for (row, column, data) in range.used_cells() {
        let value = match data {
            Data::Empty => Value::Empty,
            Data::Int(number) => Value::Number(whole(*number)),
            Data::Float(number) => Value::Number(*number),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Words(text),
            Data::Bool(flag) => Value::Flag(*flag),
            Data::DateTime(moment) => Value::Moment(*moment),
            Data::Error(error) => Value::Error(error),
        };
        let place = |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        let at = (place(top, row), place(left, column));
        let form = forms.and_then(|forms| forms.get(&at)).unwrap_or(&plain);
        if !found.put(at, value, form) {
            break;
        }
    }
    let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    merged::fill(&mut found, &regions);
    Ok(found)
}

#[allow(clippy::cast_precision_loss, reason = "spreadsheets keep whole numbers like all others")]
fn whole(number: i64) -> f64 {
    number as f64
}
