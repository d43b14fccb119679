//! A field that may be empty, valid, or typed but not valid. The third is why this is no `Option`.

use super::{Kind, Leaf, Misread};
use crate::plan::Node;
use serde_json::Value;

/// A value that is read from typed text.
pub trait Typed: Sized {
    const KIND: Kind;
    /// Reads typed text, which is trimmed and not empty.
    fn read(text: &str) -> Result<Self, Misread>;
    /// The plainest text that reads as the same value.
    fn show(&self) -> String;
    /// The value in the plan file.
    fn json(&self) -> Value {
        Value::String(self.show())
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub enum Entry<T> {
    #[default]
    Empty,
    Valid(T),
    /// As it was typed, because it could not be read.
    Typed(String),
}

impl<T: Typed> Entry<T> {
    pub fn of(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            trimmed => T::read(trimmed).map_or_else(|_| Self::Typed(text.to_owned()), Self::Valid),
        }
    }

    pub fn valid(&self) -> Option<&T> {
        match self {
            Self::Valid(value) => Some(value),
            Self::Empty | Self::Typed(_) => None,
        }
    }
}

impl<T: Typed + 'static> Leaf for Entry<T> {
    fn kind(&self) -> Kind {
        T::KIND
    }

    fn json(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Valid(value) => value.json(),
            Self::Typed(text) => Value::String(text.clone()),
        }
    }

    fn accept(&mut self, value: &Value) -> bool {
        *self = match value {
            Value::Null => Self::Empty,
            Value::String(text) => Self::of(text),
            Value::Number(number) => Self::of(&number.to_string()),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => return false,
        };
        true
    }

    fn typed(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Valid(value) => value.show(),
            Self::Typed(text) => text.clone(),
        }
    }

    fn enter(&mut self, text: &str) {
        *self = Self::of(text);
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }

    fn trouble(&self) -> Option<Misread> {
        match self {
            Self::Typed(text) => T::read(text.trim()).err(),
            Self::Empty | Self::Valid(_) => None,
        }
    }
}
