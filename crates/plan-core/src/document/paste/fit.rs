//! The text of a cell as a field takes it: as spreadsheets show dates and sums, on one line where there is only one.

use super::report::Reason;
use crate::document::records::{DayOrder, amount, date};
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

/// `money` is there for an amount with a currency beside it: the power of ten that it is in, and the plan's currency.
pub fn fit(kind: Kind, text: &str, money: Option<(u32, &str)>, order: Option<DayOrder>) -> Fitted {
    match (kind, money) {
        (Kind::Prose, _) => Fitted::text(text),
        (Kind::Date, _) => day(text, order),
        (Kind::Amount, Some((power, base))) => match amount(text, power, base) {
            Ok((sum, currency)) => Fitted { currency, ..Fitted::text(&sum.show()) },
            Err(_) => Fitted::text(text),
        },
        _ => Fitted::text(&one_line(text)),
    }
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
        let fitted = fit(kind, text, Some((0, "CNY")), None);
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
        assert_eq!(fit(Kind::Amount, "12.5", Some((4, "CNY")), None), Fitted::text("125000"));
    }

    #[test]
    fn days_are_taken_as_spreadsheets_show_them_unless_they_mean_two() {
        for text in ["2026/3/5", "2026-03-05 00:00:00", "5-Mar-2026", "05.03.2026", "46086"] {
            let fitted = fit(Kind::Date, text, None, None).text.unwrap();
            assert_eq!(Date::read(&fitted).map(|day| day.show()), Ok("2026-03-05".into()), "{text}");
        }
        let two = fit(Kind::Date, "03/05/2026", None, None);
        assert_eq!(two, Fitted { reason: Some(Reason::TwoDays), ..Fitted::text("03/05/2026") });
        assert_eq!(fit(Kind::Date, "03/05/2026", None, Some(DayOrder::DayFirst)), Fitted::text("2026-05-03"));
        assert_eq!(fit(Kind::Date, "soon", None, None), Fitted::text("soon"));
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
