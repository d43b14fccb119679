//! Numbers, money and dates in the reader's way.

use super::{Language, language, words::shell};
use crate::prelude::*;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use plan_core::reading::months_between;
use plan_core::sorting::sort_by;
use plan_core::value::{Amount, fixed};
use rust_decimal::{Decimal, RoundingStrategy};

/// A number with its thousands separated and at most that many digits after the point.
pub fn decimal(text: &str, most_places: usize) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.get(..most_places.min(fraction.len())).unwrap_or_default().trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

/// A ratio as percent with one digit after the point: 0.1234 is 12.3 %, 0.1 is 10.0 %.
pub fn percent(ratio: f64) -> String {
    let text = fixed(ratio * 100.0, 1);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    format!("{}.{fraction}%", decimal(whole, 0))
}

/// The units by which large sums are spoken: the power of ten and its name.
fn units() -> [(usize, &'static str); 3] {
    match language().get() {
        Language::Chinese => {
            [(12, shell::TRILLION.say()), (8, shell::HUNDRED_MILLION.say()), (4, shell::TEN_THOUSAND.say())]
        }
        Language::English => [(12, shell::TRILLION.say()), (9, shell::BILLION.say()), (6, shell::MILLION.say())],
    }
}

/// The unit for a sum: the largest of which there is one at least, once it is rounded as it will be said. Or
/// else 99,999,999 would be ten thousand of the ten thousands of which a hundred million has a name.
fn unit_of(value: Decimal, places: u32) -> (usize, &'static str) {
    let digits = value.abs().trunc().to_string().len();
    let units = units();
    let fitting = units.iter().position(|(power, _)| digits > *power);
    let (own, larger) = match fitting {
        Some(place) => (units[place], place.checked_sub(1).map(|place| units[place])),
        None => ((0, ""), units.last().copied()),
    };
    let is_full = |(power, _): &(usize, &str)| {
        let room = u32::try_from(power - own.0).ok().and_then(|room| 10_u64.checked_pow(room));
        scaled(value, own.0).zip(room).is_some_and(|(sum, room)| rounded(sum, places).abs() >= Decimal::from(room))
    };
    larger.filter(is_full).unwrap_or(own)
}

/// Divided by a power of ten.
fn scaled(value: Decimal, power: usize) -> Option<Decimal> {
    let mut scaled = value;
    scaled.set_scale(value.scale().checked_add(u32::try_from(power).ok()?)?).ok()?;
    Some(scaled)
}

/// Half is rounded away from zero, as people do it and as the explanations do.
pub fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// A large sum in the reader's units, such as 1.28 hundred million; none for one that is short as it is.
pub fn amount_in_words(amount: &Amount) -> Option<String> {
    let value = amount.0.normalize();
    let (power, unit) = unit_of(value, 2);
    if power == 0 {
        return None;
    }
    let gap = if language().get() == Language::English { " " } else { "" };
    Some(format!("{}{gap}{unit}", decimal(&rounded(scaled(value, power)?, 2).to_string(), 2)))
}

/// A sum with its currency, in the reader's units when it is large.
pub fn money(amount: Decimal, currency: &str) -> String {
    let text =
        amount_in_words(&Amount(amount)).unwrap_or_else(|| decimal(&rounded(amount, 2).normalize().to_string(), 2));
    with_currency(text, currency)
}

fn with_currency(text: String, currency: &str) -> String {
    match currency {
        "" => text,
        "CNY" => shell::money_cny(text).say(),
        _ => shell::money(text, currency).say(),
    }
}

/// The unit in which sums below each other are said, and how exactly.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    power: usize,
    name: &'static str,
    places: u32,
}

impl Unit {
    /// The unit of the sum in the middle: that of the largest would make nothing of most.
    pub fn of(sums: &[Decimal]) -> Self {
        let mut sizes: Vec<Decimal> = sums.iter().map(Decimal::abs).filter(|sum| !sum.is_zero()).collect();
        sort_by(&mut sizes, Decimal::cmp);
        let middle = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
        let digits = middle.trunc().to_string().len();
        let places_in = |power: usize| {
            u32::try_from(3_usize.saturating_sub(digits.saturating_sub(power))).unwrap_or_default().min(2)
        };
        let (own, _) = unit_of(middle, 28);
        let (power, name) = unit_of(middle, places_in(own));
        Self { power, name, places: places_in(power) }
    }

    /// A sum in this unit, with two digits at least that count; none when nothing would be left of it, or it is too large
    /// to be said so.
    pub fn say(self, sum: Decimal, currency: &str) -> Option<String> {
        let scaled = scaled(sum.normalize(), self.power)?;
        let mut places = self.places;
        let mut rounded = rounded(scaled, places);
        if rounded.is_zero() {
            return None;
        }
        while rounded != scaled && rounded.mantissa().unsigned_abs() < 10 {
            places += 1;
            rounded = self::rounded(scaled, places);
        }
        let text = format!("{rounded:.*}", places as usize);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let point = if fraction.is_empty() { "" } else { "." };
        let gap = if self.name.is_empty() || language().get() == Language::Chinese { "" } else { " " };
        Some(with_currency(format!("{}{point}{fraction}{gap}{}", decimal(whole, 0), self.name), currency))
    }
}

pub fn date(date: NaiveDate) -> String {
    let month = shell::MONTHS.say().split(' ').nth(date.month0() as usize).unwrap_or_default();
    shell::date_format(date.day(), month, date.year()).say()
}

/// The time of day, with the date when it is not today.
pub fn time(moment: NaiveDateTime, today: NaiveDate) -> String {
    let clock = format!("{:02}:{:02}", moment.hour(), moment.minute());
    if moment.date() == today { clock } else { format!("{} {clock}", date(moment.date())) }
}

/// How long ago a day was, as people say it.
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => shell::TODAY.say().to_owned(),
        days @ ..0 => shell::in_days(-days).say(),
        // Only from two whole months on: a month ago would stand beside fifty days ago.
        days => match whole_months(day, today) {
            ..2 => shell::days_ago(days).say(),
            months => shell::months_ago(months).say(),
        },
    }
}

/// Calendar months that have passed from day to day.
fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let begun = i64::from(months_between(from, to));
    if to.day() < from.day() { begun - 1 } else { begun }
}

/// A sum with all of its digits, for a formula that has to be true.
pub fn exact(sum: Decimal) -> String {
    decimal(&sum.normalize().to_string(), 28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language_of_reader: Language, sum: &str) -> String {
        language().set(language_of_reader);
        money(sum.parse().unwrap(), "")
    }

    #[test]
    fn a_sum_just_below_a_unit_is_not_said_as_ten_thousand_of_the_smaller() {
        for (sum, chinese, english) in [
            ("99999999", "1\u{4ebf}", "100 million"),
            ("99995000", "9,999.5\u{4e07}", "100 million"),
            ("999999999", "10\u{4ebf}", "1 billion"),
            ("-999999999", "-10\u{4ebf}", "-1 billion"),
            ("994000000", "9.94\u{4ebf}", "994 million"),
            ("999999999999", "1\u{4e07}\u{4ebf}", "1 trillion"),
            ("9999.999", "1\u{4e07}", "10,000"),
            ("9999.99", "9,999.99", "9,999.99"),
            ("999999.999", "100\u{4e07}", "1 million"),
            ("0.004", "0", "0"),
        ] {
            assert_eq!(said(Language::Chinese, sum), chinese, "{sum}");
            assert_eq!(said(Language::English, sum), english, "{sum}");
        }
        // As large as there are numbers.
        assert!(said(Language::English, "79228162514264337593543950335").ends_with(" trillion"));
    }

    #[test]
    fn months_ago_are_those_of_the_calendar() {
        let months = |from: &str, to: &str| whole_months(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(months("2025-06-30", "2026-06-30"), 12);
        assert_eq!(months("2025-07-01", "2026-06-30"), 11);
        // 365 days, and not 12.2 months.
        assert_eq!(months("2024-06-30", "2026-06-29"), 23);
        assert_eq!(months("2026-01-31", "2026-03-30"), 1);
        language().set(Language::English);
        let said = |from: &str, to: &str| ago(from.parse().unwrap(), to.parse().unwrap());
        // Nobody reads of 52 days beside one month.
        assert_eq!(said("2026-07-01", "2026-08-31"), "61 days ago");
        assert_eq!(said("2026-07-01", "2026-09-01"), "2 months ago");
        assert_eq!(said("2026-07-03", "2026-07-01"), "in 2 days");
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(decimal("1234567.500", 2), "1,234,567.5");
        assert_eq!(decimal("-1000", 2), "-1,000");
        assert_eq!(decimal("999", 2), "999");
        assert_eq!([0.1234, 0.1, -12.0].map(percent), ["12.3%", "10.0%", "-1,200.0%"]);
    }

    #[test]
    fn large_sums_are_spoken_in_the_readers_units() {
        use plan_core::value::Typed;
        let sum = Amount::read("128000000").unwrap();
        language().set(Language::English);
        assert_eq!(amount_in_words(&sum).as_deref(), Some("128 million"));
        language().set(Language::Chinese);
        assert_eq!(amount_in_words(&sum).as_deref(), Some("1.28\u{4ebf}"));
        assert_eq!(amount_in_words(&Amount::read("9999").unwrap()), None);
    }

    #[test]
    fn sums_below_each_other_are_said_in_the_unit_of_the_middle_one() {
        let sums = [143_961_200, 37_900_000, 177_200, 12, 0].map(Decimal::from);
        let said = |language_of_reader, currency| {
            language().set(language_of_reader);
            let unit = Unit::of(&sums[..3]);
            sums.map(|sum| unit.say(sum, currency).unwrap_or_default())
        };
        // Nothing would be left of the twelve.
        assert_eq!(
            said(Language::English, "USD"),
            ["USD 144.0 million", "USD 37.9 million", "USD 0.18 million", "", ""]
        );
        let chinese = said(Language::Chinese, "CNY");
        assert_eq!(chinese[..3], ["14,396\u{4e07}\u{5143}", "3,790\u{4e07}\u{5143}", "18\u{4e07}\u{5143}"]);
        assert_eq!(Unit::of(&[]).say(Decimal::new(125, 1), ""), Some("12.50".to_owned()));
    }
}
