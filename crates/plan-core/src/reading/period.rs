//! How many months a period in words has, as "January to October 2025", "1H25" or "last 12 months". Only what is
//! plain is read; of anything else nothing is known. The surprise: a third quarter has three months, and three quarters
//! have nine.

mod count;
mod parts;
mod range;
#[cfg(test)]
mod tests;

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
    // People put many signs between the ends of a range.
    let text = plain(period).to_ascii_lowercase().replace(['\u{2014}', '~', '\u{301c}', '\u{81f3}', '\u{5230}'], "-");
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

/// Words for what runs to a day that need not be named.
const TO_DATE: [&str; 6] = [
    "year to date",
    "year-to-date",
    "to date",
    "\u{7d2f}\u{8ba1}",
    "\u{5e74}\u{521d}",
    "\u{4eca}\u{5e74}\u{4ee5}\u{6765}",
];

/// Whether a figure that is called so is of a part of a year, or of more than one.
pub fn is_no_year(called: &str) -> bool {
    match months_of(called) {
        Some(months) => months != 12,
        None => {
            let text = plain(called).to_ascii_lowercase();
            words(&text).any(|word| matches!(word, "ytd" | "qtd" | "mtd"))
                || TO_DATE.iter().any(|name| text.contains(name))
        }
    }
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
