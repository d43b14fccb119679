//! Share of wallet: what the customer buys from us of all that it spends in our category.

use super::Unavailable;
use rust_decimal::Decimal;

/// As ratios. Both are equal when the spend is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WalletShare {
    pub least: Decimal,
    pub most: Decimal,
}

/// Ours ÷ the whole spend of the same year and currency. Where a part of the spend is not known, `at_most`
/// says how large it may be, and the share is a range. Who buys nothing from us gives us 0 %, whatever it
/// spends; of a spend of nothing there is no share.
pub fn share_of_wallet(ours: Decimal, known: Decimal, at_most: Option<Decimal>) -> Result<WalletShare, Unavailable> {
    let at_most = at_most.unwrap_or(known);
    if at_most <= Decimal::ZERO || known.is_sign_negative() {
        return Err(Unavailable::NoPositiveBase);
    }
    if ours.is_sign_negative() && !ours.is_zero() {
        return Err(Unavailable::Negative);
    }
    if at_most < known {
        return Err(Unavailable::EmptyScale);
    }
    if ours > at_most {
        return Err(Unavailable::OverWhole);
    }
    let part = |whole: Decimal| ours.checked_div(whole).ok_or(Unavailable::Overflow);
    if ours.is_zero() {
        return Ok(WalletShare { least: Decimal::ZERO, most: Decimal::ZERO });
    }
    // All that is known of may be ours.
    let most = if ours >= known { Decimal::ONE } else { part(known)? };
    Ok(WalletShare { least: part(at_most)?, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ours: i64, known: i64, most: Option<i64>, expected: Result<(i64, i64), Unavailable>) {
        let found = share_of_wallet(ours.into(), known.into(), most.map(Decimal::from));
        let percent = |ratio: Decimal| i64::try_from((ratio * Decimal::ONE_HUNDRED).trunc()).unwrap();
        assert_eq!(found.map(|share| (percent(share.least), percent(share.most))), expected);
    }

    #[test]
    fn an_uncertain_spend_gives_a_range() {
        // 30 of 120 is a quarter; of 200 it is 15 %.
        check(30, 120, None, Ok((25, 25)));
        check(30, 120, Some(200), Ok((15, 25)));
        // Nothing known of, 200 at most: between 15 % and all.
        check(30, 0, Some(200), Ok((15, 100)));
        // More than what is known of: the known part is all ours, at most.
        check(130, 120, Some(200), Ok((65, 100)));
    }

    #[test]
    fn who_buys_nothing_from_us_gives_us_nothing_of_its_wallet() {
        check(0, 0, Some(200), Ok((0, 0)));
        check(0, 120, Some(200), Ok((0, 0)));
        check(0, 120, None, Ok((0, 0)));
        // Nothing of nothing is no share.
        check(0, 0, None, Err(Unavailable::NoPositiveBase));
        check(0, 0, Some(0), Err(Unavailable::NoPositiveBase));
    }

    #[test]
    fn more_than_the_whole_is_refused() {
        check(130, 120, None, Err(Unavailable::OverWhole));
        check(30, 0, None, Err(Unavailable::NoPositiveBase));
        check(30, 120, Some(100), Err(Unavailable::EmptyScale));
        check(-1, 120, None, Err(Unavailable::Negative));
    }
}
