//! The charts of worksheet 6.1: what matters against how content people are, and the customers’ own figures beside what
//! their people say.

use crate::charts::{Bar, Bars, Bubble, Bubbles, Chart, Picture, Scale, Tone, Value, no_data};
use crate::i18n::words::{method::role, satisfaction as s};
use crate::i18n::{decimal, visible};
use crate::sheets::Whole;
use plan_core::reading::{IndicatorReading, account_score, felt, indicators};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn written(number: Decimal) -> String {
    decimal(&number.round_dp(1).normalize().to_string(), 1)
}

/// An indicator that has both marks: name, satisfaction, importance.
fn placed(indicator: &IndicatorReading) -> Option<(String, Decimal, Decimal)> {
    Some((visible(&indicator.name), indicator.satisfaction?, indicator.importance?))
}

/// Importance against satisfaction, split at the means.
pub fn quadrants(whole: &Whole<'_>) -> Option<Picture> {
    let all: Vec<_> = indicators(&whole.plan.satisfaction).iter().filter_map(placed).collect();
    let count = Decimal::from(all.len());
    let mean = |of: fn(&(String, Decimal, Decimal)) -> Decimal| {
        all.iter().map(of).sum::<Decimal>().checked_div(count).and_then(|mean| mean.to_f64())
    };
    let (across, up) = (mean(|it| it.1)?, mean(|it| it.2)?);
    let scale = |title: &str, split| Scale {
        title: title.to_owned(),
        low: 1.0,
        high: 5.0,
        low_text: "1".to_owned(),
        high_text: "5".to_owned(),
        split: Some(split),
    };
    let (matters, content) = (s::column::ratings::importance.label, s::column::ratings::satisfaction.label);
    let item = |(name, satisfaction, importance): &(String, Decimal, Decimal)| {
        let (x, y) = (satisfaction.to_f64()?, importance.to_f64()?);
        let (marks, weights) = (written(*satisfaction), written(*importance));
        Some(Bubble {
            x,
            y,
            size: None,
            label: name.clone(),
            spoken: format!("{name} \u{b7} {} {marks} \u{b7} {} {weights}", content.say(), matters.say()),
            // What matters more than most and pleases less.
            tone: if y >= up && x < across { Tone::Bad } else { Tone::Brand },
            series: 0,
            target: None,
        })
    };
    let chart = Chart::Bubbles(Bubbles {
        x: scale(content.say(), across),
        y: scale(matters.say(), up),
        quadrants: Some(
            [s::chart::IMPROVE, s::chart::KEEP, s::chart::LOW, s::chart::ENOUGH].map(|it| it.say().to_owned()),
        ),
        series: Vec::new(),
        items: all.iter().filter_map(item).collect(),
        empty: no_data(),
    });
    let rows =
        all.iter().map(|(name, marks, weights)| vec![name.clone(), written(*weights), written(*marks)]).collect();
    Some(Picture::new(s::chart::QUADRANTS, chart, &[s::column::indicators::name.label, matters, content], rows))
}

/// The customers’ own scores beside the satisfaction of their people, by account.
pub fn hard_and_felt(whole: &Whole<'_>) -> Option<Picture> {
    let all = &whole.plan.satisfaction;
    let read = whole.all.accounts.iter().filter_map(|account| {
        let hard = account_score(all, &account.id)?;
        Some((visible(&account.name), hard, felt(all, &account.id)))
    });
    let read: Vec<(String, Decimal, Option<Decimal>)> = read.collect();
    let value =
        |number: Decimal, tone| Value { amount: number.to_f64().unwrap_or_default(), text: written(number), tone };
    let bar = |(name, hard, felt): &(String, Decimal, Option<Decimal>)| {
        let felt = felt.map(|felt| value(felt, Tone::Info));
        let values = std::iter::once(value(*hard, Tone::Brand)).chain(felt).collect();
        Bar { label: name.clone(), values, target: None }
    };
    let series = vec![(s::chart::HARD.say().to_owned(), Tone::Brand), (s::chart::FELT.say().to_owned(), Tone::Info)];
    let items = read.iter().map(bar).collect();
    let chart = Chart::Bars(Bars { series, items, empty: no_data(), ..Bars::default() });
    let rows = read
        .iter()
        .map(|(name, hard, felt)| vec![name.clone(), written(*hard), felt.map_or("\u{2013}".to_owned(), written)]);
    let head = [role::ACCOUNT, s::chart::HARD, s::chart::FELT];
    let picture = Picture::new(s::chart::HARD_FELT, chart, &head, rows.collect());
    (!read.is_empty()).then_some(picture)
}
