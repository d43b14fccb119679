//! The part of the address behind the `#`, in which the routes live. It is given and taken without its
//! `#`, and as it stands there: escaped.

use crate::platform::window;

/// The hash of the page's address; empty when there is none.
pub fn hash() -> String {
    let hash = window().and_then(|it| it.location().hash().ok());
    hash.map_or_else(String::new, |it| it.trim_start_matches('#').to_owned())
}

/// Goes to another hash, with a new entry in the history. `hashchange` follows if it is another.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        // Refused only where addresses are the frame's own, and then the page stays where it is.
        let _ = window.location().set_hash(hash);
    }
}
/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
