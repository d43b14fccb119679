//! Purchase records from rows, as `plan_core::document::records` judges them.

use super::choices::Choices;
use super::course::Seen;
use crate::i18n::folded;
use crate::platform::clock;
use crate::worksheets::spelled;
use chrono::NaiveDate;
use plan_core::document::records::{Column, Judge, Places, Survey, Terms, Ways};
use plan_core::plan::Plan;
use plan_core::value::{Kind, Leaf};

/// The place in a row of each column.
pub fn places(matching: &[Option<usize>]) -> Places {
    Column::ALL.map(|column| matching.iter().position(|field| *field == Some(column as usize)))
}

pub fn judge(plan: &Plan, choices: &Choices, survey: &Survey, today: NaiveDate) -> Judge {
    let terms = Terms {
        places: places(&choices.matching),
        day_order: choices.day_order.or(survey.dates.shown()).unwrap_or_default(),
        point: choices.point.or(survey.numerals.shown()).unwrap_or_default(),
        power: choices.power,
        quantity_power: choices.quantity_power,
        tax: choices.tax.map(Into::into),
        inherits: choices.inherits,
        width: choices.width,
        account: choices.account.clone(),
        add_products: choices.add_products,
        today,
    };
    with_ways(plan, |ways| Judge::new(plan, terms, ways)).with_headings(&choices.names)
}

/// What reading needs to know of languages.
pub fn with_ways<T>(plan: &Plan, work: impl FnOnce(&Ways<'_>) -> T) -> T {
    let spell = |kind: Kind, text: &str| spelled(plan, "/accounts", kind, text).0;
    work(&Ways { fold: &folded, spell: &spell, local: &clock::local_time })
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, judge: &mut Judge, matching: &[Option<usize>], place: usize, cells: &[String]) -> Vec<Seen> {
    let (reading, _) = with_ways(plan, |ways| judge.read_line(place, cells, ways));
    let purchase = &reading.purchase;
    let read = |field: usize, cell: &String| {
        let wrong = reading.troubles.iter().any(|trouble| trouble.field == field);
        let text = match Column::ALL.get(field) {
            _ if wrong => cell.clone(),
            Some(Column::Date) => purchase.date.typed(),
            Some(Column::Quantity) => purchase.quantity.typed(),
            Some(Column::Amount | Column::Gross) => purchase.amount.amount.typed(),
            Some(Column::Cost) => purchase.cost.amount.typed(),
            Some(Column::Margin) => purchase.gross_margin.amount.typed(),
            Some(Column::Order) => purchase.order.typed(),
            Some(Column::Currency) => purchase.amount.currency.typed(),
            Some(Column::Account) => {
                plan.accounts.get(&reading.account).map_or_else(String::new, |account| account.name.0.clone())
            }
            Some(Column::Product | Column::Tax) | None => cell.clone(),
        };
        Seen { text, wrong }
    };
    let raw = |cell: &String| Seen { text: cell.clone(), wrong: false };
    let matched = cells.iter().zip(matching.iter().chain(std::iter::repeat(&None)));
    matched.map(|(cell, field)| field.map_or_else(|| raw(cell), |field| read(field, cell))).collect()
}
