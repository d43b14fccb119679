//! A figure as a person reads it and as a program does.

use crate::i18n::{Msg, decimal, money, percent, rounded, words::method::unavailable as u, words::shell};
use plan_core::methods::Unavailable;
use plan_core::value::fixed;
use rust_decimal::Decimal;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub text: String,
    pub value: String,
    /// A part of a whole, 0 to 1, drawn as a bar.
    pub part: Option<f64>,
    /// What has to be known about it, or why there is none.
    pub note: String,
    /// The formula with this plan's numbers in it.
    pub expression: String,
}

impl Shown {
    pub fn nothing() -> Self {
        Self { text: "\u{2013}".into(), ..Self::default() }
    }

    /// Without a figure, with the reason. That something is still to be filled in goes without saying on an
    /// empty worksheet; what it is stands in the explanation.
    pub fn missing(reason: Unavailable) -> Self {
        if reason == Unavailable::Missing {
            return Self::nothing();
        }
        Self { note: unavailable(reason).say().to_owned(), ..Self::nothing() }
    }

    /// The figure, or why there is none.
    pub fn of<T>(result: Result<T, Unavailable>, show: impl FnOnce(T) -> Self) -> Self {
        match result {
            Ok(figure) => show(figure),
            Err(reason) => Self::missing(reason),
        }
    }

    /// A ratio, shown as percent.
    pub fn ratio(ratio: f64) -> Self {
        Self { text: percent(ratio), value: fixed(ratio, 4), ..Self::default() }
    }

    /// A number with at most that many digits after the point.
    pub fn number(figure: f64, places: u8) -> Self {
        Self { text: digits(figure, places), value: fixed(figure, 4), ..Self::default() }
    }

    pub fn count(count: usize) -> Self {
        Self { text: decimal(&count.to_string(), 0), value: count.to_string(), ..Self::default() }
    }

    pub fn money(amount: Decimal, currency: &str) -> Self {
        Self { text: money(amount, currency), value: rounded(amount, 2).normalize().to_string(), ..Self::default() }
    }

    pub fn days(days: i64) -> Self {
        Self { text: shell::day_count(days).say(), value: days.to_string(), ..Self::default() }
    }

    /// A word for a figure that is one of several, with its name in the file.
    pub fn word(text: impl Into<String>, slug: &str) -> Self {
        Self { text: text.into(), value: slug.to_owned(), ..Self::default() }
    }

    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A number with exactly that many digits after the point, so that those below each other compare.
pub fn digits(figure: f64, places: u8) -> String {
    let text = fixed(figure, places.into());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = decimal(whole, 0);
    if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
}

/// The sign before a figure that is shown with so many digits after the point: whether these are all of it.
pub fn equals(figure: f64, places: i32) -> char {
    let scaled = figure * 10_f64.powi(places);
    // What binary arithmetic leaves of a number that is exact on paper is no rounding.
    if (scaled - scaled.round()).abs() < 1e-6 { '=' } else { '\u{2248}' }
}

/// Why there is no figure, in a sentence.
pub fn unavailable(reason: Unavailable) -> Msg {
    match reason {
        Unavailable::Missing => u::MISSING,
        Unavailable::NoDistance => u::NO_DISTANCE,
        Unavailable::NoPositiveBase => u::NO_POSITIVE_BASE,
        Unavailable::MixedCurrencies => u::MIXED_CURRENCIES,
        Unavailable::TooFew => u::TOO_FEW,
        Unavailable::Overflow => u::OVERFLOW,
        Unavailable::NoRecords => u::NO_RECORDS,
        Unavailable::NothingCounts => u::NOTHING_COUNTS,
        Unavailable::NoWeight => u::NO_WEIGHT,
        Unavailable::Negative => u::NEGATIVE,
        Unavailable::EmptyScale => u::EMPTY_SCALE,
        Unavailable::OverWhole => u::OVER_WHOLE,
        Unavailable::TooFewCustomers => u::TOO_FEW_CUSTOMERS,
        Unavailable::MissingPairs => u::MISSING_PAIRS,
        Unavailable::TooMany => u::TOO_MANY,
        Unavailable::Endless => u::ENDLESS,
    }
}
