//! Single elements: focus, selection, dialogs, keys.

use crate::platform::{document, member, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

/// Gives the focus to the first element of that selector, and says whether there is one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|it| it.focus().is_ok())
}

pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Selects all text of the first text area of that selector, for copying by hand.
pub fn select_text(selector: &str) {
    if let Some(field) = find(selector).and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

/// Lifts an element above everything, open dialogs too, or lets it down again. Older browsers leave it
/// where it is.
pub fn lift(selector: &str, up: bool) {
    let method = if up { "showPopover" } else { "hidePopover" };
    if let Some(element) = find(selector)
        && let Some(act) = member(&element, method).and_then(|act| act.dyn_into::<js_sys::Function>().ok())
    {
        // It throws where the element is there already.
        let _ = act.call0(&element);
    }
}

/// Opens a dialog over the page, and says whether it is open then. One that is not on the page yet
/// cannot be.
pub fn show_modal(dialog: &HtmlDialogElement) -> bool {
    dialog.open() || dialog.show_modal().is_ok()
}

/// Whether a key belongs to an input method that is composing, so that it must not act. Safari ends
/// the composition before the Enter that ended it, and betrays that key by its code alone.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    const OF_AN_INPUT_METHOD: u32 = 229;
    event.is_composing() || event.key_code() == OF_AN_INPUT_METHOD
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}
