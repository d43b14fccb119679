//! Charts as the page draws them, of any number of items.

use keyplan::charts::{
    Axis, Bar, Bars, Bubble, Bubbles, Cell, Chart, Columns, Limit, Matrix, MatrixItem, Pareto, ParetoItem, Period,
    Scale, Tone, Trend, Value,
};
use plan_core::methods::Class;
use serde_json::json;

type Make = fn(usize) -> Chart;

/// The kinds of charts by the name of their items.
pub const KINDS: [(&str, Make); 5] =
    [("bars", bars), ("columns", columns), ("bubbles", bubbles), ("pareto", pareto), ("matrix", matrix)];

/// What the items are made of, as JSON.
pub fn as_json(count: usize) -> String {
    let item = |at: usize| json!({ "label": name(at), "value": share(at, 97), "target": target(at) });
    (0..count).map(item).collect::<serde_json::Value>().to_string()
}

fn name(at: usize) -> String {
    let names = ["上海恒远轨道交通装备制造有限公司", "Brennhold Antriebstechnik GmbH & Co. KG", "海川动力", "Wittmann"];
    format!("{} {at}", names[at % names.len()])
}

fn target(at: usize) -> String {
    format!("#/p/plan/a/2.1/{at}")
}

/// Some part of a hundred.
fn share(at: usize, prime: usize) -> f64 {
    f64::from(u8::try_from(at * 37 % prime).unwrap_or_default())
}

fn value(amount: f64, tone: Tone) -> Value {
    Value { amount, text: format!("{amount:.1}"), tone }
}

fn axis(title: &str, values: &[f64]) -> Axis {
    Axis::fitting(title.into(), values.iter().copied(), |at| format!("{at}"))
}

fn limit(at: f64) -> Limit {
    Limit { at, text: format!("{at}") }
}

fn bars(count: usize) -> Chart {
    let item = |at: usize| Bar {
        label: name(at),
        values: vec![value(share(at, 97) - 8.0, Tone::Brand), value(share(at, 83), Tone::Second)],
        target: Some(target(at)),
    };
    Chart::Bars(Bars {
        series: vec![("2025".into(), Tone::Brand), ("2026".into(), Tone::Second)],
        items: (0..count).map(item).collect(),
        limit: Some(limit(30.0)),
        ..Bars::default()
    })
}

fn columns(count: usize) -> Chart {
    let period = |at: usize| Period {
        label: format!("{}-{:02}", 1990 + at / 12, at % 12 + 1),
        columns: vec![value(share(at, 97), Tone::Brand), value(share(at, 83), Tone::Second)],
        trend: (at % 7 != 3).then(|| value(share(at, 11) - 5.0, Tone::Bad)),
        target: None,
    };
    Chart::Columns(Columns {
        series: vec![("Sales".into(), Tone::Brand), ("Profit".into(), Tone::Second)],
        periods: (0..count).map(period).collect(),
        axis: axis("Sales", &[0.0, 97.0]),
        trend: Some(Trend { name: "Growth".into(), tone: Tone::Bad, axis: axis("Growth", &[-5.0, 6.0]) }),
        limit: Some(limit(40.0)),
        ..Columns::default()
    })
}

fn bubbles(count: usize) -> Chart {
    let item = |at: usize| Bubble {
        x: share(at, 97),
        y: share(at, 89),
        size: (at % 5 != 4).then(|| share(at, 23)),
        label: name(at),
        spoken: name(at),
        tone: Tone::First,
        series: 0,
        target: Some(target(at)),
    };
    let scale = |title: &str| Scale {
        title: title.into(),
        low: 0.0,
        high: 100.0,
        low_text: "0".into(),
        high_text: "100".into(),
        split: Some(50.0),
    };
    Chart::Bubbles(Bubbles {
        x: scale("Strength"),
        y: scale("Attractiveness"),
        quadrants: Some(["Build", "Invest", "Leave", "Keep"].map(str::to_owned)),
        series: vec![("Accounts".into(), Tone::First)],
        items: (0..count).map(item).collect(),
        ..Bubbles::default()
    })
}

fn pareto(count: usize) -> Chart {
    let mut values: Vec<f64> = (0..count).map(|at| share(at, 97) + 1.0).collect();
    values.sort_by(|one, other| other.total_cmp(one));
    let whole: f64 = values.iter().sum();
    let mut sum = 0.0;
    let mut item = |(at, value): (usize, &f64)| {
        sum += value;
        ParetoItem {
            label: name(at),
            value: *value,
            text: format!("{value:.0}"),
            cumulated: sum / whole,
            cumulated_text: format!("{:.1}%", sum / whole * 100.0),
            class: if sum < whole * 0.8 { Class::A } else { Class::B },
            target: Some(target(at)),
        }
    };
    let items = values.iter().enumerate().map(&mut item).collect();
    Chart::Pareto(Pareto {
        items,
        axis: axis("Sales", &values),
        cumulated: axis("Cumulated", &[0.0, 1.0]),
        limits: [0.8, 0.95].map(limit).to_vec(),
        classes: ["A", "B", "C"].map(str::to_owned),
        empty: String::new(),
    })
}

fn matrix(count: usize) -> Chart {
    let levels: Vec<String> = (1..=5).map(|level| format!("Level {level}")).collect();
    let item = |at: usize| MatrixItem {
        column: at * 7 % 5,
        row: at * 3 % 4,
        label: name(at),
        spoken: name(at),
        tone: Tone::Ink,
        target: Some(target(at)),
    };
    let cell = |at: usize| Cell {
        column: at % 5,
        row: at / 5,
        tone: [Tone::GoodSoft, Tone::WarnSoft, Tone::BadSoft][(at % 5 + at / 5) / 3],
        text: ((at % 5 + 1) * (at / 5 + 1)).to_string(),
    };
    Chart::Matrix(Matrix {
        columns: levels.clone(),
        rows: levels,
        column_title: "Impact".into(),
        row_title: "Likelihood".into(),
        cells: (0..25).map(cell).collect(),
        items: (0..count).map(item).collect(),
        empty: String::new(),
    })
}
