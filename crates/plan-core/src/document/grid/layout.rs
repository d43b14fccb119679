//! Where in a table its headings stand. Reports have a title above them, and sometimes two lines of them.

use super::TextRow;
use super::separator::most_common;

/// The headings of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    /// The place of the row that holds them, or the first of two.
    pub head: usize,
    /// Rows up to the first record: what stands above the headings, and they themselves.
    pub rows: usize,
    pub names: Vec<String>,
}

/// Rows among which headings are looked for.
const LOOKED_AT: usize = 30;

/// The row with the most cells that are known as headings: the first of equal ones, and none where not one cell is
/// known. With a single one known, a row counts only when its fellows are filled as well: a title may hold a word.
pub fn headings(rows: &[TextRow], known: &mut dyn FnMut(&[String]) -> usize) -> Option<Headings> {
    let has_fellows = rows.iter().take(LOOKED_AT).any(|row| filled(&row.cells) > 1);
    let first = rows.iter().position(|row| filled(&row.cells) > 1);
    let mut best: Option<(usize, usize)> = None;
    for (place, row) in rows.iter().take(LOOKED_AT).enumerate() {
        let count = known(&row.cells);
        let is_title = count == 1 && filled(&row.cells) == 1 && has_fellows;
        // A record may name a product that is called like a heading.
        let is_record = count == 1 && first.is_some_and(|first| place > first) && has_digit(&row.cells);
        if count > best.map_or(0, |(most, _)| most) && !is_title && !is_record {
            best = Some((count, place));
        }
    }
    best.map(|(_, place)| headings_at(rows, place))
}

/// The headings that stand in that row, and in the one below it where cells there stand under none.
pub fn headings_at(rows: &[TextRow], place: usize) -> Headings {
    let names = rows.get(place).map(|row| row.cells.clone()).unwrap_or_default();
    let below = rows.get(place + 1).map_or(&[][..], |row| &row.cells);
    let is_second = |(column, cell): (usize, &String)| {
        column > 0 && !cell.is_empty() && names.get(column).is_some_and(String::is_empty)
    };
    if has_digit(below) || filled(&names) < 2 || !below.iter().enumerate().any(is_second) {
        return Headings { head: place, rows: place + 1, names };
    }
    // A heading over several columns stands in the first of them.
    let mut over = "";
    let names = (0..names.len().max(below.len())).map(|column| {
        let (name, sub) = (names.get(column).map_or("", String::as_str), below.get(column).map_or("", String::as_str));
        over = if name.is_empty() && !sub.is_empty() { over } else { name };
        [over, sub].join(" ").trim().to_owned()
    });
    Headings { head: place, rows: place + 2, names: names.collect() }
}

/// How many cells rows are to have: as many as the line of the headings, some of which may be blank, or as most of
/// them have, since some programs end each row but the first with a separator.
pub fn usual_width(names: &[String], rows: &[TextRow]) -> usize {
    let named = if names.iter().all(String::is_empty) { 0 } else { names.len() };
    let widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    let (usual, _) = most_common(&widths);
    let is_filled =
        |row: &TextRow| row.cells.len() == usual && row.cells[named.min(usual)..].iter().any(|it| !it.is_empty());
    // Without headings the rows have to tell.
    if named > 0 && rows.iter().any(is_filled) { named } else { named.max(usual) }
}

fn has_digit(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::grid::{Separator, TextReader};

    fn rows(text: &str) -> Vec<TextRow> {
        let separator = Separator::of(text);
        let mut reader = TextReader::new(text);
        std::iter::from_fn(|| reader.next(text, separator)).collect()
    }

    fn found(text: &str) -> Option<Headings> {
        let is_known =
            |cell: &&String| ["Date", "Sum", "\u{65e5}\u{671f}", "\u{91d1}\u{989d}"].contains(&cell.as_str());
        headings(&rows(text), &mut |cells| cells.iter().filter(is_known).count())
    }

    #[test]
    fn headings_are_found_below_a_title() {
        let text = include_str!("../../../tests/fixtures/tables/14b-title-row.csv");
        let headings = found(text).unwrap();
        assert_eq!((headings.rows, headings.names.len()), (2, 6));
        assert_eq!(found("Date of print: today\nDate,Sum\n1,2\n").unwrap().rows, 2);
        assert_eq!(found("Sum\nDate,x,y\n1,2,3\n").unwrap().rows, 2);
        assert_eq!(found("a,b\n1,2\n"), None);
        assert_eq!(found("2024-03-05,Servo,1\n2024-03-06,Sum,1\n"), None);
    }

    #[test]
    fn two_lines_of_headings_are_read_together() {
        let headings = found("Date,Sum,,Note\n,with tax,without tax,\n2024-03-05,113,100,x\n").unwrap();
        assert_eq!(headings.rows, 2);
        assert_eq!(headings.names, ["Date", "Sum with tax", "Sum without tax", "Note"]);
    }

    #[test]
    fn rows_are_as_wide_as_their_headings() {
        let width = |text: &str| {
            let rows = rows(text);
            usual_width(&rows[0].cells, &rows[1..])
        };
        assert_eq!(width("a,b,c\n1,2,3\n1,2,3,4\n"), 3);
        assert_eq!(width("a,b,c\n1,2,3,\n1,2,3,\n"), 4);
        assert_eq!(width("a,b,c,,\n1,2,3\n1,2,3\n"), 5);
        // A column of notes may have no heading.
        assert_eq!(width("a,b,c,\n1,2,3,x\n1,2,3,4\n1,2,3\n"), 4);
        // All of them too wide is no reason to take them.
        assert_eq!(width("a,b,c\n1,2,3,4\n1,2,3,4\n"), 3);
    }
}
