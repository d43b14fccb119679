//! How many months a period in words has, as "January to October 2025", "H1" or "last 12 months". Only what is
//! plain is read; of anything else nothing is known.

use crate::value::plain;

/// Words for the numbers of months, in the order of the numbers.
const NUMBERS: [(&str, &str); 12] = [
    ("one", "\u{4e00}"),
    ("two", "\u{4e24}"),
    ("three", "\u{4e09}"),
    ("four", "\u{56db}"),
    ("five", "\u{4e94}"),
    ("six", "\u{516d}"),
    ("seven", "\u{4e03}"),
    ("eight", "\u{516b}"),
    ("nine", "\u{4e5d}"),
    ("ten", "\u{5341}"),
    ("eleven", "\u{5341}\u{4e00}"),
    ("twelve", "\u{5341}\u{4e8c}"),
];

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Parts of a year that have a name: with the months that they have.
const NAMED: [(&str, u32); 12] = [
    ("\u{524d}\u{4e09}\u{5b63}\u{5ea6}", 9),
    ("\u{4e0a}\u{534a}\u{5e74}", 6),
    ("\u{4e0b}\u{534a}\u{5e74}", 6),
    ("\u{534a}\u{5e74}", 6),
    ("half-year", 6),
    ("half year", 6),
    ("first half", 6),
    ("second half", 6),
    ("h1", 6),
    ("h2", 6),
    ("\u{5b63}\u{5ea6}", 3),
    ("quarter", 3),
];

/// The number of months; none where it cannot be told.
pub(super) fn months_of(period: &str) -> Option<u32> {
    let text = plain(period).to_ascii_lowercase();
    counted(&text)
        .or_else(|| named_range(&text))
        .or_else(|| numbered_range(&text))
        .or_else(|| NAMED.iter().find(|(name, _)| text.contains(name)).map(|(_, months)| *months))
}

/// `10 months`, `ten months`, `10个月`.
fn counted(text: &str) -> Option<u32> {
    let place = ["month", "\u{4e2a}\u{6708}"].iter().find_map(|unit| text.find(unit))?;
    let before = text[..place].trim_end_matches([' ', '-']);
    let digits = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: &str = digits.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let in_digits = digits.parse().ok().filter(|months| (1..=120).contains(months));
    let in_words = || {
        let ends_with = |(english, chinese): &(&str, &str)| before.ends_with(english) || before.ends_with(chinese);
        NUMBERS.iter().rposition(ends_with).and_then(|place| u32::try_from(place + 1).ok())
    };
    in_digits.or_else(in_words)
}

/// `January to October`, `Jan-Oct 2025`, `Q1-Q3`.
fn named_range(text: &str) -> Option<u32> {
    let words = || text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let month = |word: &str| MONTHS.iter().position(|name| word.len() <= 9 && word.starts_with(name));
    let months: Vec<u32> = words().filter_map(month).filter_map(|place| u32::try_from(place).ok()).collect();
    if let [from, to] = months[..] {
        return within_a_year(from, to, text);
    }
    let quarter = |word: &str| word.strip_prefix('q')?.parse().ok().filter(|number| (1..=4).contains(number));
    let quarters: Vec<u32> = words().filter_map(quarter).collect();
    match quarters[..] {
        [_] => Some(3),
        [from, to] => within_a_year(from * 3, to * 3 + 2, text),
        _ => None,
    }
}

/// `1-10月`, `1月至10月`, `2025-01 to 2025-10`, `2025.1-2025.10`.
fn numbered_range(text: &str) -> Option<u32> {
    let numbers: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let is_month = |number: u32| (1..=12).contains(&number);
    let is_year = |number: u32| (1900..=2200).contains(&number);
    let of_months = text.contains('\u{6708}');
    match numbers[..] {
        [from, to] if of_months && is_month(from) && is_month(to) => within_a_year(from, to, ""),
        [year, from, to] if of_months && is_year(year) && is_month(from) && is_month(to) => within_a_year(from, to, ""),
        [first, from, last, to] if is_year(first) && is_year(last) && is_month(from) && is_month(to) => {
            (last * 12 + to + 1).checked_sub(first * 12 + from)
        }
        _ => None,
    }
}

/// From one month to another, both included; with two years between them nothing is said.
fn within_a_year(from: u32, to: u32, text: &str) -> Option<u32> {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4).count();
    if years > 1 { None } else { (to + 1).checked_sub(from).filter(|months| *months > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_that_is_no_year_is_known_as_such() {
        for (period, months) in [
            ("2025年1–10月", 10),
            ("1月至10月", 10),
            ("2025年1月-2025年10月", 10),
            ("2025-01 to 2025-10", 10),
            ("2024.11–2025.10", 12),
            ("January to October 2025", 10),
            ("Jan–Oct 2025", 10),
            ("ten months to October", 10),
            ("前十个月", 10),
            ("近12个月，不含税，11家大客户合计", 12),
            ("Last 12 months, net of tax, all 11 accounts", 12),
            ("十二个月", 12),
            ("H1 2025", 6),
            ("2025上半年", 6),
            ("Q3 2025", 3),
            ("Q1–Q3", 9),
            ("前三季度", 9),
            ("2025年三季度", 3),
            ("third quarter", 3),
        ] {
            assert_eq!(months_of(period), Some(months), "{period}");
        }
    }

    #[test]
    fn of_other_words_nothing_is_known() {
        for period in ["", "2025", "last business year", "2024/25", "上年度", "Mayer & Co", "他们写的期间"] {
            assert_eq!(months_of(period), None, "{period}");
        }
    }
}
