//! Numbers in columns of tables. The surprise: 1.234 and 2,328 mean a thousand times more to one reader than to the
//! other, so a column is read as one whole, and where both readings are possible nothing is read before somebody chooses.

use super::sums::{self, Sum};
use crate::value::unit::behind_number;
use crate::value::{Amount, Misread, Typed};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What stands before the fraction of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Point {
    #[default]
    Dot,
    Comma,
}

impl Point {
    pub const ALL: [Self; 2] = [Self::Dot, Self::Comma];

    /// A number with whatever stands beside it.
    pub fn read(self, text: &str) -> Option<Decimal> {
        value(text, self)
    }

    /// A number that is written so, with a dot before its fraction; whatever is behind it stays.
    pub(crate) fn dotted(self, text: &str) -> String {
        let (number, behind) = text.split_at(number_alone(text).len());
        match self.read(number) {
            Some(number) if self == Self::Comma => format!("{number}{behind}"),
            _ => text.to_owned(),
        }
    }

    fn sign(self) -> char {
        if self == Self::Dot { '.' } else { ',' }
    }
}

/// How the numbers of a table can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numerals {
    /// Numbers that can be read with a dot before the fraction, and not with a comma.
    pub dot: usize,
    pub comma: usize,
    /// Numbers that say something else with a dot than with a comma.
    pub unclear: usize,
    /// The first of these.
    unclear_example: String,
    /// The first number that can be read in one way only.
    clear_example: String,
    /// What all sums of each currency come to with a dot, and with a comma; none beyond all measure. Where nothing
    /// says the currency, it is empty.
    pub sums: BTreeMap<String, [Option<Decimal>; 2]>,
}

impl Numerals {
    /// Looks at a number of the table: all are written alike, but only sums come to something, in the currency that
    /// stands beside them or else in `currency`.
    pub fn take(&mut self, text: &str, currency: Option<&str>) {
        // Most numbers have neither sign.
        let found = if text.contains(['.', ',', '\u{ff0c}', '\u{ff0e}', '\u{3002}']) {
            Point::ALL.map(|point| sum(text, point))
        } else {
            [sum(text, Point::Dot); 2]
        };
        let read = found.map(|sum| sum.map(|sum| sum.amount.0));
        if let Some(currency) = currency.filter(|_| read != [None; 2]) {
            let beside = found.into_iter().flatten().find_map(|sum| sum.currency);
            self.add(beside.unwrap_or(currency), read.map(Option::unwrap_or_default));
        }
        let count = match read {
            [Some(_), None] => &mut self.dot,
            [None, Some(_)] => &mut self.comma,
            [Some(one), Some(other)] if one != other => &mut self.unclear,
            _ => return,
        };
        *count += 1;
        let is_clear = read.contains(&None);
        let example = if is_clear { &mut self.clear_example } else { &mut self.unclear_example };
        if example.is_empty() {
            text.trim().clone_into(example);
        }
    }

    fn add(&mut self, currency: &str, numbers: [Decimal; 2]) {
        if !self.sums.contains_key(currency) {
            self.sums.insert(currency.to_owned(), [Some(Decimal::ZERO); 2]);
        }
        for (sum, number) in self.sums.get_mut(currency).into_iter().flatten().zip(numbers) {
            *sum = sum.and_then(|sum| sum.checked_add(number));
        }
    }

    /// Looks at a number that a workbook keeps as one: with a dot before its fraction, which tells nothing of texts.
    pub fn take_number(&mut self, text: &str, currency: Option<&str>) {
        if let Some((currency, number)) = currency.zip(value(text, Point::Dot)) {
            self.add(currency, [number; 2]);
        }
    }

    /// The first number that says two things, or where none does, that can be read in one way only.
    pub fn example(&self) -> &str {
        if self.unclear > 0 { &self.unclear_example } else { &self.clear_example }
    }

    /// What that number is when it is read so.
    pub fn as_read(&self, point: Point) -> Option<Decimal> {
        value(self.example(), point)
    }

    /// How all are to be read; none while that has to be asked.
    pub fn shown(&self) -> Option<Point> {
        match (self.dot, self.comma) {
            (_, 0) if self.unclear == 0 => Some(Point::Dot),
            (1.., 0) => Some(Point::Dot),
            (0, 1..) => Some(Point::Comma),
            _ => None,
        }
    }
}

/// A number without what stands behind its last digit.
pub(crate) fn number_alone(text: &str) -> &str {
    text.trim_end_matches(|c: char| !c.is_ascii_digit())
}

fn value(text: &str, point: Point) -> Option<Decimal> {
    sum(text, point).map(|sum| sum.amount.0)
}

fn sum(text: &str, point: Point) -> Option<Sum> {
    sums::amount(text, 0, point, "").ok()
}

/// A number without a sign, in digits that may be grouped, with a unit such as 万 behind it or not. Groups are of
/// three, or as in India of two before the last three.
pub(super) fn number(text: &str, point: Point) -> Result<Decimal, Misread> {
    let text = text.to_ascii_lowercase();
    let (digits, power) = behind_number(&text);
    let digits = plain_digits(digits, point).ok_or(Misread::NotANumber)?;
    let Amount(number) = Amount::read(&digits)?;
    scaled(number, power)
}

/// So many tens of it.
pub(crate) fn scaled(number: Decimal, power: u32) -> Result<Decimal, Misread> {
    let scaled =
        (0..power).try_fold(number, |value, _| value.checked_mul(Decimal::TEN)).ok_or(Misread::TooManyDigits)?;
    Ok(if power > 0 { scaled.normalize() } else { scaled })
}

/// Digits with a dot before the fraction, and nothing else.
fn plain_digits(text: &str, point: Point) -> Option<String> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once(point.sign()).unwrap_or((text, ""));
    let has_point = whole.len() < text.len();
    if !is_digits(fraction) || has_point && fraction.is_empty() || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let whole = match separator {
        None => whole.to_owned(),
        Some(separator @ (',' | '.' | '\'' | ' ' | '_')) => {
            let groups: Vec<&str> = whole.split(separator).collect();
            let is_grouped = groups.iter().all(|group| is_digits(group)) && is_grouped(&groups);
            // A nought before a separator belongs to a fraction.
            if !is_grouped || whole.starts_with('0') {
                return None;
            }
            groups.concat()
        }
        Some(_) => return None,
    };
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(if has_point { format!("{whole}.{fraction}") } else { whole.to_owned() })
}

fn is_grouped(groups: &[&str]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    let between = groups.get(1..groups.len() - 1).unwrap_or_default();
    let all = |length: usize| between.iter().all(|group| group.len() == length);
    last.len() == 3 && ((1..=3).contains(&first.len()) && all(3) || (1..=2).contains(&first.len()) && all(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Numerals {
        let mut found = Numerals::default();
        for text in texts {
            found.take(text, Some(""));
        }
        found
    }

    #[test]
    fn numbers_are_read_with_either_sign() {
        let read = |text: &str, point| number(text, point).map(|number| number.to_string());
        for (text, dot, comma) in [
            ("1,234.50", Some("1234.50"), None),
            ("1.234,50", None, Some("1234.50")),
            ("1.234", Some("1.234"), Some("1234")),
            ("1,234", Some("1234"), Some("1.234")),
            ("12,34,567.5", Some("1234567.5"), None),
            ("5,29,550", Some("529550"), None),
            ("1'234.5", Some("1234.5"), None),
            ("1 234,5", None, Some("1234.5")),
            ("1234", Some("1234"), Some("1234")),
            (".5", Some("0.5"), None),
            ("0,500", None, Some("0.500")),
            ("1.5k", Some("1500"), None),
            ("2.000\u{4e07}", Some("20000"), Some("20000000")),
            ("1,23,45", None, None),
            ("1.2.3", None, None),
            ("5.", None, None),
            ("1e5", None, None),
            ("", None, None),
        ] {
            assert_eq!(read(text, Point::Dot).ok().as_deref(), dot, "{text}");
            assert_eq!(read(text, Point::Comma).ok().as_deref(), comma, "{text}");
        }
        assert_eq!(number(&"9".repeat(40), Point::Dot), Err(Misread::TooManyDigits));
    }

    #[test]
    fn a_column_is_read_as_one_whole() {
        let column = ["261,96", "1.234", "12.500,75", "2,328", "999,90"];
        let found = of(&column);
        assert_eq!((found.shown(), found.unclear), (Some(Point::Comma), 2));
        assert_eq!(found.sums[""][1].map(|sum| sum.to_string()).as_deref(), Some("14998.938"));
        assert_eq!(of(&["1,234", "7.50"]).shown(), Some(Point::Dot));
        assert_eq!(of(&["1200", "7"]).shown(), Some(Point::Dot));
    }

    #[test]
    fn where_two_readings_remain_somebody_has_to_choose() {
        let found = of(&["1.234", "2.500"]);
        assert_eq!((found.shown(), found.example()), (None, "1.234"));
        assert_eq!(
            found.sums[""].map(|sum| sum.map(|sum| sum.normalize().to_string())),
            [Some("3.734".into()), Some("3734".into())]
        );
        // Some were written the one way and some the other.
        assert_eq!(of(&["1.234,50", "1,234.50"]).shown(), None);
        // Other numbers of the table tell too.
        let mut told = of(&["1,234"]);
        told.take("0.5", None);
        told.take("x", None);
        assert_eq!(told.shown(), Some(Point::Dot));
    }

    #[test]
    fn where_some_are_written_this_way_and_some_that_way_the_first_of_them_is_the_example() {
        let found = of(&["7", "1'234.50", "12,34,567.5", "1.234,50"]);
        assert_eq!((found.shown(), found.unclear, found.example()), (None, 0, "1'234.50"));
        assert_eq!(found.as_read(Point::Dot).map(|it| it.to_string()).as_deref(), Some("1234.50"));
        assert_eq!(found.as_read(Point::Comma), None);
        assert_eq!(of(&["1.234,50", "1,234.50", "1,234"]).example(), "1,234");
    }

    #[test]
    fn sums_of_different_currencies_are_not_added_together() {
        let mut found = of(&["$1,000", "A$500", "200", "\u{20ac}300"]);
        found.take("40", Some("EUR"));
        let sums: Vec<(&str, String)> = found
            .sums
            .iter()
            .map(|(currency, [dot, _])| (currency.as_str(), dot.map(|it| it.to_string()).unwrap_or_default()))
            .collect();
        let expected = [("", "200"), ("AUD", "500"), ("EUR", "340"), ("USD", "1000")];
        assert_eq!(sums, expected.map(|(currency, sum)| (currency, sum.to_owned())));
    }
}
