//! Weekdays beside dates, in either language.

use chrono::Weekday;

/// The days of the week as they begin in English.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// What stands in Chinese before the number of a weekday, and the numbers from Monday on.
const WEEK: [&str; 5] = ["\u{661f}\u{671f}", "\u{793c}\u{62dc}", "\u{79ae}\u{62dc}", "\u{5468}", "\u{9031}"];
const WEEK_NUMBERS: &str = "\u{4e00}\u{4e8c}\u{4e09}\u{56db}\u{4e94}\u{516d}\u{65e5}\u{5929}";

/// A date without a weekday before or behind it, and which that is.
pub(super) fn without_weekday(text: &str) -> (String, Option<Weekday>) {
    let ends = |c: char| matches!(c, ' ' | ',' | '(' | ')' | '.');
    let bare = text.trim_end_matches(ends);
    if let Some((start, weekday)) = chinese_weekday(bare) {
        return (bare[..start].trim_end_matches(ends).to_owned(), Some(weekday));
    }
    let first = text.split(ends).next().unwrap_or_default();
    if let Some(weekday) = english_weekday(first) {
        return (text[first.len()..].trim_matches(ends).to_owned(), Some(weekday));
    }
    let last = bare.rsplit(ends).next().unwrap_or_default();
    match english_weekday(last) {
        Some(weekday) => (bare[..bare.len() - last.len()].trim_end_matches(ends).to_owned(), Some(weekday)),
        None => (text.to_owned(), None),
    }
}

/// Where a weekday begins that ends the text.
fn chinese_weekday(text: &str) -> Option<(usize, Weekday)> {
    let (at, number) = text.char_indices().next_back()?;
    let place = WEEK_NUMBERS.chars().position(|known| known == number)?;
    let weekday = Weekday::try_from(u8::try_from(place.min(6)).ok()?).ok()?;
    let named = WEEK.iter().find_map(|week| text[..at].strip_suffix(week)).map(str::len);
    // In brackets the number stands alone.
    let start = named.or_else(|| text[..at].strip_suffix('(').map(str::len))?;
    (start > 0).then_some((start, weekday))
}

fn english_weekday(word: &str) -> Option<Weekday> {
    let start = word.get(..3)?.to_ascii_lowercase();
    let place = WEEKDAYS.iter().position(|known| *known == start)?;
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    Weekday::try_from(u8::try_from(place).ok()?).ok().filter(|_| is_word)
}
