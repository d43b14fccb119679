//! A text of cells, read row by row and written as CSV. The surprise: a quotation mark that is never
//! closed is a letter like any other, or one inch sign would swallow the rest of the file.

use std::ops::Range;

/// Cells of a row that are taken. More are nobody's table, and would take more memory than there is.
const WIDEST: usize = 500;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// Whichever separates most in the first line.
    pub fn of(text: &str) -> Self {
        let mut quoted = false;
        let mut counts = [(Self::Tab, 0), (Self::Comma, 0), (Self::Semicolon, 0)];
        for byte in text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\n' if !quoted => break,
                _ if quoted => {}
                _ => {
                    if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| separator.byte() == byte) {
                        *count += 1;
                    }
                }
            }
        }
        // Equal counts go to the first: a tab is never part of a number.
        counts.iter().rev().max_by_key(|(_, count)| *count).map_or(Self::Comma, |(separator, _)| *separator)
    }
}

/// A row of cells, and the line of the text on which it begins, counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextRow {
    pub line: usize,
    pub cells: Vec<String>,
}

/// How far a text has been read. Reading can rest after any row, so that a large text does not hold up
/// whoever waits for the page.
#[derive(Debug, Clone)]
pub struct TextReader {
    at: usize,
    line: usize,
    /// A quotation mark was never closed: from there on they are letters.
    unclosed: bool,
}

impl TextReader {
    /// A reader at the start of a text, behind its byte order mark.
    pub fn new(text: &str) -> Self {
        Self { at: text.len() - text.trim_start_matches('\u{feff}').len(), line: 1, unclosed: false }
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
                return Some(TextRow { line, cells });
            }
        }
        None
    }

    /// Reads one cell. Whether another follows in the row.
    fn cell(&mut self, text: &str, separator: u8, cells: &mut Vec<String>) -> bool {
        let bytes = text.as_bytes();
        let mut cell = String::new();
        if let Some((quoted, end, lines)) = self.quoted(text) {
            cell = text.get(quoted).unwrap_or_default().replace("\"\"", "\"");
            self.at = end;
            self.line += lines;
        }
        let start = self.at;
        let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
        let end = bytes[start..].iter().position(ends).map_or(bytes.len(), |length| start + length);
        cell.push_str(text.get(start..end).unwrap_or_default());
        if cells.len() < WIDEST {
            cells.push(cell.trim().to_owned());
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
    fn quoted(&mut self, text: &str) -> Option<(Range<usize>, usize, usize)> {
        let bytes = text.as_bytes();
        if self.unclosed || bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let (start, mut lines) = (self.at + 1, 0);
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            match byte {
                // A doubled mark stands for one.
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' => return Some((start..at, at + 1, lines)),
                b'\n' => lines += 1,
                _ => {}
            }
            at += 1;
        }
        self.unclosed = true;
        None
    }
}

/// A row as a line of CSV. A cell that a spreadsheet would run is made harmless; numbers stay numbers.
pub fn written(cells: &[&str]) -> String {
    let mut line = String::new();
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        let harmless = if runs(cell) { format!("'{cell}") } else { (*cell).to_owned() };
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

/// Whether a spreadsheet may take the cell for a formula. Full-width signs count, as do signs behind spaces.
fn runs(cell: &str) -> bool {
    let bare = cell.trim_start();
    let is_number =
        |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    match bare.chars().next() {
        Some('+' | '-') => !is_number(&bare[1..]),
        Some('=' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}') => true,
        _ => cell.starts_with(['\t', '\r']),
    }
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
    fn many_unclosed_marks_are_read_in_one_pass() {
        let text = "\"\"\"a,".repeat(200_000);
        assert_eq!(read(&text, Separator::Comma).len(), 1);
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_harmless() {
        for cell in ["=cmd|' /C calc'!A0", " =1", "@x", "\u{ff1d}1", "+a", "-1+2", "\t=1"] {
            assert!(written(&[cell]).trim_start_matches('"').starts_with('\''), "{cell}");
        }
        assert_eq!(written(&["-1,234.50", "a", "b\"c", "-7"]), "\"-1,234.50\",a,\"b\"\"c\",-7\r\n");
    }
}
