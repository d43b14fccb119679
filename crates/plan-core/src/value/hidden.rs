//! Letters that nobody sees, in one list. Who leaves them out names what he keeps, since some belong to what is seen:
//! the shape of a character that has several, or the joints of letters.

/// A letter that shows nothing, or turns the line round: whoever reads a text with it reads another text. Two of them
/// are breaks of lines.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}')
}

/// What says which shape of the letter before it is meant. It is seen by what it does, and two names that differ in it
/// alone are one name.
pub(crate) fn is_shape(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// What programs leave behind and no language needs: marks of byte order, soft hyphens, joints of words. Others join
/// the letters of Arabic or the parts of a picture, and stay in a text.
pub(crate) fn is_left_over(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_behind_is_hidden_and_no_letter_is() {
        let all = || (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        assert!(all().filter(|c| is_left_over(*c)).all(is_hidden));
        // Spaces are seen, but for two breaks of lines.
        assert_eq!(all().filter(|c| is_hidden(*c) && c.is_whitespace()).count(), 2);
        assert!(!all().any(|c| is_hidden(c) && (is_shape(c) || c.is_numeric() || c.is_ascii())));
        assert!(!"a\u{e9}\u{4e07}\u{301}\u{1f680}\u{fe0f} \u{a0}".chars().any(is_hidden));
    }
}
