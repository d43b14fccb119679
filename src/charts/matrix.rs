//! A grid of fields such as likelihood by impact, with the members of each field as points: named where
//! there is room, and counted.

use super::bars::count;
use super::drawing::{Drawing, Extent, PAD, SMALL, STRONG};
use super::measure::Measure;
use super::scene::{Anchor, Point, Scene, Tone};
use super::spoken;

/// The height of a line with a name.
const LINE: f64 = 18.0;

/// A field keeps its corner for its own text and the number of its members.
const HEAD: f64 = 20.0;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// From left to right.
    pub columns: Vec<String>,
    /// From below up.
    pub rows: Vec<String>,
    pub column_title: String,
    pub row_title: String,
    /// At most one for each place; a place without one is plain.
    pub cells: Vec<Cell>,
    pub items: Vec<MatrixItem>,
    /// What is said where the grid has no field.
    pub empty: String,
}

/// How a field looks. Its tone should be a soft one, since text stands on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub column: usize,
    pub row: usize,
    pub tone: Tone,
    /// In its corner, such as the rating that all its members have.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct MatrixItem {
    pub column: usize,
    pub row: usize,
    /// Beside the point, if there is room.
    pub label: String,
    /// Everything about the item in words; spoken and shown as its tip.
    pub spoken: String,
    pub tone: Tone,
    pub target: Option<String>,
}

impl Matrix {
    /// What names a field that is not there is left out.
    pub fn layout(&self, width: f64, measure: Measure) -> Scene {
        if self.columns.is_empty() || self.rows.is_empty() {
            return Drawing::saying(&self.empty, width, measure);
        }
        let mut drawing = Drawing::new(width, measure);
        let names = SMALL.widest(self.rows.iter().map(|name| name.trim()), measure).min(width * 0.26);
        let left = PAD + names + 8.0;
        let titled = drawing.write_within(
            &self.row_title,
            Point { x: PAD, y: PAD + 9.0 },
            Anchor::Start,
            SMALL,
            width - 2.0 * PAD,
        );
        let top = if titled { PAD + 24.0 } else { PAD + 4.0 };
        let wide = (width - PAD - left) / count(self.columns.len());
        let high = (wide * 0.62).clamp(48.0, 104.0);
        for (row, name) in self.rows.iter().enumerate() {
            let cell_top = top + high * count(self.rows.len() - 1 - row);
            let at = Point { x: left - 8.0, y: cell_top + high / 2.0 };
            drawing.write_within(name, at, Anchor::End, SMALL, names);
            for column in 0..self.columns.len() {
                let from = left + wide * count(column);
                let cell =
                    Extent { left: from, top: cell_top, right: from + wide - 2.0, bottom: cell_top + high - 2.0 };
                self.draw_cell(&mut drawing, &cell, column, row);
            }
        }
        let mut bottom = top + high * count(self.rows.len()) + 12.0;
        for (column, name) in self.columns.iter().enumerate() {
            let at = Point { x: left + wide * (count(column) + 0.5) - 1.0, y: bottom };
            drawing.write_within(name, at, Anchor::Middle, SMALL, wide - 6.0);
        }
        let end = Point { x: width - PAD, y: bottom + 19.0 };
        if drawing.write_within(&self.column_title, end, Anchor::End, SMALL, width - 2.0 * PAD) {
            bottom += 19.0;
        }
        drawing.finish(bottom + 12.0)
    }

    fn draw_cell(&self, drawing: &mut Drawing, area: &Extent, column: usize, row: usize) {
        let cell = self.cells.iter().find(|cell| cell.column == column && cell.row == row);
        let members: Vec<&MatrixItem> =
            self.items.iter().filter(|item| item.column == column && item.row == row).collect();
        let (wide, high) = (area.right - area.left, area.bottom - area.top);
        let tone = cell.map_or(Tone::Sunken, |cell| cell.tone);
        drawing.rectangle(area.left, area.top, wide, high, tone);
        let (text, corner) = (cell.map_or("", |cell| cell.text.as_str()), area.top + HEAD / 2.0);
        let style = SMALL.in_tone(Tone::Ink);
        drawing.write_within(text, Point { x: area.left + 5.0, y: corner }, Anchor::Start, style, wide - 40.0);
        if members.len() > 1 {
            let at = Point { x: area.right - 5.0, y: corner };
            drawing.write_within(&members.len().to_string(), at, Anchor::End, STRONG, wide - 10.0);
        }
        let inner = Extent { top: area.top + HEAD, bottom: area.bottom - 3.0, ..*area };
        let room = inner.right - inner.left - 20.0;
        if LINE * count(members.len()) <= inner.bottom - inner.top && room >= 3.0 * SMALL.size {
            self.name_members(drawing, &inner, &members, room);
        } else {
            self.dot_members(drawing, &inner, &members);
        }
    }

    /// One below the other, each with its name.
    fn name_members(&self, drawing: &mut Drawing, inner: &Extent, members: &[&MatrixItem], room: f64) {
        for (number, member) in members.iter().enumerate() {
            let y = inner.top + LINE * (count(number) + 0.5);
            let at = Point { x: inner.left + 9.0, y };
            drawing.mark(0, at, 4.0, member.tone);
            let style = SMALL.in_tone(Tone::Ink);
            drawing.write_within(&member.label, Point { x: at.x + 9.0, y }, Anchor::Start, style, room - 2.0);
            drawing.spot(at, 8.0, self.spoken(member), member.target.as_ref());
        }
    }

    /// As many in a row as there is room for, closer the more there are.
    fn dot_members(&self, drawing: &mut Drawing, inner: &Extent, members: &[&MatrixItem]) {
        let (wide, high) = (inner.right - inner.left - 4.0, inner.bottom - inner.top);
        let holds = |pitch: f64| (wide / pitch).floor() * (high / pitch).floor() >= count(members.len());
        let mut pitch = 16.0;
        while pitch > 0.5 && !holds(pitch) {
            pitch *= 0.95;
        }
        let mut at = Point { x: inner.left + 2.0 + pitch / 2.0, y: inner.top + pitch / 2.0 };
        for member in members {
            if at.x + pitch / 2.0 > inner.right - 1.0 {
                at = Point { x: inner.left + 2.0 + pitch / 2.0, y: at.y + pitch };
            }
            drawing.mark(0, at, (pitch / 2.0 - 1.5).clamp(0.5, 5.0), member.tone);
            drawing.spot(at, (pitch / 2.0).clamp(1.0, 8.0), self.spoken(member), member.target.as_ref());
            at.x += pitch;
        }
    }

    /// Where an item lies is said with it: nobody hears the grid.
    fn spoken(&self, item: &MatrixItem) -> String {
        spoken([&item.spoken, &self.rows[item.row], &self.columns[item.column]].map(String::as_str))
    }
}
