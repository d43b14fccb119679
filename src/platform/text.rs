//! Texts without regard to capitals. The browser knows all of Unicode's capitals already.

/// A text in small letters, for comparing.
pub fn folded(text: &str) -> String {
    if cfg!(target_arch = "wasm32") { js_sys::JsString::from(text).to_lower_case().into() } else { text.to_lowercase() }
}
