//! What stands above a chart: what its tones and marks mean.

use super::drawing::{Drawing, PAD, SMALL};
use super::scene::{Anchor, Point, Tone};

const ROW: f64 = 20.0;

/// What stands for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The mark of a series of points.
    Mark(usize),
    /// A column or a bar.
    Block,
    Line,
}

/// Draws the entries that have a name, in as many rows as they need, and returns where the rows end.
pub fn legend(drawing: &mut Drawing, top: f64, entries: &[(Key, Tone, &str)]) -> f64 {
    let (mut left, mut middle) = (PAD, top + ROW / 2.0);
    let mut any = false;
    for (key, tone, name) in entries.iter().filter(|(_, _, name)| !name.trim().is_empty()) {
        let wide = SMALL.width(name, drawing.measure()) + 38.0;
        if left > PAD && left + wide > drawing.width() - PAD {
            (left, middle) = (PAD, middle + ROW);
        }
        let room = drawing.width() - PAD - left - 20.0;
        if drawing.write_within(name, Point { x: left + 20.0, y: middle }, Anchor::Start, SMALL, room) {
            draw_key(drawing, *key, *tone, left, middle);
            any = true;
        }
        left += wide;
    }
    if any { middle + ROW / 2.0 + 4.0 } else { top }
}

fn draw_key(drawing: &mut Drawing, key: Key, tone: Tone, left: f64, middle: f64) {
    match key {
        Key::Mark(series) => drawing.mark(series, Point { x: left + 8.0, y: middle }, 5.0, tone),
        Key::Block => drawing.rectangle(left + 2.0, middle - 5.0, 12.0, 10.0, tone),
        Key::Line => drawing.line((left, middle), (left + 16.0, middle), 2.0, tone),
    }
}
