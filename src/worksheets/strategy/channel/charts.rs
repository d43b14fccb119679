//! The channel mix: each way's part of sales now and as wanted.

use super::super::product::charts::dash;
use crate::charts::{Bar, Bars, Chart, Picture, Tone, Value, no_data};
use crate::i18n::words::{channel as c, method, shell};
use crate::i18n::{choice_label, decimal, percent};
use crate::sheets::Whole;
use plan_core::plan::strategy::ChannelShare;
use plan_core::value::{Entry, Share};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn called(share: &ChannelShare) -> String {
    if share.channel.0.is_empty() {
        shell::UNNAMED.say().to_owned()
    } else {
        choice_label("sales_channel", &share.channel.0)
    }
}

fn number(share: &Entry<Share>) -> Option<Decimal> {
    share.valid().map(|share| share.0)
}

fn said(share: Decimal) -> String {
    percent(share.to_f64().unwrap_or_default() / 100.0)
}

pub fn mix(whole: &Whole<'_>) -> Option<Picture> {
    let ways: Vec<_> =
        whole.plan.channel.mix.iter().map(|row| (called(row), number(&row.now), number(&row.wanted))).collect();
    let known = ways.iter().filter(|(_, now, wanted)| now.is_some() || wanted.is_some());
    let bar = |(name, now, wanted): &(String, Option<Decimal>, Option<Decimal>)| {
        let value = |share: &Option<Decimal>, tone| Value {
            amount: share.unwrap_or_default().to_f64().unwrap_or_default(),
            text: share.map_or_else(dash, said),
            tone,
        };
        Bar { label: name.clone(), values: vec![value(now, Tone::Muted), value(wanted, Tone::Brand)], target: None }
    };
    let (now, wanted) = (c::column::mix::now.label, c::column::mix::wanted.label);
    let chart = Chart::Bars(Bars {
        series: vec![(now.say().to_owned(), Tone::Muted), (wanted.say().to_owned(), Tone::Brand)],
        items: known.clone().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |(name, now, wanted): &(String, Option<Decimal>, Option<Decimal>)| {
        let gap = now.zip(*wanted).map(|(now, wanted)| decimal(&(wanted - now).normalize().to_string(), 2));
        vec![name.clone(), now.map_or_else(dash, said), wanted.map_or_else(dash, said), gap.unwrap_or_else(dash)]
    };
    let rows: Vec<_> = known.map(row).collect();
    let head = [c::column::mix::channel.label, now, wanted, method::figure::CHANNEL_GAP.name];
    (!rows.is_empty()).then(|| Picture::new(c::chart::MIX, chart, &head, rows))
}
