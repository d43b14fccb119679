//! Sums as other systems write them into tables: with currencies, brackets and signs on either side.

use super::numerals::{Point, number, scaled};
use crate::plan::Currency;
use crate::value::{Amount, Misread, Slugs, plain};
use rust_decimal::Decimal;

/// A sum, and what was written beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sum {
    pub amount: Amount,
    pub currency: Option<&'static str>,
    /// A dash stands for it, as accountants write nought.
    pub is_dash: bool,
}

/// A sum in units of so many powers of ten, and the currency that is written beside it, if one is. Brackets, and a
/// sign before or behind, make it negative.
pub(super) fn amount(text: &str, power: u32, point: Point, base: &str) -> Result<Sum, Misread> {
    let text = plain(text);
    let (mut rest, mut signs, mut brackets, mut currency) = (text.as_str(), 0, 0, None);
    loop {
        let trimmed = rest.trim();
        rest = if let Some(within) = trimmed.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            brackets += 1;
            within
        } else if let Some(after) = trimmed.strip_prefix('-').or_else(|| trimmed.strip_suffix('-')) {
            signs += 1;
            after
        } else if let (shorter, Some(found)) = without_currency(trimmed, base) {
            // A sign and a code together have to be of one currency.
            if currency.is_some_and(|known| known != found) {
                return Err(Misread::NotANumber);
            }
            currency = Some(found);
            shorter
        } else {
            rest = trimmed;
            break;
        };
    }
    if signs + brackets > 1 {
        return Err(Misread::NotANumber);
    }
    if rest.is_empty() && signs == 1 {
        return Ok(Sum { amount: Amount(Decimal::ZERO), currency, is_dash: true });
    }
    let rest = if signs == 0 { rest.strip_prefix('+').unwrap_or(rest) } else { rest };
    // A sum with a unit of its own is in no other.
    let power = if rest.chars().any(char::is_alphabetic) { 0 } else { power };
    let sum = scaled(number(rest, point)?, power)?;
    let amount = Amount(if signs + brackets > 0 { -sum } else { sum });
    Ok(Sum { amount, currency, is_dash: false })
}

/// What is written for currencies that share a sign; which of them is meant the plan's own currency tells, or else
/// it is the first. Longer signs come before those that they end in.
static SIGNS: [(&str, &[&str]); 26] = [
    ("US$", &["USD"]),
    ("HK$", &["HKD"]),
    ("NT$", &["TWD"]),
    ("A$", &["AUD"]),
    ("C$", &["CAD"]),
    ("S$", &["SGD"]),
    ("$", &["USD", "HKD", "TWD", "SGD", "AUD", "CAD"]),
    ("CN\u{a5}", &["CNY"]),
    ("RMB\u{a5}", &["CNY"]),
    ("\u{a5}", &["CNY", "JPY"]),
    ("\u{ffe5}", &["CNY", "JPY"]),
    ("\u{4eba}\u{6c11}\u{5e01}", &["CNY"]),
    ("\u{7f8e}\u{5143}", &["USD"]),
    ("\u{6b27}\u{5143}", &["EUR"]),
    ("\u{6e2f}\u{5143}", &["HKD"]),
    ("\u{6e2f}\u{5e01}", &["HKD"]),
    ("\u{65e5}\u{5143}", &["JPY"]),
    ("\u{5143}", &["CNY", "TWD", "HKD"]),
    ("\u{82f1}\u{9551}", &["GBP"]),
    ("\u{53f0}\u{5e01}", &["TWD"]),
    ("\u{20ac}", &["EUR"]),
    ("\u{a3}", &["GBP"]),
    ("\u{20b9}", &["INR"]),
    ("Rs.", &["INR"]),
    ("\u{20a9}", &["KRW"]),
    ("RMB", &["CNY"]),
];

/// The currency that a sign stands for, in a plan whose own is `base`.
pub(super) fn signed_currency(sign: &str, base: &str) -> Option<&'static str> {
    let (_, codes) = SIGNS.iter().find(|(known, _)| known.eq_ignore_ascii_case(sign))?;
    codes.iter().find(|code| **code == base).or(codes.first()).copied()
}

/// Without a currency's code or sign before or after the number.
fn without_currency<'a>(text: &'a str, base: &str) -> (&'a str, Option<&'static str>) {
    let signed = SIGNS.iter().find_map(|(sign, _)| {
        let rest = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign))?;
        Some((rest, signed_currency(sign, base)))
    });
    if let Some(signed) = signed {
        return signed;
    }
    let coded = |code: &str| match code {
        "rmb" => Some("CNY"),
        code => Currency::SET.slugs.iter().copied().find(|slug| slug.eq_ignore_ascii_case(code)),
    };
    if let Some((code, rest)) = text.split_at_checked(3)
        && let Some(currency) = coded(code)
    {
        return (rest, Some(currency));
    }
    if let Some((rest, code)) = text.len().checked_sub(3).and_then(|place| text.split_at_checked(place))
        && let Some(currency) = coded(code)
    {
        return (rest, Some(currency));
    }
    (text, None)
}

/// What remains of a sum when so many percent of tax are taken off that are in it, to two digits.
pub fn without_tax(gross: Decimal, percent: Decimal) -> Option<Decimal> {
    let divisor = Decimal::ONE_HUNDRED.checked_add(percent)?;
    let net = gross.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(divisor)?;
    Some(net.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Typed;

    fn of(text: &str, power: u32) -> Result<(String, Option<&'static str>), Misread> {
        amount(text, power, Point::Dot, "CNY").map(|sum| (sum.amount.show(), sum.currency))
    }

    #[test]
    fn sums_are_read_with_signs_brackets_and_units() {
        for (text, power, expected, currency) in [
            ("(1,234.50)", 0, "-1234.50", None),
            ("-\u{ffe5}1,200", 0, "-1200", Some("CNY")),
            ("\u{ffe5}-1,200", 0, "-1200", Some("CNY")),
            ("100.00-", 0, "-100.00", None),
            ("100.00- EUR", 0, "-100.00", Some("EUR")),
            ("EUR 1,000", 0, "1000", Some("EUR")),
            ("1,000 RMB", 0, "1000", Some("CNY")),
            ("12.5", 4, "125000", None),
            ("2\u{4e07}", 4, "20000", None),
            ("1.2\u{4e07}\u{5143}", 0, "12000", Some("CNY")),
            ("1.2\u{4e07}\u{7f8e}\u{5143}", 0, "12000", Some("USD")),
            ("\u{20ac}1,000", 0, "1000", Some("EUR")),
            ("($5)", 0, "-5", Some("USD")),
            ("$(4,533.75)", 0, "-4533.75", Some("USD")),
            ("$1,618.50 ", 0, "1618.50", Some("USD")),
            ("\u{20b9}5,29,550.00", 0, "529550.00", Some("INR")),
            ("USD $5", 0, "5", Some("USD")),
            ("+5", 0, "5", None),
            (" - ", 0, "0", None),
            (" $-   ", 0, "0", Some("USD")),
            ("\u{a5} \u{2013}", 0, "0", Some("CNY")),
        ] {
            assert_eq!(of(text, power), Ok((expected.into(), currency)), "{text}");
        }
        // A sign that several currencies share is that of the plan's own.
        assert_eq!(amount("$ 7", 0, Point::Dot, "CAD").map(|sum| sum.currency), Ok(Some("CAD")));
        assert_eq!(amount("7 \u{a5}", 0, Point::Dot, "JPY").map(|sum| sum.currency), Ok(Some("JPY")));
        for text in ["(-5)", "--5", "", "abc", "()", "1.234,50", "0,500", "EUR 5 $", "+-5", "5%", "1.23457E+11", "$"] {
            assert_eq!(of(text, 0), Err(Misread::NotANumber), "{text}");
        }
    }

    #[test]
    fn tax_is_taken_off_to_the_cent() {
        let net = |gross: &str, percent: u32| without_tax(gross.parse().unwrap(), percent.into()).unwrap().to_string();
        assert_eq!(net("1130.00", 13), "1000");
        assert_eq!(net("100", 13), "88.5");
        assert_eq!(net("-1", 6), "-0.94");
    }
}
