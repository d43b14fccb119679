//! How much of a year falls into each month, from what was sold.

use super::Unavailable;
use rust_decimal::Decimal;

/// Months in two full cycles, the least from which a season can be read.
const LEAST: usize = 24;

/// Ratio to centred moving average: each month ÷ the mean of the twelve months round it (of which the first and the
/// thirteenth count half), averaged for each calendar month and divided by the mean of all twelve, so that the mean is
/// one. `series` is month after month without a gap, beginning with the calendar month `first`, from 1 to 12. What was
/// sent back beyond what was bought counts as nothing. Classical decomposition, multiplicative; see Hyndman and
/// Athanasopoulos, Forecasting: Principles and Practice.
pub fn season_index(series: &[Decimal], first: u32) -> Result<[Decimal; 12], Unavailable> {
    if series.len() < LEAST {
        return Err(Unavailable::TooFew);
    }
    let mut ratios = [(Decimal::ZERO, 0_i64); 12];
    let month_of = |place: usize| (place + usize::try_from(first).unwrap_or(1) + 11) % 12;
    for place in 6..series.len() - 6 {
        let mean = centred_mean(&series[place - 6..=place + 6]).ok_or(Unavailable::Overflow)?;
        if mean <= Decimal::ZERO {
            return Err(Unavailable::NoPositiveBase);
        }
        let ratio = series[place].max(Decimal::ZERO).checked_div(mean).ok_or(Unavailable::Overflow)?;
        let (sum, count) = &mut ratios[month_of(place)];
        *sum = sum.checked_add(ratio).ok_or(Unavailable::Overflow)?;
        *count += 1;
    }
    let means = ratios.map(|(sum, count)| sum.checked_div(count.into()).unwrap_or_default());
    let all: Decimal = means.iter().try_fold(Decimal::ZERO, |sum, mean| sum.checked_add(*mean)).unwrap_or_default();
    let mean = all.checked_div(12.into()).filter(|mean| !mean.is_zero()).ok_or(Unavailable::NoPositiveBase)?;
    Ok(means.map(|index| index.checked_div(mean).unwrap_or_default()))
}

/// The mean of thirteen months, of which both ends count half.
fn centred_mean(months: &[Decimal]) -> Option<Decimal> {
    let ends = months.first()?.checked_add(*months.last()?)?.checked_div(2.into())?;
    let inner = months[1..months.len() - 1].iter().try_fold(ends, |sum, month| sum.checked_add(*month))?;
    inner.checked_div(12.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(index: [Decimal; 12]) -> Vec<String> {
        index.iter().map(|it| it.round_dp(4).normalize().to_string()).collect()
    }

    #[test]
    fn a_pattern_that_comes_back_every_year_is_found() {
        // From April on: March has twice what the other months have, so 13 in a year. 2 ÷ (13/12) and 1 ÷ (13/12).
        let series: Vec<Decimal> = (0..36).map(|place| if place % 12 == 11 { 200 } else { 100 }.into()).collect();
        let index = shown(season_index(&series, 4).unwrap());
        assert_eq!(index[2], "1.8462");
        assert!(index.iter().enumerate().all(|(month, it)| month == 2 || it == "0.9231"), "{index:?}");
    }

    #[test]
    fn growth_is_no_season() {
        // 100, 101, 102 …: a straight line lies on its own moving average.
        let series: Vec<Decimal> = (100..136).map(Decimal::from).collect();
        assert!(shown(season_index(&series, 1).unwrap()).iter().all(|it| it == "1"));
    }

    #[test]
    fn it_takes_two_years_and_something_sold() {
        assert_eq!(season_index(&[Decimal::ONE; 23], 1), Err(Unavailable::TooFew));
        assert_eq!(season_index(&[Decimal::ZERO; 24], 1), Err(Unavailable::NoPositiveBase));
        assert!(season_index(&[Decimal::MAX; 24], 1).is_err());
    }
}
