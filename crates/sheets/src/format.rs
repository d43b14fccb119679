//! What the number format of a cell says beside the number: percent, leading zeros, a currency, a unit. The sheet
//! shows it, so the person takes it for part of the number.

use plan_core::value::unit::{Beside, beside, written};

/// How a number is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub percent: bool,
    /// Digits that it has at least, for numbers that are names, such as order numbers.
    pub digits: usize,
    /// The currency in front of it.
    pub sign: &'static str,
    /// A unit behind it that is not yet in it, as it is read behind a number.
    pub unit: String,
    /// It is shown divided by a power of a thousand or so, and nothing beside it says so.
    pub scaled: bool,
    /// What stands beside it may be a unit or not, as an m may be a million or a metre.
    pub unclear: bool,
}

/// Signs of currencies as formats write them, and as they are read.
const SIGNS: [(&str, &str); 16] = [
    ("US$", "US$"),
    ("HK$", "HK$"),
    ("NT$", "TWD"),
    ("\u{a5}", "\u{a5}"),
    ("\u{ffe5}", "\u{a5}"),
    ("\u{20ac}", "\u{20ac}"),
    ("\u{a3}", "\u{a3}"),
    ("\u{20b9}", "\u{20b9}"),
    ("\u{20a9}", "\u{20a9}"),
    ("RMB", "RMB"),
    ("INR", "INR"),
    ("CNY", "CNY"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("$", "$"),
];

/// Currencies as Chinese writes them behind a unit, the longer names first.
const MONEY: [&str; 6] =
    ["\u{7f8e}\u{5143}", "\u{6b27}\u{5143}", "\u{6e2f}\u{5143}", "\u{65e5}\u{5143}", "\u{82f1}\u{9551}", "\u{5143}"];

/// Built-in formats whose currency is that of whoever looks at them.
const LOCAL: std::ops::RangeInclusive<u32> = 5..=44;

impl Form {
    pub fn of(code: &str, id: Option<u32>) -> Self {
        let Parts { plain, words } = parts(code);
        let is_local = id.is_some_and(|id| LOCAL.contains(&id));
        let sign = SIGNS.iter().find(|(sign, _)| words.contains(sign)).map_or("", |(_, read)| read);
        let beside = beside(&words);
        let zeros = !plain.is_empty() && plain.bytes().all(|byte| byte == b'0');
        let last_digit = plain.rfind(['0', '#', '?']);
        let is_divided = last_digit.is_some_and(|place| plain[place + 1..].starts_with(','));
        Self {
            percent: plain.contains('%'),
            digits: if zeros && plain.len() > 1 { plain.len() } else { 0 },
            sign: if is_local && sign == "$" { "" } else { sign },
            // Divided and named again, a number is what it was.
            unit: if is_divided { String::new() } else { unit(beside, &words) },
            scaled: is_divided && beside == Beside::Nothing,
            unclear: !is_divided && beside == Beside::Unclear && !is_k(&words),
        }
    }
}

/// The unit as it is read again. A k alone is handed on as it is: over a column of sums it is a thousand, and over
/// pieces whoever reads them asks.
fn unit(beside: Beside, words: &str) -> String {
    match beside {
        Beside::Power(power) => {
            let in_chinese = words.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let money = MONEY.iter().find(|money| words.contains(**money)).copied().unwrap_or_default();
            format!("{}{money}", written(power, in_chinese))
        }
        Beside::Unclear if is_k(words) => "k".to_owned(),
        Beside::Unclear | Beside::Nothing => String::new(),
    }
}

fn is_k(words: &str) -> bool {
    words.trim().eq_ignore_ascii_case("k")
}

/// A format for numbers above nought: what shows digits, and what is written beside them.
struct Parts {
    plain: String,
    words: String,
}

fn parts(code: &str) -> Parts {
    let (mut plain, mut words) = (String::new(), String::new());
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => words.extend(letters.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => words.extend(letters.next()),
            // The width of a letter, and what fills the cell.
            '_' | '*' => {
                letters.next();
            }
            '[' => {
                let within: String = letters.by_ref().take_while(|c| *c != ']').collect();
                if let Some(sign) = within.strip_prefix('$') {
                    words.push_str(sign.split('-').next().unwrap_or_default());
                }
            }
            '0' | '#' | '?' | '.' | ',' | '%' => plain.push(letter),
            '$' | '\u{a5}' | '\u{ffe5}' | '\u{20ac}' | '\u{a3}' => words.push(letter),
            _ => {}
        }
    }
    Parts { plain, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_stands_beside_the_number() {
        let form = |code: &str| Form::of(code, None);
        assert!(form("0.0%").percent);
        assert!(!form("0.0\"%\"").percent);
        assert_eq!((form("000000").digits, form("0").digits, form("#,##0.00").digits), (6, 0, 0));
        for (code, sign) in [
            ("[$\u{20ac}-407] #,##0.00", "\u{20ac}"),
            ("\"\u{a5}\"#,##0.00;[Red]\\-\"\u{a5}\"#,##0.00", "\u{a5}"),
            ("_ \u{ffe5}* #,##0.00_ ;", "\u{a5}"),
            ("[$USD] #,##0", "USD"),
            ("#,##0.00\\ [$\u{20ac}-1]", "\u{20ac}"),
            ("$#,##0", "$"),
            ("#,##0_);(#,##0)", ""),
            ("[$-804]#,##0", ""),
            ("[Red]#,##0", ""),
        ] {
            assert_eq!(form(code).sign, sign, "{code}");
        }
        // Everybody sees these built-in formats with a currency of their own.
        assert_eq!(Form::of("_($* #,##0.00_)", Some(44)).sign, "");
        assert_eq!(form("General"), Form::default());
    }

    #[test]
    fn a_unit_beside_the_number_is_taken_however_it_is_called() {
        let form = |code: &str| Form::of(code, None);
        for (code, sign, unit) in [
            ("0.00\"\u{4e07}\u{5143}\"", "", "\u{4e07}\u{5143}"),
            ("0.00\"\u{842c}\u{5143}\"", "", "\u{4e07}\u{5143}"),
            ("0.0\"\u{767e}\u{4e07}\u{5143}\"", "", "\u{767e}\u{4e07}\u{5143}"),
            ("0.0\"\u{4ebf}\"", "", "\u{4ebf}"),
            ("0.0\"\u{4e07}\u{7f8e}\u{5143}\"", "", "\u{4e07}\u{7f8e}\u{5143}"),
            ("0.0 \"k\u{20ac}\"", "\u{20ac}", "k"),
            ("#,##0 \"TEUR\"", "EUR", "k"),
            ("0.0 \"Mio. \u{20ac}\"", "\u{20ac}", "m"),
            ("0.0 \"Mn\"", "", "m"),
            ("[$USD] #,##0.0\\ \"m\"", "USD", "m"),
            ("[$$-409]#,##0.0\"bn\"", "$", "bn"),
            ("\"\u{20b9}\" 0.00 \"Cr\"", "\u{20b9}", "crore"),
            ("0\"k\"", "", "k"),
            ("0.0 \"\u{5343}\u{514b}\"", "", ""),
            ("0.00 \"EUR/t\"", "EUR", ""),
            ("#,##0 \"pcs\"", "", ""),
        ] {
            let form = form(code);
            assert_eq!((form.sign, form.unit.as_str(), form.unclear), (sign, unit, false), "{code}");
        }
        for code in ["0 \"m\"", "0.0 \"T\"", "0.0\"M\""] {
            let form = form(code);
            assert_eq!((form.unit.as_str(), form.unclear), ("", true), "{code}");
        }
    }

    #[test]
    fn a_number_that_is_divided_and_named_again_is_what_it_was() {
        for code in ["0!.0,\"\u{4e07}\"", "#,##0,\"K\"", "0.0,,\"M\"", "0.0, \"k\u{20ac}\""] {
            let form = Form::of(code, None);
            assert_eq!((form.unit.as_str(), form.scaled, form.unclear), ("", false, false), "{code}");
        }
        for code in ["#,##0,", "#,##0, \"RMB\""] {
            assert!(Form::of(code, None).scaled, "{code}");
        }
    }
}
