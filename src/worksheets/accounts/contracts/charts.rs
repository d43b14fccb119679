//! The charts of worksheet 2.5: what is open by age, and what is to come in month by month.

use crate::charts::{Bar, Bars, Chart, Columns, Period, Picture, Tone, Value, no_data};
use crate::i18n::words::contracts as c;
use crate::i18n::words::method::role;
use crate::i18n::{money, percent};
use crate::sheets::Subject;
use crate::worksheets::accounts::buying::money_axis;
use chrono::Datelike;
use plan_core::methods::{AGEING_EDGES, ageing, part_of};
use plan_core::reading::{PlannedMonth, open_items, planned};
use plan_core::value::Month;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn number(sum: Decimal) -> f64 {
    sum.to_f64().unwrap_or_default()
}

/// From not yet due on: the older, the worse.
const TONES: [Tone; 5] = [Tone::Good, Tone::Info, Tone::Warn, Tone::Bad, Tone::Bad];

fn band_names() -> Vec<String> {
    let [first, .., last] = AGEING_EDGES;
    let between = AGEING_EDGES.windows(2).map(|edge| c::days_between(edge[0], edge[1] - 1).say());
    let not_due = if first == 0 { c::NOT_DUE.say().to_owned() } else { c::days_below(first).say() };
    std::iter::once(not_due).chain(between).chain([c::days_from(last).say()]).collect()
}

fn ageing_of(subject: &Subject<'_>) -> Option<Vec<Decimal>> {
    let base = subject.plan.currency.0.as_str();
    let open = open_items(&subject.row.contracts, base, subject.today).ok()?;
    ageing(&open.by_age, &AGEING_EDGES).ok().filter(|_| !open.by_age.is_empty())
}

/// What is open by days past due, with its part of the whole.
pub fn by_age(subject: &Subject<'_>) -> Option<Picture> {
    let (bands, currency) = (ageing_of(subject)?, subject.plan.currency.0.as_str());
    let whole = bands.iter().try_fold(Decimal::ZERO, |sum, band| sum.checked_add(*band))?;
    let share = |sum: Decimal| part_of(sum, whole).ok().map_or("\u{2013}".to_owned(), |it| percent(number(it)));
    let named = || band_names().into_iter().zip(bands.iter().copied());
    let bar = |((label, sum), tone): ((String, Decimal), Tone)| {
        let text = format!("{} ({})", money(sum, currency), share(sum));
        Bar { label, values: vec![Value { amount: number(sum), text, tone }], target: None }
    };
    let chart = Chart::Bars(Bars { items: named().zip(TONES).map(bar).collect(), empty: no_data(), ..Bars::default() });
    let rows = named().map(|(label, sum)| vec![label, money(sum, currency), share(sum)]).collect();
    Some(Picture::new(c::chart::AGEING, chart, &[c::chart::DAYS_PAST_DUE, role::AMOUNT, role::SHARE], rows))
}

/// The months from this one on, after what should have come in before.
fn month_names(subject: &Subject<'_>, count: usize) -> Vec<String> {
    let this = Month::of(subject.today);
    let name = |ahead: u32| {
        let months = this.month - 1 + ahead;
        let year = subject.today.year() + i32::try_from(months / 12).unwrap_or_default();
        format!("{year}-{:02}", months % 12 + 1)
    };
    std::iter::once(c::BEFORE.say().to_owned()).chain((0..12).map(name)).take(count).collect()
}

/// What is to come in month by month, by milestones that nobody has invoiced and by open invoices.
pub fn by_month(subject: &Subject<'_>) -> Option<Picture> {
    let currency = subject.plan.currency.0.as_str();
    let months = planned(&subject.row.contracts, currency, subject.today).ok()?;
    let named = || month_names(subject, months.len()).into_iter().zip(&months);
    let value = |sum: Decimal, tone| Value { amount: number(sum), text: money(sum, currency), tone };
    let period = |(place, (label, month)): (usize, (String, &PlannedMonth))| {
        let late = place == 0;
        let tones = if late { [Tone::Bad, Tone::Bad] } else { [Tone::Brand, Tone::Info] };
        let columns = vec![value(month.milestones.amount, tones[0]), value(month.invoices.amount, tones[1])];
        Period { label, columns, trend: None, target: None }
    };
    let series = [(c::table::milestones.label, Tone::Brand), (c::table::open_items.label, Tone::Info)];
    let sums = months.iter().flat_map(|month| [month.milestones.amount, month.invoices.amount]).map(number);
    let chart = Chart::Columns(Columns {
        series: series.map(|(name, tone)| (name.say().to_owned(), tone)).to_vec(),
        axis: money_axis("", sums, currency),
        periods: named().enumerate().map(period).collect(),
        empty: no_data(),
        ..Columns::default()
    });
    let rows = named().map(|(label, month)| {
        vec![label, money(month.milestones.amount, currency), money(month.invoices.amount, currency)]
    });
    let head = [c::chart::MONTH, c::table::milestones.label, c::table::open_items.label];
    let picture = Picture::new(c::chart::PLANNED, chart, &head, rows.collect());
    (!months.is_empty()).then_some(picture)
}
