//! The browser's own calendar, opened from a button of ours.

use super::super::member;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Opens the calendar of a date input. Older browsers have no such thing; they show the input itself.
pub fn show_picker(input: &HtmlInputElement) {
    if let Some(show) = member(input, "showPicker").and_then(|show| show.dyn_into::<js_sys::Function>().ok())
        // It throws where a picker is open already.
        && show.call0(input).is_ok()
    {
        return;
    }
    let _ = input.focus();
}
