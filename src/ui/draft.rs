//! What is being typed and not yet handed on. The field itself keeps it, and is read when it is handed on: when typing
//! rests, and every while as typing goes on. One control has the focus, so there is one draft at most; hiding the page
//! settles it. The surprise: a field in which somebody types is not given the plan's value after each of these
//! moments, but only when another has changed it, and never while an input method composes.

use crate::platform::page::{self, TextField};
use crate::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long typing rests before it is handed on.
const PAUSE: u32 = 400;
/// How long it may go on before it is handed on all the same. With the pause before saving that is under a second.
const MOST: u32 = 600;

/// What a control hands on.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// What the control showed before this was typed.
    pub base: &'a str,
    pub text: &'a str,
    /// It was typed without a pause after what was handed on last.
    pub goes_on: bool,
}

/// Takes what was typed, also when the control has left the page.
pub type Commit = Rc<dyn Fn(Typed<'_>)>;

/// A field as its draft knows it.
pub trait Field {
    fn text(&self) -> String;
    fn show(&self, text: &str);
}

impl Field for TextField {
    fn text(&self) -> String {
        Self::text(self)
    }

    fn show(&self, text: &str) {
        Self::show(self, text);
    }
}

struct Fresh {
    signal: RwSignal<bool>,
    #[expect(dead_code, reason = "the signal lives as long as its owner")]
    owner: Owner,
}

thread_local! {
    static CURRENT: RefCell<Option<Rc<Inner>>> = const { RefCell::new(None) };
    static TIMERS: RefCell<[Option<page::Timer>; 2]> = const { RefCell::new([None, None]) };
    static FRESH: Fresh = {
        let owner = Owner::new_root(None);
        Fresh { signal: owner.with(|| RwSignal::new(false)), owner }
    };
}

/// The draft of one control.
#[derive(Clone, Copy)]
pub struct Draft(Local<Rc<Inner>>);

struct Inner {
    value: Memo<String>,
    begin: Callback<(), Commit>,
    field: RefCell<Option<Rc<dyn Field>>>,
    commit: RefCell<Option<Commit>>,
    /// The value that the field shows or, with what was typed since, was handed on as.
    known: RefCell<String>,
    /// What the field shows, where that is another spelling of the value, or one that the value is ahead of.
    base: RefCell<Option<String>>,
    /// What others write into the same text is merged into it.
    merges: bool,
    /// Typed since it was last handed on.
    fresh: Cell<bool>,
    composing: Cell<bool>,
    goes_on: Cell<bool>,
}

impl Draft {
    pub fn new(value: Memo<String>, begin: Callback<(), Commit>, merges: bool) -> Self {
        Self(Local::new_local(Rc::new(Inner {
            known: RefCell::new(value.get_untracked()),
            value,
            begin,
            merges,
            field: RefCell::default(),
            commit: RefCell::default(),
            base: RefCell::default(),
            fresh: Cell::new(false),
            composing: Cell::new(false),
            goes_on: Cell::new(false),
        })))
    }

    fn with(self, act: impl FnOnce(&Rc<Inner>)) {
        if let Some(inner) = self.0.try_get_value() {
            act(&inner);
        }
    }

    /// Says which field it is.
    pub fn attach(self, field: impl Field + 'static) {
        self.with(|inner| *inner.field.borrow_mut() = Some(Rc::new(field)));
    }

    /// Something was typed; it is handed on when typing rests.
    pub fn typed(self, composing: bool) {
        self.with(|inner| {
            inner.composing.set(composing);
            inner.typed();
        });
    }

    /// An input method has begun, or has done with it.
    pub fn composes(self, composing: bool) {
        self.with(|inner| {
            inner.composing.set(composing);
            if !composing {
                inner.typed();
            }
        });
    }

    /// Hands on what was typed, if anything was since.
    pub fn settle(self) {
        self.with(|inner| inner.hand_on(false));
    }

    /// The control is left: it shows the value again. No input method composes in a field that was left, whether it
    /// has said so or not.
    pub fn leave(self) {
        self.with(|inner| {
            inner.composing.set(false);
            inner.hand_on(false);
            inner.show_value();
            *inner.commit.borrow_mut() = None;
        });
    }

    /// The field shows the value in another way than before.
    pub fn show_again(self) {
        self.with(|inner| {
            if let Some(now) = inner.value.try_get_untracked() {
                inner.show(now);
            }
        });
    }

    /// The value has changed. What is being typed stays where it is, and meets the new value when it is handed on.
    pub fn follow(self, value: &str) {
        self.with(|inner| {
            if !inner.fresh.get() && !inner.composing.get() && *inner.known.borrow() != *value {
                inner.show(value.to_owned());
            }
        });
    }
}

impl Inner {
    fn typed(self: &Rc<Self>) {
        if !self.fresh.get() {
            settle_draft();
            self.fresh.set(true);
            if self.commit.borrow().is_none() {
                *self.commit.borrow_mut() = Some(self.begin.run(()));
            }
            CURRENT.with(|current| *current.borrow_mut() = Some(Rc::clone(self)));
            set_fresh(true);
            wait(1, Some((MOST, true)));
        }
        // A composition has pauses of its own, in which half of a word stands there. After it the field may be given
        // what waited for its end, before the next one begins.
        let pause = if self.merges && self.is_behind() { 0 } else { PAUSE };
        wait(0, (!self.composing.get()).then_some((pause, false)));
    }

    fn hand_on(&self, goes_on: bool) {
        if !self.fresh.replace(false) {
            return;
        }
        CURRENT.with(|current| *current.borrow_mut() = None);
        TIMERS.with(|timers| *timers.borrow_mut() = [None, None]);
        let (field, commit) = (self.field.borrow().clone(), self.commit.borrow().clone());
        if let (Some(field), Some(commit)) = (field, commit) {
            let text = field.text();
            let before = self.value.try_get_untracked();
            let behind = self.base.take();
            let met = behind.is_some() || before.is_some_and(|before| before != *self.known.borrow());
            let base = behind.unwrap_or_else(|| self.known.borrow().clone());
            commit(Typed { base: &base, text: &text, goes_on: self.goes_on.replace(goes_on) });
            match self.value.try_get_untracked() {
                Some(now) if met && self.merges && now != text && !self.composing.get() => self.show(now),
                now => {
                    if let Some(now) = now {
                        *self.known.borrow_mut() = now;
                    }
                    *self.base.borrow_mut() = Some(text).filter(|text| *text != *self.known.borrow());
                }
            }
        }
        set_fresh(false);
    }

    fn show_value(&self) {
        if let Some(now) = self.value.try_get_untracked().filter(|_| self.is_behind()) {
            self.show(now);
        }
    }

    /// The value is another than what the field shows, apart from what was typed since.
    fn is_behind(&self) -> bool {
        let differs = |known: &String| self.value.try_with_untracked(|now| now != known) == Some(true);
        self.base.borrow().is_some() || differs(&self.known.borrow())
    }

    fn show(&self, value: String) {
        let field = self.field.borrow().clone();
        if let Some(field) = field {
            field.show(&value);
        }
        *self.base.borrow_mut() = None;
        *self.known.borrow_mut() = value;
    }
}

fn wait(place: usize, until: Option<(u32, bool)>) {
    let timer = until.map(|(ms, goes_on)| page::after(ms, move || hand_on_current(goes_on)));
    TIMERS.with(|timers| timers.borrow_mut()[place] = timer);
}

fn set_fresh(fresh: bool) {
    FRESH.with(|it| it.signal.set(fresh));
}

fn hand_on_current(goes_on: bool) {
    let current = CURRENT.with(|current| current.borrow_mut().take());
    if let Some(draft) = current {
        draft.hand_on(goes_on);
    }
}

/// Whether something is typed that has not been handed on.
pub fn has_draft() -> bool {
    CURRENT.with(|current| current.borrow().is_some())
}

/// The same, followed as it changes.
pub fn drafting() -> ReadSignal<bool> {
    FRESH.with(|fresh| fresh.signal.read_only())
}

/// Hands on what is being typed at this moment, as it stands in its field.
pub fn settle_draft() {
    hand_on_current(false);
}

#[cfg(test)]
mod tests;
