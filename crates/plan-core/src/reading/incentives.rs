//! Worksheet 4.3: what a commission scheme pays for what was reached, and what an appraisal comes to.

use super::one_currency::one_currency;
use crate::methods::{Counting, Pay, PayBand, PayTerms, Unavailable, commission, split_basis};
use crate::plan::team::{CommissionBasis, CommissionMethod, CommissionScheme, Incentives};
use crate::plan::{Money, Row};
use crate::sorting::sort_by;
use rust_decimal::Decimal;

/// A scheme with what it pays for the result that it is tried with.
#[derive(Debug, Clone, PartialEq)]
pub struct PayReading {
    /// That of quota, bands, cap and result.
    pub currency: String,
    pub signed: Option<Decimal>,
    pub collected: Option<Decimal>,
    /// What pay is counted on.
    pub reached: Result<Decimal, Unavailable>,
    pub quota: Option<Decimal>,
    /// Before what is taken off for overdue money.
    pub pay: Result<Pay, Unavailable>,
    /// The part of it that is left: one where nothing is taken off.
    pub left: Decimal,
    /// What is paid in the end.
    pub paid: Result<Decimal, Unavailable>,
}

/// Quota, bands and cap of a scheme, and the currency that they are in.
pub fn pay_terms(
    incentives: &Incentives,
    scheme: &Row<CommissionScheme>,
    base: &str,
) -> Result<(PayTerms, String), Unavailable> {
    let own = one_currency([&scheme.quota, &scheme.cap, &scheme.signed, &scheme.collected, &scheme.reached], base)?;
    let mut currency = own.currency;
    // A scheme without a sum of its own has the currency of its bands.
    let mut is_known = own.sums.iter().any(Option::is_some);
    let mut bands = Vec::new();
    for row in incentives.bands.iter().filter(|row| row.scheme.0 == scheme.id.as_str()) {
        let Some(rate) = row.rate.valid() else { continue };
        let band = one_currency([&row.from], base)?;
        let from = band.sums[0];
        if from.is_some_and(|from| !from.is_zero()) {
            if is_known && band.currency != currency {
                return Err(Unavailable::MixedCurrencies);
            }
            (currency, is_known) = (band.currency, true);
        }
        bands.push(PayBand { from: from.unwrap_or_default(), rate: rate.0 });
    }
    sort_by(&mut bands, |one, other| one.from.cmp(&other.from));
    let is_retroactive = scheme.method.is(CommissionMethod::Retroactive);
    let terms = PayTerms {
        counting: if is_retroactive { Counting::Retroactive } else { Counting::Marginal },
        bands,
        quota: own.sums[0],
        threshold: scheme.threshold.valid().map(|threshold| threshold.0),
        accelerator: scheme.accelerator.valid().map(|accelerator| accelerator.0),
        cap: own.sums[1],
    };
    Ok((terms, currency))
}

pub fn pay_reading(incentives: &Incentives, scheme: &Row<CommissionScheme>, base: &str) -> PayReading {
    let terms = pay_terms(incentives, scheme, base);
    let sum = |money: &Money| money.amount.valid().map(|amount| amount.0);
    let (signed, collected) = (sum(&scheme.signed), sum(&scheme.collected));
    let reached = terms.as_ref().map_err(|reason| *reason).and_then(|_| reached(scheme, signed, collected));
    let pay = reached.and_then(|reached| commission(&terms.as_ref().map_err(|reason| *reason)?.0, reached));
    let left = left(scheme);
    let paid = pay
        .as_ref()
        .map_err(|reason| *reason)
        .and_then(|pay| left.and_then(|left| pay.sum.checked_mul(left)).ok_or(Unavailable::Overflow));
    let (quota, currency) = terms.map_or((None, base.to_owned()), |(terms, currency)| (terms.quota, currency));
    PayReading { currency, signed, collected, reached, quota, pay, left: left.unwrap_or_default(), paid }
}

fn reached(
    scheme: &CommissionScheme,
    signed: Option<Decimal>,
    collected: Option<Decimal>,
) -> Result<Decimal, Unavailable> {
    let sum = match scheme.basis.known() {
        Some(CommissionBasis::Signed) => signed,
        Some(CommissionBasis::Collected) => collected,
        Some(CommissionBasis::Split) => {
            let part = scheme.signed_part.valid().map(|part| part.0);
            let (Some(part), Some(signed), Some(collected)) = (part, signed, collected) else {
                return Err(Unavailable::Missing);
            };
            return split_basis(part, signed, collected);
        }
        Some(CommissionBasis::Delivered | CommissionBasis::Invoiced | CommissionBasis::Margin) => {
            scheme.reached.amount.valid().map(|amount| amount.0)
        }
        None => None,
    };
    sum.ok_or(Unavailable::Missing)
}

/// 1 − deduction × months, and never less than nothing.
fn left(scheme: &CommissionScheme) -> Option<Decimal> {
    let (Some(deduction), Some(months)) = (scheme.overdue_deduction.valid(), scheme.overdue_months.valid()) else {
        return Some(Decimal::ONE);
    };
    let taken = deduction.0.checked_mul(months.0.max(Decimal::ZERO))?.checked_div(Decimal::ONE_HUNDRED)?;
    Decimal::ONE.checked_sub(taken).map(|left| left.max(Decimal::ZERO))
}

/// Where a band begins, and the rate below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    pub from: Decimal,
    pub rate: Decimal,
    /// Nothing is paid below the first band.
    pub below: Decimal,
}

/// The edges of a scheme's bands, from the lowest up.
pub fn edges_of(terms: &PayTerms) -> Vec<Edge> {
    let below = [Decimal::ZERO].into_iter().chain(terms.bands.iter().map(|band| band.rate));
    let edge = |(band, below): (&PayBand, Decimal)| Edge { from: band.from, rate: band.rate, below };
    terms.bands.iter().zip(below).map(edge).collect()
}

/// The criteria of an appraisal that were weighed and scored.
#[derive(Debug, Clone, PartialEq)]
pub struct AppraisalReading {
    /// What it is called, its weight, its score.
    pub parts: Vec<(String, Decimal, Decimal)>,
    /// Criteria without a weight or a score, which count for nothing.
    pub left_out: usize,
    pub weight: Decimal,
    pub score: Result<Decimal, Unavailable>,
}

/// Σ weight × score ÷ Σ weight.
pub fn appraisal_reading(incentives: &Incentives, appraisal: &str) -> AppraisalReading {
    let of_appraisal = || incentives.scores.iter().filter(|row| row.appraisal.0 == appraisal);
    let part = |row: &Row<crate::plan::team::AppraisalScore>| {
        Some((row.criterion.0.clone(), row.weight.valid()?.0, row.score.valid()?.0))
    };
    let parts: Vec<_> = of_appraisal().filter_map(part).collect();
    let left_out = of_appraisal().count() - parts.len();
    let sums = parts.iter().try_fold((Decimal::ZERO, Decimal::ZERO), |(weight, sum), (_, own, score)| {
        Some((weight.checked_add(*own)?, sum.checked_add(own.checked_mul(*score)?)?))
    });
    let score = match sums {
        _ if parts.is_empty() => Err(Unavailable::Missing),
        _ if parts.iter().any(|(_, weight, _)| *weight < Decimal::ZERO) => Err(Unavailable::Negative),
        Some((weight, _)) if weight.is_zero() => Err(Unavailable::NoWeight),
        Some((weight, sum)) => sum.checked_div(weight).ok_or(Unavailable::Overflow),
        None => Err(Unavailable::Overflow),
    };
    AppraisalReading { parts, left_out, weight: sums.map_or(Decimal::ZERO, |(weight, _)| weight), score }
}
