//! Where a worksheet stands: how much of the essential is there, when it was last gone through.

use super::describe::{Block, Scope, Sheet};
use super::{SHEETS, sheet};
use crate::i18n::{Msg, words};
use chrono::NaiveDate;
use plan_core::insight::{Completeness, completeness};
use plan_core::plan::{Plan, pointer};
use plan_core::value::{Date, Typed};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub completeness: Completeness,
    pub reviewed_on: Option<NaiveDate>,
    pub next_on: Option<NaiveDate>,
}

/// The standing of a worksheet; of an account's worksheet without an account, over all accounts.
pub fn sheet_standing(plan: &Plan, sheet: &Sheet, account: Option<&str>) -> Standing {
    match (sheet.scope, account) {
        (Scope::Account, None) => {
            let accounts = plan.accounts.iter().filter(|account| !account.archived.0);
            let sum = accounts.map(|account| sheet_standing(plan, sheet, Some(account.id.as_str())).completeness);
            Standing { completeness: sum.fold(Completeness::default(), |sum, one| sum + one), ..Standing::default() }
        }
        (_, account) => {
            let account = account.unwrap_or_default();
            let paths = sheet.essentials(account);
            let date = |field: &str| {
                let path = format!("{}/{field}", sheet.review_path(account));
                pointer::leaf(plan, &path).and_then(|leaf| Date::read(&leaf.typed()).ok()).map(|date| date.0)
            };
            Standing {
                completeness: completeness(plan, paths.iter().map(String::as_str)),
                reviewed_on: date("reviewed_on"),
                next_on: date("next_on"),
            }
        }
    }
}

/// How far an account's worksheets are, together.
pub fn account_standing(plan: &Plan, account: &str) -> Completeness {
    SHEETS
        .iter()
        .filter(|sheet| sheet.scope == Scope::Account)
        .map(|sheet| sheet_standing(plan, sheet, Some(account)).completeness)
        .fold(Completeness::default(), |sum, one| sum + one)
}

/// The label that a worksheet gives to the field at a path of ids.
pub(super) fn label_of(path: &str) -> Option<Msg> {
    let top = match path {
        "/name" => Some(words::plan::field::NAME),
        "/company" => Some(words::plan::field::COMPANY),
        "/currency" => Some(words::plan::field::CURRENCY),
        _ => None,
    };
    if top.is_some() {
        return top;
    }
    if path.starts_with("/actions") {
        let field = path.rsplit('/').next()?;
        return super::actions::COLUMNS.iter().find(|column| column.field == field).map(|column| column.heading.label);
    }
    let account = path.strip_prefix("/accounts/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let place = plan_core::insight::Place::of(path)?;
    let sheet = sheet(place.worksheet)?;
    sheet.blocks.iter().find_map(|block| match block {
        Block::Prompt(prompt) => {
            let own = sheet.path(account, prompt.field);
            path.strip_prefix(&own)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                .then_some(prompt.guide.label)
        }
        Block::Table(table) => {
            let list = sheet.path(account, table.field);
            let field = path.strip_prefix(&list)?.strip_prefix('/')?.split_once('/').map(|(_, field)| field);
            let columns = table.columns.iter().chain(table.details);
            let column = columns.into_iter().find(|column| {
                field.is_some_and(|field| field == column.field || field.starts_with(&format!("{}/", column.field)))
            });
            Some(column.map_or(table.guide.label, |column| column.heading.label))
        }
        Block::Section(_) | Block::Own(_) => None,
    })
}
