//! What a pipeline comes to: expected value and spread of deals that do not hang on each other.

use super::Unavailable;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Amount × probability, given in percent.
pub fn weighted(amount: Decimal, percent: Decimal) -> Option<Decimal> {
    amount.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
}

/// Σ amount × probability of deals with their probability in percent.
pub fn expected(deals: &[(Decimal, Decimal)]) -> Result<Decimal, Unavailable> {
    if deals.is_empty() {
        return Err(Unavailable::Missing);
    }
    let sum = |sum: Decimal, (amount, percent): &(Decimal, Decimal)| sum.checked_add(weighted(*amount, *percent)?);
    deals.iter().try_fold(Decimal::ZERO, sum).ok_or(Unavailable::Overflow)
}

/// √ Σ amount² × p × (1 − p): one standard deviation of the sum of independent deals.
pub fn spread(deals: &[(Decimal, Decimal)]) -> Result<Decimal, Unavailable> {
    if deals.is_empty() {
        return Err(Unavailable::Missing);
    }
    let part = |(amount, percent): &(Decimal, Decimal)| {
        let (amount, p) = (amount.to_f64()?, percent.to_f64()? / 100.0);
        Some(amount * amount * p * (1.0 - p).max(0.0))
    };
    let variance: Option<f64> = deals.iter().map(part).sum();
    variance.and_then(|it| Decimal::try_from(it.sqrt()).ok()).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deals_are_weighted_and_spread() {
        let deals = [(100, 50), (200, 25), (40, 100)].map(|(amount, percent)| (amount.into(), percent.into()));
        // 50 + 50 + 40; √(10,000 × 0.25 + 40,000 × 0.1875) = √10,000
        assert_eq!(expected(&deals), Ok(140.into()));
        assert_eq!(spread(&deals), Ok(100.into()));
    }

    #[test]
    fn no_deal_is_no_pipeline_and_too_large_a_one_no_crash() {
        assert_eq!(expected(&[]), Err(Unavailable::Missing));
        assert_eq!(spread(&[]), Err(Unavailable::Missing));
        let huge = [(Decimal::MAX, 90.into())];
        assert_eq!(expected(&huge), Err(Unavailable::Overflow));
    }
}
