//! The plan as a tree that can be walked without knowing its types: a record has named fields, a list
//! has rows with ids, a leaf has a value. The file, the merge, the checks and the page all walk this
//! tree, so a new field is declared once, in its record, and nowhere else.

use super::order::Order;
use super::rows::{Roll, RowId};
use crate::value::Leaf;

/// What a place in the plan is.
#[allow(missing_debug_implementations)]
pub enum Facet<'a> {
    Leaf(&'a dyn Leaf),
    Record(&'a dyn Record),
    Rows(&'a dyn RowList),
}

#[allow(missing_debug_implementations)]
pub enum FacetMut<'a> {
    Leaf(&'a mut dyn Leaf),
    Record(&'a mut dyn Record),
    Rows(&'a mut dyn RowList),
}

pub trait Node {
    fn facet(&self) -> Facet<'_>;
    fn facet_mut(&mut self) -> FacetMut<'_>;
}

/// Named fields, in the order in which the file lists them.
pub trait Record {
    fn fields(&self) -> &'static [&'static str];
    /// The field at a place in `fields`.
    fn field(&self, place: usize) -> &dyn Node;
    fn field_mut(&mut self, place: usize) -> &mut dyn Node;
    /// Written and merged as a whole instead of by field: records that come in bulk.
    fn is_whole(&self) -> bool {
        false
    }
}

impl dyn Record + '_ {
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.fields().iter().position(|field| *field == name)
    }

    /// The fields with their names.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &dyn Node)> {
        self.fields().iter().enumerate().map(|(place, name)| (*name, self.field(place)))
    }
}

/// Rows in order, each with an id that never changes.
pub trait RowList {
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn id(&self, place: usize) -> &RowId;
    fn order(&self, place: usize) -> &Order;
    fn row(&self, place: usize) -> &dyn Record;
    fn row_mut(&mut self, place: usize) -> &mut dyn Record;
    /// An address that two lists share when neither has been touched since one was cloned from the
    /// other. It saves comparing what cannot differ.
    fn origin(&self) -> *const ();
    /// The same for one row, its id and its order.
    fn origin_of(&self, place: usize) -> *const ();
    /// Which rows there are, to learn whether that is still so.
    fn roll(&self) -> Roll;
    fn place_of(&self, id: &str) -> Option<usize>;
    /// Puts an empty row where its order says, or moves the row of that id there.
    fn put(&mut self, id: RowId, order: Order) -> usize;
    fn take(&mut self, place: usize);
    /// Replaces all rows by empty ones with these orders and ids.
    fn lay_out(&mut self, rows: Vec<(Order, RowId)>);
    /// Gives a row another id, as a copy needs one.
    fn rename(&mut self, place: usize, id: RowId);
    /// An empty row of the kind that the list holds, to learn its fields.
    fn blank(&self) -> Box<dyn Node>;
}

/// Declares records: plain structs whose fields can be walked. `whole` after the name makes one that is
/// merged as a whole.
#[macro_export]
macro_rules! record {
    ($($(#[$doc:meta])* $name:ident $($whole:ident)? { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }

        impl $crate::plan::Record for $name {
            fn fields(&self) -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }
            fn field(&self, place: usize) -> &dyn $crate::plan::Node {
                $crate::chosen!(place, $(&self.$field),*)
            }
            fn field_mut(&mut self, place: usize) -> &mut dyn $crate::plan::Node {
                $crate::chosen!(place, $(&mut self.$field),*)
            }
            $($crate::as_a_whole!($whole);)?
        }

        impl $crate::plan::Node for $name {
            fn facet(&self) -> $crate::plan::Facet<'_> {
                $crate::plan::Facet::Record(self)
            }
            fn facet_mut(&mut self) -> $crate::plan::FacetMut<'_> {
                $crate::plan::FacetMut::Record(self)
            }
        }
    )*};
}

#[macro_export]
#[doc(hidden)]
macro_rules! as_a_whole {
    (whole) => {
        fn is_whole(&self) -> bool {
            true
        }
    };
}

/// The expression at a place. Compilers make a table of this, and a table is the smallest there is.
#[macro_export]
#[doc(hidden)]
macro_rules! chosen {
    ($place:ident, $($field:expr),*) => {{
        let mut left = $place;
        $(
            if left == 0 {
                return $field;
            }
            left = left.wrapping_sub(1);
        )*
        unreachable!("a record has {} fields less than asked for", left + 1)
    }};
}

macro_rules! leaves {
    ($([$($parameters:tt)*] $type:ty;)*) => {$(
        impl<$($parameters)*> Node for $type {
            fn facet(&self) -> Facet<'_> {
                Facet::Leaf(self)
            }
            fn facet_mut(&mut self) -> FacetMut<'_> {
                FacetMut::Leaf(self)
            }
        }
    )*};
}

leaves! {
    [] crate::value::Line;
    [] crate::value::Prose;
    [] crate::value::Flag;
    [] crate::value::YesNo;
    [T: crate::value::Typed + 'static] crate::value::Entry<T>;
    [S: crate::value::Slugs + 'static] crate::value::Choice<S>;
    [S: crate::value::Slugs + 'static] crate::value::Choices<S>;
    [K: crate::value::RowKind + 'static] crate::value::Reference<K>;
    [K: crate::value::RowKind + 'static] crate::value::References<K>;
}
