//! Cells as text: what the sheet shows and means, in a form that can be read in one way only.

use crate::format::Form;
use calamine::ExcelDateTime;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words and days.
    Text(String),
    Number(String),
}

impl Cell {
    pub fn text(&self) -> &str {
        let (Self::Text(text) | Self::Number(text)) = self;
        text
    }
}

/// Words, without the letters that spreadsheets keep for the ends of lines.
pub fn words(text: &str) -> Option<Cell> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
}

/// A number as it was typed. Spreadsheets compute in binary and show fifteen digits, so no more are taken.
pub fn number(value: f64) -> String {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.fract() == 0.0 && value.abs() <= WHOLE {
        return format!("{value:.0}");
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let size = rounded.abs();
    if (1e-15..1e28).contains(&size) { format!("{rounded}") } else { format!("{rounded:e}") }
}

/// A number with what its format says of it.
pub fn formatted(value: f64, form: &Form) -> Option<Cell> {
    if !value.is_finite() {
        return None;
    }
    let text = if form.percent {
        format!("{}%", number(value * 100.0))
    } else if form.digits > 0 && value >= 0.0 && value.fract() == 0.0 {
        // Leading zeros belong to a name.
        return Some(Cell::Text(format!("{:0>width$}", number(value), width = form.digits)));
    } else {
        let (minus, size) = if value < 0.0 { ("-", -value) } else { ("", value) };
        format!("{minus}{}{}{}", form.sign, number(size), form.unit)
    };
    Some(Cell::Number(text))
}

/// The last day that spreadsheets know, 9999-12-31, counted from 1900.
const LAST: f64 = 2_958_466.0;

/// A day, with its time if it has one; a time alone; or, for what no calendar has, the number.
pub fn moment(moment: &ExcelDateTime) -> Option<Cell> {
    let value = moment.as_f64();
    if !value.is_finite() {
        return None;
    }
    if !(0.0..LAST).contains(&value) {
        return Some(Cell::Number(number(value)));
    }
    if moment.is_duration() {
        return Some(Cell::Text(time(seconds(value))));
    }
    if value < 1.0 {
        return Some(Cell::Text(time(seconds(value))));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let is_midnight = (hour, minute, second, milli) == (0, 0, 0, 0);
    Some(Cell::Text(if is_midnight { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nought and the last day")]
fn seconds(days: f64) -> u64 {
    (days * 86_400.0).round() as u64
}

fn time(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::document::records::Point;

    #[test]
    fn numbers_are_as_typed_without_binary_noise() {
        for (value, text) in [
            (0.1 + 0.2, "0.3"),
            (1200.5, "1200.5"),
            (1.1 * 3.0, "3.3"),
            (545_242.86, "545242.86"),
            (4.35 * 100.0, "435"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e-7, "0.0000001"),
            (123_456_789.123_456_78, "123456789.123457"),
            (1.5e300, "1.5e300"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn what_the_format_shows_is_in_the_text() {
        let shown = |value: f64, code: &str| formatted(value, &Form::of(code, None)).unwrap().text().to_owned();
        assert_eq!(shown(0.285, "0.0%"), "28.5%");
        assert_eq!(shown(0.07, "0%"), "7%");
        assert_eq!(shown(42.0, "000000"), "000042");
        assert_eq!(shown(-1200.5, "[$\u{20ac}-407]#,##0.00"), "-\u{20ac}1200.5");
        assert_eq!(shown(12.0, "0.0\"\u{4e07}\u{5143}\""), "12\u{4e07}\u{5143}");
        assert_eq!(shown(12.0, "0.0 \"k\u{20ac}\""), "\u{20ac}12k");
        assert_eq!(formatted(f64::NAN, &Form::default()), None);
    }

    #[test]
    fn a_unit_in_the_format_is_in_the_number_that_is_read() {
        for (code, sum) in [
            ("0.0 \"k\u{20ac}\"", 12_000),
            ("#,##0 \"TEUR\"", 12_000),
            ("0.0 \"Mio. \u{20ac}\"", 12_000_000),
            ("0.0\"\u{767e}\u{4e07}\u{5143}\"", 12_000_000),
            ("0.0, \"k\u{20ac}\"", 12),
            ("#,##0 \"EUR\"", 12),
        ] {
            let cell = formatted(12.0, &Form::of(code, None)).unwrap();
            let read = Point::Dot.read(cell.text()).map(|sum| sum.to_string());
            assert_eq!(read, Some(sum.to_string()), "{code} as {}", cell.text());
        }
    }
}
