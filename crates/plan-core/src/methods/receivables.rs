//! Receivables: how old they are, what part of them is late, and for how many days of sales they stand.

use super::Unavailable;
use rust_decimal::Decimal;

/// From so many days past due on a receivable is in the next band; common practice.
pub const AGEING_EDGES: [i64; 4] = [0, 30, 60, 90];

/// Sums by days past due: first what is below the first edge, as what is not yet due, then from each edge to below the
/// next; the last band has no end. A lower edge belongs to its band.
pub fn ageing(items: &[(i64, Decimal)], edges: &[i64]) -> Result<Vec<Decimal>, Unavailable> {
    let mut bands = vec![Decimal::ZERO; edges.len() + 1];
    for (days, sum) in items {
        let band = &mut bands[edges.iter().filter(|edge| days >= edge).count()];
        *band = band.checked_add(*sum).ok_or(Unavailable::Overflow)?;
    }
    Ok(bands)
}

/// A part of a whole as a ratio, which can be said in percent. The whole must be positive.
pub fn part_of(part: Decimal, whole: Decimal) -> Result<Decimal, Unavailable> {
    if whole <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    let ratio = part.checked_div(whole).ok_or(Unavailable::Overflow)?;
    ratio.checked_mul(Decimal::ONE_HUNDRED).map(|_| ratio).ok_or(Unavailable::Overflow)
}

/// Days of sales outstanding, by the closing balance: what is open ÷ sales of the period × its days. Another convention
/// takes the mean of opening and closing balance; the two are never compared.
pub fn days_of_sales(open: Decimal, sales: Decimal, days: u32) -> Result<Decimal, Unavailable> {
    if sales <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    open.checked_mul(days.into()).and_then(|product| product.checked_div(sales)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receivable_is_in_the_band_whose_lower_edge_it_has_reached() {
        let items = [(-1, 7), (0, 100), (29, 20), (30, 85), (60, 50), (90, 44), (400, 1)];
        let items = items.map(|(days, sum)| (days, Decimal::from(sum)));
        let bands = ageing(&items, &AGEING_EDGES);
        assert_eq!(bands, Ok([7, 120, 85, 50, 45].map(Decimal::from).to_vec()));
        assert_eq!(ageing(&[(1, Decimal::MAX), (2, Decimal::ONE)], &AGEING_EDGES), Err(Unavailable::Overflow));
    }

    #[test]
    fn the_bands_of_the_example_are_these_parts_of_the_whole() {
        // 61405.com, on the analysis of receivables by age.
        let parts = [120, 85, 50, 45].map(|sum| part_of(sum.into(), 300.into()).map(|ratio| ratio.round_dp(3)));
        assert_eq!(parts, [400, 283, 167, 150].map(|part| Ok(Decimal::new(part, 3))));
        assert_eq!(part_of(1.into(), 0.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(part_of(Decimal::MAX, 1.into()), Err(Unavailable::Overflow));
    }

    #[test]
    fn days_of_sales_are_by_the_closing_balance() {
        assert_eq!(days_of_sales(150.into(), 800.into(), 365).map(|days| days.round_dp(2)), Ok(Decimal::new(6844, 2)));
        assert_eq!(days_of_sales(150.into(), 0.into(), 365), Err(Unavailable::NoPositiveBase));
        assert_eq!(days_of_sales(Decimal::MAX, 1.into(), 365), Err(Unavailable::Overflow));
    }
}
