//! What parts the cells of a row, and how a text shows which it is.

use super::TextReader;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    #[default]
    Comma,
    Semicolon,
    Tab,
    Pipe,
    /// Whatever a first line such as `sep=~` names, an ASCII sign.
    Other(u8),
}

/// Rows by which a separator is found.
const LOOKED_AT: usize = 60;

impl Separator {
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Other(sign) => sign,
        }
    }

    /// What the first line says, or else whichever parts the rows into the most cells, and most of them into
    /// equally many: a title has none, and a comma may stand within sums.
    pub fn of(text: &str) -> Self {
        if let Some((separator, _)) = said(text) {
            return separator;
        }
        // Equal marks go to the first: a tab is never part of a number.
        let order = [Self::Tab, Self::Semicolon, Self::Comma, Self::Pipe];
        order.into_iter().rev().max_by_key(|separator| mark(text, *separator)).unwrap_or_default()
    }
}

/// How evenly a separator parts the first rows, the more cells the better.
fn mark(text: &str, separator: Separator) -> usize {
    let mut reader = TextReader::new(text);
    let rows = std::iter::from_fn(|| reader.next(text, separator)).take(LOOKED_AT);
    let widths: Vec<usize> = rows.map(|row| row.cells.len()).collect();
    let (width, count) = most_common(&widths);
    if width < 2 { 0 } else { count * count * width * 1_000 / (widths.len() * widths.len()) }
}

/// The most common of some numbers, the greater of two as common, and how often it is there.
pub(super) fn most_common(numbers: &[usize]) -> (usize, usize) {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|one, other| one == other).map(|run| (run.len(), run[0]));
    runs.max().map_or((0, 0), |(count, number)| (number, count))
}

/// What a first line such as `sep=;` names, and where the text goes on behind it. Spreadsheets are told so by it, and
/// show it as a row to nobody.
pub(super) fn said(text: &str) -> Option<(Separator, usize)> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let line = text[start..].split(['\r', '\n']).next()?;
    let said = line.trim_matches(|c| matches!(c, '"' | ' '));
    let (name, sign) = said.split_at_checked(4)?;
    if !name.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let separator = match sign {
        "\\t" => Separator::Tab,
        _ => {
            let first = sign.chars().next()?;
            // Saved again as a table, the line has empty cells behind it.
            let alone = sign.chars().all(|c| c == first) && first.is_ascii() && !first.is_ascii_alphanumeric();
            let first = u8::try_from(first).ok().filter(|_| alone)?;
            Separator::ALL.into_iter().find(|known| known.byte() == first).unwrap_or(Separator::Other(first))
        }
    };
    let mut end = start + line.len();
    end += usize::from(text[end..].starts_with('\r'));
    end += usize::from(text[end..].starts_with('\n'));
    Some((separator, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Separator) {
        assert_eq!(Separator::of(text), expected, "{text}");
    }

    #[test]
    fn a_first_line_that_names_the_separator_is_believed_and_is_no_row() {
        for (text, expected) in [
            ("sep=;\r\na;b,c,d\r\n", Separator::Semicolon),
            ("\u{feff}SEP=,\na,b", Separator::Comma),
            ("\"sep=|\"\na|b", Separator::Pipe),
            ("sep=\t\na\tb", Separator::Tab),
            ("sep=\\t\na\tb", Separator::Tab),
            ("sep=~\n\"a\"~\"b\"", Separator::Other(b'~')),
            ("sep=,,,\na,b", Separator::Comma),
        ] {
            check(text, expected);
            let mut reader = TextReader::new(text);
            let row = reader.next(text, expected).unwrap();
            assert_eq!((row.line, row.cells[0].as_str()), (2, "a"), "{text}");
        }
        for text in ["sep=;x\na,b", "separate,b\n1,2", "sep=5\n"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn rows_that_are_parted_alike_show_the_separator() {
        check("2024 sales\r\nday,who,sum\r\n1,a,5\r\n2,b,6\r\n", Separator::Comma);
        check("item;description\nx;One, two, three, four, five.\n", Separator::Semicolon);
        check("name;phone\nJ;5,58199E+12\nK;5,51197E+12\n", Separator::Semicolon);
        check("KR-SV1|3,4|AC\nKR-SV1|3,4|AC\n", Separator::Pipe);
        check("a\tb\n\"1,200\"\t2,5\n1,300\t3,5\n", Separator::Tab);
        check("Field1;Field2;\"F\ni,e,l,d\n,3\"\n1;2;3\n", Separator::Semicolon);
        check("SKU (a, b);Name (c, d);Sum (e, f)\n1;x;2\n", Separator::Semicolon);
    }
}
