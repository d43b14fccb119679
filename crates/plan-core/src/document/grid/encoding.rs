//! How the bytes of a table are most likely meant, by which reading has the fewest faults. The surprise: in GB 18030
//! nearly any bytes mean something, so that what decides is how common the letters are.

mod central;
mod scripts;

/// How a text is written as bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    /// What spreadsheets call Unicode text, the lesser byte of a letter first.
    Utf16Le,
    Utf16Be,
    /// What Chinese spreadsheets save CSV as; takes in GBK and GB 2312.
    Gb18030,
    Big5,
    ShiftJis,
    EucKr,
    Windows1252,
    Windows1251,
    Windows1250,
    Windows1253,
    /// The same for most letters of Greek.
    Iso8859Greek,
    Macintosh,
}

/// Each encoding with the name that people know it by, and the one that browsers do.
pub const ENCODINGS: [(Encoding, &str, &str); 13] = [
    (Encoding::Utf8, "UTF-8", "utf-8"),
    (Encoding::Gb18030, "GB 18030 (GBK)", "gb18030"),
    (Encoding::Big5, "Big5", "big5"),
    (Encoding::Windows1252, "Windows-1252", "windows-1252"),
    (Encoding::Utf16Le, "UTF-16", "utf-16le"),
    (Encoding::Utf16Be, "UTF-16 BE", "utf-16be"),
    (Encoding::ShiftJis, "Shift JIS", "shift_jis"),
    (Encoding::EucKr, "EUC-KR", "euc-kr"),
    (Encoding::Windows1250, "Windows-1250", "windows-1250"),
    (Encoding::Windows1251, "Windows-1251", "windows-1251"),
    (Encoding::Windows1253, "Windows-1253", "windows-1253"),
    (Encoding::Iso8859Greek, "ISO 8859-7", "iso-8859-7"),
    (Encoding::Macintosh, "Macintosh", "macintosh"),
];

/// What bytes are most likely.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Likely {
    pub encoding: Encoding,
    /// Another reading is nearly as likely.
    pub unsure: bool,
}

/// Bytes that are looked at for their letters.
const LOOKED_AT: usize = 200_000;

/// Bytes before the first letter beyond ASCII that may be of the same word.
const WORD: usize = 20;

/// Faults in a thousand letters from which on a reading is odd.
const ODD: usize = 100;

#[cfg(test)]
#[track_caller]
fn check(bytes: &[u8], encoding: Encoding, unsure: bool) {
    assert_eq!(likely(bytes), Likely { encoding, unsure }, "{}", bytes.escape_ascii());
}

/// How the bytes of a table are most likely meant.
pub fn likely(bytes: &[u8]) -> Likely {
    let sure = |encoding| Likely { encoding, unsure: false };
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return sure(Encoding::Utf8),
        [0xff, 0xfe, ..] => return sure(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return sure(Encoding::Utf16Be),
        _ => {}
    }
    if let Some(encoding) = utf16(&bytes[..bytes.len().min(LOOKED_AT)]) {
        return sure(encoding);
    }
    let (letters, broken) = utf8(bytes);
    // A letter that was cut somewhere on the way is one fault among many letters that are whole.
    if broken == 0 || letters > broken {
        return Likely { encoding: Encoding::Utf8, unsure: broken > 0 && letters < 3 * broken };
    }
    // Long tables may be plain for long.
    let first = bytes.iter().position(|byte| *byte >= 0x80).unwrap_or(0).saturating_sub(WORD);
    let bytes = &bytes[first..bytes.len().min(first + LOOKED_AT)];
    let counts = Counts::of(bytes);
    // Of equal ones the first. Korean looks like Chinese in every byte, and has to be chosen.
    let mut faults = [
        (counts.chinese, Encoding::Gb18030),
        (counts.big5, Encoding::Big5),
        (counts.western, Encoding::Windows1252),
        (counts.cyrillic, Encoding::Windows1251),
        (counts.greek, Encoding::Windows1253),
        (counts.japanese, Encoding::ShiftJis),
    ]
    .map(|(faults, encoding)| (faults.per_mille(), encoding));
    faults.sort_by_key(|(faults, _)| *faults);
    let (least, encoding) = faults[0];
    let found = Likely { encoding, unsure: faults[1].0 < least + 100 };
    match encoding {
        Encoding::Windows1252 => central::or_central(bytes, found),
        // Whatever has letters of one byte has some meaning in each of these, and may be in one that is not known here.
        Encoding::Windows1251 => Likely { unsure: found.unsure || least >= ODD, ..found },
        Encoding::Windows1253 => scripts::or_iso(bytes, Likely { unsure: found.unsure || least >= ODD, ..found }),
        _ => found,
    }
}

/// Signs and breaks of lines have a nought beside them, on one side.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    let noughts = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (noughts(0), noughts(1));
    if (first + second) * 30 < bytes.len() || bytes.len() < 4 {
        return None;
    }
    Some(if first > second { Encoding::Utf16Be } else { Encoding::Utf16Le })
}

/// Letters beyond ASCII, and places where there is none.
fn utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut letters, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (letters, broken)
}

/// Letters in a reading, and how many are impossible or rare in it.
#[derive(Debug, Clone, Copy, Default)]
struct Faults {
    of: usize,
    faults: usize,
}

impl Faults {
    fn letter(&mut self, faults: usize) {
        self.of += 1;
        self.faults += faults;
    }

    fn per_mille(self) -> usize {
        self.faults * 1_000 / self.of.max(1)
    }
}

/// What bytes come to in each reading.
#[derive(Debug, Default)]
struct Counts {
    chinese: Faults,
    big5: Faults,
    japanese: Faults,
    western: Faults,
    cyrillic: Faults,
    greek: Faults,
}

/// A letter that means nothing counts as so many rare ones.
const IMPOSSIBLE: usize = 3;

impl Counts {
    fn of(bytes: &[u8]) -> Self {
        let mut counts = Self::default();
        counts.take_chinese(bytes);
        in_pairs(bytes, |before, lead, trail| counts.big5.letter(of_big5(before, lead, trail)));
        counts.take_japanese(bytes);
        for run in bytes.chunk_by(|one, other| (*one >= 0x80) == (*other >= 0x80)).filter(|run| run[0] >= 0x80) {
            let before = std::iter::once(0).chain(run.iter().copied());
            for (before, byte) in before.zip(run) {
                counts.western.letter(of_western(*byte, run.len()));
                counts.cyrillic.letter(scripts::of_cyrillic(before, *byte, run.len()));
                counts.greek.letter(scripts::of_greek(before, *byte, run.len()));
            }
        }
        counts
    }

    fn take_chinese(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let [lead, tail @ ..] = rest {
            rest = match (lead, tail) {
                (0..=0x7f, _) => tail,
                (0x81..=0xfe, [0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, after @ ..]) => {
                    self.chinese.letter(0);
                    after
                }
                (0x81..=0xfe, [trail @ (0x40..=0x7e | 0x80..=0xfe), after @ ..]) => {
                    // The common letters, then those that take a second look, then all that came later.
                    let faults = match (lead, trail) {
                        (0xa1..=0xa3 | 0xb0..=0xd7, 0xa1..=0xfe) => 0,
                        _ => 1,
                    };
                    self.chinese.letter(faults);
                    after
                }
                _ => {
                    self.chinese.letter(IMPOSSIBLE);
                    tail
                }
            };
        }
    }

    fn take_japanese(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let [lead, tail @ ..] = rest {
            rest = match (lead, tail) {
                (0..=0x7f, _) => tail,
                (0x81..=0x9f | 0xe0..=0xfc, [trail @ (0x40..=0x7e | 0x80..=0xfc), after @ ..]) => {
                    let is_common = matches!(lead, 0x81..=0x84 | 0x88..=0x97) && *trail >= 0x40;
                    self.japanese.letter(usize::from(!is_common));
                    after
                }
                // Half of a letter's width; nobody writes a table in them.
                (0xa1..=0xdf, _) => {
                    self.japanese.letter(1);
                    tail
                }
                _ => {
                    self.japanese.letter(IMPOSSIBLE);
                    tail
                }
            };
        }
    }
}

fn in_pairs(bytes: &[u8], mut take: impl FnMut(u8, u8, u8)) {
    let mut rest = bytes;
    let mut before = 0;
    while let [lead, tail @ ..] = rest {
        rest = match (lead, tail) {
            (0..=0x7f, _) => tail,
            (_, [trail, after @ ..]) if *trail >= 0x40 => {
                take(before, *lead, *trail);
                after
            }
            _ => {
                take(before, *lead, 0);
                tail
            }
        };
        before = if *lead < 0x80 { *lead } else { 0 };
    }
}

fn of_big5(before: u8, lead: u8, trail: u8) -> usize {
    match (lead, trail) {
        // In the middle of a word of small letters.
        (_, b'a'..=b'z') if before.is_ascii_lowercase() => 1,
        (0xa1..=0xc6, 0x40..=0x7e | 0xa1..=0xfe) => 0,
        (0xc9..=0xf9, 0x40..=0x7e | 0xa1..=0xfe) => 1,
        _ => IMPOSSIBLE,
    }
}

/// Letters with accents stand alone among others, or by twos, in the west of Europe and in its middle.
fn of_western(byte: u8, run: usize) -> usize {
    match byte {
        0x81 | 0x90 => IMPOSSIBLE,
        _ if run > 2 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Encoding) {
        assert_eq!(likely(bytes).encoding, expected);
    }

    #[test]
    fn one_cut_letter_makes_a_text_no_other() {
        let cut = include_bytes!("../../../tests/fixtures/tables/16-one-cut-letter.csv");
        assert_eq!(likely(cut), Likely { encoding: Encoding::Utf8, unsure: false });
        check("\u{65e5}\u{671f},\u{91d1}\u{989d}\n2024,1".as_bytes(), Encoding::Utf8);
        check(b"a,b\n1,2\n", Encoding::Utf8);
    }

    #[test]
    fn letters_with_accents_are_western() {
        check(include_bytes!("../../../tests/fixtures/tables/17a-windows-1252.csv"), Encoding::Windows1252);
        check(b"Kunde;Betrag\r\nM\xfcller;5\r\n", Encoding::Windows1252);
        check(b"Client;Montant\r\nSoci\xe9t\xe9 G\xe9n\xe9rale;5 \x80\r\nCaf\xe9;7\r\n", Encoding::Windows1252);
    }

    #[test]
    fn chinese_is_known_by_its_common_letters() {
        check(include_bytes!("../../../tests/fixtures/tables/33-rare-letters-gb18030.csv"), Encoding::Gb18030);
        check(b"\xc8\xd5\xc6\xda,\xbd\xf0\xb6\xee\r\n2024-03-05,1200\r\n", Encoding::Gb18030);
        // Date, customer, product and amount, and a firm of Taiwan, as they are written there.
        let big5 = b"\xa4\xe9\xb4\xc1,\xab\xc8\xa4\xe1,\xb2\xa3\xab~,\xaa\xf7\xc3B\r\n\
                     2024-03-05,\xae\xfc\xa4t\xb9q\xae\xf0,\xa6\xf8\xaaA\xbe\xf7,100\r\n";
        check(big5, Encoding::Big5);
    }

    #[test]
    fn other_scripts_are_known_by_where_their_letters_lie() {
        // Date and amount in Russian, then in Japanese with a few words more.
        check(b"\xc4\xe0\xf2\xe0;\xd1\xf3\xec\xec\xe0\r\n\xca\xeb\xe8\xe5\xed\xf2;5\r\n", Encoding::Windows1251);
        check(b"\x93\xfa\x95t,\x8c\xda\x8bq,\x8b\xe0\x8az\r\n\x93\x8c\x8b\x9e\x93d\x8b@,5\r\n", Encoding::ShiftJis);
    }

    #[test]
    fn two_bytes_a_letter_need_no_mark() {
        let text = "\u{65e5}\u{671f}\t\u{91d1}\u{989d}\r\n2024-03-05\t1200\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, Encoding::Utf16Le);
        check(&big, Encoding::Utf16Be);
        check(&[&b"\xff\xfe"[..], &little].concat(), Encoding::Utf16Le);
    }
}
