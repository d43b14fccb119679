//! Blocks of cells: a CSV file, or what is pasted into an import. Reading never fails; a cell that is not valid in its
//! column is kept as typed and reported.

mod cell;
mod encoding;
mod harm;
mod layout;
mod separator;
mod text;

pub use cell::bare;
pub use encoding::{ENCODINGS, Encoding, Likely, likely};
pub use harm::{Harm, harm, is_shortened};
pub use layout::{Headings, headings, headings_at, usual_width};
pub use separator::Separator;
pub use text::{TextReader, TextRow, written};

use crate::plan::{FacetMut, Node, Record};
use crate::value::{Kind, Misread};

/// Puts a cell into a field of a row. `field` is a path below the row; `spell` turns a cell's text into
/// what the field holds, such as a label into its choice. Returns why the text is not valid, if so.
pub fn enter(row: &mut dyn Record, field: &str, text: &str, spell: &dyn Fn(Kind, &str) -> String) -> Option<Misread> {
    let mut steps = field.split('/');
    let place = row.place_of(steps.next()?)?;
    let mut node: &mut dyn Node = row.field_mut(place);
    for step in steps {
        let FacetMut::Record(record) = node.facet_mut() else {
            return None;
        };
        let place = record.place_of(step)?;
        node = record.field_mut(place);
    }
    let FacetMut::Leaf(leaf) = node.facet_mut() else {
        return None;
    };
    leaf.enter(&spell(leaf.kind(), text));
    leaf.trouble()
}
