//! Customer lifetime value, by both conventions. `margin` is what a period brings after its costs,
//! `retention` the part of customers that stay from one period to the next, `discount` the interest of a
//! period; both are ratios, 0.8 for 80 %.

use super::Unavailable;
use rust_decimal::Decimal;

/// m·r ÷ (1 + d − r): margins come at the end of each period, and the first only from who stayed. Gupta &
/// Lehmann, Managing Customers as Investments, 2005.
pub fn lifetime_value(margin: Decimal, retention: Decimal, discount: Decimal) -> Result<Decimal, Unavailable> {
    part(margin, retention, spread(retention, discount)?)
}

/// m(1 + d) ÷ (1 + d − r): the first margin comes at once. Farris, Bendle, Pfeifer & Reibstein, Marketing
/// Metrics, 2010.
pub fn lifetime_value_now(margin: Decimal, retention: Decimal, discount: Decimal) -> Result<Decimal, Unavailable> {
    part(margin, interest(discount)?, spread(retention, discount)?)
}

/// Σ mₜ·rᵗ ÷ (1 + d)ᵗ: as the first, but with an end and with a margin for each period, from t = 1 on.
pub fn lifetime_value_finite(
    margins: &[Decimal],
    retention: Decimal,
    discount: Decimal,
) -> Result<Decimal, Unavailable> {
    let step = step(retention, discount)?;
    let mut factor = Decimal::ONE;
    let mut sum = Decimal::ZERO;
    for margin in margins {
        factor = factor.checked_mul(step).ok_or(Unavailable::Overflow)?;
        sum = margin.checked_mul(factor).and_then(|worth| sum.checked_add(worth)).ok_or(Unavailable::Overflow)?;
    }
    Ok(sum)
}

/// The same with one margin for all of so many periods, however many.
pub fn lifetime_value_years(
    margin: Decimal,
    retention: Decimal,
    discount: Decimal,
    periods: u64,
) -> Result<Decimal, Unavailable> {
    let sum = powers(step(retention, discount)?, periods).ok_or(Unavailable::Overflow)?;
    margin.checked_mul(sum).ok_or(Unavailable::Overflow)
}

/// q + q² + … + qⁿ, from the first digit of n on: twice as many terms are the sum and the sum times the last.
fn powers(step: Decimal, count: u64) -> Option<Decimal> {
    let (mut sum, mut last) = (Decimal::ZERO, Decimal::ONE);
    for digit in (0..u64::BITS - count.leading_zeros()).rev() {
        sum = sum.checked_add(sum.checked_mul(last)?)?;
        last = last.checked_mul(last)?;
        if count >> digit & 1 == 1 {
            last = last.checked_mul(step)?;
            sum = sum.checked_add(last)?;
        }
    }
    Some(sum)
}

/// (margin × factor) ÷ spread, multiplied first where there is room for it, so that what is exact stays so.
fn part(margin: Decimal, factor: Decimal, spread: Decimal) -> Result<Decimal, Unavailable> {
    let whole = margin.checked_mul(factor).and_then(|worth| worth.checked_div(spread));
    let in_parts = || factor.checked_div(spread).and_then(|multiple| margin.checked_mul(multiple));
    whole.or_else(in_parts).ok_or(Unavailable::Overflow)
}

fn interest(discount: Decimal) -> Result<Decimal, Unavailable> {
    if discount <= Decimal::NEGATIVE_ONE {
        return Err(Unavailable::OverWhole);
    }
    Decimal::ONE.checked_add(discount).ok_or(Unavailable::Overflow)
}

fn step(retention: Decimal, discount: Decimal) -> Result<Decimal, Unavailable> {
    if !(Decimal::ZERO..=Decimal::ONE).contains(&retention) {
        return Err(Unavailable::OverWhole);
    }
    retention.checked_div(interest(discount)?).ok_or(Unavailable::Overflow)
}

fn spread(retention: Decimal, discount: Decimal) -> Result<Decimal, Unavailable> {
    step(retention, discount)?;
    let spread = interest(discount)?.checked_sub(retention).ok_or(Unavailable::Overflow)?;
    if spread > Decimal::ZERO { Ok(spread) } else { Err(Unavailable::Endless) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::str::FromStr;

    fn d(text: &str) -> Decimal {
        Decimal::from_str(text).unwrap()
    }

    fn near(found: Result<Decimal, Unavailable>, expected: &str, apart: &str) {
        assert!(found.is_ok_and(|found| (found - d(expected)).abs() < d(apart)), "{found:?} {expected}");
    }

    #[test]
    fn the_margin_multiple_of_gupta_and_lehmann() {
        // Managing Customers as Investments, table of margin multiples: 80 % retention at 10 % is 2.67,
        // 90 % at 12 % is 4.09.
        near(lifetime_value(d("1"), d("0.8"), d("0.10")), "2.67", "0.005");
        near(lifetime_value(d("1"), d("0.9"), d("0.12")), "4.09", "0.005");
    }

    #[test]
    fn the_internet_provider_of_farris() {
        // Marketing Metrics: $19.95 a month less $1.50 cost and $0.50 marketing, 0.5 % attrition and 1 % interest
        // a month: 17.95 × 0.995 ÷ (1 + 0.01 − 0.995) = $1,191.
        near(lifetime_value(d("17.95"), d("0.995"), d("0.01")), "1191", "0.5");
        // With the first margin at once, one margin more.
        near(lifetime_value_now(d("17.95"), d("0.995"), d("0.01")), "1208.633", "0.01");
    }

    #[test]
    fn a_sum_without_end_is_no_number() {
        assert_eq!(lifetime_value(d("1"), d("1"), d("0")), Err(Unavailable::Endless));
        assert_eq!(lifetime_value(d("1"), d("1.2"), d("0.1")), Err(Unavailable::OverWhole));
        assert_eq!(lifetime_value(d("1"), d("0.5"), d("-1")), Err(Unavailable::OverWhole));
        assert_eq!(lifetime_value(Decimal::MAX, d("0.9"), d("0")), Err(Unavailable::Overflow));
        // 1 × (0.5 + 0.25 + 0.125) = 0.875
        assert_eq!(lifetime_value_finite(&[Decimal::ONE; 3], d("0.5"), d("0")), Ok(d("0.875")));
    }

    #[test]
    fn a_horizon_of_many_years_is_not_cut() {
        // At no interest everybody who stays brings one margin a year.
        assert_eq!(lifetime_value_years(d("1"), d("1"), d("0"), 1_500), Ok(d("1500")));
        assert_eq!(lifetime_value_years(d("2"), d("1"), d("0"), 1_000_000_000_000), Ok(d("2000000000000")));
        assert_eq!(lifetime_value_years(d("1"), d("0.5"), d("0"), 0), Ok(d("0")));
        // Without interest 2,000 years at 99.9 % are 999 × (1 − 0.999²⁰⁰⁰) = 999 × (1 − 0.135199925) = 863.9353.
        near(lifetime_value_years(d("1"), d("0.999"), d("0"), 2_000), "863.9353", "0.0001");
        // Beyond all numbers, and no crash.
        assert_eq!(lifetime_value_years(d("1"), d("1"), d("-0.5"), 1_000_000), Err(Unavailable::Overflow));
    }

    #[test]
    fn a_large_margin_keeps_its_cents() {
        // 9,007,199,254,740,993.01 × 0.5 ÷ 0.5: more digits than binary arithmetic has.
        assert_eq!(lifetime_value(d("9007199254740993.01"), d("0.5"), d("0")), Ok(d("9007199254740993.01")));
    }

    proptest! {
        #[test]
        fn the_conventions_differ_by_one_margin(m in 0_i64..1_000_000_000, r in 0_i64..990, i in 0_i64..500) {
            let (m, r, i) = (Decimal::from(m), Decimal::new(r, 3), Decimal::new(i, 3));
            let (end, now) = (lifetime_value(m, r, i).unwrap(), lifetime_value_now(m, r, i).unwrap());
            prop_assert!((now - end - m).abs() < Decimal::new(1, 9));
        }

        #[test]
        fn so_many_years_are_their_sum(r in 0_i64..=1_000, i in 0_i64..500, years in 0_usize..70) {
            let (r, i) = (Decimal::new(r, 3), Decimal::new(i, 3));
            let one_by_one = lifetime_value_finite(&vec![Decimal::ONE; years], r, i).unwrap();
            let at_once = lifetime_value_years(Decimal::ONE, r, i, years as u64).unwrap();
            prop_assert!((one_by_one - at_once).abs() < Decimal::new(1, 20), "{one_by_one} {at_once}");
        }

        #[test]
        fn many_periods_come_near_to_no_end(r in 0_i64..900, i in 0_i64..500) {
            let (r, i) = (Decimal::new(r, 3), Decimal::new(i, 3));
            let all = lifetime_value(Decimal::ONE, r, i).unwrap();
            let many = lifetime_value_years(Decimal::ONE, r, i, 900).unwrap();
            prop_assert!((all - many).abs() < Decimal::new(1, 9));
        }
    }
}
