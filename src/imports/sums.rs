//! What can be chosen about the sums of a table: in which unit each column of them is, and how much tax is in them.

use super::choices::Choices;
use super::choosing::{Options, select};
use super::course::Import;
use super::headings::UNITS;
use crate::i18n::words::{import as words, shell};
use crate::i18n::{Msg, decimal, visible};
use crate::prelude::*;
use plan_core::document::records::{Column, Point, without_tax};
use rust_decimal::Decimal;

/// Digits behind the point that are shown of what will come in: all.
pub const MOST_DIGITS: usize = 28;
/// Currencies that are summed up on the page.
const MOST_CURRENCIES: usize = 6;

/// Percent of tax that sums with tax may hold: those of China, then those of others.
const TAXES: [u32; 14] = [13, 9, 6, 5, 3, 1, 0, 7, 8, 10, 19, 20, 21, 25];

/// Columns whose unit can be chosen.
static IN_UNITS: [(Column, &str, Msg); 6] = [
    (Column::Amount, "unit", words::UNIT),
    (Column::Gross, "unit", words::UNIT),
    (Column::Tax, "tax-unit", words::TAX_UNIT),
    (Column::Cost, "cost-unit", words::COST_UNIT),
    (Column::Margin, "margin-unit", words::MARGIN_UNIT),
    (Column::Quantity, "quantity-unit", words::QUANTITY_UNIT),
];

/// A sum, already in words, with its currency, which is empty for the plan's own.
pub fn with_currency(sum: &str, currency: &str) -> String {
    format!("{sum} {currency}").trim().to_owned()
}

/// What sums of several currencies come to: each by itself.
pub fn sums_in_words<'a>(sums: impl Iterator<Item = (&'a str, Option<Decimal>)>) -> String {
    let said = sums.filter_map(|(currency, sum)| {
        Some(with_currency(&decimal(&sum?.to_string(), MOST_DIGITS), &visible(currency)))
    });
    let said: Vec<String> = said.collect();
    let more = said.len().saturating_sub(MOST_CURRENCIES);
    let more = (more > 0).then(|| shell::and_more(more).say());
    let shown = said.into_iter().take(MOST_CURRENCIES).chain(more).collect::<Vec<_>>();
    shown.join(shell::LIST_COMMA.say())
}

/// The units of all columns that come in.
pub fn units(import: Import) -> AnyView {
    let of = move |(column, name, label): &(Column, &'static str, Msg)| {
        let (column, name, label) = (*column, *name, *label);
        when(move || import.choices.with(|it| it.asks_unit(column)), move || unit(import, column, name, label))
    };
    IN_UNITS.iter().map(of).collect_view().into_any()
}

impl Choices {
    /// Whether somebody may want to say in which unit a column is.
    fn asks_unit(&self, column: Column) -> bool {
        self.has(column)
            && match column {
                // Beside sums without tax, those with it do not come in.
                Column::Gross | Column::Tax => !self.has(Column::Amount),
                // Few count in thousands, and most say so.
                Column::Quantity => self.power(column) > 0 || self.powers[column as usize].is_some(),
                _ => true,
            }
    }
}

fn unit(import: Import, column: Column, name: &'static str, label: Msg) -> AnyView {
    let options = move || {
        let (text, number) = example(import, column);
        let chosen = import.choices.with(|it| it.power(column));
        let named = |(power, name): &(u32, Msg)| {
            let times = (0..*power).try_fold(number?, |number, _| number.checked_mul(Decimal::TEN))?;
            Some(words::becomes(name.say(), decimal(&times.to_string(), 28), visible(&text)).say())
        };
        Options {
            named: UNITS.iter().map(|unit| named(unit).unwrap_or_else(|| unit.1.say().to_owned())).collect(),
            chosen: UNITS.iter().position(|(power, ..)| *power == chosen).unwrap_or(0),
        }
    };
    let choose = move |place: usize| import.choose(|it| it.powers[column as usize] = Some(UNITS[place].0));
    select(name, label, Callback::new(move |()| options()), Callback::new(choose))
}

/// How much tax is in sums with tax.
pub fn tax(import: Import) -> AnyView {
    let options = move || {
        let (text, gross) = example(import, Column::Gross);
        let chosen = import.choices.with(|it| it.tax);
        let named = |percent: &u32| {
            let name = words::tax_rate(*percent).say();
            let net = gross.and_then(|gross| without_tax(gross, Decimal::from(*percent)));
            net.map_or_else(
                || name.clone(),
                |net| words::becomes(name.clone(), decimal(&net.to_string(), 28), visible(&text)).say(),
            )
        };
        Options {
            named: [words::CHOOSE.say().to_owned()].into_iter().chain(TAXES.iter().map(named)).collect(),
            chosen: TAXES.iter().position(|percent| Some(*percent) == chosen).map_or(0, |place| place + 1),
        }
    };
    let choose = move |place: usize| import.choose(|it| it.tax = place.checked_sub(1).map(|place| TAXES[place]));
    select("tax", words::TAX_IN, Callback::new(move |()| options()), Callback::new(choose))
}

/// The first cell of a column that holds a number, or something at all, and that number as it will be read.
fn example(import: Import, column: Column) -> (String, Option<Decimal>) {
    let (place, first) =
        import.choices.with(|it| (it.matching.iter().position(|field| *field == Some(column as usize)), it.first));
    let Some(place) = place else {
        return Default::default();
    };
    let point = import.choices.with(|it| import.survey.with(|survey| it.point(survey))).unwrap_or_default();
    import.table.with(|table| {
        let mut rows = table.rows.iter().skip(first).take(50).filter_map(|row| Some((row, row.cells.get(place)?)));
        let found = rows.find(|(_, cell)| cell.contains(|c: char| c.is_ascii_digit() && c != '0'));
        found.map_or_else(Default::default, |(row, cell)| {
            (cell.clone(), if row.is_number(place) { Point::Dot } else { point }.read(cell))
        })
    })
}
