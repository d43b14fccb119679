//! Where a worksheet stands: how much of the essential is there, when it was last gone through.

use super::book::{book, sheet};
use super::describe::{Block, Column, Sheet, Table};
use crate::i18n::{Msg, words};
use chrono::NaiveDate;
use plan_core::plan::{Plan, SheetScope, Worksheet, pointer};
use plan_core::reading::{Completeness, completeness};
use plan_core::value::{Date, Typed};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub completeness: Completeness,
    pub reviewed_on: Option<NaiveDate>,
    pub next_on: Option<NaiveDate>,
}

/// The standing of a worksheet; of an account's worksheet without an account, over all accounts.
pub fn sheet_standing(plan: &Plan, sheet: &Sheet, account: Option<&str>) -> Standing {
    match (sheet.scope(), account) {
        (SheetScope::Account, None) => {
            let accounts = plan.accounts.iter().filter(|account| !account.archived.0);
            let sum = accounts.map(|account| sheet_standing(plan, sheet, Some(account.id.as_str())).completeness);
            Standing { completeness: sum.fold(Completeness::default(), |sum, one| sum + one), ..Standing::default() }
        }
        (_, account) => {
            let account = account.unwrap_or_default();
            let paths = sheet.essentials(account);
            Standing {
                completeness: completeness(plan, paths.iter().map(String::as_str)),
                reviewed_on: review_date(plan, sheet, account, "reviewed_on"),
                next_on: review_date(plan, sheet, account, "next_on"),
            }
        }
    }
}

fn review_date(plan: &Plan, sheet: &Sheet, account: &str, field: &str) -> Option<NaiveDate> {
    let path = format!("{}/{field}", sheet.review_path(account));
    pointer::leaf(plan, &path).and_then(|leaf| Date::read(&leaf.typed()).ok()).map(|date| date.0)
}

/// How far an account's worksheets are, together.
pub fn account_standing(plan: &Plan, account: &str) -> Completeness {
    book()
        .sheets
        .iter()
        .filter(|sheet| sheet.scope() == SheetScope::Account)
        .map(|sheet| sheet_standing(plan, sheet, Some(account)).completeness)
        .fold(Completeness::default(), |sum, one| sum + one)
}

/// When the oldest of an account's worksheets was last gone through; none while one never was.
pub fn account_reviewed_on(plan: &Plan, account: &str) -> Option<NaiveDate> {
    let sheets = book().sheets.iter().filter(|sheet| sheet.scope() == SheetScope::Account);
    sheets.map(|sheet| review_date(plan, sheet, account, "reviewed_on")).min().flatten()
}

/// The label that a worksheet gives to the field at a path of ids.
pub fn label_of(path: &str) -> Option<Msg> {
    let top = match path {
        "/name" => Some(words::plan::field::NAME),
        "/company" => Some(words::plan::field::COMPANY),
        "/currency" => Some(words::plan::field::CURRENCY),
        _ => None,
    };
    if top.is_some() {
        return top;
    }
    // No worksheet has these lists to itself.
    for list in book().lists {
        if let Some(row) = path.strip_prefix(list.field).and_then(|row| row.strip_prefix('/')) {
            return heading(row, list.columns, list.details);
        }
    }
    let account = path.strip_prefix("/accounts/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    // A list may have columns on other worksheets besides its own.
    let own = Worksheet::showing(path).and_then(sheet);
    let mut sheets = own.into_iter().chain(book().sheets.iter().copied());
    sheets.find_map(|sheet| label_on(sheet, account, path)).or_else(|| list_label_on(own?, account, path))
}

fn label_on(sheet: &Sheet, account: &str, path: &str) -> Option<Msg> {
    sheet.blocks.iter().find_map(|block| match block {
        Block::Prompt(prompt) => {
            let own = sheet.path(account, prompt.field);
            path.strip_prefix(&own)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                .then_some(prompt.guide.label)
        }
        Block::Table(table) => heading(row_below(sheet, account, table, path)?, table.columns, table.details),
        Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => None,
    })
}

/// What the list is called in which a path lies, for what no column shows.
fn list_label_on(sheet: &Sheet, account: &str, path: &str) -> Option<Msg> {
    sheet.blocks.iter().find_map(|block| match block {
        Block::Table(table) => row_below(sheet, account, table, path).map(|_| table.guide.label),
        _ => None,
    })
}

/// The part of a path that begins with the id of a row of the table.
fn row_below<'a>(sheet: &Sheet, account: &str, table: &Table, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(&sheet.path(account, table.field))?.strip_prefix('/')
}

/// The heading of the column with a field, whose path begins with the id of its row.
fn heading(path: &str, columns: &'static [Column], details: &'static [Column]) -> Option<Msg> {
    let (_, field) = path.split_once('/')?;
    let is_shown = |column: &&Column| {
        field.strip_prefix(column.field).is_some_and(|below| below.is_empty() || below.starts_with('/'))
    };
    columns.iter().chain(details).find(is_shown).map(|column| column.heading.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_shared_list_have_the_names_of_its_columns() {
        assert_eq!(label_of("/actions/a/due"), Some(words::plan::column::actions::due.label));
        assert_eq!(label_of("/risks/r/what"), Some(words::risk::column::risks::what.label));
        assert_eq!(label_of("/risks/r/loss/amount"), Some(words::risk::column::risks::loss.label));
        assert_eq!(label_of("/risks/r"), None);
    }

    #[test]
    fn a_field_of_the_industry_has_the_name_of_its_prompt_or_column() {
        let of = |field: &str| label_of(&format!("/accounts/a/industry/{field}"));
        assert_eq!(of("forces/buyers/value"), Some(words::industry::prompt::buyers.label));
        assert_eq!(of("forces/buyers_reason"), Some(words::industry::prompt::buyers_reason.label));
        assert_eq!(of("rivals/r/is_us"), Some(words::industry::column::rivals::is_us.label));
        assert_eq!(of("rivals/r/evidence/by"), Some(words::industry::table::rivals.label));
    }
}
