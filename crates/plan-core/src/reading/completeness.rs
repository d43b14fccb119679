//! How much of what a worksheet asks for is there.

use crate::plan::{Facet, Node, Record, pointer};

/// Essential prompts answered, of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completeness {
    pub filled: usize,
    pub asked: usize,
}

impl Completeness {
    /// 0 to 100; nothing asked counts as 0.
    pub fn percent(self) -> usize {
        (self.filled * 100).checked_div(self.asked).unwrap_or(0)
    }
}

impl std::ops::Add for Completeness {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { filled: self.filled + other.filled, asked: self.asked + other.asked }
    }
}

/// Counts the paths of ids at which the plan holds something.
pub fn completeness<'a>(plan: &dyn Node, paths: impl Iterator<Item = &'a str>) -> Completeness {
    paths.fold(Completeness::default(), |sum, path| {
        let filled = pointer::find(plan, path).is_some_and(is_filled);
        sum + Completeness { filled: usize::from(filled), asked: 1 }
    })
}

/// A field with a valid value, a record with any, a list with a row that holds something. What was typed and is
/// not valid does not count; nor does a currency without its amount.
pub fn is_filled(node: &dyn Node) -> bool {
    match node.facet() {
        Facet::Leaf(leaf) => !leaf.is_empty() && leaf.trouble().is_none(),
        Facet::Record(record) => match (record.place_of("value"), record.place_of("amount")) {
            (Some(judged), _) => is_filled(record.field(judged)),
            (None, Some(money)) => is_filled(record.field(money)),
            (None, None) => holds_something(record),
        },
        Facet::Rows(rows) => (0..rows.len()).any(|place| holds_something(rows.row(place))),
    }
}

fn holds_something(record: &dyn Record) -> bool {
    record.each().any(|(_, field)| is_filled(field))
}
