//! Single elements: focus, selection, dialogs, keys.

use crate::platform::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Gives the focus to the first element of that selector, and says whether there is one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|it| it.focus().is_ok())
}

/// Brings the first element of that selector to the top of the window, and says whether there is
/// one.
pub fn scroll_to(selector: &str) -> bool {
    let element = find(selector);
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Selects all text of a field, or of any other element, for copying by hand.
pub fn select_text(element: &Element) {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    } else if let Some(Ok(Some(selection))) = window().map(|it| it.get_selection()) {
        // Refused only for an element that is not on the page, where nothing can be selected.
        let _ = selection.select_all_children(element);
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
