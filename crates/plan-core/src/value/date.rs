//! Dates as people write them in either language, year first. Day-first and month-first forms are
//! refused: nobody can tell 3/4/2027 apart.

use super::reading::plain;
use super::{Kind, Misread, Typed};
use chrono::{Datelike, NaiveDate};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A birthday; many are known without the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birthday {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
}

/// The numbers of a date, which stand in the order year, month, day.
fn parts(text: &str) -> Option<Vec<u32>> {
    let text = plain(text);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let number: u32 = text.parse().ok()?;
        return Some(vec![number / 10_000, number / 100 % 100, number % 100]);
    }
    let text = text.trim_end_matches(['\u{65e5}', '\u{53f7}']);
    text.split(['-', '/', '.', '\u{5e74}', '\u{6708}']).map(|part| part.trim().parse().ok()).collect()
}

impl Typed for Date {
    const KIND: Kind = Kind::Date;

    fn read(text: &str) -> Result<Self, Misread> {
        match parts(text).as_deref() {
            Some(&[year @ 1000..=9999, month, day]) => {
                let year = i32::try_from(year).map_err(|_| Misread::NotADate)?;
                NaiveDate::from_ymd_opt(year, month, day).map(Self).ok_or(Misread::NoSuchDay)
            }
            _ => Err(Misread::NotADate),
        }
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}

/// A leap year, so that a birthday on 29 February is one.
const ANY_YEAR: i32 = 2000;

impl Typed for Birthday {
    const KIND: Kind = Kind::Birthday;

    fn read(text: &str) -> Result<Self, Misread> {
        match parts(text).as_deref() {
            Some(&[month, day]) => NaiveDate::from_ymd_opt(ANY_YEAR, month, day)
                .map(|_| Self { year: None, month, day })
                .ok_or(Misread::NoSuchDay),
            _ => Date::read(text).map(|Date(date)| Self {
                year: Some(date.year()),
                month: date.month(),
                day: date.day(),
            }),
        }
    }

    fn show(&self) -> String {
        let Self { year, month, day } = self;
        match year {
            Some(year) => format!("{year:04}-{month:02}-{day:02}"),
            None => format!("{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_usual_forms() {
        for text in ["2027-02-03", "2027/2/3", "2027.2.3", "20270203", "2027\u{5e74}2\u{6708}3\u{65e5}"] {
            assert_eq!(Date::read(text).map(|date| date.show()), Ok("2027-02-03".into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(Date::read("2027-02-30"), Err(Misread::NoSuchDay));
        for text in ["3/4/2027", "soon", "2027-02", "2027-2-3-4"] {
            assert_eq!(Date::read(text), Err(Misread::NotADate), "{text}");
        }
    }

    #[test]
    fn a_birthday_needs_no_year() {
        assert_eq!(Birthday::read("2-29").map(|b| b.show()), Ok("02-29".into()));
        assert_eq!(Birthday::read("1978-05-01").map(|b| b.show()), Ok("1978-05-01".into()));
        assert_eq!(Birthday::read("13-01"), Err(Misread::NoSuchDay));
    }
}
