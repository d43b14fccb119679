//! The end of the app. A panic leaves the wasm alive and its state in doubt: timers and events would
//! go on calling it. So the hook tells `public/crash.js`, which hands the data over without any wasm,
//! and from then on the platform calls nobody and writes nothing.

use super::events::on_window;
use crate::platform::window;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::{CustomEvent, CustomEventInit};

/// Told by either side to the other: panics from here, what ends a wasm without one from there.
const EVENT: &str = "keyplan-crash";

static CRASHED: AtomicBool = AtomicBool::new(false);

/// Makes every panic end in the crash page. Natively panics stay what they are.
pub fn install_panic_hook() {
    if window().is_none() {
        return;
    }
    panic::set_hook(Box::new(|panic| report_crash(&panic.to_string())));
    on_window(EVENT, |_| CRASHED.store(true, Ordering::Relaxed)).keep();
}

/// Ends the app: shows the crash page with that message, which is not for translation.
pub fn report_crash(message: &str) {
    let Some(window) = window() else {
        return;
    };
    CRASHED.store(true, Ordering::Relaxed);
    web_sys::console::error_1(&message.into());
    let detail = CustomEventInit::new();
    detail.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &detail) {
        // There is nobody left to handle a failure, and the console has the message.
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the app has ended.
pub fn has_crashed() -> bool {
    CRASHED.load(Ordering::Relaxed)
}
