//! When a price follows something else, and by how much.

use super::{Unavailable, growth};
use rust_decimal::Decimal;

/// What was agreed, as typed: 5 is 5 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AdjustmentRule {
    /// From what change on, either way.
    pub threshold: Decimal,
    /// How much of the change is handed on.
    pub passed_on: Decimal,
    /// At most so much at once.
    pub limit: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjustment {
    /// (current − base) ÷ base, as a ratio.
    pub change: Decimal,
    pub is_triggered: bool,
    /// By how much the price follows, as a ratio: nothing below the threshold, from it on the whole change × the part
    /// that is handed on, within the limit.
    pub follows: Decimal,
}

/// What a change of an index means for a price. A change that is just the threshold triggers.
pub fn price_adjustment(base: Decimal, current: Decimal, rule: AdjustmentRule) -> Result<Adjustment, Unavailable> {
    let part = |percent: Decimal| percent.checked_div(Decimal::ONE_HUNDRED).ok_or(Unavailable::Overflow);
    let (change, threshold) = (growth(base, current)?, part(rule.threshold)?);
    let is_triggered = change.abs() >= threshold && !change.is_zero();
    let mut follows = Decimal::ZERO;
    if is_triggered {
        follows = change.checked_mul(part(rule.passed_on)?).ok_or(Unavailable::Overflow)?;
        if let Some(limit) = rule.limit {
            let limit = part(limit)?.abs();
            follows = follows.clamp(-limit, limit);
        }
    }
    Ok(Adjustment { change, is_triggered, follows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: i64, current: i64, limit: Option<i64>) -> Result<(String, bool, String), Unavailable> {
        let rule = AdjustmentRule { threshold: 5.into(), passed_on: 60.into(), limit: limit.map(Decimal::from) };
        let read = price_adjustment(base.into(), current.into(), rule)?;
        let text = |ratio: Decimal| ratio.normalize().to_string();
        Ok((text(read.change), read.is_triggered, text(read.follows)))
    }

    #[test]
    fn a_price_follows_from_the_threshold_on_and_within_the_limit() {
        let is = |change: &str, triggered, follows: &str| Ok((change.to_owned(), triggered, follows.to_owned()));
        assert_eq!(check(200, 209, None), is("0.045", false, "0"));
        assert_eq!(check(200, 210, None), is("0.05", true, "0.03"));
        assert_eq!(check(200, 240, Some(8)), is("0.2", true, "0.08"));
        assert_eq!(check(200, 160, Some(8)), is("-0.2", true, "-0.08"));
        assert_eq!(check(0, 160, None), Err(Unavailable::NoPositiveBase));
    }
}
