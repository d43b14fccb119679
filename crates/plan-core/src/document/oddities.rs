//! What a reader of JSON passes over in silence: a key that an object has twice, of which the last one
//! counts, and a number of more digits than can be kept. Looked for in the text of a plan that is read as
//! written by hand; what this app writes has neither.

use super::finding::{Finding, Severity, Trouble};
use super::foreign::escaped;
use serde_json::Number;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Looks through a text that has been parsed, so it is JSON.
pub(super) fn find(text: &str, findings: &mut Vec<Finding>) {
    let mut scan = Scan { text, at: 0, levels: Vec::new(), findings };
    while let Some(byte) = text.as_bytes().get(scan.at) {
        match byte {
            b'{' => scan.levels.push(Level::Object { keys: BTreeSet::new(), key: Cow::Borrowed(""), awaits_key: true }),
            b'[' => scan.levels.push(Level::Array(0)),
            b'}' | b']' => drop(scan.levels.pop()),
            b',' => scan.next(),
            b'"' => scan.string(),
            b'-' | b'0'..=b'9' => scan.number(),
            _ => {}
        }
        scan.at += 1;
    }
}

enum Level<'a> {
    Object { keys: BTreeSet<Cow<'a, str>>, key: Cow<'a, str>, awaits_key: bool },
    Array(usize),
}

struct Scan<'a, 'f> {
    text: &'a str,
    at: usize,
    levels: Vec<Level<'a>>,
    findings: &'f mut Vec<Finding>,
}

impl Scan<'_, '_> {
    fn next(&mut self) {
        match self.levels.last_mut() {
            Some(Level::Object { awaits_key, .. }) => *awaits_key = true,
            Some(Level::Array(place)) => *place += 1,
            None => {}
        }
    }

    /// At the end the place is at the closing quotation mark.
    fn string(&mut self) {
        let start = self.at;
        self.at = super::limits::string_end(self.text.as_bytes(), start);
        if let Some(Level::Object { keys, key, awaits_key: awaits_key @ true }) = self.levels.last_mut() {
            let token = self.text.get(start..=self.at).unwrap_or_default();
            *key = if token.contains('\\') {
                Cow::Owned(serde_json::from_str(token).unwrap_or_default())
            } else {
                Cow::Borrowed(token.trim_matches('"'))
            };
            *awaits_key = false;
            if !keys.insert(key.clone()) {
                self.found(Trouble::RepeatedKey);
            }
        }
    }

    fn number(&mut self) {
        let token = &self.text[self.at..];
        let is_in = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let token = &token[..token.find(|c| !is_in(c)).unwrap_or(token.len())];
        self.at += token.len() - 1;
        if is_rounded(token) {
            self.found(Trouble::Rounded);
        }
    }

    /// Only what lies within the plan, or is the plan, is anybody's concern.
    fn found(&mut self, trouble: Trouble) {
        let mut place = String::new();
        for (depth, level) in self.levels.iter().enumerate() {
            match level {
                Level::Object { key, .. } if depth == 0 && key != "plan" => return,
                Level::Object { .. } if depth == 0 => {}
                Level::Object { key, .. } => place = format!("{place}/{}", escaped(key)),
                Level::Array(at) => place = format!("{place}/{at}"),
            }
        }
        self.findings.push(Finding::new(Severity::Warning, &place, trouble));
    }
}

/// So many digits are kept whatever they are.
const KEPT: usize = 15;

fn is_rounded(token: &str) -> bool {
    if token.len() <= KEPT && !token.contains(['e', 'E']) {
        return false;
    }
    let kept: Option<Number> = serde_json::from_str(token).ok();
    kept.is_some_and(|kept| digits(&kept.to_string()) != digits(token))
}

/// A number as its digits, without zeros around them, and the power of ten of the first one.
fn digits(token: &str) -> (String, i64) {
    let (number, power) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let (whole, fraction) = number.trim_start_matches('-').split_once('.').unwrap_or((number, ""));
    let all = format!("{}{fraction}", whole.trim_start_matches('-'));
    let bare = all.trim_start_matches('0');
    let first = i64::try_from(whole.trim_start_matches('-').len()).unwrap_or_default()
        - i64::try_from(all.len() - bare.len()).unwrap_or_default();
    // Beyond any power that a number has, it is nought or none.
    let power = power.trim_start_matches('+').parse::<i64>().unwrap_or(i64::MIN / 2);
    let bare = bare.trim_end_matches('0');
    if bare.is_empty() { (String::new(), 0) } else { (bare.to_owned(), first.saturating_add(power)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_rounded_when_it_is_another_one_afterwards() {
        for same in [
            "0",
            "-0",
            "-0.0",
            "0e10",
            "1.0",
            "1.50e3",
            "1e+300",
            "1E300",
            "100000000000000000000",
            "1e22",
            "1e23",
            "0.30000000000000004",
            "117.63331139400017",
            "-8.990567403888024e-203",
            "9007199254740991.0",
            "5e-324",
            "18446744073709551615",
            "-9223372036854775808",
            "0.000000000000000000001",
            "000000000000000001e-1",
            "1.7976931348623157e308",
        ] {
            assert!(!is_rounded(same), "{same}");
        }
        for other in [
            "18446744073709551616",
            "-9223372036854775809",
            "0.1000000000000000000001",
            "1e-400",
            "4e-324",
            "123456789012345678901234567890",
            "122.416294033786585",
            "1.00000000000000000001",
            "1e-99999999999999999999",
        ] {
            assert!(is_rounded(other), "{other}");
        }
    }

    #[test]
    fn every_place_is_that_of_the_plan() {
        let mut findings = Vec::new();
        find(
            r#"{ "plan": { "a": [1, { "x/y": { "k": "}\"", "\u006b": 2, "l~": [[], 0.1000000000000000000001] } }],
                "a": "1e-400", "b": {}, "b": 3, "c": { "k": 1 } }, "app": 1e-400, "app": 2, "plan": 1 }"#,
            &mut findings,
        );
        let found: Vec<_> = findings.iter().map(|found| (found.place.as_str(), &found.trouble)).collect();
        assert_eq!(
            found,
            [
                ("/a/1/x~1y/k", &Trouble::RepeatedKey),
                ("/a/1/x~1y/l~0/1", &Trouble::Rounded),
                ("/a", &Trouble::RepeatedKey),
                ("/b", &Trouble::RepeatedKey),
                ("", &Trouble::RepeatedKey),
            ]
        );
    }
}
