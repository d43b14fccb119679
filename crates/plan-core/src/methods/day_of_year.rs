//! The next day on which something falls that comes every year, by the solar or the Chinese lunar calendar.

use chrono::{Datelike, NaiveDate};
use icu_calendar::Date;
use icu_calendar::types::Month;

/// Lunar years whose months are known exactly; before and after them the calendar is an estimate.
const LUNAR_YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// The first day from `from` on that is that day of that month. Where a month is shorter, its last day. Nothing for a
/// day that no year has, such as 31 April.
pub fn next_solar(month: u32, day: u32, from: NaiveDate) -> Option<NaiveDate> {
    let longest = NaiveDate::from_ymd_opt(2000, month, day)?;
    (0..=1).find_map(|years| {
        let year = from.year().checked_add(years)?;
        let date = NaiveDate::from_ymd_opt(year, month, day);
        date.or_else(|| NaiveDate::from_ymd_opt(year, month, longest.day() - 1)).filter(|date| *date >= from)
    })
}

/// The same by the lunar calendar (GB/T 33661-2017), in the ordinary months: a leap month is passed over. Day 30 of a
/// month with 29 days is the 29th, so 12/30 is always New Year’s Eve.
pub fn next_lunar(month: u32, day: u32, from: NaiveDate) -> Option<NaiveDate> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    // The lunar year begins in January or February, so a day may belong to the one before.
    (-1..=2).find_map(|years| {
        let year = from.year().checked_add(years).filter(|year| LUNAR_YEARS.contains(year))?;
        let date = lunar(year, month, day).or_else(|| lunar(year, month, day.min(29)));
        date.filter(|date| *date >= from)
    })
}

fn lunar(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    let date = Date::try_new_chinese_traditional(year, Month::new(month), day).ok()?;
    let days = i32::try_from(date.to_rata_die().to_i64_date()).ok()?;
    NaiveDate::from_num_days_from_ce_opt(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(month: u32, day: u32, from: &str, expected: &str) {
        assert_eq!(next_lunar(month, day, on(from)), Some(on(expected)));
    }

    #[test]
    fn festivals_fall_where_the_almanac_has_them() {
        check(1, 1, "2026-06-30", "2027-02-06");
        check(8, 15, "2026-06-30", "2026-09-25");
        check(5, 5, "2026-06-30", "2027-06-09");
        // New Year’s Eve: the last month has 29 days in the years before 2026 and 2027, and 30 before 2024.
        check(12, 30, "2026-01-01", "2026-02-16");
        check(12, 30, "2026-02-17", "2027-02-05");
        check(12, 30, "2024-01-01", "2024-02-09");
    }

    #[test]
    fn the_day_itself_counts_and_a_leap_month_does_not() {
        check(8, 15, "2026-09-25", "2026-09-25");
        check(8, 15, "2026-09-26", "2027-09-15");
        // 2025 had a second sixth month: 6/1 was on 25 June, and again on 25 July in the leap month.
        check(6, 1, "2025-06-01", "2025-06-25");
        check(6, 1, "2025-06-26", "2026-07-14");
    }

    #[test]
    fn a_solar_day_comes_every_year_even_29_february() {
        assert_eq!(next_solar(12, 20, on("2026-12-21")), Some(on("2027-12-20")));
        assert_eq!(next_solar(12, 20, on("2026-12-20")), Some(on("2026-12-20")));
        assert_eq!(next_solar(2, 29, on("2027-01-01")), Some(on("2027-02-28")));
        assert_eq!(next_solar(2, 29, on("2028-01-01")), Some(on("2028-02-29")));
    }

    #[test]
    fn a_day_that_no_year_has_never_comes() {
        assert_eq!(next_solar(4, 31, on("2026-01-01")), None);
        assert_eq!(next_solar(13, 1, on("2026-01-01")), None);
        assert_eq!(next_lunar(1, 31, on("2026-01-01")), None);
        assert_eq!(next_lunar(13, 1, on("2026-01-01")), None);
        assert_eq!(next_lunar(1, 1, NaiveDate::MAX), None);
        assert_eq!(next_solar(1, 1, NaiveDate::MAX), None);
    }
}
