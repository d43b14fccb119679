//! A chart with its title and all of its content as a table: what a page shows, and whatever else is to hold it. It is
//! data; nothing of a view is in it.

use super::Chart;
use super::view::Table;
use crate::i18n::Msg;

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub title: Msg,
    pub chart: Chart,
    pub table: Table,
}

impl Picture {
    /// The table has that head and these rows.
    pub fn new(title: Msg, chart: Chart, head: &[Msg], rows: Vec<Vec<String>>) -> Self {
        let head = head.iter().map(|word| word.say().to_owned()).collect();
        Self { title, chart, table: Table { head, rows } }
    }
}
