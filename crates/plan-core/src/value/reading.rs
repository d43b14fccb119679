//! Reading numbers as people write them: full-width digits, thousands separators, and units such as 万, 亿, k and m.
//! Nothing is guessed: what is ambiguous is refused.

use super::Misread;
use super::unit::behind_number;
use rust_decimal::Decimal;

/// The letters of text typed with a Chinese input method, in their plain forms.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
            '\u{3002}' => '.',
            '\u{2212}' | '\u{2013}' => '-',
            '\u{2019}' => '\'',
            other => other,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A decimal number, exact, from what a person typed.
pub(super) fn decimal(text: &str) -> Result<Decimal, Misread> {
    let (number, power) = number_with_unit(text)?;
    (0..power)
        .try_fold(number, |value, _| value.checked_mul(Decimal::TEN).ok_or(Misread::TooManyDigits))
        .map(|value| if power > 0 { value.normalize() } else { value })
}

/// The number before a unit, and the power of ten that the unit stands for.
pub(crate) fn number_with_unit(text: &str) -> Result<(Decimal, u32), Misread> {
    let text = plain(text).to_ascii_lowercase();
    let (digits, power) = behind_number(&text);
    let digits = ungrouped(digits).ok_or(Misread::NotANumber)?;
    Ok((exponent(&digits)?, power))
}

/// Plain digits, or the form with an exponent that a plan file may hold.
fn exponent(digits: &str) -> Result<Decimal, Misread> {
    let read = if digits.contains('e') { Decimal::from_scientific(digits) } else { Decimal::from_str_exact(digits) };
    read.map_err(|_| {
        let all_digits = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
        let points = digits.matches('.').count();
        if all_digits && points <= 1 && digits.len() > 28 { Misread::TooManyDigits } else { Misread::NotANumber }
    })
}

/// Without thousands separators, which must stand where thousands are.
fn ungrouped(text: &str) -> Option<String> {
    let unsigned = text.trim_start_matches(['+', '-']);
    if text.len() - unsigned.len() > 1 || !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    if let Some(digits) = grouped_by_points(unsigned) {
        return Some(format!("{sign}{digits}"));
    }
    let (whole, rest) = unsigned.find('.').map_or((unsigned, ""), |point| unsigned.split_at(point));
    let separator = whole.chars().find(|c| matches!(c, ',' | '\'' | ' ' | '_'));
    let Some(separator) = separator else {
        return Some(format!("{sign}{whole}{rest}"));
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    // A nought before a separator is a decimal comma, which is not read.
    let is_decimal = groups.first().is_some_and(|first| first.starts_with('0'));
    let well_grouped = !is_decimal
        && groups.iter().enumerate().all(|(place, group)| {
            let right_length = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
            right_length && group.bytes().all(|b| b.is_ascii_digit())
        });
    well_grouped.then(|| format!("{sign}{}{rest}", groups.concat()))
}

/// A number whose thousands are parted by two or more points, as in `11.350.000,50`: this can mean nothing else.
fn grouped_by_points(unsigned: &str) -> Option<String> {
    let (whole, fraction) = unsigned.split_once(',').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().filter(|first| first.len() <= 3 && is_digits(first) && !first.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.len() > 1 && rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let fraction = match fraction {
        Some(digits) => format!(".{}", Some(digits).filter(|digits| is_digits(digits))?),
        None => String::new(),
    };
    is_grouped.then(|| format!("{first}{}{fraction}", rest.concat()))
}

/// A number as text without an exponent or needless zeros after the point.
pub(super) fn significant_digits(number: &Decimal) -> usize {
    number.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decimal(text).map(|d| d.to_string()), Ok(expected.to_owned()), "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check("1234.5", "1234.5");
        check("1,234.50", "1234.50");
        check("\u{ff11}\u{ff12}\u{ff0c}345", "12345");
        check("-7", "-7");
        check("1 234 567", "1234567");
        check("11.350.000", "11350000");
        check("-11.350.000,50", "-11350000.50");
        check("1.135.000 k", "1135000000");
        check("3.2\u{4ebf}", "320000000");
        check("1,200 \u{4e07}", "12000000");
        check("2.5k", "2500");
        check("4 million", "4000000");
    }

    #[test]
    fn what_is_ambiguous_is_refused() {
        for text in [
            "1,23",
            "12,34,567",
            "abc",
            "1.2.3",
            "1.350,50",
            "11.350.00",
            "11.350.000,",
            "0.350.000",
            "1.000.000.5",
            "--1",
            "",
            "1e",
            "NaN",
            "inf",
            "12 34",
        ] {
            assert_eq!(decimal(text), Err(Misread::NotANumber), "{text}");
        }
        assert_eq!(decimal(&"9".repeat(40)), Err(Misread::TooManyDigits));
    }
}
