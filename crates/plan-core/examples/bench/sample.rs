//! Plans to measure: every field of every record filled with what such a field usually holds.

use plan_core::document::grid::TextRow;
use plan_core::plan::{FacetMut, Node, Order, Plan, RowId};
use plan_core::value::Kind;
use plan_core::workshop::{Identity, Stamp, Workbook};

pub fn identity(number: u64) -> Identity {
    Identity { session: format!("s{number:09x}"), client: number * 1_000_003 }
}

pub fn stamp() -> Stamp {
    Stamp { by: "王芳".into(), at: 1_800_000_000_000 }
}

/// Numbers what is filled, so that no two texts and no two ids are the same.
#[derive(Debug)]
pub struct Filling {
    ids: &'static str,
    number: usize,
}

impl Filling {
    pub fn new(ids: &'static str) -> Self {
        Self { ids, number: 0 }
    }

    fn next(&mut self) -> usize {
        self.number += 1;
        self.number
    }

    /// Fills every field below a node. Lists get rows as their name has it, unless they have some.
    pub fn fill(&mut self, node: &mut dyn Node, name: &str) {
        match node.facet_mut() {
            FacetMut::Leaf(leaf) => leaf.enter(&text(leaf.kind(), self.next())),
            FacetMut::Record(record) => {
                for (place, name) in record.fields().iter().enumerate() {
                    self.fill(record.field_mut(place), name);
                }
            }
            FacetMut::Rows(_) => self.add_rows(node, usual(name)),
        }
    }

    /// Adds filled rows to a list.
    pub fn add_rows(&mut self, list: &mut dyn Node, count: usize) {
        let FacetMut::Rows(rows) = list.facet_mut() else {
            return;
        };
        for _ in 0..count {
            let number = self.next();
            let Some(id) = RowId::new(&format!("{}-{number}", self.ids)) else {
                continue;
            };
            let place = rows.put(id, Order::nth(rows.len()));
            let row = rows.row_mut(place);
            for (field, name) in row.fields().iter().enumerate() {
                self.fill(row.field_mut(field), name);
            }
        }
    }
}

/// How many rows a list of that name usually has.
fn usual(name: &str) -> usize {
    match name {
        "contacts" => 6,
        "years" => 5,
        "units" | "decision_process" => 4,
        "accounts" | "actions" => 0,
        _ => 3,
    }
}

fn text(kind: Kind, number: usize) -> String {
    match kind {
        Kind::Line => format!("海川动力 {number}"),
        Kind::Prose => format!("第 {number} 条：客户集中采购，毛利下降，需要统一的定价和服务。"),
        Kind::Number | Kind::Percent => format!("{}.5", number % 900),
        Kind::Count => (number % 9_000).to_string(),
        Kind::Amount => format!("{}.{:02}", number * 37, number % 100),
        Kind::Share => (number % 100).to_string(),
        Kind::Date => format!("2027-{:02}-{:02}", number % 12 + 1, number % 28 + 1),
        Kind::Birthday => format!("{:02}-{:02}", number % 12 + 1, number % 28 + 1),
        Kind::Month => format!("2026-{:02}", number % 12 + 1),
        Kind::Year => (1960 + number % 80).to_string(),
        Kind::Rating => (number % 5 + 1).to_string(),
        Kind::Flag => "false".into(),
        Kind::YesNo => "true".into(),
        Kind::Choice(set) | Kind::Choices(set) => set.slugs[number % set.slugs.len()].into(),
        Kind::Link => format!("https://example.com/{number}"),
        Kind::Reference(_) | Kind::References(_) => format!("s0000000a1-{number}"),
    }
}

/// A plan with so many full accounts.
pub fn accounts(ids: &'static str, count: usize) -> impl FnOnce(&mut Plan) {
    move |plan| {
        let mut filling = Filling::new(ids);
        filling.fill(plan, "");
        filling.add_rows(&mut plan.accounts, count);
    }
}

/// A plan with so many actions.
pub fn actions(ids: &'static str, count: usize) -> impl FnOnce(&mut Plan) {
    move |plan| {
        let mut filling = Filling::new(ids);
        filling.fill(plan, "");
        filling.add_rows(&mut plan.actions, count);
    }
}

/// A plan with one account that has so many purchase records.
pub fn purchases(ids: &'static str, count: usize) -> impl FnOnce(&mut Plan) {
    move |plan| {
        let mut filling = Filling::new(ids);
        filling.fill(plan, "");
        filling.add_rows(&mut plan.accounts, 1);
        let account = plan.accounts.iter().next().map(|row| row.id.to_string());
        if let Some(account) = account.and_then(|id| plan.accounts.get_mut(&id)) {
            filling.add_rows(&mut account.buying.purchases, count);
        }
    }
}

/// The rows of a table of so many records, of the first account.
pub fn record_rows(count: usize) -> Vec<TextRow> {
    let cells = |n: usize| {
        [
            format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1),
            format!("PO-{n}"),
            format!("产品 {}", n % 40),
            "3".to_owned(),
            format!("{n},250.50"),
        ]
    };
    (0..count).map(|n| TextRow::new(n + 1, cells(n).to_vec())).collect()
}

pub fn book(number: u64, fill: impl FnOnce(&mut Plan)) -> Workbook {
    let mut book = Workbook::new(identity(number));
    book.edit(&stamp(), fill);
    book
}
