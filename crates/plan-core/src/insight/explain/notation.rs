//! Numbers and formulas as text: plain digits, at most two after the point, and `≈` for `=` as soon as
//! one of them is rounded, so that whoever computes it again is not surprised.

use crate::value::fixed;
use rust_decimal::{Decimal, RoundingStrategy};

const PLACES: u32 = 2;

/// A number as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plain {
    pub text: String,
    pub is_rounded: bool,
}

impl Plain {
    pub fn of(value: f64) -> Self {
        Self::with_places(value, PLACES)
    }

    pub fn with_places(value: f64, places: u32) -> Self {
        let scaled = value * 10_f64.powi(places.cast_signed());
        let text = fixed(value, places);
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
        // What binary arithmetic leaves of a number that is exact on paper is no rounding.
        Self { text, is_rounded: (scaled - scaled.round()).abs() > 1e-6 }
    }

    /// A value held against an edge: with as many digits as it takes to see on which side it lies.
    pub fn beside(value: f64, edge: f64) -> Self {
        let shown = Self::of(value);
        let hides_the_side = shown.text == Self::of(edge).text && (value - edge).abs() > 1e-9;
        if hides_the_side { Self::with_places(value, 9) } else { shown }
    }

    pub fn exact(value: Decimal) -> Self {
        let rounded = value.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero).normalize();
        Self { text: rounded.to_string(), is_rounded: rounded != value }
    }

    pub fn count(count: usize) -> Self {
        Self { text: count.to_string(), is_rounded: false }
    }
}

/// A ratio of which one sees the percent.
pub(super) fn percent(ratio: Decimal) -> Plain {
    ratio.checked_mul(Decimal::ONE_HUNDRED).map_or_else(|| Plain::exact(ratio), Plain::exact)
}

/// A formula being written.
#[derive(Debug, Default)]
pub(super) struct Formula {
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
        assert_eq!(Plain::beside(69.9996, 70.0).text, "69.9996");
        assert_eq!(Plain::beside(70.0, 70.0).text, "70");
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
