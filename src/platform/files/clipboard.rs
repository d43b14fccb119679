//! The clipboard. Browsers have one only for pages with https; elsewhere a text is copied as a person
//! would, out of a field, and that field must stand within an open dialog, whose outside is inert.

use super::{FileFault, not_offered};
use crate::platform::{document, member, window};
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardEvent, Document, Element, HtmlElement, HtmlTextAreaElement};

/// Copies a text. Browsers allow it only soon after a click or a key.
pub async fn copy_text(text: &str) -> Result<(), FileFault> {
    let Some(window) = window() else {
        return Err(FileFault::NotOffered("no browser".into()));
    };
    if let Some(clipboard) = member(&window.navigator(), "clipboard") {
        let clipboard: Clipboard = clipboard.unchecked_into();
        if JsFuture::from(clipboard.write_text(text)).await.is_ok() {
            return Ok(());
        }
    }
    copy_out_of_a_field(text)
}

/// The plain text of a paste event, such as a block of cells: rows by line, cells by tab.
pub fn pasted_text(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text/plain").ok()
}

fn copy_out_of_a_field(text: &str) -> Result<(), FileFault> {
    let refused = || FileFault::NotOffered("copying".into());
    let document = document().ok_or_else(refused)?;
    let before = document.active_element();
    let place = place_for_a_field(&document, before.as_ref()).ok_or_else(refused)?;
    let field = document.create_element("textarea");
    let field: HtmlTextAreaElement = field.map_err(|it| not_offered(&it))?.unchecked_into();
    field.set_value(text);
    // Not seen, and yet not `display: none`, out of which nothing can be copied.
    for (property, value) in [("position", "fixed"), ("inset", "0"), ("opacity", "0")] {
        let _ = field.style().set_property(property, value);
    }
    place.append_child(&field).map_err(|it| not_offered(&it))?;
    field.select();
    let copied = execute_copy(&document);
    field.remove();
    if let Some(before) = before.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
    if copied { Ok(()) } else { Err(refused()) }
}

fn place_for_a_field(document: &Document, active: Option<&Element>) -> Option<Element> {
    let dialog = active.and_then(|it| it.closest("dialog[open]").ok().flatten());
    dialog.or_else(|| document.body().map(Element::from))
}

/// `document.execCommand("copy")`, which every browser has and none recommends.
fn execute_copy(document: &Document) -> bool {
    let command = member(document, "execCommand").and_then(|it| it.dyn_into::<Function>().ok());
    let copied = command.and_then(|it| it.call1(document, &"copy".into()).ok());
    copied.and_then(|it| it.as_bool()).unwrap_or(false)
}
