//! Purchase records from rows, as `plan_core::document::records` judges them.

use super::choices::Choices;
use super::course::Seen;
use super::sums::{MOST_DIGITS, with_currency};
use crate::i18n::words::import as words;
use crate::i18n::{decimal, folded};
use crate::platform::clock;
use crate::sheets::spelled;
use chrono::NaiveDate;
use plan_core::document::grid::TextRow;
use plan_core::document::records::{Column, Judge, Places, Survey, Terms, Ways};
use plan_core::plan::{Money, Plan};
use plan_core::value::{Kind, Leaf};

/// The place in a row of each column.
pub fn places(matching: &[Option<usize>]) -> Places {
    Column::ALL.map(|column| matching.iter().position(|field| *field == Some(column as usize)))
}

pub fn judge(plan: &Plan, choices: &Choices, survey: &Survey, today: NaiveDate) -> Judge {
    let terms = Terms {
        places: places(&choices.matching),
        dates: choices.dates(survey),
        point: choices.point(survey).unwrap_or_default(),
        powers: choices.all_powers(),
        tax: choices.tax.map(Into::into),
        inherits: choices.inherits,
        width: choices.width,
        may_tear: choices.may_tear,
        account: choices.account.clone(),
        assigned: choices.assigned.clone(),
        add_products: choices.adds.products,
        today,
    };
    with_ways(plan, |ways| Judge::new(plan, terms, ways)).with_headings(&choices.names)
}

/// What reading needs to know of languages.
pub fn with_ways<T>(plan: &Plan, work: impl FnOnce(&Ways<'_>) -> T) -> T {
    let spell = |kind: Kind, text: &str| spelled(plan, "/accounts", kind, text).0;
    work(&Ways { fold: &folded, spell: &spell, local: &clock::local_time })
}

/// A sum with the currency that it is in, unless that is the plan's.
fn shown(money: &Money) -> String {
    if money.amount.is_empty() {
        return String::new();
    }
    with_currency(&decimal(&money.amount.typed(), MOST_DIGITS), &money.currency.0)
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, judge: &mut Judge, matching: &[Option<usize>], place: usize, row: &TextRow) -> Vec<Seen> {
    let (reading, _) = with_ways(plan, |ways| judge.read_line(place, row, ways));
    let purchase = &reading.purchase;
    let read = |field: usize, cell: &String| {
        let wrong = reading.troubles.iter().any(|trouble| trouble.field == field);
        let text = match Column::ALL.get(field) {
            _ if wrong => cell.clone(),
            Some(Column::Date) => purchase.date.typed(),
            Some(Column::Quantity) => decimal(&purchase.quantity.typed(), MOST_DIGITS),
            // Beside sums without tax, those with it do not come in.
            Some(Column::Gross) if matching.contains(&Some(Column::Amount as usize)) => cell.clone(),
            Some(Column::Gross) if !purchase.amount.amount.is_empty() => {
                words::net_amount(shown(&purchase.amount)).say()
            }
            Some(Column::Amount | Column::Gross) => shown(&purchase.amount),
            Some(Column::Cost) => shown(&purchase.cost),
            Some(Column::Margin) => shown(&purchase.gross_margin),
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
    let matched = row.cells.iter().zip(matching.iter().chain(std::iter::repeat(&None)));
    matched.map(|(cell, field)| field.map_or_else(|| raw(cell), |field| read(field, cell))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;

    /// The first row of a table with these columns, as it is shown before it comes in.
    fn shown_of(columns: &[(Column, &str)], change: impl Fn(&mut Choices)) -> Vec<String> {
        let mut choices = Choices {
            matching: columns.iter().map(|(column, _)| Some(*column as usize)).collect(),
            ..Choices::default()
        };
        change(&mut choices);
        let (plan, row) =
            (Plan::default(), TextRow::new(1, columns.iter().map(|(_, cell)| (*cell).to_owned()).collect()));
        let survey = Survey::new(places(&choices.matching));
        let mut judge = judge(&plan, &choices, &survey, NaiveDate::MAX);
        seen(&plan, &mut judge, &choices.matching, 0, &row).into_iter().map(|seen| seen.text).collect()
    }

    #[test]
    fn sums_are_shown_with_their_thousands_parted_and_their_currency() {
        use Column::{Amount, Cost, Date, Quantity};
        let row = [(Date, "2026-03-05"), (Quantity, "1200"), (Amount, "A$1023000000.50"), (Cost, "7000")];
        assert_eq!(shown_of(&row, |_| {})[1..], ["1,200", "1,023,000,000.5 AUD", "7,000 AUD"]);
        assert_eq!(shown_of(&[(Date, "2026-03-05"), (Amount, "1200")], |_| {})[1], "1,200");
        let blank = [(Amount, ""), (Column::Currency, "USD")];
        assert_eq!(shown_of(&blank, |_| {})[0], "");
    }

    #[test]
    fn a_sum_with_tax_is_shown_without_it_and_says_so() {
        use Column::{Amount, Date, Gross};
        language().set(Language::English);
        let row = [(Date, "2026-03-05"), (Gross, "11.3")];
        let in_ten_thousands = |choices: &mut Choices| {
            choices.tax = Some(13);
            choices.powers[Gross as usize] = Some(4);
        };
        assert_eq!(shown_of(&row, in_ten_thousands)[1], "100,000 net");
        // Where both are there, only the one without it comes in.
        assert_eq!(shown_of(&[(Gross, "1130"), (Amount, "1000")], |_| {}), ["1130", "1,000"]);
    }
}
