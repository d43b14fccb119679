//! The page as a whole: language, theme, title, skeleton, printing. Language and theme are set anew on
//! every load, and `public/boot.js` sets them first, from a record of their own, so that a dark page
//! does not flash white before the wasm is there.

use crate::platform::storage::{LocalShelf, Shelf, ShelfFault};
use crate::platform::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// `public/boot.js` reads it.
const LOOK: &str = "keyplan/look";

/// The language of the page, as in `zh-CN`: hyphenation, fonts and reading aloud go by it.
pub fn set_language(language: &str) {
    set_root_attribute("lang", language);
}

/// The theme of the page, `light` or `dark`, by which the style sheet goes.
pub fn set_theme(theme: &str) {
    set_root_attribute("data-theme", theme);
}

/// Keeps theme and language for the first moment of the next load. Nothing as the theme means that
/// the device decides.
pub fn remember_look(theme: Option<&str>, language: &str) -> Result<(), ShelfFault> {
    LocalShelf.write(LOOK, &format!("{} {language}", theme.unwrap_or("auto")))
}

/// Sets an attribute of the root element, for the style sheet to go by.
fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        // Refused only for a name that is none, which no caller has.
        let _ = root.set_attribute(name, value);
    }
}

/// The title of the window or tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// What the style sheet writes at the top of every printed page. It is a property of the root element, by which alone
/// the margins of a page can be told a text.
pub fn set_print_title(title: &str) {
    let root = document().and_then(|it| it.document_element()?.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let quoted: String = title
            .chars()
            .filter(|c| !c.is_control())
            .flat_map(|c| matches!(c, '"' | '\\').then_some('\\').into_iter().chain([c]))
            .collect();
        // Refused only for a value that is none, which a quoted text is not.
        let _ = root.style().set_property("--print-title", &format!("\"{quoted}\""));
    }
}

/// Takes away what stood in for the app while it loaded. `public/crash.js` takes this as the sign
/// that the app is there.
pub fn remove_skeleton() {
    if let Some(skeleton) = document().and_then(|it| it.get_element_by_id("skeleton")) {
        skeleton.remove();
    }
}

/// Opens the browser's print dialog, and waits for it.
pub fn print() {
    if let Some(window) = window() {
        // Refused only in a frame that may not print, and then nothing is printed.
        let _ = window.print();
    }
}
