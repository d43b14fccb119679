//! The clipboard. Browsers have one only for pages with https; elsewhere a text is copied as a person
//! would, out of a field, and that field must stand within an open dialog, whose outside is inert.

use super::{FileFault, not_offered};
use crate::platform::page::{Listener, on_document};
use crate::platform::{document, member, window};
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardEvent, Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

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

/// What is being pasted, and into what.
#[derive(Debug, Clone, Default)]
pub struct Pasting {
    /// The plain text, such as a block of cells: rows by line, cells by tab.
    pub text: String,
    /// The text with marks; empty when there is none.
    pub html: String,
    /// The `data-path` of the control that has the focus.
    pub path: String,
    /// What stands before and behind the cursor, or what is marked, of a field for text; none of other controls.
    pub around: Option<(String, String)>,
}

/// What a paste event brings.
pub fn pasted(event: &ClipboardEvent) -> Option<Pasting> {
    let data = event.clipboard_data()?;
    // Where one of the two is not there, it is empty.
    let read = |kind: &str| data.get_data(kind).unwrap_or_default();
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok())?;
    let path = target.get_attribute("data-path").unwrap_or_default();
    Some(Pasting { text: read("text/plain"), html: read("text/html"), path, around: around(&target) })
}

/// Tells of a text that is pasted onto the page, but into nothing on it that takes texts, as when nothing has the focus.
/// Who says that it was taken keeps the browser from doing anything else.
pub fn on_loose_paste(tell: impl Fn(&str) -> bool + 'static) -> Listener {
    on_document("paste", move |event| {
        let Ok(event) = event.dyn_into::<ClipboardEvent>() else {
            return;
        };
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let is_field =
            |it: &Element| it.closest("input, textarea, select, dialog, [contenteditable]").ok().flatten().is_some();
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if !event.default_prevented()
            && !target.as_ref().is_some_and(is_field)
            && text.is_some_and(|text: String| tell(&text))
        {
            event.prevent_default();
        }
    })
}

fn around(target: &Element) -> Option<(String, String)> {
    let (text, start, end) = if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        (area.value(), area.selection_start(), area.selection_end())
    } else {
        let input = target.dyn_ref::<HtmlInputElement>()?;
        (input.value(), input.selection_start(), input.selection_end())
    };
    let (Ok(Some(start)), Ok(Some(end))) = (start, end) else {
        return None;
    };
    // Browsers count in halves of letters outside the common plane; a half is no letter.
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(units.get(range).unwrap_or_default());
    Some((part(0..(start as usize).min(units.len())), part((end as usize).min(units.len())..units.len())))
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
