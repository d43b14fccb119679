//! The workings of a list, compiled once for all kinds of rows: a page that holds dozens of kinds has to
//! stay small. Only a row's own type knows what it holds.

use super::{Row, RowId};
use crate::plan::order::Order;
use crate::plan::reflect::{Node, Record};
use crate::sorting::{sort_by, sorted_places};
use std::any::Any;
use std::sync::Arc;

/// What a row can hold.
pub trait Content: Record + Node + Clone + Default + Send + Sync + 'static {}

impl<T: Record + Node + Clone + Default + Send + Sync + 'static> Content for T {}

/// A row of any kind.
pub trait AnyRow: Any + Send + Sync {
    fn id(&self) -> &RowId;
    fn order(&self) -> &Order;
    fn replace(&mut self, id: RowId, order: Order);
    fn record(&self) -> &dyn Record;
    fn record_mut(&mut self) -> &mut dyn Record;
    fn copy(&self) -> Shared;
}

pub type Shared = Arc<dyn AnyRow>;

impl<T: Content> AnyRow for Row<T> {
    fn id(&self) -> &RowId {
        &self.id
    }
    fn order(&self) -> &Order {
        &self.order
    }
    fn replace(&mut self, id: RowId, order: Order) {
        (self.id, self.order) = (id, order);
    }
    fn record(&self) -> &dyn Record {
        &self.data
    }
    fn record_mut(&mut self) -> &mut dyn Record {
        &mut self.data
    }
    fn copy(&self) -> Shared {
        Arc::new(self.clone())
    }
}

pub fn blank<T: Content>(id: RowId, order: Order) -> Shared {
    Arc::new(Row { id, order, data: T::default() })
}

pub type Blank = fn(RowId, Order) -> Shared;

/// Which rows a list has, in which order, whatever they hold. Two rolls are equal when no row has come, gone
/// or moved between them; taking and comparing them costs nothing, however long the list.
#[derive(Clone)]
pub struct Roll(Arc<Vec<usize>>);

impl PartialEq for Roll {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Roll {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Roll of {}", self.0.len())
    }
}

/// The workings of a list, compiled once for all kinds of rows.
#[derive(Clone, Default)]
pub struct Table {
    pub items: Arc<Vec<Shared>>,
    /// The places of the rows, sorted by their ids, so that one among thousands is found at once.
    by_id: Arc<Vec<usize>>,
}

impl Table {
    pub fn place(&self, id: &str) -> Option<usize> {
        self.rank(id).ok().map(|rank| self.by_id[rank])
    }

    /// Where an id stands in `by_id`, or where it belongs.
    fn rank(&self, id: &str) -> Result<usize, usize> {
        self.by_id.binary_search_by(|place| self.items[*place].id().as_str().cmp(id))
    }

    pub fn insert(&mut self, place: usize, row: Shared) {
        let rank = self.rank(row.id().as_str()).unwrap_or_else(|rank| rank);
        let by_id = Arc::make_mut(&mut self.by_id);
        for later in by_id.iter_mut().filter(|later| **later >= place) {
            *later += 1;
        }
        by_id.insert(rank, place);
        Arc::make_mut(&mut self.items).insert(place, row);
    }

    pub fn append(&mut self, rows: Vec<Shared>) {
        Arc::make_mut(&mut self.items).extend(rows);
        self.sort_ids();
    }

    fn sort_ids(&mut self) {
        let items = &self.items;
        let by_id = sorted_places(items.len(), &|one, other| items[one].id().cmp(items[other].id()));
        self.by_id = Arc::new(by_id);
    }

    pub fn roll(&self) -> Roll {
        Roll(Arc::clone(&self.by_id))
    }

    pub fn extract(&mut self, place: usize) -> Shared {
        let by_id = Arc::make_mut(&mut self.by_id);
        by_id.retain(|other| *other != place);
        for later in by_id.iter_mut().filter(|later| **later > place) {
            *later -= 1;
        }
        Arc::make_mut(&mut self.items).remove(place)
    }

    pub fn row_mut(&mut self, place: usize) -> &mut dyn AnyRow {
        unshared(&mut Arc::make_mut(&mut self.items)[place])
    }

    pub fn put(&mut self, id: RowId, order: Order, blank: Blank) -> usize {
        let row = match self.place(id.as_str()) {
            Some(place) => {
                let mut row = self.extract(place);
                unshared(&mut row).replace(id, order);
                row
            }
            None => blank(id, order),
        };
        let key = (row.order(), row.id());
        let place = self.items.partition_point(|other| (other.order(), other.id()) < key);
        self.insert(place, row);
        place
    }

    pub fn lay_out(&mut self, mut rows: Vec<(Order, RowId)>, blank: Blank) {
        sort_by(&mut rows, Ord::cmp);
        self.items = Arc::new(rows.into_iter().map(|(order, id)| blank(id, order)).collect());
        self.sort_ids();
    }

    pub fn rename(&mut self, place: usize, id: RowId) {
        let mut row = self.extract(place);
        let order = row.order().clone();
        unshared(&mut row).replace(id, order);
        self.insert(place, row);
    }
}

/// The row, which is copied first when another list shares it.
fn unshared(row: &mut Shared) -> &mut dyn AnyRow {
    if Arc::get_mut(row).is_none() {
        *row = row.copy();
    }
    Arc::get_mut(row).unwrap_or_else(|| unreachable!("a copy is not shared"))
}
