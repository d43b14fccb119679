//! Purchase records from rows, as `plan_core::document::records` judges them.

use super::course::{Choices, Seen};
use super::reading::Table;
use crate::i18n::folded;
use crate::worksheets::spelled;
use chrono::NaiveDate;
use plan_core::document::records::{Column, Dating, DayOrder, Judge, Terms, Ways, dating};
use plan_core::plan::Plan;
use plan_core::value::{Kind, Leaf};

/// The place in a row of each column.
pub fn places(matching: &[Option<usize>]) -> [Option<usize>; 7] {
    Column::ALL.map(|column| matching.iter().position(|field| *field == Some(column as usize)))
}

/// What the dates of the table have first.
pub fn dates(table: &Table, choices: &Choices) -> Dating {
    let Some(column) = places(&choices.matching)[Column::Date as usize] else {
        return Dating::default();
    };
    let first = usize::from(choices.headings);
    dating(&mut (first..table.rows.len()).map(|row| table.cell(row, column)))
}

pub fn day_order(choices: &Choices, dates: Dating) -> DayOrder {
    choices.day_order.or(dates.shown).unwrap_or_default()
}

pub fn judge(plan: &Plan, choices: &Choices, day_order: DayOrder, today: NaiveDate) -> Judge {
    let terms = Terms {
        places: places(&choices.matching),
        day_order,
        power: choices.power,
        account: choices.account.clone(),
        add_products: choices.add_products,
        today,
    };
    with_ways(plan, |ways| Judge::new(plan, terms, ways))
}

/// What reading needs to know of languages.
pub fn with_ways<T>(plan: &Plan, work: impl FnOnce(&Ways<'_>) -> T) -> T {
    let spell = |kind: Kind, text: &str| spelled(plan, "/accounts", kind, text);
    work(&Ways { fold: &folded, spell: &spell })
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, judge: &mut Judge, matching: &[Option<usize>], cells: &[String]) -> Vec<Seen> {
    let reading = with_ways(plan, |ways| judge.read(cells, ways));
    let purchase = &reading.purchase;
    let read = |field: usize, cell: &String| {
        let wrong = reading.troubles.iter().any(|trouble| trouble.field == field);
        let text = match Column::ALL.get(field) {
            _ if wrong => cell.clone(),
            Some(Column::Date) => purchase.date.typed(),
            Some(Column::Quantity) => purchase.quantity.typed(),
            Some(Column::Amount) => purchase.amount.amount.typed(),
            Some(Column::Currency) => purchase.amount.currency.typed(),
            Some(Column::Account) => {
                plan.accounts.get(&reading.account).map_or_else(String::new, |account| account.name.0.clone())
            }
            Some(Column::Order | Column::Product) | None => cell.clone(),
        };
        Seen { text, wrong }
    };
    let raw = |cell: &String| Seen { text: cell.clone(), wrong: false };
    let matched = cells.iter().zip(matching.iter().chain(std::iter::repeat(&None)));
    matched.map(|(cell, field)| field.map_or_else(|| raw(cell), |field| read(field, cell))).collect()
}
