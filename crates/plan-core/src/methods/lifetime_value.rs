//! Customer lifetime value, by both conventions. `margin` is what a period brings after its costs,
//! `retention` the part of customers that stay from one period to the next, `discount` the interest of a
//! period; both are ratios, 0.8 for 80 %.

use super::Unavailable;

/// m·r ÷ (1 + d − r): margins come at the end of each period, and the first only from who stayed. Gupta &
/// Lehmann, Managing Customers as Investments, 2005.
pub fn lifetime_value(margin: f64, retention: f64, discount: f64) -> Result<f64, Unavailable> {
    Ok(margin * retention / spread(retention, discount)?)
}

/// m(1 + d) ÷ (1 + d − r): the first margin comes at once. Farris, Bendle, Pfeifer & Reibstein, Marketing
/// Metrics, 2010.
pub fn lifetime_value_now(margin: f64, retention: f64, discount: f64) -> Result<f64, Unavailable> {
    Ok(margin * (1.0 + discount) / spread(retention, discount)?)
}

/// Σ mₜ·rᵗ ÷ (1 + d)ᵗ: as the first, but with an end and with a margin for each period, from t = 1 on.
pub fn lifetime_value_finite(margins: &[f64], retention: f64, discount: f64) -> Result<f64, Unavailable> {
    check(retention, discount)?;
    let step = retention / (1.0 + discount);
    let mut factor = 1.0;
    let mut sum = 0.0;
    for margin in margins {
        factor *= step;
        sum += margin * factor;
    }
    Ok(sum)
}

fn check(retention: f64, discount: f64) -> Result<(), Unavailable> {
    if (0.0..=1.0).contains(&retention) && discount > -1.0 { Ok(()) } else { Err(Unavailable::OverWhole) }
}

fn spread(retention: f64, discount: f64) -> Result<f64, Unavailable> {
    check(retention, discount)?;
    let spread = 1.0 + discount - retention;
    if spread > 1e-12 { Ok(spread) } else { Err(Unavailable::Endless) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_margin_multiple_of_gupta_and_lehmann() {
        // Managing Customers as Investments, table of margin multiples: 80 % retention at 10 % is 2.67,
        // 90 % at 12 % is 4.09.
        assert!(lifetime_value(1.0, 0.8, 0.10).is_ok_and(|multiple| (multiple - 2.67).abs() < 0.005));
        assert!(lifetime_value(1.0, 0.9, 0.12).is_ok_and(|multiple| (multiple - 4.09).abs() < 0.005));
    }

    #[test]
    fn the_internet_provider_of_farris() {
        // Marketing Metrics: $19.95 a month less $1.50 cost and $0.50 marketing, 0.5 % attrition and 1 % interest
        // a month: 17.95 × 0.995 ÷ (1 + 0.01 − 0.995) = $1,191.
        assert!(lifetime_value(17.95, 0.995, 0.01).is_ok_and(|value| (value - 1_191.0).abs() < 0.5));
        // With the first margin at once, one margin more.
        let now = lifetime_value_now(17.95, 0.995, 0.01).unwrap();
        assert!((now - 17.95 - 1_190.683).abs() < 0.01);
    }

    #[test]
    fn a_sum_without_end_is_no_number() {
        assert_eq!(lifetime_value(1.0, 1.0, 0.0), Err(Unavailable::Endless));
        assert_eq!(lifetime_value(1.0, 1.2, 0.1), Err(Unavailable::OverWhole));
        // 1 × (0.5 + 0.25 + 0.125) = 0.875
        assert_eq!(lifetime_value_finite(&[1.0; 3], 0.5, 0.0), Ok(0.875));
    }

    proptest! {
        #[test]
        fn the_conventions_differ_by_one_margin(m in 0.0_f64..1e9, r in 0.0_f64..0.99, d in 0.0_f64..0.5) {
            let (end, now) = (lifetime_value(m, r, d).unwrap(), lifetime_value_now(m, r, d).unwrap());
            prop_assert!((now - end - m).abs() <= 1e-6 * (1.0 + now));
        }

        #[test]
        fn many_periods_come_near_to_no_end(r in 0.0_f64..0.9, d in 0.0_f64..0.5) {
            let (all, many) = (lifetime_value(1.0, r, d).unwrap(), lifetime_value_finite(&[1.0; 400], r, d).unwrap());
            prop_assert!((all - many).abs() < 1e-9);
        }
    }
}
