//! The credit line of an account: what it may owe us.

use super::Unavailable;
use rust_decimal::Decimal;

/// Average monthly sales × credit months × factor of the account's grade. The average goes over the months
/// with deliveries, `months`, of which there is at least one. Common practice; the months and factors are
/// the plan's.
pub fn credit_line(
    sales: Decimal,
    months: u32,
    credit_months: Decimal,
    factor: Decimal,
) -> Result<Decimal, Unavailable> {
    if months == 0 {
        return Err(Unavailable::NoRecords);
    }
    let negative = |value: Decimal| value.is_sign_negative() && !value.is_zero();
    if negative(sales) || negative(credit_months) || negative(factor) {
        return Err(Unavailable::Negative);
    }
    let line = || (sales / Decimal::from(months)).checked_mul(credit_months)?.checked_mul(factor);
    line().ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_goes_over_months_with_deliveries() {
        // 900,000 in 9 months are 100,000 a month; two months at a factor of 1.2 are 240,000.
        assert_eq!(credit_line(900_000.into(), 9, 2.into(), Decimal::new(12, 1)), Ok(240_000.into()));
        assert_eq!(credit_line(0.into(), 0, 2.into(), 1.into()), Err(Unavailable::NoRecords));
        assert_eq!(credit_line((-5).into(), 1, 2.into(), 1.into()), Err(Unavailable::Negative));
    }
}
