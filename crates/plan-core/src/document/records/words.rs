//! What cells say that are not numbers: order numbers, quantities with their units, and all that stands for
//! nothing.

use super::numerals::{Point, number, scaled};
use crate::document::grid::{Harm, bare, harm};
use crate::value::unit::{is_unclear, leading};
use crate::value::{Misread, Number, Typed, plain};

/// What programs write where there is nothing, in small letters.
const NOTHING: [&str; 43] = [
    "null",
    "(null)",
    "n/a",
    "#n/a",
    "na",
    "nan",
    "none",
    "nil",
    "undefined",
    "false",
    "=false()",
    "=na()",
    "(blank)",
    "(none)",
    "[null]",
    "<null>",
    "n.a.",
    "n.a",
    "#ref!",
    "#value!",
    "#name?",
    "#div/0!",
    "#null!",
    "#num!",
    "\u{7a7a}\u{767d}",
    "\u{6ca1}\u{6709}",
    "(empty)",
    "blank",
    "\\n",
    "-",
    "--",
    "---",
    "\u{2014}",
    "\u{2014}\u{2014}",
    "\u{2015}",
    "/",
    "//",
    "\\",
    "\u{65e0}",
    "\u{7a7a}",
    "(\u{7a7a})",
    "(\u{7a7a}\u{767d})",
    "\u{6682}\u{65e0}",
];

/// Days that databases and spreadsheets write where there is none.
const NO_DAY: [&str; 7] = ["0", "0000-00-00", "00.00.0000", "00/00/0000", "0001-01-01", "1900-01-00", "1900/1/0"];

pub(crate) fn is_nothing(cell: &str) -> bool {
    // Nothing of that kind is longer, and most cells are.
    cell.len() <= 16 && NOTHING.contains(&plain(cell).to_lowercase().as_str())
}

pub(super) fn is_no_day(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    NO_DAY.contains(&day)
}

/// Words for sums of other rows.
const SUMS: [&str; 15] = [
    "\u{5408}\u{8ba1}",
    "\u{5408}\u{8a08}",
    "\u{603b}\u{8ba1}",
    "\u{7e3d}\u{8a08}",
    "\u{5c0f}\u{8ba1}",
    "\u{5c0f}\u{8a08}",
    "\u{5171}\u{8ba1}",
    "\u{672c}\u{9875}\u{5408}\u{8ba1}",
    "\u{7d2f}\u{8ba1}",
    "total",
    "grand total",
    "sub total",
    "subtotal",
    "summe",
    "sum",
];

/// Whether a cell says that its row is the sum of others, by itself or before the name of what is summed up.
pub(super) fn is_of_sums(cell: &str) -> bool {
    let text = plain(cell).to_lowercase();
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches([':', '.']).trim_end();
    // Letter by letter, as some headings are spread.
    let dense = text.replace(' ', "");
    SUMS.iter().any(|sum| text == *sum || !sum.is_ascii() && (dense == *sum || dense.ends_with(sum)))
}

/// An order's number, and what a spreadsheet has done to it.
pub(super) fn order(cell: &str) -> (&str, Option<Harm>) {
    let cell = bare(cell);
    (cell, harm(cell))
}

/// A quantity as it is written.
struct Parts<'a> {
    digits: &'a str,
    unit: &'a str,
    /// It stands in brackets.
    bracketed: bool,
    /// It has a sign before it.
    signed: bool,
}

fn parts(text: &str) -> Parts<'_> {
    let (text, bracketed) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(within) => (within.trim(), true),
        None => (text, false),
    };
    let (text, signed) = match text.strip_prefix('-') {
        Some(rest) => (rest.trim_start(), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let end =
        text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | ' ' | '_')).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    Parts { digits: digits.trim(), unit, bracketed, signed }
}

/// The digits of a quantity, and the signs among them.
pub(crate) fn figures(text: &str) -> String {
    parts(&plain(bare(text))).digits.to_owned()
}

/// A quantity, and the unit that is written behind it.
pub(super) fn quantity(text: &str, power: u32, point: Point) -> Result<(Number, String), Misread> {
    let text = plain(bare(text));
    let Parts { digits, unit, bracketed, signed } = parts(&text);
    // Other systems write the sign behind.
    let (unit, behind) = match unit.strip_prefix('-') {
        Some(rest) => (rest.trim(), true),
        None => (unit.trim(), false),
    };
    let (unit, own) = leading(unit).map_or((unit, None), |(power, rest)| (rest.trim_start(), Some(power)));
    let is_strange = unit.chars().any(|c| c.is_numeric() && !matches!(c, '\u{b2}' | '\u{b3}'))
        && !["m2", "m3", "cm2", "cm3", "mm2"].contains(&unit.to_ascii_lowercase().as_str());
    let multiplies = unit.starts_with(['\u{767e}', '\u{5341}', '\u{534a}', '%', '\u{2030}', '*', '/']);
    let minus = [bracketed, signed, behind].into_iter().filter(|it| *it).count();
    // Millions or metres, thousands or units of heat: nobody can tell.
    if is_strange || multiplies || minus > 1 || is_unclear(&unit.to_ascii_lowercase()) {
        return Err(Misread::NotANumber);
    }
    let size = scaled(number(digits, point)?, own.unwrap_or(power))?;
    let size = if minus == 1 { -size } else { size };
    Ok((Number::read(&size.normalize().to_string())?, unit.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for cell in [
            "NULL",
            "#N/A",
            "=False()",
            "(blank)",
            "/",
            "-",
            "n/a",
            "\u{65e0}",
            "\u{2014}",
            "N/A",
            "NaN",
            "None",
            "False",
            "\u{ff08}\u{7a7a}\u{767d}\u{ff09}",
            "\\N",
            "\u{2014}\u{2014}",
            "\u{ff0f}",
        ] {
            assert!(is_nothing(cell), "{cell}");
        }
        for cell in ["0", "A", "Nathan", "\u{65e0}\u{9521}", "-A2", "A/B"] {
            assert!(!is_nothing(cell), "{cell}");
        }
        assert!(is_no_day("0000-00-00 00:00:00") && is_no_day("1900/1/0") && !is_no_day("2024-03-05"));
    }

    #[test]
    fn sums_of_rows_are_known_by_their_words() {
        for cell in [
            "\u{5408}\u{8ba1}",
            "\u{5408} \u{8ba1}\u{ff1a}",
            "Grand  Total",
            "\u{6d77}\u{5ddd}\u{5c0f}\u{8ba1}",
            "TOTAL:",
        ] {
            assert!(is_of_sums(cell), "{cell}");
        }
        for cell in ["Total Energies", "Servo", "\u{5408}\u{8ba1}\u{5668}", ""] {
            assert!(!is_of_sums(cell), "{cell}");
        }
    }

    #[test]
    fn an_orders_number_is_what_it_was_or_known_to_be_broken() {
        assert_eq!(order("=\"000120240305001\""), ("000120240305001", None));
        assert_eq!(order("'000120240305002"), ("000120240305002", None));
        assert_eq!(order("=\"2.02403E+17\""), ("2.02403E+17", Some(Harm::Broken)));
        assert_eq!(order("202403052200140000").1, Some(Harm::Rounded));
    }

    #[test]
    fn the_figures_of_a_quantity_are_cut_where_it_is_read() {
        for text in ["1.500 m2", "(1.500)", "-1.500", "1.500\u{53f0}", "1.500- EA", "1.500", "+1.500 m\u{b3}"] {
            assert_eq!(figures(text), "1.500", "{text}");
        }
    }

    #[test]
    fn quantities_may_have_their_unit_with_them() {
        let of = |text: &str| quantity(text, 0, Point::Dot).map(|(number, unit)| (number.show(), unit));
        for (text, number, unit) in [
            ("2", "2", ""),
            ("2\u{53f0}", "2", "\u{53f0}"),
            ("1,500 \u{7c73}", "1500", "\u{7c73}"),
            ("3 pcs", "3", "pcs"),
            ("1.5\u{5343}\u{514b}", "1.5", "\u{5343}\u{514b}"),
            ("1.5\u{5343}\u{53ea}", "1500", "\u{53ea}"),
            ("2\u{4e07}\u{53f0}", "20000", "\u{53f0}"),
            ("(2)", "-2", ""),
            ("2,000- EA", "-2000", "EA"),
            ("-1.00", "-1", ""),
            ("12 m\u{b2}", "12", "m\u{b2}"),
            ("5 m2", "5", "m2"),
        ] {
            assert_eq!(of(text), Ok((number.into(), unit.into())), "{text}");
        }
        for text in ["two", "5m", "5k", "2-3\u{53f0}", "2\u{53f0}(1)", "3\u{767e}", "5%", "1E+05", "2x5", "\u{53f0}"] {
            assert_eq!(of(text), Err(Misread::NotANumber), "{text}");
        }
        assert_eq!(quantity("1.5", 3, Point::Dot).map(|(number, _)| number.show()), Ok("1500".into()));
    }
}
