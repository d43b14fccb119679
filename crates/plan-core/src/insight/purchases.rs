//! What an account's purchase records come to. Records that cannot be counted are counted apart, so that
//! nothing is left out in silence.

use crate::methods::{Habit, Unavailable, growth};
use crate::plan::Rows;
use crate::plan::buying::Purchase;
use crate::sorting::sort_by;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// Records that do not count, by their first reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub undated: usize,
    /// After the day to which is counted.
    pub future: usize,
    pub without_amount: usize,
    pub other_currency: usize,
    /// Of 10¹⁸ or more: no sum of sales, and with many of them sums could not be added.
    pub too_large: usize,
}

impl LeftOut {
    pub fn all(self) -> usize {
        self.undated + self.future + self.without_amount + self.other_currency + self.too_large
    }
}

/// 10¹⁸.
const TOO_LARGE: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);

/// Orders and sums of a stretch of time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Total {
    pub orders: usize,
    pub amount: Decimal,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct PurchaseReading {
    pub counted: usize,
    pub left_out: LeftOut,
    pub all: Total,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    /// The twelve months up to the day, and the twelve before.
    pub year: Total,
    pub year_before: Total,
    /// Months of the last twelve with deliveries.
    pub months: u32,
    pub by_year: Vec<(i32, Total)>,
    /// By product as the record names it, from the largest sum down.
    pub by_product: Vec<(String, Total)>,
    /// The day to which is counted.
    pub day: Option<NaiveDate>,
}

/// `day` is the day to which is counted, `base` the plan's currency.
pub fn purchases(rows: &Rows<Purchase>, base: &str, day: NaiveDate) -> PurchaseReading {
    let mut reading = PurchaseReading { day: Some(day), ..PurchaseReading::default() };
    let year_ago = day.checked_sub_months(Months::new(12)).unwrap_or(day);
    let two_years_ago = day.checked_sub_months(Months::new(24)).unwrap_or(day);
    let months = months_back(day);
    let mut counting = Counting::default();
    for row in rows {
        let Some((date, amount)) = reading.take(row, base, day) else {
            continue;
        };
        let order = counting.order(row, date, amount);
        counting.all.add(order, amount);
        counting.years.entry(date.year()).or_default().add(order, amount);
        counting.products.entry(row.product.0.as_str()).or_default().add(order, amount);
        if date > year_ago {
            counting.year.add(order, amount);
            if amount > Decimal::ZERO {
                counting.months.extend(months.iter().position(|end| end.is_none_or(|end| date > end)));
            }
        } else if date > two_years_ago {
            counting.year_before.add(order, amount);
        }
        if amount > Decimal::ZERO {
            reading.first = Some(reading.first.map_or(date, |first| first.min(date)));
            reading.last = Some(reading.last.map_or(date, |last| last.max(date)));
        }
    }
    reading.all = counting.all.total();
    reading.year = counting.year.total();
    reading.year_before = counting.year_before.total();
    reading.months = u32::try_from(counting.months.len()).unwrap_or(u32::MAX);
    reading.by_year.extend(counting.years.into_iter().map(|(year, sum)| (year, sum.total())));
    reading.by_product.extend(counting.products.into_iter().map(|(name, sum)| (name.to_owned(), sum.total())));
    sort_by(&mut reading.by_product, |(_, one), (_, other)| other.amount.cmp(&one.amount));
    reading
}

/// The days before which the months end that reach back from a day, the last first. Calendar months would be
/// thirteen in a year.
fn months_back(day: NaiveDate) -> Vec<Option<NaiveDate>> {
    (1..=12).map(|back| day.checked_sub_months(Months::new(back))).collect()
}

#[derive(Default)]
struct Counting<'a> {
    /// The orders met so far, numbered as they came: a number is compared faster than what names the order.
    orders: BTreeMap<OrderKey<'a>, usize>,
    all: Sum,
    year: Sum,
    year_before: Sum,
    months: BTreeSet<usize>,
    years: BTreeMap<i32, Sum>,
    products: BTreeMap<&'a str, Sum>,
}

/// What makes records one order: its number, or else its day.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum OrderKey<'a> {
    Number(&'a str),
    Day(NaiveDate),
}

/// Returns lower the sum, and are no orders.
#[derive(Default)]
struct Sum {
    /// The numbers of the orders, some more than once.
    orders: Vec<usize>,
    amount: Decimal,
}

impl<'a> Counting<'a> {
    /// The number of the order that a record belongs to; none of a return.
    fn order(&mut self, row: &'a Purchase, date: NaiveDate, amount: Decimal) -> Option<usize> {
        let number = row.order.0.trim();
        let key = if number.is_empty() { OrderKey::Day(date) } else { OrderKey::Number(number) };
        let next = self.orders.len();
        (amount > Decimal::ZERO).then(|| *self.orders.entry(key).or_insert(next))
    }
}

impl Sum {
    fn add(&mut self, order: Option<usize>, amount: Decimal) {
        self.amount = self.amount.checked_add(amount).unwrap_or(self.amount);
        // Records of one order mostly follow each other.
        self.orders.extend(order.filter(|order| self.orders.last() != Some(order)));
    }

    fn total(mut self) -> Total {
        sort_by(&mut self.orders, Ord::cmp);
        self.orders.dedup();
        Total { orders: self.orders.len(), amount: self.amount }
    }
}

impl PurchaseReading {
    /// The day and the sum of a record that counts.
    fn take(&mut self, row: &Purchase, base: &str, day: NaiveDate) -> Option<(NaiveDate, Decimal)> {
        let left_out = &mut self.left_out;
        let currency = row.amount.currency.0.as_str();
        let Some(date) = row.date.valid() else {
            left_out.undated += 1;
            return None;
        };
        let reason = match row.amount.amount.valid() {
            _ if date.0 > day => &mut left_out.future,
            None => &mut left_out.without_amount,
            Some(_) if !currency.is_empty() && currency != base => &mut left_out.other_currency,
            Some(amount) if amount.0.abs() >= TOO_LARGE => &mut left_out.too_large,
            Some(amount) => {
                self.counted += 1;
                return Some((date.0, amount.0));
            }
        };
        *reason += 1;
        None
    }

    /// Why nothing can be computed, where no record counts.
    pub fn why_none(&self) -> Unavailable {
        if self.left_out.all() > 0 { Unavailable::NothingCounts } else { Unavailable::NoRecords }
    }

    /// Days from the last order to the day.
    pub fn recency_days(&self) -> Result<i64, Unavailable> {
        let (Some(last), Some(day)) = (self.last, self.day) else {
            return Err(self.why_none());
        };
        Ok((day - last).num_days())
    }

    /// Growth of the last twelve months over the twelve before.
    pub fn growth(&self) -> Result<Decimal, Unavailable> {
        if self.counted == 0 {
            return Err(self.why_none());
        }
        growth(self.year_before.amount, self.year.amount)
    }

    /// What recency, frequency and monetary value are scored by; none for who never bought.
    pub fn habit(&self) -> Option<Habit> {
        #[expect(clippy::cast_precision_loss, reason = "days and orders")]
        let (recency_days, orders) = (self.recency_days().ok()? as f64, self.all.orders as f64);
        Some(Habit { recency_days, orders, amount: self.all.amount.to_f64()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Money, RowId};
    use crate::value::{Choice, Entry, Line, Reference};

    fn rows(records: &[(&str, &str, &str, &str, &str)]) -> Rows<Purchase> {
        let mut rows = Rows::default();
        for (place, (date, order, product, amount, currency)) in records.iter().enumerate() {
            let purchase = Purchase {
                date: Entry::of(date),
                order: Line((*order).to_owned()),
                product: Reference::to(product),
                quantity: Entry::default(),
                amount: Money { amount: Entry::of(amount), currency: Choice::of(currency) },
                ..Purchase::default()
            };
            rows.push(RowId::new(&format!("p{place}")).unwrap(), purchase);
        }
        rows
    }

    fn read(records: &[(&str, &str, &str, &str, &str)]) -> PurchaseReading {
        purchases(&rows(records), "CNY", NaiveDate::from_ymd_opt(2026, 6, 30).unwrap())
    }

    #[test]
    fn records_with_one_number_are_one_order_and_returns_are_none() {
        let reading = read(&[
            ("2026-06-20", "A1", "servo", "100", ""),
            ("2026-06-21", "A1", "drive", "50", "CNY"),
            ("2026-06-25", "A1", "servo", "-30", ""),
            ("2026-03-02", "", "servo", "10", ""),
            ("2026-03-02", "", "drive", "10", ""),
            ("2025-06-30", "B", "servo", "70", ""),
        ]);
        // A1, and the day without a number. 2025-06-30 is twelve months before the day: the year before.
        assert_eq!(reading.year, Total { orders: 2, amount: 140.into() });
        assert_eq!(reading.year_before, Total { orders: 1, amount: 70.into() });
        assert_eq!(reading.months, 2);
        // 140 / 70 - 1 = 1
        assert_eq!(reading.growth(), Ok(Decimal::ONE));
        assert_eq!(reading.recency_days(), Ok(9));
        let products: Vec<&str> = reading.by_product.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(products, ["servo", "drive"]);
        let years: Vec<(i32, usize)> = reading.by_year.iter().map(|(year, sum)| (*year, sum.orders)).collect();
        assert_eq!(years, [(2025, 1), (2026, 2)]);
    }

    #[test]
    fn twelve_months_to_the_middle_of_one_are_twelve() {
        // From 2025-06-16 to 2026-06-15: the 20th of June 2025 and the 10th of June 2026 are eleven months apart.
        let rows =
            rows(&[("2025-06-20", "", "", "1", ""), ("2026-06-10", "", "", "1", ""), ("2025-07-10", "", "", "1", "")]);
        let reading = purchases(&rows, "CNY", NaiveDate::from_ymd_opt(2026, 6, 15).unwrap());
        assert_eq!((reading.year.orders, reading.months), (3, 2));
    }

    #[test]
    fn what_cannot_be_counted_is_said() {
        let reading = read(&[
            ("2026-07-01", "", "", "100", ""),
            ("soon", "", "", "100", ""),
            ("2026-01-01", "", "", "much", ""),
            ("2026-01-01", "", "", "100", "EUR"),
            ("2026-01-01", "", "", "1000000000000000000", ""),
        ]);
        assert_eq!(
            reading.left_out,
            LeftOut { undated: 1, future: 1, without_amount: 1, other_currency: 1, too_large: 1 }
        );
        assert_eq!((reading.counted, reading.recency_days()), (0, Err(Unavailable::NothingCounts)));
        assert_eq!((reading.growth(), reading.habit()), (Err(Unavailable::NothingCounts), None));
    }

    #[test]
    fn growth_from_nothing_is_no_number() {
        assert_eq!(read(&[("2026-06-20", "", "", "100", "")]).growth(), Err(Unavailable::NoPositiveBase));
    }
}
