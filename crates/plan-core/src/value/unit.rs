//! Words for powers of ten, all in one table: behind numbers, in headings, in the units of goals and in the number
//! formats of spreadsheets. The surprise: the short ones mean other things too, so what stands beside a word decides
//! whether it is a unit. An m is a metre, but behind a number that somebody types, over a column of sums or beside a
//! currency it is a million.

mod heading;
mod money;

pub use heading::{heading, heading_of_pieces, is_note, names_currency, names_single, parted, without_money};
pub use money::{Beside, beside};

/// Where a word is a unit. Beside a currency each of them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    Always,
    /// Behind a number, and over a column of sums.
    Short,
    /// Behind a number.
    Number,
    /// Over a column of sums: behind a number it would be tonnes, millimetres, a credit or a fourth.
    Heading,
}

use Counts::{Always, Heading, Number, Short};

/// In small letters; of those that mean the same the first is the one that is written.
const WORDS: [(&str, u32, Counts); 34] = [
    ("k", 3, Short),
    ("thousand", 3, Always),
    ("thousands", 3, Always),
    ("tsd", 3, Always),
    ("ths", 3, Heading),
    ("t", 3, Heading),
    ("'000", 3, Heading),
    ("000", 3, Heading),
    ("wan", 4, Heading),
    ("lakh", 5, Always),
    ("lakhs", 5, Always),
    ("lac", 5, Heading),
    ("lacs", 5, Heading),
    ("m", 6, Short),
    ("mn", 6, Always),
    ("mio", 6, Always),
    ("mln", 6, Always),
    ("mm", 6, Heading),
    ("million", 6, Always),
    ("millions", 6, Always),
    ("crore", 7, Always),
    ("crores", 7, Always),
    ("cr", 7, Heading),
    ("yi", 8, Heading),
    ("bn", 9, Always),
    ("bln", 9, Always),
    ("mrd", 9, Always),
    ("b", 9, Number),
    ("billion", 9, Always),
    ("billions", 9, Always),
    ("trillion", 12, Always),
    ("trillions", 12, Always),
    ("trn", 12, Heading),
    ("tn", 12, Heading),
];

/// Chinese letters that multiply what stands before them; several of them multiply each other.
const LETTERS: [(char, u32); 8] = [
    ('\u{5341}', 1),
    ('\u{767e}', 2),
    ('\u{5343}', 3),
    ('\u{4edf}', 3),
    ('\u{4e07}', 4),
    ('\u{842c}', 4),
    ('\u{4ebf}', 8),
    ('\u{5104}', 8),
];

/// What makes a unit of its own behind the letter for a thousand: grams, metres, watts and the like.
const MEASURES: [char; 16] = [
    '\u{514b}', '\u{7c73}', '\u{74e6}', '\u{4f0f}', '\u{5347}', '\u{5b89}', '\u{5361}', '\u{8d6b}', '\u{5e15}',
    '\u{5b57}', '\u{65f6}', '\u{7126}', '\u{725b}', '\u{5146}', '\u{6bd4}', '\u{5206}',
];

/// Powers of ten that are units: tens and hundreds are numbers.
const LEAST: u32 = 3;
const MOST: u32 = 12;

fn multiplies(c: char) -> Option<u32> {
    LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, power)| *power)
}

/// What multiplying letters come to together, if that is a unit.
fn product(letters: &str) -> Option<u32> {
    let power = letters.chars().map(multiplies).try_fold(0, |sum, power| Some(sum + power?))?;
    (LEAST..=MOST).contains(&power).then_some(power)
}

/// A word of the table, where it counts in one of some ways.
fn word(text: &str, counts: &dyn Fn(Counts) -> bool) -> Option<u32> {
    WORDS.iter().find(|(word, _, it)| *word == text && counts(*it)).map(|(_, power, _)| *power)
}

fn behind_numbers(counts: Counts) -> bool {
    counts != Heading
}

/// A number in small letters without the unit behind it, and the power of ten that it stands for.
pub(crate) fn behind_number(text: &str) -> (&str, u32) {
    let digits = text.trim_end_matches(|c: char| multiplies(c).is_some());
    if let Some(power) = product(&text[digits.len()..]) {
        return (digits.trim_end(), power);
    }
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    word(&text[digits.len()..], &behind_numbers).map_or((text, 0), |power| (digits.trim_end(), power))
}

/// Whether a word in small letters may be a unit behind a number, and may be another thing there as well.
pub(crate) fn is_unclear(text: &str) -> bool {
    text.is_ascii() && word(text, &behind_numbers).is_some()
}

/// The power of ten that a text in Chinese begins with, and what stands behind.
pub(crate) fn leading(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| multiplies(c).is_some());
    let power = product(&text[..text.len() - rest.len()])?;
    (power != 3 || !rest.starts_with(MEASURES)).then_some((power, rest))
}

/// A unit as it is written behind a number, to be read again by whoever reads numbers with their units; in Chinese, or
/// in English where that has a word for it.
pub fn written(power: u32, in_chinese: bool) -> &'static str {
    const CHINESE: [&str; 10] = [
        "\u{5343}",
        "\u{4e07}",
        "\u{5341}\u{4e07}",
        "\u{767e}\u{4e07}",
        "\u{5343}\u{4e07}",
        "\u{4ebf}",
        "\u{5341}\u{4ebf}",
        "\u{767e}\u{4ebf}",
        "\u{5343}\u{4ebf}",
        "\u{4e07}\u{4ebf}",
    ];
    let chinese =
        || power.checked_sub(LEAST).and_then(|place| CHINESE.get(place as usize)).copied().unwrap_or_default();
    let english = WORDS.iter().find(|(_, it, counts)| *it == power && behind_numbers(*counts)).map(|(word, ..)| *word);
    english.filter(|_| !in_chinese).unwrap_or_else(chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_of_a_power_is_read_as_that_power() {
        for (power, in_chinese) in (LEAST..=MOST).flat_map(|power| [(power, true), (power, false)]) {
            let unit = written(power, in_chinese);
            assert_eq!(behind_number(&format!("12{unit}")), ("12", power), "{unit}");
        }
        assert_eq!((written(6, false), written(6, true)), ("m", "\u{767e}\u{4e07}"));
    }

    #[test]
    fn a_unit_behind_a_number_is_taken_off_and_what_may_be_a_measure_is_not() {
        for (text, number, power) in [
            ("4 million", "4", 6),
            ("4 millions", "4", 6),
            ("4.9mio", "4.9", 6),
            ("12 mrd", "12", 9),
            ("3 lakh", "3", 5),
            ("3.2\u{4ebf}", "3.2", 8),
            ("2 \u{767e}\u{4e07}", "2", 6),
            ("2\u{4e07}\u{4ebf}", "2", 12),
            ("5k", "5", 3),
            ("5b", "5", 9),
            ("5t", "5t", 0),
            ("5 mm", "5 mm", 0),
            ("5 cr", "5 cr", 0),
            ("3\u{767e}", "3\u{767e}", 0),
            ("5", "5", 0),
            ("", "", 0),
        ] {
            assert_eq!(behind_number(text), (number, power), "{text}");
        }
    }

    #[test]
    fn a_letter_for_thousands_before_a_measure_is_part_of_the_measure() {
        assert_eq!(leading("\u{5343}\u{53ea}"), Some((3, "\u{53ea}")));
        assert_eq!(leading("\u{4e07}\u{7c73}"), Some((4, "\u{7c73}")));
        assert_eq!(leading("\u{5343}\u{74e6}\u{65f6}"), None);
        assert_eq!(leading("\u{767e}\u{53ea}"), None);
        assert_eq!(leading("\u{53f0}"), None);
    }
}
