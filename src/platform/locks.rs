//! Locks across tabs. A lock is held until its guard is dropped, also over an await; a tab that dies
//! gives its locks back. Where the browser has no locks, nobody waits and everybody gets one.

use super::{member, window};
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Waits for the lock of that name, and holds it.
pub async fn lock(name: &str) -> Lock {
    let lock = Lock::default();
    if let Some(granted) = ask(name, &lock.state)
        && JsFuture::from(granted).await.is_err()
    {
        // Denied, as storage can be: the work is done all the same, as without locks.
        lock.state.given_up.set(true);
    }
    lock
}

/// A held lock, which is let go when this is dropped.
#[derive(Debug, Default)]
#[must_use = "a lock that is dropped is let go"]
pub struct Lock {
    state: Rc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Ends the promise for which the browser keeps the lock.
    release: RefCell<Option<Function>>,
    /// Whoever waited has gone; a lock granted after that is not kept for a moment.
    given_up: Cell<bool>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.state.given_up.set(true);
        if let Some(release) = self.state.release.take() {
            // The function only settles a promise, and settling does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Asks for a lock: a promise that ends when it is granted, and fails when it never will be.
/// Nothing where there are no locks.
fn ask(name: &str, state: &Rc<State>) -> Option<Promise> {
    let locks = member(&window()?.navigator(), "locks")?;
    let request: Function = member(&locks, "request")?.dyn_into().ok()?;
    let mut asked = None;
    let granted = Promise::new(&mut |tell_granted, _| {
        let on_granted = on_granted(Rc::clone(state), tell_granted);
        asked = request.call2(&locks, &name.into(), &on_granted).ok();
    });
    // The request itself ends only when the lock has been let go, but fails at once.
    Some(Promise::race(&Array::of2(&granted, &asked?)))
}

/// What the browser calls with the lock. It keeps the lock until the promise returned here ends.
fn on_granted(state: Rc<State>, tell_granted: Function) -> JsValue {
    Closure::once_into_js(move || {
        if state.given_up.get() {
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |release, _| {
            state.release.replace(Some(release));
        });
        let _ = tell_granted.call0(&JsValue::UNDEFINED);
        held.into()
    })
}
