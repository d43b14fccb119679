//! The charts of worksheet 2.2: the five forces, and the trends by effect and likelihood.

use crate::charts::{Bar, Bars, Cell, Chart, Matrix, MatrixItem, Picture, Tone, Value, no_data};
use crate::i18n::words::{industry as i, method};
use crate::i18n::{Msg, choice_label, visible};
use crate::sheets::Subject;
use plan_core::plan::industry::{Effect, Trend};
use plan_core::reading::{effect, five, trend_weight};
use plan_core::value::Slugs;

/// In the order of `five`.
const FORCES: [Msg; 5] = [
    i::prompt::rivalry.label,
    i::prompt::entrants.label,
    i::prompt::substitutes.label,
    i::prompt::suppliers.label,
    i::prompt::buyers.label,
];

pub fn forces(subject: &Subject<'_>) -> Option<Picture> {
    let grades = five(&subject.row.industry.forces).map(|grade| grade.valid().map(|grade| grade.0));
    let named = || grades.into_iter().zip(FORCES.map(Msg::say));
    let bars = named().filter_map(|(grade, name)| {
        let grade = grade?;
        let tone = match grade {
            ..=2 => Tone::Good,
            3 => Tone::Warn,
            _ => Tone::Bad,
        };
        let value = Value { amount: f64::from(grade), text: grade.to_string(), tone };
        Some(Bar { label: name.to_owned(), values: vec![value], target: None })
    });
    let chart = Chart::Bars(Bars { items: bars.collect(), empty: no_data(), ..Bars::default() });
    let said = |grade: Option<u8>| grade.map_or("\u{2013}".to_owned(), |grade| grade.to_string());
    let rows = named().map(|(grade, name)| vec![name.to_owned(), said(grade)]).collect();
    let mut picture = Picture::new(i::chart::FORCES, chart, &[i::section::FORCES], rows);
    picture.table.head.push("1\u{2013}5".to_owned());
    grades.iter().any(Option::is_some).then_some(picture)
}

/// A trend with its place in the grid.
#[derive(Clone, PartialEq)]
struct Placed {
    column: usize,
    row: usize,
    texts: [String; 5],
}

fn placed(trend: &Trend) -> Option<Placed> {
    let column = usize::try_from(effect(trend)? + 2).ok()?;
    let likelihood = trend.likelihood.valid()?.0;
    let texts = [
        visible(&trend.trend.0),
        if trend.factor.0.is_empty() { String::new() } else { choice_label("factor", &trend.factor.0) },
        choice_label("effect", &trend.effect.0),
        likelihood.to_string(),
        trend_weight(trend)?.to_string(),
    ];
    Some(Placed { column, row: usize::from(likelihood).checked_sub(1)?, texts })
}

pub fn trends(subject: &Subject<'_>) -> Option<Picture> {
    let trends: Vec<Placed> = subject.row.industry.trends.iter().filter_map(|trend| placed(trend)).collect();
    let effects: Vec<String> = Effect::SET.slugs.iter().map(|slug| choice_label("effect", slug)).collect();
    let tones = [Tone::BadSoft, Tone::WarnSoft, Tone::Surface, Tone::GoodSoft, Tone::GoodSoft];
    // A threat or a chance that is likely stands out.
    let cells = (0..25).filter_map(|place: usize| {
        let (column, row) = (place % 5, place / 5);
        let weight = column.abs_diff(2) * (row + 1);
        (weight >= 4).then(|| Cell { column, row, tone: tones[column], text: String::new() })
    });
    let item = |trend: &Placed| MatrixItem {
        column: trend.column,
        row: trend.row,
        label: trend.texts[0].clone(),
        spoken: trend.texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" \u{b7} "),
        tone: Tone::Ink,
        target: None,
    };
    let chart = Chart::Matrix(Matrix {
        columns: effects,
        rows: (1..=5).map(|grade| grade.to_string()).collect(),
        column_title: i::column::trends::effect.label.say().to_owned(),
        row_title: i::column::trends::likelihood.label.say().to_owned(),
        cells: cells.collect(),
        items: trends.iter().map(item).collect(),
        empty: no_data(),
    });
    let head = [
        i::column::trends::trend.label,
        i::column::trends::factor.label,
        i::column::trends::effect.label,
        i::column::trends::likelihood.label,
        method::figure::TREND_WEIGHT.name,
    ];
    let rows = trends.iter().map(|trend| trend.texts.to_vec()).collect();
    (!trends.is_empty()).then(|| Picture::new(i::chart::TRENDS, chart, &head, rows))
}
