//! The charts of worksheet 2.3: by year, by product, and the weighted comparison.

use crate::charts::{Axis, Bar, Bars, Chart, ChartView, Columns, Period, Table, Tone, Trend, Value, no_data};
use crate::i18n::words::method::role;
use crate::i18n::words::{method, shell};
use crate::i18n::{decimal, money, percent, visible};
use crate::prelude::*;
use crate::sheets::Context;
use crate::sheets::Seen;
use chrono::Datelike;
use plan_core::methods::growth;
use plan_core::reading::{PurchaseReading, comparison};
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
pub fn year_chart(context: Context) -> AnyView {
    let read = memo(move || {
        Seen::at(context, |seen| (seen.account.purchases.clone(), seen.currency().to_owned())).unwrap_or_default()
    });
    let model = memo(move || read.with(|(bought, currency)| years(bought, currency)));
    let table = memo(move || read.with(|(bought, currency)| year_table(bought, currency)));
    let has_years = move || read.with(|(bought, _)| !bought.by_year.is_empty());
    when(has_years, move || view! { <ChartView model title=method::figure::BY_YEAR.name table /> })
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

fn year_table(bought: &PurchaseReading, currency: &str) -> Table {
    let words = [role::YEAR, method::figure::ORDERS.name, role::AMOUNT, shell::GROWTH];
    let rows = bought.by_year.iter().enumerate().map(|(place, (year, total))| {
        let rate = growth_of(bought, place).map_or("\u{2013}".to_owned(), percent);
        vec![year_label(bought, *year), total.orders.to_string(), money(total.amount, currency), rate]
    });
    Table { head: words.map(|word| word.say().to_owned()).to_vec(), rows: rows.collect() }
}

/// Sales by product, from the largest down.
pub fn product_chart(context: Context) -> AnyView {
    let read = memo(move || {
        let found = Seen::at(context, |seen| {
            let products = seen.account.purchases.by_product.iter().map(|(id, total)| {
                let named = seen.plan.scope.products.get(id).map(|product| visible(&product.name.0));
                let name = named.filter(|name| !name.is_empty());
                let other = if id.is_empty() { shell::NO_PRODUCT.say().to_owned() } else { visible(id) };
                (name.unwrap_or(other), total.clone())
            });
            (products.collect::<Vec<_>>(), seen.currency().to_owned())
        });
        found.unwrap_or_default()
    });
    let model = memo(move || {
        read.with(|(products, currency)| {
            let bar = |(name, total): &(String, plan_core::reading::Total)| Bar {
                label: name.clone(),
                values: vec![Value {
                    amount: number(total.amount),
                    text: money(total.amount, currency),
                    tone: if total.amount.is_sign_negative() { Tone::Bad } else { Tone::Brand },
                }],
                target: None,
            };
            Chart::Bars(Bars {
                items: products.iter().take(MOST_PRODUCTS).map(bar).collect(),
                empty: no_data(),
                ..Bars::default()
            })
        })
    });
    let table = memo(move || {
        read.with(|(products, currency)| {
            let words = [role::PRODUCT, method::figure::ORDERS.name, role::AMOUNT];
            let rows = products
                .iter()
                .map(|(name, total)| vec![name.clone(), total.orders.to_string(), money(total.amount, currency)]);
            Table { head: words.map(|word| word.say().to_owned()).to_vec(), rows: rows.collect() }
        })
    });
    let has_products = move || read.with(|(products, _)| !products.is_empty());
    when(has_products, move || view! { <ChartView model title=method::figure::BY_PRODUCT.name table /> })
}

/// We and our rivals in the customer's eyes, and the criteria on which we lose.
pub fn comparison_chart(context: Context) -> AnyView {
    let sides = memo(move || {
        let found = context.planner.plan().with(|plan| {
            let account = context.account.with_value(|id| plan.accounts.get(id).cloned())?;
            let reading = comparison(&account.buying);
            let mut sides = vec![(shell::WE.say().to_owned(), reading.us)];
            for (id, side) in reading.rivals {
                let name = account.industry.rivals.get(&id).map(|rival| visible(&rival.name.0));
                sides.push((name.unwrap_or(id), side));
            }
            Some(sides)
        });
        found.unwrap_or_default()
    });
    let has_scores = move || sides.with(|sides| sides.iter().any(|(_, side)| side.mean.is_ok()));
    let model = memo(move || {
        sides.with(|sides| {
            let bars = sides.iter().enumerate().filter_map(|(place, (name, side))| {
                let mean = side.mean.ok()?;
                let text = format!("{} ({})", decimal(&fixed(mean, 2), 2), side.scored);
                let tone = if place == 0 { Tone::Brand } else { Tone::Muted };
                Some(Bar { label: name.clone(), values: vec![Value { amount: mean, text, tone }], target: None })
            });
            Chart::Bars(Bars { items: bars.collect(), empty: no_data(), ..Bars::default() })
        })
    });
    let table = memo(move || {
        sides.with(|sides| Table {
            head: vec![
                shell::SUPPLIER.say().to_owned(),
                role::SCORE.say().to_owned(),
                shell::CRITERIA_SCORED.say().to_owned(),
            ],
            rows: sides
                .iter()
                .map(|(name, side)| {
                    let mean = side.mean.map_or("\u{2013}".to_owned(), |mean| decimal(&fixed(mean, 2), 2));
                    vec![name.clone(), mean, side.scored.to_string()]
                })
                .collect(),
        })
    });
    when(has_scores, move || {
        view! { <ChartView model title=method::figure::WEIGHTED_COMPARISON.name table /> }
    })
}
