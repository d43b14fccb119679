//! Numbers and formulas as text: plain digits, two after the point, and `≈` for `=` as soon as one of them is
//! rounded, so that whoever computes it again is not surprised. Where two digits would make what is printed
//! untrue, as `80 < 80` or a divisor of 0 that is none, there are more.

use crate::methods::{Unavailable, reaches};
use crate::value::fixed;
use rust_decimal::{Decimal, RoundingStrategy};

const PLACES: u32 = 2;

/// As many digits after the point as a score may need; what is smaller is left over from binary arithmetic.
const MOST_PLACES: u32 = 12;

/// As many as a decimal can have.
const DECIMAL_PLACES: u32 = 28;

/// A number as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    pub text: String,
    pub is_rounded: bool,
}

impl Plain {
    pub fn of(value: f64) -> Self {
        Self::such_that(value, |shown| shown != 0.0 || value.abs() < 1e-12)
    }

    /// With as many digits as it takes that what is shown holds what holds of the value.
    pub fn such_that(value: f64, holds: impl Fn(f64) -> bool) -> Self {
        let is_so = |shown: &Self| shown.text.parse().is_ok_and(&holds);
        let shown = (PLACES..=MOST_PLACES).map(|places| Self::with_places(value, places)).find(is_so);
        shown.unwrap_or_else(|| Self::with_places(value, PLACES))
    }

    pub fn with_places(value: f64, places: u32) -> Self {
        let scaled = value * 10_f64.powi(places.cast_signed());
        let text = fixed(value, places);
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
        // What binary arithmetic leaves of a number that is exact on paper is no rounding.
        let dust = 1e-13 * (1.0 + scaled.abs());
        Self { text, is_rounded: (scaled - scaled.round()).abs() > dust.max(1e-9) }
    }

    /// A value and the edge that it is held against: both with as many digits as it takes to see on which side
    /// it lies.
    pub fn beside(value: f64, edge: f64) -> (Self, Self) {
        let is_below = !reaches(value, edge);
        let pair = |places| (Self::with_places(value, places), Self::with_places(edge, places));
        let read = |shown: &Self| shown.text.parse::<f64>().unwrap_or_default();
        let shows_the_side = |(value, edge): &(Self, Self)| (read(value) < read(edge)) == is_below;
        (PLACES..=MOST_PLACES).map(pair).find(shows_the_side).unwrap_or_else(|| pair(PLACES))
    }

    pub fn exact(value: Decimal) -> Self {
        Self::exact_such_that(value, |shown| !shown.is_zero() || value.is_zero())
    }

    /// The same as `such_that` for money and ratios.
    pub fn exact_such_that(value: Decimal, holds: impl Fn(Decimal) -> bool) -> Self {
        let round = |places| value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let shown = (PLACES..=DECIMAL_PLACES).map(round).find(|shown| holds(*shown)).unwrap_or(value).normalize();
        Self { text: shown.to_string(), is_rounded: shown != value }
    }

    /// With all its digits.
    pub fn whole(value: Decimal) -> Self {
        Self { text: value.normalize().to_string(), is_rounded: false }
    }

    pub fn count(count: usize) -> Self {
        Self { text: count.to_string(), is_rounded: false }
    }
}

/// A ratio of which one sees the percent.
pub(super) fn percent(ratio: Decimal) -> Result<Plain, Unavailable> {
    ratio.checked_mul(Decimal::ONE_HUNDRED).map(Plain::exact).ok_or(Unavailable::Overflow)
}

/// The same ratio, where its percent is a number too.
pub(super) fn in_percent(ratio: Decimal) -> Result<Decimal, Unavailable> {
    percent(ratio).map(|_| ratio)
}

/// A formula being written.
#[derive(Debug, Default)]
#[must_use]
pub struct Formula {
    text: String,
    is_rounded: bool,
}

impl Formula {
    pub fn sign(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    pub fn number(self, number: &Plain) -> Self {
        self.quantity(number, "")
    }

    pub fn percent(self, number: &Plain) -> Self {
        self.quantity(number, "%")
    }

    /// A negative number stands in brackets, or it would read as a subtraction.
    fn quantity(mut self, number: &Plain, unit: &str) -> Self {
        self.is_rounded |= number.is_rounded;
        match number.text.strip_prefix('-') {
            Some(digits) => self.sign("(\u{2212}").sign(digits).sign(unit).sign(")"),
            None => self.sign(&number.text).sign(unit),
        }
    }

    /// The result is known to be rounded, whatever its digits say.
    pub fn rounded(mut self, is_rounded: bool) -> Self {
        self.is_rounded |= is_rounded;
        self
    }

    pub fn gives(self, result: &Plain, unit: &str) -> String {
        let is_exact = !self.is_rounded && !result.is_rounded;
        let digits = result.text.replace('-', "\u{2212}");
        self.sign(if is_exact { " = " } else { " \u{2248} " }).sign(&digits).sign(unit).text
    }

    /// For a comparison, which gives no number.
    pub fn done(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_places_and_no_empty_ones() {
        for (value, text, is_rounded) in
            [(66.0, "66", false), (66.5, "66.5", false), (100.0, "100", false), (2.0 / 3.0, "0.67", true)]
        {
            assert_eq!(Plain::of(value), Plain { text: text.to_owned(), is_rounded });
        }
        assert_eq!(Plain::exact(Decimal::new(12_005, 3)), Plain { text: "12.01".into(), is_rounded: true });
        assert_eq!(Plain::exact(Decimal::new(-1200, 2)), Plain { text: "-12".into(), is_rounded: false });
        // 0.1 + 0.2 is not 0.3 to a computer, and is to everybody else.
        assert!(!Plain::of(0.1 + 0.2).is_rounded);
    }

    #[test]
    fn a_value_just_below_an_edge_does_not_look_as_if_it_were_on_it() {
        let beside = |value, edge| {
            let (value, edge) = Plain::beside(value, edge);
            format!("{} {}", value.text, edge.text)
        };
        assert_eq!(beside(69.9996, 70.0), "69.9996 70");
        assert_eq!(beside(70.0, 70.0), "70 70");
        assert_eq!(beside(52.331, 52.3349), "52.331 52.335");
        assert_eq!(beside(52.3349, 52.331), "52.33 52.33");
        assert_eq!(beside(0.7 * 100.0 - 1e-12, 70.0), "70 70");
    }

    #[test]
    fn what_is_there_is_never_shown_as_nothing() {
        assert_eq!(Plain::of(0.000_04).text, "0.00004");
        assert_eq!(Plain::of(1e-17).text, "0");
        assert_eq!(Plain::exact(Decimal::new(1, 9)).text, "0.000000001");
        assert_eq!(Plain::exact(Decimal::new(-4, 4)).text, "-0.0004");
        assert_eq!(Plain::exact(Decimal::MAX).text, "79228162514264337593543950335");
        assert_eq!(Plain::exact(Decimal::new(1, 28)).text, "0.0000000000000000000000000001");
    }

    #[test]
    fn a_formula_says_when_it_is_rounded() {
        let third = Plain::of(1.0 / 3.0);
        let one = Plain::count(1);
        assert_eq!(Formula::default().number(&one).sign(" ÷ 3").gives(&third, ""), "1 ÷ 3 ≈ 0.33");
        let loss = Plain::of(-5.0);
        assert_eq!(Formula::default().number(&one).sign(" × ").percent(&loss).gives(&loss, "%"), "1 × (−5%) = −5%");
    }
}
