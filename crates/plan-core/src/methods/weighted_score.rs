//! Weighted scores: figures of different kinds on one scale from 0 to 100, and their weighted mean.

use super::Unavailable;

/// Which figures become 0 and 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub least: f64,
    pub most: f64,
    pub lower_is_better: bool,
}

impl Scale {
    /// (x − least) ÷ (most − least) × 100, or (most − x) ÷ (most − least) × 100 where lower is better;
    /// clamped to 0 and 100. The ends must differ and stand in order.
    pub fn score(self, figure: f64) -> Result<f64, Unavailable> {
        let span = self.most - self.least;
        if span.is_nan() || span <= 0.0 {
            return Err(Unavailable::EmptyScale);
        }
        let way = if self.lower_is_better { self.most - figure } else { figure - self.least };
        Ok((way / span * 100.0).clamp(0.0, 100.0))
    }
}

/// S = Σwᵢsᵢ ÷ Σwᵢ over what is there: a blank answer leaves both sums. Weights are zero or more.
pub fn weighted_mean(parts: &[(f64, Option<f64>)]) -> Result<f64, Unavailable> {
    if parts.iter().any(|(weight, _)| *weight < 0.0) {
        return Err(Unavailable::Negative);
    }
    let there = || parts.iter().filter_map(|(weight, score)| Some((*weight, (*score)?)));
    if there().next().is_none() {
        return Err(Unavailable::Missing);
    }
    let weights: f64 = there().map(|(weight, _)| weight).sum();
    if weights <= 0.0 {
        return Err(Unavailable::NoWeight);
    }
    Ok(there().map(|(weight, score)| weight * score).sum::<f64>() / weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-9
    }

    #[test]
    fn a_figure_is_placed_between_the_ends_of_its_scale() {
        let scale = Scale { least: 10.0, most: 40.0, lower_is_better: false };
        // (25 - 10) / 30 = 0.5; beyond the ends it is clamped.
        assert_eq!([25.0, 10.0, 55.0, -5.0].map(|it| scale.score(it)), [Ok(50.0), Ok(0.0), Ok(100.0), Ok(0.0)]);
        let days = Scale { least: 30.0, most: 120.0, lower_is_better: true };
        // (120 - 60) / 90 = 2/3
        assert!(days.score(60.0).is_ok_and(|score| near(score, 200.0 / 3.0)));
        let empty = Scale { least: 5.0, most: 5.0, lower_is_better: false };
        assert_eq!(empty.score(5.0), Err(Unavailable::EmptyScale));
    }

    #[test]
    fn a_blank_answer_leaves_both_sums() {
        // (2 × 60 + 1 × 90) / 3 = 70, whatever the weight of the blank.
        assert_eq!(weighted_mean(&[(2.0, Some(60.0)), (1.0, Some(90.0)), (7.0, None)]), Ok(70.0));
        assert_eq!(weighted_mean(&[(1.0, None)]), Err(Unavailable::Missing));
        assert_eq!(weighted_mean(&[(0.0, Some(60.0)), (0.0, Some(20.0))]), Err(Unavailable::NoWeight));
        assert_eq!(weighted_mean(&[(-1.0, Some(60.0)), (3.0, Some(20.0))]), Err(Unavailable::Negative));
    }

    proptest! {
        #[test]
        fn weights_scaled_give_the_same_score(
            parts in prop::collection::vec((0.1_f64..50.0, 0.0_f64..100.0), 1..9),
            factor in 0.01_f64..1000.0,
        ) {
            let with = |factor: f64| {
                let parts: Vec<_> = parts.iter().map(|(weight, score)| (weight * factor, Some(*score))).collect();
                weighted_mean(&parts).unwrap()
            };
            prop_assert!((with(1.0) - with(factor)).abs() < 1e-6);
            let least = parts.iter().map(|(_, score)| *score).fold(100.0, f64::min);
            let most = parts.iter().map(|(_, score)| *score).fold(0.0, f64::max);
            prop_assert!((least - 1e-9..=most + 1e-9).contains(&with(1.0)));
        }
    }
}
