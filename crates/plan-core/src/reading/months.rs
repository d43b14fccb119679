//! Calendar months and windows of so many of them. The surprise: a window that ends with a month begins with
//! one, so that twelve months to 28 February hold no 29 February of the year before.

use chrono::{Datelike, Months, NaiveDate};

/// The last day before the months, of that number, which end on a day. None where the calendar begins later.
pub fn window(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let months = Months::new(months);
    if !is_month_end(day) {
        return day.checked_sub_months(months);
    }
    day.succ_opt()?.checked_sub_months(months)?.pred_opt()
}

pub fn is_month_end(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.month() != day.month())
}

/// How many calendar months one day's month lies before that of a later day; 0 in the same month.
pub fn months_between(earlier: NaiveDate, later: NaiveDate) -> u32 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    u32::try_from(number(later).saturating_sub(number(earlier))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_window_that_ends_with_a_month_begins_with_one() {
        for (end, months, before) in [
            ("2026-06-30", 12, "2025-06-30"),
            ("2025-02-28", 12, "2024-02-29"),
            ("2024-02-29", 12, "2023-02-28"),
            ("2026-02-28", 24, "2024-02-29"),
            ("2026-06-15", 12, "2025-06-15"),
            ("2024-02-28", 12, "2023-02-28"),
            ("2026-04-30", 1, "2026-03-31"),
        ] {
            assert_eq!(window(day(end), months), Some(day(before)), "{end} {months}");
        }
        assert_eq!(window(NaiveDate::MIN, 12), None);
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        assert_eq!(months_between(day("2026-01-31"), day("2026-02-01")), 1);
        assert_eq!(months_between(day("2025-02-01"), day("2026-02-28")), 12);
        assert_eq!(months_between(day("2026-03-01"), day("2026-02-01")), 0);
    }
}
