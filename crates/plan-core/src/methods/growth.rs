//! Growth from year to year, and the mean of it over several years.

use super::Unavailable;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// (value − previous) ÷ previous, as a ratio. The previous value must be positive: growth from a loss
/// has no meaning.
pub fn growth(previous: Decimal, value: Decimal) -> Result<Decimal, Unavailable> {
    if previous <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    value.checked_sub(previous).and_then(|change| change.checked_div(previous)).ok_or(Unavailable::Overflow)
}

/// Compound annual growth rate: (last ÷ first)^(1 ÷ years) − 1, as a ratio. First and last value,
/// of which the first must be positive and the last zero or more; `years` is the number of years between them.
pub fn annual_growth(first: Decimal, last: Decimal, years: i32) -> Result<f64, Unavailable> {
    if years < 1 {
        return Err(Unavailable::TooFew);
    }
    if first <= Decimal::ZERO || last < Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    let ratio = last.checked_div(first).and_then(|ratio| ratio.to_f64()).ok_or(Unavailable::Overflow)?;
    Ok(ratio.powf(1.0 / f64::from(years)) - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_needs_a_positive_base() {
        assert_eq!(growth(80.into(), 100.into()), Ok(Decimal::new(25, 2)));
        assert_eq!(growth(80.into(), (-20).into()), Ok(Decimal::new(-125, 2)));
        assert_eq!(growth(0.into(), 5.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(growth((-1).into(), 5.into()), Err(Unavailable::NoPositiveBase));
    }

    #[test]
    fn annual_growth_compounds() {
        // 100 to 121 in two years: 1.1² = 1.21.
        let rate = annual_growth(100.into(), 121.into(), 2).unwrap_or_default();
        assert!((rate - 0.1).abs() < 1e-12);
        // ZCubes, documentation of the function CAGR: from 1,000 to 10,000 in three years are 115.44 %.
        assert!((annual_growth(1_000.into(), 10_000.into(), 3).unwrap_or_default() - 1.1544).abs() < 5e-5);
        assert_eq!(annual_growth(100.into(), 121.into(), 0), Err(Unavailable::TooFew));
        assert_eq!(annual_growth(0.into(), 121.into(), 2), Err(Unavailable::NoPositiveBase));
        // To nothing is −100 %, in however many years.
        assert_eq!(annual_growth(100.into(), 0.into(), 3), Ok(-1.0));
    }
}
