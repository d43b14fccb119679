//! How far a figure reaches its target, also where less is better.

use super::Unavailable;
use crate::plan::execution::KpiMethod;
use rust_decimal::Decimal;

/// A ratio, 1 is reached; not capped. Higher is better: actual ÷ target. Lower is better, by one of two ways: 2 − actual ÷
/// target, or target ÷ actual. For either: the way from the worst to the best, (worst − actual) ÷ (worst − best). Where
/// lower is better and no way is named, or one that rewards more, it is 2 − actual ÷ target.
pub fn kpi_score(
    actual: Decimal,
    target: Decimal,
    is_lower_better: bool,
    method: Option<KpiMethod>,
    ends: Option<(Decimal, Decimal)>,
) -> Result<Decimal, Unavailable> {
    match method {
        Some(KpiMethod::Span) => {
            let (worst, best) = ends.ok_or(Unavailable::Missing)?;
            let span = worst.checked_sub(best).ok_or(Unavailable::Overflow)?;
            if span.is_zero() {
                return Err(Unavailable::EmptyScale);
            }
            worst.checked_sub(actual).and_then(|way| way.checked_div(span)).ok_or(Unavailable::Overflow)
        }
        Some(KpiMethod::Inverse) if is_lower_better => over(target, actual),
        _ if is_lower_better => {
            let ratio = over(actual, target)?;
            Decimal::TWO.checked_sub(ratio).ok_or(Unavailable::Overflow)
        }
        _ => over(actual, target),
    }
}

fn over(part: Decimal, whole: Decimal) -> Result<Decimal, Unavailable> {
    if whole <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    part.checked_div(whole).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lower: bool, method: Option<KpiMethod>, ends: Option<(i64, i64)>, expected: Result<&str, Unavailable>) {
        let ends = ends.map(|(worst, best)| (worst.into(), best.into()));
        // Actual 6, target 4.
        let score = kpi_score(6.into(), 4.into(), lower, method, ends);
        assert_eq!(score.map(|it| it.round_dp(4).normalize().to_string()), expected.map(str::to_owned));
    }

    #[test]
    fn less_is_better_by_the_way_that_is_named() {
        check(false, None, None, Ok("1.5"));
        check(true, None, None, Ok("0.5"));
        check(true, Some(KpiMethod::Ratio), None, Ok("0.5"));
        check(true, Some(KpiMethod::TwoMinus), None, Ok("0.5"));
        check(true, Some(KpiMethod::Inverse), None, Ok("0.6667"));
        // From 10 at the worst to 2 at best: (10 − 6) ÷ (10 − 2).
        check(true, Some(KpiMethod::Span), Some((10, 2)), Ok("0.5"));
        check(true, Some(KpiMethod::Span), None, Err(Unavailable::Missing));
        check(true, Some(KpiMethod::Span), Some((2, 2)), Err(Unavailable::EmptyScale));
    }
}
