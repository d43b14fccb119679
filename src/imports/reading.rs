//! From bytes to text: in the encoding that was chosen, or in the one that is most likely.

use crate::i18n::Msg;
use crate::platform::files::FileFault;
use plan_core::document::grid::{ENCODINGS, Encoding, Separator, TextRow, likely};

/// Rows of a table that are taken, its headings not counted.
pub const MOST_ROWS: usize = 50_000;

/// A table as it was read.
#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<TextRow>,
    /// How many columns there are.
    pub width: usize,
    /// None for what was pasted.
    pub encoding: Option<Encoding>,
    /// Another encoding is nearly as likely.
    pub unsure: bool,
    /// Letters that could not be read.
    pub damaged: usize,
    /// Day numbers count from 1904, as a workbook may have it.
    pub is_from_1904: bool,
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
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    }
}

pub type Decode = fn(&[u8], &str) -> Result<String, FileFault>;

/// A text as it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub unsure: bool,
    pub damaged: usize,
}

/// Bytes as text, in the encoding that was chosen or else the most likely; none when it is no text in it.
pub fn decoded(bytes: &[u8], chosen: Option<Encoding>, decode: Decode) -> Option<Decoded> {
    let found = likely(bytes);
    let (encoding, unsure) = chosen.map_or((found.encoding, found.unsure), |chosen| (chosen, false));
    let text = decode(bytes, label(encoding)).ok()?;
    let damaged = text.matches(char::REPLACEMENT_CHARACTER).count();
    let letters = text.chars().filter(|c| !c.is_ascii()).count();
    // Some letters may have been cut; where most are, it is another encoding, or no text.
    (damaged * 2 <= letters && !is_binary(&text)).then_some(Decoded { text, encoding, unsure, damaged })
}

/// Whether it holds what no table does.
fn is_binary(text: &str) -> bool {
    let controls =
        text.chars().take(2_000).filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}'));
    controls.count() > 50
}

pub fn label(encoding: Encoding) -> &'static str {
    ENCODINGS.iter().find(|(known, ..)| *known == encoding).map_or("utf-8", |(_, _, label)| label)
}

/// The mark before a text in letters of two bytes, and what ends a line.
const BYTE_ORDER: u16 = 0xfeff;
const LINE: u16 = 0x0a;
const RETURN: u16 = 0x0d;

/// The first line with letters beyond ASCII, as it reads in an encoding, and not too much of it.
pub fn sample(bytes: &[u8], encoding: Encoding, decode: Decode) -> Option<String> {
    // Two bytes of a letter stay together: between them there is no end of a line, whatever they look like.
    let (size, unit): (usize, fn(&[u8]) -> u16) = match encoding {
        Encoding::Utf16Le => (2, |pair| u16::from_le_bytes([pair[0], pair[1]])),
        Encoding::Utf16Be => (2, |pair| u16::from_be_bytes([pair[0], pair[1]])),
        _ => (1, |byte| u16::from(byte[0])),
    };
    let units = || bytes.chunks_exact(size).map(unit);
    let mark = units().position(|unit| unit >= 0x80 && unit != BYTE_ORDER)?;
    let start = units().take(mark).rposition(|unit| unit == LINE).map_or(0, |line| line + 1);
    let length = units().skip(start).take_while(|unit| !matches!(*unit, LINE | RETURN)).count();
    // Long enough to hold what was found, and whole letters of four bytes.
    let length = length.min((mark - start).next_multiple_of(4) + 40 / size);
    let text = decode(&bytes[start * size..(start + length) * size], label(encoding)).ok()?;
    let first = text.chars().position(|c| !c.is_ascii()).unwrap_or(0);
    Some(text.chars().skip(first.saturating_sub(4)).take(14).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::files;

    /// A heading and a row as a Chinese spreadsheet writes them.
    const GB18030: &[u8] = b"\xc8\xd5\xc6\xda,\xbd\xf0\xb6\xee\r\n2026-03-05,1200\r\n";
    const TEXT: &str = "\u{65e5}\u{671f},\u{91d1}\u{989d}\r\n2026-03-05,1200\r\n";

    /// Natively there is no decoder for it; this one knows the one text.
    fn decode(bytes: &[u8], label: &str) -> Result<String, FileFault> {
        if label == "gb18030" && bytes == GB18030 { Ok(TEXT.to_owned()) } else { files::decode(bytes, label) }
    }

    fn read(bytes: &[u8], chosen: Option<Encoding>) -> Option<(String, Encoding)> {
        decoded(bytes, chosen, decode).map(|it| (it.text, it.encoding))
    }

    #[test]
    fn what_is_not_utf8_is_taken_for_what_chinese_spreadsheets_write() {
        assert_eq!(read(GB18030, None), Some((TEXT.into(), Encoding::Gb18030)));
        assert_eq!(read(TEXT.as_bytes(), None), Some((TEXT.into(), Encoding::Utf8)));
        let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        assert_eq!(read(&marked, None), Some((TEXT.into(), Encoding::Utf8)));
    }

    #[test]
    fn a_chosen_encoding_is_the_only_one_that_is_tried() {
        assert_eq!(read(GB18030, Some(Encoding::Utf8)), None);
        assert_eq!(read(b"\xff\xff\x00\x01", Some(Encoding::Gb18030)), None);
    }

    #[test]
    fn one_cut_letter_is_counted_and_the_rest_is_read() {
        let cut = include_bytes!("../../crates/plan-core/tests/fixtures/tables/16-one-cut-letter.csv");
        let read = decoded(cut, None, decode).unwrap();
        assert_eq!((read.encoding, read.damaged), (Encoding::Utf8, 1));
        assert!(read.text.contains("\u{53ef}\u{7f16}\u{7a0b}\u{63a7}\u{5236}\u{5668}"));
    }

    #[test]
    fn a_file_that_is_no_text_is_no_table() {
        assert_eq!(read(&[1_u8; 400], None), None);
    }

    #[test]
    fn a_sample_shows_how_a_line_reads() {
        assert_eq!(sample(GB18030, Encoding::Utf8, decode).map(|text| text.contains('\u{fffd}')), Some(true));
        assert_eq!(
            sample(TEXT.as_bytes(), Encoding::Utf8, decode).as_deref(),
            Some("\u{65e5}\u{671f},\u{91d1}\u{989d}")
        );
        assert_eq!(sample(b"a,b\n", Encoding::Utf8, decode), None);
    }

    #[test]
    fn a_sample_of_letters_of_two_bytes_is_cut_between_letters() {
        // A letter that has the byte of a line's end in it, and one whose bytes are both like ASCII.
        for (text, shown) in [
            ("Date,Product\r\n2024-05-02,Z\u{fc}rich \u{7535}\r\n", "02,Z\u{fc}rich \u{7535}"),
            ("Date,Product\r\n2024-05-02,\u{7535}\u{4e0d}\u{4e0a}\r\n", "-02,\u{7535}\u{4e0d}\u{4e0a}"),
            ("\u{feff}\u{65e5}\u{671f}\r\n", "\u{65e5}\u{671f}"),
        ] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(sample(&little, Encoding::Utf16Le, files::decode).as_deref(), Some(shown));
            assert_eq!(sample(&big, Encoding::Utf16Be, files::decode).as_deref(), Some(shown));
        }
    }
}
