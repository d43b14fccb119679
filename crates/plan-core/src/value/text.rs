//! Words, and the two kinds of tick.

use super::{Kind, Leaf};
use crate::plan::Node;
use serde_json::Value;

/// One line of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(pub String);

/// Long text. Two people may type in it at once; it merges by characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose(pub String);

/// Ticked or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flag(pub bool);

/// Yes, no, or not yet known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YesNo(pub Option<bool>);

/// Numbers and truth values in place of words are taken as the words for them.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

impl Leaf for Line {
    fn kind(&self) -> Kind {
        Kind::Line
    }
    fn json(&self) -> Value {
        Value::String(self.0.clone())
    }
    fn accept(&mut self, value: &Value) -> bool {
        words(value).map(|text| self.0 = text).is_some()
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
}

impl Leaf for Prose {
    fn kind(&self) -> Kind {
        Kind::Prose
    }
    fn json(&self) -> Value {
        Value::String(self.0.clone())
    }
    fn accept(&mut self, value: &Value) -> bool {
        words(value).map(|text| self.0 = text).is_some()
    }
    fn typed(&self) -> String {
        self.0.clone()
    }
    fn enter(&mut self, text: &str) {
        text.clone_into(&mut self.0);
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

impl Leaf for Flag {
    fn kind(&self) -> Kind {
        Kind::Flag
    }
    fn json(&self) -> Value {
        Value::Bool(self.0)
    }
    fn accept(&mut self, value: &Value) -> bool {
        match value {
            Value::Null => self.0 = false,
            Value::Bool(ticked) => self.0 = *ticked,
            _ => return false,
        }
        true
    }
    fn typed(&self) -> String {
        self.0.to_string()
    }
    fn enter(&mut self, text: &str) {
        self.0 = text == "true";
    }
    fn is_empty(&self) -> bool {
        !self.0
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

impl Leaf for YesNo {
    fn kind(&self) -> Kind {
        Kind::YesNo
    }
    fn json(&self) -> Value {
        self.0.map_or(Value::Null, Value::Bool)
    }
    fn accept(&mut self, value: &Value) -> bool {
        match value {
            Value::Null => self.0 = None,
            Value::Bool(answer) => self.0 = Some(*answer),
            _ => return false,
        }
        true
    }
    fn typed(&self) -> String {
        self.0.map(|answer| answer.to_string()).unwrap_or_default()
    }
    fn enter(&mut self, text: &str) {
        self.0 = text.parse().ok();
    }
    fn is_empty(&self) -> bool {
        self.0.is_none()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}
