//! Framework contracts: how much of what was agreed has been called off, and whether that is on time.

use super::{Unavailable, part_of};
use rust_decimal::Decimal;

/// What was called off ÷ what is committed, less the days that have gone ÷ all days of the contract, in percentage
/// points: below zero it is behind. Both ends of a stretch of days count. Days have to be one at least.
pub fn call_off_pace(
    called: Decimal,
    committed: Decimal,
    elapsed_days: i64,
    days: i64,
) -> Result<Decimal, Unavailable> {
    let done = part_of(called, committed)?;
    let gone = part_of(elapsed_days.into(), days.into())?;
    let points = done.checked_sub(gone).and_then(|apart| apart.checked_mul(Decimal::ONE_HUNDRED));
    // What division leaves beyond is no pace.
    points.map(|points| points.round_dp(12)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_off_is_held_against_the_time_that_has_gone() {
        // 31.0 % − 41.1 %.
        let pace = call_off_pace(310.into(), 1000.into(), 150, 365);
        assert_eq!(pace.map(|points| points.round_dp(1)), Ok(Decimal::new(-101, 1)));
        assert_eq!(call_off_pace(1000.into(), 1000.into(), 365, 365), Ok(Decimal::ZERO));
        assert_eq!(call_off_pace(1.into(), 0.into(), 1, 365), Err(Unavailable::NoPositiveBase));
        assert_eq!(call_off_pace(1.into(), 1.into(), 1, 0), Err(Unavailable::NoPositiveBase));
        assert_eq!(call_off_pace(Decimal::MAX, 1.into(), 1, 2), Err(Unavailable::Overflow));
    }
}
