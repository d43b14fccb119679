//! What is being typed and not yet handed on. One control has the focus, so there is one draft at most;
//! hiding the page settles it.

use crate::platform::page;
use crate::signal::{RwSignal, StoredValue};
use leptos::prelude::*;
use std::cell::RefCell;

/// How long typing rests before it is handed on.
const PAUSE: u32 = 400;

type Tell = Box<dyn Fn(&str)>;

thread_local! {
    static CURRENT: RefCell<Option<Draft>> = const { RefCell::new(None) };
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
    static LOST: RefCell<Option<Tell>> = const { RefCell::new(None) };
    static TIMER: RefCell<Option<page::Timer>> = const { RefCell::new(None) };
}

/// The draft of one control.
#[derive(Clone, Copy)]
pub struct Draft {
    text: RwSignal<Option<String>>,
    /// Typed since it was last handed on.
    fresh: StoredValue<bool>,
    commit: Callback<String>,
}

impl Draft {
    pub fn new(commit: Callback<String>) -> Self {
        Self { text: RwSignal::new(None), fresh: StoredValue::new(false), commit }
    }

    pub fn text(self) -> RwSignal<Option<String>> {
        self.text
    }

    pub fn is_fresh(self) -> bool {
        self.fresh.try_get_value().unwrap_or(false)
    }

    /// Takes what was typed; it is handed on when typing rests.
    pub fn typed(self, text: String) {
        TEXT.with(|kept| kept.borrow_mut().clone_from(&text));
        self.text.set(Some(text));
        self.fresh.set_value(true);
        CURRENT.with(|current| *current.borrow_mut() = Some(self));
        let timer = page::after(PAUSE, settle_draft);
        TIMER.with(|current| *current.borrow_mut() = Some(timer));
    }

    /// Hands on what was typed, if anything was since.
    pub fn settle(self) {
        if self.is_fresh() {
            self.fresh.set_value(false);
            if let Some(Some(text)) = self.text.try_get_untracked() {
                self.commit.run(text);
            }
        }
        CURRENT.with(|current| {
            // What has been handed on is lost no more.
            if current.borrow().is_some_and(|draft| !draft.is_fresh() && draft.fresh.try_get_value().is_some()) {
                *current.borrow_mut() = None;
            }
        });
    }

    /// The control is left: it shows the value again.
    pub fn leave(self) {
        self.settle();
        self.text.set(None);
    }
}

/// Whether something is typed that has not been handed on.
pub fn has_draft() -> bool {
    CURRENT.with(|current| current.borrow().is_some_and(Draft::is_fresh))
}

/// Hands on what is being typed at this moment.
pub fn settle_draft() {
    let current = CURRENT.with(|current| current.borrow_mut().take());
    if let Some(draft) = current {
        if draft.fresh.try_get_value().is_none() {
            let text = TEXT.with(|text| text.borrow().clone());
            LOST.with(|tell| tell.borrow().iter().for_each(|tell| tell(&text)));
        }
        draft.settle();
    }
}

/// Says what is done with a text whose control went away, as with a row that was deleted elsewhere, before it was
/// handed on.
pub fn on_lost_draft(tell: impl Fn(&str) + 'static) {
    LOST.with(|kept| *kept.borrow_mut() = Some(Box::new(tell)));
}
