//! What a table has to print: the columns in which something stands, the rows in which something stands, and below
//! each row what has no column.

use super::answer::{Answer, answer, row_answers};
use super::describe::{Column, Figure};
use super::field::Form;
use super::lateness::late_words;
use crate::i18n::Msg;
use chrono::NaiveDate;
use plan_core::plan::{Plan, RowList, pointer};
use plan_core::workshop::Conflict;

/// Rows of one table that are printed. More are a book, and a file of the plan has them all.
const MOST_ROWS: usize = 500;

/// What a table shows of its rows.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub columns: &'static [Column],
    /// Fields that stand below a row.
    pub details: &'static [Column],
    pub figures: &'static [Figure],
    /// Each row is a judgement with evidence.
    pub evidence: bool,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Printed {
    /// What the columns are called, and whether they hold numbers.
    pub head: Vec<(Msg, bool)>,
    pub rows: Vec<PrintedRow>,
    /// Rows that there are beside them.
    pub left_out: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PrintedRow {
    pub cells: Vec<String>,
    /// What does not stand in a column.
    pub below: Vec<(Msg, String)>,
}

impl Printed {
    pub fn of(plan: &Plan, conflicts: &[Conflict], list: &str, shape: Shape, ids: &[String], today: NaiveDate) -> Self {
        let paths: Vec<String> = ids.iter().take(MOST_ROWS).map(|id| format!("{list}/{id}")).collect();
        let blank = pointer::rows(plan, list).map(RowList::blank);
        let is_number =
            |field: &str| blank.as_ref().is_some_and(|blank| Form::of(&**blank, field).is_some_and(Form::is_number));
        let mut columns: Vec<((Msg, bool), Vec<String>)> = Vec::new();
        for column in shape.columns {
            let cell = |row: &String| {
                let path = format!("{row}/{}", column.field);
                let Answer { text, evidence } = answer(plan, conflicts, &path);
                let parts = [text, evidence, late_words(plan, &path, today).unwrap_or_default()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
            };
            let head = (column.heading.label, is_number(column.field));
            columns.push((head, paths.iter().map(cell).collect()));
        }
        for figure in shape.figures {
            let cell = |row: &String| {
                let shown = figure.shown(plan, row, today);
                if shown.value.is_empty() { String::new() } else { shown.text }
            };
            columns.extend(figure.heading().map(|heading| ((heading, true), paths.iter().map(cell).collect())));
        }
        columns.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let row = |(place, path): (usize, &String)| PrintedRow {
            cells: columns.iter().map(|(_, cells)| cells[place].clone()).collect(),
            below: row_answers(plan, conflicts, path, shape.details, shape.evidence),
        };
        let mut rows: Vec<PrintedRow> = paths.iter().enumerate().map(row).collect();
        rows.retain(|row| !row.below.is_empty() || row.cells.iter().any(|cell| !cell.is_empty()));
        Self { head: columns.iter().map(|(head, _)| *head).collect(), rows, left_out: ids.len() - paths.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::describe::{Block, Sheet};
    use crate::sheets::rows;
    use crate::worksheets::SHEETS;
    use plan_core::plan::{Action, Facet, Node, RowId, Worksheet};
    use plan_core::value::{Kind, Leaf};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()
    }

    #[test]
    fn on_paper_an_action_says_that_it_is_late_and_numbers_are_known() {
        let mut plan = Plan::default();
        for (id, due, status) in [("a", "2026-03-01", "open"), ("b", "2026-03-01", "done"), ("c", "2026-04-01", "open")]
        {
            let mut action = Action::default();
            action.due.enter(due);
            action.status.enter(status);
            plan.actions.push(RowId::new(id).unwrap(), action);
        }
        let columns = crate::worksheets::actions::ACTIONS.columns;
        let shape = Shape { columns, details: &[], figures: &[], evidence: false };
        let ids = ["a", "b", "c"].map(str::to_owned);
        let printed = Printed::of(&plan, &[], "/actions", shape, &ids, today());
        let late = crate::i18n::words::shell::overdue(9).say();
        let dates: Vec<String> = printed.rows.iter().map(|row| row.cells[0].clone()).collect();
        assert_eq!(dates, [format!("2026-03-01 \u{b7} {late}"), "2026-03-01".into(), "2026-04-01".into()]);
        let table = crate::sheets::sheet(Worksheet::Profile).unwrap().blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.field == "years" => Some(table),
            _ => None,
        });
        let list = "/accounts/x/profile/years";
        plan.accounts.push(RowId::new("x").unwrap(), plan_core::plan::Account::default());
        pointer::rows_mut(&mut plan, list)
            .unwrap()
            .put(RowId::new("y").unwrap(), plan_core::plan::Order::between(None, None));
        pointer::leaf_mut(&mut plan, &format!("{list}/y/revenue/amount")).unwrap().enter("5");
        let shape = Shape { columns: table.unwrap().columns, details: &[], figures: &[], evidence: false };
        assert!(Printed::of(&plan, &[], list, shape, &["y".to_owned()], today()).head[0].1);
    }

    /// What can be found again in print: a word of its own, or what the kind allows.
    fn text_for(leaf: &dyn Leaf, number: usize) -> String {
        match leaf.kind() {
            Kind::Line | Kind::Prose | Kind::Link => format!("text{number}"),
            Kind::Amount | Kind::Number | Kind::Count => format!("{}", 100_000 + number),
            Kind::Percent | Kind::Share => format!("{}.5", number % 90),
            Kind::Rating => "4".into(),
            Kind::Year => "2026".into(),
            Kind::Month => "2027-03".into(),
            Kind::Date | Kind::Birthday => "2027-03-31".into(),
            Kind::Flag | Kind::YesNo => "true".into(),
            Kind::Choice(set) | Kind::Choices(set) => set.slugs[number % set.slugs.len()].into(),
            Kind::Reference(_) | Kind::References(_) => "x".into(),
        }
    }

    /// Fills every field below a node, each with another text, one row in each list.
    fn fill(plan: &mut Plan, path: &str, count: &mut usize) {
        let steps: Vec<(String, bool)> = match pointer::find(plan, path).map(Node::facet) {
            Some(Facet::Record(record)) => record.each().map(|(name, _)| (name.to_owned(), false)).collect(),
            Some(Facet::Rows(_)) => vec![("x".to_owned(), true)],
            Some(Facet::Leaf(leaf)) => {
                *count += 1;
                let text = text_for(leaf, *count);
                pointer::leaf_mut(plan, path).unwrap().enter(&text);
                return;
            }
            None => return,
        };
        for (step, is_row) in steps {
            if is_row && let Some(rows) = pointer::rows_mut(plan, path) {
                rows.put(RowId::new(&step).unwrap(), plan_core::plan::Order::between(None, None));
            }
            if step != "replica" {
                fill(plan, &format!("{path}/{step}"), count);
            }
        }
    }

    fn all_printed(plan: &Plan, sheet: &Sheet) -> String {
        let mut text = String::new();
        for block in sheet.blocks {
            match block {
                Block::Prompt(prompt) => {
                    let Answer { text: said, evidence } = answer(plan, &[], &sheet.path("x", prompt.field));
                    text.extend([said.as_str(), "\n", evidence.as_str(), "\n"]);
                }
                Block::Table(table) => {
                    let list = sheet.path("x", table.field);
                    let shape = Shape {
                        columns: table.columns,
                        details: table.details,
                        figures: &[],
                        evidence: table.evidence,
                    };
                    let printed = Printed::of(plan, &[], &list, shape, &rows::ids(plan, &list), today());
                    for row in printed.rows {
                        let below = row.below.into_iter().map(|(_, text)| text);
                        row.cells.into_iter().chain(below).for_each(|cell| text.extend([cell.as_str(), "\n"]));
                    }
                }
                Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => {}
            }
        }
        text
    }

    #[test]
    fn print_drops_no_field_that_is_filled_in() {
        let mut plan = Plan::default();
        fill(&mut plan, "", &mut 0);
        let mut checked = 0;
        for sheet in SHEETS {
            let printed = all_printed(&plan, sheet);
            let root = sheet.base("x");
            pointer::each_leaf(pointer::find(&plan, &root).unwrap(), &root, &mut |path, leaf| {
                if matches!(leaf.kind(), Kind::Line | Kind::Prose | Kind::Link) && !path.contains("/review/") {
                    checked += 1;
                    assert!(printed.contains(&leaf.typed()), "{path} is not printed in {}", sheet.number());
                }
            });
        }
        assert!(checked > 100, "{checked}");
    }

    #[test]
    fn an_empty_plan_prints_nothing() {
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), plan_core::plan::Account::default());
        for sheet in SHEETS {
            assert_eq!(all_printed(&plan, sheet).trim(), "", "{}", sheet.number());
        }
    }

    #[test]
    fn columns_and_rows_that_are_empty_are_left_out_and_what_has_no_column_stands_below() {
        let sheet = crate::sheets::sheet(Worksheet::Profile).unwrap();
        let table = sheet.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.field == "contacts" => Some(table),
            _ => None,
        });
        let table = table.unwrap();
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), plan_core::plan::Account::default());
        let list = "/accounts/x/profile/contacts";
        for id in ["a", "b"] {
            let rows = pointer::rows_mut(&mut plan, list).unwrap();
            let last = rows.len().checked_sub(1).map(|last| rows.order(last).clone());
            rows.put(RowId::new(id).unwrap(), plan_core::plan::Order::between(last.as_ref(), None));
        }
        for (field, text) in [("name", "Ling"), ("phone", "555"), ("evidence/by", "Han")] {
            pointer::leaf_mut(&mut plan, &format!("{list}/a/{field}")).unwrap().enter(text);
        }
        let shape = Shape { columns: table.columns, details: table.details, figures: &[], evidence: true };
        let printed = Printed::of(&plan, &[], list, shape, &rows::ids(&plan, list), today());
        assert_eq!(printed.head, [(table.columns[0].heading.label, false)]);
        assert_eq!(printed.rows.len(), 1);
        assert_eq!(printed.rows[0].cells, ["Ling"]);
        let below: Vec<&str> = printed.rows[0].below.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(below, ["555", "Han"]);
    }
}
