//! The times that stand behind dates: where they begin, and which day they are somewhere else.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// A time of the day, and its zone when it says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    minutes: i64,
    zone: Zone,
}

/// Where a time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Unsaid,
    /// Minutes by which clocks there are before those of Greenwich.
    Ahead(i64),
}

/// A text as what comes before its time, and the time. None when what follows the time is not known.
pub(super) fn parted(text: &str) -> Option<(String, Option<Moment>)> {
    let is_packed = matches!(text.len(), 12 | 14) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_packed {
        return Some((text[..8].to_owned(), None));
    }
    // Hours and minutes in Chinese: no zone is written behind such times.
    if let Some((day, time)) = text.split_once('\u{65e5}')
        && time.contains(['\u{65f6}', '\u{6642}', '\u{70b9}', '\u{9ede}'])
    {
        return Some((format!("{day}\u{65e5}"), None));
    }
    let Some(start) = text.find(':').map(|colon| digits_before(text, colon)) else {
        return Some((text.to_owned(), None));
    };
    let before = &text[..start];
    // A day with a zone and no time is that day.
    if before.ends_with(['+', '-']) && before.len() > 8 {
        return Some((before.trim_end_matches(['+', '-', 'Z']).to_owned(), None));
    }
    let (before, is_afternoon) = halves(before);
    let (minutes, rest) = clock(&text[start..])?;
    let (rest, is_late) = half_behind(rest);
    let late = is_afternoon.or(is_late);
    let minutes = match (late, minutes / 60) {
        (Some(true), 1..=11) => minutes + 12 * 60,
        (Some(false), 12) => minutes - 12 * 60,
        _ => minutes,
    };
    let before = before.trim_end_matches([' ', 'T', '_', ',', '-']);
    // As C writes it: the year comes last.
    if let Some(year) = rest.strip_prefix(' ').filter(|year| year.len() == 4 && year.parse::<u16>().is_ok()) {
        return Some((format!("{before} {year}"), Some(Moment { minutes, zone: Zone::Unsaid })));
    }
    let zone = zone(rest.trim())?;
    Some((before.to_owned(), Some(Moment { minutes, zone })))
}

/// The day at the place that `local` knows the time of.
pub(super) fn zoned(day: NaiveDate, time: Moment, local: &dyn Fn(i64) -> NaiveDateTime) -> Option<NaiveDate> {
    let Zone::Ahead(ahead) = time.zone else {
        return Some(day);
    };
    let there = day.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::minutes(time.minutes - ahead))?;
    Some(local(there.and_utc().timestamp_millis()).date())
}

fn digits_before(text: &str, end: usize) -> usize {
    let digits = text[..end].bytes().rev().take(2).take_while(u8::is_ascii_digit).count();
    end - digits
}

/// What stands before a time without the half of the day, and whether that is the later one.
fn halves(text: &str) -> (&str, Option<bool>) {
    let text = text.trim_end();
    let early = text.strip_suffix("\u{4e0a}\u{5348}").map(|rest| (rest, Some(false)));
    let late = text.strip_suffix("\u{4e0b}\u{5348}").map(|rest| (rest, Some(true)));
    early.or(late).unwrap_or((text, None))
}

fn half_behind(text: &str) -> (&str, Option<bool>) {
    let bare = text.trim_start();
    match bare.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("am") => (&bare[2..], Some(false)),
        Some("pm") => (&bare[2..], Some(true)),
        _ => (text, None),
    }
}

/// Minutes of the day from hours, minutes, seconds and parts of them, and what follows.
fn clock(text: &str) -> Option<(i64, &str)> {
    let end = text.bytes().position(|b| !b.is_ascii_digit() && !matches!(b, b':' | b'.' | b',')).unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let mut parts = time.split([':', '.', ',']).map(|part| part.parse::<i64>().ok());
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = parts.next().unwrap_or(Some(0))?;
    let is_time = (0..=24).contains(&hours) && (0..60).contains(&minutes) && (0..=60).contains(&seconds);
    // Midnight at the end of a day is of that day.
    let hours = if hours == 24 { 23 } else { hours };
    (is_time && parts.all(|part| part.is_some())).then_some((hours * 60 + minutes, rest))
}

/// Minutes before Greenwich, of a zone that is written as a number or as that of Greenwich itself; names in brackets
/// behind it only explain it. None when it is not known.
fn zone(text: &str) -> Option<Zone> {
    let text = text.split(['(', '[']).next().unwrap_or_default().trim();
    if text.is_empty() {
        return Some(Zone::Unsaid);
    }
    let named = ["UTC", "GMT", "Z"].iter().find_map(|name| text.strip_prefix(name)).map(str::trim);
    let offset = match named {
        Some("") => return Some(Zone::Ahead(0)),
        Some(rest) => rest,
        // As some write both.
        None => text.strip_suffix("UTC").map_or(text, str::trim),
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.strip_prefix(['+', '-'])?.chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number, 0),
        4 => (number / 100, number % 100),
        _ => return None,
    };
    (hours <= 15 && minutes < 60).then_some(Zone::Ahead(sign * (hours * 60 + minutes)))
}
