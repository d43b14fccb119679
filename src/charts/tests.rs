//! What every chart promises, for models with nothing, one, twelve with long names, and five hundred items,
//! for phones, tables and projectors.

use super::drawing::Extent;
use super::measure::estimate;
use super::paint::{Palette, paint};
use super::scene::{Scene, Shape, Tone, Writing};
use super::*;
use plan_core::methods::Class;
use plotters_svg::SVGBackend;

const WIDTHS: [f64; 4] = [280.0, 320.0, 900.0, 1600.0];

const SERIES: [Tone; 3] = [Tone::First, Tone::Second, Tone::Third];

const NAMES: [&str; 6] = [
    "上海恒远轨道交通装备制造股份有限公司华东分公司",
    "Brennhold Antriebstechnik GmbH & Co. KG, Werk Ludwigshafen",
    "江苏南湖电力",
    "北越（集团）新能源汽车零部件有限责任公司",
    "Wittmann",
    "海川",
];

const EMPTY: &str = "还没有录入采购记录，导入或填写之后这里会显示每个客户的份额。";

fn number(at: usize) -> f64 {
    bars::count(at)
}

fn name(at: usize) -> String {
    if at < NAMES.len() { NAMES[at].to_owned() } else { format!("{} {at}", NAMES[at % NAMES.len()]) }
}

fn value(amount: f64, tone: Tone) -> Value {
    Value { amount, text: format!("{amount:.1} 万"), tone }
}

fn axis(values: impl Iterator<Item = f64>) -> Axis {
    Axis::fitting("营业收入（万元）".into(), values, |at| format!("{at}"))
}

fn bars(count: usize, pairs: bool) -> Chart {
    let series = [("2025 年实际", Tone::Brand), ("2026 年计划", Tone::Second)];
    let item = |at: usize| Bar {
        label: name(at),
        values: [value(number(at * 37 % 101) - 8.0, Tone::Brand), value(number(at * 53 % 97), Tone::Second)]
            [..if pairs { 2 } else { 1 }]
            .to_vec(),
        target: Some(format!("#/p/plan/a/2.1/{at}")),
    };
    Chart::Bars(Bars {
        series: if pairs { series.map(|(name, tone)| (name.to_owned(), tone)).to_vec() } else { Vec::new() },
        items: (0..count).map(item).collect(),
        limit: Some(Limit { at: 30.0, text: "集中度上限 30%".into() }),
        empty: EMPTY.into(),
    })
}

fn columns(count: usize) -> Chart {
    let period = |at: usize| Period {
        label: format!("{} 年 {} 月", 2020 + at / 12, at % 12 + 1),
        columns: vec![
            value(number(at * 29 % 83) * 1000.0, Tone::Brand),
            value(number(at * 31 % 89) * 900.0, Tone::Second),
        ],
        trend: (at % 7 != 3).then(|| value(number(at % 11) - 5.0, Tone::Bad)),
        target: None,
    };
    let trend = Trend { name: "增长率".into(), tone: Tone::Bad, axis: axis([-5.0, 6.0].into_iter()) };
    Chart::Columns(Columns {
        series: vec![("营业收入".into(), Tone::Brand), ("利润".into(), Tone::Second)],
        periods: (0..count).map(period).collect(),
        axis: axis([0.0, 82_000.0].into_iter()),
        trend: Some(trend),
        limit: Some(Limit { at: 40_000.0, text: "目标 4 万".into() }),
        empty: EMPTY.into(),
    })
}

fn bubbles(count: usize, same_place: bool) -> Chart {
    let item = |at: usize| Bubble {
        x: if same_place { 50.0 } else { number(at * 17 % 101) },
        y: if same_place { 50.0 } else { number(at * 41 % 103) },
        size: (at % 5 != 4).then(|| number(at * 7 % 23)),
        label: name(at),
        spoken: name(at),
        tone: SERIES[at % 3],
        series: at % 3,
        target: None,
    };
    let scale = |title: &str| Scale {
        title: title.into(),
        low: 0.0,
        high: 100.0,
        low_text: "低".into(),
        high_text: "高".into(),
        split: Some(50.0),
    };
    let quarters = ["选择性投入，建立优势", "重点投入：战略客户", "维持或退出", "以最低成本保持关系"];
    Chart::Bubbles(Bubbles {
        x: scale("我方竞争地位（加权得分，0 到 100）"),
        y: scale("客户吸引力（加权得分，0 到 100）"),
        quadrants: Some(quarters.map(str::to_owned)),
        series: (0..3).map(|at| (NAMES[at].to_owned(), SERIES[at])).collect(),
        items: (0..count).map(item).collect(),
        empty: EMPTY.into(),
    })
}

fn pareto(count: usize) -> Chart {
    let values: Vec<f64> = (0..count).map(|at| 9000.0 / (number(at) + 1.0)).collect();
    let whole: f64 = values.iter().sum();
    let mut sum = 0.0;
    let item = |(at, value): (usize, &f64)| {
        let class = if sum < whole * 0.8 {
            Class::A
        } else if sum < whole * 0.95 {
            Class::B
        } else {
            Class::C
        };
        sum += value;
        ParetoItem {
            label: name(at),
            value: *value,
            text: format!("{value:.0}"),
            cumulated: sum / whole,
            cumulated_text: format!("{:.1}%", sum / whole * 100.0),
            class,
            target: None,
        }
    };
    let tick = |at: f64| Tick { at, text: format!("{:.0}%", at * 100.0) };
    Chart::Pareto(Pareto {
        items: values.iter().enumerate().map(item).collect(),
        axis: axis(values.iter().copied()),
        cumulated: Axis { title: "累计份额".into(), ticks: [0.0, 0.2, 0.4, 0.6, 1.0].map(tick).to_vec() },
        limits: [0.8, 0.95].map(|at| Limit { at, text: format!("{:.0}%", at * 100.0) }).to_vec(),
        classes: ["A 类", "B 类", "C 类"].map(str::to_owned),
        empty: EMPTY.into(),
    })
}

fn matrix(count: usize, in_one_field: bool) -> Chart {
    let levels = ["极低", "较低", "中等水平", "较高", "极高"].map(str::to_owned).to_vec();
    let place = |at: usize| if in_one_field { (4, 4) } else { (at * 7 % 5, at * 3 % 4) };
    let item = |at: usize| MatrixItem {
        column: place(at).0,
        row: place(at).1,
        label: name(at),
        spoken: name(at),
        tone: Tone::Ink,
        target: Some(format!("#risk-{at}")),
    };
    let tones = [Tone::GoodSoft, Tone::WarnSoft, Tone::BadSoft];
    let cell = |at: usize| {
        let (column, row) = (at % 5, at / 5);
        Cell { column, row, tone: tones[(column + row) / 3], text: ((column + 1) * (row + 1)).to_string() }
    };
    Chart::Matrix(Matrix {
        columns: if count == 0 { Vec::new() } else { levels.clone() },
        rows: levels,
        column_title: "影响程度 Impact".into(),
        row_title: "发生可能性 Likelihood".into(),
        cells: (0..25).map(cell).collect(),
        items: (0..count).map(item).collect(),
        empty: EMPTY.into(),
    })
}

fn charts(count: usize) -> Vec<Chart> {
    vec![
        bars(count, false),
        bars(count, true),
        columns(count),
        bubbles(count, false),
        bubbles(count, true),
        pareto(count),
        matrix(count, false),
        matrix(count, true),
    ]
}

fn texts(scene: &Scene) -> Vec<&Writing> {
    scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text(writing) => Some(writing),
            _ => None,
        })
        .collect()
}

fn painted(scene: &Scene) -> String {
    let mut svg = String::new();
    let palette = Palette { colours: [(0, 0, 0); Tone::TOKENS.len()], font: "sans-serif".into() };
    let size = [scene.width, scene.height].map(|length| format!("{length:.0}").parse().unwrap());
    let mut backend = SVGBackend::with_string(&mut svg, (size[0], size[1]));
    paint(scene, &palette, 1.0, &mut backend).unwrap();
    drop(backend);
    svg
}

/// Where a shape reaches, as left, top, right and bottom.
fn reach(shape: &Shape) -> Extent {
    let around = |points: &[scene::Point], by: f64| Extent {
        left: points.iter().map(|at| at.x).fold(f64::INFINITY, f64::min) - by,
        top: points.iter().map(|at| at.y).fold(f64::INFINITY, f64::min) - by,
        right: points.iter().map(|at| at.x).fold(f64::NEG_INFINITY, f64::max) + by,
        bottom: points.iter().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max) + by,
    };
    match shape {
        Shape::Rectangle { corner, width, height, .. } => {
            assert!(*width >= 0.0 && *height >= 0.0, "{shape:?}");
            around(&[*corner, scene::Point { x: corner.x + width, y: corner.y + height }], 0.0)
        }
        Shape::Line { from, to, .. } => around(&[*from, *to], 0.0),
        Shape::Polyline { points, .. } | Shape::Polygon { points, .. } => around(points, 0.0),
        Shape::Circle { centre, radius, .. } => around(&[*centre], *radius),
        Shape::Text(writing) => Extent::of(writing, estimate),
    }
}

fn check(scene: &Scene, what: &str) {
    assert!(scene.width.is_finite() && scene.height.is_finite() && scene.height > 0.0, "{what}");
    for shape in &scene.shapes {
        let Extent { left, top, right, bottom } = reach(shape);
        let inside = left >= -0.5 && top >= -0.5 && right <= scene.width + 0.5 && bottom <= scene.height + 0.5;
        // A comparison with what is no number is false.
        assert!(inside, "{what}: outside {}x{}: {shape:?}", scene.width, scene.height);
    }
    let extents: Vec<(&str, Extent)> =
        texts(scene).into_iter().map(|writing| (writing.text.as_str(), Extent::of(writing, estimate))).collect();
    for (number, (text, extent)) in extents.iter().enumerate() {
        for (other, taken) in &extents[..number] {
            assert!(!extent.meets(taken), "{what}: {text:?} overlaps {other:?}");
        }
    }
    for spot in &scene.spots {
        let inside = (0.0..=scene.width).contains(&spot.x) && (0.0..=scene.height).contains(&spot.y);
        assert!(inside && spot.radius > 0.0, "{what}: {spot:?}");
    }
    let svg = painted(scene);
    assert_eq!(svg.matches("<text").count(), extents.len(), "{what}");
}

#[test]
fn no_text_overlaps_another_or_leaves_the_scene() {
    for count in [0, 1, 12, 500] {
        for (number, chart) in charts(count).iter().enumerate() {
            for width in WIDTHS {
                let scene = chart.layout(width, estimate);
                assert_eq!(scene.width.to_bits(), width.to_bits());
                check(&scene, &format!("chart {number} with {count} items at {width}"));
            }
        }
    }
}

#[test]
fn every_item_is_a_spot_that_names_it() {
    for count in [1, 12, 500] {
        for chart in charts(count) {
            let scene = chart.layout(320.0, estimate);
            assert_eq!(scene.spots.len(), count, "{chart:?}");
            let names = |at: usize| match chart {
                Chart::Columns(_) => format!("{} 年 {} 月", 2020 + at / 12, at % 12 + 1),
                _ => name(at),
            };
            let is_there = |at: usize| scene.spots.iter().any(|spot| spot.label.contains(&names(at)));
            assert!((0..count).all(is_there), "{chart:?}");
        }
    }
}

#[test]
fn a_chart_of_nothing_says_so() {
    for chart in charts(0) {
        for width in WIDTHS {
            let scene = chart.layout(width, estimate);
            let said: String = texts(&scene).iter().map(|writing| writing.text.as_str()).collect();
            assert_eq!(said, EMPTY);
            assert!(scene.spots.is_empty());
        }
    }
}

#[test]
fn what_is_no_number_is_left_out() {
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    for (count, odd) in [(3, odd.as_slice()), (4, &[odd[0], odd[1], odd[2], 7.0])] {
        let item = |at: usize| Bar { label: name(at), values: vec![value(odd[at], Tone::Brand)], target: None };
        let limit = Some(Limit { at: f64::NAN, text: "上限".into() });
        let model = Bars { items: (0..count).map(item).collect(), limit, empty: EMPTY.into(), ..Bars::default() };
        let bars = Chart::Bars(model);
        let scale = Scale { low: f64::NAN, high: f64::INFINITY, split: Some(f64::NAN), ..Scale::default() };
        let item = |at: usize| Bubble {
            x: odd[at],
            y: odd[at],
            size: Some(f64::NAN),
            label: name(at),
            spoken: name(at),
            tone: Tone::Bad,
            series: 0,
            target: None,
        };
        let items = (0..count).map(item).collect();
        let bubbles = Bubbles { x: scale.clone(), y: scale, items, empty: EMPTY.into(), ..Bubbles::default() };
        for chart in [bars, Chart::Bubbles(bubbles)] {
            for width in [f64::NAN, 0.0, 320.0, 900.0] {
                let scene = chart.layout(width, estimate);
                check(&scene, "odd numbers");
                assert_eq!(scene.spots.len(), count - 3);
            }
        }
    }
}

mod looks;
