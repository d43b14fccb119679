//! A scheme to start from. Its criteria have no names here, since these are words: whoever fills it in says
//! them. Nothing in it depends on how large the seller is, but for the amounts of the bands.

use super::{Band, Criterion, Scheme};
use crate::plan::{RowId, pointer};
use crate::value::{Choice, Entry, Leaf, Line};

/// A criterion, where higher is always better; its source also tells which one it is.
struct DefaultCriterion {
    source: &'static str,
    dimension: &'static str,
    axis: &'static str,
    least: &'static str,
    most: &'static str,
    weight: &'static str,
}

const fn criterion(
    [source, dimension, axis]: [&'static str; 3],
    [least, most]: [&'static str; 2],
    weight: &'static str,
) -> DefaultCriterion {
    DefaultCriterion { source, dimension, axis, least, most, weight }
}

static CRITERIA: [DefaultCriterion; 8] = [
    criterion(["share_of_sales", "contribution", "attractiveness"], ["0", "20"], "20"),
    criterion(["margin", "contribution", "attractiveness"], ["10", "40"], "15"),
    // In the customer's eyes as good as the best rival is the middle; a grade ahead is all.
    criterion(["comparison", "loyalty", "strength"], ["-1", "1"], "10"),
    // Key players of whom none supports us are worth no more than none.
    criterion(["relationship", "loyalty", "strength"], ["2", "3"], "10"),
    // More than three fifths of a wallet does not last, so it earns no more.
    criterion(["share_of_wallet", "loyalty", "strength"], ["0", "60"], "10"),
    criterion(["growth", "growth", "attractiveness"], ["-20", "40"], "15"),
    criterion(["buy_more", "growth", "attractiveness"], ["1", "5"], "10"),
    criterion(["credit", "risk", "attractiveness"], ["1", "4"], "10"),
];

/// Score, days since the last order, orders, amount.
static BANDS: [[&str; 4]; 4] = [
    ["5", "30", "12", "10000000"],
    ["4", "60", "8", "5000000"],
    ["3", "120", "4", "2000000"],
    ["2", "240", "2", "500000"],
];

/// What is filled in together or not at all, since half of one's own and half of these would not fit.
static FIELDS: [&[(&str, &str)]; 6] = [
    &[("/weights_by", "by_hand")],
    &[("/strategic_from", "70"), ("/key_from", "45"), ("/potential_from", "25")],
    &[("/split_by", "fixed"), ("/attractiveness_split", "50"), ("/strength_split", "50")],
    &[("/discount_rate", "10")],
    &[("/credit_months", "2")],
    &[("/factor_a", "1.2"), ("/factor_b", "1"), ("/factor_c", "0.7"), ("/factor_d", "0.3")],
];

/// How many rows it has, each of which needs an id.
pub const ROWS: usize = CRITERIA.len() + BANDS.len();

/// Fills in what is empty. `name` says how the criterion with a source is called.
pub fn fill(scheme: &mut Scheme, name: &dyn Fn(&str) -> String, ids: Vec<RowId>) {
    let mut ids = ids.into_iter();
    if scheme.criteria.is_empty() {
        for (criterion, id) in CRITERIA.iter().zip(ids.by_ref()) {
            scheme.criteria.push(id, criterion.named(name(criterion.source)));
        }
    }
    if scheme.bands.is_empty() {
        for (band, id) in BANDS.iter().zip(ids) {
            scheme.bands.push(id, self::band(band));
        }
    }
    for group in FIELDS {
        let is_empty = |(path, _): &(&str, &str)| pointer::leaf(scheme, path).is_some_and(Leaf::is_empty);
        if group.iter().all(is_empty) {
            for (path, text) in group {
                if let Some(leaf) = pointer::leaf_mut(scheme, path) {
                    leaf.enter(text);
                }
            }
        }
    }
}

impl DefaultCriterion {
    fn named(&self, name: String) -> Criterion {
        Criterion {
            name: Line(name),
            dimension: Choice::of(self.dimension),
            axis: Choice::of(self.axis),
            source: Choice::of(self.source),
            direction: Choice::of("higher"),
            least: Entry::of(self.least),
            most: Entry::of(self.most),
            weight: Entry::of(self.weight),
            note: Line::default(),
        }
    }
}

fn band([score, recency_days, orders, amount]: &[&str; 4]) -> Band {
    Band {
        score: Entry::of(score),
        recency_days: Entry::of(recency_days),
        orders: Entry::of(orders),
        amount: Entry::of(amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;
    use crate::reading::plan_reading;
    use rust_decimal::Decimal;

    fn ids() -> Vec<RowId> {
        (0..ROWS).map(|number| RowId::new(&format!("r{number}")).unwrap()).collect()
    }

    fn filled(mut scheme: Scheme) -> Scheme {
        fill(&mut scheme, &|source| source.to_uppercase(), ids());
        scheme
    }

    #[test]
    fn it_is_whole_and_valid_and_its_weights_add_to_a_hundred() {
        let plan = Plan { scheme: filled(Scheme::default()), ..Plan::default() };
        let mut troubles = Vec::new();
        pointer::each_leaf(&plan.scheme, "", &mut |path, leaf| {
            troubles.extend(leaf.trouble().map(|trouble| (path.to_owned(), trouble)));
        });
        assert_eq!(troubles, []);
        assert_eq!((plan.scheme.criteria.len(), plan.scheme.bands.len()), (8, 4));
        assert!(plan.scheme.criteria.iter().all(|criterion| !criterion.name.0.is_empty()));
        let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        assert_eq!(plan_reading(&plan, today).weight_sum, Decimal::ONE_HUNDRED);
        let dimensions = ["contribution", "loyalty", "growth", "risk"];
        let has = |dimension: &&str| plan.scheme.criteria.iter().any(|criterion| criterion.dimension.0 == **dimension);
        assert!(dimensions.iter().all(has));
    }

    #[test]
    fn filling_it_in_twice_changes_nothing() {
        let once = filled(Scheme::default());
        assert_eq!(filled(once.clone()), once);
    }

    #[test]
    fn what_is_there_stays() {
        let mut own = Scheme { key_from: Entry::of("60"), discount_rate: Entry::of("8"), ..Scheme::default() };
        own.bands.push(RowId::new("own").unwrap(), Band::default());
        let scheme = filled(own);
        assert_eq!((&scheme.key_from, &scheme.discount_rate), (&Entry::of("60"), &Entry::of("8")));
        // A cut-off above its own would not fit under one of these.
        assert_eq!((&scheme.strategic_from, scheme.bands.len()), (&Entry::Empty, 1));
        assert_eq!((&scheme.factor_a, scheme.criteria.len()), (&Entry::of("1.2"), 8));
    }
}
