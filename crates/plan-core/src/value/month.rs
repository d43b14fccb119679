//! Months of a year, as monthly figures have them.

use super::reading::plain;
use super::{Date, Kind, Misread, Typed};
use chrono::{Datelike, NaiveDate};

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// How many months this one comes after another; negative before it.
    pub fn since(self, other: Self) -> i32 {
        let count = |it: Self| it.year * 12 + i32::try_from(it.month).unwrap_or_default();
        count(self) - count(other)
    }
}

impl Typed for Month {
    const KIND: Kind = Kind::Month;

    /// Year first, as in 2027-03, 2027/3, 202703 or with the Chinese signs; or any day of the month.
    fn read(text: &str) -> Result<Self, Misread> {
        let plain = plain(text);
        let bare = plain.trim_end_matches('\u{6708}').trim_end();
        let parts: Vec<&str> = match bare.len() {
            6 if bare.bytes().all(|sign| sign.is_ascii_digit()) => vec![&bare[..4], &bare[4..]],
            _ => bare.split(['-', '/', '.', '\u{5e74}']).map(str::trim).collect(),
        };
        let &[year, month] = parts.as_slice() else {
            return Date::read(text).map(|Date(day)| Self::of(day));
        };
        let read = |text: &str| text.parse::<u32>().map_err(|_| Misread::NotADate);
        let (year, month) = (read(year)?, read(month)?);
        if !(1000..=9999).contains(&year) {
            return Err(if year < 100 && month < 100 { Misread::ShortYear } else { Misread::NotADate });
        }
        let year = i32::try_from(year).map_err(|_| Misread::NotADate)?;
        if (1..=12).contains(&month) { Ok(Self { year, month }) } else { Err(Misread::NoSuchDay) }
    }

    fn show(&self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_the_usual_forms() {
        for text in ["2027-03", "2027/3", "2027.3", "202703", "2027\u{5e74}3\u{6708}", "2027-03-31", "20270301"] {
            assert_eq!(Month::read(text).map(|month| month.show()), Ok("2027-03".into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_month_says_why() {
        assert_eq!(Month::read("2027-13"), Err(Misread::NoSuchDay));
        assert_eq!(Month::read("03/27"), Err(Misread::ShortYear));
        for text in ["March", "2027", "3-2027-1", "soon"] {
            assert_eq!(Month::read(text), Err(Misread::NotADate), "{text}");
        }
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let month = |year, month| Month { year, month };
        assert_eq!(month(2027, 2).since(month(2026, 11)), 3);
        assert_eq!(month(2026, 12).since(month(2027, 1)), -1);
    }
}
