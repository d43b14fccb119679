//! The browser: its storage, files, clock, tabs and page, for an app that otherwise knows none of it.
//! The surprise: all of it also runs natively, where there is no window. Then a question is answered
//! with nothing, a deed does nothing, the clock is the machine's, and the vault is a shelf in memory.

pub mod channel;
pub mod clock;
pub mod files;
pub mod locks;
pub mod page;
pub mod persist;
pub mod storage;
pub mod text;
pub mod vault;
pub mod worker;

/// What the signatures here name, for callers that may not name `web_sys` themselves.
pub use web_sys::{File, KeyboardEvent};

use wasm_bindgen::JsValue;

/// Lets something go on that waits for the browser, before there are any views.
pub fn run(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The window; natively there is none, and asking web-sys for it would panic.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// A property that this browser may not have, or not grant here. web-sys takes each for given and
/// throws at the first use of one that is missing.
fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(of, &name.into()).ok()?;
    (!value.is_null_or_undefined()).then_some(value)
}

/// The name and the message of what JavaScript threw.
fn thrown(value: &JsValue) -> (String, String) {
    let text = |name| member(value, name).and_then(|it| it.as_string());
    let message = text("message").or_else(|| value.as_string());
    (text("name").unwrap_or_default(), message.unwrap_or_else(|| format!("{value:?}")))
}

/// A number of JavaScript as the whole number that it holds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "sizes and times are whole and far below 2^53; what is not a number becomes 0"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
