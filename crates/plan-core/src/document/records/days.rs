//! Dates as other systems write them into tables: with times and zones, weekdays, as day numbers, day or month
//! first. What a person types is read more strictly, by `value`.

use super::eras::of_common_era;
use super::moments::{parted, zoned};
use super::months::{YearAt, month_named};
use super::weekdays::without_weekday;
use crate::value::{Date, Misread, Typed, is_hidden, plain};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

/// Which comes first in a date such as 03/05/2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// How dates are read where they do not tell it themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateTerms {
    pub order: DayOrder,
    /// Day numbers count from the first of 1904, as they do in workbooks that a Macintosh began.
    pub is_from_1904: bool,
    /// In a date such as 24-Mar-14 the year comes first.
    pub is_year_first: bool,
}

impl From<DayOrder> for DateTerms {
    fn from(order: DayOrder) -> Self {
        Self { order, ..Self::default() }
    }
}

/// How the dates of a column have to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dating {
    /// As the workbook says of all its day numbers. A text says nothing of it, and has the usual ones.
    pub is_from_1904: bool,
    order: Shown<DayOrder>,
    /// Where the year stands beside the name of a month.
    year_at: Shown<YearAt>,
    /// Dates that can be read in two ways.
    pub unclear: usize,
    /// The first of these.
    pub example: String,
}

/// What the dates show that can be read in one way only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shown<T> {
    #[default]
    Nothing,
    Only(T),
    Both,
}

impl<T: Copy + PartialEq> Shown<T> {
    fn take(&mut self, shown: T) {
        *self = match *self {
            Self::Nothing => Self::Only(shown),
            Self::Only(before) if before == shown => *self,
            Self::Only(_) | Self::Both => Self::Both,
        };
    }

    fn only(self) -> Option<T> {
        if let Self::Only(shown) = self { Some(shown) } else { None }
    }
}

/// Day numbers of spreadsheets that are taken for dates: 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;
/// Days from the one where most workbooks begin to count to the first of 1904.
const TO_1904: u32 = 1_462;

/// A date with the year first, with the year last, as a spreadsheet's day number or as seconds since 1970. A time is
/// left out; one that says its zone tells the day at the place that `local` knows the time of.
pub(crate) fn date(text: &str, terms: DateTerms, local: &dyn Fn(i64) -> NaiveDateTime) -> Result<Date, Misread> {
    let text = plain_date(text);
    if let Some(ms) = since_1970(&text) {
        return Ok(Date(local(ms).date()));
    }
    let (day, time) = parted(&text).ok_or(Misread::NotADate)?;
    let Date(day) = day_alone(&day, terms)?;
    match time {
        Some(time) => zoned(day, time, local).map(Date).ok_or(Misread::NotADate),
        None => Ok(Date(day)),
    }
}

fn day_alone(text: &str, terms: DateTerms) -> Result<Date, Misread> {
    if let Some(day) = serial(text, terms.is_from_1904) {
        return Ok(Date(day));
    }
    let (text, weekday) = without_weekday(text);
    let text = of_common_era(&text).unwrap_or(text);
    let day = if let Some((year, month, day)) = month_named(&text).and_then(|named| named.parts(terms)) {
        NaiveDate::from_ymd_opt(year, month, day).ok_or(Misread::NoSuchDay)?
    } else {
        let read = Date::read(text.trim_end_matches(['.', ',', 'Z']));
        match (&read, year_last(&text)) {
            (Err(Misread::NotADate), Some(parts)) => parts.day(terms.order)?,
            (Err(Misread::NotADate), None) if has_short_year(&text) => return Err(Misread::ShortYear),
            _ => read?.0,
        }
    };
    // A day that is called another weekday is not known to be either.
    if weekday.is_some_and(|weekday| weekday != day.weekday()) { Err(Misread::NoSuchDay) } else { Ok(Date(day)) }
}

impl Dating {
    /// Looks at a date for what it has first.
    pub fn take(&mut self, text: &str) {
        let Some((day, _)) = parted(&plain_date(text)) else {
            return;
        };
        let day = without_weekday(&day).0;
        if let Some(year_at) = month_named(&day).and_then(|named| named.shown()) {
            self.year_at.take(year_at);
        }
        // Two signs of punctuation before the year: nothing else needs a closer look.
        let Some(parts) = year_last(&day) else {
            return;
        };
        match parts.order() {
            _ if parts.dotted || parts.first == parts.second => {}
            Some(order) => self.order.take(order),
            None => {
                if self.unclear == 0 {
                    text.trim().clone_into(&mut self.example);
                }
                self.unclear += 1;
            }
        }
    }

    /// What those dates show that can be read in one way only; none when there are none, or both.
    pub fn shown(&self) -> Option<DayOrder> {
        self.order.only()
    }

    /// Whether the year comes first in a date such as 24-Mar-14. Where no date of the column tells, or some tell this and
    /// some that, it is the day, as spreadsheets write it.
    pub fn is_year_first(&self) -> bool {
        self.year_at.only() == Some(YearAt::First)
    }

    /// Whether somebody has to say which comes first.
    pub fn is_open(&self) -> bool {
        self.unclear > 0 && self.shown().is_none()
    }

    /// What the first date that can be read in two ways is in that order.
    pub fn as_read(&self, order: DayOrder) -> Option<NaiveDate> {
        date(&self.example, order.into(), &|_| NaiveDateTime::default()).ok().map(|date| date.0)
    }
}

/// Plain letters, without the marks of direction that some systems write around each part of a date.
fn plain_date(text: &str) -> String {
    let text: String = plain(text).chars().filter(|c| !is_hidden(*c)).collect();
    text.trim().to_owned()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Seconds or thousandths of them since 1970, from 2001 to 2033.
fn since_1970(text: &str) -> Option<i64> {
    match text.len() {
        10 | 13 if is_digits(text) && text.starts_with('1') => {
            let number: i64 = text.parse().ok()?;
            Some(if text.len() == 10 { number * 1_000 } else { number })
        }
        _ => None,
    }
}

fn serial(text: &str, is_from_1904: bool) -> Option<NaiveDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() != 5 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let shift = if is_from_1904 { TO_1904 } else { 0 };
    let number = whole
        .parse::<u32>()
        .ok()
        .and_then(|number| number.checked_add(shift))
        .filter(|number| SERIALS.contains(number))?;
    // Spreadsheets count from here, because one of the first took 1900 for a leap year.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(number)))
}

struct YearLast {
    first: u32,
    second: u32,
    year: i32,
    dotted: bool,
}

impl YearLast {
    /// Which comes first, as far as the date itself shows it. With dots it is always the day.
    fn order(&self) -> Option<DayOrder> {
        if self.dotted || self.first > 12 || self.first == self.second {
            Some(DayOrder::DayFirst)
        } else if self.second > 12 {
            Some(DayOrder::MonthFirst)
        } else {
            None
        }
    }

    fn day(&self, order: DayOrder) -> Result<NaiveDate, Misread> {
        let (day, month) = match self.order().unwrap_or(order) {
            DayOrder::DayFirst => (self.first, self.second),
            DayOrder::MonthFirst => (self.second, self.first),
        };
        NaiveDate::from_ymd_opt(self.year, month, day).ok_or(Misread::NoSuchDay)
    }
}

fn year_last(text: &str) -> Option<YearLast> {
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = text.split(separator).map(str::trim);
    let mut short = || parts.next().filter(|part| (1..=2).contains(&part.len()))?.parse::<u32>().ok();
    let (first, second) = (short()?, short()?);
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok().filter(|year| *year >= 1000)?;
    parts.next().is_none().then_some(YearLast { first, second, year, dotted: separator == '.' })
}

/// Three numbers of at most two digits: any of them may be the year.
fn has_short_year(text: &str) -> bool {
    let is_short = |part: &str| is_digits(part.trim()) && part.trim().len() <= 2;
    ['/', '-', '.'].iter().any(|sign| text.split(*sign).count() == 3 && text.split(*sign).all(is_short))
}

#[cfg(test)]
mod tests;
