//! Names that mean the same. People write one name in many ways, and so do their systems; what differs only in
//! capitals, width, kinds of brackets and dashes, spaces or letters that nobody sees is one name.

use crate::value::{is_hidden, is_shape, plain};

/// What all ways to write a name share. `fold` makes small letters. Brackets count, of whatever kind they are: what
/// stands in them may be all that tells two names apart from one.
pub fn same_name(name: &str, fold: &dyn Fn(&str) -> String) -> String {
    let shown = |c: &char| !c.is_whitespace() && !is_unseen(*c);
    fold(&plain(name).chars().map(usual).filter(shown).collect::<String>())
}

/// The usual one of letters that stand for each other.
fn usual(c: char) -> char {
    match c {
        '[' | '{' | '<' | '\u{ab}' | '\u{2039}' | '\u{ff5f}' => '(',
        ']' | '}' | '>' | '\u{bb}' | '\u{203a}' | '\u{ff60}' => ')',
        '\u{3008}' | '\u{300a}' | '\u{300c}' | '\u{300e}' | '\u{3010}' | '\u{3014}' | '\u{3016}' | '\u{3018}' => '(',
        '\u{3009}' | '\u{300b}' | '\u{300d}' | '\u{300f}' | '\u{3011}' | '\u{3015}' | '\u{3017}' | '\u{3019}' => ')',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2022}' | '\u{30fb}' | '\u{2027}' => '\u{b7}',
        '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        other => other,
    }
}

/// A text without letters that nobody sees: marks of direction and width, control letters. Line breaks stay.
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect::<String>().trim().to_owned()
}

/// Breaks of lines belong to a text. Of letters with several shapes one name may have any.
fn is_unseen(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\n' | '\t');
    is_control || is_shape(c) || is_hidden(c) && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_capitals_width_brackets_dashes_spaces_and_hidden_letters() {
        let same = |name: &str| same_name(name, &str::to_lowercase);
        for name in [
            "Haichuan (Su-zhou) Electric",
            "HAICHUAN (Su-zhou)  electric ",
            "\u{ff28}aichuan\u{3000}(Su\u{2013}zhou)Electric",
            "\u{feff}Haichuan \u{ff08}Su-zhou\u{ff09} Elec\u{200b}tric\u{202c}",
            "HAICHUAN \u{3010}Su-zhou\u{3011} ELEC\u{ad}TRIC",
            "Haichuan [Su-zhou]\u{a0}Electric",
            "Haichuan \u{3014}Su-zhou\u{3015} Electric\r",
        ] {
            assert_eq!(same(name), "haichuan(su-zhou)electric", "{name:?}");
        }
        assert_ne!(same("Haichuan 1"), same("Haichuan 2"));
        assert_ne!(same("Servo (2)"), same("Servo 2"));
        assert_eq!(same("\u{200b} \u{3000}"), "");
    }
}
