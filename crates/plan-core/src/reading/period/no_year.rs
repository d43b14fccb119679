//! Headings of figures that are not the sum of twelve months. The surprise: what is only likely to be none is none too,
//! since the person is told of a column that is left out, and not of one that is taken for what it is not.

use super::{alike, is_month, is_year, months_of, numbers, range, words};

/// Words for what runs to a day that need not be named.
const TO_DATE: [&str; 6] = [
    "year to date",
    "year-to-date",
    "to date",
    "\u{7d2f}\u{8ba1}",
    "\u{5e74}\u{521d}",
    "\u{4eca}\u{5e74}\u{4ee5}\u{6765}",
];

/// Words for what is wished for, or is a mean; they say so whatever period stands beside them.
const NO_SUM: [&str; 29] = [
    "avg",
    "average",
    "averaged",
    "mean",
    "median",
    "monthly",
    "weekly",
    "daily",
    "quarterly",
    "budget",
    "budgeted",
    "forecast",
    "forecasted",
    "projected",
    "projection",
    "outlook",
    "plan",
    "planned",
    "target",
    "targeted",
    "goal",
    "quota",
    "expected",
    "ziel",
    "prognose",
    "monatlich",
    "ytd",
    "qtd",
    "mtd",
];
const NO_SUM_IN_CHINESE: [&str; 16] = [
    "\u{6708}\u{5747}",
    "\u{65e5}\u{5747}",
    "\u{5468}\u{5747}",
    "\u{5b63}\u{5747}",
    "\u{5e74}\u{5747}",
    "\u{5e73}\u{5747}",
    "\u{5747}\u{503c}",
    "\u{6bcf}\u{6708}",
    "\u{6708}\u{5ea6}",
    "\u{9884}\u{7b97}",
    "\u{76ee}\u{6807}",
    "\u{6307}\u{6807}",
    "\u{9884}\u{8ba1}",
    "\u{9884}\u{6d4b}",
    "\u{8ba1}\u{5212}",
    "\u{540c}\u{671f}",
];

/// What is shorter than a year, where no number of it is said.
const PART: [&str; 7] = ["month", "week", "day", "mth", "mo", "monat", "woche"];
/// The month stands alone, so that any of them is one.
const PART_IN_CHINESE: [char; 2] = ['\u{6708}', '\u{5468}'];

/// Whether a figure that is called so is of a part of a year or of more than one, or is no sum that there was.
pub fn is_no_year(called: &str) -> bool {
    let text = alike(called);
    if words(&text).any(|word| NO_SUM.contains(&word)) || NO_SUM_IN_CHINESE.iter().any(|name| text.contains(name)) {
        return true;
    }
    // Of a count in days or weeks, and of `9m`, a period in words knows nothing: there they may be metres.
    if let Some(is_year) = counted(&text) {
        return !is_year;
    }
    match months_of(called) {
        Some(months) => months != 12,
        None => {
            TO_DATE.iter().any(|name| text.contains(name))
                || words(&text).any(|word| PART.contains(&word) || range::month(word).is_some())
                || text.contains(PART_IN_CHINESE)
                || has_other_years(&text)
                || has_day_or_month(&text)
        }
    }
}

/// Whether so many months, years, weeks or days, written shortly, are a year: `9M`, `3y`, `52 weeks`, `30d`. None where
/// nothing is counted so.
fn counted(text: &str) -> Option<bool> {
    let all: Vec<&str> = words(text).collect();
    let of = |count: &str, unit: &str| {
        let count: u32 = count.parse().ok()?;
        match unit {
            "m" | "mo" | "mth" | "mths" => (1..=120).contains(&count).then_some(count == 12),
            "y" | "yr" | "yrs" => (1..=20).contains(&count).then_some(count == 1),
            "w" | "wk" | "wks" | "week" | "weeks" => Some(matches!(count, 52 | 53)),
            "d" | "day" | "days" => Some((360..=366).contains(&count)),
            _ => None,
        }
    };
    let in_one = all.iter().find_map(|word| {
        let start = word.find(|c: char| !c.is_ascii_digit())?;
        of(&word[..start], &word[start..])
    });
    // A letter alone may be of a unit, as in 10 m.
    in_one.or_else(|| all.windows(2).filter(|pair| pair[1].len() > 1).find_map(|pair| of(pair[0], pair[1])))
}

/// Whether several years are named that are not the two of one business year: `2020-2025`, and not `2024/25`.
fn has_other_years(text: &str) -> bool {
    let mut years: Vec<u32> =
        numbers(text).filter(|part| part.len() == 4).filter_map(|part| part.parse().ok()).collect();
    years.retain(|year| is_year(*year));
    match years[..] {
        [first, last] => !text.contains(&format!("{first}/{last}")) || last != first + 1,
        _ => years.len() > 2,
    }
}

/// Whether a month or a day is named in digits beside a year, or in one with it: `2025-09`, `9/2025`, `202509`. The
/// other year of a business year is neither.
fn has_day_or_month(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    text.split(|c: char| !is_part(c)).any(|run| {
        let parts: Vec<&str> = numbers(run).collect();
        match parts[..] {
            [packed] if matches!(packed.len(), 6 | 8) => {
                let number = |range: std::ops::Range<usize>| packed[range].parse().unwrap_or(0);
                is_year(number(0..4)) && is_month(number(4..6))
            }
            [year, end] if year.len() == 4 && end.len() == 2 => {
                let number = |text: &str| text.parse::<u32>().unwrap_or(0);
                is_year(number(year)) && (number(year) + 1) % 100 != number(end)
            }
            [one, other] => {
                [one, other].iter().any(|part| part.len() == 4 && part.parse().is_ok_and(is_year))
                    && one.len() != other.len()
            }
            [] | [_] => false,
            _ => parts.iter().any(|part| part.len() == 4 && part.parse().is_ok_and(is_year)),
        }
    })
}
