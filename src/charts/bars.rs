//! Bars that lie beside each other from the left: one or two for each label, such as accounts by share. With
//! little room the label stands above its bar; with very many bars they get thin and only some have a label.

use super::axis::{Limit, Span};
use super::drawing::{Drawing, NORMAL, PAD, SMALL, Style};
use super::legend::{Key, legend};
use super::measure::Measure;
use super::scene::{Anchor, Point, Scene, Tone};
use super::{Value, spoken};

/// From here on bars get thinner rather than the chart higher.
const MOST_HEIGHT: f64 = 2000.0;

const LABEL_LINE: f64 = 19.0;

/// A bar that is less high has no text beside it.
const LEAST_TEXT: f64 = 12.0;

/// From this width on labels stand beside their bars.
const WIDE: f64 = 520.0;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// What each of the values is, with its tone; empty where there is one and the title says it.
    pub series: Vec<(String, Tone)>,
    pub items: Vec<Bar>,
    pub limit: Option<Limit>,
    /// What is said where there is no bar.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub label: String,
    /// One per series, at most two.
    pub values: Vec<Value>,
    pub target: Option<String>,
}

/// Where things go.
struct Plan {
    /// Labels stand above their bars.
    stacked: bool,
    label_room: f64,
    left: f64,
    right: f64,
    row: f64,
    bar: f64,
    span: Span,
}

impl Bars {
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        let items: Vec<(&Bar, Vec<&Value>)> = self
            .items
            .iter()
            .map(|item| (item, item.values.iter().take(2).filter(|value| value.amount.is_finite()).collect()))
            .filter(|(_, values): &(_, Vec<_>)| !values.is_empty())
            .collect();
        if items.is_empty() {
            return Drawing::saying(&self.empty, width, measure);
        }
        let plan = self.plan(&items, width, measure);
        let mut drawing = Drawing::new(width, measure);
        let entries: Vec<_> = self.series.iter().map(|(name, tone)| (Key::Block, *tone, name.as_str())).collect();
        let top = legend(&mut drawing, PAD, &entries);
        let top = self.draw_limit(&mut drawing, top, &plan, items.len());
        let zero = plan.at(0.0);
        drawing.line((zero, top), (zero, top + plan.row * count(items.len())), 1.0, Tone::Grid);
        for (number, (item, values)) in items.iter().enumerate() {
            self.draw_row(&mut drawing, top + plan.row * count(number), item, values, &plan);
        }
        // A thin row's text is higher than the row.
        drawing.finish(top + plan.row * count(items.len()) + PAD + 6.0)
    }

    fn plan(&self, items: &[(&Bar, Vec<&Value>)], width: f64, measure: Measure) -> Plan {
        let deepest = items.iter().map(|(_, values)| values.len()).max().unwrap_or(1);
        let bar = if deepest == 1 { 16.0 } else { 15.0 };
        let full = bar * count(deepest) + 12.0;
        let dense = (full + LABEL_LINE) * count(items.len()) > MOST_HEIGHT;
        let stacked = width < WIDE && !dense;
        let full = if stacked { full + LABEL_LINE } else { full };
        let row = full.min((MOST_HEIGHT / count(items.len())).max(3.0));
        let bar = if row < full { row * 0.8 / count(deepest) } else { bar };
        let most = width * if width < WIDE { 0.3 } else { 0.38 };
        let widest = NORMAL.widest(items.iter().map(|(item, _)| item.label.trim()), measure);
        let label_room = if stacked { width - 2.0 * PAD } else { widest.min(most) };
        let left = if stacked { PAD } else { PAD + label_room + 10.0 };
        let texts = items.iter().flat_map(|(_, values)| values.iter().map(|value| value.text.trim()));
        let most = width * if stacked { 0.4 } else { 0.25 };
        let right = width - PAD - SMALL.widest(texts, measure).min(most) - 8.0;
        let amounts = items.iter().flat_map(|(_, values)| values.iter().map(|value| value.amount));
        let span = Span::of(amounts.chain(self.limit.iter().map(|limit| limit.at)));
        Plan { stacked, label_room, left, right, row, bar, span }
    }

    /// The limit's line with its name above, if it has one; returns where the rows begin.
    fn draw_limit(&self, drawing: &mut Drawing, top: f64, plan: &Plan, rows: usize) -> f64 {
        let Some(limit) = self.limit.as_ref().filter(|limit| limit.at.is_finite()) else {
            return top;
        };
        let (x, width) = (plan.at(limit.at), drawing.width());
        let style = SMALL.in_tone(Tone::Ink);
        let half = style.width(&limit.text, drawing.measure()) / 2.0;
        let (at, anchor) = if x - half < PAD {
            (PAD, Anchor::Start)
        } else if x + half > width - PAD {
            (width - PAD, Anchor::End)
        } else {
            (x, Anchor::Middle)
        };
        drawing.write_within(&limit.text, Point { x: at, y: top + 9.0 }, anchor, style, width - 2.0 * PAD);
        let top = top + 20.0;
        drawing.dashed((x, top - 2.0), (x, top + plan.row * count(rows)), Tone::Ink);
        top
    }

    fn draw_row(&self, drawing: &mut Drawing, top: f64, item: &Bar, values: &[&Value], plan: &Plan) {
        let head = if plan.stacked { LABEL_LINE } else { 0.0 };
        let middle = top + head + (plan.row - head) / 2.0;
        let label =
            if plan.stacked { Point { x: PAD, y: top + LABEL_LINE / 2.0 + 2.0 } } else { Point { x: PAD, y: middle } };
        let labelled = drawing.write_clear(&item.label, label, Anchor::Start, NORMAL, plan.label_room);
        let mut y = middle - plan.bar * count(values.len()) / 2.0;
        for value in values {
            draw_bar(drawing, y, value, plan, labelled || item.label.trim().is_empty());
            y += plan.bar;
        }
        let end = values.iter().map(|value| plan.at(value.amount)).fold(plan.at(0.0), f64::max);
        let said = values.iter().flat_map(|value| [self.name_of(item, value), value.text.as_str()]);
        let label = spoken(std::iter::once(item.label.as_str()).chain(said));
        drawing.spot(Point { x: end, y: middle }, (plan.row / 2.0).clamp(2.0, 12.0), label, item.target.as_ref());
    }

    fn name_of(&self, item: &Bar, value: &Value) -> &str {
        let place = item.values.iter().position(|other| std::ptr::eq(other, value));
        place.and_then(|place| self.series.get(place)).map_or("", |(name, _)| name)
    }
}

impl Plan {
    fn at(&self, amount: f64) -> f64 {
        self.left + (self.right - self.left) * self.span.share(amount)
    }
}

fn draw_bar(drawing: &mut Drawing, top: f64, value: &Value, plan: &Plan, with_text: bool) {
    let (from, to) = (plan.at(value.amount.min(0.0)), plan.at(value.amount.max(0.0)));
    let height = if plan.bar > 6.0 { plan.bar - 2.0 } else { plan.bar };
    drawing.rectangle(from, top, to - from, height, value.tone);
    // Beside thin bars it would cover their neighbours.
    if with_text && plan.bar >= LEAST_TEXT {
        let at = Point { x: to + 6.0, y: top + height / 2.0 };
        // The texts of a pair stand as close as its bars.
        let style = Style { size: SMALL.size.min(plan.bar / 1.32), ..SMALL };
        let room = drawing.width() - PAD - at.x;
        drawing.write_clear(&value.text, at, Anchor::Start, style, room);
    }
}

#[expect(clippy::cast_precision_loss, reason = "no chart has so many parts")]
pub(super) fn count(parts: usize) -> f64 {
    parts as f64
}
