//! What may stand in markup: texts, ticks and numbers, as they are or computed anew whenever what they
//! read has changed. Each becomes one of very few types, so that little code is compiled for each.

use super::element::{Text, Value};
use super::live::live;
use leptos::prelude::*;

/// What an attribute can be given. `false` and `None` leave it out.
pub trait IntoText {
    fn into_text(self) -> Text;
}

/// The same, or a function of it.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

/// What can stand inside an element.
pub trait IntoPart {
    fn into_part(self) -> AnyView;
}

impl IntoText for &'static str {
    fn into_text(self) -> Text {
        Some(self.into())
    }
}

impl IntoText for String {
    fn into_text(self) -> Text {
        Some(self.into())
    }
}

impl IntoText for bool {
    fn into_text(self) -> Text {
        self.then_some("".into())
    }
}

impl IntoText for usize {
    fn into_text(self) -> Text {
        Some(self.to_string().into())
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Text {
        self.and_then(T::into_text)
    }
}

impl<T: IntoText, F: Fn() -> T + Send + 'static> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self().into_text()))
    }
}

macro_rules! as_it_is {
    ($($text:ty),*) => {$(
        impl IntoValue for $text {
            fn into_value(self) -> Value {
                Value::Fixed(self.into_text())
            }
        }
    )*};
}

as_it_is!(&'static str, String, bool, usize, Option<&'static str>, Option<String>);

impl IntoPart for AnyView {
    fn into_part(self) -> AnyView {
        self
    }
}

impl IntoPart for &'static str {
    fn into_part(self) -> AnyView {
        self.into_any()
    }
}

impl IntoPart for String {
    fn into_part(self) -> AnyView {
        self.into_any()
    }
}

impl IntoPart for usize {
    fn into_part(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl IntoPart for () {
    fn into_part(self) -> AnyView {
        ().into_any()
    }
}

impl<T: IntoPart> IntoPart for Option<T> {
    fn into_part(self) -> AnyView {
        self.map_or_else(|| ().into_any(), T::into_part)
    }
}

impl<T: IntoPart> IntoPart for Vec<T> {
    fn into_part(self) -> AnyView {
        in_a_row(self.into_iter().map(T::into_part).collect())
    }
}

impl<T: IntoPart, F: Fn() -> T + Send + 'static> IntoPart for F {
    fn into_part(self) -> AnyView {
        live(move || self().into_part())
    }
}

/// Several parts as one.
pub fn in_a_row(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}
