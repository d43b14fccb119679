//! A year's target as months, or any whole as parts, to the last cent.

use super::Unavailable;
use crate::sorting::sorted_places;
use rust_decimal::{Decimal, RoundingStrategy};

/// Cents.
const PLACES: u32 = 2;

/// Part = whole × weight ÷ sum of the weights, in cents, or in the smallest unit of the whole if that is smaller.
/// Rounded by the method of the largest remainder (Hamilton): each part is cut off, and the cents that are left go one
/// each to the parts that lost most, of equals to the first. So the parts always add to the whole. Neither the whole
/// nor a weight may be negative, and not all weights may be zero.
pub fn target_split(whole: Decimal, weights: &[Decimal]) -> Result<Vec<Decimal>, Unavailable> {
    if whole.is_sign_negative() && !whole.is_zero() || weights.iter().any(|weight| *weight < Decimal::ZERO) {
        return Err(Unavailable::Negative);
    }
    let sum = weights.iter().try_fold(Decimal::ZERO, |sum, weight| sum.checked_add(*weight));
    let sum = sum.ok_or(Unavailable::Overflow)?;
    if sum.is_zero() {
        return Err(Unavailable::NoWeight);
    }
    let places = PLACES.max(whole.normalize().scale());
    let share = |weight: &Decimal| weight.checked_div(sum).and_then(|ratio| whole.checked_mul(ratio));
    let exact: Vec<Decimal> = weights.iter().map(share).collect::<Option<_>>().ok_or(Unavailable::Overflow)?;
    let cut = |part: &Decimal| part.round_dp_with_strategy(places, RoundingStrategy::ToZero);
    let mut parts: Vec<Decimal> = exact.iter().map(cut).collect();
    let given = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    let mut left = given.and_then(|given| whole.checked_sub(given)).ok_or(Unavailable::Overflow)?;
    let unit = Decimal::new(1, places);
    let lost: Vec<Decimal> = exact.iter().zip(&parts).map(|(exact, part)| exact - part).collect();
    for place in sorted_places(parts.len(), &|one, other| lost[other].cmp(&lost[one])) {
        if left < unit || weights[place].is_zero() {
            continue;
        }
        parts[place] = parts[place].checked_add(unit).ok_or(Unavailable::Overflow)?;
        left -= unit;
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(whole: &str, weights: &[i64], expected: Result<&[&str], Unavailable>) {
        let weights: Vec<Decimal> = weights.iter().map(|weight| (*weight).into()).collect();
        let parts = target_split(whole.parse().unwrap(), &weights);
        let shown = parts.map(|parts| parts.iter().map(|part| part.normalize().to_string()).collect::<Vec<_>>());
        assert_eq!(shown, expected.map(|parts| parts.iter().map(|part| (*part).to_owned()).collect()));
    }

    #[test]
    fn the_cents_that_are_left_go_to_the_largest_remainders() {
        // 100 ÷ 3 = 33.333…: one cent is left, and of equals the first has it.
        check("100", &[1, 1, 1], Ok(&["33.34", "33.33", "33.33"]));
        // 10 × 1/7 = 1.428…, 10 × 2/7 = 2.857…, 10 × 4/7 = 5.714…: cut 1.42 + 2.85 + 5.71 = 9.98, two cents left.
        check("10", &[1, 2, 4], Ok(&["1.43", "2.86", "5.71"]));
        check("1200", &[1; 12], Ok(&["100"; 12]));
        check("0.01", &[1, 1], Ok(&["0.01", "0"]));
        check("0", &[1, 1], Ok(&["0", "0"]));
        // A month that counts nothing has nothing.
        check("0.05", &[0, 1, 1], Ok(&["0", "0.03", "0.02"]));
    }

    #[test]
    fn without_weight_or_below_zero_there_is_no_split() {
        check("100", &[0, 0], Err(Unavailable::NoWeight));
        check("100", &[], Err(Unavailable::NoWeight));
        check("-1", &[1, 1], Err(Unavailable::Negative));
        check("100", &[2, -1], Err(Unavailable::Negative));
    }

    proptest! {
        #[test]
        fn parts_always_add_to_the_whole(cents in 0_i64..1_000_000_000_000, weights in prop::collection::vec(0_i64..1000, 1..40)) {
            let whole = Decimal::new(cents, 2);
            let weights: Vec<Decimal> = weights.into_iter().map(Decimal::from).collect();
            if let Ok(parts) = target_split(whole, &weights) {
                prop_assert_eq!(parts.iter().sum::<Decimal>(), whole);
                prop_assert!(parts.iter().all(|part| part.normalize().scale() <= 2));
            }
        }
    }
}
