//! Texts: those that the page fetches beside its code, and comparing without regard to capitals, of which
//! the browser knows all already.

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `public/boot.js` has it, and asks for the reader's language before the code is there.
    #[wasm_bindgen(catch, js_namespace = window, js_name = keyplanText)]
    fn keyplan_text(name: &str) -> Result<Promise, JsValue>;
}

/// The text of that name, which belongs to the page.
pub async fn fetch(name: &str) -> Result<String, String> {
    if !cfg!(target_arch = "wasm32") {
        return Err(format!("{name} is fetched by pages only"));
    }
    let failed = |thrown: JsValue| super::thrown(&thrown).1;
    let promise = keyplan_text(name).map_err(failed)?;
    let text = JsFuture::from(promise).await.map_err(failed)?;
    text.as_string().ok_or_else(|| format!("{name} is no text"))
}

/// A text in small letters, for comparing.
pub fn folded(text: &str) -> String {
    // Chinese has no capitals, and asking the browser costs more than all else in filtering a long table.
    if text.chars().all(|c| c.is_ascii() || ('\u{2e80}'..='\u{9fff}').contains(&c)) {
        return text.to_ascii_lowercase();
    }
    if cfg!(target_arch = "wasm32") { js_sys::JsString::from(text).to_lower_case().into() } else { text.to_lowercase() }
}
