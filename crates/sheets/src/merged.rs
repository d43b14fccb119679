//! Cells merged over several rows. Only the first of them holds anything, but whoever looks at the sheet sees it
//! beside each row. Words and days are repeated; a number is not, since a sum over three rows is one sum.

use crate::cells::Cell;
use crate::sheet::Cells;
use calamine::Dimensions;

pub fn fill(cells: &mut Cells, regions: &[Dimensions]) {
    for region in regions {
        let ((top, left), (bottom, _)) = (region.start, region.end);
        if bottom <= top {
            continue;
        }
        let Some(cell) = cells.rows.get(&top).and_then(|row| row.get(left as usize)).and_then(Clone::clone) else {
            continue;
        };
        // A row without anything of its own stays none.
        for (_, row) in cells.rows.range_mut(top + 1..=bottom) {
            if row.get(left as usize).is_some_and(Option::is_some) {
                continue;
            }
            if matches!(cell, Cell::Number(_)) {
                cells.notes.unfilled += 1;
                continue;
            }
            if row.len() <= left as usize {
                row.resize(left as usize + 1, None);
            }
            row[left as usize] = Some(cell.clone());
            cells.notes.filled += 1;
        }
    }
}
