//! Columns by period, one or two for each, with a line on a second axis if there is one: revenue by year
//! with its growth, actual figures by month with the target.

use super::axis::{Axis, Limit, Span};
use super::bars::count;
use super::drawing::{Drawing, Extent, PAD, SMALL};
use super::legend::{Key, legend};
use super::measure::Measure;
use super::scene::{Anchor, Point, Scene, Tone};
use super::{Value, spoken};

/// Labels of periods stand at least this far apart.
const BETWEEN_LABELS: f64 = 8.0;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// What each of the columns is, with its tone; empty where there is one and the title says it.
    pub series: Vec<(String, Tone)>,
    pub periods: Vec<Period>,
    pub axis: Axis,
    pub trend: Option<Trend>,
    pub limit: Option<Limit>,
    /// What is said where there is no column.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    pub label: String,
    /// One per series, at most two.
    pub columns: Vec<Value>,
    /// Where the line passes.
    pub trend: Option<Value>,
    pub target: Option<String>,
}

/// The line on the second axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    pub name: String,
    pub tone: Tone,
    pub axis: Axis,
}

/// The scales at both sides of a field.
pub(super) struct Frame {
    pub field: Extent,
    left: Span,
    right: Span,
}

struct Slot<'a> {
    period: &'a Period,
    columns: Vec<&'a Value>,
    trend: Option<&'a Value>,
}

impl Columns {
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        let slots: Vec<Slot> = self.periods.iter().filter_map(|period| self.slot(period)).collect();
        if slots.is_empty() {
            return Drawing::saying(&self.empty, width, measure);
        }
        let mut drawing = Drawing::new(width, measure);
        let mut entries: Vec<_> = self.series.iter().map(|(name, tone)| (Key::Block, *tone, name.as_str())).collect();
        entries.extend(self.trend.iter().map(|trend| (Key::Line, trend.tone, trend.name.as_str())));
        let top = legend(&mut drawing, PAD, &entries);
        let amounts = slots.iter().flat_map(|slot| slot.columns.iter().map(|value| value.amount));
        let left = self.axis.span(amounts.chain(self.limit.iter().map(|limit| limit.at)));
        let trends = slots.iter().filter_map(|slot| slot.trend.map(|value| value.amount));
        let right = self.trend.as_ref().map(|trend| (&trend.axis, trend.axis.span(trends)));
        let frame = Frame::draw(&mut drawing, top, (&self.axis, left), right);
        let step = (frame.field.right - frame.field.left) / count(slots.len());
        let middle = |number: usize| frame.field.left + step * (count(number) + 0.5);
        for (number, slot) in slots.iter().enumerate() {
            draw_columns(&mut drawing, &frame, slot, middle(number), step);
        }
        self.draw_limit(&mut drawing, &frame);
        self.draw_trend(&mut drawing, &frame, &slots, middle);
        for (number, slot) in slots.iter().enumerate() {
            let tops = slot.columns.iter().map(|value| frame.height(value.amount.max(0.0)));
            let line = slot.trend.filter(|_| slot.columns.is_empty()).map(|value| frame.right_height(value.amount));
            let y = tops.chain(line).fold(frame.field.bottom, f64::min);
            let at = Point { x: middle(number), y };
            drawing.spot(at, (step / 2.0).clamp(2.0, 14.0), self.spoken(slot), slot.period.target.as_ref());
        }
        write_periods(&mut drawing, &slots, frame.field.bottom + 17.0, step, middle);
        drawing.finish(frame.field.bottom + 28.0)
    }

    fn slot<'a>(&'a self, period: &'a Period) -> Option<Slot<'a>> {
        let columns: Vec<&Value> = period.columns.iter().take(2).filter(|value| value.amount.is_finite()).collect();
        let trend = period.trend.as_ref().filter(|value| value.amount.is_finite() && self.trend.is_some());
        (!columns.is_empty() || trend.is_some()).then_some(Slot { period, columns, trend })
    }

    fn draw_limit(&self, drawing: &mut Drawing, frame: &Frame) {
        if let Some(limit) = self.limit.as_ref().filter(|limit| limit.at.is_finite()) {
            let (y, field) = (frame.height(limit.at), &frame.field);
            drawing.dashed((field.left, y), (field.right, y), Tone::Ink);
            let style = SMALL.in_tone(Tone::Ink);
            let room = field.right - field.left - 4.0;
            let above = Point { x: field.right - 2.0, y: y - 9.0 };
            if !drawing.write_clear(&limit.text, above, Anchor::End, style, room) {
                let below = Point { y: y + 9.0, ..above };
                drawing.write_clear(&limit.text, below, Anchor::End, style, room);
            }
        }
    }

    /// A period without a value interrupts the line.
    fn draw_trend(&self, drawing: &mut Drawing, frame: &Frame, slots: &[Slot], middle: impl Fn(usize) -> f64) {
        let Some(trend) = &self.trend else {
            return;
        };
        let point = |(number, slot): (usize, &Slot)| {
            slot.trend.map(|value| Point { x: middle(number), y: frame.right_height(value.amount) })
        };
        let points: Vec<Option<Point>> = slots.iter().enumerate().map(point).collect();
        for piece in points.split(Option::is_none) {
            drawing.polyline(piece.iter().flatten().copied().collect(), trend.tone);
        }
        if points.len() <= 60 {
            points.iter().flatten().for_each(|at| drawing.mark(0, *at, 3.5, trend.tone));
        }
    }

    fn spoken(&self, slot: &Slot) -> String {
        let names = |value: &Value| {
            let place = slot.period.columns.iter().position(|other| std::ptr::eq(other, value));
            place.and_then(|place| self.series.get(place)).map_or("", |(name, _)| name)
        };
        let columns = slot.columns.iter().flat_map(|value| [names(value), value.text.as_str()]);
        let name = self.trend.as_ref().map_or("", |trend| trend.name.as_str());
        let trend = slot.trend.iter().flat_map(|value| [name, value.text.as_str()]);
        spoken(std::iter::once(slot.period.label.as_str()).chain(columns).chain(trend))
    }
}

impl Frame {
    /// Draws the axes with their titles and ticks; the field lies between.
    pub fn draw(drawing: &mut Drawing, top: f64, left: (&Axis, Span), right: Option<(&Axis, Span)>) -> Self {
        let width = drawing.width();
        let measure = drawing.measure();
        let ticks_room = |axis: &Axis| {
            let widest = SMALL.widest(axis.ticks.iter().map(|tick| tick.text.trim()), measure);
            widest.min(width * 0.22)
        };
        let (left_room, right_room) = (ticks_room(left.0), right.map_or(0.0, |(axis, _)| ticks_room(axis)));
        let half = (width - 2.0 * PAD) / if right.is_some() { 2.0 } else { 1.0 } - 4.0;
        let row = top + 9.0;
        let mut titled = drawing.write_within(&left.0.title, Point { x: PAD, y: row }, Anchor::Start, SMALL, half);
        if let Some((axis, _)) = right {
            let at = Point { x: width - PAD, y: row };
            titled |= drawing.write_within(&axis.title, at, Anchor::End, SMALL, half);
        }
        let field = Extent {
            left: PAD + left_room + 8.0,
            top: top + if titled { 32.0 } else { 14.0 },
            right: width - PAD - if right_room > 0.0 { right_room + 8.0 } else { 0.0 },
            bottom: 0.0,
        };
        let height = ((field.right - field.left) * 0.45).clamp(170.0, 320.0);
        let field = Extent { bottom: field.top + height, ..field };
        let frame = Self { field, left: left.1, right: right.map_or(left.1, |(_, span)| span) };
        frame.draw_ticks(drawing, left.0, right.map(|(axis, _)| axis), left_room, right_room);
        frame
    }

    pub fn height(&self, amount: f64) -> f64 {
        self.field.bottom - (self.field.bottom - self.field.top) * self.left.share(amount)
    }

    pub fn right_height(&self, amount: f64) -> f64 {
        self.field.bottom - (self.field.bottom - self.field.top) * self.right.share(amount)
    }

    fn draw_ticks(&self, drawing: &mut Drawing, left: &Axis, right: Option<&Axis>, left_room: f64, right_room: f64) {
        for tick in left.ticks.iter().filter(|tick| tick.at.is_finite()) {
            let y = self.height(tick.at);
            drawing.line((self.field.left, y), (self.field.right, y), 1.0, Tone::Grid);
            let at = Point { x: self.field.left - 8.0, y };
            drawing.write_within(&tick.text, at, Anchor::End, SMALL, left_room);
        }
        for tick in right.iter().flat_map(|axis| &axis.ticks).filter(|tick| tick.at.is_finite()) {
            let at = Point { x: self.field.right + 8.0, y: self.right_height(tick.at) };
            drawing.write_within(&tick.text, at, Anchor::Start, SMALL, right_room);
        }
        let zero = self.height(0.0);
        drawing.line((self.field.left, zero), (self.field.right, zero), 1.0, Tone::Faint);
    }
}

fn draw_columns(drawing: &mut Drawing, frame: &Frame, slot: &Slot, middle: f64, step: f64) {
    let wide = (step * 0.7 / count(slot.columns.len().max(1))).min(48.0);
    let mut left = middle - wide * count(slot.columns.len()) / 2.0;
    let zero = frame.height(0.0);
    for value in &slot.columns {
        let end = frame.height(value.amount);
        let gap = if wide > 6.0 { 1.0 } else { 0.0 };
        drawing.rectangle(left + gap / 2.0, end.min(zero), wide - gap, (end - zero).abs(), value.tone);
        let room = if slot.columns.len() == 1 { step } else { wide };
        if SMALL.width(&value.text, drawing.measure()) + 4.0 <= room {
            let at = Point { x: left + wide / 2.0, y: end.min(zero) - 9.0 };
            drawing.write(&value.text, at, Anchor::Middle, SMALL);
        }
        left += wide;
    }
}

/// Where not all labels have room, every second, third, … has one.
fn write_periods(drawing: &mut Drawing, slots: &[Slot], y: f64, step: f64, middle: impl Fn(usize) -> f64) {
    let room = (drawing.width() * 0.3).max(step - BETWEEN_LABELS);
    let labels = slots.iter().map(|slot| slot.period.label.trim());
    let widest = SMALL.widest(labels, drawing.measure()).min(room);
    let every = (1..slots.len()).find(|every| step * count(*every) >= widest + BETWEEN_LABELS).unwrap_or(slots.len());
    for (number, slot) in slots.iter().enumerate().step_by(every) {
        let (label, half) = (&slot.period.label, SMALL.width(&slot.period.label, drawing.measure()).min(room) / 2.0);
        let x = middle(number).clamp(PAD + half, drawing.width() - PAD - half);
        drawing.write_within(label, Point { x, y }, Anchor::Middle, SMALL, room);
    }
}
