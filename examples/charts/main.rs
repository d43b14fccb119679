//! `cargo xtask bench`: what it costs to lay out and to paint each kind of chart, with a dozen items and with five
//! hundred. Painted is an SVG, as the tests do, since there is no canvas here. An argument that is not in the
//! table's name leaves it out.

#[path = "../../crates/plan-core/examples/bench/baseline.rs"]
mod baseline;
mod models;

use baseline::{Baseline, median};
use keyplan::charts::{Chart, Palette, Scene, Tone, estimate, paint};
use plotters_svg::SVGBackend;

const COUNTS: [usize; 2] = [12, 500];

/// CSS pixels: a column of a wide window.
const WIDTH: f64 = 900.0;

fn main() {
    let title = format!("charts {WIDTH} pixels wide, of {COUNTS:?} items");
    if !title.contains(&std::env::args().nth(1).unwrap_or_default()) {
        return;
    }
    println!("\n{title}");
    let baseline = Baseline::of(&models::as_json(COUNTS[1]));
    baseline.print();
    for count in COUNTS {
        for (name, make) in models::KINDS {
            print_chart(&baseline, &format!("{count} {name}"), &make(count));
        }
    }
}

fn print_chart(baseline: &Baseline, name: &str, chart: &Chart) {
    let scene = chart.layout(WIDTH, estimate);
    baseline.line(&format!("{name}: lay out"), None, median(|| (), |()| chart.layout(WIDTH, estimate)));
    baseline.line(&format!("{name}: paint {} shapes", scene.shapes.len()), None, median(|| (), |()| painted(&scene)));
}

fn painted(scene: &Scene) -> String {
    let mut svg = String::new();
    let palette = Palette { colours: [(0, 0, 0); Tone::TOKENS.len()], font: "sans-serif".into() };
    let [width, height] = [scene.width, scene.height].map(|length| format!("{length:.0}").parse().unwrap_or_default());
    let mut backend = SVGBackend::with_string(&mut svg, (width, height));
    if paint(scene, &palette, 1.0, &mut backend).is_err() {
        unreachable!("a text refuses nothing that is written to it");
    }
    drop(backend);
    svg
}
