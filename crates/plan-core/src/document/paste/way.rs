//! Whether what is pasted into a cell is rows of cells, or the text of that one cell. Where both may be meant, it is
//! what destroys less, and `doubtful` says that the other way has to be offered.

use super::clip::{Clip, Source};

/// What a clipboard is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Rows,
    OneCell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub way: Way,
    pub doubtful: bool,
}

/// What the cell that is pasted into is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// It holds words, so that any text may stand in it.
    pub takes_words: bool,
    /// The cells below that rows would go into hold something.
    pub hits_filled: bool,
}

/// What a clipboard is taken for; none when it is a single line without tabs, which needs nothing but to be put there.
pub fn taken(clip: Clip<'_>, goal: Goal) -> Option<Taken> {
    let sure = |way| Some(Taken { way, doubtful: false });
    let doubtful = |way| Some(Taken { way, doubtful: true });
    let source = Source::of(clip.html);
    let text = clip.text.trim_end_matches('\0');
    let lines: Vec<&str> =
        text.trim_end_matches(['\r', '\n']).split(['\n', '\r']).filter(|it| !it.is_empty()).collect();
    let has_breaks = text.trim_matches(['\r', '\n']).contains(['\n', '\r']) || blank_cells_lead_or_end(text);
    let has_tabs = text.contains('\t') && !lines.iter().all(|line| is_listed(line));
    if source == Source::OneCell {
        return if has_breaks || has_tabs || text.ends_with('\n') { sure(Way::OneCell) } else { None };
    }
    if matches!(source, Source::Cells { rows } if rows > 1) && text.contains(['\n', '\r']) {
        return sure(Way::Rows);
    }
    if has_tabs {
        let is_written = source == Source::Writing && clip.html.to_ascii_lowercase().contains("<table");
        return if is_written && goal.takes_words { doubtful(Way::OneCell) } else { sure(Way::Rows) };
    }
    if !has_breaks {
        return if text.contains(['\n', '\r', '\t']) { sure(Way::OneCell) } else { None };
    }
    // A quoted cell with line breaks is one cell, whatever else is not known.
    let is_one = super::clip::rows(Clip { html: "", ..clip }, '\t').len() == 1;
    if is_one {
        return sure(Way::OneCell);
    }
    match source {
        _ if !goal.takes_words => sure(Way::Rows),
        Source::Cells { .. } => sure(Way::Rows),
        Source::Writing | Source::OneCell => doubtful(Way::OneCell),
        Source::Unknown => {
            // Spreadsheets end every row with a line break; who copies out of a text seldom takes the last one along.
            let ended = text.ends_with(['\n', '\r']);
            let written = lines.iter().filter(|line| is_written(line)).count();
            let is_text = if ended { written * 2 >= lines.len() } else { written > 0 || goal.hits_filled };
            let is_line = lines.len() < 2 && goal.hits_filled;
            doubtful(if is_text || is_line { Way::OneCell } else { Way::Rows })
        }
    }
}

/// Whether cells without anything in them come first or last, as in a column of one name and a blank.
fn blank_cells_lead_or_end(text: &str) -> bool {
    let breaks = |text: &str| text.replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\r')).count();
    breaks(text) > 1 && !text.trim().is_empty()
}

/// Widest line of a cell, in letters; a Chinese letter counts twice.
const WIDE: usize = 80;

/// Whether a line reads like part of a text: a sentence, an item of a list, or long.
fn is_written(line: &str) -> bool {
    let line = line.trim();
    let ends = [
        '.', '!', '?', ':', ';', ',', '\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1a}', '\u{ff1b}', '\u{ff0c}',
        '\u{3001}',
    ];
    let width: usize = line.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum();
    line.ends_with(ends) || is_listed(line) || width > WIDE
}

/// Whether a line begins as items of lists do: with a dash, a dot, or a number and a sign behind it.
fn is_listed(line: &str) -> bool {
    let line = line.trim_start();
    let bullets =
        ['-', '*', '\u{b7}', '\u{2022}', '\u{2013}', '\u{25cf}', '\u{25a0}', '\u{25aa}', '\u{f0b7}', '\u{2014}'];
    let mut rest = line.chars();
    if let Some(first) = rest.next()
        && bullets.contains(&first)
    {
        let rest = rest.as_str();
        return rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() && !rest.trim().contains('\t');
    }
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marks = ['.', ')', '\u{3001}', '\u{ff0e}', '\u{ff09}'];
    number.len() < line.len()
        && number.strip_prefix(marks).is_some_and(|rest| {
            (rest.starts_with(char::is_whitespace) || number.starts_with('\u{3001}')) && !rest.trim().contains('\t')
        })
}

#[cfg(test)]
mod tests {
    use super::Way::{OneCell, Rows};
    use super::*;

    const WORDS: Goal = Goal { takes_words: true, hits_filled: true };
    const FREE: Goal = Goal { takes_words: true, hits_filled: false };
    const FIGURES: Goal = Goal { takes_words: false, hits_filled: true };
    const TABLE: &str = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>";

    #[track_caller]
    fn check(text: &str, html: &str, goal: Goal, expected: Option<(Way, bool)>) {
        let found = taken(Clip { text, html }, goal).map(|it| (it.way, it.doubtful));
        assert_eq!(found, expected, "{text:?} {html:?}");
    }

    #[test]
    fn a_single_line_is_left_to_the_browser() {
        for text in ["x", "a, b; c", "", "1,200.50"] {
            check(text, "", WORDS, None);
        }
        check("x\r\n", "<table><tr><td>x</td></tr></table>", WORDS, Some((OneCell, false)));
        check("x\r\n", "", WORDS, Some((OneCell, false)));
    }

    #[test]
    fn tabs_make_rows_unless_they_stand_behind_the_numbers_of_a_list() {
        check("a\tb", "", WORDS, Some((Rows, false)));
        check("a\tb\r\nc\td\r\n", TABLE, FIGURES, Some((Rows, false)));
        check("1.\tsold since 2019\n2.\tup to 400 V", "<ol><li>x</li></ol>", WORDS, Some((OneCell, true)));
        check("\u{2022}\tone\n\u{2022}\ttwo\n", "", FREE, Some((OneCell, true)));
        check("1.\tservo\t20\n2.\tdrive\t30\n", "", WORDS, Some((Rows, false)));
    }

    #[test]
    fn paragraphs_go_into_the_cell_that_they_are_pasted_into() {
        let text = "Main line:\r\nlow voltage drives, up to 400 V\r\n\r\n- sold since 2019";
        check(text, "", WORDS, Some((OneCell, true)));
        check(text, "", FREE, Some((OneCell, true)));
        check(&format!("{text}\r\n"), "", WORDS, Some((OneCell, true)));
        check(text, "<p>Main line:</p><p>low</p>", FREE, Some((OneCell, true)));
        check(
            "\u{4e3b}\u{8425}\u{4f4e}\u{538b}\u{3002}\n\u{5356}\u{4e86}\u{4e09}\u{5e74}\u{3002}",
            "",
            FREE,
            Some((OneCell, true)),
        );
    }

    #[test]
    fn a_column_from_a_spreadsheet_is_rows() {
        check("North\r\n\r\nEast\r\nWest\r\n", "", WORDS, Some((Rows, true)));
        check("North\r\nEast\r\n", TABLE, WORDS, Some((Rows, false)));
        check("Fine.\r\nGood.\r\n", TABLE, WORDS, Some((Rows, false)));
        check("North\r\n\r\n", TABLE, WORDS, Some((Rows, false)));
        check("1,200.50\r\n3,400\r\n", "", FIGURES, Some((Rows, false)));
        check("1\n2\n3", "", FIGURES, Some((Rows, false)));
        check("\r\n\r\n", TABLE, WORDS, Some((Rows, false)));
        check("North\n\n", "", WORDS, Some((OneCell, true)));
    }

    #[test]
    fn a_list_of_names_is_rows_where_it_overwrites_nothing() {
        check("North\nEast\nWest", "", FREE, Some((Rows, true)));
        check("North\nEast\nWest", "", WORDS, Some((OneCell, true)));
    }

    #[test]
    fn one_cell_with_lines_in_it_is_one_cell() {
        check("\"a\r\nb\"\r\n", "", WORDS, Some((OneCell, false)));
        check("\"a\r\nb\"\r\n", "<table><tr><td>a<br>b</td></tr></table>", WORDS, Some((OneCell, false)));
        check(
            "a\nb",
            "<google-sheets-html-origin><span data-sheets-value='x'>a<br>b</span>",
            WORDS,
            Some((OneCell, false)),
        );
    }

    #[test]
    fn a_page_of_writing_with_a_table_in_it_is_not_taken_for_rows() {
        let html = "<p>As agreed</p><table><tr><td>a</td><td>b</td></tr></table>";
        check("As agreed\na\tb\n", html, WORDS, Some((OneCell, true)));
        check("As agreed\na\tb\n", html, FIGURES, Some((Rows, false)));
    }
}
