//! How the table of accounts is arranged: sorted, filtered, grouped, which columns. It is the person's,
//! not the plan's, and is remembered.

use super::columns::{COLUMNS, Column, GROUPS, USUAL};
use super::line::Line;
use crate::i18n::folded;
use crate::signal::RwSignal;
use crate::state::Session;
use plan_core::sorting::sort_by;
use rust_decimal::Decimal;
use std::cmp::Ordering;

#[derive(Debug, Clone, Copy)]
pub struct Arrangement {
    pub filter: RwSignal<String>,
    pub archived: RwSignal<bool>,
    /// By which column, `name` among them, and whether from the end.
    pub sorted: RwSignal<Option<(&'static str, bool)>>,
    pub grouped: RwSignal<Option<&'static str>>,
    /// Names of the columns that are shown.
    pub columns: RwSignal<Vec<&'static str>>,
    pub page: RwSignal<usize>,
}

/// A stretch of the table.
#[derive(Debug, Clone, PartialEq)]
pub enum Stretch {
    /// Its name, how many accounts, their sales unless none is known or they are too large to add.
    Group(String, usize, Option<Decimal>),
    Line(Line),
}

impl Arrangement {
    pub fn remembered(session: Session) -> Self {
        let known = session.account_columns();
        let chosen: Vec<&'static str> =
            COLUMNS.iter().map(|column| column.name).filter(|name| known.iter().any(|it| it == name)).collect();
        Self {
            filter: RwSignal::new(String::new()),
            archived: RwSignal::new(false),
            sorted: RwSignal::new(None),
            grouped: RwSignal::new(None),
            columns: RwSignal::new(if chosen.is_empty() { USUAL.to_vec() } else { chosen }),
            page: RwSignal::new(0),
        }
    }

    /// The columns that are shown, in their order.
    pub fn shown(self) -> Vec<&'static Column> {
        self.columns.with(|chosen| COLUMNS.iter().filter(|column| chosen.contains(&column.name)).collect())
    }

    pub fn choose(self, session: Session, name: &'static str, on: bool) {
        self.columns.update(|chosen| {
            chosen.retain(|known| *known != name);
            if on {
                chosen.push(name);
            }
        });
        session.remember_account_columns(self.columns.get_untracked().iter().map(|name| (*name).to_owned()).collect());
    }

    pub fn group(self, name: &str) {
        self.page.set(0);
        self.grouped.set(GROUPS.into_iter().find(|known| *known == name));
    }

    /// Up, down, and as in the plan again.
    pub fn sort(self, name: &'static str) {
        self.sorted.update(|sorted| {
            *sorted = match *sorted {
                Some((known, false)) if known == name => Some((name, true)),
                Some((known, true)) if known == name => None,
                _ => Some((name, false)),
            };
        });
    }

    /// The accounts that are shown, in their order.
    pub fn arranged(self, lines: &[Line]) -> Vec<Line> {
        let wanted = folded(self.filter.get().trim());
        let archived = self.archived.get();
        let mut found: Vec<Line> =
            lines.iter().filter(|line| line.archived == archived && line.holds(&wanted)).cloned().collect();
        if let Some((column, descending)) = self.sorted.get() {
            sort_by(&mut found, |one, other| compare(one, other, column, descending));
        }
        if let Some(group) = self.grouped.get() {
            // Several groups may share a place in the order, as the colours of a status do.
            let named = |line: &Line| line.group(group).say();
            sort_by(&mut found, |one, other| {
                compare(one, other, group, false).then_with(|| named(one).cmp(&named(other)))
            });
        }
        found
    }

    /// One page of it, with the heads of its groups.
    pub fn stretches(self, found: &[Line], first: usize, most: usize) -> Vec<Stretch> {
        let Some(group) = self.grouped.get() else {
            return found.iter().skip(first).take(most).cloned().map(Stretch::Line).collect();
        };
        let mut stretches = Vec::new();
        let mut before = None;
        for line in found.iter().skip(first).take(most) {
            let name = line.group(group).say();
            if before.as_ref() != Some(&name) {
                let members = || found.iter().filter(|other| other.group(group).say() == name);
                let sum = sum(members().filter_map(|line| line.sales));
                stretches.push(Stretch::Group(name.clone(), members().count(), sum));
                before = Some(name);
            }
            stretches.push(Stretch::Line(line.clone()));
        }
        stretches
    }
}

/// The sum of what is known; none where nothing is, or it is too large.
fn sum(mut sales: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let first = sales.next()?;
    sales.try_fold(first, Decimal::checked_add)
}

/// What has no value stands at the end, whichever way the others are turned.
fn compare(one: &Line, other: &Line, column: &str, descending: bool) -> Ordering {
    let turned = |order: Ordering| if descending { order.reverse() } else { order };
    if column == "name" {
        return turned(one.name.cmp(&other.name));
    }
    let (Some(one), Some(other)) = (one.cell(column), other.cell(column)) else {
        return Ordering::Equal;
    };
    match (one.key, other.key) {
        (Some(one), Some(other)) => turned(one.total_cmp(&other)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => {
            let (one, other) = (&one.shown.text, &other.shown.text);
            let is_blank = |text: &str| text.is_empty() || text == "\u{2013}";
            is_blank(one).cmp(&is_blank(other)).then_with(|| turned(one.cmp(other)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Shown;
    use crate::pages::accounts::columns::Cell;

    #[test]
    fn sales_that_nobody_knows_are_no_nought() {
        assert_eq!(sum([].into_iter()), None);
        assert_eq!(sum([Decimal::ONE, Decimal::TWO].into_iter()), Some(3.into()));
        assert_eq!(sum([Decimal::MAX, Decimal::ONE].into_iter()), None);
    }

    fn line(name: &str, score: Option<f64>, owner: &str) -> Line {
        let mut cells = vec![Cell::default(); COLUMNS.len()];
        let place = |column: &str| COLUMNS.iter().position(|known| known.name == column).unwrap();
        cells[place("weighted-score")].key = score;
        cells[place("owner")].shown = Shown { text: owner.to_owned(), ..Shown::default() };
        Line { id: name.to_owned(), name: name.to_owned(), archived: false, sales: None, cells }
    }

    #[test]
    fn accounts_without_a_figure_stand_last_both_ways() {
        let (low, high, none) = (line("low", Some(1.0), ""), line("high", Some(9.0), ""), line("none", None, ""));
        assert_eq!(compare(&low, &high, "weighted-score", false), Ordering::Less);
        assert_eq!(compare(&low, &high, "weighted-score", true), Ordering::Greater);
        for descending in [false, true] {
            assert_eq!(compare(&none, &low, "weighted-score", descending), Ordering::Greater);
            assert_eq!(compare(&line("a", None, ""), &line("b", None, "Lin"), "owner", descending), Ordering::Greater);
        }
    }

    #[test]
    fn the_usual_columns_and_groups_are_there() {
        let known = |name: &&str| COLUMNS.iter().any(|column| column.name == *name);
        assert!(USUAL.iter().all(&known) && GROUPS.iter().all(known));
    }
}
