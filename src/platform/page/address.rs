//! The part of the address behind the `#`, in which the routes live, and links out of the page. The
//! hash is given and taken without its `#`, and as it stands there: escaped.

use crate::platform::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

const SAFE_SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

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

/// Goes to another hash in place of the present entry of the history. `hashchange` follows too.
pub fn replace_hash(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{hash}"));
    }
}

/// Opens a link in a window of its own that knows nothing of this one. Only web pages, mail and
/// telephone: for any other link this does nothing and says so.
pub fn open_link(url: &str) -> bool {
    if !is_safe(url) {
        return false;
    }
    let Some(Ok(link)) = document().map(|it| it.create_element("a")) else {
        return false;
    };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(url);
    link.set_target("_blank");
    link.set_rel("noopener noreferrer");
    link.click();
    true
}

/// A browser skips tabs and line breaks within a scheme, so a link with any is not looked into.
fn is_safe(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    !url.contains(|c: char| c.is_control()) && SAFE_SCHEMES.iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_mail_and_telephone_are_safe() {
        for url in ["https://example.com", " HTTP://example.com", "mailto:a@b.c", "tel:+861012345678"] {
            assert!(is_safe(url), "{url}");
        }
    }

    #[test]
    fn scripts_files_and_data_are_not() {
        for url in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "https:\n//example.com",
            "data:text/html,x",
            "file:///etc/hosts",
            "//example.com",
            "#https:",
            "",
        ] {
            assert!(!is_safe(url), "{url}");
            assert!(!open_link(url), "{url}");
        }
    }
}
