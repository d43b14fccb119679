//! Pareto (ABC) analysis: the few that make up most.

use super::Unavailable;
use crate::sorting::sort_by;
use rust_decimal::Decimal;

/// A makes up the first 80 %, B to 95 %. What crosses a limit belongs above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    A,
    B,
    C,
}

impl Class {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The place among the values as given.
    pub place: usize,
    /// Ratio of the whole.
    pub share: Decimal,
    /// Ratio of the whole up to here.
    pub cumulated: Decimal,
    pub class: Class,
}

/// From the largest value down; equals keep their order. Values are zero or more and not all zero.
pub fn pareto(values: &[Decimal]) -> Result<Vec<Ranked>, Unavailable> {
    if values.is_empty() {
        return Err(Unavailable::NoRecords);
    }
    if values.iter().any(|value| value.is_sign_negative() && !value.is_zero()) {
        return Err(Unavailable::Negative);
    }
    let whole = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
    let whole = whole.ok_or(Unavailable::Overflow)?;
    if whole.is_zero() {
        return Err(Unavailable::NoPositiveBase);
    }
    let mut places: Vec<usize> = (0..values.len()).collect();
    sort_by(&mut places, |one, other| values[*other].cmp(&values[*one]));
    let limits = [(Decimal::new(80, 2), Class::A), (Decimal::new(95, 2), Class::B)];
    let mut sum = Decimal::ZERO;
    let mut ranked = Vec::with_capacity(values.len());
    for place in places {
        let before = sum.checked_div(whole).ok_or(Unavailable::Overflow)?;
        sum = sum.checked_add(values[place]).ok_or(Unavailable::Overflow)?;
        let class = limits.iter().find(|(limit, _)| before < *limit).map_or(Class::C, |(_, class)| *class);
        let part = |value: Decimal| value.checked_div(whole).ok_or(Unavailable::Overflow);
        ranked.push(Ranked { place, share: part(values[place])?, cumulated: part(sum)?, class });
    }
    Ok(ranked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimals(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|value| Decimal::from(*value)).collect()
    }

    #[test]
    fn what_crosses_a_limit_belongs_above_it() {
        // 50, 25, 12, 8, 5 of 100: cumulated 50, 75, 87, 95, 100. The third crosses 80, so it is A; after the
        // fourth 95 is reached, so the fifth is C.
        let ranked = pareto(&decimals(&[8, 50, 12, 5, 25])).unwrap();
        let found: Vec<(usize, Class)> = ranked.iter().map(|it| (it.place, it.class)).collect();
        assert_eq!(found, [(1, Class::A), (4, Class::A), (2, Class::A), (0, Class::B), (3, Class::C)]);
        assert_eq!(ranked[2].cumulated, Decimal::new(87, 2));
    }

    #[test]
    fn there_is_none_of_losses_or_of_nothing() {
        assert_eq!(pareto(&decimals(&[5, -1])), Err(Unavailable::Negative));
        assert_eq!(pareto(&decimals(&[0, 0])), Err(Unavailable::NoPositiveBase));
        assert_eq!(pareto(&[]), Err(Unavailable::NoRecords));
    }

    proptest! {
        #[test]
        fn shares_add_to_one(values in prop::collection::vec(0_i64..1_000_000_000, 1..60)) {
            prop_assume!(values.iter().any(|value| *value > 0));
            let ranked = pareto(&decimals(&values)).unwrap();
            let sum: Decimal = ranked.iter().map(|it| it.share).sum();
            prop_assert!((sum - Decimal::ONE).abs() < Decimal::new(1, 20));
            prop_assert_eq!(ranked.last().map(|it| it.cumulated), Some(Decimal::ONE));
            prop_assert_eq!(ranked[0].class, Class::A);
        }
    }
}
