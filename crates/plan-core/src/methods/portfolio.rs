//! Where a product stands among the others: the growth–share matrix of the Boston Consulting Group.

use super::Unavailable;
use rust_decimal::Decimal;

/// A market that grows by so many percent a year, or more, grows fast.
pub const GROWTH_SPLIT: Decimal = Decimal::TEN;

/// Who is as large as the largest rival, or larger, leads.
pub const SHARE_SPLIT: Decimal = Decimal::ONE;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortfolioPlace {
    /// Leads in a market that grows fast.
    Star,
    /// Leads in a market that hardly grows.
    CashCow,
    /// Follows in a market that grows fast.
    QuestionMark,
    /// Follows in a market that hardly grows.
    Dog,
}

impl PortfolioPlace {
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Star => "star",
            Self::CashCow => "cash_cow",
            Self::QuestionMark => "question_mark",
            Self::Dog => "dog",
        }
    }
}

/// Our share of the market ÷ that of the largest rival, as a number: 1 is as large. Both in the same unit. Without a
/// rival there is none.
pub fn relative_share(ours: Decimal, rival: Decimal) -> Result<Decimal, Unavailable> {
    if ours < Decimal::ZERO {
        return Err(Unavailable::Negative);
    }
    if rival <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    ours.checked_div(rival).ok_or(Unavailable::Overflow)
}

/// The place by the growth of the market in percent a year, split at 10, and the relative share, split at 1. Who is on
/// a split counts as above it.
pub fn portfolio_place(growth: Decimal, relative_share: Decimal) -> PortfolioPlace {
    match (growth >= GROWTH_SPLIT, relative_share >= SHARE_SPLIT) {
        (true, true) => PortfolioPlace::Star,
        (true, false) => PortfolioPlace::QuestionMark,
        (false, true) => PortfolioPlace::CashCow,
        (false, false) => PortfolioPlace::Dog,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_held_against_the_largest_rival() {
        assert_eq!(relative_share(20.into(), 10.into()), Ok(2.into()));
        assert_eq!(relative_share(5.into(), 20.into()), Ok(Decimal::new(25, 2)));
        assert_eq!(relative_share(0.into(), 20.into()), Ok(0.into()));
        assert_eq!(relative_share(20.into(), 0.into()), Err(Unavailable::NoPositiveBase));
        assert_eq!(relative_share((-1).into(), 20.into()), Err(Unavailable::Negative));
    }

    #[test]
    fn who_is_on_a_split_counts_as_above_it() {
        let place = |growth: &str, share: &str| portfolio_place(growth.parse().unwrap(), share.parse().unwrap()).slug();
        assert_eq!(place("10", "1"), "star");
        assert_eq!(place("9.99", "1"), "cash_cow");
        assert_eq!(place("10", "0.99"), "question_mark");
        assert_eq!(place("-4", "0.2"), "dog");
    }
}
