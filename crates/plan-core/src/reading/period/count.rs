//! So many months, quarters or years.

/// Words before a count in Chinese: without one of them a number of quarters or months is the name of one.
const COUNTING: [&str; 7] =
    ["\u{524d}", "\u{8fd1}", "\u{8fc7}\u{53bb}", "\u{8fde}\u{7eed}", "\u{5934}", "\u{540e}", "\u{6eda}\u{52a8}"];

/// What a number in English ends with, and its number; the tens may have ones behind them.
const ENGLISH: [(&str, u32); 25] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
];

/// A month, a quarter and a year, with the months in them and the most of them that anybody counts.
const UNITS: [(&str, u32, u32); 5] =
    [("month", 1, 120), ("\u{4e2a}\u{6708}", 1, 120), ("quarter", 3, 40), ("year", 12, 10), ("\u{5e74}", 12, 10)];

/// `10 months`, `last four quarters`, `十八个月`, `近两年`.
pub(super) fn counted(text: &str) -> Option<u32> {
    UNITS.iter().find_map(|unit| of_unit(text, *unit)).or_else(|| {
        // A month alone is called by its number, unless it is said to be a count.
        let (before, _) = text.split_once('\u{6708}')?;
        let (number, rest) = numeral(before)?;
        (is_counting(rest) && number <= 120).then_some(number)
    })
}

fn of_unit(text: &str, (unit, months, most): (&str, u32, u32)) -> Option<u32> {
    let (before, after) = text.split_once(unit)?;
    let (number, rest) = numeral(before).filter(|(number, _)| (1..=most).contains(number))?;
    // The second year is one year.
    if rest.ends_with('\u{7b2c}') {
        return None;
    }
    let half = if unit == "\u{5e74}" && after.starts_with('\u{534a}') { 6 } else { 0 };
    Some(number * months + half)
}

/// Quarters in Chinese: so many of them, the first ones, from one to another, or one by its number.
pub(super) fn chinese_quarters(text: &str) -> Option<u32> {
    let (before, after) = text.rsplit_once('\u{5b63}')?;
    let (counted, is_count) = before.strip_suffix('\u{4e2a}').map_or((before, false), |before| (before, true));
    let Some((last, rest)) = numeral(counted) else {
        // This one, the one before; of several nothing is known.
        return (!before.contains('\u{5b63}') && numeral(before).is_none()).then_some(3);
    };
    let ordinal = rest.strip_suffix('\u{7b2c}').unwrap_or(rest);
    // What is reported of the third quarter is reported of all three.
    let is_report = after.starts_with('\u{62a5}');
    if is_count || is_report || is_counting(rest) {
        return (1..=40).contains(&last).then_some(last * 3);
    }
    let first = ordinal.trim_end().strip_suffix(['-', '\u{3001}', '\u{548c}', '\u{53ca}', '\u{4e0e}']).map(|before| {
        let before = before.trim_end_matches(['\u{5b63}', '\u{5ea6}']);
        numeral(before).map(|(first, _)| first)
    });
    let is_quarter = |number: u32| (1..=4).contains(&number);
    match first {
        Some(first) => {
            let first = first.filter(|first| is_quarter(*first) && *first < last && is_quarter(last))?;
            Some((last - first + 1) * 3)
        }
        None if before.contains('\u{5b63}') => None,
        None => is_quarter(last).then_some(3),
    }
}

fn is_counting(before: &str) -> bool {
    COUNTING.iter().any(|word| before.ends_with(word))
}

/// The number at the end of a text, in digits or in words, and what stands before it.
fn numeral(before: &str) -> Option<(u32, &str)> {
    let before = before.trim_end_matches([' ', '-', '\u{ff0d}']);
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if rest.len() < before.len() {
        // Part of a name, or of a fraction.
        let is_part = rest.ends_with(|c: char| c.is_ascii_alphabetic() || c == '.');
        return before[rest.len()..].parse().ok().filter(|_| !is_part).map(|number| (number, rest));
    }
    let rest = before.trim_end_matches(|c: char| chinese_digit(c).is_some());
    if rest.len() < before.len() {
        return chinese(&before[rest.len()..]).map(|number| (number, rest));
    }
    english(before)
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '\u{4e00}' => 1,
        '\u{4e8c}' | '\u{4e24}' => 2,
        '\u{4e09}' => 3,
        '\u{56db}' => 4,
        '\u{4e94}' => 5,
        '\u{516d}' => 6,
        '\u{4e03}' => 7,
        '\u{516b}' => 8,
        '\u{4e5d}' => 9,
        '\u{5341}' => 10,
        _ => return None,
    })
}

/// Up to ninety-nine, as 12 is ten-two and 24 two-ten-four.
fn chinese(text: &str) -> Option<u32> {
    let digits: Vec<u32> = text.chars().filter_map(chinese_digit).collect();
    match digits[..] {
        [one] => Some(one),
        [10, ones] if ones < 10 => Some(10 + ones),
        [tens, 10] if tens < 10 => Some(tens * 10),
        [tens, 10, ones] if tens < 10 && ones < 10 => Some(tens * 10 + ones),
        _ => None,
    }
}

fn english(text: &str) -> Option<(u32, &str)> {
    let word = |text: &str| {
        let rest = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let (_, number) = ENGLISH.iter().find(|(name, _)| *name == &text[rest..])?;
        Some((*number, rest))
    };
    let (number, place) = word(text)?;
    let before = text[..place].trim_end_matches([' ', '-']);
    match word(before) {
        Some((tens, place)) if tens >= 20 && number < 10 => Some((tens + number, &text[..place])),
        _ => Some((number, &text[..place])),
    }
}
