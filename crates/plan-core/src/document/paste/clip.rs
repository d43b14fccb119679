//! What lies on a clipboard, as rows of cells. The surprise: spreadsheets quote a cell only when a line break or a
//! tab is in it, so a cell such as `"A" series` comes bare, and the marks of two such rows look like one quoted cell.

use crate::value::is_hidden;
use std::ops::Range;

/// Rows of cells as they were pasted: a row may be shorter than another, and may be empty.
pub type Rows = Vec<Vec<String>>;

/// A clipboard: its plain text, and its text with marks, which is empty when there is none.
#[derive(Debug, Clone, Copy)]
pub struct Clip<'a> {
    pub text: &'a str,
    pub html: &'a str,
}

/// What the text with marks says of where it was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It is not there.
    Unknown,
    /// One cell of a spreadsheet.
    OneCell,
    /// Cells of so many rows.
    Cells { rows: usize },
    /// Writing, perhaps with a table in it.
    Writing,
}

impl Source {
    pub fn of(html: &str) -> Self {
        let html = html.to_ascii_lowercase();
        if html.trim().is_empty() {
            return Self::Unknown;
        }
        let Some(table) = html.find("<table").zip(html.rfind("</table")) else {
            let is_cell = html.contains("data-sheets-") || html.contains("<google-sheets-html-origin");
            return if is_cell { Self::OneCell } else { Self::Writing };
        };
        let tags = |name: &str| {
            let ends = |(place, _): &(usize, &str)| html[place + name.len()..].starts_with([' ', '>', '\n', '\r']);
            html.match_indices(name).filter(ends).count()
        };
        if tags("<td") + tags("<th") == 1 {
            return Self::OneCell;
        }
        if says_something(&html[..table.0]) || says_something(html.get(table.1..).unwrap_or_default()) {
            return Self::Writing;
        }
        Self::Cells { rows: tags("<tr") }
    }
}

/// Whether words stand between tags.
fn says_something(html: &str) -> bool {
    let mut rest = html;
    loop {
        let (before, after) = rest.split_once('<').unwrap_or((rest, ""));
        if !before.replace("&nbsp;", "").trim().is_empty() {
            return true;
        }
        let hidden = ["style", "script", "title", "xml"].iter().find(|name| after.starts_with(**name));
        let end = match hidden {
            Some(name) => after.find(&format!("</{name}")),
            None if after.starts_with("!--") => after.find("-->"),
            None => Some(0),
        };
        let Some((_, next)) = end.and_then(|end| after.get(end..)).and_then(|after| after.split_once('>')) else {
            return false;
        };
        rest = next;
    }
}

/// The cells of a text whose cells are parted by `separator` and whose rows are lines.
pub fn rows(clip: Clip<'_>, separator: char) -> Rows {
    let text = clean(clip.text);
    let mut rows = parted(&text, separator, true);
    if let Source::Cells { rows: there } = Source::of(clip.html) {
        // So many rows there are only if the marks are letters.
        let bare = parted(&text, separator, false);
        if rows.len() != there && bare.len() == there {
            rows = bare;
        }
        // Some end the last row with a line break and some do not; what is blank there counts all the same.
        if rows.len() + 1 == there && text.ends_with('\n') {
            rows.push(vec![String::new()]);
        }
    }
    let quoted = |cell: &str| cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    let filled = |rows: &Rows| rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    // A program that puts marks round every cell means none of them.
    if filled(&rows) > 1 && rows.iter().flatten().all(|cell| cell.is_empty() || quoted(cell)) {
        for cell in rows.iter_mut().flatten().filter(|cell| !cell.is_empty()) {
            *cell = cell[1..cell.len() - 1].to_owned();
        }
    }
    rows
}

/// The text of one cell, without the marks and the line break that a spreadsheet puts round it.
pub fn one_cell(text: &str) -> String {
    let text = clean(text);
    let rows = parted(&text, '\t', true);
    match rows.as_slice() {
        [row] => match row.as_slice() {
            [cell] => cell.clone(),
            _ => text.trim().to_owned(),
        },
        _ => trimmed(text.strip_suffix('\n').unwrap_or(&text)),
    }
}

/// With one kind of line break between rows and another within cells (`\u{b}`), and without what cannot be seen.
fn clean(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    text.chars()
        .filter(|c| *c != '\0')
        .map(|c| match c {
            '\r' => '\n',
            '\u{c}' | '\u{2028}' | '\u{2029}' => '\u{b}',
            other => other,
        })
        .collect()
}

fn parted(text: &str, separator: char, with_marks: bool) -> Rows {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut rows = vec![Vec::new()];
    let mut at = 0;
    loop {
        let quoted = if with_marks { quoted(&text[at..], separator) } else { None };
        let rest = &text[at..];
        let (cell, length) = match quoted {
            Some((within, length)) => (rest[within].replace("\"\"", "\""), length),
            None => {
                let length = rest.find([separator, '\n']).unwrap_or(rest.len());
                (rest[..length].to_owned(), length)
            }
        };
        if let Some(row) = rows.last_mut() {
            row.push(trimmed(&cell));
        }
        at += length;
        match text[at..].chars().next() {
            None => return rows,
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
        }
        at += 1;
    }
}

/// Where a quoted cell at the start of a text has its words, and where it ends. A cell in which nothing needs to be
/// quoted has its marks for letters.
fn quoted(text: &str, separator: char) -> Option<(Range<usize>, usize)> {
    let mut place = 1;
    let mut needed = false;
    let inner = text.strip_prefix('"')?;
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '"' {
            needed |= letter == '\n' || letter == separator;
        } else if letters.peek() == Some(&'"') {
            letters.next();
            needed = true;
            place += 1;
        } else {
            let end = place + 1;
            let ends = letters.peek().is_none_or(|next| *next == separator || *next == '\n');
            return (ends && needed).then_some((1..place, end));
        }
        place += letter.len_utf8();
    }
    None
}

/// Without spaces of any width at its ends, and without the marks of direction that some programs put there.
fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c)).replace('\u{b}', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Rows {
        rows(Clip { text, html: "" }, '\t')
    }

    #[test]
    fn blank_cells_keep_their_place_and_the_last_line_break_is_no_row() {
        assert_eq!(plain("A\r\n\r\nB\r\nC\r\n"), [["A"], [""], ["B"], ["C"]]);
        // The last cell that was copied was blank.
        assert_eq!(plain("A\r\n\r\n"), [["A"], [""]]);
        assert_eq!(plain("\r\nA"), [[""], ["A"]]);
        assert_eq!(plain("a\t\tb\r\n\t\t\r\nc"), [vec!["a", "", "b"], vec!["", "", ""], vec!["c"]]);
    }

    #[test]
    fn only_tabs_part_cells() {
        assert_eq!(plain("1,200.50\r\n3,400\r\n56;000\r\n"), [["1,200.50"], ["3,400"], ["56;000"]]);
        assert_eq!(rows(Clip { text: "a,\"b,c\"\nd,e", html: "" }, ','), [["a", "b,c"], ["d", "e"]]);
    }

    #[test]
    fn every_kind_of_line_break_ends_a_row() {
        for text in ["a\r\nb\r\nc\r\n", "a\nb\nc", "a\rb\rc\r", "\u{feff}a\nb\r\nc\r\n\0"] {
            assert_eq!(plain(text), [["a"], ["b"], ["c"]], "{text:?}");
        }
        assert_eq!(plain("a\u{b}b\tc"), [["a\nb", "c"]]);
    }

    #[test]
    fn a_quoted_cell_with_lines_tabs_or_marks_is_one_cell() {
        assert_eq!(plain("\"a\r\nb\"\tc\r\nd\te\r\n"), [["a\nb", "c"], ["d", "e"]]);
        assert_eq!(plain("x\t\"a\tb\"\r\n"), [["x", "a\tb"]]);
        assert_eq!(plain("\"say \"\"so\"\"\r\nnow\"\t1"), [["say \"so\"\nnow", "1"]]);
        assert_eq!(plain("\"line\n\nline\"\nnext"), [["line\n\nline"], ["next"]]);
    }

    #[test]
    fn marks_that_quote_nothing_are_letters() {
        assert_eq!(plain("\"A\" series\t5\" pipe\r\n\"B\t7\r\n"), [["\"A\" series", "5\" pipe"], ["\"B", "7"]]);
        assert_eq!(plain("\"A\"\tb"), [["\"A\"", "b"]]);
        assert_eq!(plain("\"A\"\t\"b\"\n\"c\"\t"), [["A", "b"], ["c", ""]]);
    }

    #[test]
    fn the_table_beside_the_text_says_how_many_rows_there_are() {
        let text = "\"this is one\r\nthis is two\r\nthis is three\"\r\n";
        let table = |rows: usize| format!("<table>{}</table>", "<tr><td>x</td><td>y</td></tr>".repeat(rows));
        assert_eq!(rows(Clip { text, html: &table(3) }, '\t').len(), 3);
        assert_eq!(rows(Clip { text, html: &table(1) }, '\t').len(), 1);
        assert_eq!(rows(Clip { text: "A\nB\n", html: &table(3) }, '\t'), [["A"], ["B"], [""]]);
        // Rows that are hidden in one and not in the other change nothing.
        assert_eq!(rows(Clip { text: "A\nB\n", html: &table(5) }, '\t'), [["A"], ["B"]]);
    }

    #[test]
    fn the_source_is_known_by_its_table() {
        for (html, source) in [
            ("", Source::Unknown),
            ("<html><body><!--StartFragment--><p>a</p><!--EndFragment--></body></html>", Source::Writing),
            (
                "<meta charset='utf-8'><google-sheets-html-origin><style>td{}</style><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
                Source::Cells { rows: 1 },
            ),
            ("<meta><google-sheets-html-origin><span data-sheets-value=\"{}\">a<br>b</span>", Source::OneCell),
            (
                "<html><head><style>x</style></head><body><table>\n<!--StartFragment-->\n <tr height=20>\n  <td width=9>a<br>b</td>\n </tr>\n<!--EndFragment-->\n</table></body></html>",
                Source::OneCell,
            ),
            (
                "<TABLE><THEAD><TR><TH>a</TH></TR></THEAD><TR><TD style='x'>b</TD></TR></TABLE>",
                Source::Cells { rows: 2 },
            ),
            ("<p>Before the table</p><table><tr><td>a</td><td>b</td></tr></table>", Source::Writing),
            ("<table><tr><td>a</td><td>b</td></tr></table><p>&nbsp;</p>", Source::Cells { rows: 1 }),
        ] {
            assert_eq!(Source::of(html), source, "{html}");
        }
    }

    #[test]
    fn spaces_and_marks_that_cannot_be_seen_are_left_out_at_the_ends() {
        assert_eq!(plain("\u{2068}a\u{200d}b\u{2069}\t\u{ad}c\u{61c}"), [["a\u{200d}b", "c"]]);
        assert_eq!(plain("\u{a0}a b\u{3000}\t\u{202d}138 0000\u{202c}"), [["a b", "138 0000"]]);
    }

    #[test]
    fn one_cell_is_read_without_its_marks() {
        assert_eq!(one_cell("\"a\r\n\r\nb \"\"c\"\"\"\r\n"), "a\n\nb \"c\"");
        assert_eq!(one_cell("a\r\nb\r\n"), "a\nb");
        assert_eq!(one_cell(" x "), "x");
        assert_eq!(one_cell("\"so\""), "\"so\"");
    }

    #[test]
    fn whatever_lies_on_the_clipboard_can_be_read() {
        let parts = ["\"", "\t", "\r", "\n", "\r\n", "a", "\u{5317}", ",", "<table", "<td>", "</table>", "<!--", "-->"];
        let mut state = 7_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..(state % 12) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(parts[(state >> 16) as usize % parts.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) ^ 5;
            assert!(!rows(Clip { text: &text, html: &text }, '\t').is_empty());
            let _ = one_cell(&text);
        }
    }
}
