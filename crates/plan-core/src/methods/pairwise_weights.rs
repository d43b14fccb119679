//! Weights by pairwise comparison: the analytic hierarchy process. Saaty, The Analytic Hierarchy Process,
//! 1980.

use super::Unavailable;

/// The consistency ratio up to which the comparisons agree well enough.
pub const CONSISTENT: f64 = 0.10;

/// The consistency index of comparisons made at random, by their number of criteria from 1 on.
pub const RANDOM_INDEX: [f64; 8] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41];

/// Enough for eight criteria; a matrix of positive numbers comes to rest much sooner.
const STEPS: usize = 1_000;

#[derive(Debug, Clone, PartialEq)]
pub struct Pairwise {
    /// Adding to 1, in the order of the matrix.
    pub weights: Vec<f64>,
    /// The consistency ratio CI ÷ RI with CI = (λ − n) ÷ (n − 1); 0 for one or two, which cannot disagree.
    pub ratio: f64,
}

/// The principal eigenvector of a matrix of comparisons: `matrix[i][j]` says how many times as much the
/// i-th counts as the j-th, and `matrix[j][i]` is its inverse. Square, of positive numbers, at most 8.
pub fn pairwise_weights(matrix: &[Vec<f64>]) -> Result<Pairwise, Unavailable> {
    let n = matrix.len();
    if n == 0 || matrix.iter().any(|row| row.len() != n) {
        return Err(Unavailable::Missing);
    }
    let Some(random) = RANDOM_INDEX.get(n - 1) else {
        return Err(Unavailable::TooMany);
    };
    if matrix.iter().flatten().any(|times| times.is_nan() || *times <= 0.0) {
        return Err(Unavailable::Negative);
    }
    let mut weights = vec![1.0; n];
    let mut largest = 0.0;
    for _ in 0..STEPS {
        let next: Vec<f64> =
            matrix.iter().map(|row| row.iter().zip(&weights).map(|(times, weight)| times * weight).sum()).collect();
        let sum: f64 = next.iter().sum();
        let next: Vec<f64> = next.iter().map(|weight| weight / sum).collect();
        let moved: f64 = next.iter().zip(&weights).map(|(one, other)| (one - other).abs()).sum();
        // The weights add to 1, so what they add to after one more step is the eigenvalue.
        (weights, largest) = (next, sum);
        if moved < 1e-14 {
            break;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "at most eight")]
    let count = n as f64;
    let ratio = if *random > 0.0 { (largest - count) / (count - 1.0) / random } else { 0.0 };
    Ok(Pairwise { weights, ratio: ratio.max(0.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_drunk_in_the_united_states() {
        // Saaty, Decision making with the analytic hierarchy process, Int. J. Services Sciences 1 (2008) 83-98,
        // table 2: coffee, wine, tea, beer, sodas, milk, water.
        let drinks = [
            [1.0, 9.0, 5.0, 2.0, 1.0, 1.0, 1.0 / 2.0],
            [1.0 / 9.0, 1.0, 1.0 / 3.0, 1.0 / 9.0, 1.0 / 9.0, 1.0 / 9.0, 1.0 / 9.0],
            [1.0 / 5.0, 3.0, 1.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 3.0, 1.0 / 9.0],
            [1.0 / 2.0, 9.0, 3.0, 1.0, 1.0 / 2.0, 1.0, 1.0 / 3.0],
            [1.0, 9.0, 4.0, 2.0, 1.0, 2.0, 1.0 / 2.0],
            [1.0, 9.0, 3.0, 1.0, 1.0 / 2.0, 1.0, 1.0 / 3.0],
            [2.0, 9.0, 9.0, 3.0, 2.0, 3.0, 1.0],
        ];
        let found = pairwise_weights(&drinks.map(Vec::from)).unwrap();
        let rounded: Vec<f64> = found.weights.iter().map(|weight| (weight * 1_000.0).round()).collect();
        assert_eq!(rounded, [177.0, 19.0, 42.0, 116.0, 190.0, 129.0, 327.0]);
        assert!((found.ratio - 0.022).abs() < 0.001, "{}", found.ratio);
    }

    #[test]
    fn contradictions_show() {
        // One beats two, two beats three, three beats one, each by nine: λ = 1 + 9 + 1/9, so
        // CI = (10.111 - 3) / 2 = 3.556 and CR = 3.556 / 0.58 = 6.13.
        let circle = [vec![1.0, 9.0, 1.0 / 9.0], vec![1.0 / 9.0, 1.0, 9.0], vec![9.0, 1.0 / 9.0, 1.0]];
        let found = pairwise_weights(&circle).unwrap();
        assert!((found.ratio - 6.130).abs() < 0.001);
        assert!(found.weights.iter().all(|weight| (weight - 1.0 / 3.0).abs() < 1e-9));
        assert_eq!(pairwise_weights(&[]), Err(Unavailable::Missing));
        assert_eq!(pairwise_weights(&vec![vec![1.0; 9]; 9]), Err(Unavailable::TooMany));
        assert_eq!(pairwise_weights(&[vec![1.0, 0.0], vec![1.0, 1.0]]), Err(Unavailable::Negative));
    }

    proptest! {
        #[test]
        fn consistent_comparisons_give_back_the_weights(weights in prop::collection::vec(0.1_f64..9.0, 1..9)) {
            let matrix: Vec<Vec<f64>> =
                weights.iter().map(|one| weights.iter().map(|other| one / other).collect()).collect();
            let found = pairwise_weights(&matrix).unwrap();
            let sum: f64 = weights.iter().sum();
            for (found, weight) in found.weights.iter().zip(&weights) {
                prop_assert!((found - weight / sum).abs() < 1e-9);
            }
            prop_assert!(found.ratio < 1e-9);
        }
    }
}
