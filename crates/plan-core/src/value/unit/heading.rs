//! The unit that a heading names. Names and notes stand in brackets, behind commas, lines or nothing at all, and words
//! run together.

use super::money::{is_currency, is_sign, without_currency};
use super::{Counts, LEAST, MEASURES, MOST, multiplies, product, word};
use crate::value::plain;

/// What Chinese calls money, the longer names first.
const MONEY: [&str; 9] = [
    "\u{4eba}\u{6c11}\u{5e01}",
    "\u{7f8e}\u{5143}",
    "\u{6b27}\u{5143}",
    "\u{6e2f}\u{5143}",
    "\u{6e2f}\u{5e01}",
    "\u{65e5}\u{5143}",
    "\u{82f1}\u{9551}",
    "\u{5143}",
    "\u{5706}",
];

/// The power of ten that a heading says sums are in; 0 when it says none.
pub fn heading(heading: &str) -> u32 {
    power_among(heading, false).unwrap_or(0)
}

/// The same of pieces: so many thousands of them.
pub fn heading_of_pieces(heading: &str) -> u32 {
    power_among(heading, true).unwrap_or(0)
}

/// The words of a heading, each between lines: `netAmount (EUR)` is `_net_Amount_EUR_`.
pub fn parted(heading: &str) -> String {
    let mut words = String::from("_");
    let mut before = ' ';
    for c in heading.chars() {
        let begins = before.is_lowercase() && c.is_uppercase();
        if (begins || !is_part(c)) && !words.ends_with('_') {
            words.push('_');
        }
        if is_part(c) {
            words.push(c);
        }
        before = c;
    }
    if !words.ends_with('_') {
        words.push('_');
    }
    words
}

/// Apostrophes and signs of currencies belong to units, as in '000 and k€.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || is_sign(c)
}

/// Whether a heading has the word for single units of money, which in Chinese is that for the money itself.
pub fn names_single(heading: &str) -> bool {
    // What is called dollars or the people's money is in a currency, of whatever unit.
    let single = ['\u{5143}', '\u{5706}'];
    parted(heading).split('_').any(|word| {
        let bare = word.trim_end_matches(single);
        bare.len() < word.len() && (bare.is_empty() || MONEY.contains(&bare))
    })
}

/// Whether a heading names a currency by its name, its code or its sign.
pub fn names_currency(heading: &str) -> bool {
    let words = parted(heading).to_lowercase();
    words.split('_').any(|word| MONEY.contains(&word) || is_currency(word))
}

/// Whether a word of a heading, in small letters, says its unit or its currency and so is no part of its name.
pub fn is_note(word: &str) -> bool {
    // What stands for money in a word that is longer is part of a name, or is taken off by `without_money`.
    power(word, false, false).is_some() && !word.contains('\u{5143}') || is_currency(word)
}

/// A name in Chinese without the money that it is in, and the unit of that.
pub fn without_money(name: &str) -> String {
    let parts = MONEY.iter().find_map(|money| name.split_once(money));
    parts.map_or_else(
        || name.to_owned(),
        |(before, after)| format!("{}{after}", before.trim_end_matches(|c: char| multiplies(c).is_some())),
    )
}

/// The unit that one of the words is, with tens and hundreds before it.
fn power_among(heading: &str, of_pieces: bool) -> Option<u32> {
    let words = parted(&plain(heading)).to_ascii_lowercase();
    // Tonnes and metres are no thousands and no millions.
    let is_short = |word: &str| of_pieces && word.is_ascii() && word.len() < 3 && !word.ends_with('k');
    let words: Vec<&str> = words.split('_').filter(|word| !word.is_empty() && *word != "of").collect();
    let has_currency = words.iter().any(|word| is_currency(word));
    let (place, power) = words
        .iter()
        .enumerate()
        .find_map(|(place, word)| Some((place, power(word, of_pieces, has_currency).filter(|_| !is_short(word))?)))?;
    let before = place.checked_sub(1).and_then(|place| words.get(place)).copied().unwrap_or_default();
    let tens = match before {
        "ten" | "tens" | "10" => 1,
        "hundred" | "hundreds" | "100" => 2,
        _ => 0,
    };
    is_unit(power + tens)
}

fn is_unit(power: u32) -> Option<u32> {
    (LEAST..=MOST).contains(&power).then_some(power)
}

/// What a word in small letters stands for when it is a unit, beside other words among which a currency is or not.
pub(super) fn power(text: &str, of_pieces: bool, has_currency: bool) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let bare = without_currency(text);
    if let Some(power) = chinese(text, of_pieces).or_else(|| chinese(bare, of_pieces)) {
        return is_unit(power);
    }
    // So many noughts are a unit too, alone or before one.
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let noughts = bare[..digits].strip_prefix('1').filter(|rest| rest.bytes().all(|byte| byte == b'0'));
        let power_of_ten = noughts.and_then(|noughts| u32::try_from(noughts.len()).ok());
        match (power_of_ten, &bare[digits..]) {
            (Some(power), "") if power >= LEAST => return is_unit(power),
            (Some(tens), unit) if !unit.is_empty() => {
                return power(unit, of_pieces, has_currency).and_then(|power| is_unit(power + tens));
            }
            _ => {}
        }
    }
    let is_beside_currency = has_currency || bare.len() < text.len();
    word(bare, &|counts| is_beside_currency || counts != Counts::Number)
}

/// Chinese writes the unit before the name of the money, and words run together: the letters that multiply, just
/// before it, or alone.
fn chinese(word: &str, of_pieces: bool) -> Option<u32> {
    if word.is_ascii() {
        return None;
    }
    let names = || MONEY.iter().filter(|_| !of_pieces);
    let behind = names().find_map(|name| word.strip_suffix(name));
    let before = behind.or_else(|| {
        names().find_map(|name| {
            word.find(name).map(|place| &word[..place]).filter(|it| it.chars().all(|c| multiplies(c).is_some()))
        })
    });
    let Some(text) = before else {
        // A name may begin or end with such a letter; pieces have one more behind it.
        let rest = word.trim_start_matches(|c: char| multiplies(c).is_some());
        let is_measure = rest.ends_with(MEASURES);
        let is_unit = rest.is_empty() || of_pieces && rest.chars().count() == 1 && !is_measure;
        return product(&word[..word.len() - rest.len()]).filter(|_| is_unit);
    };
    let rest = text.trim_end_matches(|c: char| multiplies(c).is_some());
    // So many of them are a sum, and no unit.
    if rest.ends_with(char::is_numeric) { None } else { product(&text[rest.len()..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_the_unit_of_its_amounts_wherever_it_stands() {
        for (text, power) in [
            ("金额（万元）", 4),
            ("销售额(不含税,万元)", 4),
            ("销售额_万元", 4),
            ("销售额/万元", 4),
            ("销售额【万元】", 4),
            ("销售额万元", 4),
            ("销售额：百万元", 6),
            ("金额 [千万元]", 7),
            ("金额（亿元）", 8),
            ("金额(十亿元)", 9),
            ("金额(万美元)", 4),
            ("金额(万)", 4),
            ("金额(萬)", 4),
            ("收入（千）", 3),
            ("收入（千€）", 3),
            ("收入（万亿元）", 12),
            ("万科金额", 0),
            ("5万元以上金额", 0),
            ("金额（元）", 0),
            ("Net sales [kEUR]", 3),
            ("Revenue (kEUR)", 3),
            ("Sales in thousands", 3),
            ("Revenue (USD '000)", 3),
            ("Revenue (USD \u{2019}000)", 3),
            ("Umsatz TEUR", 3),
            ("Amount (€k)", 3),
            ("Revenue (m)", 6),
            ("Amount, CNY m", 6),
            ("Amount_mUSD", 6),
            ("Umsatz (Mio. €)", 6),
            ("Revenue (USD b)", 9),
            ("Revenue ($b)", 9),
            ("Plan b", 0),
            ("Sales (tens of thousands)", 4),
            ("Sales (10k CNY)", 4),
            ("Sales in 1,000 EUR", 3),
            ("Sales (10000 CNY)", 4),
            ("Revenue (crore)", 7),
            ("Sales 2024", 0),
            ("Amount (CNY)", 0),
            ("Amount", 0),
            ("", 0),
        ] {
            assert_eq!(heading(text), power, "{text}");
        }
    }

    #[test]
    fn pieces_are_in_thousands_and_their_measures_are_not() {
        for (text, power) in [
            ("数量（万台）", 4),
            ("数量（千只）", 3),
            ("数量（千克）", 0),
            ("Quantity (k)", 3),
            ("Quantity (m)", 0),
            ("Quantity (t)", 0),
            ("Quantity (thousands)", 3),
        ] {
            assert_eq!(heading_of_pieces(text), power, "{text}");
        }
    }

    #[test]
    fn notes_of_unit_and_currency_are_no_part_of_a_name() {
        for word in ["keur", "eur", "€", "'000", "m", "rmb", "万", "1000"] {
            assert!(is_note(word), "{word}");
        }
        for word in ["revenue", "sales", "2024", "金额", "b", ""] {
            assert!(!is_note(word), "{word}");
        }
        assert_eq!(without_money("销售额万元"), "销售额");
        assert_eq!(without_money("销售额人民币"), "销售额");
        assert_eq!(without_money("万科金额"), "万科金额");
    }
}
