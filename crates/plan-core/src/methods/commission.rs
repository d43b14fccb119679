//! What a commission scheme pays for a result.

use super::Unavailable;
use crate::sorting::sort_by;
use rust_decimal::Decimal;

/// How bands count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Each band's rate for what lies in it.
    Marginal,
    /// The rate of the band that was reached, for all from the first unit on. At each edge pay jumps.
    Retroactive,
}

/// From a sum on a rate in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PayBand {
    pub from: Decimal,
    pub rate: Decimal,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PayTerms {
    pub counting: Counting,
    /// In any order.
    pub bands: Vec<PayBand>,
    pub quota: Option<Decimal>,
    /// Below this percent of the quota nothing is paid.
    pub threshold: Option<Decimal>,
    /// What lies above the quota is paid at the rate times this.
    pub accelerator: Option<Decimal>,
    /// Never more than this.
    pub cap: Option<Decimal>,
}

/// A sum that is paid at one rate in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PayPart {
    pub sum: Decimal,
    pub rate: Decimal,
    pub factor: Decimal,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    /// Of what it is made before the cap; empty where nothing is paid.
    pub parts: Vec<PayPart>,
    pub sum: Decimal,
    pub is_capped: bool,
    /// The threshold was missed.
    pub is_below: bool,
}

/// w × signed + (1 − w) × collected, with w in percent: what is counted where pay is split between the two.
pub fn split_basis(signed_part: Decimal, signed: Decimal, collected: Decimal) -> Result<Decimal, Unavailable> {
    let part = |of: Decimal, percent: Decimal| of.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED);
    let rest = Decimal::ONE_HUNDRED.checked_sub(signed_part);
    let parts = part(signed, signed_part).zip(rest.and_then(|rest| part(collected, rest)));
    parts.and_then(|(one, other)| one.checked_add(other)).ok_or(Unavailable::Overflow)
}

/// Marginal: Σ (min(sales, hi) − lo)⁺ × rate. Retroactive: sales × the rate of the band reached; a sum on an edge belongs
/// above. Above the quota rates are multiplied by the accelerator; then the cap.
pub fn commission(terms: &PayTerms, reached: Decimal) -> Result<Pay, Unavailable> {
    if terms.bands.is_empty() {
        return Err(Unavailable::Missing);
    }
    let negative = |number: &Decimal| *number < Decimal::ZERO;
    let numbers = [terms.quota, terms.threshold, terms.accelerator, terms.cap, Some(reached)];
    if numbers.iter().flatten().any(negative)
        || terms.bands.iter().any(|band| negative(&band.from) || negative(&band.rate))
    {
        return Err(Unavailable::Negative);
    }
    if is_below(terms, reached)? {
        return Ok(Pay { parts: Vec::new(), sum: Decimal::ZERO, is_capped: false, is_below: true });
    }
    let parts = at_quota(terms, by_band(terms, reached), reached)?;
    let sum =
        parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.pay()?)).ok_or(Unavailable::Overflow)?;
    let is_capped = terms.cap.is_some_and(|cap| sum > cap);
    Ok(Pay { parts, sum: terms.cap.map_or(sum, |cap| sum.min(cap)), is_capped, is_below: false })
}

impl PayPart {
    fn pay(&self) -> Option<Decimal> {
        self.sum.checked_mul(self.rate)?.checked_div(Decimal::ONE_HUNDRED)?.checked_mul(self.factor)
    }
}

fn is_below(terms: &PayTerms, reached: Decimal) -> Result<bool, Unavailable> {
    let Some(threshold) = terms.threshold.filter(|threshold| !threshold.is_zero()) else {
        return Ok(false);
    };
    let quota = terms.quota.ok_or(Unavailable::Missing)?;
    let least = quota.checked_mul(threshold).and_then(|sum| sum.checked_div(Decimal::ONE_HUNDRED));
    Ok(reached < least.ok_or(Unavailable::Overflow)?)
}

/// From where to where at what rate.
type Stretch = (Decimal, Decimal, Decimal);

fn by_band(terms: &PayTerms, reached: Decimal) -> Vec<Stretch> {
    let mut bands = terms.bands.clone();
    sort_by(&mut bands, |one, other| one.from.cmp(&other.from));
    match terms.counting {
        Counting::Marginal => {
            let ends = bands.iter().skip(1).map(|band| band.from).chain([reached]);
            let stretch = |(band, end): (&PayBand, Decimal)| (band.from, end.min(reached), band.rate);
            bands.iter().zip(ends).map(stretch).filter(|(from, to, _)| from < to).collect()
        }
        Counting::Retroactive => {
            let band = bands.iter().rev().find(|band| band.from <= reached);
            band.map(|band| (Decimal::ZERO, reached, band.rate)).into_iter().collect()
        }
    }
}

/// Each stretch as one part, or two where the quota lies in it and what is above counts more.
fn at_quota(terms: &PayTerms, stretches: Vec<Stretch>, reached: Decimal) -> Result<Vec<PayPart>, Unavailable> {
    let accelerator = terms.accelerator.unwrap_or(Decimal::ONE);
    let quota = match terms.quota {
        Some(quota) => quota,
        None if accelerator == Decimal::ONE => reached,
        None => return Err(Unavailable::Missing),
    };
    let edge = if accelerator == Decimal::ONE { reached } else { quota };
    let parts = stretches.into_iter().flat_map(|(from, to, rate)| {
        let middle = edge.clamp(from, to);
        [(from, middle, rate, Decimal::ONE), (middle, to, rate, accelerator)]
    });
    let part = |(from, to, rate, factor): (Decimal, Decimal, Decimal, Decimal)| {
        to.checked_sub(from).map(|sum| PayPart { sum, rate, factor }).ok_or(Unavailable::Overflow)
    };
    parts.filter(|(from, to, ..)| from < to).map(part).collect()
}

/// What the edge of a band adds to the pay in a retroactive scheme: from × (rate − rate below).
pub fn cliff(from: Decimal, rate: Decimal, rate_below: Decimal) -> Result<Decimal, Unavailable> {
    let step = rate.checked_sub(rate_below).and_then(|step| from.checked_mul(step));
    step.and_then(|jump| jump.checked_div(Decimal::ONE_HUNDRED)).ok_or(Unavailable::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(counting: Counting, bands: &[(i64, i64)]) -> PayTerms {
        let band = |(from, rate): &(i64, i64)| PayBand { from: (*from).into(), rate: (*rate).into() };
        let bands = bands.iter().map(band).collect();
        PayTerms { counting, bands, quota: None, threshold: None, accelerator: None, cap: None }
    }

    #[track_caller]
    fn check(terms: &PayTerms, reached: i64, expected: &str) {
        let pay = commission(terms, reached.into()).map(|pay| pay.sum.normalize().to_string());
        assert_eq!(pay.as_deref(), Ok(expected));
    }

    const BANDS: &[(i64, i64)] = &[(200, 3), (0, 1), (100, 2)];

    #[test]
    fn pay_can_be_split_between_what_was_signed_and_what_was_collected() {
        // .3 × 500 + .7 × 360 = 402; 2 % of it is 8.04.
        let basis = split_basis(30.into(), 500.into(), 360.into()).unwrap();
        assert_eq!(basis, 402.into());
        let terms = terms(Counting::Marginal, &[(0, 2)]);
        assert_eq!(commission(&terms, basis).unwrap().sum.normalize(), Decimal::new(804, 2));
    }

    #[test]
    fn bands_count_for_what_lies_in_them_or_for_all() {
        // 100 × 1 % + 100 × 2 % + 50 × 3 % = 4.5; or 250 × 3 % = 7.5.
        check(&terms(Counting::Marginal, BANDS), 250, "4.5");
        check(&terms(Counting::Retroactive, BANDS), 250, "7.5");
        // One unit below the edge of 200: 1 + 1.98; 199 × 2 %. On the edge: 1 + 2; 200 × 3 %.
        check(&terms(Counting::Marginal, BANDS), 199, "2.98");
        check(&terms(Counting::Marginal, BANDS), 200, "3");
        check(&terms(Counting::Retroactive, BANDS), 199, "3.98");
        check(&terms(Counting::Retroactive, BANDS), 200, "6");
        assert_eq!(cliff(200.into(), 3.into(), 2.into()), Ok(2.into()));
        // Below the first band nothing is paid.
        check(&terms(Counting::Marginal, &[(100, 2)]), 80, "0");
        check(&terms(Counting::Retroactive, &[(100, 2)]), 80, "0");
    }

    #[test]
    fn threshold_accelerator_and_cap_go_by_the_quota() {
        let mut terms = terms(Counting::Marginal, &[(0, 2)]);
        terms.quota = Some(200.into());
        terms.threshold = Some(60.into());
        // 60 % of 200 is 120.
        check(&terms, 119, "0");
        check(&terms, 120, "2.4");
        // 200 × 2 % + 100 × 2 % × 1.5 = 7.
        terms.accelerator = Some(Decimal::new(15, 1));
        check(&terms, 300, "7");
        terms.counting = Counting::Retroactive;
        check(&terms, 300, "7");
        terms.cap = Some(6.into());
        check(&terms, 300, "6");
        assert!(commission(&terms, 300.into()).unwrap().is_capped);
    }

    #[test]
    fn a_scheme_that_lacks_what_it_needs_pays_nothing_that_one_could_name() {
        let mut without = terms(Counting::Marginal, &[]);
        assert_eq!(commission(&without, 5.into()), Err(Unavailable::Missing));
        without = terms(Counting::Marginal, BANDS);
        without.threshold = Some(50.into());
        assert_eq!(commission(&without, 5.into()), Err(Unavailable::Missing));
        let huge = terms(Counting::Retroactive, &[(0, 100)]);
        assert_eq!(commission(&huge, Decimal::MAX), Err(Unavailable::Overflow));
        assert_eq!(commission(&huge, (-1).into()), Err(Unavailable::Negative));
    }
}
