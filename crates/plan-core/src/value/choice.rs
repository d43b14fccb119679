//! Choices from a fixed set. A choice that this version does not know, from a newer one or written by
//! hand, is kept and shown as it stands.

use super::{Kind, Leaf, Misread};
use crate::plan::Node;
use crate::sorting::sort_by;
use serde_json::Value;
use std::marker::PhantomData;

/// The choices of one kind, by the names that the file holds, in the order in which they are offered.
#[derive(Debug, PartialEq, Eq)]
pub struct ChoiceSet {
    pub name: &'static str,
    pub slugs: &'static [&'static str],
}

/// A type that names a choice set.
pub trait Slugs {
    const SET: &'static ChoiceSet;
}

/// At most one of a set. Empty when nothing is chosen.
#[derive(Debug)]
pub struct Choice<S>(pub String, PhantomData<S>);

/// Any number of a set, in the order of the set.
#[derive(Debug)]
pub struct Choices<S>(pub Vec<String>, PhantomData<S>);

/// A set by whose choices code decides: an enum, whose variants stand in the order of the slugs.
pub trait Closed: Slugs + Copy + PartialEq + 'static {
    const ALL: &'static [Self];

    /// The choice with that name in the file.
    fn called(slug: &str) -> Option<Self> {
        let place = Self::SET.slugs.iter().position(|known| *known == slug)?;
        Self::ALL.get(place).copied()
    }
}

impl<S: Closed> Choice<S> {
    /// What is chosen; nothing where nothing is, or something that this version does not know.
    pub fn known(&self) -> Option<S> {
        S::called(&self.0)
    }

    pub fn is(&self, choice: S) -> bool {
        self.known() == Some(choice)
    }
}

impl<S: Closed> From<S> for Choice<S> {
    fn from(choice: S) -> Self {
        let place = S::ALL.iter().position(|one| *one == choice);
        Self::of(place.and_then(|place| S::SET.slugs.get(place)).copied().unwrap_or_default())
    }
}

impl<S> Choice<S> {
    pub fn of(slug: &str) -> Self {
        Self(slug.to_owned(), PhantomData)
    }
}

impl<S> Default for Choice<S> {
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<S> Clone for Choice<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<S> PartialEq for Choice<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S: Closed> Choices<S> {
    pub fn has(&self, choice: S) -> bool {
        self.0.iter().any(|slug| S::called(slug) == Some(choice))
    }
}

impl<S> Default for Choices<S> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<S> Clone for Choices<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<S> PartialEq for Choices<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S: Slugs + 'static> Leaf for Choice<S> {
    fn kind(&self) -> Kind {
        Kind::Choice(S::SET)
    }
    fn json(&self) -> Value {
        Value::String(self.0.clone())
    }
    fn accept(&mut self, value: &Value) -> bool {
        match value {
            Value::Null => self.0.clear(),
            Value::String(slug) => self.0.clone_from(slug),
            _ => return false,
        }
        true
    }
    fn typed(&self) -> String {
        self.0.clone()
    }
    fn enter(&mut self, text: &str) {
        text.trim().clone_into(&mut self.0);
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
    fn trouble(&self) -> Option<Misread> {
        let unknown = !self.0.is_empty() && !S::SET.slugs.contains(&self.0.as_str());
        unknown.then_some(Misread::UnknownChoice)
    }
}

impl<S: Slugs + 'static> Leaf for Choices<S> {
    fn kind(&self) -> Kind {
        Kind::Choices(S::SET)
    }
    fn json(&self) -> Value {
        self.0.clone().into()
    }
    fn accept(&mut self, value: &Value) -> bool {
        many(value).map(|slugs| self.0 = slugs).is_some()
    }
    fn typed(&self) -> String {
        self.0.join(" ")
    }
    fn enter(&mut self, text: &str) {
        let mut slugs = split(text);
        let place = |slug: &String| S::SET.slugs.iter().position(|known| known == slug).unwrap_or(usize::MAX);
        sort_by(&mut slugs, |one, other| place(one).cmp(&place(other)));
        slugs.dedup();
        self.0 = slugs;
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

/// Texts from a list, or nothing when it is no list of texts.
pub(super) fn many(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Null => Some(Vec::new()),
        Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// The words of a text, which is how a set of choices travels as one text.
pub(super) fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Declares choice sets: a type for each, its name in the file's schema, and its choices. In square brackets stand those
/// that are only chosen and shown; in curly ones those by which code decides, as the variants of an enum.
#[macro_export]
macro_rules! choice_sets {
    () => {};
    ($(#[$doc:meta])* $type:ident = $name:literal [$($slug:literal),* $(,)?]; $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $type;
        impl $crate::value::Slugs for $type {
            const SET: &'static $crate::value::ChoiceSet =
                &$crate::value::ChoiceSet { name: $name, slugs: &[$($slug),*] };
        }
        $crate::choice_sets! { $($rest)* }
    };
    ($(#[$doc:meta])* $type:ident = $name:literal {
        $($(#[$of:meta])* $variant:ident = $slug:literal),* $(,)?
    }; $($rest:tt)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type {
            $($(#[$of])* $variant,)*
        }
        impl $crate::value::Slugs for $type {
            const SET: &'static $crate::value::ChoiceSet =
                &$crate::value::ChoiceSet { name: $name, slugs: &[$($slug),*] };
        }
        impl $crate::value::Closed for $type {
            const ALL: &'static [Self] = Self::ALL;
        }
        impl $type {
            /// In the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The choice with that name in the file.
            pub fn of_slug(slug: &str) -> Option<Self> {
                <Self as $crate::value::Closed>::called(slug)
            }

            /// Its name in the file.
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$variant => $slug,)*
                }
            }
        }
        $crate::choice_sets! { $($rest)* }
    };
}
