//! The weights of the criteria: typed, or from comparing them in pairs.

use super::measure;
use crate::methods::{RANDOM_INDEX, Unavailable, pairwise_weights};
use crate::plan::assessment::{Scheme, WeightsBy};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) struct Weighing {
    /// One for each criterion, in their order; they need not add to anything.
    pub weights: Result<Vec<f64>, Unavailable>,
    pub consistency: Option<Result<f64, Unavailable>>,
    pub sum: Decimal,
}

pub(super) fn weights(scheme: &Scheme) -> Weighing {
    let typed = scheme.criteria.iter().filter_map(|criterion| Some(criterion.weight.valid()?.0));
    let sum = typed.fold(Decimal::ZERO, |sum, weight| sum.checked_add(weight).unwrap_or(sum));
    // A criterion without a weight counts for nothing.
    let by_hand = || scheme.criteria.iter().map(|criterion| measure(&criterion.weight).unwrap_or_default()).collect();
    if !scheme.weights_by.is(WeightsBy::Pairwise) {
        return Weighing { weights: Ok(by_hand()), consistency: None, sum };
    }
    let found = comparisons(scheme).and_then(|matrix| pairwise_weights(&matrix));
    let consistency = Some(found.as_ref().map(|found| found.ratio).map_err(|reason| *reason));
    // Comparing takes a meeting. Until all pairs are there, scores stay what they are.
    let weights = match found {
        Err(Unavailable::MissingPairs) if sum > Decimal::ZERO => Ok(by_hand()),
        found => found.map(|found| found.weights),
    };
    Weighing { weights, consistency, sum }
}

/// How many pairs of criteria are not compared yet, and how many there are.
pub fn pairs_left(scheme: &Scheme) -> (usize, usize) {
    let count = scheme.criteria.len();
    let all = count.saturating_mul(count.saturating_sub(1)) / 2;
    let is_criterion = |id: &str| scheme.criteria.get(id).is_some();
    let mut compared = BTreeSet::new();
    for row in &scheme.comparisons {
        let (first, second) = (row.first.0.as_str(), row.second.0.as_str());
        if first != second && is_criterion(first) && is_criterion(second) && times(&row.preference.0).is_some() {
            compared.insert(if first < second { (first, second) } else { (second, first) });
        }
    }
    (all.saturating_sub(compared.len()), all)
}

/// The matrix of comparisons. A pair that is compared twice counts as it was compared last.
fn comparisons(scheme: &Scheme) -> Result<Vec<Vec<f64>>, Unavailable> {
    let count = scheme.criteria.len();
    // Before a matrix of them is made: a file may hold any number.
    if count > RANDOM_INDEX.len() {
        return Err(Unavailable::TooMany);
    }
    let mut matrix = vec![vec![0.0; count]; count];
    for (place, row) in matrix.iter_mut().enumerate() {
        row[place] = 1.0;
    }
    let place = |id: &str| scheme.criteria.iter().position(|criterion| criterion.id.as_str() == id);
    for comparison in &scheme.comparisons {
        let (first, second) = (place(&comparison.first.0), place(&comparison.second.0));
        if let (Some(first), Some(second), Some(times)) = (first, second, times(&comparison.preference.0))
            && first != second
        {
            matrix[first][second] = times;
            matrix[second][first] = 1.0 / times;
        }
    }
    if matrix.iter().flatten().any(|times| *times <= 0.0) {
        return Err(Unavailable::MissingPairs);
    }
    Ok(matrix)
}

/// `3` or `1/3` as a number.
fn times(preference: &str) -> Option<f64> {
    match preference.strip_prefix("1/") {
        Some(below) => below.parse().ok().map(|below: u8| 1.0 / f64::from(below)),
        None => preference.parse().ok().map(|times: u8| f64::from(times)),
    }
}
