//! Pointing to rows elsewhere in the plan, by id. The row may be deleted later: then the reference
//! dangles, is shown so, and is a finding; it is never dropped by itself.

use super::choice::{many, split};
use super::{Kind, Leaf, Target};
use crate::plan::Node;
use serde_json::Value;
use std::marker::PhantomData;

/// A type that names the rows which a reference may point to.
pub trait RowKind {
    const TARGET: Target;
}

/// One row elsewhere, or none.
#[derive(Debug)]
pub struct Reference<K>(pub String, PhantomData<K>);

impl<K> Reference<K> {
    pub fn to(id: &str) -> Self {
        Self(id.to_owned(), PhantomData)
    }
}

impl<K> Default for Reference<K> {
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<K> Clone for Reference<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<K> PartialEq for Reference<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: RowKind + 'static> Leaf for Reference<K> {
    fn kind(&self) -> Kind {
        Kind::Reference(K::TARGET)
    }
    fn json(&self) -> Value {
        Value::String(self.0.clone())
    }
    fn accept(&mut self, value: &Value) -> bool {
        match value {
            Value::Null => self.0.clear(),
            Value::String(id) => self.0.clone_from(id),
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
}

/// Several rows elsewhere.
#[derive(Debug)]
pub struct References<K>(pub Vec<String>, PhantomData<K>);

impl<K> Default for References<K> {
    fn default() -> Self {
        Self(Vec::new(), PhantomData)
    }
}

impl<K> Clone for References<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<K> PartialEq for References<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: RowKind + 'static> Leaf for References<K> {
    fn kind(&self) -> Kind {
        Kind::References(K::TARGET)
    }
    fn json(&self) -> Value {
        self.0.clone().into()
    }
    fn accept(&mut self, value: &Value) -> bool {
        many(value).map(|ids| self.0 = ids).is_some()
    }
    fn typed(&self) -> String {
        self.0.join(" ")
    }
    fn enter(&mut self, text: &str) {
        self.0 = split(text);
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn fresh(&self) -> Box<dyn Node> {
        Box::new(Self::default())
    }
}

macro_rules! row_kinds {
    ($($(#[$doc:meta])* $type:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $type;
        impl RowKind for $type {
            const TARGET: Target = Target::$type;
        }
    )*};
}

row_kinds! {
    Account
    Member
    Product
    Region
    Industry
    /// A contact of the same account.
    Contact
    /// A unit of the same account.
    Unit
    /// A rival at the same account.
    Rival
    /// A criterion of the plan's scheme.
    Criterion
}
