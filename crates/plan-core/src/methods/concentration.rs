//! How concentrated a market is: the Herfindahl–Hirschman index and the share of the largest. Thresholds by
//! the Merger Guidelines of the U.S. Department of Justice and the Federal Trade Commission, 2023.

use super::{Unavailable, reaches};
use crate::sorting::sort_by;

/// What shares may exceed 100 % by, having been rounded.
const ROUNDING: f64 = 0.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Below 1,000.
    Low,
    /// To 1,800.
    Moderate,
    High,
}

/// Where the levels meet; the first edge belongs above it, the second below.
pub const LEVEL_EDGES: [f64; 2] = [1_000.0, 1_800.0];

impl Level {
    fn of(index: f64) -> Self {
        let [moderate, high] = LEVEL_EDGES;
        // What binary arithmetic leaves of a sum counts as the edge, on either side of it.
        if !reaches(high, index) {
            Self::High
        } else if reaches(index, moderate) {
            Self::Moderate
        } else {
            Self::Low
        }
    }

    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// Σ(share in %)², up to 10,000. Shares that are not listed leave a range: at least as if they were of
/// nobody in particular, at most as if they belonged to companies as large as the smallest listed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    pub least: f64,
    pub most: f64,
    /// Of the least.
    pub level: Level,
    /// Of the most; another one where the range reaches over an edge.
    pub level_most: Level,
    /// What is not listed, in percent.
    pub rest: f64,
    /// What of it the upper end gives to others: so many with a share, and one with what is left then.
    pub others: (f64, f64, f64),
}

/// Shares in percent, each zero or more; `unknown` is the number of companies that are known by name only,
/// of which one may hold all that is not listed.
pub fn concentration(shares: &[f64], unknown: usize) -> Result<Concentration, Unavailable> {
    let listed = listed(shares)?;
    let sum: f64 = listed.iter().sum();
    let rest = (100.0 - sum).max(0.0);
    let least: f64 = listed.iter().map(|share| share * share).sum();
    let smallest = listed.iter().rev().copied().find(|share| *share > 0.0).filter(|_| unknown == 0).unwrap_or(rest);
    // As many of the smallest as there is room for, and one for what is left then.
    let whole = if smallest > 0.0 { (rest / smallest).floor() } else { 0.0 };
    let left = rest - whole * smallest;
    let most = least + whole * smallest * smallest + left * left;
    let (level, level_most) = (Level::of(least), Level::of(most));
    Ok(Concentration { least, most, level, level_most, rest, others: (whole, smallest, left) })
}

/// The sum of the largest `count` shares, in percent: CR4 for 4.
pub fn largest_share(shares: &[f64], count: usize) -> Result<f64, Unavailable> {
    Ok(listed(shares)?.iter().take(count).sum())
}

/// The place of one share among all, 1 for the largest; equals share a place.
pub fn market_rank(shares: &[f64], own: f64) -> usize {
    1 + shares.iter().filter(|share| **share > own).count()
}

/// From the largest down.
fn listed(shares: &[f64]) -> Result<Vec<f64>, Unavailable> {
    if shares.is_empty() {
        return Err(Unavailable::NoRecords);
    }
    if shares.iter().any(|share| share.is_nan() || *share < 0.0) {
        return Err(Unavailable::Negative);
    }
    if shares.iter().sum::<f64>() > 100.0 + ROUNDING {
        return Err(Unavailable::OverWhole);
    }
    let mut shares = shares.to_vec();
    sort_by(&mut shares, |one, other| other.total_cmp(one));
    Ok(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_firms_of_thirty_and_twenty_percent() {
        // U.S. Department of Justice, Herfindahl–Hirschman Index: 30² + 30² + 20² + 20² = 2,600.
        let found = concentration(&[30.0, 20.0, 30.0, 20.0], 0).unwrap();
        assert_eq!((found.least, found.most, found.level), (2_600.0, 2_600.0, Level::High));
        assert_eq!(largest_share(&[30.0, 20.0, 30.0, 20.0], 4), Ok(100.0));
    }

    #[test]
    fn nine_firms_before_and_after_mergers() {
        // Industrial Organization (industrialorganization.blogspot.com), March 2006: nine firms have 1,540, moderate;
        // after a merger of the two smallest 1,580, of the two largest 2,540.
        let index = |shares: &[f64]| concentration(shares, 0).map(|found| (found.least, found.level));
        assert_eq!(index(&[25.0, 20.0, 15.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0]), Ok((1_540.0, Level::Moderate)));
        assert_eq!(index(&[25.0, 20.0, 15.0, 10.0, 9.0, 8.0, 7.0, 6.0]), Ok((1_580.0, Level::Moderate)));
        assert_eq!(index(&[45.0, 15.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0]), Ok((2_540.0, Level::High)));
        // An exercise at brainmass.com: 70, 15 and 5 % have 5,150; the text leaves out who has the last 10 %.
        assert_eq!(index(&[70.0, 15.0, 5.0]), Ok((5_150.0, Level::High)));
    }

    #[test]
    fn what_is_not_listed_leaves_a_range() {
        // 40² + 20² = 2,000; 40 % are left, in two firms of at most 20 %: 2 × 400 = 800 more.
        let found = concentration(&[40.0, 20.0], 0).unwrap();
        assert_eq!((found.least, found.most, found.rest), (2_000.0, 2_800.0, 40.0));
        // 10 % left for one firm smaller than the smallest listed: 10² = 100.
        assert_eq!(concentration(&[60.0, 30.0], 0).map(|it| it.most), Ok(4_600.0));
        // 25 % left: two firms of 10 % and one of 5 %, 100 + 100 + 25.
        assert_eq!(concentration(&[40.0, 25.0, 10.0], 0).map(|it| it.most), Ok(2_325.0 + 225.0));
        // A firm that is known by name may hold all that is left: 25² = 625. One without sales changes nothing.
        assert_eq!(concentration(&[40.0, 25.0, 10.0], 1).map(|it| it.most), Ok(2_325.0 + 625.0));
        assert_eq!(concentration(&[40.0, 20.0, 0.0], 0).map(|it| it.most), Ok(2_800.0));
    }

    #[test]
    fn the_edges_of_the_levels_are_those_of_the_guidelines() {
        // Ten firms of 10 % make 1,000, moderate; 1,800 is moderate still: 30² + 30² = 1,800.
        assert_eq!(concentration(&[10.0; 10], 0).map(|it| it.level), Ok(Level::Moderate));
        assert_eq!(concentration(&[5.0; 20], 0).map(|it| it.level), Ok(Level::Low));
        assert_eq!(concentration(&[30.0, 30.0], 0).map(|it| it.level), Ok(Level::Moderate));
        // However it is rounded.
        assert_eq!(Level::of(999.9), Level::Low);
        assert_eq!(Level::of(1_800.1), Level::High);
    }

    #[test]
    fn a_range_over_an_edge_has_two_levels() {
        // 30² = 900; 70 % are left, in two firms of at most 30 % and one of 10: 900 + 1,800 + 100.
        let found = concentration(&[30.0], 0).unwrap();
        assert_eq!((found.least, found.most), (900.0, 2_800.0));
        assert_eq!((found.level, found.level_most), (Level::Low, Level::High));
    }

    #[test]
    fn shares_beyond_the_whole_are_refused() {
        assert_eq!(concentration(&[60.0, 50.0], 0), Err(Unavailable::OverWhole));
        assert_eq!(concentration(&[-1.0, 50.0], 0), Err(Unavailable::Negative));
        assert_eq!(concentration(&[], 0), Err(Unavailable::NoRecords));
        // 33.4 × 3 is 100.2: rounding, not a mistake.
        assert!(concentration(&[33.4, 33.4, 33.4], 0).is_ok());
    }

    #[test]
    fn equals_share_a_place() {
        assert_eq!([40.0, 30.0, 30.0, 5.0].map(|own| market_rank(&[30.0, 40.0, 5.0, 30.0], own)), [1, 2, 2, 4]);
    }

    proptest! {
        #[test]
        fn the_index_lies_between_equal_firms_and_one(parts in prop::collection::vec(0.1_f64..10.0, 1..30)) {
            let sum: f64 = parts.iter().sum();
            let shares: Vec<f64> = parts.iter().map(|part| part / sum * 100.0).collect();
            let found = concentration(&shares, 0).unwrap();
            prop_assert!(found.least <= 10_000.0 + 1e-6);
            let count = u32::try_from(shares.len()).map(f64::from).unwrap();
            prop_assert!(found.least >= 10_000.0 / count - 1e-6);
            prop_assert!(found.most >= found.least);
        }
    }
}
