//! Numbers in columns of tables. The surprise: 1.234 and 2,328 mean a thousand times more to one reader than to the
//! other, so a column is read as one whole, and where both readings are possible nothing is read before somebody chooses.

use super::sums;
use crate::value::unit::behind_number;
use crate::value::{Amount, Misread, Typed};
use rust_decimal::Decimal;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numerals {
    /// Numbers that can be read with a dot before the fraction, and not with a comma.
    pub dot: usize,
    pub comma: usize,
    /// Numbers that say something else with a dot than with a comma.
    pub unclear: usize,
    /// The first of these.
    pub example: String,
    /// What all sums come to with a dot, and with a comma; none beyond all measure.
    pub sums: [Option<Decimal>; 2],
}

impl Default for Numerals {
    fn default() -> Self {
        Self { dot: 0, comma: 0, unclear: 0, example: String::new(), sums: [Some(Decimal::ZERO); 2] }
    }
}

impl Numerals {
    /// Looks at a number of the table: all are written alike, but only sums come to something.
    pub fn take(&mut self, text: &str, is_sum: bool) {
        // Most numbers have neither sign.
        let read = if text.contains(['.', ',', '\u{ff0c}', '\u{ff0e}', '\u{3002}']) {
            Point::ALL.map(|point| value(text, point))
        } else {
            [value(text, Point::Dot); 2]
        };
        if is_sum {
            for (sum, number) in self.sums.iter_mut().zip(read) {
                *sum = sum.and_then(|sum| sum.checked_add(number.unwrap_or_default()));
            }
        }
        match read {
            [Some(_), None] => self.dot += 1,
            [None, Some(_)] => self.comma += 1,
            [Some(one), Some(other)] if one != other => {
                if self.unclear == 0 {
                    text.trim().clone_into(&mut self.example);
                }
                self.unclear += 1;
            }
            _ => {}
        }
    }

    /// Looks at a number that a workbook keeps as one: with a dot before its fraction, which tells nothing of texts.
    pub fn take_number(&mut self, text: &str, is_sum: bool) {
        let number = value(text, Point::Dot).filter(|_| is_sum).unwrap_or_default();
        self.sums = self.sums.map(|sum| sum.and_then(|sum| sum.checked_add(number)));
    }

    /// What the first number that says two things is when it is read so.
    pub fn as_read(&self, point: Point) -> Option<Decimal> {
        value(&self.example, point)
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
    sums::amount(text, 0, point, "").ok().map(|sum| sum.amount.0)
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
            found.take(text, true);
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
        assert_eq!(found.sums[1].map(|sum| sum.to_string()).as_deref(), Some("14998.938"));
        assert_eq!(of(&["1,234", "7.50"]).shown(), Some(Point::Dot));
        assert_eq!(of(&["1200", "7"]).shown(), Some(Point::Dot));
    }

    #[test]
    fn where_two_readings_remain_somebody_has_to_choose() {
        let found = of(&["1.234", "2.500"]);
        assert_eq!((found.shown(), found.example.as_str()), (None, "1.234"));
        assert_eq!(
            found.sums.map(|sum| sum.map(|sum| sum.normalize().to_string())),
            [Some("3.734".into()), Some("3734".into())]
        );
        // Some were written the one way and some the other.
        assert_eq!(of(&["1.234,50", "1,234.50"]).shown(), None);
        // Other numbers of the table tell too.
        let mut told = of(&["1,234"]);
        told.take("0.5", false);
        told.take("x", false);
        assert_eq!(told.shown(), Some(Point::Dot));
    }
}
