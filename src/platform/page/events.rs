//! Listening to the window and the document. A listener stops when its guard is dropped; in a
//! component the guard belongs into `StoredValue::new_local`, since it is not `Send`.

use super::crash::has_crashed;
use crate::platform::{document, window};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BeforeUnloadEvent, Event, EventTarget, KeyboardEvent, StorageEvent};

/// Listens until it is dropped.
#[derive(Debug)]
#[must_use = "a listener that is dropped hears nothing"]
pub struct Listener {
    listening: Option<Listening>,
}

#[derive(Debug)]
struct Listening {
    target: EventTarget,
    event: String,
    callback: Closure<dyn Fn(Event)>,
}

/// Listens for the page going out of sight until it is dropped.
#[derive(Debug)]
#[must_use = "a listener that is dropped hears nothing"]
pub struct Hidden {
    listeners: [Listener; 2],
}

/// Listens on the window, for `hashchange`, `keydown`, `dragover`, `drop` and the like.
pub fn on_window(event: &str, tell: impl Fn(Event) + 'static) -> Listener {
    listen(window().map(Into::into), event, tell)
}

/// Listens on the document.
pub fn on_document(event: &str, tell: impl Fn(Event) + 'static) -> Listener {
    listen(document().map(Into::into), event, tell)
}

/// Tells of every key pressed anywhere on the page. See [`super::is_composing`] before acting.
pub fn on_key(tell: impl Fn(KeyboardEvent) + 'static) -> Listener {
    on_window("keydown", move |event| {
        // Browsers fill in saved passwords with a `keydown` that has no key.
        if let Ok(event) = event.dyn_into() {
            tell(event);
        }
    })
}

/// Tells which key another tab has written or removed in local storage; nothing means all of them.
pub fn on_storage(tell: impl Fn(Option<String>) + 'static) -> Listener {
    on_window("storage", move |event| {
        if let Ok(event) = event.dyn_into::<StorageEvent>() {
            tell(event.key());
        }
    })
}

/// Tells when the page goes out of sight, perhaps for ever: the last moment that is sure to come.
/// It may be told twice for one going.
pub fn on_hidden(tell: impl Fn() + 'static) -> Hidden {
    let tell = Rc::new(tell);
    let also_tell = Rc::clone(&tell);
    Hidden {
        listeners: [
            on_document("visibilitychange", move |_| {
                if document().is_some_and(|it| it.hidden()) {
                    tell();
                }
            }),
            on_window("pagehide", move |_| also_tell()),
        ],
    }
}

/// Has the browser ask before the page is left, as long as `must_ask` says so at that moment. The
/// words are the browser's.
pub fn on_before_leaving(must_ask: impl Fn() -> bool + 'static) -> Listener {
    on_window("beforeunload", move |event| {
        if must_ask() {
            event.prevent_default();
            // What asked before preventing the default did.
            if let Ok(event) = event.dyn_into::<BeforeUnloadEvent>() {
                event.set_return_value("leave");
            }
        }
    })
}

/// Tells when a newer build of the app is ready, which the next load of the page brings.
pub fn on_update(tell: impl Fn() + 'static) -> Listener {
    /// `public/boot.js` dispatches it.
    const EVENT: &str = "keyplan-update";
    on_window(EVENT, move |_| tell())
}

pub(super) fn listen(target: Option<EventTarget>, event: &str, tell: impl Fn(Event) + 'static) -> Listener {
    let listening = target.map(|target| {
        let callback = Closure::<dyn Fn(Event)>::new(move |event| {
            if !has_crashed() {
                tell(event);
            }
        });
        let listening = Listening { target, event: event.to_owned(), callback };
        listening.start();
        listening
    });
    Listener { listening }
}

impl Listening {
    // Neither call is ever refused: the function is one, and that is all they ask for.

    fn start(&self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.add_event_listener_with_callback(&self.event, callback);
    }

    fn stop(&self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(&self.event, callback);
    }
}

impl Listener {
    /// Listens as long as the page lives.
    pub fn keep(mut self) {
        if let Some(listening) = self.listening.take() {
            listening.callback.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(listening) = &self.listening {
            listening.stop();
        }
    }
}

impl Hidden {
    /// Listens as long as the page lives.
    pub fn keep(self) {
        self.listeners.into_iter().for_each(Listener::keep);
    }
}
