//! A scene that is being drawn. It writes a text only where that stays inside and meets no other text, so
//! no layout can break this promise.

use super::measure::{Measure, cut, lines};
use super::scene::{Anchor, Point, Scene, Shape, Spot, Tone, Writing};

/// Between the edge of a scene and what is in it.
pub const PAD: f64 = 4.0;

/// Texts stand at least this far apart.
const GAP: f64 = 2.0;

const LINE_HEIGHT: f64 = 1.3;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub size: f64,
    pub bold: bool,
    pub tone: Tone,
}

pub const NORMAL: Style = Style { size: 13.0, bold: false, tone: Tone::Ink };
pub const SMALL: Style = Style { size: 12.0, bold: false, tone: Tone::Muted };
pub const STRONG: Style = Style { size: 13.0, bold: true, tone: Tone::Ink };

/// What a text or a shape covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

#[derive(Clone)]
pub struct Drawing {
    scene: Scene,
    measure: Measure,
    written: Vec<Extent>,
}

impl Style {
    pub fn in_tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    pub fn width(self, text: &str, measure: Measure) -> f64 {
        measure(text, self.size) * if self.bold { 1.08 } else { 1.0 }
    }

    /// The widest of some texts.
    pub fn widest<'a>(self, texts: impl Iterator<Item = &'a str>, measure: Measure) -> f64 {
        texts.map(|text| self.width(text, measure)).fold(0.0, f64::max)
    }

    fn cut(self, text: &str, room: f64, measure: Measure) -> Option<String> {
        cut(text, self.size * if self.bold { 1.08 } else { 1.0 }, room, measure)
    }
}

impl Extent {
    pub fn of(writing: &Writing, measure: Measure) -> Self {
        let style = Style { size: writing.size, bold: writing.bold, tone: writing.tone };
        let width = style.width(&writing.text, measure);
        let left = match writing.anchor {
            Anchor::Start => writing.at.x,
            Anchor::Middle => writing.at.x - width / 2.0,
            Anchor::End => writing.at.x - width,
        };
        let half = writing.size * LINE_HEIGHT / 2.0;
        Self { left, top: writing.at.y - half, right: left + width, bottom: writing.at.y + half }
    }

    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.right >= other.right && self.top <= other.top && self.bottom >= other.bottom
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, right: self.right + by, ..self }
    }
}

impl Drawing {
    pub fn new(width: f64, measure: Measure) -> Self {
        let scene = Scene { width, height: f64::INFINITY, ..Scene::default() };
        Self { scene, measure, written: Vec::new() }
    }

    /// A scene that only says something, such as that there is nothing to be drawn.
    pub fn saying(message: &str, width: f64, measure: Measure) -> Scene {
        let mut drawing = Self::new(width, measure);
        let mut middle = 28.0;
        for line in lines(message, SMALL.size, width - 2.0 * PAD, 4, measure) {
            drawing.write(&line, Point { x: width / 2.0, y: middle }, Anchor::Middle, SMALL);
            middle += 18.0;
        }
        drawing.finish(middle + 10.0)
    }

    pub fn width(&self) -> f64 {
        self.scene.width
    }

    pub fn measure(&self) -> Measure {
        self.measure
    }

    pub fn rectangle(&mut self, left: f64, top: f64, width: f64, height: f64, tone: Tone) {
        self.scene.shapes.push(Shape::Rectangle { corner: Point { x: left, y: top }, width, height, tone });
    }

    /// A line along one of the two directions, or any other.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64, tone: Tone) {
        self.draw_line(from, to, thickness, false, tone);
    }

    pub fn dashed(&mut self, from: (f64, f64), to: (f64, f64), tone: Tone) {
        self.draw_line(from, to, 1.0, true, tone);
    }

    pub fn polyline(&mut self, points: Vec<Point>, tone: Tone) {
        if points.len() > 1 {
            self.scene.shapes.push(Shape::Polyline { points, thickness: 2.0, tone });
        }
    }

    /// What stands for a member of a series: each series has a shape of its own, since not everybody tells
    /// colours apart. The edge keeps marks apart that lie upon each other.
    pub fn mark(&mut self, series: usize, centre: Point, radius: f64, tone: Tone) {
        let around = |corners: &[(f64, f64)], radius: f64| {
            corners.iter().map(|(x, y)| Point { x: centre.x + x * radius, y: centre.y + y * radius }).collect()
        };
        let corners: &[(f64, f64)] = match series % 6 {
            1 => &[(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)],
            2 => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
            3 => &[(0.0, -1.0), (0.95, 0.75), (-0.95, 0.75)],
            4 => &[(-0.95, -0.75), (0.95, -0.75), (0.0, 1.0)],
            _ => &[],
        };
        let mut draw = |radius: f64, tone: Tone| {
            self.scene.shapes.push(if corners.is_empty() {
                Shape::Circle { centre, radius, tone }
            } else {
                Shape::Polygon { points: around(corners, radius), tone }
            });
        };
        draw(radius + 1.0, Tone::Surface);
        draw(radius, tone);
        if series % 6 == 5 {
            draw(radius * 0.5, Tone::Surface);
        }
    }

    pub fn spot(&mut self, at: Point, radius: f64, label: String, target: Option<&String>) {
        self.scene.spots.push(Spot { x: at.x, y: at.y, radius, label, target: target.cloned() });
    }

    /// Writes a text if there is room for it, and says whether it did.
    pub fn write(&mut self, text: &str, at: Point, anchor: Anchor, style: Style) -> bool {
        let Some((writing, extent)) = self.writing(text, at, anchor, style) else {
            return false;
        };
        self.written.push(extent);
        self.scene.shapes.push(Shape::Text(writing));
        true
    }

    /// Writes as much of a text as there is room for, if any.
    pub fn write_within(&mut self, text: &str, at: Point, anchor: Anchor, style: Style, room: f64) -> bool {
        let shorter = style.cut(text, room, self.measure);
        shorter.is_some_and(|text| self.write(&text, at, anchor, style))
    }

    /// The same for a text that may lie upon lines: they are not seen behind it.
    pub fn write_clear(&mut self, text: &str, at: Point, anchor: Anchor, style: Style, room: f64) -> bool {
        let shorter = style.cut(text, room, self.measure);
        let Some((text, extent)) =
            shorter.and_then(|text| Some((text.clone(), self.room_for(&text, at, anchor, style)?)))
        else {
            return false;
        };
        let bottom = extent.bottom.min(self.scene.height);
        self.rectangle(extent.left, extent.top, extent.right - extent.left, bottom - extent.top, Tone::Surface);
        self.write(&text, at, anchor, style)
    }

    /// What a text would cover, if it may stand there.
    pub fn room_for(&self, text: &str, at: Point, anchor: Anchor, style: Style) -> Option<Extent> {
        self.writing(text, at, anchor, style).map(|(_, extent)| extent)
    }

    /// The scene, with all that is drawn inside this height.
    pub fn finish(mut self, height: f64) -> Scene {
        self.scene.height = height.ceil();
        self.scene
    }

    fn writing(&self, text: &str, at: Point, anchor: Anchor, style: Style) -> Option<(Writing, Extent)> {
        let text = text.trim().to_owned();
        let writing = Writing { text, at, anchor, size: style.size, bold: style.bold, tone: style.tone };
        let extent = Extent::of(&writing, self.measure);
        let inside = extent.left >= 0.0 && extent.right <= self.scene.width && extent.top >= 0.0;
        let free = || self.written.iter().all(|other| !extent.grown(GAP).meets(other));
        (!writing.text.is_empty() && inside && free()).then_some((writing, extent))
    }

    fn draw_line(&mut self, from: (f64, f64), to: (f64, f64), thickness: f64, dashed: bool, tone: Tone) {
        let [from, to] = [from, to].map(|(x, y)| Point { x, y });
        self.scene.shapes.push(Shape::Line { from, to, thickness, dashed, tone });
    }
}
