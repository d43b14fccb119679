//! A figure as a person reads it and as a program does.

use crate::i18n::words::method::unavailable as u;
use crate::i18n::words::{concentration, shell};
use crate::i18n::{Msg, Told, choice_label, date, decimal, money, percent, rounded};
use plan_core::figures::{Shape, Tone, Worked, provisional};
use plan_core::methods::{Unavailable, reaches};
use plan_core::reading::PlanReading;
use plan_core::value::fixed;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

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
    /// What it is called here, where that is not what its method is called.
    pub name: String,
    /// What it is grouped by, where its text says more than what it is.
    pub group: String,
    /// How it is to be looked at.
    pub tone: Tone,
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

    /// What the core worked out. An empty currency is the plan's, which is given.
    pub fn worked(worked: &Worked, currency: &str) -> Self {
        let shape = match &worked.result {
            Ok(shape) => shape,
            Err(reason) => return Self::missing(*reason),
        };
        let (part, value) = (worked.is_part.then(|| ratio_of(shape)).flatten(), shape.value());
        let shown = Self { text: in_words(shape, currency), value, part, tone: worked.tone, ..Self::default() };
        shown.resting_on(worked.known)
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

    /// A number with that many digits after the point.
    pub fn number(figure: f64, places: u8) -> Self {
        Self { text: digits(figure, places), value: fixed(figure, 4), ..Self::default() }
    }

    /// A number by which something is judged: with more digits where these would put it on the other side of
    /// an edge, as 69.96 that became 70.0.
    pub fn judged(figure: f64, places: u8, edges: &[f64]) -> Self {
        Self { text: sided(figure, places, edges), ..Self::number(figure, places) }
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

    /// A verdict that rests on less than half of what it needs says so, with how much that is.
    pub fn resting_on(self, known: f64) -> Self {
        match provisional(known) {
            Some(known) => {
                let group = self.text.clone();
                let text = if known > 0.0 {
                    shell::weak_mark(percent(known), self.text).say()
                } else {
                    shell::unfounded_mark(self.text).say()
                };
                Self { text, group, ..self }
            }
            None => self,
        }
    }

    /// With the mark of what a person set.
    pub fn by_hand(self) -> Self {
        Self { group: self.text.clone(), text: shell::by_hand_mark(self.text).say(), ..self }
    }

    /// A part of sales that is one of the listed accounts alone, where all our sales are not known.
    pub fn of_listed(self, reading: &PlanReading, name: fn(usize) -> Told) -> Self {
        match reading.shares_of_listed().filter(|_| !self.value.is_empty()) {
            Some(count) => Self { name: name(count).say(), note: concentration::total_missing(count).say(), ..self },
            None => self,
        }
    }

    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

fn ratio_of(shape: &Shape) -> Option<f64> {
    match shape {
        Shape::Ratio(ratio) => ratio.to_f64(),
        _ => None,
    }
}

fn in_words(shape: &Shape, currency: &str) -> String {
    match shape {
        Shape::Number(number) => decimal(&rounded(*number, 2).normalize().to_string(), 2),
        Shape::Points(points) => digits(points.to_f64().unwrap_or_default(), 1),
        Shape::Count(count) => decimal(&count.to_string(), 0),
        Shape::Ratio(ratio) => percent(ratio.to_f64().unwrap_or_default()),
        Shape::Money(sum, own) => money(*sum, if own.is_empty() { currency } else { own }),
        Shape::Days(days) => shell::day_count(*days).say(),
        Shape::Day(day) => date(*day),
        Shape::Word(set, slug) => choice_label(set, slug),
    }
}

/// A number with exactly that many digits after the point, so that those below each other compare.
pub fn digits(figure: f64, places: u8) -> String {
    let text = fixed(figure, places.into());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = decimal(whole, 0);
    if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
}

/// A number with that many digits after the point, or as many as it takes to lie on its side of the edges.
pub fn sided(figure: f64, places: u8, edges: &[f64]) -> String {
    let is_so = |places: &u8| {
        let shown: f64 = fixed(figure, (*places).into()).parse().unwrap_or(figure);
        // Not only on its side, but also not on the edge itself.
        edges.iter().all(|edge| {
            reaches(shown, *edge) == reaches(figure, *edge) && reaches(*edge, shown) == reaches(*edge, figure)
        })
    };
    digits(figure, (places..=12).find(is_so).unwrap_or(places))
}

/// The sign before a sum or product of figures that are shown with so many digits: whether the digits of all of
/// them, and of what they come to, are all there is.
pub fn equals_all(figures: &[f64], places: i32) -> char {
    if figures.iter().all(|figure| equals(*figure, places) == '=') { '=' } else { '\u{2248}' }
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
        Unavailable::OldRecords => u::OLD_RECORDS,
        Unavailable::OnlyReturns => u::ONLY_RETURNS,
        Unavailable::PartPeriod => u::PART_PERIOD,
        Unavailable::NoWeight => u::NO_WEIGHT,
        Unavailable::Negative => u::NEGATIVE,
        Unavailable::EmptyScale => u::EMPTY_SCALE,
        Unavailable::OverWhole => u::OVER_WHOLE,
        Unavailable::TooFewCustomers => u::TOO_FEW_CUSTOMERS,
        Unavailable::MissingPairs => u::MISSING_PAIRS,
        Unavailable::TooMany => u::TOO_MANY,
        Unavailable::Endless => u::ENDLESS,
        Unavailable::TooFewAnswers => u::TOO_FEW_ANSWERS,
        Unavailable::NoTie => u::NO_TIE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_below_a_cut_off_does_not_look_as_if_it_were_on_it() {
        let edges = [70.0, 45.0];
        assert_eq!(
            [69.96, 69.94, 70.0, 45.04, 44.999_6].map(|it| sided(it, 1, &edges)),
            ["69.96", "69.9", "70.0", "45.04", "44.9996"]
        );
        assert_eq!(sided(1_800.4, 0, &[1_000.0, 1_800.0]), "1,800.4");
        // What binary arithmetic leaves of 70 is 70.
        assert_eq!(sided((0.7 + 0.1 + 0.1) * 100.0 - 20.0, 1, &edges), "70.0");
    }

    #[test]
    fn a_sum_of_rounded_figures_is_not_called_exact() {
        assert_eq!(equals_all(&[40.0, 12.25, 52.25], 2), '=');
        assert_eq!(equals_all(&[33.333, 33.33, 66.66], 2), '\u{2248}');
    }

    #[test]
    fn a_verdict_that_rests_on_less_than_half_says_so() {
        let shown = |known: f64| Shown::word("Key", "key").resting_on(known);
        assert_eq!(shown(0.5).text, "Key");
        let weak = shown(0.4);
        assert!(weak.text.contains("Key") && weak.text.contains("40.0%") && weak.text != "Key", "{}", weak.text);
        let none = shown(0.0);
        assert_eq!(none.text, shell::unfounded_mark("Key").say());
        assert_eq!((weak.value.as_str(), weak.group.as_str()), ("key", "Key"));
    }
}
