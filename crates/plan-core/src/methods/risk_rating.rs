//! The rating of a risk, and what it costs on average.

use rust_decimal::Decimal;

/// Likelihood × impact, each from 1 to 5, so 1 to 25; × (1 − what is held off already), given in percent from
/// 0 to 100.
pub fn risk_rating(likelihood: u8, impact: u8, control: Option<Decimal>) -> Decimal {
    let whole = Decimal::from(u16::from(likelihood) * u16::from(impact));
    let held_off = control.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let left = Decimal::ONE_HUNDRED.checked_sub(held_off).and_then(|left| left.checked_div(Decimal::ONE_HUNDRED));
    left.and_then(|left| whole.checked_mul(left)).unwrap_or(whole)
}

/// Probability in percent × the loss.
pub fn expected_loss(probability: Decimal, loss: Decimal) -> Option<Decimal> {
    loss.checked_mul(probability)?.checked_div(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_off_does_not_count() {
        assert_eq!(risk_rating(4, 5, None), 20.into());
        // 20 × (1 − 0.4) = 12
        assert_eq!(risk_rating(4, 5, Some(40.into())), 12.into());
        // More than all cannot be held off.
        assert_eq!(risk_rating(4, 5, Some(Decimal::MAX)), 0.into());
        // A quarter of 800,000.
        assert_eq!(expected_loss(25.into(), 800_000.into()), Some(200_000.into()));
    }
}
