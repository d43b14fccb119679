//! What a cell says, without what only the way here has put into it: letters that nobody sees, and the mark that
//! keeps a spreadsheet from running it.

use crate::value::is_left_over;

/// Without control letters and letters that have no width and no meaning; a space that does not break is a space.
pub(super) fn clean(cell: &str) -> String {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_left_over(c));
    if cell.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return cell.to_owned();
    }
    let kept = cell.chars().filter(|c| !is_left_over(*c) && (!c.is_control() || matches!(c, '\t' | '\r' | '\n')));
    let spaced = |c: char| if matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}') { ' ' } else { c };
    kept.map(spaced).collect()
}

/// A cell that a spreadsheet would run is made harmless by a mark; one that has such a mark already by another, so that
/// reading gives the same again.
pub(super) fn guarded(cell: &str) -> String {
    if runs(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes off what [`guarded`] put there.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// What a cell says that a program has written as a formula or behind an apostrophe, to keep a spreadsheet from taking
/// it for a number.
pub fn bare(cell: &str) -> &str {
    let within = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell);
    // Before words an apostrophe is a letter.
    let is_number = |rest: &&str| {
        rest.chars().all(|c| c.is_ascii_alphanumeric() || "-_/.,+ ".contains(c))
            && rest.contains(|c: char| c.is_ascii_digit())
    };
    within.strip_prefix(['\'', '`']).filter(is_number).unwrap_or(within).trim()
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

    #[test]
    fn what_nobody_sees_is_taken_out_of_a_cell() {
        assert_eq!(clean("\u{feff} Hai\u{200b}chu\u{7}an\u{a0}AG \u{1a}"), "Haichuan AG");
        assert_eq!(clean("\t20240305\t"), "20240305");
        assert_eq!(clean("two\nlines"), "two\nlines");
    }

    #[test]
    fn a_guard_that_is_taken_off_leaves_what_was_guarded() {
        for cell in
            ["+24V", "-A2", "@home", "=SUM(A1)", "'=1", "''+x", "'", "'24", "-5", "it's", "\u{ff1d}1", "=\"01\""]
        {
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        assert_eq!(guarded("+24V supply"), "'+24V supply");
    }

    #[test]
    fn numbers_that_were_kept_as_texts_are_bare() {
        assert_eq!(bare("=\"000120\""), "000120");
        assert_eq!(bare("'000120"), "000120");
        assert_eq!(bare("`2022072512345928259"), "2022072512345928259");
        assert_eq!(bare("'t Hooft"), "'t Hooft");
        assert_eq!(bare("A-1"), "A-1");
    }
}
