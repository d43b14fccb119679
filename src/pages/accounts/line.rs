//! An account as a line of the table: what it is called, and a cell for each column.

use super::columns::{COLUMNS, Cell, Column};
use crate::i18n::{Unit, Words, choice_label, folded, visible, words::shell};
use crate::sheets::{Seen, account_reviewed_on, account_standing, named};
use crate::state::{Insight, Planner, session};
use chrono::NaiveDate;
use plan_core::plan::{Account, Plan};
use plan_core::value::Target;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub id: String,
    pub name: String,
    pub archived: bool,
    /// Sales that count, for the sums of groups; none where they are not known.
    pub sales: Option<Decimal>,
    /// In the order of `COLUMNS`.
    pub cells: Vec<Cell>,
}

/// What a column looks at.
pub struct Looked<'a> {
    pub plan: &'a Plan,
    pub row: &'a Account,
    /// None of an archived account.
    pub seen: Option<Seen<'a>>,
    pub percent: usize,
    pub reviewed_on: Option<NaiveDate>,
    pub findings: usize,
    pub today: NaiveDate,
}

impl Looked<'_> {
    pub fn owner(&self) -> String {
        named(self.plan, Target::Member, &self.row.profile.owner.0)
    }

    pub fn industry(&self) -> String {
        named(self.plan, Target::Industry, &self.row.profile.industry.0)
    }

    pub fn region(&self) -> String {
        named(self.plan, Target::Region, &self.row.profile.region.0)
    }
}

/// All accounts, archived ones too, in the plan's order.
pub fn lines(planner: Planner, insight: Insight) -> Vec<Line> {
    let today = session().today.get();
    let reading = insight.reading().get();
    let mut findings: BTreeMap<String, usize> = BTreeMap::new();
    insight.findings().with(|found| {
        for account in found.iter().filter_map(|finding| finding.place.account.as_ref()) {
            *findings.entry(account.clone()).or_default() += 1;
        }
    });
    let reads: BTreeMap<&str, _> = reading.accounts.iter().map(|account| (account.id.as_str(), account)).collect();
    planner.plan().with(|plan| {
        let line = |account: &plan_core::plan::Row<Account>| {
            let id = account.id.as_str();
            let read = reads.get(id).filter(|_| !account.archived.0);
            let looked = Looked {
                plan,
                row: account,
                seen: read.map(|read| Seen { plan, row: account, all: &reading, account: read }),
                percent: account_standing(plan, id).percent(),
                reviewed_on: account_reviewed_on(plan, id),
                findings: findings.get(id).copied().unwrap_or_default(),
                today,
            };
            let name = account.name.0.trim();
            let sales = read.and_then(|read| read.revenue.ok()).map(|sales| sales.max(Decimal::ZERO));
            Line {
                id: id.to_owned(),
                name: if name.is_empty() { shell::UNNAMED.say().to_owned() } else { visible(name) },
                archived: account.archived.0,
                sales,
                cells: COLUMNS.iter().map(|column| (column.read)(&looked)).collect(),
            }
        };
        let mut lines: Vec<Line> = plan.accounts.iter().map(line).collect();
        for (place, _) in COLUMNS.iter().enumerate().filter(|(_, column)| column.is_money) {
            say_in_one_unit(&mut lines, place, &plan.currency.0);
        }
        lines
    })
}

/// What a column is called: as its figures are here, or else as always.
pub fn head_of(lines: &[Line], column: &Column) -> String {
    let place = COLUMNS.iter().position(|known| known.name == column.name);
    let own =
        place.and_then(|place| lines.iter().map(|line| &line.cells[place].shown.name).find(|name| !name.is_empty()));
    own.cloned().unwrap_or_else(|| column.label.say().to_owned())
}

/// Sums below each other compare when all are in the same unit.
fn say_in_one_unit(lines: &mut [Line], column: usize, currency: &str) {
    let sum = |line: &Line| line.cells[column].shown.value.parse::<Decimal>().ok();
    let unit = Unit::of(&lines.iter().filter_map(sum).collect::<Vec<_>>());
    for line in lines {
        if let Some(text) = sum(line).and_then(|sum| unit.say(sum, currency)) {
            let shown = &mut line.cells[column].shown;
            let is_marked = !shown.group.is_empty();
            shown.text = text;
            if is_marked {
                *shown = std::mem::take(shown).by_hand();
            }
        }
    }
}

impl Line {
    /// Whether any of its texts holds the wanted one, which is in small letters.
    pub fn holds(&self, wanted: &str) -> bool {
        let texts = self.cells.iter().map(|cell| &cell.shown.text);
        wanted.is_empty() || texts.chain([&self.name]).any(|text| folded(text).contains(wanted))
    }

    pub fn cell(&self, column: &str) -> Option<&Cell> {
        self.cells.get(COLUMNS.iter().position(|known| known.name == column)?)
    }

    /// The group that it belongs to: by what the figure is, whatever marks stand with it.
    pub fn group(&self, column: &str) -> Words {
        let cell = self.cell(column);
        let shown = cell.map(|cell| cell.shown.clone()).unwrap_or_default();
        match (column, shown.text.as_str()) {
            ("tier", _) if !shown.value.is_empty() => choice_label("tier", &shown.value).into(),
            (_, "" | "\u{2013}") => shell::NO_GROUP.into(),
            _ if !shown.group.is_empty() => shown.group.into(),
            _ => shown.text.into(),
        }
    }
}
