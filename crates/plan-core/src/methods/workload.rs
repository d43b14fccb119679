//! How many members the customers need, and how full each one's year is.

use super::Unavailable;
use rust_decimal::Decimal;

/// Visits a year: Σ accounts × visits to each, over the kinds of accounts.
pub fn visits(kinds: &[(usize, Decimal)]) -> Result<Decimal, Unavailable> {
    kinds.iter().try_fold(Decimal::ZERO, |sum, (accounts, each)| {
        if *each < Decimal::ZERO {
            return Err(Unavailable::Negative);
        }
        let more = each.checked_mul((*accounts).into()).ok_or(Unavailable::Overflow)?;
        sum.checked_add(more).ok_or(Unavailable::Overflow)
    })
}

/// ⌈visits ÷ visits that one member can make⌉, whole people: the workload method of Talley (1961).
pub fn members_needed(visits: Decimal, per_member: Decimal) -> Result<Decimal, Unavailable> {
    capacity_used(visits, per_member).map(|members| members.ceil())
}

/// Visits to be made ÷ visits that can be made, as a ratio; over 1 is more than a year holds.
pub fn capacity_used(visits: Decimal, capacity: Decimal) -> Result<Decimal, Unavailable> {
    if capacity <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    visits.checked_div(capacity).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_accounts_of_one_kind_and_two_thousand_of_another_need_sixty_people() {
        // Kotler, Marketing Management: 1,000 × 36 + 2,000 × 12 = 60,000 calls; 1,000 calls each, so 60 people.
        let all = visits(&[(1000, 36.into()), (2000, 12.into())]).unwrap();
        assert_eq!(all, 60_000.into());
        assert_eq!(members_needed(all, 1000.into()), Ok(60.into()));
    }

    #[test]
    fn half_a_person_more_is_one_more_and_a_share_of_a_year_is_none() {
        assert_eq!(members_needed(61.into(), 60.into()), Ok(2.into()));
        assert_eq!(capacity_used(90.into(), 120.into()), Ok(Decimal::new(75, 2)));
        assert_eq!(capacity_used(90.into(), 0.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(visits(&[(2, Decimal::new(-1, 0))]), Err(Unavailable::Negative));
        assert_eq!(visits(&[(2, Decimal::MAX)]), Err(Unavailable::Overflow));
    }
}
