//! How satisfied customers are: top two boxes, effort on one of its four scales, and the weighted index.

use super::Unavailable;
use rust_decimal::Decimal;

/// Customer satisfaction (CSAT): how many of the answers from 1 to 5 are 4 or 5, and how many there are.
pub fn top_two(answers: impl Iterator<Item = u8>) -> (usize, usize) {
    answers.fold((0, 0), |(top, all), answer| (top + usize::from(answer >= 4), all + 1))
}

/// Customer effort (CES; Dixon, Freeman and Toman, Harvard Business Review, 2010): sum and number of the answers that
/// lie on the scale, from 1 to its highest. Figures of different scales cannot be compared.
pub fn effort(answers: impl Iterator<Item = i64>, highest: i64) -> (i64, usize) {
    let on_scale = answers.filter(|answer| (1..=highest).contains(answer));
    on_scale.fold((0, 0), |(sum, count), answer| (sum + answer, count + 1))
}

/// `ΣVᵢSᵢ ÷ ΣVᵢ`, with the importance or weight Vᵢ and the satisfaction Sᵢ of each indicator.
pub fn satisfaction_index(indicators: &[(Decimal, Decimal)]) -> Result<Decimal, Unavailable> {
    if indicators.is_empty() {
        return Err(Unavailable::Missing);
    }
    if indicators.iter().any(|(weight, _)| *weight < Decimal::ZERO) {
        return Err(Unavailable::Negative);
    }
    let add = |sum: Decimal, part: Option<Decimal>| sum.checked_add(part?);
    let weights = indicators.iter().try_fold(Decimal::ZERO, |sum, (weight, _)| add(sum, Some(*weight)));
    let products = indicators.iter().try_fold(Decimal::ZERO, |sum, (one, other)| add(sum, one.checked_mul(*other)));
    let (weights, products) = (weights.ok_or(Unavailable::Overflow)?, products.ok_or(Unavailable::Overflow)?);
    if weights.is_zero() {
        return Err(Unavailable::NoWeight);
    }
    products.checked_div(weights).ok_or(Unavailable::Overflow)
}

/// An index from 1 to 5 on a hundred points: (index − 1) ÷ 4 × 100.
pub fn on_hundred(index: Decimal) -> Option<Decimal> {
    index.checked_sub(Decimal::ONE)?.checked_mul(Decimal::from(25))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fours_and_fives_are_satisfied() {
        assert_eq!(top_two([5, 4, 3, 1].into_iter()), (2, 4));
        assert_eq!(top_two(std::iter::empty()), (0, 0));
    }

    #[test]
    fn what_is_off_the_scale_of_effort_does_not_count() {
        assert_eq!(effort([1, 7, 8, 0, 5].into_iter(), 7), (13, 3));
        assert_eq!(effort([1, 7, 5].into_iter(), 5), (6, 2));
    }

    #[test]
    fn what_matters_more_counts_for_more() {
        let index = |pairs: &[(i64, i64)]| {
            let pairs: Vec<(Decimal, Decimal)> = pairs.iter().map(|(v, s)| ((*v).into(), (*s).into())).collect();
            satisfaction_index(&pairs)
        };
        // (5 × 4 + 4 × 3 + 3 × 5 + 4 × 4) ÷ 16 = 63 ÷ 16; (63 ÷ 16 − 1) ÷ 4 × 100 = 73.4375
        let found = index(&[(5, 4), (4, 3), (3, 5), (4, 4)]);
        assert_eq!(found, Ok(Decimal::new(39_375, 4)));
        assert_eq!(found.ok().and_then(on_hundred), Some(Decimal::new(734_375, 4)));
        assert_eq!(on_hundred(1.into()), Some(0.into()));
        assert_eq!(on_hundred(5.into()), Some(100.into()));
        assert_eq!(index(&[]), Err(Unavailable::Missing));
        assert_eq!(index(&[(0, 4)]), Err(Unavailable::NoWeight));
        assert_eq!(index(&[(-1, 4)]), Err(Unavailable::Negative));
    }
}
