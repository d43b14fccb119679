//! Polish, Czech, Hungarian and their neighbours among what looks western. Half of their letters lie where the west has
//! other letters, and the rest where it has signs, which give them away within a word.

use super::{Encoding, Likely};

/// Letters of the middle of Europe in a text.
#[derive(Debug, Default)]
struct Found {
    /// Letters of both.
    letters: usize,
    /// What would be signs within words in the west.
    certain: usize,
    /// What the west seldom has at such a place.
    likely: usize,
}

/// What looks western, or what it is in the middle of Europe.
pub(super) fn or_central(bytes: &[u8], western: Likely) -> Likely {
    let found = look(bytes);
    if found.certain == 0 {
        return Likely { unsure: western.unsure || found.likely > 0, ..western };
    }
    // A single one among many may be a slip.
    Likely { encoding: Encoding::Windows1250, unsure: western.unsure || found.certain * 20 < found.letters }
}

fn look(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    for (place, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let before = place.checked_sub(1).and_then(|place| bytes.get(place)).copied().unwrap_or_default();
        let after = bytes.get(place + 1).copied().unwrap_or_default();
        let length = bytes[..place].iter().rev().take_while(|byte| is_letter(**byte)).count();
        found.letters += 1;
        match byte {
            // A pound may stand before its unit, which begins with no vowel.
            0xa3 if is_vowel(after) => found.certain += 1,
            0x9f if before.is_ascii_lowercase() || before >= 0xe0 => found.certain += 1,
            0x8d | 0x8f | 0x9d | 0xaa | 0xaf | 0xb3 | 0xb9 | 0xba if is_letter(after) => found.certain += 1,
            // Questions in Spanish begin with such a sign, and so does a fraction.
            0xa5 | 0xbc | 0xbe | 0xbf if is_letter(before) && is_letter(after) => found.certain += 1,
            // Cubic metres end so, and words with a note.
            0xb3 | 0xb9 | 0xbe | 0xbf if length > 2 => found.likely += 1,
            // In French an e stands in it, before a u as a rule.
            0x8c | 0x9c if !matches!(after, b'u' | b'U') => found.likely += 1,
            // Italian words end so.
            0xcc | 0xd9 | 0xec | 0xf9 if is_letter(after) => found.likely += 1,
            // In Portuguese an e follows.
            0xd5 | 0xf5 if !matches!(after, b'e' | b'E') => found.likely += 1,
            _ => {}
        }
    }
    found
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xc0 || matches!(byte, 0x9a | 0x9c | 0x9e | 0x9f | 0xb3 | 0xb9 | 0xbe | 0xbf)
}

fn is_vowel(byte: u8) -> bool {
    byte >= 0xc0 || byte == 0xb9 || b"aeiouy".contains(&byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn polish_czech_and_romanian_are_known_by_signs_within_words() {
        // Lodz, Pawlowski, Zabka and Slask without their marks, and a table of firms.
        check(b"Klient;Kwota\r\n\xa3\xf3d\x9f;5\r\n", Encoding::Windows1250, false);
        check(b"Klient;Kwota\r\nPaw\xb3owski;5\r\nG\xb3\xf3wny;7\r\n", Encoding::Windows1250, false);
        check(b"Klient;Kwota\r\n\xafabka;5\r\n\x8cl\xb9sk;6\r\n", Encoding::Windows1250, false);
        let table = b"Nazwa klienta;Wojew\xf3dztwo;Opiekun;Kwota\r\n\
              Zak\xb3ady Chemiczne \xaf\xf3\xb3ty \x8cnieg;\xa3\xf3dzkie;Pawe\xb3 G\xb3\xf3wny;5\r\n\
              Przedsi\xeabiorstwo Us\xb3ugowe Gda\xf1sk;\x8cwi\xeatokrzyskie;Ma\xb3gorzata D\xb9browska;7\r\n";
        check(table, Encoding::Windows1250, false);
        // Towns of Slovakia and Romania, and a Slovak surname.
        check(b"N\xe1zov;Suma\r\nTren\xe8\xedn, Ma\x9dko;5\r\n", Encoding::Windows1250, false);
        check(b"Nume;Suma\r\nBra\xbaov;5\r\n", Encoding::Windows1250, false);
    }

    #[test]
    fn what_may_be_of_the_middle_of_europe_is_told_as_unsure() {
        // Mesto and Kunova in Czech, Gyor in Hungarian, Pawel and Wisniewski in Polish.
        for bytes in [
            &b"N\xe1zev;Suma\r\nM\xecsto;5\r\n"[..],
            b"N\xe1zev;Suma\r\nK\xf9nova;5\r\n",
            b"N\xe9v;\xd6sszeg\r\nGy\xf5r;5\r\n",
            b"Klient;Kwota\r\nPawe\xb3;5\r\n",
            b"Klient;Kwota\r\nWi\x9cniewski;5\r\n",
        ] {
            check(bytes, Encoding::Windows1252, true);
        }
    }

    #[test]
    fn signs_of_the_west_make_it_no_other() {
        for bytes in [
            &b"Kunde;Betrag\r\nM\xfcller;5 m\xb3\r\n"[..],
            b"Client;Revenue \xa3m\r\nCaf\xe9;\xa3100\r\n",
            b"Client;Revenue \xa3 million\r\nCaf\xe9;5\r\n",
            b"N\xba;\xbfQu\xe9?\r\n1\xaa;\xbfD\xf3nde?\r\n",
            b"Client;Montant\r\nS\x9curs du C\x9cur;5\r\nO\xf9;7\r\n",
            b"Artikel;Ma\xdf\r\nRohr \xbd Zoll;\xbc\r\n",
            b"Cliente;Data\r\nPi\xf9;luned\xec\r\n",
            b"Cliente;A\xe7\xf5es\r\nJo\xe3o;5\r\n",
            b"Kunde;Bel\xf8b\r\nS\xf8rensen;5\r\n",
        ] {
            check(bytes, Encoding::Windows1252, false);
        }
    }
}
