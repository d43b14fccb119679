//! A customer's business years in order, with growth. The rows stand as typed; here they are sorted by
//! year, and only values in one currency are compared.

use crate::methods::{Unavailable, annual_growth, growth};
use crate::plan::profile::OperatingYear;
use crate::plan::{Money, Rows};
use crate::sorting::sort_by;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct YearReading {
    pub row: String,
    pub year: i32,
    /// Growth of revenue over the year before.
    pub revenue_growth: Result<Decimal, Unavailable>,
    /// Profit ÷ revenue.
    pub margin: Result<Decimal, Unavailable>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct YearsReading {
    pub years: Vec<YearReading>,
    /// Compound annual growth of revenue from the first year to the last.
    pub annual_growth: Result<f64, Unavailable>,
}

/// `base` is the plan's currency, which stands for an empty one.
pub fn years_reading(rows: &Rows<OperatingYear>, base: &str) -> YearsReading {
    let mut sorted: Vec<(i32, &str, &OperatingYear)> =
        rows.iter().filter_map(|row| Some((row.year.valid()?.0, row.id.as_str(), &**row))).collect();
    sort_by(&mut sorted, |(one, ..), (other, ..)| one.cmp(other));
    let years = sorted
        .iter()
        .map(|(year, row, values)| {
            let before = || sorted.iter().filter(|(other, ..)| other + 1 == *year).map(|(.., values)| *values);
            // Of two rows of one year that which has its revenue.
            let previous = before().find(|it| it.revenue.amount.valid().is_some()).or_else(|| before().next());
            YearReading {
                row: (*row).to_owned(),
                year: *year,
                revenue_growth: previous
                    .ok_or(Unavailable::TooFew)
                    .and_then(|previous| compare(&previous.revenue, &values.revenue, base, growth)),
                margin: compare(&values.revenue, &values.profit, base, margin),
            }
        })
        .collect();
    let with_revenue: Vec<_> = sorted.iter().filter(|(.., values)| values.revenue.amount.valid().is_some()).collect();
    let annual_growth = match (with_revenue.first(), with_revenue.last()) {
        (Some((first_year, _, first)), Some((last_year, _, last))) => {
            compare(&first.revenue, &last.revenue, base, |one, other| annual_growth(one, other, last_year - first_year))
        }
        _ => Err(Unavailable::Missing),
    };
    YearsReading { years, annual_growth }
}

fn margin(revenue: Decimal, profit: Decimal) -> Result<Decimal, Unavailable> {
    if revenue <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    profit.checked_div(revenue).ok_or(Unavailable::Overflow)
}

fn compare<T>(
    one: &Money,
    other: &Money,
    base: &str,
    with: impl FnOnce(Decimal, Decimal) -> Result<T, Unavailable>,
) -> Result<T, Unavailable> {
    let (Some(first), Some(second)) = (one.amount.valid(), other.amount.valid()) else {
        return Err(Unavailable::Missing);
    };
    let currency = |money: &Money| if money.currency.0.is_empty() { base.to_owned() } else { money.currency.0.clone() };
    if currency(one) != currency(other) {
        return Err(Unavailable::MixedCurrencies);
    }
    with(first.0, second.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::{Choice, Entry};

    fn rows(years: &[(&str, &str, &str)]) -> Rows<OperatingYear> {
        let mut rows = Rows::default();
        for (place, (year, revenue, currency)) in years.iter().enumerate() {
            let mut row = OperatingYear { year: Entry::of(year), ..OperatingYear::default() };
            row.revenue = Money { amount: Entry::of(revenue), currency: Choice::of(currency) };
            rows.push(RowId::new(&format!("y{place}")).unwrap(), row);
        }
        rows
    }

    #[test]
    fn growth_compares_neighbouring_years_however_they_were_typed() {
        // 121 / 110 - 1 = 0.1; 110 / 100 - 1 = 0.1; over two years (1.21)^(1/2) - 1 = 0.1.
        let reading = years_reading(&rows(&[("2026", "121", ""), ("2024", "100", "CNY"), ("2025", "110", "")]), "CNY");
        let growths: Vec<_> = reading.years.iter().map(|year| year.revenue_growth).collect();
        assert_eq!(growths, [Err(Unavailable::TooFew), Ok(Decimal::new(1, 1)), Ok(Decimal::new(1, 1))]);
        assert!((reading.annual_growth.unwrap() - 0.1).abs() < 1e-12);
    }

    #[test]
    fn of_two_rows_of_one_year_that_with_its_revenue_counts() {
        let reading = years_reading(&rows(&[("2024", "", ""), ("2024", "100", ""), ("2025", "110", "")]), "CNY");
        assert_eq!(reading.years[2].revenue_growth, Ok(Decimal::new(1, 1)));
    }

    #[test]
    fn currencies_are_not_mixed() {
        let reading = years_reading(&rows(&[("2024", "100", "EUR"), ("2025", "110", "")]), "CNY");
        assert_eq!(reading.years[1].revenue_growth, Err(Unavailable::MixedCurrencies));
        assert_eq!(reading.annual_growth, Err(Unavailable::MixedCurrencies));
    }
}
