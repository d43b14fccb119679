//! The price waterfalls: what is left after each step, in percent of the list price, so that products of any price
//! stand beside each other.

use super::super::product::charts::named;
use crate::charts::{Bar, Bars, Chart, Picture, Tone, Value, no_data};
use crate::i18n::words::{method, price as p};
use crate::i18n::{money, percent};
use crate::sheets::Whole;
use plan_core::plan::strategy::PriceStepKind;
use plan_core::reading::{WaterfallReading, waterfall_reading};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A price on its way.
struct Left {
    waterfall: String,
    step: String,
    sum: String,
    part: f64,
    tone: Tone,
}

fn left(read: &WaterfallReading<'_>, waterfall: &str, step: &str, sum: Decimal, tone: Tone) -> Option<Left> {
    Some(Left {
        waterfall: waterfall.to_owned(),
        step: step.to_owned(),
        sum: money(sum, &read.currency),
        part: sum.checked_div(read.list)?.to_f64()?,
        tone,
    })
}

fn on_the_way(read: &WaterfallReading<'_>, name: &str) -> Vec<Left> {
    let list = left(read, name, p::column::waterfalls::list.label.say(), read.list, Tone::Muted);
    let steps = read.steps.iter().filter_map(|(step, sum)| {
        let tone = match step.kind.known() {
            Some(PriceStepKind::OnInvoice) => Tone::Info,
            Some(PriceStepKind::OffInvoice) => Tone::Brand,
            _ => Tone::Warn,
        };
        left(read, name, &format!("\u{2212} {}", named(&step.name.0)), *sum, tone)
    });
    list.into_iter().chain(steps).collect()
}

pub fn waterfalls(whole: &Whole<'_>) -> Option<Picture> {
    let mut all = Vec::new();
    for row in &whole.plan.price.waterfalls {
        if let Some(read) = waterfall_reading(whole.plan, row).ok().filter(|read| !read.steps.is_empty()) {
            all.extend(on_the_way(&read, &named(&row.name.0)));
        }
    }
    let bar = |it: &Left| Bar {
        label: if it.tone == Tone::Muted { it.waterfall.clone() } else { it.step.clone() },
        values: vec![Value {
            amount: it.part * 100.0,
            text: format!("{} \u{b7} {}", percent(it.part), it.sum),
            tone: it.tone,
        }],
        target: None,
    };
    let chart = Chart::Bars(Bars { items: all.iter().map(bar).collect(), empty: no_data(), ..Bars::default() });
    let head = [p::column::steps::waterfall.label, p::column::steps::name.label, p::chart::LEFT, method::role::SHARE];
    let rows = all.iter().map(|it| vec![it.waterfall.clone(), it.step.clone(), it.sum.clone(), percent(it.part)]);
    (!all.is_empty()).then(|| Picture::new(p::chart::WATERFALL, chart, &head, rows.collect()))
}
