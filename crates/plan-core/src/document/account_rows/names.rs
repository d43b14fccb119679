//! Names that mean the same. People write one name in many ways, and so do their systems; what differs only in
//! capitals, width, brackets, spaces or letters that nobody sees is one name.

use crate::value::plain;

/// What all ways to write a name share. `fold` makes small letters.
pub fn same_name(name: &str, fold: &dyn Fn(&str) -> String) -> String {
    let plain = plain(&without_hidden(name));
    fold(&plain).chars().filter(|c| !c.is_whitespace() && !is_bracket(*c)).collect()
}

/// A text without letters that nobody sees: marks of direction and width, control letters. Line breaks stay.
pub fn without_hidden(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect::<String>().trim().to_owned()
}

fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}' | '\u{ab}' | '\u{bb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_capitals_width_brackets_spaces_and_hidden_letters() {
        let same = |name: &str| same_name(name, &str::to_lowercase);
        let names = [
            "Haichuan (Suzhou) Electric",
            "haichuan electric ",
            "\u{ff28}aichuan\u{3000}(Suzhou)Electric",
            "\u{feff}Haichuan \u{ff08}Suzhou\u{ff09} Elec\u{200b}tric\u{202c}",
            "HAICHUAN \u{3010}Suzhou\u{3011} ELEC\u{ad}TRIC",
            "Haichuan [Suzhou]\u{a0}Electric",
            "Haichuan \u{3014}Suzhou\u{3015} Electric\r",
        ];
        for name in [names[0]].iter().chain(&names[2..]) {
            assert_eq!(same(name), "haichuansuzhouelectric", "{name:?}");
        }
        assert_eq!(same(names[1]), "haichuanelectric");
        assert_ne!(same("Haichuan 1"), same("Haichuan 2"));
        assert_eq!(same("\u{200b} \u{3000}"), "");
    }
}
