//! Leptos' signals, memos and stored values, each compiled once. Leptos compiles all of their workings
//! anew for every type that is kept and every place that looks at it; here a value is kept behind one
//! pointer, and only the last look knows its type. Same names, same meaning, a much smaller page.

use ::leptos::reactive::owner::LocalStorage;
use leptos::prelude as leptos;
use leptos::{Get, GetUntracked, GetValue, Set, SetValue, Track};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that nobody follows and that changes in place. For the few that are large, or belong to the
/// browser.
pub type Local<T> = leptos::StoredValue<T, LocalStorage>;

type Held = Arc<dyn Any + Send + Sync>;

/// What can be kept.
pub trait Keepable: Send + Sync + 'static {}

impl<T: Send + Sync + 'static> Keepable for T {}

fn look<T: 'static>(held: &Held) -> &T {
    match held.downcast_ref() {
        Some(value) => value,
        None => wrong_type(),
    }
}

#[cold]
fn wrong_type() -> ! {
    unreachable!("a handle is made with the type of its value")
}

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $kind:ty) => {
        $(#[$doc])*
        pub struct $name<T> {
            held: $kind,
            of: PhantomData<fn() -> T>,
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> std::fmt::Debug for $name<T> {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(stringify!($name))
            }
        }
    };
}

handle!(
    /// A value that is followed by whoever reads it.
    RwSignal,
    leptos::RwSignal<Held>
);
handle!(
    /// A signal that only its owner sets.
    ReadSignal,
    leptos::RwSignal<Held>
);
handle!(
    /// A value that is computed again when what it read has changed, and tells when it differs.
    Memo,
    leptos::Memo<Held>
);
handle!(
    /// A value that nobody follows.
    StoredValue,
    leptos::StoredValue<Held>
);

macro_rules! readable {
    ($name:ident) => {
        #[allow(dead_code, reason = "one set of ways to read for all three")]
        impl<T: Keepable> $name<T> {
            pub fn get(self) -> T
            where
                T: Clone,
            {
                look::<T>(&self.held.get()).clone()
            }

            pub fn get_untracked(self) -> T
            where
                T: Clone,
            {
                look::<T>(&self.held.get_untracked()).clone()
            }

            pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
                read(look(&self.held.get()))
            }

            pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
                read(look(&self.held.get_untracked()))
            }

            /// Nothing once the place that it belongs to is gone.
            pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
                self.held.try_get_untracked().map(|held| read(look(&held)))
            }

            pub fn try_get_untracked(self) -> Option<T>
            where
                T: Clone,
            {
                self.try_with_untracked(T::clone)
            }

            pub fn track(self) {
                self.held.track();
            }
        }
    };
}

readable!(RwSignal);
readable!(ReadSignal);
readable!(Memo);

impl<T: Keepable> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self { held: leptos::RwSignal::new(Arc::new(value)), of: PhantomData }
    }

    pub fn read_only(self) -> ReadSignal<T> {
        ReadSignal { held: self.held, of: PhantomData }
    }

    pub fn set(self, value: T) {
        self.held.set(Arc::new(value));
    }

    /// Does nothing once the place that it belongs to is gone.
    pub fn try_set(self, value: T) {
        // What comes back is the value, for which there is no place any more.
        let _ = self.held.try_set(Arc::new(value));
    }

    pub fn update(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Keepable + PartialEq> Memo<T> {
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        fn differ<T: Keepable + PartialEq>(before: Option<&Held>, now: Option<&Held>) -> bool {
            before.map(look::<T>) != now.map(look::<T>)
        }
        let compute = Box::new(move || Arc::new(compute()) as Held);
        Self { held: boxed_memo(compute, differ::<T>), of: PhantomData }
    }
}

type Differ = fn(Option<&Held>, Option<&Held>) -> bool;

fn boxed_memo(compute: Box<dyn Fn() -> Held + Send + Sync>, differ: Differ) -> leptos::Memo<Held> {
    leptos::Memo::new_with_compare(move |_| compute(), differ)
}

impl<T: Keepable> StoredValue<T> {
    pub fn new(value: T) -> Self {
        Self { held: leptos::StoredValue::new(Arc::new(value)), of: PhantomData }
    }

    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        look::<T>(&self.held.get_value()).clone()
    }

    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(look(&self.held.get_value()))
    }

    pub fn set_value(self, value: T) {
        self.held.set_value(Arc::new(value));
    }

    pub fn update_value(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = self.get_value();
        change(&mut value);
        self.set_value(value);
    }
}
