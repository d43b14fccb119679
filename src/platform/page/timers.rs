//! Waiting. A timer is cancelled when it is dropped, so that a pause in typing is one field that is
//! assigned anew with every key.

use super::crash::has_crashed;
use crate::platform::window;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Waits until it is dropped.
#[derive(Debug)]
#[must_use = "a timer that is dropped is cancelled"]
pub struct Timer {
    waiting: Option<Waiting>,
}

#[derive(Debug)]
struct Waiting {
    id: i32,
    callback: Closure<dyn FnMut()>,
}

/// Does something once, after so many milliseconds.
pub fn after(ms: u32, deed: impl FnOnce() + 'static) -> Timer {
    let mut deed = Some(deed);
    Timer::start(ms, false, move || {
        if let Some(deed) = deed.take() {
            deed();
        }
    })
}

/// Does something again and again. A page out of sight is slower, to once a minute.
pub fn every(ms: u32, deed: impl FnMut() + 'static) -> Timer {
    Timer::start(ms, true, deed)
}

/// Rests for so many milliseconds, in which the page has its turn.
pub async fn pause(ms: u32) {
    if window().is_none() {
        return;
    }
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    // A timeout does not fail.
    let _ = JsFuture::from(promise).await;
}

/// Does something before the browser draws next. A page out of sight does not draw.
pub fn next_frame(deed: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(once(deed).unchecked_ref());
    }
}

fn once(deed: impl FnOnce() + 'static) -> JsValue {
    Closure::once_into_js(move || {
        if !has_crashed() {
            deed();
        }
    })
}

impl Timer {
    /// Goes on without anybody holding it.
    pub fn keep(mut self) {
        if let Some(waiting) = self.waiting.take() {
            // Freed by the browser's garbage collector once the browser has let go of it.
            waiting.callback.into_js_value();
        }
    }

    fn start(ms: u32, again: bool, mut deed: impl FnMut() + 'static) -> Self {
        let Some(window) = window() else {
            return Self { waiting: None };
        };
        let callback = Closure::<dyn FnMut()>::new(move || {
            if !has_crashed() {
                deed();
            }
        });
        let function = callback.as_ref().unchecked_ref();
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        let id = if again {
            window.set_interval_with_callback_and_timeout_and_arguments_0(function, ms)
        } else {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, ms)
        };
        let waiting = id.ok().map(|id| Waiting { id, callback });
        Self { waiting }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(waiting), Some(window)) = (&self.waiting, window()) {
            // Timeouts and intervals share their numbers, and clearing one that has gone is nothing.
            window.clear_timeout_with_handle(waiting.id);
        }
    }
}
