//! The way from a row to one of its fields, found once for all rows of a list. Sorting and filtering read
//! twenty thousand cells of a column, and names need not be looked up for each.

use super::reflect::{Facet, Node, Record};
use crate::value::Leaf;

/// The places of the fields that lead from a row to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach(Vec<usize>);

impl Reach {
    /// The way to a field, whose name is a path below the row. Of a sum of money it is the way to the amount,
    /// of a judgement to its value. None when rows like this one have no such field.
    pub fn of(row: &dyn Node, field: &str) -> Option<Self> {
        let (mut node, mut places) = (row, Vec::new());
        for step in field.split('/') {
            let Facet::Record(record) = node.facet() else {
                return None;
            };
            let place = record.place_of(step)?;
            places.push(place);
            node = record.field(place);
        }
        match node.facet() {
            Facet::Leaf(_) => {}
            Facet::Record(record) => places.push(record.place_of("amount").or_else(|| record.place_of("value"))?),
            Facet::Rows(_) => return None,
        }
        Some(Self(places))
    }

    /// The value in a row of the same kind.
    pub fn leaf<'a>(&self, row: &'a dyn Record) -> Option<&'a dyn Leaf> {
        let (first, rest) = self.0.split_first()?;
        let mut node = row.field(*first);
        for place in rest {
            let Facet::Record(record) = node.facet() else {
                return None;
            };
            node = record.field(*place);
        }
        match node.facet() {
            Facet::Leaf(leaf) => Some(leaf),
            Facet::Record(_) | Facet::Rows(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::buying::Purchase;
    use crate::plan::{RowId, RowList, Rows};
    use crate::value::Entry;
    use std::cell::Cell;

    /// A row that counts how often its fields are looked up by name.
    struct Counted<'a>(&'a dyn Record, &'a Cell<usize>);

    impl Record for Counted<'_> {
        fn fields(&self) -> &'static [&'static str] {
            self.1.set(self.1.get() + 1);
            self.0.fields()
        }
        fn field(&self, place: usize) -> &dyn Node {
            self.0.field(place)
        }
        fn field_mut(&mut self, _: usize) -> &mut dyn Node {
            unreachable!("it is only read")
        }
    }

    #[test]
    fn a_column_of_twenty_thousand_rows_is_read_without_looking_up_a_name_or_an_id() {
        let mut rows = Rows::<Purchase>::default();
        let purchase = |number: usize| {
            let mut purchase = Purchase::default();
            purchase.amount.amount = Entry::of(&number.to_string());
            purchase
        };
        let id = |number: usize| RowId::new(&format!("r{number}")).unwrap();
        rows.extend((0..20_000).map(|number| (id(number), purchase(number))).collect());
        let amount = Reach::of(&*rows.blank(), "amount").unwrap();
        let lookups = Cell::new(0);
        let texts = (0..RowList::len(&rows)).map(|place| {
            let row = Counted(rows.row(place), &lookups);
            amount.leaf(&row).unwrap().typed()
        });
        assert!(texts.enumerate().all(|(place, text)| text == place.to_string()));
        assert_eq!(lookups.get(), 0);
    }

    #[test]
    fn the_way_ends_at_a_value_or_there_is_none() {
        let blank = Purchase::default();
        assert_eq!(Reach::of(&blank, "amount/currency").map(|way| way.0), Some(vec![4, 1]));
        assert_eq!(Reach::of(&blank, "nothing"), None);
        assert_eq!(Reach::of(&crate::plan::Account::default(), "buying/purchases"), None);
        assert!(Reach::of(&crate::plan::Account::default(), "profile/business_scope").is_some());
    }
}
