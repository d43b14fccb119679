//! Numbers that are not money: measures, counts, percentages and ratings.

use super::reading::{decimal, plain, significant_digits};
use super::{Kind, Misread, Typed};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
use std::str::FromStr;

/// As many digits as every JSON reader keeps.
const DIGITS: usize = 15;

/// Any number of up to 15 significant digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub Decimal);

/// A number in the unit that its own row says, or that is compared with its likes alone, as a weight: a percent sign
/// behind it is a unit and changes nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure(pub Decimal);

/// A whole number from zero to 10¹².
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub i64);

/// Percent, as typed: 12.5 is 12.5 %. May be negative or over 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent(pub Decimal);

/// A part of a whole in percent, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share(pub Decimal);

/// A judgement on a scale from 1 (least) to 5 (most).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating(pub u8);

/// How likely somebody is to recommend us, from 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Willingness(pub u8);

fn short(text: &str) -> Result<Decimal, Misread> {
    let number = decimal(text)?;
    if significant_digits(&number) > DIGITS || number.scale() > 12 {
        return Err(Misread::TooManyDigits);
    }
    Ok(number)
}

fn percent(text: &str) -> Result<Decimal, Misread> {
    let text = plain(text);
    short(text.strip_suffix('%').unwrap_or(&text).trim_end())
}

fn whole(text: &str, least: i64, most: i64) -> Result<i64, Misread> {
    let number = decimal(text)?;
    if !number.fract().is_zero() {
        return Err(Misread::NotWhole);
    }
    number.to_i64().filter(|value| (least..=most).contains(value)).ok_or(Misread::Outside { least, most })
}

/// The shortest JSON number that reads as the same decimal.
fn json(number: &Decimal) -> Value {
    let text = number.normalize().to_string();
    serde_json::Number::from_str(&text).map_or(Value::String(text), Value::Number)
}

fn show(number: &Decimal) -> String {
    number.normalize().to_string()
}

impl Typed for Number {
    const KIND: Kind = Kind::Number;
    fn read(text: &str) -> Result<Self, Misread> {
        short(text).map(|number| Self(number.normalize()))
    }
    fn show(&self) -> String {
        show(&self.0)
    }
    fn json(&self) -> Value {
        json(&self.0)
    }
}

impl Typed for Measure {
    const KIND: Kind = Kind::Number;
    fn read(text: &str) -> Result<Self, Misread> {
        percent(text).map(|number| Self(number.normalize()))
    }
    fn show(&self) -> String {
        show(&self.0)
    }
    fn json(&self) -> Value {
        json(&self.0)
    }
}

impl Typed for Count {
    const KIND: Kind = Kind::Count;
    fn read(text: &str) -> Result<Self, Misread> {
        whole(text, 0, 1_000_000_000_000).map(Self)
    }
    fn show(&self) -> String {
        self.0.to_string()
    }
    fn json(&self) -> Value {
        self.0.into()
    }
}

impl Typed for Percent {
    const KIND: Kind = Kind::Percent;
    fn read(text: &str) -> Result<Self, Misread> {
        percent(text).map(|number| Self(number.normalize()))
    }
    fn show(&self) -> String {
        show(&self.0)
    }
    fn json(&self) -> Value {
        json(&self.0)
    }
}

impl Typed for Share {
    const KIND: Kind = Kind::Share;
    fn read(text: &str) -> Result<Self, Misread> {
        let number = percent(text)?.normalize();
        if number.is_sign_negative() && !number.is_zero() || number > Decimal::ONE_HUNDRED {
            return Err(Misread::Outside { least: 0, most: 100 });
        }
        Ok(Self(number))
    }
    fn show(&self) -> String {
        show(&self.0)
    }
    fn json(&self) -> Value {
        json(&self.0)
    }
}

impl Typed for Rating {
    const KIND: Kind = Kind::Rating;
    fn read(text: &str) -> Result<Self, Misread> {
        let value = whole(text, 1, 5)?;
        u8::try_from(value).map(Self).map_err(|_| Misread::Outside { least: 1, most: 5 })
    }
    fn show(&self) -> String {
        self.0.to_string()
    }
    fn json(&self) -> Value {
        self.0.into()
    }
}

impl Typed for Willingness {
    const KIND: Kind = Kind::Count;
    fn read(text: &str) -> Result<Self, Misread> {
        let value = whole(text, 0, 10)?;
        u8::try_from(value).map(Self).map_err(|_| Misread::Outside { least: 0, most: 10 })
    }
    fn show(&self) -> String {
        self.0.to_string()
    }
    fn json(&self) -> Value {
        self.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Entry, Leaf};

    #[test]
    fn a_share_lies_between_none_and_all() {
        assert_eq!(Share::read("101"), Err(Misread::Outside { least: 0, most: 100 }));
        assert_eq!(Share::read("-1"), Err(Misread::Outside { least: 0, most: 100 }));
        assert_eq!(Share::read("37.5%").map(|share| share.show()), Ok("37.5".into()));
    }

    #[test]
    fn a_percent_sign_is_taken_alike_wherever_percent_may_be_meant() {
        for text in ["30%", "30", "30 %", "\u{ff13}\u{ff10}\u{ff05}"] {
            assert_eq!(Share::read(text).map(|it| it.show()), Ok("30".into()), "{text}");
            assert_eq!(Percent::read(text).map(|it| it.show()), Ok("30".into()), "{text}");
            assert_eq!(Measure::read(text).map(|it| it.show()), Ok("30".into()), "{text}");
        }
        // Thirty percent of a piece, or a factor of thirty, is nobody's meaning.
        assert_eq!(Number::read("30%"), Err(Misread::NotANumber));
        assert_eq!(Percent::read("%"), Err(Misread::NotANumber));
        assert_eq!(Percent::read("30%%"), Err(Misread::NotANumber));
    }

    #[test]
    fn what_is_not_valid_is_kept_as_typed() {
        let entry = Entry::<Share>::of("about a third");
        assert_eq!(entry.typed(), "about a third");
        assert_eq!(entry.trouble(), Some(Misread::NotANumber));
        assert_eq!(entry.json(), "about a third");
    }

    #[test]
    fn numbers_stay_numbers_in_the_file() {
        assert_eq!(Entry::<Number>::of("1,250.50").json().to_string(), "1250.5");
        assert_eq!(Entry::<Rating>::of("6").trouble(), Some(Misread::Outside { least: 1, most: 5 }));
        assert_eq!(Entry::<Count>::of("2.5").trouble(), Some(Misread::NotWhole));
    }
}
