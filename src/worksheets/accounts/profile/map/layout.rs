//! Where each card of the map stands. A superior stands in the middle above their people, subtrees move
//! together until their outlines touch, and people without people of their own, who would make the map
//! endlessly wide, stand in columns. All measures are pixels at full size.

use super::forest::Forest;

pub const CARD_WIDTH: i32 = 208;
pub const CARD_HEIGHT: i32 = 128;
const GAP: i32 = 30;
pub const ROW_GAP: i32 = 40;
const COLUMN: i32 = CARD_WIDTH + GAP;
const ROW: i32 = CARD_HEIGHT + ROW_GAP;
/// Room round the map, in which lines may bend.
const MARGIN: i32 = 40;
/// From this many on, people without people stand in columns.
const STACKED: usize = 4;

/// The upper left corner of a card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    pub x: i32,
    pub y: i32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// By place in the list; nothing for who is folded away.
    pub spots: Vec<Option<Spot>>,
    /// Who is seen, superiors before their people.
    pub shown: Vec<usize>,
    /// For everybody the card that stands for them: their own or the one they are folded into.
    pub fronts: Vec<usize>,
    /// The lines of reporting, as the path of an SVG.
    pub lines: String,
    pub width: i32,
    pub height: i32,
}

/// How far a subtree reaches to both sides, row by row. From the lowest row on, so that a superior is
/// added at the end.
#[derive(Debug, Clone, Default)]
struct Outline {
    left: Vec<i32>,
    right: Vec<i32>,
}

/// One subtree, or people without people in columns.
enum Group {
    Tree(usize),
    Columns { people: Vec<usize>, rows: usize },
}

/// Where a card stands beside what it belongs to.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// From the origin of the superior's subtree to that of this one.
    shift: i32,
    /// Rows below the superior.
    down: i32,
    /// The card within its own subtree.
    own: i32,
    in_column: bool,
}

pub fn lay_out(forest: &Forest, folded: &[String]) -> Layout {
    let fronts = forest.fronts(folded);
    let shown: Vec<usize> = forest.order.iter().copied().filter(|place| fronts[*place] == *place).collect();
    let seen =
        |people: &[usize]| -> Vec<usize> { people.iter().copied().filter(|place| fronts[*place] == *place).collect() };
    let mut steps = vec![Step::default(); forest.people.len()];
    let mut outlines: Vec<Outline> = vec![Outline::default(); forest.people.len()];
    let is_leaf = |place: usize| seen(&forest.people[place].reports).is_empty();
    for place in shown.iter().rev() {
        let mut outline = side_by_side(&seen(&forest.people[*place].reports), &is_leaf, &mut steps, &mut outlines);
        let own = match (outline.left.last(), outline.right.last()) {
            (Some(left), Some(right)) => (left + right - CARD_WIDTH) / 2,
            _ => 0,
        };
        steps[*place].own = own;
        outline.left.push(own);
        outline.right.push(own + CARD_WIDTH);
        outlines[*place] = outline;
    }
    let whole = side_by_side(&seen(&forest.roots), &is_leaf, &mut steps, &mut outlines);
    let start = MARGIN - whole.left.iter().min().unwrap_or(&0);
    let mut origins = vec![Spot { x: start, y: MARGIN - ROW }; forest.people.len()];
    let mut spots = vec![None; forest.people.len()];
    for place in &shown {
        let step = steps[*place];
        let above = forest.people[*place].superior.map_or(origins[*place], |superior| origins[superior]);
        let origin = Spot { x: above.x + step.shift, y: above.y + step.down * ROW };
        origins[*place] = origin;
        spots[*place] = Some(Spot { x: origin.x + step.own, y: origin.y });
    }
    let corner = |of: fn(&Spot) -> i32| spots.iter().flatten().map(of).max().unwrap_or(0) + MARGIN;
    let lines = lines(forest, &shown, &spots, &steps);
    let width = corner(|spot| spot.x + CARD_WIDTH);
    let height = corner(|spot| spot.y + CARD_HEIGHT);
    Layout { spots, shown, fronts, lines, width, height }
}

/// Puts people side by side, each with all that stands below them.
fn side_by_side(
    people: &[usize],
    is_leaf: &dyn Fn(usize) -> bool,
    steps: &mut [Step],
    outlines: &mut [Outline],
) -> Outline {
    let mut all = Outline::default();
    for group in groups(people, is_leaf) {
        match group {
            Group::Tree(place) => {
                steps[place].shift = all.push(std::mem::take(&mut outlines[place]));
                steps[place].down = 1;
            }
            Group::Columns { people, rows } => {
                let columns = people.len().div_ceil(rows);
                let in_last = people.len() - (columns - 1) * rows;
                let reach = |row: usize| pixels(if row < in_last { columns } else { columns - 1 }) * COLUMN - GAP;
                let outline = Outline { left: vec![0; rows], right: (0..rows).rev().map(reach).collect() };
                let shift = all.push(outline);
                for (place, person) in people.into_iter().enumerate() {
                    steps[person].shift = shift + pixels(place / rows) * COLUMN;
                    steps[person].down = pixels(place % rows) + 1;
                    steps[person].in_column = true;
                }
            }
        }
    }
    all
}

/// Four and more in a row without people of their own go into columns, about as many as there are rows.
fn groups(people: &[usize], is_leaf: &dyn Fn(usize) -> bool) -> Vec<Group> {
    people
        .chunk_by(|one, next| is_leaf(*one) && is_leaf(*next))
        .flat_map(|run| {
            if run.len() < STACKED {
                run.iter().map(|place| Group::Tree(*place)).collect()
            } else {
                let rows = run.len().isqrt().max(STACKED);
                vec![Group::Columns { people: run.to_vec(), rows }]
            }
        })
        .collect()
}

impl Outline {
    /// Adds another to the right, as near as may be, and returns how far it was moved.
    fn push(&mut self, other: Self) -> i32 {
        let (mine, theirs) = (self.left.len(), other.left.len());
        let both = mine.min(theirs);
        // The rows that both have are the highest ones, which stand at the end.
        let shift = (1..=both).map(|row| self.right[mine - row] + GAP - other.left[theirs - row]).max().unwrap_or(0);
        let moved = |reach: &[i32]| reach.iter().map(|x| x + shift).collect::<Vec<i32>>();
        let mut right = moved(&other.right);
        if mine >= theirs {
            self.right.truncate(mine - theirs);
            self.right.append(&mut right);
        } else {
            self.right = right;
            let mut left = moved(&other.left[..theirs - mine]);
            left.append(&mut self.left);
            self.left = left;
        }
        shift
    }
}

fn lines(forest: &Forest, shown: &[usize], spots: &[Option<Spot>], steps: &[Step]) -> String {
    let mut path = String::new();
    for place in shown {
        let above = forest.people[*place].superior.and_then(|superior| spots[superior]);
        if let (Some(from), Some(to)) = (above, spots[*place]) {
            let (x, y) = (from.x + CARD_WIDTH / 2, from.y + CARD_HEIGHT);
            let half = y + ROW_GAP / 2;
            let end = if steps[*place].in_column {
                format!("H{}V{}H{}", to.x - GAP / 2, to.y + CARD_HEIGHT / 2, to.x)
            } else {
                format!("H{}V{}", to.x + CARD_WIDTH / 2, to.y)
            };
            path.extend([format!("M{x} {y}V{half}"), end]);
        }
    }
    path
}

fn pixels(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worksheets::accounts::profile::map::forest::tests::{any_links, contacts};
    use proptest::prelude::*;

    fn laid_out(links: &[(String, String)]) -> (Forest, Layout) {
        let forest = Forest::of(&contacts(links));
        let layout = lay_out(&forest, &[]);
        (forest, layout)
    }

    fn overlap(one: Spot, other: Spot) -> bool {
        (one.x - other.x).abs() < CARD_WIDTH && (one.y - other.y).abs() < CARD_HEIGHT
    }

    #[test]
    fn a_superior_stands_in_the_middle_above() {
        let links = [("a", ""), ("b", "a"), ("c", "a"), ("d", "gone")];
        let (_, layout) = laid_out(&links.map(|(id, superior)| (id.to_owned(), superior.to_owned())));
        let spot = |place: usize| layout.spots[place].unwrap();
        assert_eq!(spot(0).x * 2, spot(1).x + spot(2).x);
        assert_eq!((spot(2).x - spot(1).x, spot(3).y), (COLUMN, spot(0).y));
    }

    #[test]
    fn two_hundred_under_one_do_not_stand_in_one_row() {
        let mut links = vec![("boss".to_owned(), String::new())];
        links.extend((0..199).map(|clerk| (format!("k{clerk}"), "boss".to_owned())));
        let (_, layout) = laid_out(&links);
        assert!(layout.width < 16 * COLUMN && layout.height < 17 * ROW, "{} x {}", layout.width, layout.height);
    }

    proptest! {
        #[test]
        fn no_card_lies_over_another_whatever_the_links(links in any_links()) {
            let (_, layout) = laid_out(&links);
            let spots: Vec<Spot> = layout.spots.iter().flatten().copied().collect();
            prop_assert_eq!(spots.len(), links.len());
            for (place, one) in spots.iter().enumerate() {
                prop_assert!(one.x >= MARGIN && one.y >= MARGIN);
                prop_assert!(one.x + CARD_WIDTH < layout.width && one.y + CARD_HEIGHT < layout.height);
                for other in &spots[..place] {
                    prop_assert!(!overlap(*one, *other), "{one:?} {other:?}");
                }
            }
        }

        #[test]
        fn everybody_stands_below_their_superior_in_the_order_of_the_list(links in any_links()) {
            let (forest, layout) = laid_out(&links);
            let spot = |place: usize| layout.spots[place].unwrap();
            for (place, person) in forest.people.iter().enumerate() {
                if let Some(superior) = person.superior {
                    prop_assert!(spot(place).y >= spot(superior).y + CARD_HEIGHT);
                }
                for pair in forest.siblings(place).windows(2) {
                    let (one, next) = (spot(pair[0]), spot(pair[1]));
                    prop_assert!((one.x, one.y) < (next.x, next.y), "{one:?} {next:?}");
                }
            }
        }

        #[test]
        fn what_is_folded_has_no_place(links in any_links(), pick in 0_usize..200) {
            let forest = Forest::of(&contacts(&links));
            let folded = pick % links.len();
            let layout = lay_out(&forest, &[forest.people[folded].id.clone()]);
            prop_assert_eq!(layout.shown.len(), links.len() - forest.count_below(folded));
            prop_assert!(layout.spots[folded].is_some() || layout.fronts[folded] != folded);
        }
    }
}
