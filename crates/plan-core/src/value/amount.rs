//! Sums of money. Exact decimals; in the file a text, because JSON readers round numbers.

use super::reading::{decimal, plain};
use super::{Kind, Misread, Typed};
use rust_decimal::Decimal;

/// A sum of money in a currency that stands beside it. Exact, up to 28 digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount(pub Decimal);

impl Typed for Amount {
    const KIND: Kind = Kind::Amount;

    fn read(text: &str) -> Result<Self, Misread> {
        let text = plain(text);
        let bare = text.trim_start_matches(['\u{a5}', '\u{ffe5}', '$', '\u{20ac}', '\u{a3}']);
        let bare = bare.trim_end_matches(['\u{5143}', '\u{a5}', '$', '\u{20ac}']);
        decimal(bare).map(Self)
    }

    fn show(&self) -> String {
        self.0.to_string()
    }
}
