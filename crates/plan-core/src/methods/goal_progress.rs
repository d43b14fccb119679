//! How far a goal has come.

use super::Unavailable;
use rust_decimal::Decimal;

/// (current − start) ÷ (target − start), as a ratio: 1 is reached. It holds for falling targets too,
/// may be negative (further away than at the start) or over 1 (exceeded), and is not clamped.
pub fn goal_progress(
    start: Option<Decimal>,
    target: Option<Decimal>,
    current: Option<Decimal>,
) -> Result<Decimal, Unavailable> {
    let (Some(start), Some(target), Some(current)) = (start, target, current) else {
        return Err(Unavailable::Missing);
    };
    let distance = target.checked_sub(start).ok_or(Unavailable::Overflow)?;
    if distance.is_zero() {
        return Err(Unavailable::NoDistance);
    }
    current.checked_sub(start).and_then(|come| come.checked_div(distance)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(start: i64, target: i64, current: i64, expected: Result<&str, Unavailable>) {
        let progress = goal_progress(Some(start.into()), Some(target.into()), Some(current.into()));
        assert_eq!(progress.map(|ratio| ratio.normalize().to_string()), expected.map(str::to_owned));
    }

    #[test]
    fn progress_is_the_part_of_the_way() {
        // (35 - 20) / (50 - 20) = 0.5
        check(20, 50, 35, Ok("0.5"));
        // Falling: days to solve from 10 to 4, now 7: (7 - 10) / (4 - 10) = 0.5
        check(10, 4, 7, Ok("0.5"));
        // Exceeded: (60 - 20) / (50 - 20) = 4/3; worse than at the start: (18 - 20) / 40 = -0.05
        check(20, 50, 65, Ok("1.5"));
        check(20, 60, 18, Ok("-0.05"));
    }

    #[test]
    fn without_distance_there_is_no_progress() {
        check(5, 5, 5, Err(Unavailable::NoDistance));
        assert_eq!(goal_progress(None, Some(1.into()), Some(1.into())), Err(Unavailable::Missing));
    }
}
