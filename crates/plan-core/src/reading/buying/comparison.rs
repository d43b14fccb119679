//! How the customer would score us and our rivals by its own criteria, and on which of them we lose. What
//! does not count, for want of a weight or of a rival's name, is counted apart.

use crate::methods::{Unavailable, weighted_mean};
use crate::plan::Row;
use crate::plan::buying::{Buying, BuyingCriterion};
use crate::value::{Entry, Rating};
use rust_decimal::prelude::ToPrimitive;

/// We or a rival. Means of two sides compare well only where the same criteria are scored for both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideReading {
    /// The weighted mean of its scores, 1 (worst) to 5 (best). A criterion without a score leaves both sums.
    pub mean: Result<f64, Unavailable>,
    /// How many criteria go into it: those with a score and a weight above zero.
    pub scored: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CriterionReading {
    pub row: String,
    /// Its weight ÷ the sum of all weights, 0 to 1, whoever is scored by it.
    pub weight_share: Result<f64, Unavailable>,
    /// The best of the named rivals, by its place among them; of equals the first.
    pub best: Option<usize>,
    /// Weight share × (our score − the best rival's), −4 to 4: below zero is where we lose, and how much
    /// of the whole it costs.
    pub lead: Result<f64, Unavailable>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonReading {
    pub us: SideReading,
    /// The rivals that are named, in the order of their columns, each with the id of its row. The row may
    /// be gone, as with every reference.
    pub rivals: Vec<(String, SideReading)>,
    pub criteria: Vec<CriterionReading>,
    /// How far we are ahead of the best named rival, −4 to 4: the weighted mean of the differences over the
    /// criteria by which both are scored, against each rival, and of these the least.
    pub lead: Result<f64, Unavailable>,
    /// The part of the weights by which we and that rival are both scored, 0 to 1.
    pub lead_rests_on: f64,
    /// Criteria without a valid weight; they count for nothing.
    pub without_weight: usize,
    /// Rivals with scores but without a name; they are left out.
    pub unnamed: usize,
}

type Column = fn(&BuyingCriterion) -> &Entry<Rating>;

const US: Column = |criterion| &criterion.us;
const RIVALS: [Column; 3] =
    [|criterion| &criterion.rival_a, |criterion| &criterion.rival_b, |criterion| &criterion.rival_c];

/// The weighted comparison of worksheet 2.3. Weights need not add to anything; below zero they are refused.
pub fn comparison(buying: &Buying) -> ComparisonReading {
    let names = [&buying.rival_a.0, &buying.rival_b.0, &buying.rival_c.0];
    let (named, unnamed): (Vec<_>, Vec<_>) = names.into_iter().zip(RIVALS).partition(|(name, _)| !name.is_empty());
    let is_scored = |column: Column| buying.criteria.iter().any(|criterion| score(column(criterion)).is_some());
    let columns: Vec<Column> = named.iter().map(|(_, column)| *column).collect();
    let sum = weight_sum(buying);
    let (lead, lead_rests_on) = least_lead(buying, &columns, sum);
    ComparisonReading {
        lead,
        lead_rests_on,
        us: side(buying, US),
        rivals: named.into_iter().map(|(name, column)| (name.clone(), side(buying, column))).collect(),
        criteria: buying.criteria.iter().map(|criterion| compare(criterion, sum, &columns)).collect(),
        without_weight: buying.criteria.iter().filter(|criterion| weight(criterion).is_none()).count(),
        unnamed: unnamed.into_iter().filter(|(_, column)| is_scored(*column)).count(),
    }
}

fn side(buying: &Buying, column: Column) -> SideReading {
    let part = |criterion: &BuyingCriterion| (weight(criterion).unwrap_or_default(), score(column(criterion)));
    let parts: Vec<(f64, Option<f64>)> = buying.criteria.iter().map(|criterion| part(criterion)).collect();
    let scored = parts.iter().filter(|(weight, score)| *weight > 0.0 && score.is_some()).count();
    SideReading { mean: weighted_mean(&parts), scored }
}

/// Against the rival that is furthest ahead, or least behind.
fn least_lead(buying: &Buying, rivals: &[Column], sum: Result<f64, Unavailable>) -> (Result<f64, Unavailable>, f64) {
    let sum = match sum {
        Ok(sum) => sum,
        Err(reason) => return (Err(reason), 0.0),
    };
    let against = |rival: &Column| {
        let part =
            |criterion: &BuyingCriterion| Some((weight(criterion)?, score(&criterion.us)? - score(rival(criterion))?));
        let parts: Vec<(f64, f64)> = buying.criteria.iter().filter_map(|criterion| part(criterion)).collect();
        let weights: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let ahead: f64 = parts.iter().map(|(weight, ahead)| weight * ahead).sum();
        (weights > 0.0).then(|| (ahead / weights, weights / sum))
    };
    let least = rivals.iter().filter_map(against).min_by(|(one, _), (other, _)| one.total_cmp(other));
    least.map_or((Err(Unavailable::Missing), 0.0), |(lead, rests_on)| (Ok(lead), rests_on))
}

fn compare(criterion: &Row<BuyingCriterion>, sum: Result<f64, Unavailable>, rivals: &[Column]) -> CriterionReading {
    let scores = rivals.iter().enumerate().filter_map(|(place, column)| Some((place, score(column(criterion))?)));
    let best = scores.reduce(|best, other| if other.1 > best.1 { other } else { best });
    let weight_share = sum.and_then(|sum| Ok(weight(criterion).ok_or(Unavailable::Missing)? / sum));
    let ahead = score(&criterion.us).zip(best).map(|(ours, (_, theirs))| ours - theirs).ok_or(Unavailable::Missing);
    CriterionReading {
        row: criterion.id.to_string(),
        weight_share,
        best: best.map(|(place, _)| place),
        lead: weight_share.and_then(|share| Ok(share * ahead?)),
    }
}

fn weight_sum(buying: &Buying) -> Result<f64, Unavailable> {
    let weights: Vec<f64> = buying.criteria.iter().filter_map(|criterion| weight(criterion)).collect();
    if weights.iter().any(|weight| *weight < 0.0) {
        return Err(Unavailable::Negative);
    }
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 { Ok(sum) } else { Err(Unavailable::NoWeight) }
}

fn weight(criterion: &BuyingCriterion) -> Option<f64> {
    criterion.weight.valid()?.0.to_f64()
}

fn score(entry: &Entry<Rating>) -> Option<f64> {
    Some(f64::from(entry.valid()?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::Reference;
    use proptest::prelude::*;

    /// Criteria as weight, our score, those of rivals A and B; B is named only on demand.
    fn buying(criteria: &[[&str; 4]], is_b_named: bool) -> Buying {
        let mut buying = Buying { rival_a: Reference::to("a"), ..Buying::default() };
        if is_b_named {
            buying.rival_b = Reference::to("b");
        }
        for (place, [weight, us, rival_a, rival_b]) in criteria.iter().enumerate() {
            let criterion = BuyingCriterion {
                weight: Entry::of(weight),
                us: Entry::of(us),
                rival_a: Entry::of(rival_a),
                rival_b: Entry::of(rival_b),
                ..BuyingCriterion::default()
            };
            buying.criteria.push(RowId::new(&format!("c{place}")).unwrap(), criterion);
        }
        buying
    }

    fn near(found: Result<f64, Unavailable>, expected: f64) -> bool {
        found.is_ok_and(|found| (found - expected).abs() < 1e-9)
    }

    const CRITERIA: [[&str; 4]; 4] =
        [["30", "3", "5", "2"], ["20", "4", "3", "5"], ["10", "5", "4", ""], ["40", "", "2", "4"]];

    #[test]
    fn each_side_is_the_weighted_mean_of_what_is_scored() {
        let reading = comparison(&buying(&CRITERIA, true));
        // (30 × 3 + 20 × 4 + 10 × 5) / (30 + 20 + 10) = 220 / 60
        assert!(near(reading.us.mean, 220.0 / 60.0), "{reading:?}");
        let [(a, of_a), (b, of_b)] = reading.rivals.as_slice() else {
            panic!("{reading:?}");
        };
        // (30 × 5 + 20 × 3 + 10 × 4 + 40 × 2) / 100 = 330 / 100; (30 × 2 + 20 × 5 + 40 × 4) / 90 = 320 / 90
        assert!(near(of_a.mean, 3.3) && near(of_b.mean, 320.0 / 90.0), "{reading:?}");
        assert_eq!((a.as_str(), b.as_str()), ("a", "b"));
        assert_eq!([reading.us.scored, of_a.scored, of_b.scored], [3, 4, 3]);
    }

    #[test]
    fn a_lead_says_where_we_lose_to_the_best_rival() {
        let reading = comparison(&buying(&CRITERIA, true));
        let leads: Vec<_> = reading.criteria.iter().map(|criterion| criterion.lead).collect();
        // 0.3 × (3 − 5), 0.2 × (4 − 5), 0.1 × (5 − 4); by the fourth we are not scored.
        assert!(near(leads[0], -0.6) && near(leads[1], -0.2) && near(leads[2], 0.1), "{leads:?}");
        assert_eq!(leads[3], Err(Unavailable::Missing));
        let best: Vec<_> = reading.criteria.iter().map(|criterion| criterion.best).collect();
        assert_eq!(best, [Some(0), Some(1), Some(0), Some(1)]);
        assert!(near(reading.criteria[3].weight_share, 0.4));
    }

    #[test]
    fn the_lead_over_all_criteria_is_that_over_the_best_rival() {
        // A: (30 × −2 + 20 × 1 + 10 × 1) / 60 = −0.5; B: (30 × 1 + 20 × −1) / 50 = 0.2. By the fourth we are
        // not scored. We are behind A by 60 of 100 parts of the weight.
        let reading = comparison(&buying(&CRITERIA, true));
        assert!(near(reading.lead, -0.5) && (reading.lead_rests_on - 0.6).abs() < 1e-9, "{reading:?}");
        assert_eq!(comparison(&buying(&[["5", "3", "", ""]], true)).lead, Err(Unavailable::Missing));
    }

    #[test]
    fn of_equal_rivals_the_first_is_the_best() {
        assert_eq!(comparison(&buying(&[["1", "2", "4", "4"]], true)).criteria[0].best, Some(0));
    }

    #[test]
    fn a_rival_without_a_name_is_left_out_and_counted() {
        let reading = comparison(&buying(&CRITERIA, false));
        assert_eq!((reading.rivals.len(), reading.unnamed), (1, 1));
        // Against A alone: 0.2 × (4 − 3)
        assert!(near(reading.criteria[1].lead, 0.2), "{reading:?}");
    }

    #[test]
    fn a_criterion_without_a_weight_counts_for_nothing() {
        let reading = comparison(&buying(&[["2", "3", "5", ""], ["much", "5", "1", ""], ["", "5", "1", ""]], false));
        assert_eq!((reading.us, reading.without_weight), (SideReading { mean: Ok(3.0), scored: 1 }, 2));
        // The whole weight is the first one's: 1 × (3 − 5)
        let leads: Vec<_> = reading.criteria.iter().map(|criterion| criterion.lead).collect();
        assert_eq!(leads, [Ok(-2.0), Err(Unavailable::Missing), Err(Unavailable::Missing)]);
    }

    #[test]
    fn without_usable_weights_or_scores_there_is_no_figure() {
        let only = |criteria: &[[&str; 4]]| {
            let reading = comparison(&buying(criteria, false));
            (reading.us.mean, reading.criteria.first().map(|criterion| criterion.lead))
        };
        assert_eq!(only(&[]), (Err(Unavailable::Missing), None));
        assert_eq!(only(&[["0", "3", "4", ""]]), (Err(Unavailable::NoWeight), Some(Err(Unavailable::NoWeight))));
        let negative = [["5", "3", "4", ""], ["-1", "3", "4", ""]];
        assert_eq!(only(&negative), (Err(Unavailable::Negative), Some(Err(Unavailable::Negative))));
        assert_eq!(only(&[["5", "", "4", ""]]), (Err(Unavailable::Missing), Some(Err(Unavailable::Missing))));
        assert_eq!(only(&[["5", "6", "4", ""]]).0, Err(Unavailable::Missing));
    }

    fn alike(one: Result<f64, Unavailable>, other: Result<f64, Unavailable>) -> bool {
        match (one, other) {
            (Ok(one), Ok(other)) => (one - other).abs() < 1e-9,
            (one, other) => one == other,
        }
    }

    /// 0 stands for a score that is not given.
    fn drawn(criteria: &[(u32, u8, u8, u8)], factor: u32) -> Buying {
        let text = |score: u8| if score == 0 { String::new() } else { score.to_string() };
        let rows: Vec<[String; 4]> = criteria
            .iter()
            .map(|(weight, us, a, b)| [(weight * factor).to_string(), text(*us), text(*a), text(*b)])
            .collect();
        let rows: Vec<[&str; 4]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
        buying(&rows, true)
    }

    proptest! {
        #[test]
        fn scaling_the_weights_changes_nothing(
            criteria in prop::collection::vec((0_u32..100, 0_u8..=5, 0_u8..=5, 0_u8..=5), 0..9),
            factor in 1_u32..10_000,
        ) {
            let (one, other) = (comparison(&drawn(&criteria, 1)), comparison(&drawn(&criteria, factor)));
            prop_assert!(alike(one.us.mean, other.us.mean), "{one:?} {other:?}");
            for ((_, one), (_, other)) in one.rivals.iter().zip(&other.rivals) {
                prop_assert!(alike(one.mean, other.mean) && one.scored == other.scored);
            }
            for (one, other) in one.criteria.iter().zip(&other.criteria) {
                prop_assert!(alike(one.lead, other.lead) && alike(one.weight_share, other.weight_share));
                prop_assert_eq!(one.best, other.best);
            }
        }

        #[test]
        fn against_one_rival_the_leads_add_to_the_difference_of_the_means(
            criteria in prop::collection::vec((1_u32..100, 1_u8..=5, 1_u8..=5), 1..9),
        ) {
            let criteria: Vec<_> = criteria.iter().map(|(weight, us, a)| (*weight, *us, *a, 0)).collect();
            let reading = comparison(&drawn(&criteria, 1));
            let leads: f64 = reading.criteria.iter().map(|criterion| criterion.lead.unwrap()).sum();
            prop_assert!((reading.us.mean.unwrap() - reading.rivals[0].1.mean.unwrap() - leads).abs() < 1e-9);
        }
    }
}
