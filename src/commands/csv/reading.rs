//! From bytes to text: in the encoding that was chosen, or in the first that fits.

use crate::i18n::Msg;
use crate::platform::files::{Encoding, FileFault};
use plan_core::document::grid::{Separator, TextRow};

/// Rows of a table that are taken, its headings not counted.
pub const MOST_ROWS: usize = 50_000;

/// Columns that are looked at.
pub const MOST_COLUMNS: usize = 60;

/// The encodings, in the order in which they are tried: what is not UTF-8 or UTF-16 fails in it, while GB 18030
/// finds a meaning in nearly anything.
pub const ENCODINGS: [(Encoding, &str); 3] =
    [(Encoding::Utf8, "UTF-8"), (Encoding::Utf16, "UTF-16"), (Encoding::Gb18030, "GB 18030")];

/// A table as it was read.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<TextRow>,
    /// How many columns there are.
    pub width: usize,
    /// None for what was pasted.
    pub encoding: Option<Encoding>,
    pub separator: Separator,
    pub fault: Option<Fault>,
}

/// Why a table cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not text in that encoding.
    NotText,
    TooMany,
    /// It is a workbook that cannot be read, for the reason said.
    Workbook(Msg),
}

impl Table {
    /// The cells of the first row.
    pub fn head(&self) -> &[String] {
        self.rows.first().map_or(&[], |row| &row.cells)
    }

    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }
}

pub type Decode = fn(&[u8], Encoding) -> Result<String, FileFault>;

/// Bytes as text, and the encoding that they were taken for.
pub fn decoded(bytes: &[u8], chosen: Option<Encoding>, decode: Decode) -> Option<(String, Encoding)> {
    let tried = ENCODINGS.iter().map(|(encoding, _)| *encoding);
    tried
        .filter(|encoding| chosen.is_none_or(|chosen| chosen == *encoding))
        .find_map(|encoding| decode(bytes, encoding).ok().map(|text| (text, encoding)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::files;

    /// A heading and a row as a Chinese spreadsheet writes them.
    const GB18030: &[u8] = b"\xc8\xd5\xc6\xda,\xbd\xf0\xb6\xee\r\n2026-03-05,1200\r\n";
    const TEXT: &str = "\u{65e5}\u{671f},\u{91d1}\u{989d}\r\n2026-03-05,1200\r\n";

    /// Natively there is no decoder for it; this one knows the one text.
    fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, FileFault> {
        match encoding {
            Encoding::Utf8 | Encoding::Utf16 => files::decode(bytes, encoding),
            Encoding::Gb18030 if bytes == GB18030 => Ok(TEXT.to_owned()),
            Encoding::Gb18030 => Err(FileFault::NotIn(encoding)),
        }
    }

    #[test]
    fn what_is_not_utf8_is_taken_for_what_chinese_spreadsheets_write() {
        assert_eq!(decoded(GB18030, None, decode), Some((TEXT.into(), Encoding::Gb18030)));
        assert_eq!(decoded(TEXT.as_bytes(), None, decode), Some((TEXT.into(), Encoding::Utf8)));
        let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        assert_eq!(decoded(&marked, None, decode), Some((TEXT.into(), Encoding::Utf8)));
    }

    #[test]
    fn a_chosen_encoding_is_the_only_one_that_is_tried() {
        assert_eq!(decoded(GB18030, Some(Encoding::Utf8), decode), None);
        assert_eq!(decoded(b"\xff\xff", None, decode), None);
    }
}
