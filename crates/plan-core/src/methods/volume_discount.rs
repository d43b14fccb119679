//! Discounts by the size of an order: what they come to, and where a smaller order costs more than a larger one.

use super::Unavailable;
use rust_decimal::Decimal;

/// What the percentage of a tier counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierCounting {
    /// The tier that an order reaches counts for all of it.
    AllUnits,
    /// Each tier counts for what of the order lies within it.
    Incremental,
}

/// From a size of order on, so many percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DiscountStep {
    pub from: Decimal,
    pub percent: Decimal,
}

/// The discount on an order of that size, as a ratio. Sizes are quantities, or sums at list price; below the first tier
/// there is none. The steps have to be in the order of their sizes.
pub fn volume_discount(steps: &[DiscountStep], counting: TierCounting, order: Decimal) -> Result<Decimal, Unavailable> {
    if order <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    let percent = match counting {
        TierCounting::AllUnits => {
            steps.iter().rev().find(|step| order >= step.from).map_or(Decimal::ZERO, |step| step.percent)
        }
        TierCounting::Incremental => incremental(steps, order).ok_or(Unavailable::Overflow)?,
    };
    percent.checked_div(Decimal::ONE_HUNDRED).ok_or(Unavailable::Overflow)
}

/// What of an order lies within each tier, with the percentage that counts for it.
pub fn within_tiers(steps: &[DiscountStep], order: Decimal) -> Option<Vec<(Decimal, Decimal)>> {
    let mut parts = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let to = steps.get(place + 1).map_or(order, |next| next.from.min(order));
        let from = step.from.max(Decimal::ZERO);
        if to > from {
            parts.push((to.checked_sub(from)?, step.percent));
        }
    }
    Some(parts)
}

/// The mean percentage over all of the order.
fn incremental(steps: &[DiscountStep], order: Decimal) -> Option<Decimal> {
    let parts = within_tiers(steps, order)?;
    let sum =
        parts.into_iter().try_fold(Decimal::ZERO, |sum, (size, percent)| sum.checked_add(size.checked_mul(percent)?));
    sum?.checked_div(order)
}

/// Where a tier that counts for all units begins, orders just below it may cost more than one that reaches it: from
/// which size on they do. With x × (1 − d₀) > q × (1 − d), where q is the size from which the tier counts, d its
/// discount and d₀ that of the tier below. For quantities it is the smallest whole one, for sums the edge itself, above
/// which it begins. None where no order does; the steps have to be in the order of their sizes.
pub fn inversion(steps: &[DiscountStep], place: usize, in_whole_units: bool) -> Option<Decimal> {
    let step = steps.get(place)?;
    let before = place.checked_sub(1).and_then(|before| steps.get(before));
    let pays = |percent: Decimal| Decimal::ONE_HUNDRED.checked_sub(percent).filter(|part| *part > Decimal::ZERO);
    let (lower, upper) = (pays(before.map_or(Decimal::ZERO, |step| step.percent))?, pays(step.percent)?);
    let edge = step.from.checked_mul(upper)?.checked_div(lower)?;
    let from = if in_whole_units { edge.floor().checked_add(Decimal::ONE)? } else { edge };
    let from = before.map_or(from, |before| from.max(before.from));
    (from > Decimal::ZERO && from < step.from).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use TierCounting::{AllUnits, Incremental};

    fn step(from: i64, percent: i64) -> DiscountStep {
        DiscountStep { from: from.into(), percent: percent.into() }
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_tier_counts_for_all_units_or_for_those_within_it() {
        let steps = [step(100, 5), step(500, 10)];
        let discount = |counting, order: i64| volume_discount(&steps, counting, order.into());
        assert_eq!(discount(AllUnits, 99), Ok(0.into()));
        assert_eq!(discount(AllUnits, 100), Ok(number("0.05")));
        assert_eq!(discount(AllUnits, 800), Ok(number("0.1")));
        // 400 × 5 % and 300 × 10 % of 800.
        assert_eq!(discount(Incremental, 800), Ok(number("0.0625")));
        assert_eq!(discount(Incremental, 100), Ok(0.into()));
        assert_eq!(discount(AllUnits, 0), Err(Unavailable::NoPositiveBase));
    }

    #[test]
    fn orders_just_below_a_tier_cost_more_than_one_that_reaches_it() {
        let steps = [step(100, 5), step(500, 10)];
        // 95 at the full price are as dear as 100 at 95 %; 500 at 90 % cost what 473.7 at 95 % do.
        assert_eq!(inversion(&steps, 0, true), Some(96.into()));
        assert_eq!(inversion(&steps, 1, true), Some(474.into()));
        assert_eq!(inversion(&steps, 0, false), Some(95.into()));
        for (from, percent) in [(10, 5), (100, 0), (100, -5)] {
            assert_eq!(inversion(&[step(from, percent)], 0, true), None, "{from} {percent}");
        }
        // Nobody orders less than nothing, and all orders from the tier below on are dearer here.
        assert_eq!(inversion(&[step(0, 10)], 0, false), None);
        assert_eq!(inversion(&[step(90, 0), step(100, 50)], 1, true), Some(90.into()));
        assert_eq!(inversion(&[step(90, 100), step(100, 50)], 1, true), None);
    }
}
