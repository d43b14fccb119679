//! What kind of file bytes are, by what stands in them: names of files lie. Only a table is taken for a table;
//! anything else is named as what it is. The surprise: nobody who saves a web page or a comma-separated text
//! under the name of a workbook is told by their spreadsheet that it is one.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook as spreadsheets write it today, and as they wrote it until 2007.
    Xlsx,
    Xls,
    /// A workbook behind a password.
    Locked,
    /// A workbook in a form that is not read: binary, or older than 1995.
    OtherWorkbook,
    /// Of another program than Excel.
    OpenDocument,
    Numbers,
    /// A workbook written as XML in 2003's way.
    SpreadsheetXml,
    /// A web page, whatever its name.
    Html,
    WordDocument,
    Presentation,
    Pdf,
    Image,
    /// A folder of files that are packed together.
    Archive,
    /// Data of programs, such as a plan of ours.
    Json,
    RichText,
    /// None of these; a table as text, if it is one.
    Other,
}

/// The first bytes of files that need no closer look.
const STARTS: [(&[u8], FileKind); 16] = [
    (b"%PDF", FileKind::Pdf),
    (b"\x89PNG", FileKind::Image),
    (b"\xff\xd8\xff", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"Rar!", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"\x1f\x8b", FileKind::Archive),
    (b"\xfd7zXZ", FileKind::Archive),
    (b"{\\rtf", FileKind::RichText),
    // Sheets of Excel 2, 3, 4 and of 5 without a container.
    (b"\x09\0\x04\0", FileKind::OtherWorkbook),
    (b"\x09\x02\x06\0", FileKind::OtherWorkbook),
    (b"\x09\x04\x06\0", FileKind::OtherWorkbook),
    (b"\x09\x08\x08\0", FileKind::OtherWorkbook),
    (b"\x09\x08\x10\0", FileKind::OtherWorkbook),
];

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Bytes at the start in which a text says what it is.
const HEAD: usize = 4_096;

pub fn file_kind(bytes: &[u8]) -> FileKind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_archive(bytes);
    }
    if bytes.starts_with(OLE) {
        return of_container(bytes);
    }
    if let Some((_, kind)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *kind;
    }
    let part = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    if part(0, 4) == b"RIFF" && part(8, 12) == b"WEBP" || part(4, 8) == b"ftyp" {
        return FileKind::Image;
    }
    // A bitmap says how long it is.
    let length = part(2, 6).try_into().map(u32::from_le_bytes).ok();
    if bytes.starts_with(b"BM") && length.is_some_and(|length| length as usize == bytes.len()) {
        return FileKind::Image;
    }
    of_text(&opening(bytes))
}

/// The first letters of a text as small ones, without those between that only double-byte texts have.
fn opening(bytes: &[u8]) -> String {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&head).to_ascii_lowercase();
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}')).to_owned()
}

fn of_text(text: &str) -> FileKind {
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let is_packed_page = starts(&["mime-version:"]) && holds(&["multipart/related", "text/html"]);
    let tags = ["<html", "<table", "<!doctype html", "<meta", "<body", "<style", "<div"];
    let is_page = text.starts_with('<') && holds(&tags);
    if starts(&["<?xml", "<workbook", "<ss:workbook"]) && holds(&["schemas-microsoft-com:office:spreadsheet"]) {
        FileKind::SpreadsheetXml
    } else if is_packed_page || is_page {
        FileKind::Html
    } else if text.starts_with("<svg") || text.starts_with("<?xml") && text.contains("<svg") {
        FileKind::Image
    } else if text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']))
        || text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[']))
    {
        FileKind::Json
    } else {
        FileKind::Other
    }
}

/// What files packed together are, by their names.
fn of_archive(bytes: &[u8]) -> FileKind {
    let names = names(bytes);
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        FileKind::OtherWorkbook
    } else if has("xl/") {
        FileKind::Xlsx
    } else if has("word/") {
        FileKind::WordDocument
    } else if has("ppt/") {
        FileKind::Presentation
    } else if names.first().is_some_and(|name| name == "mimetype") {
        let is = |kind: &[u8]| bytes.windows(kind.len()).take(HEAD).any(|window| window == kind);
        if is(b"opendocument.spreadsheet") {
            FileKind::OpenDocument
        } else if is(b"opendocument.presentation") {
            FileKind::Presentation
        } else if is(b"opendocument.text") {
            FileKind::WordDocument
        } else {
            FileKind::Archive
        }
    } else if has("Index/Document.iwa") || has("Index.zip") || has("Index/Tables/") {
        FileKind::Numbers
    } else {
        FileKind::Archive
    }
}

/// Names that are looked at.
const MOST_NAMES: usize = 5_000;

/// The names in the list at the end of packed files, or, where it is cut off, in front of each.
fn names(bytes: &[u8]) -> Vec<String> {
    let number = |at: usize, length: usize| -> Option<usize> {
        bytes.get(at..at + length)?.iter().rev().try_fold(0_usize, |all, byte| Some(all << 8 | usize::from(*byte)))
    };
    let mut names = Vec::new();
    let last = bytes.len().saturating_sub(66_000);
    let end = bytes[last..].windows(4).rposition(|window| window == b"PK\x05\x06").map(|place| last + place);
    let listed = end.and_then(|end| number(end + 16, 4));
    // In the list the name follows 46 bytes, in front of a file 30.
    let (mut at, mark, name_at) = match listed {
        Some(at) if bytes.get(at..at + 4) == Some(b"PK\x01\x02") => (at, b"PK\x01\x02", 46),
        _ => (0, b"PK\x03\x04", 30),
    };
    while names.len() < MOST_NAMES && bytes.get(at..at.saturating_add(4)) == Some(mark) {
        let lengths = if name_at == 46 {
            [number(at + 28, 2), number(at + 30, 2), number(at + 32, 2)]
        } else {
            [number(at + 26, 2), number(at + 28, 2), number(at + 18, 4)]
        };
        let [Some(name), Some(extra), Some(rest)] = lengths else {
            break;
        };
        let text = bytes.get(at + name_at..at + name_at + name).unwrap_or_default();
        names.push(String::from_utf8_lossy(text).replace('\\', "/"));
        at = at + name_at + name + extra + rest;
    }
    names
}

/// What a compound file is, by the names of the streams in it.
fn of_container(bytes: &[u8]) -> FileKind {
    // Entries of its list are 128 bytes long, wherever its sectors lie.
    let entries = || bytes.chunks_exact(128).filter(|entry| entry[65] == 0 && entry[64] > 2 && entry[64] <= 64);
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entries()
            .any(|entry| usize::from(entry[64]) == wide.len() + 2 && entry[..wide.len()].eq_ignore_ascii_case(&wide))
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        FileKind::Locked
    } else if has("Workbook") || has("Book") {
        FileKind::Xls
    } else if has("WordDocument") {
        FileKind::WordDocument
    } else if has("PowerPoint Document") {
        FileKind::Presentation
    } else {
        FileKind::Archive
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files packed together, of which only the names count.
    fn packed(names: &[&str], content: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut list = Vec::new();
        for name in names {
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            list.extend(b"PK\x01\x02");
            list.extend([0; 24]);
            list.extend(length);
            list.extend([0; 16]);
            list.extend(name.bytes());
            bytes.extend(b"PK\x03\x04");
            bytes.extend([0; 14]);
            bytes.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
            bytes.extend([0; 4]);
            bytes.extend(length);
            bytes.extend([0; 2]);
            bytes.extend(name.bytes());
            bytes.extend(content);
        }
        let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        bytes.extend(list);
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 12]);
        bytes.extend(at);
        bytes.extend([0; 2]);
        bytes
    }

    fn container(names: &[&str]) -> Vec<u8> {
        let mut bytes = OLE.to_vec();
        bytes.resize(512, 0);
        for name in names {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = u8::try_from(entry.len() + 2).unwrap();
            entry.resize(128, 0);
            entry[64] = length;
            bytes.extend(entry);
        }
        bytes
    }

    #[test]
    fn packed_files_are_known_by_the_names_in_them_even_when_cut_off() {
        for (names, kind) in [
            (&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"][..], FileKind::Xlsx),
            (&["[Content_Types].xml", "xl\\worksheets\\sheet1.xml"], FileKind::Xlsx),
            (&["[Content_Types].xml", "xl/workbook.bin", "xl/styles.bin"], FileKind::OtherWorkbook),
            (&["[Content_Types].xml", "word/document.xml"], FileKind::WordDocument),
            (&["ppt/presentation.xml"], FileKind::Presentation),
            (&["Index/Document.iwa", "preview.jpg"], FileKind::Numbers),
            (&["orders.csv"], FileKind::Archive),
        ] {
            let whole = packed(names, b"PK\x01\x02 in the content");
            assert_eq!(file_kind(&whole), kind, "{names:?}");
            assert_eq!(file_kind(&whole[..whole.len() - 30]), kind, "{names:?}, cut off");
        }
        let sheet = packed(&["mimetype", "content.xml"], b"application/vnd.oasis.opendocument.spreadsheet");
        assert_eq!(file_kind(&sheet), FileKind::OpenDocument);
        assert_eq!(file_kind(b"PK\x05\x06"), FileKind::Archive);
        assert_eq!(file_kind(b"PK\x03\x04\xff\xff"), FileKind::Archive);
    }

    #[test]
    fn compound_files_are_known_by_the_streams_in_them() {
        for (names, kind) in [
            (&["Root Entry", "Workbook"][..], FileKind::Xls),
            (&["Root Entry", "WORKBOOK"], FileKind::Xls),
            (&["Root Entry", "Book"], FileKind::Xls),
            (&["Root Entry", "EncryptionInfo", "EncryptedPackage"], FileKind::Locked),
            (&["Root Entry", "WordDocument"], FileKind::WordDocument),
            (&["Root Entry", "PowerPoint Document"], FileKind::Presentation),
            (&["Root Entry"], FileKind::Archive),
        ] {
            assert_eq!(file_kind(&container(names)), kind, "{names:?}");
        }
    }

    #[test]
    fn texts_are_known_by_how_they_open_in_any_encoding() {
        let wide =
            |text: &str| [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
        let xml = "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        for (bytes, kind) in [
            (b"\xef\xbb\xbf\r\n<HTML><head><meta charset=gb2312>".to_vec(), FileKind::Html),
            (b"<meta http-equiv=\"Content-Type\"><table border=1><tr>".to_vec(), FileKind::Html),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;".to_vec(), FileKind::Html),
            (wide("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"), FileKind::Html),
            (xml.as_bytes().to_vec(), FileKind::SpreadsheetXml),
            (wide(xml), FileKind::SpreadsheetXml),
            (b"{ \"format\": \"keyplan\" }".to_vec(), FileKind::Json),
            (b"{\\rtf1\\ansi".to_vec(), FileKind::RichText),
            (b"%PDF-1.7".to_vec(), FileKind::Pdf),
            (b"\x89PNG\r\n\x1a\n".to_vec(), FileKind::Image),
            (b"\0\0\0\x18ftypheic".to_vec(), FileKind::Image),
            (b"BM\x0a\0\0\0\0\0\0\0".to_vec(), FileKind::Image),
            (b"\x09\x08\x10\0\0\x06".to_vec(), FileKind::OtherWorkbook),
        ] {
            assert_eq!(file_kind(&bytes), kind, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_table_as_text_is_no_other_kind_of_file() {
        for text in
            ["Date,Amount\n2026-03-05,1", "BMW,5\n", "<5 inch,2\n", "{a},b\n", "[1],2\n", "", "PK,1\n", "\t1\t2\n"]
        {
            assert_eq!(file_kind(text.as_bytes()), FileKind::Other, "{text:?}");
        }
    }
}
