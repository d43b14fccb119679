//! From one month to another.

use super::{is_month, is_year, numbers, parts, words};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn month(word: &str) -> Option<u32> {
    let is_called = |name: &str| word.len() >= 3 && name.starts_with(word) || word == "sept" && name.starts_with("sep");
    let place = MONTHS.iter().position(|name| is_called(name))?;
    u32::try_from(place + 1).ok()
}

/// From the beginning of a year to a month or a quarter that is named. Without one nobody knows how long that is.
pub(super) fn to_date(text: &str) -> Option<u32> {
    let is_to_date = ["ytd", "year to date", "year-to-date", "\u{5e74}\u{521d}-", "\u{7d2f}\u{8ba1}"];
    if !is_to_date.iter().any(|words| text.contains(words)) {
        return None;
    }
    let mut named = words(text).filter_map(month);
    match (named.next(), named.next()) {
        (Some(month), None) => return Some(month),
        (Some(_), Some(_)) => return None,
        (None, _) => {}
    }
    if let Some(quarter) = parts::only_quarter(text) {
        return Some(quarter * 3);
    }
    let all: Vec<u32> = numbers(text).filter_map(|part| part.parse().ok()).collect();
    match all[..] {
        [month] | [_, month] if is_month(month) && (all.len() == 1 || is_year(all[0])) => Some(month),
        _ => None,
    }
}

/// `January to October`, `Oct 2024 - Sep 2025`.
pub(super) fn named(text: &str) -> Option<u32> {
    let months: Vec<u32> = words(text).filter_map(month).collect();
    let years: Vec<u32> = numbers(text)
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse().ok())
        .filter(|it| is_year(*it))
        .collect();
    match (&months[..], &years[..]) {
        ([from, to], [first, last]) => between((*first, *from), (*last, *to)),
        // From April to March is a year that begins in spring.
        ([from, to], [] | [_]) => between((0, *from), (u32::from(to < from), *to)),
        _ => None,
    }
}

/// `1-10月`, `2025-01 to 2025-10`, `2025.1-9`, `20250101-20250930`.
pub(super) fn numbered(text: &str) -> Option<u32> {
    let mut all = Vec::new();
    for part in numbers(text) {
        // Year, month and day may run together.
        let ends: &[usize] = match part.len() {
            6 => &[4, 6],
            8 => &[4, 6, 8],
            length => &[length],
        };
        let mut start = 0;
        for end in ends {
            all.push(part[start..*end].parse::<u32>().ok()?);
            start = *end;
        }
    }
    let of_months = text.contains('\u{6708}');
    let range = match all[..] {
        [from, to] if of_months => ((0, from), (0, to)),
        [year, from, to] if is_year(year) && (of_months || has_two_signs(text)) => ((year, from), (year, to)),
        [first, from, last, to] if is_year(first) && is_year(last) => ((first, from), (last, to)),
        [from, first, to, last] if is_year(first) && is_year(last) => ((first, from), (last, to)),
        // From the first of a month to the last of another, in either order, and the year once.
        [1, from, 28..=31, to, year] | [from, 1, to, 28..=31, year] if is_year(year) => ((year, from), (year, to)),
        [year, from, 1, to, 28..=31] if is_year(year) && of_months => ((year, from), (year, to)),
        [first, from, 1, last, to, 28..=31] if is_year(first) && is_year(last) => ((first, from), (last, to)),
        [1, from, first, 28..=31, to, last] if is_year(first) && is_year(last) => ((first, from), (last, to)),
        _ => return None,
    };
    between(range.0, range.1)
}

/// Whether one sign stands behind the year and another between the months: `2025-01-09` is a day.
fn has_two_signs(text: &str) -> bool {
    let signs: Vec<&str> =
        text.trim().split(|c: char| c.is_ascii_digit()).map(str::trim).filter(|it| !it.is_empty()).collect();
    matches!(signs[..], [first, second] if first != second)
}

/// From one month to another, both included.
fn between((first, from): (u32, u32), (last, to): (u32, u32)) -> Option<u32> {
    let count = (last * 12 + to + 1).checked_sub(first * 12 + from);
    count.filter(|months| *months > 0 && is_month(from) && is_month(to))
}
