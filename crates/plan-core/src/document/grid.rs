//! Blocks of cells: pasted from a spreadsheet, or a CSV file. Reading never fails; a cell that is not
//! valid in its column is kept as typed and reported.

mod cell;
mod encoding;
mod layout;
mod separator;
mod text;

pub use cell::bare;
pub use encoding::{ENCODINGS, Encoding, Likely, likely};
pub use layout::{Headings, headings, headings_at, usual_width};
pub use separator::Separator;
pub use text::{TextReader, TextRow, written};

use crate::plan::{FacetMut, Node, Record, RowId, RowList};
use crate::value::{Kind, Misread};

/// Rows of cells; all rows are filled up to the longest.
pub type Grid = Vec<Vec<String>>;

/// Reads cells that are separated by tabs, commas or semicolons, whichever separates most in the first
/// line. Empty lines are left out.
pub fn cells(text: &str) -> Grid {
    let separator = Separator::of(text);
    let mut reader = TextReader::new(text);
    let mut grid = Grid::new();
    while let Some(row) = reader.next(text, separator) {
        grid.push(row.cells);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut grid {
        row.resize(width, String::new());
    }
    grid
}

/// A cell that was kept as typed because its column cannot read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// Counted from 0 in the block.
    pub row: usize,
    pub column: usize,
    pub text: String,
    pub reason: Misread,
}

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

/// Writes a block into a list from a row and column on, adding rows at the end where it is too short.
/// Columns beyond those given are left out.
pub fn paste(
    rows: &mut dyn RowList,
    from_row: usize,
    columns: &[&str],
    grid: &Grid,
    spell: &dyn Fn(Kind, &str) -> String,
    mut new_id: impl FnMut() -> RowId,
) -> Vec<Misplaced> {
    let mut misplaced = Vec::new();
    for (down, cells) in grid.iter().enumerate() {
        let place = if from_row + down < rows.len() {
            from_row + down
        } else {
            let order = crate::plan::Order::between(rows.len().checked_sub(1).map(|last| rows.order(last)), None);
            rows.put(new_id(), order)
        };
        for (column, (field, text)) in columns.iter().zip(cells).enumerate() {
            if let Some(reason) = enter(rows.row_mut(place), field, text, spell) {
                misplaced.push(Misplaced { row: down, column, text: text.clone(), reason });
            }
        }
    }
    misplaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_from_a_spreadsheet_keeps_quoted_lines_together() {
        let grid = cells("a\tb, c\t\"two\nlines\"\r\n\r\n1\t2\r\n");
        assert_eq!(grid, [["a", "b, c", "two\nlines"], ["1", "2", ""]]);
    }

    #[test]
    fn the_separator_is_found_outside_quotes() {
        assert_eq!(cells("\u{feff}\"x,y\";z;w"), [["x,y", "z", "w"]]);
        assert_eq!(cells("a,b\n1,2"), [["a", "b"], ["1", "2"]]);
    }
}
