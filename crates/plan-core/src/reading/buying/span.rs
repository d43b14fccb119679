//! How far back records reach, as far as one can tell from the months that have some. Ten months are not set
//! against twelve, and a plan into which records were imported from some month on, or up to some month, has
//! no two whole years to compare.

use crate::reading::months::{is_month_end, months_between};
use chrono::NaiveDate;

/// Calendar months with records, a bit each: that of the counting day is the lowest, and the highest stands for
/// all that are further back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    seen: u64,
}

const OLDEST: u32 = 63;

impl Span {
    pub fn add(&mut self, date: NaiveDate, day: NaiveDate) {
        self.seen |= 1 << months_between(date, day).min(OLDEST);
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { seen: self.seen | other.seen }
    }

    pub fn is_empty(self) -> bool {
        self.seen == 0
    }

    /// Records that come month after month and end before the day: how many whole months before it. None where
    /// they do not, or where they come too seldom to tell.
    pub fn ends_early(self, day: NaiveDate) -> Option<u32> {
        // The day's own month may be empty while it is running.
        let running = u32::from(!is_month_end(day));
        let last = self.seen.trailing_zeros();
        (self.comes_monthly() && last > running && last < 12).then(|| last - running)
    }

    /// Records that come month after month and begin within the twelve months before the last twelve.
    pub fn begins_late(self) -> bool {
        self.comes_monthly() && (12..23).contains(&self.first())
    }

    fn first(self) -> u32 {
        OLDEST.saturating_sub(self.seen.leading_zeros())
    }

    /// Most months of the last two years have some, from the first that has on. Who buys a few times a year
    /// leaves most empty, which tells nothing; nor do a few months.
    fn comes_monthly(self) -> bool {
        let lately = self.seen & ((1 << 24) - 1);
        if lately == 0 {
            return false;
        }
        let stretch = self.first().min(23).saturating_sub(self.seen.trailing_zeros()) + 1;
        stretch > 6 && lately.count_ones() * 4 >= stretch * 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Months};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A record in each of the months that lie so many back.
    fn span(months: impl Iterator<Item = u32>, to: &str) -> Span {
        let mut span = Span::default();
        let first = day(to).with_day(1).unwrap();
        months.for_each(|back| span.add(first - Months::new(back), day(to)));
        span
    }

    #[test]
    fn ten_months_are_seen_to_be_no_twelve() {
        let to = "2026-06-30";
        assert!(span(0..22, to).begins_late());
        assert!(!span(0..24, to).begins_late() && !span(0..40, to).begins_late() && !span(0..12, to).begins_late());
        assert_eq!(span(2..24, to).ends_early(day(to)), Some(2));
        assert_eq!(span(0..24, to).ends_early(day(to)), None);
        // In the middle of June, May may be the last.
        assert_eq!(span(1..24, "2026-06-15").ends_early(day("2026-06-15")), None);
        assert_eq!(span(2..24, "2026-06-15").ends_early(day("2026-06-15")), Some(1));
    }

    #[test]
    fn a_few_orders_tell_nothing_of_where_records_begin() {
        let to = "2026-06-30";
        for months in [vec![], vec![0, 3, 15], vec![0, 13], vec![3, 15], vec![60]] {
            let span = span(months.iter().copied(), to);
            assert_eq!((span.begins_late(), span.ends_early(day(to))), (false, None), "{months:?}");
        }
    }
}
