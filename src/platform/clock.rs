//! Time, as the person's clock shows it, and chance. Both are handed to the core as arguments; this
//! is where they come from.

use super::{whole, window};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};
use wasm_bindgen::JsValue;

const ID_LENGTH: usize = 10;
const ID_SIGNS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Milliseconds since 1970, UTC.
pub fn now_ms() -> i64 {
    if window().is_some() {
        return whole(js_sys::Date::now());
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |it| i64::try_from(it.as_millis()).unwrap_or(i64::MAX))
}

/// The date where the person is.
pub fn today() -> NaiveDate {
    local_time(now_ms()).date()
}

/// Milliseconds since 1970 as date and time where the person is. A time beyond all calendars comes
/// back as the beginning of 1970.
pub fn local_time(ms: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let local = utc.naive_utc().checked_sub_signed(offset(utc.timestamp_millis()));
    local.unwrap_or_default()
}

/// Ten random signs of 0-9 and a-z.
pub fn session_id() -> String {
    let mut id = String::new();
    while id.len() < ID_LENGTH {
        // Bytes beyond the last full round of the signs would favour the first of them.
        let fair = random_bytes().into_iter().filter(|byte| *byte < 252);
        let signs = fair.map(|byte| char::from(ID_SIGNS[usize::from(byte) % ID_SIGNS.len()]));
        id.extend(signs.take(ID_LENGTH - id.len()));
    }
    id
}

/// A random number below 2^53, the whole numbers that JavaScript can hold.
pub fn random_u53() -> u64 {
    random_u64() >> 11
}

fn random_u64() -> u64 {
    random_bytes().into_iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(byte))
}

/// How far the person's clock is behind UTC, at that time.
fn offset(ms: i64) -> TimeDelta {
    if window().is_none() {
        return TimeDelta::zero();
    }
    #[expect(clippy::cast_precision_loss, reason = "JavaScript's times end long before 2^53 milliseconds")]
    let date = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    TimeDelta::minutes(whole(date.get_timezone_offset()))
}

fn random_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    let crypto = window().and_then(|window| window.crypto().ok());
    let filled = crypto.and_then(|it| it.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        // The standard library seeds its hashers at random; in a browser without chance of its own
        // the time is what is left.
        let hasher = RandomState::new();
        for (index, chunk) in bytes.chunks_exact_mut(8).enumerate() {
            let mut hash = hasher.build_hasher();
            hash.write_i64(now_ms());
            hash.write_usize(index);
            chunk.copy_from_slice(&hash.finish().to_be_bytes());
        }
    }
    bytes
}

/// Now, as RFC 3339 writes it, in universal time.
pub fn iso_time() -> String {
    let time = DateTime::from_timestamp_millis(now_ms()).unwrap_or_default().naive_utc();
    let (date, hour, minute, second) = (time.date(), time.hour(), time.minute(), time.second());
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The moment that `iso_time` wrote, in milliseconds since 1970; 0 for any other text.
pub fn ms_of_iso(text: &str) -> i64 {
    let read = || {
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let date = NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, part(5, 7)?, part(8, 10)?)?;
        let time = date.and_hms_opt(part(11, 13)?, part(14, 16)?, part(17, 19)?)?;
        text.ends_with('Z').then(|| time.and_utc().timestamp_millis())
    };
    read().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_ten_plain_signs_and_is_another_each_time() {
        let id = session_id();
        assert_eq!(id.len(), 10);
        assert!(id.bytes().all(|sign| ID_SIGNS.contains(&sign)), "{id}");
        assert_ne!(id, session_id());
    }

    #[test]
    fn a_random_number_fits_into_javascripts() {
        assert!((0..100).all(|_| random_u53() < 1 << 53));
        assert_ne!(random_u53(), random_u53());
    }

    #[test]
    fn a_moment_that_was_written_is_read_again() {
        assert_eq!(ms_of_iso("2027-01-01T00:00:00Z"), 1_798_761_600_000);
        assert_eq!(ms_of_iso(&iso_time()) / 1_000, now_ms() / 1_000);
        assert_eq!([ms_of_iso(""), ms_of_iso("2027-13-01T00:00:00Z"), ms_of_iso("yesterday\u{4e00}")], [0; 3]);
    }

    #[test]
    fn natively_local_time_is_utc() {
        let time = local_time(1_798_761_600_000);
        assert_eq!(time.to_string(), "2027-01-01 00:00:00");
    }

    #[test]
    fn a_time_beyond_all_calendars_is_the_beginning_of_them() {
        assert_eq!(local_time(i64::MAX), NaiveDateTime::default());
    }

    #[test]
    fn today_is_after_this_was_written() {
        assert!(today() > NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default());
    }
}
