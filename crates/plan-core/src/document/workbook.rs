//! The sheets of a workbook as text. A workbook is read by a program of its own, apart from the page; what it hands
//! over is written here and read again, so that both ends know one form. Signs that part records stand in no cell.

use super::grid::TextRow;

/// Between two records, between the parts of one, and before a part that is a number.
const RECORD: char = '\u{1e}';
const PART: char = '\u{1f}';
const NUMBER: char = '\u{1d}';

/// Rows with something in them that are taken from a sheet, those above its headings counted; more are nobody's table.
pub const MOST_ROWS: usize = 50_040;
/// Cells of a row that are taken.
pub const WIDEST: usize = 500;

/// Which sheets there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheets {
    pub sheets: Vec<Sheet>,
    /// The place of the one that is most likely meant.
    pub first: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
}

/// What is worth knowing about the cells of a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notes {
    /// Cells whose formula came to an error, such as `#N/A`.
    pub errors: usize,
    /// Formulas that were never computed, or whose result was not saved.
    pub uncomputed: usize,
    /// Cells that were filled because they are merged with the one above.
    pub filled: usize,
    /// Cells merged with the one above that were left empty: a number counts once.
    pub unfilled: usize,
    /// Numbers that the sheet shows in thousands or more, and that are taken with their full value.
    pub scaled: usize,
    /// Numbers beside which the sheet shows what may be thousands or millions, or tonnes or metres; it is left out.
    pub unclear: usize,
    /// Day numbers count from 1904 in this workbook.
    pub is_from_1904: bool,
    /// Rows that were not read any more.
    pub is_cut: bool,
}

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFault {
    Password,
    /// Unpacked it would be larger than anybody's table.
    TooLarge,
    /// There is no sheet with cells in it.
    NoSheets,
    Damaged,
}

impl BookFault {
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Password, "password"),
        (Self::TooLarge, "too large"),
        (Self::NoSheets, "no sheets"),
        (Self::Damaged, "damaged"),
    ];

    pub fn written(self) -> String {
        let name = Self::NAMES.iter().find(|(fault, _)| *fault == self).map_or("", |(_, name)| *name);
        format!("fault{PART}{name}")
    }
}

impl Sheets {
    pub fn written(&self) -> String {
        let mut text = format!("sheets{PART}{}", self.first);
        for sheet in &self.sheets {
            text.extend([RECORD, if sheet.is_hidden { '1' } else { '0' }]);
            text.push_str(&within(&sheet.name));
        }
        text
    }

    /// What was written; a text that is no such thing is damage.
    pub fn read(text: &str) -> Result<Self, BookFault> {
        let mut records = text.split(RECORD);
        let first = head(records.next(), "sheets")?.parse().map_err(|_| BookFault::Damaged)?;
        let sheet = |record: &str| {
            let name = record.strip_prefix(['0', '1'])?;
            Some(Sheet { name: name.to_owned(), is_hidden: record.starts_with('1') })
        };
        let sheets: Option<Vec<Sheet>> = records.map(sheet).collect();
        match sheets {
            Some(sheets) if sheets.is_empty() => Err(BookFault::NoSheets),
            Some(sheets) => Ok(Self { sheets, first }),
            None => Err(BookFault::Damaged),
        }
    }
}

impl Notes {
    pub fn written(self) -> String {
        let cells = [self.errors, self.uncomputed, self.filled, self.unfilled, self.scaled, self.unclear];
        let numbers = cells.into_iter().chain([self.is_from_1904, self.is_cut].map(usize::from));
        let numbers = numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        format!("rows{PART}{numbers}")
    }
}

/// A row for the text of a sheet, to stand behind its notes.
pub fn written_row(row: &TextRow) -> String {
    let mut text = format!("{RECORD}{}", row.line);
    for (place, cell) in row.cells.iter().enumerate() {
        text.push(PART);
        text.extend(row.is_number(place).then_some(NUMBER));
        text.push_str(&within(cell));
    }
    text
}

fn within(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, RECORD | PART | NUMBER)).collect()
}

/// Reads the text of a sheet row by row. Reading can rest after any row, so that a large sheet does not hold up
/// whoever waits for the page.
#[derive(Debug, Clone)]
pub struct SheetReader {
    at: usize,
    pub notes: Notes,
}

impl SheetReader {
    pub fn new(text: &str) -> Result<Self, BookFault> {
        let end = text.find(RECORD).unwrap_or(text.len());
        let numbers = head(text.get(..end), "rows")?;
        let numbers: Vec<usize> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [errors, uncomputed, filled, unfilled, scaled, unclear, from_1904, cut] = numbers[..] else {
            return Err(BookFault::Damaged);
        };
        let (is_from_1904, is_cut) = (from_1904 == 1, cut == 1);
        let notes = Notes { errors, uncomputed, filled, unfilled, scaled, unclear, is_from_1904, is_cut };
        Ok(Self { at: end, notes })
    }

    /// Bytes that have been read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next row. It has to be the same text each time.
    pub fn next(&mut self, text: &str) -> Option<TextRow> {
        let rest = text.get(self.at..)?.strip_prefix(RECORD)?;
        let end = rest.find(RECORD).unwrap_or(rest.len());
        self.at += RECORD.len_utf8() + end;
        let mut parts = rest[..end].split(PART);
        let line = parts.next()?.parse().unwrap_or_default();
        let cell = |part: &str| match part.strip_prefix(NUMBER) {
            Some(number) => (number.to_owned(), true),
            None => (part.to_owned(), false),
        };
        let (cells, numbers) = parts.map(cell).unzip();
        Some(TextRow { line, cells, numbers })
    }
}

/// What stands behind the name of a text, or the fault that stands in its place.
fn head<'a>(record: Option<&'a str>, name: &str) -> Result<&'a str, BookFault> {
    let (kind, rest) = record.and_then(|record| record.split_once(PART)).ok_or(BookFault::Damaged)?;
    if kind == name {
        return Ok(rest);
    }
    let fault = BookFault::NAMES.iter().find(|(_, name)| kind == "fault" && *name == rest);
    Err(fault.map_or(BookFault::Damaged, |(fault, _)| *fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_whatever_the_cells_hold() {
        let cells = ["a\tb", "", "\u{1f}two\nlines\u{1e}", "\u{1d}\u{4e07}"].map(str::to_owned).to_vec();
        let rows = [
            TextRow::new(3, cells),
            TextRow { line: 9, cells: vec!["1.5".into(), "1.5".into()], numbers: vec![true, false] },
        ];
        let notes = Notes {
            errors: 1,
            uncomputed: 2,
            filled: 3,
            unfilled: 4,
            scaled: 5,
            unclear: 6,
            is_from_1904: true,
            is_cut: false,
        };
        let text = notes.written() + &rows.iter().map(written_row).collect::<String>();
        let mut reader = SheetReader::new(&text).unwrap();
        assert_eq!(reader.notes, notes);
        let read: Vec<TextRow> = std::iter::from_fn(|| reader.next(&text)).collect();
        assert_eq!(read[0].cells, ["a\tb", "", "two\nlines", "\u{4e07}"]);
        assert_eq!((read.len(), &read[1], reader.at()), (2, &rows[1], text.len()));
    }

    #[test]
    fn sheets_and_faults_are_read_again() {
        let sheet = |name: &str, is_hidden| Sheet { name: name.into(), is_hidden };
        let sheets = Sheets { sheets: vec![sheet("2026", false), sheet("\u{8bf4}\u{660e}", true)], first: 1 };
        assert_eq!(Sheets::read(&sheets.written()), Ok(sheets));
        for (fault, _) in BookFault::NAMES {
            assert_eq!(Sheets::read(&fault.written()), Err(fault));
            assert_eq!(SheetReader::new(&fault.written()).err(), Some(fault));
        }
        assert_eq!(Sheets::read(""), Err(BookFault::Damaged));
        assert_eq!(Sheets::read(&Sheets::default().written()), Err(BookFault::NoSheets));
    }
}
