//! How a tender is scored, and at what price two bids tie. The price is scored by the lowest: 100 × lowest ÷ price
//! (Ministry of Finance of China, Order No. 87 of 2017, article 55).

use super::Unavailable;
use rust_decimal::Decimal;

/// The weights of a tender; their sum is all, whatever it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BidWeights {
    pub technical: Decimal,
    pub commercial: Decimal,
    pub price: Decimal,
}

/// A bid: points from 0 to 100, and the price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BidPoints {
    pub technical: Decimal,
    pub commercial: Decimal,
    pub price: Decimal,
}

impl BidWeights {
    /// The same, as parts of one.
    pub fn normalised(self) -> Result<Self, Unavailable> {
        let Self { technical, commercial, price } = self;
        if [technical, commercial, price].iter().any(|weight| *weight < Decimal::ZERO) {
            return Err(Unavailable::Negative);
        }
        let sum = technical.checked_add(commercial).and_then(|sum| sum.checked_add(price));
        let sum = sum.ok_or(Unavailable::Overflow)?;
        if sum.is_zero() {
            return Err(Unavailable::NoWeight);
        }
        let part = |weight: Decimal| weight.checked_div(sum).ok_or(Unavailable::Overflow);
        Ok(Self { technical: part(technical)?, commercial: part(commercial)?, price: part(price)? })
    }

    /// What the points without the price come to.
    fn without_price(self, bid: BidPoints) -> Option<Decimal> {
        self.technical.checked_mul(bid.technical)?.checked_add(self.commercial.checked_mul(bid.commercial)?)
    }
}

/// 100 × lowest ÷ price. Prices are more than nothing.
pub fn price_score(price: Decimal, lowest: Decimal) -> Result<Decimal, Unavailable> {
    if price <= Decimal::ZERO || lowest <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    Decimal::ONE_HUNDRED.checked_mul(lowest).and_then(|it| it.checked_div(price)).ok_or(Unavailable::Overflow)
}

/// Σ weight × points ÷ Σ weights.
pub fn bid_score(weights: BidWeights, bid: BidPoints, lowest: Decimal) -> Result<Decimal, Unavailable> {
    let weights = weights.normalised()?;
    let price = weights.price.checked_mul(price_score(bid.price, lowest)?);
    price.and_then(|price| weights.without_price(bid)?.checked_add(price)).ok_or(Unavailable::Overflow)
}

/// The price at which our bid ties with the best of the rivals: 100 × lowest × w ÷ (rival − our other points), with the
/// lowest of their prices. Where that would be below the lowest, our own price becomes the lowest, and the rival’s price
/// points fall with it. At a higher price we lose, at a lower one we win.
pub fn price_to_tie(weights: BidWeights, ours: BidPoints, rivals: &[BidPoints]) -> Result<Decimal, Unavailable> {
    let weights = weights.normalised()?;
    let lowest = rivals.iter().map(|rival| rival.price).min().ok_or(Unavailable::Missing)?;
    let fixed = weights.without_price(ours).ok_or(Unavailable::Overflow)?;
    let full = Decimal::ONE_HUNDRED.checked_mul(weights.price).ok_or(Unavailable::Overflow)?;
    let mut ties = Vec::new();
    for rival in rivals {
        let score = bid_score(weights, *rival, lowest)?;
        let lead = score.checked_sub(fixed).ok_or(Unavailable::Overflow)?;
        // Ahead without any points for the price, we lose to this one at no price.
        if lead <= Decimal::ZERO {
            continue;
        }
        let above = full.checked_mul(lowest).and_then(|it| it.checked_div(lead)).ok_or(Unavailable::Overflow)?;
        ties.push(if above >= lowest { above } else { as_lowest(weights, fixed, full, *rival)? });
    }
    ties.into_iter().min().ok_or(Unavailable::NoTie)
}

/// With our price as the lowest the rival has 100 × ours ÷ its price, and we have 100.
fn as_lowest(weights: BidWeights, fixed: Decimal, full: Decimal, rival: BidPoints) -> Result<Decimal, Unavailable> {
    let other = weights.without_price(rival).ok_or(Unavailable::Overflow)?;
    let room = fixed.checked_add(full).and_then(|it| it.checked_sub(other)).ok_or(Unavailable::Overflow)?;
    if room <= Decimal::ZERO || full.is_zero() {
        return Err(Unavailable::NoTie);
    }
    room.checked_mul(rival.price).and_then(|it| it.checked_div(full)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: BidWeights = BidWeights {
        technical: Decimal::from_parts(5, 0, 0, false, 1),
        commercial: Decimal::from_parts(1, 0, 0, false, 1),
        price: Decimal::from_parts(4, 0, 0, false, 1),
    };

    fn bid(technical: i64, commercial: i64, price: i64) -> BidPoints {
        BidPoints { technical: technical.into(), commercial: commercial.into(), price: price.into() }
    }

    #[test]
    fn the_lowest_price_has_all_points_and_the_rest_by_the_ratio() {
        let (ours, rival) = (bid(88, 90, 100), bid(80, 85, 96));
        assert_eq!(bid_score(WEIGHTS, ours, 96.into()), Ok(Decimal::new(914, 1)));
        assert_eq!(bid_score(WEIGHTS, rival, 96.into()), Ok(Decimal::new(885, 1)));
        let percent = BidWeights { technical: 50.into(), commercial: 10.into(), price: 40.into() };
        assert_eq!(bid_score(percent, ours, 96.into()), Ok(Decimal::new(914, 1)));
    }

    #[test]
    fn at_the_price_to_tie_both_have_the_same() {
        let (ours, rival) = (bid(88, 90, 100), bid(80, 85, 96));
        // 100 × 96 × 0.4 ÷ (88.5 − 44 − 9) = 3,840 ÷ 35.5
        let tie = price_to_tie(WEIGHTS, ours, &[rival]);
        assert_eq!(tie.map(|tie| tie.round_dp(2)), Ok(Decimal::new(10_817, 2)));
        // Weaker in points, we have to be the lowest: 40 + 8.5 + 0.4 × 100 = 44 + 9 + 0.4 × 100 × p ÷ 96, p = 85.2.
        let tie = price_to_tie(WEIGHTS, rival, &[bid(88, 90, 96)]);
        assert_eq!(tie.map(|tie| tie.normalize()), Ok(Decimal::new(852, 1)));
    }

    #[test]
    fn without_a_price_that_ties_there_is_none() {
        let price_alone_weighs_little = BidWeights { technical: 95.into(), commercial: 0.into(), price: 5.into() };
        assert_eq!(price_to_tie(price_alone_weighs_little, bid(100, 0, 9), &[bid(10, 0, 8)]), Err(Unavailable::NoTie));
        assert_eq!(price_to_tie(price_alone_weighs_little, bid(10, 0, 9), &[bid(100, 0, 8)]), Err(Unavailable::NoTie));
        assert_eq!(price_to_tie(WEIGHTS, bid(1, 1, 1), &[]), Err(Unavailable::Missing));
        assert_eq!(price_score(0.into(), 5.into()), Err(Unavailable::NoPositiveBase));
    }
}
