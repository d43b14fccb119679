//! What a course brought in, against what it cost (Phillips). Costs are those paid to others and the time of those who
//! take part.

use super::Unavailable;
use rust_decimal::Decimal;

/// Gain of a year × the part of it that comes from the course × how sure that estimate is, both in percent. Estimates
/// are so taken at the least that somebody stands by.
pub fn training_benefit(gain: Decimal, attributed: Decimal, confidence: Decimal) -> Result<Decimal, Unavailable> {
    let part = |of: Decimal, percent: Decimal| of.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED);
    part(gain, attributed).and_then(|sum| part(sum, confidence)).ok_or(Unavailable::Overflow)
}

/// Benefit ÷ cost: 8.4 means 8.40 back for each 1 spent.
pub fn benefit_cost_ratio(benefit: Decimal, cost: Decimal) -> Result<Decimal, Unavailable> {
    if cost <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    benefit.checked_div(cost).ok_or(Unavailable::Overflow)
}

/// (benefit − cost) ÷ cost, as a ratio: 0 pays for itself, 1 brings as much again.
pub fn training_return(benefit: Decimal, cost: Decimal) -> Result<Decimal, Unavailable> {
    benefit_cost_ratio(benefit.checked_sub(cost).ok_or(Unavailable::Overflow)?, cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literacy_course_brought_back_eight_times_its_cost() {
        // Phillips (1997): benefits 321,600, costs 38,233; benefit-cost ratio 8.4, return 741 %.
        let (benefit, cost) = (321_600.into(), 38_233.into());
        assert_eq!(benefit_cost_ratio(benefit, cost).map(|ratio| ratio.round_dp(1)), Ok(Decimal::new(84, 1)));
        assert_eq!(training_return(benefit, cost).map(|ratio| ratio.round_dp(2)), Ok(Decimal::new(741, 2)));
    }

    #[test]
    fn an_estimate_counts_by_the_part_and_by_how_sure_it_is() {
        // 50,000 × 60 % × 80 % = 24,000.
        assert_eq!(training_benefit(50_000.into(), 60.into(), 80.into()), Ok(24_000.into()));
        // What costs more than it brings has a negative return.
        assert_eq!(training_return(24_000.into(), 30_000.into()), Ok(Decimal::new(-2, 1)));
        assert_eq!(training_return(1.into(), 0.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(training_benefit(Decimal::MAX, 100.into(), 100.into()), Err(Unavailable::Overflow));
    }
}
