//! Units in what is written beside numbers: the unit of a goal, the number format of a cell. A currency there tells
//! millions from metres.

use super::heading::{parted, power};
use super::{Counts, leading, word};
use crate::plan::Currency;
use crate::value::{Slugs, plain};

/// Signs of currencies in small letters, the longer ones first.
const SIGNS: [&str; 14] = [
    "us$", "hk$", "nt$", "a$", "c$", "s$", "rmb", "$", "\u{20ac}", "\u{a5}", "\u{ffe5}", "\u{a3}", "\u{20b9}",
    "\u{20a9}",
];

/// What is said of its unit by what stands beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Nothing,
    /// So many powers of ten.
    Power(u32),
    /// Thousands or tonnes, millions or metres: nothing tells which.
    Unclear,
}

/// The unit that stands beside a number.
pub fn beside(text: &str) -> Beside {
    let text = plain(text);
    // Behind a stroke stands for each of what the number is.
    let text = text.split('/').next().unwrap_or_default();
    let words = parted(text).to_ascii_lowercase();
    let words = || words.split('_').filter(|word| !word.is_empty());
    let has_currency = words().any(is_currency);
    let of_word = |text: &str| {
        let is_beside = has_currency || without_currency(text).len() < text.len();
        if is_beside { power(text, false, true) } else { word(text, &|counts| counts == Counts::Always) }
    };
    match words().find_map(|text| leading(text).map(|(power, _)| power).or_else(|| of_word(text))) {
        Some(power) => Beside::Power(power),
        None if words().any(|text| word(text, &|_| true).is_some()) => Beside::Unclear,
        None => Beside::Nothing,
    }
}

/// Whether a letter is the sign of a currency.
pub(super) fn is_sign(c: char) -> bool {
    !c.is_ascii_alphabetic() && SIGNS.iter().any(|sign| sign.ends_with(c))
}

/// Whether a word in small letters is a currency.
pub(super) fn is_currency(word: &str) -> bool {
    SIGNS.contains(&word) || Currency::SET.slugs.iter().any(|code| code.eq_ignore_ascii_case(word))
}

/// A word in small letters without a sign or code of a currency at one of its ends.
pub(super) fn without_currency(word: &str) -> &str {
    let codes = Currency::SET.slugs.iter().copied();
    let strip = |code: &str| {
        let code = code.to_ascii_lowercase();
        word.strip_suffix(&*code).or_else(|| word.strip_prefix(&*code)).filter(|rest| !rest.is_empty())
    };
    SIGNS.iter().copied().chain(codes).find_map(strip).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_units_count_beside_a_currency_and_are_unclear_alone() {
        for (text, power) in [
            ("k\u{20ac}", 3),
            ("kEUR", 3),
            ("TEUR", 3),
            ("EUR '000", 3),
            ("US$ m", 6),
            ("m EUR", 6),
            ("Mio. \u{20ac}", 6),
            ("Mn", 6),
            ("$b", 9),
            ("\u{20b9} Cr", 7),
            ("EUR million", 6),
            ("million", 6),
            ("\u{5343}\u{5143}", 3),
            ("\u{4e07}\u{53f0}", 4),
            ("\u{4e07}\u{4ebf}\u{5143}", 12),
        ] {
            assert_eq!(beside(text), Beside::Power(power), "{text}");
        }
        for text in ["m", "T", "k", "b", "mm", "k pcs"] {
            assert_eq!(beside(text), Beside::Unclear, "{text}");
        }
        for text in [
            "",
            "EUR",
            "EUR/t",
            "\u{20ac}/m",
            "m\u{b2}",
            "%",
            "\u{5343}\u{514b}",
            "\u{767e}\u{5206}\u{70b9}",
            "RMB",
            "pcs",
        ] {
            assert_eq!(beside(text), Beside::Nothing, "{text}");
        }
    }
}
