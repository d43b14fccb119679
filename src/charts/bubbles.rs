//! Points in a field of two scales, sized by a third value: accounts by attractiveness and strength, people
//! by power and interest. Points that would hide each other fan out a little.

use super::axis::Span;
use super::drawing::{Drawing, Extent, NORMAL, PAD, SMALL, Style};
use super::legend::{Key, legend};
use super::measure::Measure;
use super::scene::{Anchor, Point, Scene, Tone};

/// Only so many points get a label; the others have it as their tip.
const MOST_LABELS: usize = 80;

/// How wide a label may be, and how wide it still says something where there is less room.
const LABEL_ROOMS: [f64; 3] = [150.0, 96.0, 60.0];

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bubbles {
    pub x: Scale,
    pub y: Scale,
    /// The names of the quarters: upper left, upper right, lower left, lower right.
    pub quadrants: Option<[String; 4]>,
    /// What the marks and tones mean, each with the tone that its points have.
    pub series: Vec<(String, Tone)>,
    pub items: Vec<Bubble>,
    /// What is said where there is no point.
    pub empty: String,
}

/// One direction of the field. What lies outside is drawn at its edge.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scale {
    pub title: String,
    pub low: f64,
    pub high: f64,
    /// What stands at the two ends; may be empty.
    pub low_text: String,
    pub high_text: String,
    /// Where the field is split in two.
    pub split: Option<f64>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bubble {
    pub x: f64,
    pub y: f64,
    /// Zero or more; the area of the point follows it. Without one the point is of a middling size.
    pub size: Option<f64>,
    /// Beside the point, if there is room.
    pub label: String,
    /// Everything about the point in words; spoken and shown as its tip.
    pub spoken: String,
    pub tone: Tone,
    /// Decides about the form of its mark.
    pub series: usize,
    pub target: Option<String>,
}

struct Placed<'a> {
    item: &'a Bubble,
    /// Where it belongs; it is drawn nearby if somebody is there already.
    home: Point,
    centre: Point,
    radius: f64,
}

impl Bubbles {
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        let items: Vec<&Bubble> = self.items.iter().filter(|item| item.x.is_finite() && item.y.is_finite()).collect();
        if items.is_empty() {
            return Drawing::saying(&self.empty, width, measure);
        }
        let mut drawing = Drawing::new(width, measure);
        let entries: Vec<_> =
            self.series.iter().enumerate().map(|(at, (name, tone))| (Key::Mark(at), *tone, name.as_str())).collect();
        let top = legend(&mut drawing, PAD, &entries);
        let (field, bottom) = self.frame(&mut drawing, top);
        let placed = placed(&items, |item| self.place(item, &field), &field);
        for point in by_size(&placed) {
            drawing.mark(point.item.series, point.centre, point.radius, point.item.tone);
        }
        // What is written at its full length may leave no room for the names of its neighbours.
        let lengths = (0..LABEL_ROOMS.len()).map(|first| {
            let mut trial = drawing.clone();
            let points = by_size(&placed);
            let labels = points.iter().take(MOST_LABELS);
            let written = labels.filter(|point| label(&mut trial, point, &placed, &field, &LABEL_ROOMS[first..]));
            (written.count(), trial)
        });
        let most = lengths.reduce(|best, next| if next.0 > best.0 { next } else { best });
        drawing = most.map_or(drawing, |(_, labelled)| labelled);
        // Fingers need more than a small point, but must not meet its neighbours.
        let least = if placed.len() <= 24 { 11.0 } else { 5.0 };
        for point in &placed {
            drawing.spot(point.centre, point.radius.max(least), point.item.spoken.clone(), point.item.target.as_ref());
        }
        drawing.finish(bottom)
    }

    /// Draws what does not depend on the points; returns the field and where everything ends.
    fn frame(&self, drawing: &mut Drawing, top: f64) -> (Extent, f64) {
        let width = drawing.width();
        let ends = [&self.y.low_text, &self.y.high_text];
        let left = PAD + SMALL.widest(ends.into_iter().map(String::as_str), drawing.measure()).min(width * 0.2) + 6.0;
        let titled = drawing.write_within(
            &self.y.title,
            Point { x: PAD, y: top + 9.0 },
            Anchor::Start,
            SMALL,
            width - 2.0 * PAD,
        );
        let top = if titled { top + 22.0 } else { top + 6.0 };
        let height = ((width - left) * 0.6).clamp(220.0, 440.0);
        let field = Extent { left, top, right: width - PAD, bottom: top + height };
        draw_field(drawing, &field, self.x.splits(), self.y.splits());
        let room = left - PAD - 6.0;
        for (text, y) in [(&self.y.high_text, field.top + 8.0), (&self.y.low_text, field.bottom - 8.0)] {
            drawing.write_within(text, Point { x: left - 6.0, y }, Anchor::End, SMALL, room);
        }
        self.write_quadrants(drawing, &field);
        let across = field.right - field.left;
        let row = field.bottom + 12.0;
        let low =
            drawing.write_within(&self.x.low_text, Point { x: left, y: row }, Anchor::Start, SMALL, across * 0.45);
        let end = Point { x: field.right, y: row };
        let high = drawing.write_within(&self.x.high_text, end, Anchor::End, SMALL, across * 0.45);
        let row = if low || high { row + 18.0 } else { row };
        let titled = drawing.write_within(&self.x.title, Point { x: field.right, y: row }, Anchor::End, SMALL, across);
        (field, if titled { row + 12.0 } else { row - 2.0 })
    }

    fn write_quadrants(&self, drawing: &mut Drawing, field: &Extent) {
        let Some(names) = &self.quadrants else {
            return;
        };
        let across = field.left + (field.right - field.left) * self.x.splits().unwrap_or(0.5);
        let style = Style { bold: true, ..SMALL };
        for (number, name) in names.iter().enumerate() {
            let is_left = number % 2 == 0;
            let y = if number < 2 { field.top + 13.0 } else { field.bottom - 13.0 };
            let (x, anchor) =
                if is_left { (field.left + 8.0, Anchor::Start) } else { (field.right - 8.0, Anchor::End) };
            let room = if is_left { across - field.left } else { field.right - across } - 14.0;
            drawing.write_within(name, Point { x, y }, anchor, style, room);
        }
    }

    fn place(&self, item: &Bubble, field: &Extent) -> Point {
        Point {
            x: field.left + (field.right - field.left) * self.x.span().share(item.x),
            y: field.bottom - (field.bottom - field.top) * self.y.span().share(item.y),
        }
    }
}

impl Scale {
    fn span(&self) -> Span {
        Span::between(self.low, self.high)
    }

    /// Where the split is, from 0 to 1; none where it would be an edge.
    fn splits(&self) -> Option<f64> {
        let share = self.split.filter(|split| split.is_finite()).map(|split| self.span().share(split));
        share.filter(|share| *share > 0.0 && *share < 1.0)
    }
}

fn draw_field(drawing: &mut Drawing, field: &Extent, x: Option<f64>, y: Option<f64>) {
    let Extent { left, top, right, bottom } = *field;
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    for pair in corners.windows(2) {
        drawing.line(pair[0], pair[1], 1.0, Tone::Grid);
    }
    if let Some(share) = x {
        let x = left + (right - left) * share;
        drawing.line((x, top), (x, bottom), 1.0, Tone::Faint);
    }
    if let Some(share) = y {
        let y = bottom - (bottom - top) * share;
        drawing.line((left, y), (right, y), 1.0, Tone::Faint);
    }
}

/// The points where they are drawn, in the order given.
fn placed<'a>(items: &[&'a Bubble], place: impl Fn(&Bubble) -> Point, field: &Extent) -> Vec<Placed<'a>> {
    let largest = ((field.right - field.left) / 30.0).clamp(8.0, 22.0) * crowding(items.len());
    let smallest = (largest * 0.3).max(3.5);
    let most = items.iter().filter_map(|item| size(item)).fold(0.0, f64::max);
    let mut placed: Vec<Placed> = Vec::with_capacity(items.len());
    for item in items {
        let share = match size(item) {
            Some(size) if most > 0.0 => (size / most).sqrt(),
            Some(_) => 0.0,
            None => 0.5,
        };
        let radius = smallest + (largest - smallest).max(0.0) * share;
        let home = place(item);
        let inner = Extent {
            left: field.left + radius + 1.0,
            right: field.right - radius - 1.0,
            top: field.top + radius + 1.0,
            bottom: field.bottom - radius - 1.0,
        };
        let near = |at: &Point| placed.iter().any(|other| hides(other, *at, radius));
        // The places before are taken by those that belong there too.
        let taken = placed.iter().filter(|other| is_beside(other.home, home)).count();
        let mut turns = (taken..=taken + items.len()).map(|turn| inside(fanned(home, turn, smallest * 1.5), &inner));
        let centre = turns.clone().find(|at| !near(at)).or_else(|| turns.next_back()).unwrap_or(home);
        placed.push(Placed { item, home, centre, radius });
    }
    placed
}

fn size(item: &Bubble) -> Option<f64> {
    item.size.filter(|size| size.is_finite()).map(|size| size.max(0.0))
}

/// Many points are drawn smaller.
fn crowding(count: usize) -> f64 {
    match count {
        0..=24 => 1.0,
        25..=80 => 0.75,
        81..=200 => 0.55,
        _ => 0.4,
    }
}

/// Whether one of two points would lie nearly wholly under the other.
fn hides(other: &Placed, at: Point, radius: f64) -> bool {
    let (dx, dy) = (other.centre.x - at.x, other.centre.y - at.y);
    let apart = radius.min(other.radius) * 0.9;
    let reach = (radius.max(other.radius) - apart).max(apart);
    dx * dx + dy * dy < reach * reach
}

fn is_beside(one: Point, other: Point) -> bool {
    (one.x - other.x).abs() < 1.0 && (one.y - other.y).abs() < 1.0
}

/// The places around a point in turn, as a sunflower sets its seeds.
fn fanned(home: Point, turn: usize, step: f64) -> Point {
    const GOLDEN_ANGLE: f64 = 2.399_963;
    let turn = u32::try_from(turn).map_or(0.0, f64::from);
    let (distance, angle) = (step * turn.sqrt(), turn * GOLDEN_ANGLE);
    Point { x: home.x + distance * angle.cos(), y: home.y + distance * angle.sin() }
}

fn inside(at: Point, field: &Extent) -> Point {
    Point { x: at.x.clamp(field.left, field.right), y: at.y.clamp(field.top, field.bottom) }
}

/// The large ones first, so that the small ones lie on top.
fn by_size<'a, 'b>(placed: &'b [Placed<'a>]) -> Vec<&'b Placed<'a>> {
    let mut order: Vec<&Placed> = placed.iter().collect();
    plan_core::sorting::sort_by(&mut order, |one, other| other.radius.total_cmp(&one.radius));
    order
}

/// Writes the label on the side, or at the corner, where it covers no point; shorter where the whole has no room. Says
/// whether it did.
fn label(drawing: &mut Drawing, point: &Placed, all: &[Placed], field: &Extent, rooms: &[f64]) -> bool {
    let (Point { x, y }, beside) = (point.centre, point.radius + 5.0);
    let (aslant, apart) = (beside * 0.6, beside * 0.6 + 8.0);
    let sides = [
        (x + beside, y, Anchor::Start),
        (x - beside, y, Anchor::End),
        (x, y - beside - 8.0, Anchor::Middle),
        (x, y + beside + 8.0, Anchor::Middle),
        (x + aslant, y - apart, Anchor::Start),
        (x + aslant, y + apart, Anchor::Start),
        (x - aslant, y - apart, Anchor::End),
        (x - aslant, y + apart, Anchor::End),
    ];
    for most in rooms {
        let Some(text) = super::measure::cut(&point.item.label, NORMAL.size, *most, drawing.measure()) else {
            return false;
        };
        for (x, y, anchor) in sides {
            let at = Point { x, y };
            let room = drawing.room_for(&text, at, anchor, NORMAL);
            if room.is_some_and(|room| field.holds(&room) && !all.iter().any(|other| covers(&room, other))) {
                return drawing.write_clear(&text, at, anchor, NORMAL, *most);
            }
        }
    }
    false
}

fn covers(room: &Extent, point: &Placed) -> bool {
    let Point { x, y } = point.centre;
    let (dx, dy) = (x - x.clamp(room.left, room.right), y - y.clamp(room.top, room.bottom));
    dx * dx + dy * dy < point.radius * point.radius
}

#[cfg(test)]
mod tests {
    use super::super::measure::estimate;
    use super::super::scene::Shape;
    use super::*;

    #[test]
    fn points_that_stand_close_still_have_their_names() {
        let bubble = |number: u32| Bubble {
            x: 55.0 + 9.0 * f64::from(number % 4),
            y: 55.0 + 8.0 * f64::from(number / 4),
            size: Some(10.0 + f64::from(number)),
            label: format!("客户{number} 江苏南湖电力装备"),
            spoken: String::new(),
            tone: Tone::Brand,
            series: 0,
            target: None,
        };
        let scale = || Scale { low: 0.0, high: 100.0, ..Scale::default() };
        let model = Bubbles { x: scale(), y: scale(), items: (0..16).map(bubble).collect(), ..Bubbles::default() };
        let scene = model.layout(900.0, estimate);
        let is_name = |shape: &&Shape| matches!(shape, Shape::Text(writing) if writing.text.starts_with("客户"));
        let named = scene.shapes.iter().filter(is_name).count();
        assert!(named >= 12, "{named} of 16");
    }
}
