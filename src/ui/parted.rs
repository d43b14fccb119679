//! Numbers whose thousands are parted while nobody types in them. The surprise: what a control holds is changed at
//! once when it is entered, not by a signal. Whoever fills it from outside selects its text in the same moment, and a
//! text that changed later would lose that selection.

use crate::platform::page;
use crate::signal::RwSignal;
use leptos::ev;

/// How one control shows its number.
#[derive(Clone, Copy)]
pub struct Parted {
    is_wanted: bool,
    is_entered: RwSignal<bool>,
}

impl Parted {
    /// `is_wanted` is false for numbers that are never parted, as years.
    pub fn new(is_wanted: bool) -> Self {
        Self { is_wanted, is_entered: RwSignal::new(false) }
    }

    pub fn shown(self, value: String) -> String {
        if self.is_wanted && !self.is_entered.get() { parted(&value).unwrap_or(value) } else { value }
    }

    /// Somebody is about to type: the number as it is typed.
    pub fn enter(self, event: &ev::FocusEvent, value: &str) {
        if self.is_wanted && !self.is_entered.get_untracked() {
            if parted(value).is_some() {
                page::rewrite(event, value);
            }
            self.is_entered.set(true);
        }
    }

    pub fn leave(self) {
        self.is_entered.set(false);
    }
}

/// A plain number with its thousands parted; nothing for any other text, which is shown as it stands, and for a
/// number that has none.
pub fn parted(text: &str) -> Option<String> {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, rest) = unsigned.find('.').map_or((unsigned, ""), |point| unsigned.split_at(point));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() < 4 || !are_digits(whole) || !are_digits(rest.trim_start_matches('.')) {
        return None;
    }
    let mut grouped = String::from(sign);
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(grouped + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_has_its_thousands_parted_and_keeps_every_digit() {
        for (text, shown) in
            [("1234", "1,234"), ("-1285000.50", "-1,285,000.50"), ("123456", "123,456"), ("1000.", "1,000.")]
        {
            assert_eq!(parted(text).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_number_or_has_no_thousands_stands_as_it_was_typed() {
        for text in
            ["", "999", "-12.5", "1,234", "about 5000", "1e9999", "2027-03-31", "12.34.5678x", "\u{4e00}\u{4e8c}"]
        {
            assert_eq!(parted(text), None, "{text}");
        }
    }
}
