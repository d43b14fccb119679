//! Worksheet 2.1: how the customer does from year to year.

use crate::figures::{Shown, equals};
use crate::i18n::words::shell;
use crate::i18n::{exact, percent};
use crate::sheets::{AccountFigure, Figure, Seen, figure};
use plan_core::methods::Unavailable;
use plan_core::plan::profile::OperatingYear;
use plan_core::plan::{Money, Plan, Row, Rows};
use plan_core::reading::{YearReading, years_reading};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub static YEAR_FIGURES: &[Figure] = &[
    Figure::own("revenue-growth", shell::GROWTH, revenue_growth),
    Figure::own("profit-margin", shell::PROFIT_MARGIN, profit_margin),
];

pub static YEARS: &[AccountFigure] = &[figure("annual-growth", annual_growth)];

type Years = Rows<OperatingYear>;

/// The years of the account of a path such as `/accounts/<id>/profile/years/<row>`, and the row.
fn year<'a>(plan: &'a Plan, path: &str) -> Option<(&'a Years, &'a Row<OperatingYear>)> {
    let years = &plan.accounts.get(path.split('/').nth(2)?)?.profile.years;
    Some((years, years.get(path.rsplit('/').next()?)?))
}

fn year_figure(
    plan: &Plan,
    path: &str,
    read: fn(&YearReading) -> Result<Decimal, Unavailable>,
    formula: fn(&Years, &OperatingYear, &str) -> Option<String>,
) -> Shown {
    let base = plan.currency.0.as_str();
    let found = year(plan, path).and_then(|(years, row)| {
        let reading = years_reading(years, base).years.into_iter().find(|year| year.row == row.id.as_str())?;
        Some((read(&reading), formula(years, row, base)))
    });
    match found {
        Some((Ok(ratio), formula)) => {
            let ratio = ratio.to_f64().unwrap_or_default();
            let shown = Shown::ratio(ratio);
            let said = |formula| format!("{formula} {} {}", equals(ratio, 3), shown.text);
            let expression = formula.map_or_else(String::new, said);
            Shown { expression, ..shown }
        }
        Some((Err(Unavailable::MixedCurrencies), _)) => {
            Shown { text: shell::MIXED_CURRENCIES.say().to_owned(), ..Shown::nothing() }
        }
        Some((Err(_), _)) | None => Shown::nothing(),
    }
}

fn written(sum: &Money, base: &str) -> Option<String> {
    let currency = if sum.currency.0.is_empty() { base } else { &sum.currency.0 };
    // In words it would be rounded, and the formula untrue.
    Some(format!("{} {currency}", exact(sum.amount.valid()?.0)).trim().to_owned())
}

fn revenue_growth(plan: &Plan, path: &str) -> Shown {
    year_figure(
        plan,
        path,
        |year| year.revenue_growth,
        |years, row, base| {
            let before = row.year.valid()?.0.checked_sub(1)?;
            let is_before = |year: &&Row<OperatingYear>| year.year.valid().is_some_and(|it| it.0 == before);
            let has_revenue = |year: &&Row<OperatingYear>| year.revenue.amount.valid().is_some();
            let before = years.iter().filter(is_before).find(has_revenue)?;
            Some(format!("{} \u{f7} {} \u{2212} 1", written(&row.revenue, base)?, written(&before.revenue, base)?))
        },
    )
}

fn profit_margin(plan: &Plan, path: &str) -> Shown {
    year_figure(
        plan,
        path,
        |year| year.margin,
        |_, row, base| Some(format!("{} \u{f7} {}", written(&row.profit, base)?, written(&row.revenue, base)?)),
    )
}

fn annual_growth(seen: &Seen<'_>) -> Shown {
    let years = &seen.row.profile.years;
    let base = seen.currency();
    let known = || years.iter().filter_map(|row| Some((row.year.valid()?.0, written(&row.revenue, base)?)));
    Shown::of(years_reading(years, base).annual_growth, |rate| {
        let (first, last) = (known().min_by_key(|(year, _)| *year), known().max_by_key(|(year, _)| *year));
        let expression = first.zip(last).map_or_else(String::new, |((from, first), (to, last))| {
            format!("({last} \u{f7} {first})^(1\u{2215}{}) \u{2212} 1 {} {}", to - from, equals(rate, 3), percent(rate))
        });
        Shown { expression, ..Shown::ratio(rate) }
    })
}
