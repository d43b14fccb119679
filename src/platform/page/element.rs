//! Single elements: focus, selection, dialogs, keys.

use crate::platform::{document, member, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Gives the focus to the first element of that selector, and says whether there is one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|it| it.focus().is_ok())
}

/// The element that has the focus, to which it can go back.
#[derive(Debug)]
pub struct Focus(Option<HtmlElement>);

impl Focus {
    pub fn now() -> Self {
        Self(document().and_then(|document| document.active_element()?.dyn_into().ok()))
    }

    pub fn none() -> Self {
        Self(None)
    }

    /// Gives the focus back, unless the element has left the page or something else has taken it.
    pub fn back(&self) {
        let taken = document().and_then(|document| document.active_element()).is_some_and(|it| it.tag_name() != "BODY");
        if let Some(element) = self.0.as_ref().filter(|_| !taken) {
            // Where it cannot be had, it stays where it is.
            let _ = element.focus();
        }
    }
}

/// Takes the focus from the field that has it. An input method that is composing there ends.
pub fn leave_field() {
    if let Focus(Some(element)) = Focus::now() {
        // What cannot be left is left as it is.
        let _ = element.blur();
    }
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

/// Has the control of an event show that value.
pub fn put_value(event: &Event, value: &str) {
    if let Some(control) = event.target() {
        // Elements without a value take it as a property that nobody reads.
        let _ = js_sys::Reflect::set(&control, &"value".into(), &value.into());
    }
}

/// Puts a text into the control of an event, which says the same in another way, and selects it where that is wanted.
pub fn rewrite(event: &Event, text: &str, select: bool) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(text);
        if select {
            input.select();
        }
    }
}

/// The width of what an element can show, in pixels; 0 for one that is not on the page.
pub fn inner_width(element: &Element) -> usize {
    usize::try_from(element.client_width()).unwrap_or(0)
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
