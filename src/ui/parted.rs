//! Numbers whose thousands are parted while nobody types in them. The surprise: what a control holds is changed at
//! once when it is entered, not by a signal, and selected then as the browser selects what is entered by keyboard:
//! whatever is typed or filled in from outside replaces it. Only who presses into it goes on from where they pressed.

use crate::platform::page;
use crate::signal::RwSignal;
use leptos::ev;

/// Whether somebody is in the control of a number.
#[derive(Clone, Copy)]
pub struct Parted {
    entered: RwSignal<bool>,
    pressed: RwSignal<bool>,
}

impl Default for Parted {
    fn default() -> Self {
        Self { entered: RwSignal::new(false), pressed: RwSignal::new(false) }
    }
}

impl Parted {
    pub fn shown(self, value: &str) -> String {
        let is_entered = self.entered.try_get_untracked().unwrap_or_default();
        if is_entered { value.to_owned() } else { parted(value).unwrap_or_else(|| value.to_owned()) }
    }

    /// Somebody presses into it, which may be how it is entered.
    pub fn press(self) {
        self.pressed.set(true);
    }

    /// Somebody is about to type: the number as it is typed.
    pub fn enter(self, event: &ev::FocusEvent, value: &str) {
        if self.entered.try_get_untracked() == Some(false) {
            if parted(value).is_some() {
                page::rewrite(event, value, self.pressed.try_get_untracked() != Some(true));
            }
            self.entered.set(true);
        }
    }

    pub fn leave(self) {
        if self.entered.try_get_untracked() == Some(true) {
            self.entered.set(false);
            self.pressed.set(false);
        }
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
