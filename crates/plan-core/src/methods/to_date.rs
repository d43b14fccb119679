//! The arithmetic of a monthly review: how much of a target is reached, what is still needed, and how a month compares.

use super::Unavailable;
use rust_decimal::Decimal;

/// Actual ÷ target, as a ratio; not over a target of nothing.
pub fn attainment(actual: Decimal, target: Decimal) -> Result<Decimal, Unavailable> {
    if target <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    actual.checked_div(target).ok_or(Unavailable::Overflow)
}

/// (Target − actual) ÷ months left: what each of them has to bring, negative once the target is exceeded. None when no
/// month is left.
pub fn needed_per_month(target: Decimal, actual: Decimal, months_left: u32) -> Result<Decimal, Unavailable> {
    let open = target.checked_sub(actual).ok_or(Unavailable::Overflow)?;
    open.checked_div(months_left.into()).ok_or(Unavailable::Missing)
}

/// (Now − before) ÷ |before|, as a ratio: year on year against the same month a year earlier, month on month against the
/// month before.
pub fn change_over(now: Decimal, before: Decimal) -> Result<Decimal, Unavailable> {
    if before.is_zero() {
        return Err(Unavailable::NoPositiveBase);
    }
    now.checked_sub(before).and_then(|change| change.checked_div(before.abs())).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_needed_is_spread_over_the_months_left() {
        // 1,200 for the year, 520 after five months: 680 ÷ 7 = 97.14.
        let needed = needed_per_month(1200.into(), 520.into(), 7).unwrap();
        assert_eq!(needed.round_dp(2), Decimal::new(9714, 2));
        assert_eq!(needed_per_month(1200.into(), 1300.into(), 2), Ok((-50).into()));
        assert_eq!(needed_per_month(1200.into(), 520.into(), 0), Err(Unavailable::Missing));
    }

    #[test]
    fn changes_are_measured_by_the_size_of_what_was_before() {
        assert_eq!(change_over(120.into(), 100.into()), Ok(Decimal::new(2, 1)));
        // From a loss of 50 to a loss of 25 is half better.
        assert_eq!(change_over((-25).into(), (-50).into()), Ok(Decimal::new(5, 1)));
        assert_eq!(change_over(1.into(), 0.into()), Err(Unavailable::NoPositiveBase));
        assert!(change_over(Decimal::MAX, Decimal::MIN).is_err());
    }

    #[test]
    fn nothing_is_reached_of_no_target() {
        assert_eq!(attainment(90.into(), 120.into()), Ok(Decimal::new(75, 2)));
        assert_eq!(attainment(90.into(), 0.into()), Err(Unavailable::NoPositiveBase));
    }
}
