//! The text of a cell as a field takes it: as spreadsheets show dates and sums, on one line where there is only one.

use super::report::Reason;
use crate::document::records::{DayOrder, Numerals, Point, amount_at, date, number_alone};
use crate::value::{Date, Kind, Typed};

/// What goes into a field. Without a text the field stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    pub text: Option<String>,
    pub currency: Option<&'static str>,
    pub reason: Option<Reason>,
}

impl Fitted {
    pub fn text(text: &str) -> Self {
        Self { text: Some(text.to_owned()), currency: None, reason: None }
    }
}

/// How the cells of a column are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written<'a> {
    /// There for an amount with a currency beside it: the power of ten that it is in, and the plan's currency.
    pub money: Option<(u32, &'a str)>,
    /// None while days can be read in two ways, and numbers.
    pub day_order: Option<DayOrder>,
    pub point: Option<Point>,
}

pub fn fit(kind: Kind, text: &str, written: Written<'_>) -> Fitted {
    match (kind, written.money) {
        (Kind::Prose, _) => Fitted::text(text),
        (Kind::Date, _) => day(text, written.day_order),
        (Kind::Amount, Some((power, base))) => number(written.point, text, &|point| {
            let (sum, currency) = amount_at(text, power, point, base).ok()?;
            Some(Fitted { currency, ..Fitted::text(&sum.show()) })
        }),
        (kind, _) if is_number(kind) => {
            let text = one_line(text);
            number(written.point, &text, &|point| {
                point.read(number_alone(&text)).map(|_| Fitted::text(&point.dotted(&text)))
            })
        }
        _ => Fitted::text(&one_line(text)),
    }
}

pub fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Amount | Kind::Number | Kind::Percent | Kind::Share | Kind::Count)
}

/// How the numbers of a block of cells are written.
#[derive(Debug, Default)]
pub struct Numbers {
    numerals: Numerals,
    has_dots: bool,
}

impl Numbers {
    /// Looks at the numbers of a column: which sign they show before their fraction.
    pub fn take(&mut self, texts: &mut dyn Iterator<Item = &str>) -> Option<Point> {
        let mut own = Numerals::default();
        for text in texts {
            // Units may stand behind a number, and brackets round it.
            let is_sum = Point::ALL.iter().any(|point| point.read(text).is_some());
            let number = if is_sum { text } else { number_alone(text) };
            own.take(number, None);
            self.numerals.take(number, None);
            self.has_dots |= number.contains(['.', '\u{ff0e}']);
        }
        own.shown()
    }

    /// What all of them show; none while that is open. Where nothing speaks against it, commas part thousands, as they
    /// do in a field.
    pub fn shown(&self) -> Option<Point> {
        let by_commas = self.numerals.comma == 0 && !self.has_dots;
        self.numerals.shown().or(by_commas.then_some(Point::Dot))
    }
}

/// A number as it is read with a point; where that is open and makes a difference it is read as in a field, and told.
fn number(point: Option<Point>, text: &str, read: &dyn Fn(Point) -> Option<Fitted>) -> Fitted {
    let found = match point {
        Some(point) => read(point),
        None => match Point::ALL.map(read) {
            [Some(one), Some(other)] if one != other => Some(Fitted { reason: Some(Reason::TwoNumbers), ..one }),
            [one, other] => one.or(other),
        },
    };
    found.unwrap_or_else(|| Fitted::text(text))
}

/// Without line breaks.
pub fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn day(text: &str, order: Option<DayOrder>) -> Fitted {
    if Date::read(text).is_ok() {
        return Fitted::text(text);
    }
    match (date(text, DayOrder::DayFirst), date(text, DayOrder::MonthFirst)) {
        (Ok(one), Ok(other)) if one == other => Fitted::text(&one.show()),
        (Ok(one), Ok(other)) => match order {
            Some(DayOrder::DayFirst) => Fitted::text(&one.show()),
            Some(DayOrder::MonthFirst) => Fitted::text(&other.show()),
            None => Fitted { reason: Some(Reason::TwoDays), ..Fitted::text(text) },
        },
        (Ok(only), Err(_)) | (Err(_), Ok(only)) => Fitted::text(&only.show()),
        (Err(_), Err(_)) => Fitted::text(text),
    }
}

/// What spreadsheets show instead of a value: an error, or a column too narrow for its number.
pub fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 9] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
    let is_narrow = text.len() > 2 && text.bytes().all(|byte| byte == b'#');
    is_narrow || ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, text: &str) -> (String, Option<&'static str>) {
        let written = Written { money: Some((0, "CNY")), point: Some(Point::Dot), ..Written::default() };
        let fitted = fit(kind, text, written);
        (fitted.text.unwrap(), fitted.currency)
    }

    #[test]
    fn sums_are_taken_as_spreadsheets_show_them() {
        for (text, sum, currency) in [
            ("1,200.50", "1200.50", None),
            ("\u{a5}1,200.50", "1200.50", Some("CNY")),
            ("$ 1,200", "1200", Some("USD")),
            ("(1,200)", "-1200", None),
            ("1\u{a0}200", "1200", None),
            ("\u{ff11}\u{ff12}\u{ff0e}\u{ff15}", "12.5", None),
            ("1.200,50", "1.200,50", None),
        ] {
            assert_eq!(of(Kind::Amount, text), (sum.to_owned(), currency), "{text}");
        }
        let written = Written { money: Some((4, "CNY")), ..Written::default() };
        assert_eq!(fit(Kind::Amount, "12.5", written), Fitted::text("125000"));
    }

    #[test]
    fn days_are_taken_as_spreadsheets_show_them_unless_they_mean_two() {
        for text in ["2026/3/5", "2026-03-05 00:00:00", "5-Mar-2026", "05.03.2026", "46086"] {
            let fitted = fit(Kind::Date, text, Written::default()).text.unwrap();
            assert_eq!(Date::read(&fitted).map(|day| day.show()), Ok("2026-03-05".into()), "{text}");
        }
        let two = fit(Kind::Date, "03/05/2026", Written::default());
        assert_eq!(two, Fitted { reason: Some(Reason::TwoDays), ..Fitted::text("03/05/2026") });
        let day_first = Written { day_order: Some(DayOrder::DayFirst), ..Written::default() };
        assert_eq!(fit(Kind::Date, "03/05/2026", day_first), Fitted::text("2026-05-03"));
        assert_eq!(fit(Kind::Date, "soon", Written::default()), Fitted::text("soon"));
    }

    #[test]
    fn a_line_has_no_line_breaks_and_long_text_keeps_them() {
        assert_eq!(of(Kind::Line, "a\n\n b\nc").0, "a b c");
        assert_eq!(of(Kind::Prose, "a\n\nb").0, "a\n\nb");
    }

    #[test]
    fn what_a_spreadsheet_could_not_show_is_known() {
        assert!(["#N/A", "#ref!", "########"].iter().all(|text| is_error(text)));
        assert!(!["#", "#1", "N/A", "#hashtag"].iter().any(|text| is_error(text)));
    }
}
