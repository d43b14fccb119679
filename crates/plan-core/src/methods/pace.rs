//! Time that has gone by, and what should have been reached in it.

use super::Unavailable;
use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

/// Days from one day to another, both ends included; none where the second comes first. Working days are Monday to
/// Friday: holidays and the weekends worked for them are not known.
pub fn days_counted(from: NaiveDate, to: NaiveDate, only_working: bool) -> i64 {
    let all = (to - from).num_days().saturating_add(1).max(0);
    if !only_working {
        return all;
    }
    let rest = from.iter_days().skip(usize::try_from(all / 7 * 7).unwrap_or_default());
    let rest = rest.take(usize::try_from(all % 7).unwrap_or_default());
    let in_rest = rest.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).count();
    all / 7 * 5 + i64::try_from(in_rest).unwrap_or_default()
}

/// Days gone by ÷ all days, as a ratio.
pub fn time_progress(elapsed: i64, all: i64) -> Result<Decimal, Unavailable> {
    Decimal::from(elapsed).checked_div(all.into()).ok_or(Unavailable::Missing)
}

/// Target × days gone by ÷ all days: what an even pace would have reached.
pub fn expected_pace(target: Decimal, elapsed: i64, all: i64) -> Result<Decimal, Unavailable> {
    if all == 0 {
        return Err(Unavailable::Missing);
    }
    target.checked_mul(elapsed.into()).and_then(|it| it.checked_div(all.into())).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str, only_working: bool) -> i64 {
        days_counted(from.parse().unwrap(), to.parse().unwrap(), only_working)
    }

    #[test]
    fn both_ends_count() {
        assert_eq!(days("2026-01-01", "2026-12-31", false), 365);
        assert_eq!(days("2026-06-30", "2026-06-30", false), 1);
        assert_eq!(days("2026-07-01", "2026-06-30", false), 0);
        // 1 June 2026 is a Monday: four weeks of five days, and Monday and Tuesday.
        assert_eq!(days("2026-06-01", "2026-06-30", true), 22);
        assert_eq!(days("2026-06-06", "2026-06-07", true), 0);
    }

    #[test]
    fn an_even_pace() {
        // 365 × 150 ÷ 365 = 150.
        assert_eq!(expected_pace(365.into(), 150, 365), Ok(150.into()));
        assert_eq!(time_progress(73, 365), Ok(Decimal::new(2, 1)));
        assert_eq!(expected_pace(365.into(), 0, 0), Err(Unavailable::Missing));
    }
}
