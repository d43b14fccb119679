//! The lines of the map beside those of reporting, drawn so that each kind is known by its shape alone:
//! influence ends in an arrow, an alliance is a double line between two rings, a conflict is a zigzag with
//! a cross in its middle. All in whole pixels, since that is what paths are written in.

use super::forest::Forest;
use super::layout::{CARD_HEIGHT, CARD_WIDTH, Layout, Spot};
use plan_core::plan::Rows;
use plan_core::plan::profile::{Tie, TieKind};

/// Steps in which a bent line is walked along.
const STEPS: i32 = 24;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Influence,
    Alliance,
    Conflict,
    /// The kind is not chosen, or not known here.
    Plain,
    /// A line of reporting that is not counted, since it would close a circle.
    Refused,
}

/// One line as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub stroke: Stroke,
    /// The cards at its ends, by place in the list.
    pub ends: [usize; 2],
    /// The path of the line, and that of the mark that goes with its kind.
    pub path: String,
    pub mark: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    x: i32,
    y: i32,
}

/// A line that is bent towards a third point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Curve {
    from: Point,
    bend: Point,
    to: Point,
}

/// All lines between cards that are seen. One to somebody who is folded away ends at the card they are
/// folded into; one within a folded card is not drawn.
pub fn drawn(ties: &Rows<Tie>, forest: &Forest, layout: &Layout) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut draw = |stroke: Stroke, from: usize, to: usize| {
        let ends = [layout.fronts[from], layout.fronts[to]];
        if let [Some(one), Some(other)] = ends.map(|end| layout.spots[end])
            && one != other
        {
            let beside = lines.iter().filter(|line| ends.iter().all(|end| line.ends.contains(end))).count();
            let curve = Curve::between(one, other, i32::try_from(beside).unwrap_or(0));
            lines.push(Line { stroke, ends, path: stroke.path(curve), mark: stroke.mark(curve) });
        }
    };
    for tie in ties {
        if let (Some(from), Some(to)) = (forest.place_of(&tie.from.0), forest.place_of(&tie.to.0)) {
            draw(Stroke::of(tie.kind.known()), from, to);
        }
    }
    for circle in &forest.circles {
        if let [first, superior, ..] = circle.as_slice() {
            draw(Stroke::Refused, *first, *superior);
        }
    }
    lines
}

/// A line of that kind alone, in a box of 64 by 20, for the legend.
pub fn sample(stroke: Stroke) -> (String, String) {
    let curve = Curve { from: Point { x: 6, y: 13 }, bend: Point { x: 32, y: 3 }, to: Point { x: 58, y: 13 } };
    (stroke.path(curve), stroke.mark(curve))
}

impl Stroke {
    pub fn of(kind: Option<TieKind>) -> Self {
        match kind {
            Some(TieKind::Influence) => Self::Influence,
            Some(TieKind::Alliance) => Self::Alliance,
            Some(TieKind::Conflict) => Self::Conflict,
            None => Self::Plain,
        }
    }

    /// The name by which the style sheet knows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Influence => "influence",
            Self::Alliance => "alliance",
            Self::Conflict => "conflict",
            Self::Plain => "plain",
            Self::Refused => "refused",
        }
    }

    fn path(self, curve: Curve) -> String {
        match self {
            Self::Alliance => format!("{}{}", curve.beside(3).path(), curve.beside(-3).path()),
            Self::Conflict => curve.zigzag(),
            Self::Influence | Self::Plain | Self::Refused => curve.path(),
        }
    }

    fn mark(self, curve: Curve) -> String {
        match self {
            Self::Influence => curve.arrow(),
            Self::Alliance => format!("{}{}", curve.from.ring(), curve.to.ring()),
            Self::Conflict | Self::Refused => curve.at(STEPS / 2).cross(),
            Self::Plain => String::new(),
        }
    }
}

impl Curve {
    /// Between two cards; `nth` of several between the same two, so that they do not lie over each other.
    fn between(one: Spot, other: Spot, nth: i32) -> Self {
        let middle = |spot: Spot| Point { x: spot.x + CARD_WIDTH / 2, y: spot.y + CARD_HEIGHT / 2 };
        let (from, to) = (middle(one), middle(other));
        let aside = 16 * nth;
        let half = |one: i32, other: i32| i32::midpoint(one, other);
        if one.y == other.y {
            // Over the heads of the row.
            let inward = (to.x - from.x).signum() * (24 + aside);
            let (left, right) = (from.x + inward, to.x - inward);
            let bend = Point { x: half(left, right), y: one.y - 56 - aside };
            return Self { from: Point { x: left, y: one.y }, bend, to: Point { x: right, y: other.y } };
        }
        if (to.x - from.x).abs() < CARD_WIDTH {
            // Round the right-hand side of the column.
            let edge = |spot: Spot, y: i32| Point { x: spot.x + CARD_WIDTH, y: y + aside };
            let bend = Point { x: one.x.max(other.x) + CARD_WIDTH + 44 + aside, y: half(from.y, to.y) };
            return Self { from: edge(one, from.y), bend, to: edge(other, to.y) };
        }
        let side = (to.x - from.x).signum() * CARD_WIDTH / 2;
        let (start, end) = (Point { x: from.x + side, y: from.y + aside }, Point { x: to.x - side, y: to.y + aside });
        let bend = Point { x: half(start.x, end.x) + (to.x - from.x).signum() * 30, y: start.y };
        Self { from: start, bend, to: end }
    }

    fn path(self) -> String {
        let Self { from, bend, to } = self;
        format!("M{} {}Q{} {} {} {}", from.x, from.y, bend.x, bend.y, to.x, to.y)
    }

    /// The point after so many of the steps.
    fn at(self, step: i32) -> Point {
        let (after, before) = (i64::from(step), i64::from(STEPS - step));
        let mix = |from: i32, bend: i32, to: i32| {
            let sum = before * before * i64::from(from)
                + 2 * before * after * i64::from(bend)
                + after * after * i64::from(to);
            i32::try_from(sum / i64::from(STEPS * STEPS)).unwrap_or(to)
        };
        Point { x: mix(self.from.x, self.bend.x, self.to.x), y: mix(self.from.y, self.bend.y, self.to.y) }
    }

    fn beside(self, distance: i32) -> Self {
        let across = self.from.towards(self.to, distance);
        let aside = |point: Point| Point { x: point.x - across.y, y: point.y + across.x };
        Self { from: aside(self.from), bend: aside(self.bend), to: aside(self.to) }
    }

    fn zigzag(self) -> String {
        let across = self.from.towards(self.to, 5);
        let corner = |step: i32| {
            let point = self.at(step);
            let side = if step % 2 == 0 { 1 } else { -1 };
            format!("L{} {}", point.x - across.y * side, point.y + across.x * side)
        };
        let corners: String = (1..STEPS).map(corner).collect();
        format!("M{} {}{corners}L{} {}", self.from.x, self.from.y, self.to.x, self.to.y)
    }

    fn arrow(self) -> String {
        let back = self.to.towards(self.bend, 12);
        let across = self.to.towards(self.bend, 5);
        let (x, y) = (self.to.x + back.x, self.to.y + back.y);
        format!("M{} {}L{} {}L{} {}Z", self.to.x, self.to.y, x - across.y, y + across.x, x + across.y, y - across.x)
    }
}

impl Point {
    /// The way of that length towards another point.
    fn towards(self, other: Self, length: i32) -> Self {
        let (x, y) = (i64::from(other.x - self.x), i64::from(other.y - self.y));
        let distance = (x * x + y * y).isqrt().max(1);
        let part = |way: i64| i32::try_from(way * i64::from(length) / distance).unwrap_or(0);
        Self { x: part(x), y: part(y) }
    }

    fn cross(self) -> String {
        let Self { x, y } = self;
        format!("M{} {}l14 14M{} {}l14 -14", x - 7, y - 7, x - 7, y + 7)
    }

    fn ring(self) -> String {
        format!("M{} {}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", self.x - 5, self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worksheets::accounts::profile::map::forest::tests::contacts;
    use crate::worksheets::accounts::profile::map::layout::lay_out;
    use plan_core::plan::RowId;
    use plan_core::value::{Choice, Reference};

    fn all(links: &[(&str, &str)], ties: &[(&str, &str, &str)], folded: &[&str]) -> Vec<Line> {
        let links: Vec<_> = links.iter().map(|(id, superior)| ((*id).to_owned(), (*superior).to_owned())).collect();
        let forest = Forest::of(&contacts(&links));
        let folded: Vec<String> = folded.iter().map(|id| (*id).to_owned()).collect();
        let mut rows = Rows::default();
        for (place, (from, kind, to)) in ties.iter().enumerate() {
            let tie =
                Tie { from: Reference::to(from), kind: Choice::of(kind), to: Reference::to(to), ..Tie::default() };
            rows.push(RowId::new(&format!("t{place}")).unwrap(), tie);
        }
        drawn(&rows, &forest, &lay_out(&forest, &folded))
    }

    #[test]
    fn every_kind_has_a_shape_of_its_own() {
        let kinds = ["influence", "alliance", "conflict", "", "newer"];
        let lines: Vec<Line> =
            kinds.iter().flat_map(|kind| all(&[("a", ""), ("b", "a")], &[("a", kind, "b")], &[])).collect();
        let shapes: Vec<(&str, &str)> = lines.iter().map(|line| (line.path.as_str(), line.mark.as_str())).collect();
        assert_eq!(shapes.len(), 5);
        for (place, shape) in shapes[..4].iter().enumerate() {
            assert!(!shapes[..place].contains(shape), "{shape:?}");
        }
        assert_eq!(lines[3], lines[4]);
    }

    #[test]
    fn several_lines_between_the_same_two_do_not_lie_over_each_other() {
        let lines = all(&[("a", ""), ("b", "")], &[("a", "influence", "b"), ("b", "influence", "a")], &[]);
        assert_ne!(lines[0].path, lines[1].path);
        let again = all(&[("a", ""), ("b", "")], &[("a", "influence", "b"), ("a", "influence", "b")], &[]);
        assert_ne!(again[0].path, again[1].path);
    }

    #[test]
    fn a_line_to_somebody_folded_away_ends_at_who_they_are_folded_into() {
        let links = [("a", ""), ("b", "a"), ("c", "b"), ("d", "")];
        let ties = [("c", "conflict", "d"), ("a", "alliance", "c"), ("c", "influence", "nobody")];
        let lines = all(&links, &ties, &["a"]);
        assert_eq!(lines.iter().map(|line| line.ends).collect::<Vec<_>>(), [[0, 3]]);
    }

    #[test]
    fn the_link_of_a_circle_that_is_not_counted_is_drawn_as_refused() {
        let lines = all(&[("b", "a"), ("a", "b")], &[], &[]);
        assert_eq!(lines.iter().map(|line| (line.stroke, line.ends)).collect::<Vec<_>>(), [(Stroke::Refused, [1, 0])]);
    }
}
