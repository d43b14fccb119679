//! What an account's purchase records come to. Records that cannot be counted are counted apart, so that
//! nothing is left out in silence.

#[cfg(test)]
mod tests;

use super::span::Span;
use crate::methods::{Habit, Unavailable, growth};
use crate::plan::Rows;
use crate::plan::buying::Purchase;
use crate::reading::months::window;
use crate::sorting::sort_by;
use crate::value::Month;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
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
    /// Both together: an order of which each holds a part is one.
    pub two_years: Total,
    /// Calendar months with deliveries in the twelve months up to the day; never more than twelve, although
    /// these may begin and end within a month.
    pub months: u32,
    pub span: Span,
    pub by_year: Vec<(i32, Total)>,
    /// What was bought less what was sent back, of each calendar month that has a record, the earliest first.
    pub by_month: Vec<(Month, Decimal)>,
    /// By product as the record names it, from the largest sum down.
    pub by_product: Vec<(String, Total)>,
    /// The day to which is counted.
    pub day: Option<NaiveDate>,
}

/// `day` is the day to which is counted, `base` the plan's currency.
pub fn purchases(rows: &Rows<Purchase>, base: &str, day: NaiveDate) -> PurchaseReading {
    let mut reading = PurchaseReading { day: Some(day), ..PurchaseReading::default() };
    let (year_ago, two_years_ago) = (window(day, 12), window(day, 24));
    let is_after = |date: NaiveDate, before: Option<NaiveDate>| before.is_none_or(|before| date > before);
    let mut counting = Counting::default();
    for row in rows {
        let Some((date, amount)) = reading.take(row, base, day) else {
            continue;
        };
        let order = counting.order(row, date, amount);
        counting.all.add(order, amount);
        counting.years.entry(date.year()).or_default().add(order, amount);
        let month = counting.by_month.entry(Month::of(date)).or_default();
        *month = month.saturating_add(amount);
        counting.products.entry(row.product.0.as_str()).or_default().add(order, amount);
        reading.span.add(date, day);
        if is_after(date, two_years_ago) {
            counting.two_years.add(order, amount);
            let is_last_year = is_after(date, year_ago);
            let year = if is_last_year { &mut counting.year } else { &mut counting.year_before };
            year.add(order, amount);
            if is_last_year && amount > Decimal::ZERO {
                counting.months.insert((date.year(), date.month()));
            }
        }
        if amount > Decimal::ZERO {
            reading.first = Some(reading.first.map_or(date, |first| first.min(date)));
            reading.last = Some(reading.last.map_or(date, |last| last.max(date)));
        }
    }
    reading.all = counting.all.total();
    reading.year = counting.year.total();
    reading.year_before = counting.year_before.total();
    reading.two_years = counting.two_years.total();
    reading.months = u32::try_from(counting.months.len()).unwrap_or(u32::MAX).min(12);
    reading.by_month.extend(counting.by_month);
    reading.by_year.extend(counting.years.into_iter().map(|(year, sum)| (year, sum.total())));
    reading.by_product.extend(counting.products.into_iter().map(|(name, sum)| (name.to_owned(), sum.total())));
    sort_by(&mut reading.by_product, |(_, one), (_, other)| other.amount.cmp(&one.amount));
    reading
}

#[derive(Default)]
struct Counting<'a> {
    /// The orders met so far, numbered as they came: a number is compared faster than what names the order.
    orders: BTreeMap<OrderKey<'a>, usize>,
    all: Sum,
    year: Sum,
    year_before: Sum,
    two_years: Sum,
    months: BTreeSet<(i32, u32)>,
    by_month: BTreeMap<Month, Decimal>,
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

    /// Why nothing can be computed, where no record counts or all that do are returns.
    pub fn why_none(&self) -> Unavailable {
        match (self.counted, self.left_out.all()) {
            (0, 0) => Unavailable::NoRecords,
            (0, _) => Unavailable::NothingCounts,
            _ => Unavailable::OnlyReturns,
        }
    }

    /// Why there is nothing bought in the last months.
    pub fn why_none_lately(&self) -> Unavailable {
        if self.last.is_some() { Unavailable::OldRecords } else { self.why_none() }
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

    /// Orders and sums of the last twelve months, or of the last twenty-four.
    pub fn lately(&self, months: u32) -> &Total {
        if months > 12 { &self.two_years } else { &self.year }
    }

    /// What recency, frequency and monetary value are scored by: what was bought in the last twelve or
    /// twenty-four months. None for who bought nothing in them.
    pub fn habit(&self, months: u32) -> Option<Habit> {
        let total = self.lately(months);
        let recency_days = self.recency_days().ok().filter(|_| total.orders > 0)?;
        Some(Habit { recency_days: recency_days.into(), orders: total.orders.into(), amount: total.amount })
    }
}
