//! Quarters, halves and months by their numbers, as reports write them: `Q1`, `2025Q1-Q3`, `1H25`, `9M 2025`, `LTM`.

use super::{is_year, words};

/// A part of a year, as a letter and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    letter: char,
    number: u32,
}

/// The months of quarters or halves that are named by their numbers, or of so many months.
pub(super) fn of_year(text: &str) -> Option<u32> {
    let text = shortened(text);
    rolling(&text).or_else(|| from_to(&text)).or_else(|| by_ordinals(&text))
}

/// The number of the only quarter that is named.
pub(super) fn only_quarter(text: &str) -> Option<u32> {
    match parts(&shortened(text)).0[..] {
        [Part { letter: 'q', number }] => Some(number),
        _ => None,
    }
}

/// `quarter 3` is Q3.
fn shortened(text: &str) -> String {
    let mut text = text.replace("quarters", "quarter");
    for number in '1'..='4' {
        let is_alone = |text: &str, end: usize| !text[end..].starts_with(|c: char| c.is_ascii_digit());
        let name = format!("quarter {number}");
        while let Some(place) = text.find(&name).filter(|place| is_alone(&text, place + name.len())) {
            text.replace_range(place..place + name.len(), &format!("q{number}"));
        }
    }
    text
}

/// The last twelve months, however many letters they have; `9M25`.
fn rolling(text: &str) -> Option<u32> {
    let all: Vec<&str> = words(text).collect();
    let is_of_year =
        |word: Option<&&str>| word.is_some_and(|word| word.len() >= 4 && year(word).is_some_and(str::is_empty));
    all.iter().enumerate().find_map(|(place, word)| {
        if matches!(*word, "ttm" | "ltm") {
            return Some(12);
        }
        let (count, after) = word.split_once('m')?;
        let bare = count.trim_start_matches(['l', 'r', 't']);
        let beside = is_of_year(all.get(place + 1)) || place > 0 && is_of_year(all.get(place - 1));
        let is_said = bare.len() < count.len() || all.len() == 1 || beside;
        let is_plain = if after.is_empty() { is_said } else { year(after).is_some_and(str::is_empty) };
        bare.parse().ok().filter(|months| is_plain && (1..=36).contains(months))
    })
}

/// What stands behind a year in the form of reports: `fy25`, `2025`, `25`; all of it when there is none.
fn year(text: &str) -> Option<&str> {
    let (text, has_name) = text.strip_prefix("fy").map_or((text, false), |rest| (rest, true));
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match text.len() - rest.len() {
        2 => Some(rest),
        4 if text[..4].parse().is_ok_and(is_year) => Some(rest),
        _ if has_name => Some(text),
        _ => None,
    }
}

/// From one part to another, both included.
fn from_to(text: &str) -> Option<u32> {
    let (parts, years) = parts(text);
    let (first, last) = (parts.first()?, parts.last()?);
    let (months, per_year) = if first.letter == 'q' { (3, 4) } else { (6, 2) };
    if parts.iter().any(|part| part.letter != first.letter) {
        return None;
    }
    let apart = match years[..] {
        [from, to] if parts.len() == 2 => (to * per_year + last.number).checked_sub(from * per_year + first.number),
        // More than one year, and nothing tells which part is of which.
        [_, _, ..] => None,
        _ => last.number.checked_sub(first.number),
    };
    apart.map(|apart| (apart + 1) * months)
}

/// The parts that a text names, and the years beside them.
fn parts(text: &str) -> (Vec<Part>, Vec<u32>) {
    let (mut parts, mut years) = (Vec::<Part>::new(), Vec::new());
    let mut add_year = |text: &str| {
        let digits = text.trim_start_matches("fy");
        let number = digits.parse::<u32>().ok().filter(|_| matches!(digits.len(), 2 | 4));
        let number = number.map(|number| if number < 100 { 2000 + number } else { number });
        years.extend(number.filter(|number| is_year(*number)));
    };
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        if let Some((part, year)) = part(word) {
            parts.push(part);
            add_year(year);
            // The other end of a range may be a number alone, before it or behind.
            if let Some((number, after)) = other_end(after, part.letter) {
                parts.push(Part { number, ..part });
                rest = after;
            } else if parts.len() == 1
                && let Some(number) = other_start(&text[..text.len() - after.len() - word.len()])
            {
                parts.insert(0, Part { number, ..part });
            }
        } else if word.len() == 4 || word.starts_with("fy") {
            add_year(word);
        }
    }
    (parts, years)
}

/// A part of a year with the year in one word, before it or behind: `q1`, `2025q1`, `q1fy25`, `1q25`, `hy1`.
fn part(word: &str) -> Option<(Part, &str)> {
    let letter = word.chars().find(|c| matches!(c, 'q' | 'h'))?;
    let (before, after) = word.split_once(letter)?;
    let after = if letter == 'h' { after.strip_prefix('y').unwrap_or(after) } else { after };
    let is_year = |text: &str| text.is_empty() || year(text).is_some_and(str::is_empty);
    let of = |digits: &str| {
        let number = digits.parse().ok()?;
        (1..=if letter == 'q' { 4 } else { 2 }).contains(&number).then_some(Part { letter, number })
    };
    let behind = after.strip_prefix('0').unwrap_or(after);
    let (number, rest) = behind.split_at_checked(1).unwrap_or_default();
    if let Some(part) = of(number)
        && is_year(rest)
        && is_year(before)
    {
        return Some((part, if rest.is_empty() { before } else { rest }));
    }
    Some((of(before).filter(|_| is_year(after))?, after))
}

/// The number behind a dash: the 3 of `Q1-3`.
fn other_end(after: &str, letter: char) -> Option<(u32, &str)> {
    let rest = after.trim_start();
    let rest = ["-", "to ", "through "].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    let number = rest.chars().next()?.to_digit(10)?;
    let after = &rest[1..];
    let is_alone = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
    (is_alone && (1..=if letter == 'q' { 4 } else { 2 }).contains(&number)).then_some((number, after))
}

/// The number before a dash: the 1 of `1-3Q25`.
fn other_start(before: &str) -> Option<u32> {
    let before = before.strip_suffix('-')?;
    let number = before.chars().next_back()?.to_digit(10)?;
    let is_alone = !before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphanumeric());
    (is_alone && (1..=4).contains(&number)).then_some(number)
}

/// `first to third quarter`, `first and second half`.
fn by_ordinals(text: &str) -> Option<u32> {
    let months =
        [("quarter", 3), ("half", 6)].iter().find(|(name, _)| text.contains(name)).map(|(_, months)| months)?;
    let ordinal = |word: &str| {
        let names = [["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"]];
        let place = names.iter().position(|names| names.contains(&word))?;
        u32::try_from(place).ok()
    };
    let named: Vec<u32> = words(text).filter_map(ordinal).collect();
    match named[..] {
        [first, last] => last.checked_sub(first).map(|apart| (apart + 1) * months),
        _ => None,
    }
}
