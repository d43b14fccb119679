//! Computed figures as text. The standard library's formatting of floating-point numbers weighs twenty
//! kilobytes on a page that has to be small; a figure of a plan needs no more than this.

/// A number with that many digits after the point, at most 12; half is rounded away from zero. What is
/// not finite, which no method returns, is written as a dash.
pub fn fixed(value: f64, places: u32) -> String {
    let scaled = (value * 10_f64.powi(places.cast_signed())).round();
    if !scaled.is_finite() {
        return "\u{2013}".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "rounded, and what is beyond an i128 saturates")]
    let whole = scaled as i128;
    let digits = format!("{:0width$}", whole.unsigned_abs(), width = places as usize + 1);
    let sign = if whole < 0 { "-" } else { "" };
    let (before, after) = digits.split_at(digits.len() - places as usize);
    if places == 0 { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

#[cfg(test)]
mod tests {
    use super::fixed;
    use proptest::prelude::*;

    #[test]
    fn half_is_rounded_away_from_zero_and_nothing_is_negative_zero() {
        for (value, places, text) in [
            (0.125, 2, "0.13"),
            (-0.125, 2, "-0.13"),
            (0.0, 1, "0.0"),
            (-0.04, 1, "0.0"),
            (12.0, 0, "12"),
            (-0.5, 0, "-1"),
            (1_234.5, 4, "1234.5000"),
            (f64::NAN, 2, "\u{2013}"),
        ] {
            assert_eq!(fixed(value, places), text, "{value} {places}");
        }
    }

    proptest! {
        #[test]
        fn it_is_what_the_standard_library_writes_but_for_halves(value in -1e9_f64..1e9) {
            let (ours, theirs) = (fixed(value, 3), format!("{value:.3}"));
            let apart = (ours.parse::<f64>().unwrap() - theirs.parse::<f64>().unwrap()).abs();
            prop_assert!(apart < 0.0011, "{ours} {theirs}");
        }
    }
}
