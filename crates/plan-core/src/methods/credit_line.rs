//! The credit line of an account: what it may owe us.

use super::Unavailable;
use rust_decimal::Decimal;

/// Average monthly sales × credit months × factor of the account's grade. The average goes over the calendar
/// months with deliveries, `months`, of which there is at least one. Common practice; the months and factors
/// are the plan's.
pub fn credit_line(
    sales: Decimal,
    months: u32,
    credit_months: Decimal,
    factor: Decimal,
) -> Result<Decimal, Unavailable> {
    if months == 0 {
        return Err(Unavailable::OldRecords);
    }
    let negative = |value: Decimal| value.is_sign_negative() && !value.is_zero();
    if negative(sales) || negative(credit_months) || negative(factor) {
        return Err(Unavailable::Negative);
    }
    let months = Decimal::from(months);
    // Divided last, where there is room for it: a third times three is less than one.
    let whole = || sales.checked_mul(credit_months)?.checked_mul(factor)?.checked_div(months);
    let in_parts = || sales.checked_div(months)?.checked_mul(credit_months)?.checked_mul(factor);
    whole().or_else(in_parts).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_goes_over_months_with_deliveries() {
        // 900,000 in 9 months are 100,000 a month; two months at a factor of 1.2 are 240,000.
        assert_eq!(credit_line(900_000.into(), 9, 2.into(), Decimal::new(12, 1)), Ok(240_000.into()));
        assert_eq!(credit_line(100.into(), 3, 3.into(), 1.into()), Ok(100.into()));
        assert_eq!(credit_line(0.into(), 0, 2.into(), 1.into()), Err(Unavailable::OldRecords));
        assert_eq!(credit_line(Decimal::MAX, 1, 2.into(), 1.into()), Err(Unavailable::Overflow));
        // Too large on the way, and not in the end.
        let large = Decimal::from(60_000_000_000_u64) * Decimal::from(1_000_000_000_000_000_000_u64);
        assert_eq!(credit_line(large, 2, 2.into(), 1.into()), Ok(large));
        assert_eq!(credit_line((-5).into(), 1, 2.into(), 1.into()), Err(Unavailable::Negative));
    }
}
