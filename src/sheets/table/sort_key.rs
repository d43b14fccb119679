//! By what a cell sorts: numbers by their size, words by their letters, nothing last.

use crate::i18n::folded;
use rust_decimal::Decimal;
use std::cmp::Ordering;

pub enum SortKey {
    Nothing,
    Number(Decimal),
    Words(String),
}

impl SortKey {
    pub fn of(text: &str) -> Self {
        match Decimal::from_str_exact(text) {
            _ if text.is_empty() => Self::Nothing,
            Ok(number) => Self::Number(number),
            _ => Self::Words(folded(text)),
        }
    }

    pub fn compare(&self, other: &Self, descending: bool) -> Ordering {
        use Ordering::{Equal, Greater, Less};
        let order = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Equal,
            (Self::Nothing, _) => return Greater,
            (_, Self::Nothing) => return Less,
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Words(one), Self::Words(other)) => one.cmp(other),
            (Self::Number(_), Self::Words(_)) => Less,
            (Self::Words(_), Self::Number(_)) => Greater,
        };
        if descending { order.reverse() } else { order }
    }
}
