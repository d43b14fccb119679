//! The few that make up most: columns from the largest down, the cumulated share as a line over them, the
//! limits of the classes. With five hundred accounts the columns get thin and only some have a label.

use super::axis::Axis;
use super::bars::count;
use super::columns::Frame;
use super::drawing::{Drawing, PAD, SMALL, STRONG};
use super::legend::{Key, legend};
use super::measure::Measure;
use super::scene::{Anchor, Point, Scene, Tone};
use super::{Limit, Tick, spoken};
use plan_core::methods::Class;

const LABEL_ROOM: f64 = 92.0;

/// Not even three characters and an ellipsis are worth less.
const LEAST_LABEL_ROOM: f64 = 40.0;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pareto {
    /// In the order of [`plan_core::methods::pareto`].
    pub items: Vec<ParetoItem>,
    pub axis: Axis,
    /// What the line shows, and the tick texts of its axis from 0 to 1.
    pub cumulated: Axis,
    /// The limits between the classes: 0.8 and 0.95.
    pub limits: Vec<Limit>,
    /// The names of the three classes, A first.
    pub classes: [String; 3],
    /// What is said where there is no column.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ParetoItem {
    pub label: String,
    pub value: f64,
    pub text: String,
    /// Ratio of the whole up to here, and its text.
    pub cumulated: f64,
    pub cumulated_text: String,
    pub class: Class,
    pub target: Option<String>,
}

impl Pareto {
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        let items: Vec<&ParetoItem> =
            self.items.iter().filter(|item| item.value.is_finite() && item.cumulated.is_finite()).collect();
        if items.is_empty() {
            return Drawing::saying(&self.empty, width, measure);
        }
        let mut drawing = Drawing::new(width, measure);
        let keys = [Class::A, Class::B, Class::C].map(|class| (Key::Block, tone(class), self.name(class)));
        let line = (Key::Line, Tone::Ink, self.cumulated.title.as_str());
        let top = legend(&mut drawing, PAD, &[keys.as_slice(), &[line]].concat());
        let right = Axis { title: String::new(), ticks: self.right_ticks() };
        let left = self.axis.span(items.iter().map(|item| item.value));
        let span = right.span(std::iter::once(1.0));
        let frame = Frame::draw(&mut drawing, top, (&self.axis, left), Some((&right, span)));
        let step = (frame.field.right - frame.field.left) / count(items.len());
        draw_columns(&mut drawing, &frame, &items, step);
        self.draw_limits(&mut drawing, &frame);
        self.write_classes(&mut drawing, &frame, &items, step);
        draw_line(&mut drawing, &frame, &items, step);
        for (number, item) in items.iter().enumerate() {
            let x = frame.field.left + step * (count(number) + 0.5);
            let at = Point { x, y: frame.height(item.value) };
            let label = spoken([&item.label, &item.text, &item.cumulated_text, self.name(item.class)]);
            drawing.spot(at, (step / 2.0).clamp(2.0, 14.0), label, item.target.as_ref());
        }
        write_labels(&mut drawing, &frame, &items, step);
        drawing.finish(frame.field.bottom + 28.0)
    }

    fn name(&self, class: Class) -> &str {
        &self.classes[class as usize]
    }

    /// The limits come first: they are what matters on this axis, and two texts may not fit.
    fn right_ticks(&self) -> Vec<Tick> {
        let limits = self.limits.iter().map(|limit| Tick { at: limit.at, text: limit.text.clone() });
        limits.chain(self.cumulated.ticks.iter().cloned()).filter(|tick| (0.0..=1.0).contains(&tick.at)).collect()
    }

    fn draw_limits(&self, drawing: &mut Drawing, frame: &Frame) {
        for limit in self.limits.iter().filter(|limit| limit.at.is_finite()) {
            let y = frame.right_height(limit.at);
            drawing.dashed((frame.field.left, y), (frame.field.right, y), Tone::Faint);
        }
    }

    /// Names the classes over their columns, where these are broad enough.
    fn write_classes(&self, drawing: &mut Drawing, frame: &Frame, items: &[&ParetoItem], step: f64) {
        for class in [Class::A, Class::B, Class::C] {
            let first = items.iter().position(|item| item.class == class);
            let members = count(items.iter().filter(|item| item.class == class).count());
            if let Some(first) = first {
                let x = frame.field.left + step * (count(first) + members / 2.0);
                let at = Point { x, y: frame.field.top - 9.0 };
                if STRONG.width(self.name(class), drawing.measure()) <= step * members {
                    drawing.write(self.name(class), at, Anchor::Middle, STRONG);
                }
                let edge = frame.field.left + step * count(first);
                if first > 0 {
                    drawing.line((edge, frame.field.top - 14.0), (edge, frame.field.bottom), 1.0, Tone::Grid);
                }
            }
        }
    }
}

/// Also told apart by where they stand.
fn tone(class: Class) -> Tone {
    match class {
        Class::A => Tone::Brand,
        Class::B => Tone::Third,
        Class::C => Tone::Sixth,
    }
}

fn draw_columns(drawing: &mut Drawing, frame: &Frame, items: &[&ParetoItem], step: f64) {
    let wide = if step > 4.0 { (step * 0.82).min(56.0) } else { step };
    let zero = frame.height(0.0);
    for (number, item) in items.iter().enumerate() {
        let left = frame.field.left + step * (count(number) + 0.5) - wide / 2.0;
        let end = frame.height(item.value);
        drawing.rectangle(left, end.min(zero), wide, (end - zero).abs(), tone(item.class));
    }
}

fn draw_line(drawing: &mut Drawing, frame: &Frame, items: &[&ParetoItem], step: f64) {
    let place = |(number, item): (usize, &&ParetoItem)| Point {
        x: frame.field.left + step * (count(number) + 0.5),
        y: frame.right_height(item.cumulated),
    };
    let points: Vec<Point> = items.iter().enumerate().map(place).collect();
    if points.len() <= 60 {
        for at in &points {
            drawing.mark(0, *at, 3.0, Tone::Ink);
        }
    }
    drawing.polyline(points, Tone::Ink);
}

fn write_labels(drawing: &mut Drawing, frame: &Frame, items: &[&ParetoItem], step: f64) {
    let (mut free_from, y) = (0.0, frame.field.bottom + 15.0);
    for (number, item) in items.iter().enumerate() {
        let left = frame.field.left + step * count(number);
        let room = (LABEL_ROOM.max(step - 8.0)).min(drawing.width() - PAD - left);
        if left < free_from || room < LEAST_LABEL_ROOM {
            continue;
        }
        if drawing.write_within(&item.label, Point { x: left, y }, Anchor::Start, SMALL, room) {
            free_from = left + SMALL.width(&item.label, drawing.measure()).min(room) + 8.0;
            drawing.line((left, frame.field.bottom), (left, frame.field.bottom + 6.0), 1.0, Tone::Faint);
        }
    }
}
