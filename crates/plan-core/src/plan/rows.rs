//! Rows with stable ids and an order of their own. Lists and rows are shared until they are changed, so
//! a copy of a large plan costs little, and what two copies share need not be compared.

mod table;

use self::table::{Shared, Table, blank};
use super::order::Order;
use super::reflect::{Facet, FacetMut, Node, Record, RowList};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
pub use table::{Content, Roll};

/// Names a row for ever. Random enough that two people never make the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(String);

impl RowId {
    /// The longest id that is taken from a file.
    pub const LONGEST: usize = 64;

    /// An id from a file or from an id source. None when it could not stand in a path.
    pub fn new(id: &str) -> Option<Self> {
        let fits = !id.is_empty()
            && id.len() <= Self::LONGEST
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        fits.then(|| Self(id.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One row: its id, its place, and what it holds. Laid out in this order, so that what concerns id and
/// place is the same code for every kind of row.
#[derive(Debug, Clone, PartialEq)]
#[repr(C)]
pub struct Row<T> {
    pub id: RowId,
    order: Order,
    data: T,
}

impl<T> std::ops::Deref for Row<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> std::ops::DerefMut for Row<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

/// A list of rows, always sorted by order and then by id.
#[derive(Clone)]
pub struct Rows<T> {
    table: Table,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { table: Table::default(), of: PhantomData }
    }
}

impl<T: fmt::Debug + 'static> fmt::Debug for Rows<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<T: PartialEq + 'static> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: 'static> Rows<T> {
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rows: self.table.items.iter(), of: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.table.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.table.items.is_empty()
    }

    pub fn get(&self, id: &str) -> Option<&Row<T>> {
        self.table.place(id).map(|place| typed(&self.table.items[place]))
    }
}

/// The rows of a list, in order.
#[allow(missing_debug_implementations)]
pub struct Iter<'a, T> {
    rows: std::slice::Iter<'a, Shared>,
    of: PhantomData<fn() -> T>,
}

impl<'a, T: 'static> Iterator for Iter<'a, T> {
    type Item = &'a Row<T>;

    fn next(&mut self) -> Option<&'a Row<T>> {
        self.rows.next().map(typed)
    }
}

fn typed<T: 'static>(row: &Shared) -> &Row<T> {
    let row: &dyn Any = &**row;
    row.downcast_ref().unwrap_or_else(|| other_kind())
}

#[cold]
fn other_kind() -> ! {
    unreachable!("a list holds rows of its own kind only")
}

impl<T: Content> Rows<T> {
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Row<T>> {
        let row: &mut dyn Any = self.table.row_mut(self.table.place(id)?);
        row.downcast_mut()
    }

    /// Adds a row at the end.
    pub fn push(&mut self, id: RowId, data: T) {
        let order = Order::between(self.table.items.last().map(|row| row.order()), None);
        self.table.insert(self.len(), Arc::new(Row { id, order, data }));
    }

    /// Adds many rows at the end at once: one by one, each would move the places of all others.
    pub fn extend(&mut self, rows: Vec<(RowId, T)>) {
        let mut last = self.table.items.last().map(|row| row.order().clone());
        let mut added = Vec::with_capacity(rows.len());
        for (id, data) in rows {
            let order = Order::between(last.as_ref(), None);
            last = Some(order.clone());
            added.push(Arc::new(Row { id, order, data }) as Shared);
        }
        self.table.append(added);
    }

    pub fn remove(&mut self, id: &str) {
        if let Some(place) = self.table.place(id) {
            self.table.extract(place);
        }
    }
}

impl<'a, T: 'static> IntoIterator for &'a Rows<T> {
    type Item = &'a Row<T>;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Content> RowList for Rows<T> {
    fn len(&self) -> usize {
        self.table.items.len()
    }
    fn id(&self, place: usize) -> &RowId {
        self.table.items[place].id()
    }
    fn order(&self, place: usize) -> &Order {
        self.table.items[place].order()
    }
    fn row(&self, place: usize) -> &dyn Record {
        self.table.items[place].record()
    }
    fn row_mut(&mut self, place: usize) -> &mut dyn Record {
        self.table.row_mut(place).record_mut()
    }
    fn origin(&self) -> *const () {
        Arc::as_ptr(&self.table.items).cast()
    }
    fn origin_of(&self, place: usize) -> *const () {
        Arc::as_ptr(&self.table.items[place]).cast()
    }
    fn roll(&self) -> Roll {
        self.table.roll()
    }
    fn place_of(&self, id: &str) -> Option<usize> {
        self.table.place(id)
    }
    fn put(&mut self, id: RowId, order: Order) -> usize {
        self.table.put(id, order, blank::<T>)
    }
    fn take(&mut self, place: usize) {
        self.table.extract(place);
    }
    fn lay_out(&mut self, rows: Vec<(Order, RowId)>) {
        self.table.lay_out(rows, blank::<T>);
    }
    fn rename(&mut self, place: usize, id: RowId) {
        self.table.rename(place, id);
    }
    fn blank(&self) -> Box<dyn Node> {
        Box::new(T::default())
    }
}

impl<T: Content> Node for Rows<T> {
    fn facet(&self) -> Facet<'_> {
        Facet::Rows(self)
    }
    fn facet_mut(&mut self) -> FacetMut<'_> {
        FacetMut::Rows(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Member;
    use proptest::prelude::*;

    fn ids(rows: &Rows<Member>) -> Vec<&str> {
        rows.iter().map(|row| row.id.as_str()).collect()
    }

    #[test]
    fn a_renamed_row_is_found_by_its_new_id_only() {
        let mut rows = Rows::<Member>::default();
        for id in ["b", "a", "c"] {
            rows.push(RowId(id.into()), Member::default());
        }
        rows.rename(0, RowId("z".into()));
        assert_eq!(ids(&rows), ["z", "a", "c"]);
        assert_eq!((rows.place_of("z"), rows.place_of("b")), (Some(0), None));
    }

    #[test]
    fn rows_that_come_together_are_found_and_in_order() {
        let row = |id: &str| (RowId(id.into()), Member::default());
        let mut rows = Rows::<Member>::default();
        rows.push(RowId("m".into()), Member::default());
        rows.extend(vec![row("z"), row("a"), row("n")]);
        rows.push(RowId("b".into()), Member::default());
        assert_eq!(ids(&rows), ["m", "z", "a", "n", "b"]);
        assert!(ids(&rows).iter().enumerate().all(|(place, id)| rows.place_of(id) == Some(place)));
        assert!(rows.iter().map(|row| &row.order).is_sorted());
    }

    #[test]
    fn the_roll_changes_with_the_rows_and_not_with_what_they_hold() {
        let mut rows = Rows::<Member>::default();
        rows.extend((0..3).map(|id| (RowId(format!("r{id}")), Member::default())).collect());
        let before = rows.clone();
        rows.get_mut("r1").unwrap().name.0 = "typed".into();
        assert_eq!(rows.roll(), before.roll());
        rows.put(RowId("r2".into()), Order::nth(0));
        assert_ne!(rows.roll(), before.roll());
    }

    proptest! {
        #[test]
        fn every_row_is_found_where_it_stands(steps in prop::collection::vec((0_usize..30, 0_usize..12, 0_usize..4), 1..60)) {
            let mut rows = Rows::<Member>::default();
            for (id, order, step) in steps {
                let id = RowId(format!("r{id}"));
                match rows.place_of(id.as_str()) {
                    Some(place) if step == 0 => rows.take(place),
                    Some(_) if step == 1 => rows.remove(id.as_str()),
                    _ => {
                        rows.put(id, Order::nth(order));
                    }
                }
                for place in 0..rows.len() {
                    prop_assert_eq!(rows.place_of(rows.id(place).as_str()), Some(place));
                }
                let sorted: Vec<_> = rows.iter().map(|row| (&row.order, &row.id)).collect();
                prop_assert!(sorted.is_sorted());
            }
        }
    }
}
