//! Records counted by hand.

use crate::plan::{Money, RowId};
use crate::reading::purchases::*;
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

/// A record on each of these days, read to a day.
fn on(days: &[&str], to: &str) -> PurchaseReading {
    let records: Vec<_> = days.iter().map(|day| (*day, "", "", "1", "")).collect();
    purchases(&rows(&records), "CNY", to.parse().unwrap())
}

const MONTH_ENDS: [&str; 12] = [
    "2025-07-31",
    "2025-08-31",
    "2025-09-30",
    "2025-10-31",
    "2025-11-30",
    "2025-12-31",
    "2026-01-31",
    "2026-02-28",
    "2026-03-31",
    "2026-04-30",
    "2026-05-31",
    "2026-06-30",
];

#[test]
fn an_invoice_on_the_last_day_of_each_month_is_twelve_months_of_deliveries() {
    let reading = on(&MONTH_ENDS, "2026-06-30");
    assert_eq!((reading.year.orders, reading.months), (12, 12));
    // Also where the months end on another day than the last of the counting day's.
    assert_eq!(on(&MONTH_ENDS[..11], "2026-06-15").months, 11);
}

#[test]
fn twelve_months_to_the_middle_of_one_are_twelve() {
    // From 2025-06-16 to 2026-06-15 there are parts of two Junes, which are two calendar months.
    let reading = on(&["2025-06-20", "2026-06-10", "2025-07-10"], "2026-06-15");
    assert_eq!((reading.year.orders, reading.months), (3, 3));
    // With all of them there are twelve, not thirteen.
    let mut all = MONTH_ENDS[..11].to_vec();
    all.extend(["2025-06-20", "2026-06-10"]);
    assert_eq!((on(&all, "2026-06-15").year.orders, on(&all, "2026-06-15").months), (13, 12));
}

#[test]
fn a_leap_day_a_year_and_a_day_ago_is_in_the_year_before() {
    let reading = on(&["2024-02-29", "2024-03-01", "2025-02-28"], "2025-02-28");
    assert_eq!((reading.year.orders, reading.year_before.orders, reading.months), (2, 1, 2));
    let reading = on(&["2024-02-29", "2023-03-01", "2023-02-28"], "2024-02-29");
    assert_eq!((reading.year.orders, reading.year_before.orders), (2, 1));
}

#[test]
fn records_of_long_ago_and_returns_are_told_from_no_records() {
    let old = on(&["2020-01-01"], "2026-06-30");
    assert_eq!((old.habit(12), old.why_none_lately()), (None, Unavailable::OldRecords));
    let returns = read(&[("2026-06-20", "", "", "-5", "")]);
    assert_eq!(returns.recency_days(), Err(Unavailable::OnlyReturns));
    assert_eq!(read(&[]).recency_days(), Err(Unavailable::NoRecords));
}

#[test]
fn habits_are_those_of_twelve_or_twenty_four_months() {
    let reading = read(&[
        ("2026-06-20", "A", "", "100", ""),
        ("2025-06-20", "A", "", "10", ""),
        ("2025-01-20", "B", "", "10", ""),
        ("2023-01-20", "C", "", "9000", ""),
    ]);
    let habit = |months| reading.habit(months).map(|habit| (habit.orders, habit.amount));
    assert_eq!(habit(12), Some((1.into(), 100.into())));
    // A is one order, although its lines lie in both years.
    assert_eq!(habit(24), Some((2.into(), 120.into())));
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
    assert_eq!(reading.left_out, LeftOut { undated: 1, future: 1, without_amount: 1, other_currency: 1, too_large: 1 });
    assert_eq!((reading.counted, reading.recency_days()), (0, Err(Unavailable::NothingCounts)));
    assert_eq!((reading.growth(), reading.habit(24)), (Err(Unavailable::NothingCounts), None));
}

#[test]
fn growth_from_nothing_is_no_number() {
    assert_eq!(read(&[("2026-06-20", "", "", "100", "")]).growth(), Err(Unavailable::NoPositiveBase));
}
