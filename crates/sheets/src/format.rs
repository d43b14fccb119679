//! What the number format of a cell says beside the number: percent, leading zeros, a currency, a unit. The sheet
//! shows it, so the person takes it for part of the number.

/// How a number is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub percent: bool,
    /// Digits that it has at least, for numbers that are names, such as order numbers.
    pub digits: usize,
    /// The currency in front of it.
    pub sign: &'static str,
    /// A unit behind it that is not yet in it.
    pub unit: &'static str,
    /// It is shown divided by a power of a thousand or so, and nothing beside it says so.
    pub scaled: bool,
}

/// Signs of currencies as formats write them, and as they are read.
const SIGNS: [(&str, &str); 13] = [
    ("US$", "US$"),
    ("HK$", "HK$"),
    ("NT$", "TWD"),
    ("\u{a5}", "\u{a5}"),
    ("\u{ffe5}", "\u{a5}"),
    ("\u{20ac}", "\u{20ac}"),
    ("\u{a3}", "\u{a3}"),
    ("RMB", "RMB"),
    ("CNY", "CNY"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("$", "$"),
];

const UNITS: [&str; 6] =
    ["\u{4e07}\u{5143}", "\u{4ebf}\u{5143}", "\u{842c}\u{5143}", "\u{4e07}", "\u{4ebf}", "\u{842c}"];

/// Built-in formats whose currency is that of whoever looks at them.
const LOCAL: std::ops::RangeInclusive<u32> = 5..=44;

impl Form {
    pub fn of(code: &str, id: Option<u32>) -> Self {
        let Parts { plain, words } = parts(code);
        let is_local = id.is_some_and(|id| LOCAL.contains(&id));
        let sign = SIGNS.iter().find(|(sign, _)| words.contains(sign)).map_or("", |(_, read)| read);
        let unit = UNITS.into_iter().find(|unit| words.contains(unit)).unwrap_or("");
        let zeros = !plain.is_empty() && plain.bytes().all(|byte| byte == b'0');
        let last_digit = plain.rfind(['0', '#', '?']);
        let is_divided = last_digit.is_some_and(|place| plain[place + 1..].starts_with(','));
        Self {
            percent: plain.contains('%'),
            digits: if zeros && plain.len() > 1 { plain.len() } else { 0 },
            sign: if is_local && sign == "$" { "" } else { sign },
            // Divided and named again, a number is what it was.
            unit: if is_divided { "" } else { unit },
            scaled: is_divided && unit.is_empty() && !words.contains(['k', 'K', 'm', 'M', 'b', 'B']),
        }
    }
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
        assert_eq!(form("0.00\"\u{4e07}\u{5143}\"").unit, "\u{4e07}\u{5143}");
        assert_eq!((form("0!.0,\"\u{4e07}\"").unit, form("0!.0,\"\u{4e07}\"").scaled), ("", false));
        assert!(form("#,##0,").scaled);
        assert!(!form("#,##0,\"K\"").scaled);
        assert_eq!(form("General"), Form::default());
    }
}
