//! Cyrillic and Greek, whose words are beyond ASCII as a whole. Each has its letters where the other has them, so that what
//! tells them apart is where capitals stand, and letters that one of them hardly has.

use super::{Encoding, IMPOSSIBLE, Likely};

/// What hardly a word has: one in ten letters makes it the other script.
const SELDOM: usize = 2;

pub(super) fn of_cyrillic(before: u8, byte: u8, run: usize) -> usize {
    match byte {
        // A capital behind a small letter is none, unless words run together.
        0xc0..=0xdf if before >= 0xe0 => SELDOM,
        0xc0..=0xff | 0xa8 | 0xb8 | 0xb9 | 0xab | 0xbb | 0x96 | 0x97 if run > 1 => 0,
        _ => 1,
    }
}

pub(super) fn of_greek(before: u8, byte: u8, run: usize) -> usize {
    match byte {
        0xd2 | 0xff => IMPOSSIBLE,
        0xc1..=0xd9 if before >= 0xdc => SELDOM,
        // With two marks; where Cyrillic has the most usual vowel.
        0xc0 | 0xe0 => SELDOM,
        0xa2 | 0xb6 | 0xb8..=0xba | 0xbc | 0xbe..=0xfe | 0xab | 0xbb | 0x96 | 0x97 if run > 1 => 0,
        _ => 1,
    }
}

/// What looks Greek, in the form of Windows or in that of the standard: only one capital has another place.
pub(super) fn or_iso(bytes: &[u8], windows: Likely) -> Likely {
    let begins_word = |place: usize| {
        let is_greek = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0xc1);
        !is_greek(place.checked_sub(1).and_then(|place| bytes.get(place))) && is_greek(bytes.get(place + 1))
    };
    let begin_words =
        |capital: u8| bytes.iter().enumerate().filter(|(place, byte)| **byte == capital && begins_word(*place)).count();
    let (of_windows, of_iso) = (begin_words(0xa2), begin_words(0xb6));
    let has_signs_of_windows = bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    let is_iso = of_iso > of_windows && !has_signs_of_windows;
    Likely {
        encoding: if is_iso { Encoding::Iso8859Greek } else { windows.encoding },
        unsure: windows.unsure || of_iso > 0 && !is_iso,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{check, likely};
    use super::*;

    #[test]
    fn greek_is_not_taken_for_cyrillic() {
        // An engine, the only word beyond ASCII; then a date, a customer and an amount.
        let one = b"Date,Account,Product,Amount\r\n\
                    2024-05-01,Haichuan,\xca\xe9\xed\xe7\xf4\xde\xf1\xe1\xf2,1200\r\n";
        check(one, Encoding::Windows1253, false);
        let headings = b"\xc7\xec\xe5\xf1\xef\xec\xe7\xed\xdf\xe1;\xd0\xe5\xeb\xdc\xf4\xe7\xf2;\xd0\xef\xf3\xfc\r\n";
        check(headings, Encoding::Windows1253, false);
        check(&[&headings[..], b"1;2;5 \x80\r\n"].concat(), Encoding::Windows1253, false);
        // A name that begins with the one capital that lies elsewhere.
        check(&[&headings[..], b"1;\xb6\xed\xed\xe1;5\r\n"].concat(), Encoding::Iso8859Greek, false);
        check(&[&headings[..], b"1;\xa2\xed\xed\xe1;5\r\n"].concat(), Encoding::Windows1253, false);
    }

    /// Files of which other programs' users reported that they were taken for Cyrillic or Greek.
    #[test]
    fn western_text_in_capitals_is_neither_greek_nor_cyrillic() {
        // Expenses of the Brazilian senate, where most of the marked letters are capitals.
        let senate = b"\"ANO\";\"FORNECEDOR\";\"DETALHAMENTO\";\"VALOR\"\r\n\
            \"2011\";\"CERON - CENTRAIS EL\xc9TRICAS DE ROND\xd4NIA S.A.\";\"Aluguel de im\xf3veis para escrit\xf3rio pol\xedtico\";\"47,65\"\r\n\
            \"2011\";\"CERON - CENTRAIS EL\xc9TRICAS DE ROND\xd4NIA S.A.\";\"Aquisi\xe7\xe3o de material\";\"5000\"\r\n";
        check(senate, Encoding::Windows1252, false);
        check(b"KUNDE;GR\xd6SSE\r\nM\xdcNCHENER R\xdcCK;5\r\nK\xd6LN MESSE;7\r\n", Encoding::Windows1252, false);
        check(b"CLIENTE;A\xd1O\r\nCOMPA\xd1\xcdA ESPA\xd1OLA;5\r\n", Encoding::Windows1252, false);
        check(b"SOCI\xc9T\xc9;MONTANT\r\nH\xd4TEL DES C\xc9VENNES;5\r\n", Encoding::Windows1252, false);
    }

    #[test]
    fn russian_stays_cyrillic_in_small_letters_and_in_capitals() {
        let small = b"\xc4\xe0\xf2\xe0;\xca\xeb\xe8\xe5\xed\xf2;\xd1\xf3\xec\xec\xe0\r\n\
                      2024-05-01;\xd5\xe0\xe9\xf7\xf3\xe0\xed\xfc;\xd0\xe5\xeb\xe5\r\n";
        check(small, Encoding::Windows1251, false);
        check(b"\xc4\xc0\xd2\xc0;\xd1\xd3\xcc\xcc\xc0\r\n", Encoding::Windows1251, false);
    }

    #[test]
    fn what_may_be_of_either_script_or_of_another_is_told_as_unsure() {
        // Capitals that are letters of both.
        assert!(likely(b"Date;Account\r\n2024-05-01;\xca\xc9\xcd\xc7\xd4\xc7\xd1\r\n").unsure);
        // A date and a sum in Russian, as the mail once had it.
        assert!(likely(b"\xe4\xc1\xd4\xc1;\xf3\xd5\xcd\xcd\xc1\r\n\xeb\xcc\xc9\xc5\xce\xd4;5\r\n").unsure);
    }
}
