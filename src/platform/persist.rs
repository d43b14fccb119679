//! Whether the browser may throw the data away on its own when space runs low. Firefox shows the
//! person a question when asked for persistence, so ask only after a first real edit.

use super::{member, window};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser's word on keeping the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// Only the person clears it.
    Kept,
    /// The browser may clear it when space runs low.
    BestEffort,
    /// The browser does not say: an old one, or a page without https.
    Unknown,
}

/// Asks the browser to keep the data, and says what it answered.
pub async fn persist() -> Persistence {
    persistence(ask("persist").await)
}

fn persistence(answer: Option<JsValue>) -> Persistence {
    match answer.and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Kept,
        Some(false) => Persistence::BestEffort,
        None => Persistence::Unknown,
    }
}

/// What a method of `navigator.storage` comes to; nothing where there is no such method.
async fn ask(method: &str) -> Option<JsValue> {
    let storage = member(&window()?.navigator(), "storage")?;
    let method: Function = member(&storage, method)?.dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
