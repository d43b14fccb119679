//! A text of cells, read row by row and written as CSV. The surprise: a quotation mark at the start of a cell
//! may be a letter, such as an inch sign, or one of them would swallow the rows up to the next mark. It is one
//! when no mark closes it at the end of a cell, or when a line between the two looks like a row of the table.

use super::cell::{clean, guarded, unguarded};
use super::separator::{Separator, said};
use std::ops::Range;

/// Cells of a row that are taken. More are nobody's table, and would take more memory than there is.
const WIDEST: usize = 500;

/// Columns from which on a line with as many separators is a row, and no sentence.
const TELLING: usize = 3;

/// A row of cells, and the line of the text on which it begins, counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextRow {
    pub line: usize,
    pub cells: Vec<String>,
    /// Which of the cells a workbook keeps as numbers: their fractions stand behind a dot, whatever the texts of the
    /// table have. Cells beyond the end are texts, and so are all of a text.
    pub numbers: Vec<bool>,
}

impl TextRow {
    /// A row of texts.
    pub fn new(line: usize, cells: Vec<String>) -> Self {
        Self { line, cells, numbers: Vec::new() }
    }

    /// Whether a workbook keeps the cell at that place as a number.
    pub fn is_number(&self, place: usize) -> bool {
        self.numbers.get(place).copied().unwrap_or(false)
    }
}

/// How far a text has been read. Reading can rest after any row, so that a large text does not hold up
/// whoever waits for the page.
#[derive(Debug, Clone)]
pub struct TextReader {
    at: usize,
    line: usize,
    /// Cells of the widest row so far.
    width: usize,
}

impl TextReader {
    /// A reader at the start of a text, behind its byte order mark and a line that only names the separator.
    pub fn new(text: &str) -> Self {
        let marked = text.len() - text.trim_start_matches('\u{feff}').len();
        match said(text) {
            Some((_, at)) => Self { at, line: 2, width: 0 },
            None => Self { at: marked, line: 1, width: 0 },
        }
    }

    /// Bytes that have been read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next row that is not empty. It has to be the same text each time.
    pub fn next(&mut self, text: &str, separator: Separator) -> Option<TextRow> {
        while self.at < text.len() {
            let line = self.line;
            let mut cells = Vec::new();
            while self.cell(text, separator.byte(), &mut cells) {}
            if cells.iter().any(|cell| !cell.is_empty()) {
                self.width = self.width.max(cells.len());
                return Some(TextRow::new(line, cells));
            }
        }
        None
    }

    /// Reads one cell. Whether another follows in the row.
    fn cell(&mut self, text: &str, separator: u8, cells: &mut Vec<String>) -> bool {
        let bytes = text.as_bytes();
        let mut cell = String::new();
        if let Some((quoted, end, lines)) = self.quoted(text, separator) {
            cell = text.get(quoted).unwrap_or_default().replace("\"\"", "\"");
            self.at = end;
            self.line += lines;
        }
        let start = self.at;
        let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
        let end = bytes[start..].iter().position(ends).map_or(bytes.len(), |length| start + length);
        cell.push_str(text.get(start..end).unwrap_or_default());
        if cells.len() < WIDEST {
            let cell = clean(&cell);
            cells.push(unguarded(&cell).to_owned());
        }
        self.at = (end + 1).min(bytes.len());
        match bytes.get(end) {
            Some(byte) if *byte == separator => true,
            Some(byte) => {
                if *byte == b'\r' && bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
                self.line += 1;
                false
            }
            None => false,
        }
    }

    /// Where a quoted cell that begins here has its text, where it ends, and how many lines it breaks.
    fn quoted(&mut self, text: &str, separator: u8) -> Option<(Range<usize>, usize, usize)> {
        let bytes = text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let (mut at, mut lines, mut separators) = (start, 0, 0);
        while let Some(byte) = bytes.get(at) {
            match byte {
                // A doubled mark stands for one.
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' => return ends_cell(&bytes[at + 1..], separator).then_some((start..at, at + 1, lines)),
                b'\n' => {
                    // The first line began before the cell.
                    if lines > 0 && self.width >= TELLING && separators + 1 >= self.width {
                        return None;
                    }
                    (lines, separators) = (lines + 1, 0);
                }
                _ => separators += usize::from(*byte == separator),
            }
            at += 1;
        }
        // So far one looks once at most: any mark that opens a cell after this one is closed by its neighbour.
        None
    }
}

/// Whether nothing but spaces comes before the end of the cell.
fn ends_cell(rest: &[u8], separator: u8) -> bool {
    let next = rest.iter().find(|byte| **byte != b' ');
    next.is_none_or(|byte| *byte == separator || matches!(byte, b'\r' | b'\n'))
}

/// A row as a line of CSV. A cell that a spreadsheet would run is made harmless; numbers stay numbers.
pub fn written(cells: &[&str]) -> String {
    let mut line = String::new();
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        let harmless = guarded(cell);
        if harmless.contains([',', ';', '"', '\t', '\r', '\n']) {
            line.push('"');
            line.push_str(&harmless.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&harmless);
        }
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, separator: Separator) -> Vec<(usize, Vec<String>)> {
        let mut reader = TextReader::new(text);
        std::iter::from_fn(|| reader.next(text, separator)).map(|row| (row.line, row.cells)).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn each_row_knows_its_line_whatever_came_before() {
        let text = "\u{feff}a,b\r\n\r\n\"two\r\nlines\",\"say \"\"so\"\"\"\r\n,\r\nlast,row";
        let expected = [row(1, &["a", "b"]), row(3, &["two\r\nlines", "say \"so\""]), row(6, &["last", "row"])];
        assert_eq!(read(text, Separator::Comma), expected);
    }

    #[test]
    fn a_mark_that_is_never_closed_swallows_nothing() {
        let expected = [row(1, &["a", "\"5 inch"]), row(2, &["b", "2"])];
        assert_eq!(read("a;\"5 inch\nb;2\n", Separator::Semicolon), expected);
    }

    #[test]
    fn a_mark_before_the_next_one_swallows_no_row() {
        let text = "size,name,sum\n\"5 inch,a,1\n12,\"b, c\",2\n7,d,3\n";
        let expected = [
            row(1, &["size", "name", "sum"]),
            row(2, &["\"5 inch", "a", "1"]),
            row(3, &["12", "b, c", "2"]),
            row(4, &["7", "d", "3"]),
        ];
        assert_eq!(read(text, Separator::Comma), expected);
    }

    #[test]
    fn rows_between_two_marks_are_read_as_rows() {
        // The mark of the second line is closed, as it were, by that of the fourth.
        let text = "sum,name,size\n1,a,\"5 inch\n2,b,7\n3,c,12\"\n4,d,9\n";
        let expected = [
            row(1, &["sum", "name", "size"]),
            row(2, &["1", "a", "\"5 inch"]),
            row(3, &["2", "b", "7"]),
            row(4, &["3", "c", "12\""]),
            row(5, &["4", "d", "9"]),
        ];
        assert_eq!(read(text, Separator::Comma), expected);
    }

    #[test]
    fn a_note_of_several_lines_stays_one_cell() {
        let text = "a;b;note\n1;2;\"first; second\nthird\nfourth\" \n3;4;x\n";
        let expected = [
            row(1, &["a", "b", "note"]),
            row(2, &["1", "2", "first; second\nthird\nfourth"]),
            row(5, &["3", "4", "x"]),
        ];
        assert_eq!(read(text, Separator::Semicolon), expected);
    }

    #[test]
    fn an_empty_cell_after_a_mark_that_is_never_closed_is_empty() {
        assert_eq!(read("\"5 inch,2\na,\"\"\n", Separator::Comma), [row(1, &["\"5 inch", "2"]), row(2, &["a", ""])]);
    }

    #[test]
    fn many_unclosed_marks_are_read_in_one_pass() {
        let text = "\"\"\"a,".repeat(200_000);
        assert_eq!(read(&text, Separator::Comma).len(), 1);
    }

    #[test]
    fn rows_that_are_written_are_read_as_the_same() {
        let text = include_str!("../../../tests/fixtures/tables/20-signs-in-front.csv");
        let once = read(text, Separator::Comma);
        let line = |cells: &[String]| written(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        let again: String = once.iter().map(|(_, cells)| line(cells)).collect();
        assert!(again.contains("'+24V supply") && again.contains("'-A2"));
        assert_eq!(read(&again, Separator::Comma), once);
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_harmless() {
        for cell in ["=cmd|' /C calc'!A0", " =1", "@x", "\u{ff1d}1", "+a", "-1+2", "\t=1"] {
            assert!(written(&[cell]).trim_start_matches('"').starts_with('\''), "{cell}");
        }
        assert_eq!(written(&["-1,234.50", "a", "b\"c", "-7"]), "\"-1,234.50\",a,\"b\"\"c\",-7\r\n");
    }
}
