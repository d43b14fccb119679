//! Puts a block of cells into the rows of a list. References come last: whom a cell names may stand in the same block.

use super::clip::Rows;
use super::fit::{Fitted, Numbers, Written, fit, is_error, is_number};
use super::headings::Goes;
use super::report::{Reason, Remark, Report};
use super::several::several;
use crate::document::grid::is_shortened;
use crate::document::records::{DayOrder, Point, dating};
use crate::plan::{Facet, Node, Order, Plan, RowId, pointer};
use crate::reading::names::account_of;
use crate::reading::{Names, beyond_name};
use crate::sorting::sort_by;
use crate::value::naming::Meaning;
use crate::value::reference::ListAt;
use crate::value::{Kind, Leaf, Link, Target};

/// Cells whose contents the report remembers.
const REMEMBERED: usize = 500;

/// What the words of a cell mean in a field of a fixed set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelled {
    As(String),
    /// And what the text says beyond that.
    Beyond(String, String),
    /// What of it can be kept, if anything, and why that is not all.
    Unclear(Option<String>, Reason),
}

/// A block of cells, and where it goes.
#[allow(missing_debug_implementations)]
pub struct Block<'a> {
    pub list: &'a str,
    /// The ids of the rows in view, in the order in view, from that one on which was pasted into.
    pub rows: &'a [String],
    /// The fields of the list, as paths below a row, by the places that `goes` names.
    pub fields: &'a [&'a str],
    pub goes: &'a [Option<Goes>],
    pub cells: &'a Rows,
    /// Rows of the block that are passed over: 1 when the first holds headings.
    pub skip: usize,
    /// Ids for rows that have to be added, as many as the block has rows.
    pub new_ids: &'a [RowId],
    /// What a row that is added begins with.
    pub presets: &'a [(String, String)],
    /// What words mean in a field of a fixed set.
    pub spell: &'a dyn Fn(Kind, &str) -> Spelled,
}

/// A column of the block that has a place.
struct Way {
    column: usize,
    /// Paths below the row; that of the currency beside an amount.
    field: String,
    currency: Option<String>,
    kind: Kind,
    power: u32,
    day_order: Option<DayOrder>,
    point: Option<Point>,
}

/// Puts the block into the plan.
pub fn apply(plan: &mut Plan, block: &Block<'_>) -> Report {
    let mut report = Report { left_out: left_out(block), ..Report::default() };
    let Some(ways) = pointer::rows(plan, block.list).map(|rows| ways(&*rows.blank(), block)) else {
        return report;
    };
    let rows = lay_out(plan, block, &mut report);
    let mut before = Vec::new();
    for (place, id) in &rows {
        for way in &ways {
            if let Some(text) = block.cells.get(*place).and_then(|row| row.get(way.column)) {
                // A blank cell takes nothing from a row that has just come.
                let is_new = *place >= block.skip + block.rows.len();
                if text.is_empty() && is_new {
                    continue;
                }
                let path = format!("{}/{id}/{}", block.list, way.field);
                let Some(held) = pointer::leaf(plan, &path).map(Leaf::typed) else { continue };
                // What it began with, nobody had filled in.
                before.push((path.clone(), held, is_new));
                put(plan, block, way, &Cell { row: *place, path, text }, &mut report);
            }
        }
    }
    link(plan, block, &ways, &rows, &mut report);
    note_the_rest(plan, &mut report, &mut before);
    for (path, held, is_new) in before {
        let Some(leaf) = pointer::leaf(plan, &path) else { continue };
        let was_filled = !is_new && !held.is_empty() && held != "false";
        report.emptied += usize::from(was_filled && leaf.is_empty());
        report.replaced += usize::from(was_filled && !leaf.is_empty() && leaf.typed() != held);
        if report.put.len() < REMEMBERED && leaf.typed() != held {
            report.put.push((path, leaf.typed()));
        }
    }
    for remark in &mut report.remarks {
        remark.holds = pointer::leaf(plan, &remark.path).map(Leaf::typed).unwrap_or_default();
    }
    sort_by(&mut report.remarks, |one, other| (one.row, one.column).cmp(&(other.row, other.column)));
    report
}

struct Cell<'a> {
    row: usize,
    path: String,
    text: &'a str,
}

fn left_out(block: &Block<'_>) -> Vec<usize> {
    let width = block.cells.iter().map(Vec::len).max().unwrap_or(0);
    let has_place = |column: usize| block.goes.get(column).copied().flatten().is_some();
    let is_filled = |column: usize| {
        block.cells.iter().skip(block.skip).any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    (0..width).filter(|column| !has_place(*column) && is_filled(*column)).collect()
}

fn ways(blank: &dyn Node, block: &Block<'_>) -> Vec<Way> {
    let mut numbers = Numbers::default();
    let way = |(column, goes): (usize, &Option<Goes>)| {
        let goes = goes.as_ref()?;
        let (field, currency, kind) = leaf_of(blank, block.fields.get(goes.column)?)?;
        let texts = || block.cells.iter().skip(block.skip).filter_map(move |row| row.get(column).map(String::as_str));
        let day_order = if kind == Kind::Date { dating(&mut texts()).shown() } else { None };
        let point = if is_number(kind) { numbers.take(&mut texts()) } else { None };
        Some(Way { column, field, currency, kind, power: goes.power, day_order, point })
    };
    let mut ways: Vec<Way> = block.goes.iter().enumerate().filter_map(way).collect();
    // A sheet writes all its numbers alike, so that one column tells of another.
    for way in &mut ways {
        way.point = way.point.or(numbers.shown());
    }
    ways
}

/// The value that a field of a row ends in: of a sum of money the amount, of a judgement its value.
pub fn leaf_of(blank: &dyn Node, field: &str) -> Option<(String, Option<String>, Kind)> {
    let mut path = field.to_owned();
    loop {
        match pointer::find(blank, &format!("/{path}"))?.facet() {
            Facet::Leaf(leaf) => {
                let currency = path.strip_suffix("/amount").map(|money| format!("{money}/currency"));
                return Some((path, currency, leaf.kind()));
            }
            Facet::Record(record) if record.place_of("amount").is_some() => path.push_str("/amount"),
            Facet::Record(record) if record.place_of("value").is_some() => path.push_str("/value"),
            Facet::Record(_) | Facet::Rows(_) => return None,
        }
    }
}

/// The places of the block's rows and the ids of the rows that they go into. Rows are added at the end, but not for
/// what is blank at the end of the block.
fn lay_out(plan: &mut Plan, block: &Block<'_>, report: &mut Report) -> Vec<(usize, String)> {
    let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
    let last = block.cells.iter().rposition(is_filled).unwrap_or(0);
    let mut new_ids = block.new_ids.iter();
    let mut laid = Vec::new();
    for place in block.skip..block.cells.len() {
        let id = match block.rows.get(place - block.skip) {
            Some(id) => id.clone(),
            None if place > last => break,
            None => match new_ids.next().and_then(|id| add(plan, block, id)) {
                Some(id) => {
                    report.added.push(id.clone());
                    id
                }
                None => break,
            },
        };
        laid.push((place, id));
    }
    report.rows = laid.len();
    laid
}

fn add(plan: &mut Plan, block: &Block<'_>, id: &RowId) -> Option<String> {
    let rows = pointer::rows_mut(plan, block.list)?;
    let last = rows.len().checked_sub(1).map(|last| rows.order(last));
    let order = Order::between(last, None);
    rows.put(id.clone(), order);
    for (field, value) in block.presets {
        if let Some(leaf) = pointer::leaf_mut(plan, &format!("{}/{id}/{field}", block.list)) {
            leaf.enter(value);
        }
    }
    Some(id.to_string())
}

/// Puts one cell. References are emptied here, so that what stood there before closes no circle with what comes.
fn put(plan: &mut Plan, block: &Block<'_>, way: &Way, cell: &Cell<'_>, report: &mut Report) {
    let base = plan.currency.0.clone();
    let fitted = match way.kind {
        Kind::Reference(_) | Kind::References(_) => return empty(plan, cell),
        _ if cell.text.is_empty() => Fitted::text(""),
        Kind::Choice(_) | Kind::Choices(_) | Kind::Flag | Kind::YesNo | Kind::Rating => {
            match (block.spell)(way.kind, cell.text) {
                Spelled::As(text) => Fitted::text(&text),
                Spelled::Beyond(text, rest) => {
                    let reason = Some(Reason::Beyond { rest, noted: false });
                    Fitted { text: Some(text), currency: None, reason }
                }
                Spelled::Unclear(text, reason) => Fitted { text, currency: None, reason: Some(reason) },
            }
        }
        kind => {
            let money = way.currency.is_some().then_some((way.power, base.as_str()));
            fit(kind, cell.text, Written { money, day_order: way.day_order, point: way.point })
        }
    };
    let mut reason = fitted.reason;
    if let Some(leaf) = fitted.text.as_deref().and_then(|text| Some((pointer::leaf_mut(plan, &cell.path)?, text))) {
        leaf.0.enter(leaf.1);
        let is_mail = cell.path.ends_with("/email") && !leaf.0.is_empty();
        let mistaken = if is_mail { Link::read_mail(leaf.1.trim()).err() } else { None };
        reason = reason.or_else(|| leaf.0.trouble().or(mistaken).map(Reason::Misread));
    }
    if let (Some(currency), Some(field)) = (fitted.currency, &way.currency)
        && let Some(leaf) = pointer::leaf_mut(plan, &cell.path.replace(&way.field, field))
    {
        // The plan's own need not be said.
        leaf.enter(if currency == base { "" } else { currency });
    }
    if is_error(cell.text) {
        reason = Some(Reason::SheetError);
    } else if is_shortened(cell.text) && reason.is_none() {
        reason = Some(Reason::Shortened);
    }
    report.remarks.extend(reason.map(|reason| remark(way, cell, reason)));
}

/// Puts what cells say beyond their choices into the notes of their rows, where these have one and it is empty.
fn note_the_rest(plan: &mut Plan, report: &mut Report, before: &mut Vec<(String, String, bool)>) {
    for remark in &mut report.remarks {
        let Reason::Beyond { rest, noted } = &mut remark.reason else { continue };
        let Some(path) = remark.path.rsplit_once('/').map(|(row, _)| format!("{row}/note")) else { continue };
        if let Some(leaf) = pointer::leaf_mut(plan, &path).filter(|leaf| leaf.is_empty()) {
            leaf.enter(rest);
            *noted = true;
            before.push((path, String::new(), true));
        }
    }
}

fn empty(plan: &mut Plan, cell: &Cell<'_>) {
    if let Some(leaf) = pointer::leaf_mut(plan, &cell.path) {
        leaf.enter("");
    }
}

fn remark(way: &Way, cell: &Cell<'_>, reason: Reason) -> Remark {
    let (path, text) = (cell.path.clone(), cell.text.to_owned());
    Remark { row: cell.row, column: way.column, path, holds: String::new(), text, reason }
}

/// Puts the cells that name rows, now that all rows are there.
fn link(plan: &mut Plan, block: &Block<'_>, ways: &[Way], rows: &[(usize, String)], report: &mut Report) {
    let mut known: Vec<((Target, String), Names)> = Vec::new();
    // Whose contacts and contracts are meant is known when the account is.
    let (of_account, others): (Vec<&Way>, Vec<&Way>) =
        ways.iter().partition(|way| way.kind == Kind::Reference(Target::Account));
    for (place, id) in rows {
        for way in of_account.iter().chain(&others) {
            let text = block.cells.get(*place).and_then(|row| row.get(way.column)).filter(|text| !text.is_empty());
            let (Kind::Reference(target) | Kind::References(target), Some(text)) = (way.kind, text) else { continue };
            let cell = Cell { row: *place, path: format!("{}/{id}/{}", block.list, way.field), text };
            let whose = (target, whose(plan, target, &cell.path));
            if !known.iter().any(|(known, _)| *known == whose) {
                known.push((whose.clone(), Names::of(plan, target, &cell.path)));
            }
            let Some((_, names)) = known.iter().find(|(known, _)| *known == whose) else { continue };
            let many = matches!(way.kind, Kind::References(_));
            let beyond = |id: &str, text: &str| beyond_name(plan, target, &cell.path, id, text);
            let (held, reason) = if many {
                several(names, text, &beyond)
            } else {
                let (held, reason) = one(plan, block, way, names, id, text);
                let rest = if reason.is_none() { beyond(&held, text) } else { None };
                (held, reason.or(rest.map(|rest| Reason::Beyond { rest, noted: false })))
            };
            if let Some(leaf) = pointer::leaf_mut(plan, &cell.path) {
                leaf.enter(&held);
            }
            let reason = if is_error(text) { Some(Reason::SheetError) } else { reason };
            report.remarks.extend(reason.map(|reason| remark(way, &cell, reason)));
        }
    }
}

/// The account in whose list a name is looked for; empty where the list is the plan's.
fn whose(plan: &Plan, target: Target, path: &str) -> String {
    match target.list() {
        ListAt::Plan(_) => String::new(),
        ListAt::Account(_) => account_of(plan, path).map_or(String::new(), |account| account.id.to_string()),
    }
}

fn one(plan: &Plan, block: &Block<'_>, way: &Way, names: &Names, id: &str, text: &str) -> (String, Option<Reason>) {
    match names.called(text) {
        Meaning::One(other) if other == id => (text.to_owned(), Some(Reason::Itself)),
        Meaning::One(other) if closes_circle(plan, block, way, id, &other) => (text.to_owned(), Some(Reason::Circle)),
        Meaning::One(other) => (other, None),
        Meaning::Several(ids) => (text.to_owned(), Some(Reason::Several(ids))),
        Meaning::None => (text.to_owned(), Some(Reason::Nobody)),
    }
}

/// Whether a row would stand above itself if the other came to stand above it in this field.
fn closes_circle(plan: &Plan, block: &Block<'_>, way: &Way, id: &str, other: &str) -> bool {
    let Some(rows) = pointer::rows(plan, block.list).filter(|rows| rows.place_of(other).is_some()) else {
        // It points to rows of another list.
        return false;
    };
    let mut next = other.to_owned();
    for _ in 0..=rows.len() {
        if next == id {
            return true;
        }
        match pointer::leaf(plan, &format!("{}/{next}/{}", block.list, way.field)) {
            Some(leaf) if !leaf.is_empty() => next = leaf.typed(),
            _ => return false,
        }
    }
    false
}
