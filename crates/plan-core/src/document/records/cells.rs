//! Dates and sums as other systems write them into tables: with times, as day numbers, day or month first,
//! with currency signs, in brackets. What a person types is read more strictly, by `value`.

use crate::plan::Currency;
use crate::value::{Amount, Date, Misread, Slugs, Typed, plain};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// Which comes first in a date such as 03/05/2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// How the dates of a column have to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dating {
    /// What those dates show that can be read in one way only; none when there are none, or both.
    pub shown: Option<DayOrder>,
    /// Dates that can be read in two ways.
    pub unclear: usize,
}

/// Day numbers of spreadsheets that are taken for dates: 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;

/// A date with the year first, with the year last, or as a spreadsheet's day number. A time is left out.
pub(in crate::document) fn date(text: &str, order: DayOrder) -> Result<Date, Misread> {
    let text = without_time(&plain(text));
    if let Some(day) = serial(&text) {
        return Ok(Date(day));
    }
    if let Some((year, month, day)) = month_named(&text) {
        return NaiveDate::from_ymd_opt(year, month, day).map(Date).ok_or(Misread::NoSuchDay);
    }
    let read = Date::read(&text);
    let (Err(Misread::NotADate), Some(parts)) = (&read, year_last(&text)) else {
        return read;
    };
    let (day, month) = match parts.order().unwrap_or(order) {
        DayOrder::DayFirst => (parts.first, parts.second),
        DayOrder::MonthFirst => (parts.second, parts.first),
    };
    NaiveDate::from_ymd_opt(parts.year, month, day).map(Date).ok_or(Misread::NoSuchDay)
}

/// Looks through a column for what its dates have first.
pub fn dating(texts: &mut dyn Iterator<Item = &str>) -> Dating {
    let (mut day, mut month, mut unclear) = (false, false, 0);
    for text in texts {
        // Two signs of punctuation before the year: nothing else needs a closer look.
        let Some(parts) = year_last(&without_time(&plain(text))) else {
            continue;
        };
        match parts.order() {
            _ if parts.dotted || parts.first == parts.second => {}
            Some(DayOrder::DayFirst) => day = true,
            Some(DayOrder::MonthFirst) => month = true,
            None => unclear += 1,
        }
    }
    let shown = match (day, month) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    };
    Dating { shown, unclear }
}

fn without_time(text: &str) -> String {
    let is_time = |rest: &str| rest.contains(':');
    let parted = text.split_once([' ', 'T']).filter(|(_, rest)| is_time(rest));
    parted.map_or(text, |(day, _)| day).to_owned()
}

fn serial(text: &str) -> Option<NaiveDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let number = whole.parse().ok().filter(|number| SERIALS.contains(number))?;
    // Spreadsheets count from here, because one of the first took 1900 for a leap year.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(number)))
}

/// The months as they begin in English.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date such as 12-Jun-2026 or June 12, 2026.
fn month_named(text: &str) -> Option<(i32, u32, u32)> {
    let is_between = |c: char| matches!(c, ' ' | '-' | '/' | '.' | ',');
    let mut parts = text.split(is_between).filter(|part| !part.is_empty());
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let month = |name: &str| {
        let start = name.get(..3)?.to_ascii_lowercase();
        let place = MONTHS.iter().position(|month| *month == start)?;
        u32::try_from(place + 1).ok().filter(|_| name.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let (month, day) = month(second).map(|month| (month, first)).or_else(|| Some((month(first)?, second)))?;
    let year = year.parse().ok().filter(|_| year.len() == 4 && parts.next().is_none())?;
    Some((year, month, day.parse().ok()?))
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
}

fn year_last(text: &str) -> Option<YearLast> {
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = text.split(separator).map(str::trim);
    let mut short = || parts.next().filter(|part| (1..=2).contains(&part.len()))?.parse::<u32>().ok();
    let (first, second) = (short()?, short()?);
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok().filter(|year| *year >= 1000)?;
    parts.next().is_none().then_some(YearLast { first, second, year, dotted: separator == '.' })
}

/// A sum in units of so many powers of ten, and the currency that is written beside it, if one is.
/// Brackets, and a sign before the currency or at the end, make it negative.
pub(in crate::document) fn amount(
    text: &str,
    power: u32,
    base: &str,
) -> Result<(Amount, Option<&'static str>), Misread> {
    let text = plain(text);
    let (text, bracketed) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(within) => (within.trim(), true),
        None => (text.as_str(), false),
    };
    let (text, signed) = match text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
        Some(rest) => (rest.trim(), true),
        None => (text, false),
    };
    let (text, currency) = without_currency(text, base);
    // A sum with a unit of its own is in no other.
    let power = if text.chars().any(char::is_alphabetic) { 0 } else { power };
    let Amount(sum) = Amount::read(text)?;
    if (bracketed || signed) && text.contains('-') || bracketed && signed {
        return Err(Misread::NotANumber);
    }
    let unit = (0..power).try_fold(Decimal::ONE, |unit, _| unit.checked_mul(Decimal::TEN));
    let sum = match (unit, power) {
        (_, 0) => sum,
        (Some(unit), _) => sum.checked_mul(unit).ok_or(Misread::TooManyDigits)?.normalize(),
        (None, _) => return Err(Misread::TooManyDigits),
    };
    Ok((Amount(if bracketed || signed { -sum } else { sum }), currency))
}

/// What is written for currencies that share a sign; which of them is meant the plan's own currency tells, or else
/// it is the first.
static SIGNS: [(&str, &[&str]); 8] = [
    ("US$", &["USD"]),
    ("HK$", &["HKD"]),
    ("$", &["USD", "HKD", "TWD", "SGD", "AUD", "CAD"]),
    ("\u{a5}", &["CNY", "JPY"]),
    ("\u{ffe5}", &["CNY", "JPY"]),
    ("\u{5143}", &["CNY", "TWD", "HKD"]),
    ("\u{20ac}", &["EUR"]),
    ("\u{a3}", &["GBP"]),
];

/// The currency that a sign stands for, in a plan whose own is `base`.
pub(super) fn signed_currency(sign: &str, base: &str) -> Option<&'static str> {
    if sign.eq_ignore_ascii_case("RMB") {
        return Some("CNY");
    }
    let (_, codes) = SIGNS.iter().find(|(known, _)| *known == sign)?;
    codes.iter().find(|code| **code == base).or(codes.first()).copied()
}

/// Without a currency's code or sign before or after the number.
fn without_currency<'a>(text: &'a str, base: &str) -> (&'a str, Option<&'static str>) {
    let signed = SIGNS.iter().find_map(|(sign, _)| {
        let rest =
            text.strip_prefix(sign).map(str::trim_start).or_else(|| text.strip_suffix(sign).map(str::trim_end))?;
        Some((rest, signed_currency(sign, base)))
    });
    if let Some(signed) = signed {
        return signed;
    }
    let coded = |code: &str| match code {
        "RMB" | "rmb" => Some("CNY"),
        code => Currency::SET.slugs.iter().copied().find(|slug| slug.eq_ignore_ascii_case(code)),
    };
    if let Some((code, rest)) = text.split_at_checked(3)
        && let Some(currency) = coded(code)
    {
        return (rest.trim_start(), Some(currency));
    }
    if let Some((rest, code)) = text.len().checked_sub(3).and_then(|place| text.split_at_checked(place))
        && let Some(currency) = coded(code)
    {
        return (rest.trim_end(), Some(currency));
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_date(text: &str, order: DayOrder, expected: &str) {
        assert_eq!(date(text, order).map(|date| date.show()), Ok(expected.to_owned()), "{text}");
    }

    #[test]
    fn dates_are_read_as_other_systems_write_them() {
        for text in [
            "2026-03-05",
            "2026/3/5",
            "2026\u{5e74}3\u{6708}5\u{65e5}",
            "05.03.2026",
            "5.3.2026",
            "46086",
            "46086.75",
            "2026-03-05 08:30:00",
            "2026-03-05T08:30:00Z",
            "5-Mar-2026",
            "March 5, 2026",
            "05 mar 2026",
            "\u{ff12}\u{ff10}\u{ff12}\u{ff16}/3/5",
        ] {
            check_date(text, DayOrder::MonthFirst, "2026-03-05");
        }
        check_date("03/05/2026", DayOrder::DayFirst, "2026-05-03");
        check_date("03/05/2026", DayOrder::MonthFirst, "2026-03-05");
        check_date("13/05/2026", DayOrder::MonthFirst, "2026-05-13");
        check_date("05-13-2026", DayOrder::DayFirst, "2026-05-13");
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(date("2026-02-30", DayOrder::DayFirst), Err(Misread::NoSuchDay));
        assert_eq!(date("31.02.2026", DayOrder::DayFirst), Err(Misread::NoSuchDay));
        for text in ["soon", "3/5", "3/5/26", "12345", "90000", "1/2/3/2026", "=cmd|x"] {
            assert_eq!(date(text, DayOrder::DayFirst), Err(Misread::NotADate), "{text}");
        }
    }

    #[test]
    fn a_column_shows_which_comes_first() {
        let of = |texts: &[&str]| dating(&mut texts.iter().copied());
        assert_eq!(of(&["03/05/2026", "2026-03-05", "05.03.2026"]), Dating { shown: None, unclear: 1 });
        assert_eq!(of(&["03/05/2026", "25/05/2026"]), Dating { shown: Some(DayOrder::DayFirst), unclear: 1 });
        assert_eq!(of(&["25/05/2026", "05/25/2026"]), Dating { shown: None, unclear: 0 });
        assert_eq!(of(&["05/05/2026", "46086"]), Dating::default());
    }

    #[test]
    fn sums_are_read_with_signs_brackets_and_units() {
        let of = |text: &str, power| amount(text, power, "CNY").map(|(sum, currency)| (sum.show(), currency));
        assert_eq!(of("(1,234.50)", 0), Ok(("-1234.50".into(), None)));
        assert_eq!(of("-\u{ffe5}1,200", 0), Ok(("-1200".into(), Some("CNY"))));
        assert_eq!(of("100.00-", 0), Ok(("-100.00".into(), None)));
        assert_eq!(of("EUR 1,000", 0), Ok(("1000".into(), Some("EUR"))));
        assert_eq!(of("1,000 RMB", 0), Ok(("1000".into(), Some("CNY"))));
        assert_eq!(of("12.5", 4), Ok(("125000".into(), None)));
        assert_eq!(of("2\u{4e07}", 4), Ok(("20000".into(), None)));
        assert_eq!(of("1.2\u{4e07}\u{5143}", 0), Ok(("12000".into(), Some("CNY"))));
        assert_eq!(of("\u{20ac}1,000", 0), Ok(("1000".into(), Some("EUR"))));
        assert_eq!(of("($5)", 0), Ok(("-5".into(), Some("USD"))));
        // A sign that several currencies share is that of the plan's own.
        assert_eq!(amount("$ 7", 0, "CAD").map(|(_, currency)| currency), Ok(Some("CAD")));
        assert_eq!(amount("7 \u{a5}", 0, "JPY").map(|(_, currency)| currency), Ok(Some("JPY")));
        for text in ["(-5)", "--5", "", "abc", "()", "1.234,50", "0,500"] {
            assert_eq!(of(text, 0), Err(Misread::NotANumber), "{text}");
        }
    }
}
