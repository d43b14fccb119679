//! Pasting into a table. What is meant is decided without the page; the page says what was pasted and into what, and
//! makes one edit of it. The surprise: what was pasted is kept, so that it can be taken in another way afterwards.

use super::Look;
use super::pasting::columns::{called, with_whole_names};
use crate::i18n::Heading;
use crate::i18n::words::{paste as words, shell};
use crate::platform::files::{self, Pasting};
use crate::platform::page;
use crate::prelude::*;
use crate::sheets::spelling::meant;
use crate::state::session;
use crate::ui::settle_draft;
use leptos::ev;
use plan_core::document::paste::{
    Block, Clip, Goal, Goes, Report, Rows, Taken, Way, apply, by_headings, by_place, leaf_of, one_cell, one_line, rows,
    taken,
};
use plan_core::plan::{Plan, RowId, pointer};
use plan_core::value::Kind;
use plan_core::workshop::difference;
use std::sync::Arc;

/// Rows that are pasted at once. More come in by an import, which does not hold up the page.
const MOST_ROWS: usize = 5_000;

/// What was pasted, and where.
#[derive(Debug, Clone)]
pub struct Given {
    pub text: String,
    pub html: String,
    /// What stands around the cursor; none in a control that takes no text.
    pub around: Option<(String, String)>,
    pub list: String,
    /// The rows in view, in the order in view, from that one on which was pasted into; none where all are to be added.
    pub rows: Vec<String>,
    pub column: usize,
    /// The fields of all columns: first those that stand beside each other, then the details.
    pub fields: Vec<String>,
    pub headings: Vec<&'static Heading>,
    pub shown: usize,
    /// What a row that is added begins with.
    pub begins: Vec<(String, String)>,
}

/// How it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    pub way: Way,
    pub separator: char,
    pub first: First,
}

/// What the first row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Headings, if it looks like them.
    Unsaid,
    /// A row, though it looks like headings.
    Row,
    /// Headings, though it does not look like them.
    Headings,
}

impl Manner {
    const ROWS: Self = Self { way: Way::Rows, separator: '\t', first: First::Unsaid };
    const ONE_CELL: Self = Self { way: Way::OneCell, ..Self::ROWS };
}

/// What became of it.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub report: Report,
    /// The first row was taken for headings.
    pub headings: bool,
    /// Columns went where their headings say, not where they were pasted.
    pub moved: bool,
    pub in_units: bool,
    pub goes: Vec<Option<Goes>>,
    /// In what other ways it may be meant.
    pub others: Vec<Manner>,
}

/// The last paste into a table, with the plan after it.
#[derive(Debug)]
pub struct Pasted {
    pub given: Given,
    pub manner: Manner,
    pub outcome: Outcome,
    pub after: Plan,
    /// Something is other than before.
    pub changed: bool,
}

/// Takes what is pasted into a cell, unless it is a single line, with which the browser can deal. What is pasted into no
/// row comes in at the end.
pub fn paste(look: Look, event: &ev::ClipboardEvent, row: Option<&str>, column: usize) {
    let Some(pasting) = files::pasted(event) else {
        return;
    };
    let planner = look.listing.planner;
    let is_single = pasting.text.trim().is_empty() || pasting.around.is_some();
    let given = given(look, pasting, row, column);
    let (manner, doubtful) = match planner.plan().with_untracked(|plan| taken_for(plan, &given)) {
        Some(Taken { way: Way::Rows, doubtful }) => (Manner::ROWS, doubtful),
        Some(Taken { way: Way::OneCell, doubtful }) => (Manner::ONE_CELL, doubtful),
        None if is_single => return,
        None => (Manner::ONE_CELL, false),
    };
    event.prevent_default();
    if planner.is_read_only() {
        return session().say(shell::READ_ONLY_PLAN);
    }
    if look.composing.get_value() {
        // What is being composed is handed on first, or it would come after what is pasted and replace it.
        look.composing.set_value(false);
        page::leave_field();
        return page::next_frame(move || take(look, given, manner, doubtful));
    }
    take(look, given, manner, doubtful);
}

fn given(look: Look, pasting: Pasting, row: Option<&str>, column: usize) -> Given {
    let listing = look.listing;
    let Pasting { text, html, path, around } = pasting;
    let rows = row.map_or_else(Vec::new, |id| {
        look.shown.with_untracked(|shown| {
            let from = shown.iter().position(|known| known == id);
            from.map_or_else(|| vec![id.to_owned()], |from| shown[from..].to_vec())
        })
    });
    let all = || listing.columns.iter().chain(listing.details);
    let mut fields: Vec<String> = all().map(|column| column.field.to_owned()).collect();
    // Into the currency beside a sum, and not into the sum.
    if path.ends_with("/currency")
        && let Some(field) = fields.get_mut(column).filter(|field| !field.ends_with("currency"))
    {
        field.push_str("/currency");
    }
    let headings = all().map(|column| column.heading).collect();
    let (list, begins) = (listing.list.get_value(), listing.begins.run(()));
    Given { text, html, around, list, rows, column, fields, headings, shown: listing.columns.len(), begins }
}

fn take(look: Look, given: Given, manner: Manner, doubtful: bool) {
    settle_draft();
    let planner = look.listing.planner;
    let count = rows(given.clip(), manner.separator).len();
    if manner.way == Way::Rows && count > MOST_ROWS {
        return session().say(words::too_many(MOST_ROWS));
    }
    let new_ids: Vec<RowId> = (given.rows.len()..count.max(given.rows.len())).map(|_| planner.new_id()).collect();
    let before = planner.plan().get_untracked();
    let mut outcome = Outcome::default();
    planner.edit(|plan| outcome = carry_out(plan, &given, manner, &new_ids));
    if !outcome.report.added.is_empty() {
        look.filter.set(String::new());
    }
    if doubtful {
        let other = if manner.way == Way::Rows { Manner::ONE_CELL } else { Manner::ROWS };
        outcome.others.insert(0, other);
    }
    let after = planner.plan().get_untracked();
    let is_plain = manner.way == Way::OneCell && outcome.others.is_empty() && outcome.report.remarks.is_empty();
    let changed = differ(&before, &after);
    let pasted = Pasted { given, manner, outcome, after, changed };
    look.pasted.set((!is_plain).then(|| Arc::new(pasted)));
}

/// Takes the last paste in another way, as one edit in place of the first.
pub fn take_otherwise(look: Look, pasted: &Pasted, manner: Manner) {
    if take_back(look, pasted) {
        take(look, pasted.given.clone(), manner, manner.way != pasted.manner.way);
    }
}

/// Takes the last paste back, unless something else has come since; then that is said.
pub fn take_back(look: Look, pasted: &Pasted) -> bool {
    settle_draft();
    let planner = look.listing.planner;
    if planner.plan().with_untracked(|plan| differ(plan, &pasted.after)) {
        session().say(words::CHANGED_SINCE);
        return false;
    }
    // Where nothing has changed there is no step, and an earlier one would be taken back.
    if pasted.changed {
        planner.undo();
    }
    look.pasted.set(None);
    true
}

fn differ(one: &Plan, other: &Plan) -> bool {
    !difference(one, other).is_empty()
}

impl Given {
    fn clip(&self) -> Clip<'_> {
        Clip { text: &self.text, html: &self.html }
    }

    /// The value that the cell shows: its path below a row, and its kind.
    fn cell(&self, plan: &Plan) -> Option<(String, Kind)> {
        let blank = pointer::rows(plan, &self.list)?.blank();
        let (field, _, kind) = leaf_of(&*blank, self.fields.get(self.column)?)?;
        Some((field, kind))
    }
}

fn takes_words(kind: Kind) -> bool {
    matches!(kind, Kind::Line | Kind::Prose)
}

/// What the clipboard is taken for, in the cell that it is pasted into.
pub fn taken_for(plan: &Plan, given: &Given) -> Option<Taken> {
    let (field, kind) = given.cell(plan)?;
    let lines = given.text.lines().count();
    let is_filled = |id: &String| {
        let leaf = pointer::leaf(plan, &format!("{}/{id}/{field}", given.list));
        leaf.is_some_and(|leaf| !leaf.is_empty())
    };
    let hits_filled = given.rows.iter().take(lines).skip(1).any(is_filled);
    taken(given.clip(), Goal { takes_words: takes_words(kind), hits_filled })
}

/// Puts it into the plan.
pub fn carry_out(plan: &mut Plan, given: &Given, manner: Manner, new_ids: &[RowId]) -> Outcome {
    if manner.way == Way::OneCell
        && let Some((left, right)) = &given.around
        && let Some((field, kind)) = given.cell(plan)
        // A sum or a day that replaces all of what was there is read as spreadsheets write it.
        && (takes_words(kind) || !left.is_empty() || !right.is_empty())
    {
        let text = one_cell(&given.text);
        let text = if kind == Kind::Prose { text } else { one_line(&text) };
        let path = format!("{}/{}/{field}", given.list, given.rows.first().map_or("", String::as_str));
        let mut outcome = Outcome::default();
        if let Some(leaf) = pointer::leaf_mut(plan, &path) {
            leaf.enter(&format!("{left}{text}{right}"));
            outcome.report.put.push((path, leaf.typed()));
        }
        return outcome;
    }
    let cells = match manner.way {
        Way::OneCell => vec![vec![one_line(&one_cell(&given.text))]],
        Way::Rows if manner.first == First::Row => rows(given.clip(), manner.separator),
        Way::Rows => with_whole_names(given, rows(given.clip(), manner.separator)),
    };
    as_rows(plan, given, manner, new_ids, &cells)
}

fn as_rows(plan: &mut Plan, given: &Given, manner: Manner, new_ids: &[RowId], cells: &Rows) -> Outcome {
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    let places = by_place(width, given.column, given.shown);
    let sure = manner.first == First::Headings;
    let headed = by_headings(cells, &called(given), given.column, given.shown, sure);
    let headings = headed.is_some() && manner.first != First::Row;
    let goes = headed.filter(|_| headings).unwrap_or_else(|| places.clone());
    let column = |it: &Option<Goes>| it.map(|it| it.column);
    let moved = goes.iter().map(column).ne(places.iter().map(column));
    let fields: Vec<&str> = given.fields.iter().map(String::as_str).collect();
    let block = Block {
        list: &given.list,
        rows: &given.rows,
        fields: &fields,
        goes: &goes,
        cells,
        skip: usize::from(headings),
        new_ids,
        presets: &given.begins,
        spell: &meant,
    };
    let report = apply(plan, &block);
    let in_units = goes.iter().flatten().any(|it| it.power > 0);
    let mut others = Vec::new();
    if headings {
        others.push(Manner { first: First::Row, ..manner });
    } else if manner.way == Way::Rows && manner.first == First::Unsaid && may_be_headings(cells) {
        others.push(Manner { first: First::Headings, ..manner });
    }
    others.extend(parted_otherwise(plan, given, manner, &report));
    Outcome { report, headings, moved, in_units, goes, others }
}

/// Whether the first of several rows holds words alone, and more than one.
fn may_be_headings(cells: &Rows) -> bool {
    let is_word = |cell: &String| !cell.chars().any(|c| c.is_ascii_digit());
    cells.len() > 1 && cells[0].iter().all(is_word) && cells[0].iter().filter(|cell| !cell.is_empty()).count() > 1
}

/// Cells that nothing but commas or semicolons part, as many in each line: perhaps that is meant.
fn parted_otherwise(plan: &Plan, given: &Given, manner: Manner, report: &Report) -> Option<Manner> {
    let is_figure = given.cell(plan).is_some_and(|(_, kind)| !takes_words(kind));
    if manner.way != Way::Rows || given.text.contains('\t') || is_figure && report.remarks.is_empty() {
        return None;
    }
    let parts = |separator: char| {
        let rows = rows(given.clip(), separator);
        let mut widths = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).map(Vec::len);
        let first = widths.next().unwrap_or(0);
        rows.len() > 1 && first > 1 && widths.all(|width| width == first)
    };
    let separator = if manner.separator == '\t' { [',', ';'].into_iter().find(|it| parts(*it)) } else { Some('\t') };
    separator.map(|separator| Manner { separator, ..manner })
}

mod columns;
#[cfg(test)]
mod tests;
