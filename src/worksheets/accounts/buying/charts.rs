//! The charts of worksheet 2.3: by year, by product, and the weighted comparison.

use crate::charts::{Axis, Bar, Bars, Chart, Columns, Period, Picture, Tone, Trend, Value, no_data};
use crate::i18n::words::method::{self, role};
use crate::i18n::words::shell;
use crate::i18n::{decimal, money, percent, visible};
use crate::sheets::Subject;
use chrono::Datelike;
use plan_core::methods::growth;
use plan_core::reading::{PurchaseReading, Total, comparison};
use plan_core::value::fixed;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Products that are drawn; the rest is in the table behind.
const MOST_PRODUCTS: usize = 12;

fn number(sum: Decimal) -> f64 {
    sum.to_f64().unwrap_or_default()
}

/// An axis of money from zero on.
pub fn money_axis(title: &str, values: impl Iterator<Item = f64>, currency: &str) -> Axis {
    let write = |sum: f64| money(Decimal::try_from(sum).unwrap_or_default(), currency);
    Axis::fitting(title.to_owned(), values, write)
}

/// Sales by calendar year, with their growth as a line.
pub fn by_year(subject: &Subject<'_>) -> Option<Picture> {
    let (bought, currency) = (&subject.account?.purchases, subject.plan.currency.0.as_str());
    let rows = bought.by_year.iter().enumerate().map(|(place, (year, total))| {
        let rate = growth_of(bought, place).map_or("\u{2013}".to_owned(), percent);
        vec![year_label(bought, *year), total.orders.to_string(), money(total.amount, currency), rate]
    });
    let head = [role::YEAR, method::figure::ORDERS.name, role::AMOUNT, shell::GROWTH];
    let picture = Picture::new(method::figure::BY_YEAR.name, years(bought, currency), &head, rows.collect());
    (!bought.by_year.is_empty()).then_some(picture)
}

/// Growth over the year before, where the records hold both years whole and in a row.
fn growth_of(bought: &PurchaseReading, place: usize) -> Option<f64> {
    let (year, total) = &bought.by_year[place];
    let (before, earlier) = bought.by_year.get(place.checked_sub(1)?)?;
    let is_whole = !is_partial(bought, *year) && !is_partial(bought, *before);
    if is_whole && before + 1 == *year { growth(earlier.amount, total.amount).ok()?.to_f64() } else { None }
}

/// The year that is still running, and the one in which records begin after January.
fn is_partial(bought: &PurchaseReading, year: i32) -> bool {
    let runs = bought.day.is_some_and(|day| day.year() == year && (day.month(), day.day()) != (12, 31));
    runs || bought.first.is_some_and(|first| first.year() == year && first.month() > 1)
}

fn year_label(bought: &PurchaseReading, year: i32) -> String {
    if is_partial(bought, year) { shell::year_in_part(year).say() } else { year.to_string() }
}

fn years(bought: &PurchaseReading, currency: &str) -> Chart {
    let periods: Vec<Period> = bought
        .by_year
        .iter()
        .enumerate()
        .map(|(place, (year, total))| Period {
            label: year_label(bought, *year),
            columns: vec![Value {
                amount: number(total.amount),
                text: money(total.amount, currency),
                tone: Tone::Brand,
            }],
            trend: growth_of(bought, place).map(|rate| Value { amount: rate, text: percent(rate), tone: Tone::Ink }),
            target: None,
        })
        .collect();
    let sums = bought.by_year.iter().map(|(_, total)| number(total.amount));
    let rates = periods.iter().filter_map(|period| Some(period.trend.as_ref()?.amount));
    let trend = periods.iter().any(|period| period.trend.is_some()).then(|| Trend {
        name: shell::GROWTH.say().to_owned(),
        tone: Tone::Ink,
        axis: Axis::fitting(shell::GROWTH.say().to_owned(), rates, percent),
    });
    Chart::Columns(Columns {
        axis: money_axis("", sums, currency),
        trend,
        empty: no_data(),
        periods,
        ..Columns::default()
    })
}

/// Sales by product, from the largest down.
pub fn by_product(subject: &Subject<'_>) -> Option<Picture> {
    let (bought, currency) = (&subject.account?.purchases, subject.plan.currency.0.as_str());
    let named = |(id, total): &(String, Total)| {
        let product = subject.plan.scope.products.get(id).map(|product| visible(&product.name.0));
        let other = if id.is_empty() { shell::NO_PRODUCT.say().to_owned() } else { visible(id) };
        (product.filter(|name| !name.is_empty()).unwrap_or(other), total.clone())
    };
    let products: Vec<(String, Total)> = bought.by_product.iter().map(named).collect();
    let bar = |(name, total): &(String, Total)| Bar {
        label: name.clone(),
        values: vec![Value {
            amount: number(total.amount),
            text: money(total.amount, currency),
            tone: if total.amount.is_sign_negative() { Tone::Bad } else { Tone::Brand },
        }],
        target: None,
    };
    let items = products.iter().take(MOST_PRODUCTS).map(bar).collect();
    let chart = Chart::Bars(Bars { items, empty: no_data(), ..Bars::default() });
    let row =
        |(name, total): &(String, Total)| vec![name.clone(), total.orders.to_string(), money(total.amount, currency)];
    let head = [role::PRODUCT, method::figure::ORDERS.name, role::AMOUNT];
    let rows = products.iter().map(row).collect();
    (!products.is_empty()).then(|| Picture::new(method::figure::BY_PRODUCT.name, chart, &head, rows))
}

/// We and our rivals in the customer's eyes, and the criteria on which we lose.
pub fn compared(subject: &Subject<'_>) -> Option<Picture> {
    let reading = comparison(&subject.row.buying);
    let mut sides = vec![(shell::WE.say().to_owned(), reading.us)];
    for (id, side) in reading.rivals {
        let name = subject.row.industry.rivals.get(&id).map(|rival| visible(&rival.name.0));
        sides.push((name.unwrap_or(id), side));
    }
    let bars = sides.iter().enumerate().filter_map(|(place, (name, side))| {
        let mean = side.mean.ok()?;
        let text = format!("{} ({})", decimal(&fixed(mean, 2), 2), side.scored);
        let tone = if place == 0 { Tone::Brand } else { Tone::Muted };
        Some(Bar { label: name.clone(), values: vec![Value { amount: mean, text, tone }], target: None })
    });
    let chart = Chart::Bars(Bars { items: bars.collect(), empty: no_data(), ..Bars::default() });
    let rows = sides.iter().map(|(name, side)| {
        let mean = side.mean.map_or("\u{2013}".to_owned(), |mean| decimal(&fixed(mean, 2), 2));
        vec![name.clone(), mean, side.scored.to_string()]
    });
    let head = [shell::SUPPLIER, role::SCORE, shell::CRITERIA_SCORED];
    let picture = Picture::new(method::figure::WEIGHTED_COMPARISON.name, chart, &head, rows.collect());
    sides.iter().any(|(_, side)| side.mean.is_ok()).then_some(picture)
}
