//! How much has to be sold: to cover fixed costs, and for a change of price to leave profit as it was.

use super::Unavailable;
use rust_decimal::Decimal;

/// Units to be sold until fixed costs are covered: fixed ÷ (price − unit cost), rounded up, since a part of a unit is
/// not sold. All in one currency, price and cost per unit. None where a unit earns nothing.
pub fn break_even_quantity(fixed: Decimal, price: Decimal, unit_cost: Decimal) -> Result<Decimal, Unavailable> {
    if fixed < Decimal::ZERO {
        return Err(Unavailable::Negative);
    }
    let margin = price.checked_sub(unit_cost).ok_or(Unavailable::Overflow)?;
    if margin <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    fixed.checked_div(margin).map(|units| units.ceil()).ok_or(Unavailable::Overflow)
}

/// The change of the quantity, as a ratio, at which a change of price leaves profit as it was:
/// −(ΔP − ΔC) ÷ (CM + ΔP − ΔC), with CM = price − unit cost before the change (Nagle, The Strategy and Tactics of
/// Pricing). After a cut it is what has to be sold more, after a rise what may be lost. None where a unit earns
/// nothing after the change: no quantity makes up for that.
pub fn break_even_change(margin: Decimal, price_change: Decimal, cost_change: Decimal) -> Result<Decimal, Unavailable> {
    let change = price_change.checked_sub(cost_change).ok_or(Unavailable::Overflow)?;
    let after = margin.checked_add(change).ok_or(Unavailable::Overflow)?;
    if after <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    // Nothing has no sign.
    change.checked_div(after).and_then(|ratio| Decimal::ZERO.checked_sub(ratio)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn fixed_costs_are_covered_by_whole_units() {
        // OpenStax, Principles of Accounting 2, Hicks Manufacturing: 18,000 ÷ (100 − 20) = 225.
        assert_eq!(break_even_quantity(18_000.into(), 100.into(), 20.into()), Ok(225.into()));
        assert_eq!(break_even_quantity(100.into(), 10.into(), 7.into()), Ok(34.into()));
        assert_eq!(break_even_quantity(100.into(), 7.into(), 7.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(break_even_quantity((-1).into(), 7.into(), 2.into()), Err(Unavailable::Negative));
        assert_eq!(break_even_quantity(Decimal::MAX, number("0.2"), number("0.1")), Err(Unavailable::Overflow));
    }

    #[test]
    fn a_cut_needs_more_and_a_rise_may_lose_some() {
        // Nagle: price 10, variable cost 5.50. A cut of 5 % needs 12.5 % more, a rise of 5 % may lose 10 %.
        assert_eq!(break_even_change(number("4.5"), number("-0.5"), 0.into()), Ok(number("0.125")));
        assert_eq!(break_even_change(number("4.5"), number("0.5"), 0.into()), Ok(number("-0.1")));
        assert_eq!(break_even_change(number("4.5"), 0.into(), 0.into()).map(|it| it.to_string()), Ok("0".into()));
    }

    #[test]
    fn a_lower_cost_makes_up_for_a_part_of_a_cut() {
        // Nagle, with 0.22 saved in each unit: 0.28 ÷ 4.22 = 6.6 %.
        let change = break_even_change(number("4.5"), number("-0.5"), number("-0.22")).unwrap();
        assert_eq!(change.round_dp(3), number("0.066"));
        assert_eq!(break_even_change(number("4.5"), number("-4.5"), 0.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(break_even_change(number("4.5"), number("-4.5"), number("-0.1")), Ok(44.into()));
    }
}
