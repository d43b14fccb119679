//! Parts of a view that follow what they read. Leptos compiles every closure in a view anew, with all
//! that keeps it alive; boxed, they are all of one kind, and the page is a good deal smaller.

use crate::signal::Memo;
use leptos::prelude::*;

/// A part that is drawn again whenever something it reads has changed.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let boxed: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    boxed.into_any()
}

/// A part that is there while a condition holds.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    when_boxed(memo(condition), Box::new(draw))
}

fn when_boxed(condition: Memo<bool>, draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    live(move || if condition.get() { draw() } else { ().into_any() })
}

/// A value that is computed again when something it reads has changed, and tells when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo::new(compute)
}
