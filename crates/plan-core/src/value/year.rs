//! Calendar years.

use super::{Kind, Misread, Typed};
use serde_json::Value;

/// A calendar year, 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i32);

impl Typed for Year {
    const KIND: Kind = Kind::Year;

    fn read(text: &str) -> Result<Self, Misread> {
        let text = super::reading::plain(text);
        let text = text.trim_end_matches('\u{5e74}').trim_end();
        let year: i32 = text.parse().map_err(|_| Misread::NotANumber)?;
        if (1900..=2200).contains(&year) { Ok(Self(year)) } else { Err(Misread::Outside { least: 1900, most: 2200 }) }
    }

    fn show(&self) -> String {
        self.0.to_string()
    }

    fn json(&self) -> Value {
        self.0.into()
    }
}
