//! Rows with stable ids and an order of their own. Lists and rows are shared until they are changed, so
//! a copy of a large plan costs little, and what two copies share need not be compared.

use super::order::Order;
use super::reflect::{Facet, FacetMut, Node, Record, RowList};
use crate::sorting::{sort_by, sorted_places};
use std::fmt;
use std::sync::Arc;

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

/// One row: its id, its place, and what it holds.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T> {
    items: Arc<Vec<Arc<Row<T>>>>,
    /// The places of the rows, sorted by their ids, so that one among thousands is found at once.
    by_id: Arc<Vec<usize>>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { items: Arc::default(), by_id: Arc::default() }
    }
}

impl<T> Rows<T> {
    pub fn iter(&self) -> Iter<'_, T> {
        self.items.iter().map(|row| row)
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn get(&self, id: &str) -> Option<&Row<T>> {
        self.place(id).map(|place| &*self.items[place])
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.rank(id).ok().map(|rank| self.by_id[rank])
    }

    /// Where an id stands in `by_id`, or where it belongs.
    fn rank(&self, id: &str) -> Result<usize, usize> {
        self.by_id.binary_search_by(|place| self.items[*place].id.as_str().cmp(id))
    }

    fn insert(&mut self, place: usize, row: Arc<Row<T>>) {
        let rank = self.rank(row.id.as_str()).unwrap_or_else(|rank| rank);
        let by_id = Arc::make_mut(&mut self.by_id);
        for later in by_id.iter_mut().filter(|later| **later >= place) {
            *later += 1;
        }
        by_id.insert(rank, place);
        Arc::make_mut(&mut self.items).insert(place, row);
    }

    fn extract(&mut self, place: usize) -> Arc<Row<T>> {
        let by_id = Arc::make_mut(&mut self.by_id);
        by_id.retain(|other| *other != place);
        for later in by_id.iter_mut().filter(|later| **later > place) {
            *later -= 1;
        }
        Arc::make_mut(&mut self.items).remove(place)
    }
}

/// The rows of a list, in order.
pub type Iter<'a, T> = std::iter::Map<std::slice::Iter<'a, Arc<Row<T>>>, fn(&'a Arc<Row<T>>) -> &'a Row<T>>;

impl<T: Clone + Default> Rows<T> {
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Row<T>> {
        let place = self.place(id)?;
        Some(Arc::make_mut(&mut Arc::make_mut(&mut self.items)[place]))
    }

    /// Adds a row at the end.
    pub fn push(&mut self, id: RowId, data: T) {
        let order = Order::between(self.items.last().map(|row| &row.order), None);
        self.insert(self.len(), Arc::new(Row { id, order, data }));
    }

    pub fn remove(&mut self, id: &str) {
        if let Some(place) = self.place(id) {
            self.extract(place);
        }
    }
}

impl<'a, T> IntoIterator for &'a Rows<T> {
    type Item = &'a Row<T>;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Record + Node + Clone + Default + 'static> RowList for Rows<T> {
    fn len(&self) -> usize {
        self.items.len()
    }
    fn id(&self, place: usize) -> &RowId {
        &self.items[place].id
    }
    fn order(&self, place: usize) -> &Order {
        &self.items[place].order
    }
    fn row(&self, place: usize) -> &dyn Record {
        &self.items[place].data
    }
    fn row_mut(&mut self, place: usize) -> &mut dyn Record {
        &mut Arc::make_mut(&mut Arc::make_mut(&mut self.items)[place]).data
    }
    fn origin(&self) -> *const () {
        Arc::as_ptr(&self.items).cast()
    }
    fn origin_of(&self, place: usize) -> *const () {
        Arc::as_ptr(&self.items[place]).cast()
    }
    fn place_of(&self, id: &str) -> Option<usize> {
        self.place(id)
    }
    fn put(&mut self, id: RowId, order: Order) -> usize {
        let known = self.place(id.as_str()).map(|place| Arc::unwrap_or_clone(self.extract(place)).data);
        let row = Row { id, order, data: known.unwrap_or_default() };
        let place = self.items.partition_point(|other| (&other.order, &other.id) < (&row.order, &row.id));
        self.insert(place, Arc::new(row));
        place
    }
    fn take(&mut self, place: usize) {
        self.extract(place);
    }
    fn lay_out(&mut self, mut rows: Vec<(Order, RowId)>) {
        sort_by(&mut rows, Ord::cmp);
        let blank = |(order, id)| Arc::new(Row { id, order, data: T::default() });
        self.items = Arc::new(rows.into_iter().map(blank).collect());
        let items = &self.items;
        let by_id = sorted_places(items.len(), &|one, other| items[one].id.cmp(&items[other].id));
        self.by_id = Arc::new(by_id);
    }
    fn rename(&mut self, place: usize, id: RowId) {
        let mut row = Arc::unwrap_or_clone(self.extract(place));
        row.id = id;
        self.insert(place, Arc::new(row));
    }
    fn blank(&self) -> Box<dyn Node> {
        Box::new(T::default())
    }
}

impl<T: Record + Node + Clone + Default + 'static> Node for Rows<T> {
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
                let sorted: Vec<_> = rows.items.iter().map(|row| (&row.order, &row.id)).collect();
                prop_assert!(sorted.is_sorted());
            }
        }
    }
}
