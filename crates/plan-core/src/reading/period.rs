//! How many months a period in words has, as "January to October 2025", "1H25" or "last 12 months". Only what is
//! plain is read; of anything else nothing is known. The surprise: a third quarter has three months, and three quarters
//! have nine.

mod count;
mod no_year;
mod parts;
mod range;
#[cfg(test)]
mod tests;

pub use no_year::is_no_year;

use crate::value::plain;

/// Parts of a year that have a name: with the months that they have.
const NAMED: [(&str, u32); 9] = [
    ("\u{534a}\u{5e74}", 6),
    ("\u{4e2d}\u{62a5}", 6),
    ("half-year", 6),
    ("half year", 6),
    ("first half", 6),
    ("1st half", 6),
    ("second half", 6),
    ("2nd half", 6),
    ("quarter", 3),
];

/// The number of months; none where it cannot be told.
pub(crate) fn months_of(period: &str) -> Option<u32> {
    let text = alike(period);
    if text.contains('\u{5b63}') {
        return count::chinese_quarters(&text);
    }
    count::counted(&text)
        .or_else(|| range::to_date(&text))
        .or_else(|| parts::of_year(&text))
        .or_else(|| range::named(&text))
        .or_else(|| range::numbered(&text))
        .or_else(|| NAMED.iter().find(|(name, _)| text.contains(name)).map(|(_, months)| *months))
}

/// In small letters, with one sign for the many that people put between the ends of a range.
fn alike(text: &str) -> String {
    plain(text).to_ascii_lowercase().replace(['\u{2014}', '~', '\u{301c}', '\u{81f3}', '\u{5230}'], "-")
}

/// The numbers of a text, in order.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty())
}

/// The words of a text in English, with the digits in them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_year(number: u32) -> bool {
    (1900..=2200).contains(&number)
}

fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}
