//! Watching what changes without an event: the width of an element, the look of the page. And the moments
//! at which the page is printed.

use super::crash::has_crashed;
use super::events::{Listener, listen, on_document, on_window};
use super::timers::next_frame;
use crate::platform::{document, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, Node, ResizeObserver};

const THEME: &str = "data-theme";

/// Watches until it is dropped.
#[derive(Debug)]
#[must_use = "what is dropped watches no longer"]
pub struct Watch {
    watching: Option<Watching>,
}

#[derive(Debug)]
enum Watching {
    Width(ResizeObserver, #[expect(dead_code, reason = "the observer calls it")] Closure<dyn Fn()>),
    Look(MutationObserver, #[expect(dead_code, reason = "the observer calls it")] Closure<dyn Fn()>),
}

/// Tells the width of an element in CSS pixels, at once and whenever it changes. Not while the browser
/// measures, but before it draws next: whoever changes the element's height then would disturb the measuring.
pub fn on_width(element: &Element, tell: impl Fn(f64) + 'static) -> Watch {
    if window().is_none() {
        return Watch { watching: None };
    }
    let (watched, tell) = (element.clone(), Rc::new(tell));
    let callback = Closure::<dyn Fn()>::new(move || {
        let (watched, tell) = (watched.clone(), Rc::clone(&tell));
        next_frame(move || tell(f64::from(watched.client_width())));
    });
    // Browsers from 2020 on have it; in an older one the width is never told.
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
    let watching = observer.map(|observer| {
        observer.observe(element);
        Watching::Width(observer, callback)
    });
    Watch { watching }
}

/// Tells when the theme of the page has become another. One that is the old one again by the time it could
/// be told is none.
pub fn on_theme(tell: impl Fn() + 'static) -> Watch {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return Watch { watching: None };
    };
    let (watched, known) = (root.clone(), RefCell::new(root.get_attribute(THEME)));
    let callback = Closure::<dyn Fn()>::new(move || {
        let theme = watched.get_attribute(THEME);
        let before = known.replace(theme.clone());
        if before != theme && !has_crashed() {
            tell();
        }
    });
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    options.set_attribute_filter(&js_sys::Array::of1(&THEME.into()));
    let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok();
    let observer = observer.filter(|observer| observer.observe_with_options(&root, &options).is_ok());
    Watch { watching: observer.map(|observer| Watching::Look(observer, callback)) }
}

/// Tells before the page is printed (`true`), and when that is over (`false`).
pub fn on_print(tell: impl Fn(bool) + 'static) -> [Listener; 2] {
    let tell = Rc::new(tell);
    let also_tell = Rc::clone(&tell);
    [on_window("beforeprint", move |_| tell(true)), on_window("afterprint", move |_| also_tell(false))]
}

/// The same, and also when the page is only looked at as it would be printed.
pub fn on_paper(tell: impl Fn(bool) + 'static) -> Vec<Listener> {
    let tell = Rc::new(tell);
    let also_tell = Rc::clone(&tell);
    let query = window().and_then(|window| window.match_media("print").ok().flatten());
    let changed = query.clone();
    let looked_at = listen(query.map(Into::into), "change", move |_| {
        also_tell(changed.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    });
    let mut listeners = vec![looked_at];
    listeners.extend(on_print(move |is| tell(is)));
    listeners
}

/// Tells when somebody presses outside an element, or the focus goes there.
pub fn on_left(element: &Element, tell: impl Fn() + 'static) -> [Listener; 2] {
    let tell = Rc::new(tell);
    ["pointerdown", "focusin"].map(|event| {
        let (element, tell) = (element.clone(), Rc::clone(&tell));
        on_document(event, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            if !element.contains(target.as_ref()) {
                tell();
            }
        })
    })
}

/// Tells when a CSS pixel may have become another number of pixels of the device: by zooming, or on another
/// screen.
pub fn on_zoom(tell: impl Fn(f64) + 'static) -> Listener {
    on_window("resize", move |_| tell(pixel_ratio()))
}

/// How many pixels of the device a CSS pixel has in each direction.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

impl Drop for Watch {
    fn drop(&mut self) {
        match &self.watching {
            Some(Watching::Width(observer, _)) => observer.disconnect(),
            Some(Watching::Look(observer, _)) => observer.disconnect(),
            None => {}
        }
    }
}
