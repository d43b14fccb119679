//! A figure by which a customer rates us: what a value scores, and for how long it has missed its target.

use super::Unavailable;
use rust_decimal::Decimal;

/// How a value becomes a score. Where lower is better three ways are in use, and each customer names its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scoring {
    /// Value ÷ target.
    Ratio,
    /// 2 − value ÷ target.
    TwoMinus,
    /// Target ÷ value.
    Inverse,
    /// (worst − value) ÷ (worst − best).
    Span { worst: Decimal, best: Decimal },
}

/// The score as a ratio, before it is held between none and all.
pub fn raw_score(scoring: Scoring, value: Decimal, target: Decimal) -> Result<Decimal, Unavailable> {
    let divided = |one: Decimal, other: Decimal| {
        if other.is_zero() {
            Err(Unavailable::NoPositiveBase)
        } else {
            one.checked_div(other).ok_or(Unavailable::Overflow)
        }
    };
    let less = |one: Decimal, other: Decimal| one.checked_sub(other).ok_or(Unavailable::Overflow);
    match scoring {
        Scoring::Ratio => divided(value, target),
        Scoring::TwoMinus => less(Decimal::TWO, divided(value, target)?),
        // Nothing at all is the best there can be.
        Scoring::Inverse if value.is_zero() => Ok(Decimal::ONE),
        Scoring::Inverse => divided(target, value),
        Scoring::Span { worst, best } if worst == best => Err(Unavailable::EmptyScale),
        Scoring::Span { worst, best } => divided(less(worst, value)?, less(worst, best)?),
    }
}

/// The score of a value, from 0 to 1.
pub fn score(scoring: Scoring, value: Decimal, target: Decimal) -> Result<Decimal, Unavailable> {
    raw_score(scoring, value, target).map(|raw| raw.clamp(Decimal::ZERO, Decimal::ONE))
}

/// For how many months in a row, counted back from the latest, the target was missed. Months are numbers that follow
/// each other, in falling order; one that is not there ends the count.
pub fn months_missed(months: &[(i32, bool)]) -> usize {
    let follows = |place: usize| place == 0 || months[place - 1].0 - months[place].0 == 1;
    (0..months.len()).take_while(|place| months[*place].1 && follows(*place)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(scoring: Scoring, value: i64, target: i64) -> Result<Decimal, Unavailable> {
        score(scoring, value.into(), target.into()).map(|score| score.normalize())
    }

    #[test]
    fn each_way_of_scoring_has_its_own_result() {
        // 90 of 120; 2 − 60 ÷ 50; 50 ÷ 80; (100 − 70) ÷ (100 − 20)
        assert_eq!(scored(Scoring::Ratio, 90, 120), Ok(Decimal::new(75, 2)));
        assert_eq!(scored(Scoring::TwoMinus, 60, 50), Ok(Decimal::new(8, 1)));
        assert_eq!(scored(Scoring::Inverse, 80, 50), Ok(Decimal::new(625, 3)));
        let span = Scoring::Span { worst: 100.into(), best: 20.into() };
        assert_eq!(scored(span, 70, 0), Ok(Decimal::new(375, 3)));
    }

    #[test]
    fn a_score_is_never_less_than_nothing_or_more_than_all() {
        assert_eq!(scored(Scoring::Ratio, 150, 100), Ok(1.into()));
        assert_eq!(scored(Scoring::TwoMinus, 250, 100), Ok(0.into()));
        assert_eq!(scored(Scoring::Inverse, 0, 50), Ok(1.into()));
        assert_eq!(scored(Scoring::Ratio, 1, 0), Err(Unavailable::NoPositiveBase));
        let empty = Scoring::Span { worst: 5.into(), best: 5.into() };
        assert_eq!(scored(empty, 5, 5), Err(Unavailable::EmptyScale));
    }

    #[test]
    fn months_are_counted_back_until_one_is_met_or_not_there() {
        assert_eq!(months_missed(&[(9, true), (8, true), (7, false), (6, true)]), 2);
        assert_eq!(months_missed(&[(9, true), (7, true)]), 1);
        assert_eq!(months_missed(&[(9, false), (8, true)]), 0);
        assert_eq!(months_missed(&[]), 0);
    }
}
