//! What one account is worth.

use super::figure::{Figure, Source};
use super::{Basis, in_currency, is_negative, number};
use crate::insight::purchases::PurchaseReading;
use crate::insight::relationships::RelationshipReading;
use crate::methods::{
    Class, CutOffs, Quadrant, RfmScore, Unavailable, WalletShare, credit_line, lifetime_value, lifetime_value_finite,
    lifetime_value_now, share_of_wallet, tier, weighted_mean,
};
use crate::plan::assessment::Scheme;
use crate::plan::{Account, Plan, Row};
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::Arc;

/// A ratio.
pub type Share = Result<f64, Unavailable>;

#[derive(Debug, Clone, PartialEq)]
pub struct AccountReading {
    pub id: String,
    pub name: String,
    pub purchases: Arc<PurchaseReading>,
    pub relations: RelationshipReading,
    /// Sales of twelve months, by hand or from the records.
    pub revenue: Result<Decimal, Unavailable>,
    pub revenue_source: Source,
    /// Part of our sales.
    pub share: Share,
    pub wallet: Result<WalletShare, Unavailable>,
    pub rfm: Result<RfmScore, Unavailable>,
    pub class: Option<Class>,
    /// Part of all accounts' sales up to this one, from the largest down.
    pub cumulated: Option<f64>,
    pub figures: Vec<Figure>,
    pub score: Result<f64, Unavailable>,
    pub rank: Option<usize>,
    pub computed_tier: Result<&'static str, Unavailable>,
    /// Empty unless set by hand.
    pub set_tier: String,
    pub attractiveness: Result<f64, Unavailable>,
    pub strength: Result<f64, Unavailable>,
    pub quadrant: Result<Quadrant, Unavailable>,
    /// What a year brings: sales × margin.
    pub margin: Result<Decimal, Unavailable>,
    pub value_end: Result<Decimal, Unavailable>,
    pub value_now: Result<Decimal, Unavailable>,
    /// Within the plan's horizon, if it has one.
    pub value_finite: Result<Decimal, Unavailable>,
    pub credit_line: Result<Decimal, Unavailable>,
}

impl AccountReading {
    /// The tier that counts: by hand, or else computed.
    pub fn tier(&self) -> Option<&str> {
        if self.set_tier.is_empty() { self.computed_tier.ok() } else { Some(&self.set_tier) }
    }

    /// Its class in the Pareto analysis, which knows no negative sales.
    pub fn class(&self) -> Result<Class, Unavailable> {
        let sales = self.revenue?;
        if is_negative(sales) { Err(Unavailable::Negative) } else { self.class.ok_or(Unavailable::NoPositiveBase) }
    }

    /// Set by hand, and not what was computed.
    pub fn is_overruled(&self) -> bool {
        !self.set_tier.is_empty() && self.computed_tier.is_ok_and(|computed| computed != self.set_tier)
    }
}

/// What all accounts are read against.
pub(super) struct Frame<'a> {
    pub plan: &'a Plan,
    pub base: &'a str,
    pub whole: Decimal,
    pub weights: &'a Result<Vec<f64>, Unavailable>,
}

/// What an account's figures flow from.
pub(super) struct Inputs<'a> {
    pub account: &'a Row<Account>,
    pub purchases: &'a PurchaseReading,
    pub relations: &'a RelationshipReading,
    pub revenue: Result<Decimal, Unavailable>,
    pub revenue_source: Source,
    pub wallet: Result<WalletShare, Unavailable>,
}

/// Sales of twelve months, and whether by hand or from the records.
pub(super) fn revenue(
    account: &Account,
    bought: &PurchaseReading,
    base: &str,
) -> (Result<Decimal, Unavailable>, Source) {
    let typed = &account.assessment.revenue;
    match in_currency(typed, base) {
        Some(amount) => (Ok(amount), Source::Hand),
        None if typed.amount.valid().is_some() => (Err(Unavailable::MixedCurrencies), Source::Missing),
        None if bought.counted > 0 => (Ok(bought.year.amount), Source::Records),
        None => (Err(bought.why_none()), Source::Missing),
    }
}

impl Frame<'_> {
    pub(super) fn share(&self, revenue: Result<Decimal, Unavailable>) -> Share {
        let revenue = revenue?;
        if self.whole.is_zero() {
            return Err(Unavailable::NoPositiveBase);
        }
        if is_negative(revenue) {
            return Err(Unavailable::Negative);
        }
        revenue.checked_div(self.whole).and_then(|it| it.to_f64()).ok_or(Unavailable::Overflow)
    }

    pub(super) fn read(&self, account: &Row<Account>, basis: Basis) -> AccountReading {
        let Basis { purchases, relations } = basis;
        let (revenue, revenue_source) = revenue(account, &purchases, self.base);
        let wallet = self.wallet(account, revenue);
        let inputs = Inputs { account, purchases: &purchases, relations: &relations, revenue, revenue_source, wallet };
        let figures = self.figures(&inputs);
        let weighed = |on: &dyn Fn(&Figure) -> bool| {
            let parts: Vec<(f64, Option<f64>)> =
                figures.iter().filter(|figure| on(figure)).map(|figure| (figure.weight, figure.score.ok())).collect();
            self.weights.as_ref().map_err(|reason| *reason)?;
            weighted_mean(&parts)
        };
        let score = weighed(&|_| true);
        let margin = Self::margin(account, revenue);
        let scheme = &self.plan.scheme;
        AccountReading {
            id: account.id.to_string(),
            name: account.name.0.clone(),
            share: self.share(revenue),
            rfm: Err(purchases.why_none()),
            class: None,
            cumulated: None,
            rank: None,
            computed_tier: score.and_then(|score| tier(score, cut_offs(scheme).ok_or(Unavailable::Missing)?)),
            set_tier: account.assessment.tier.0.clone(),
            attractiveness: weighed(&|figure| figure.axis == "attractiveness"),
            strength: weighed(&|figure| figure.axis == "strength"),
            quadrant: Err(Unavailable::Missing),
            value_end: self.lifetime(account, margin, lifetime_value),
            value_now: self.lifetime(account, margin, lifetime_value_now),
            value_finite: self.lifetime(account, margin, |margin, retention, discount| {
                let years = scheme.horizon_years.valid().ok_or(Unavailable::Missing)?.0;
                let margins = vec![margin; usize::try_from(years.min(1_000)).unwrap_or(1_000)];
                lifetime_value_finite(&margins, retention, discount)
            }),
            credit_line: self.credit_line(account, &purchases),
            score,
            margin,
            figures,
            wallet,
            revenue,
            revenue_source,
            purchases,
            relations,
        }
    }

    fn figures(&self, inputs: &Inputs<'_>) -> Vec<Figure> {
        let weight =
            |place: usize| self.weights.as_ref().ok().and_then(|it| it.get(place)).copied().unwrap_or_default();
        let criteria = self.plan.scheme.criteria.iter().enumerate();
        criteria.map(|(place, criterion)| self.figure(inputs, criterion, weight(place))).collect()
    }

    fn wallet(&self, account: &Account, revenue: Result<Decimal, Unavailable>) -> Result<WalletShare, Unavailable> {
        let assessment = &account.assessment;
        let spend = &assessment.wallet.value;
        let known = match in_currency(spend, self.base) {
            Some(known) => known,
            None if spend.amount.valid().is_some() => return Err(Unavailable::MixedCurrencies),
            None => return Err(Unavailable::Missing),
        };
        let most = in_currency(&assessment.wallet_most, self.base);
        if most.is_none() && assessment.wallet_most.amount.valid().is_some() {
            return Err(Unavailable::MixedCurrencies);
        }
        share_of_wallet(revenue?, known, most)
    }

    fn margin(account: &Account, revenue: Result<Decimal, Unavailable>) -> Result<Decimal, Unavailable> {
        let percent = account.assessment.margin.value.valid().ok_or(Unavailable::Missing)?.0;
        let margin = revenue?.checked_mul(percent).and_then(|it| it.checked_div(Decimal::ONE_HUNDRED));
        margin.ok_or(Unavailable::Overflow)
    }

    /// The multiple of a year's margin is a figure; the value is money again.
    fn lifetime(
        &self,
        account: &Account,
        margin: Result<Decimal, Unavailable>,
        multiple: impl Fn(f64, f64, f64) -> Result<f64, Unavailable>,
    ) -> Result<Decimal, Unavailable> {
        let part = |percent: Decimal| percent.to_f64().map(|percent| percent / 100.0).ok_or(Unavailable::Overflow);
        let retention = part(account.assessment.retention.value.valid().ok_or(Unavailable::Missing)?.0)?;
        let discount = part(self.plan.scheme.discount_rate.valid().ok_or(Unavailable::Missing)?.0)?;
        let multiple = Decimal::from_f64(multiple(1.0, retention, discount)?).ok_or(Unavailable::Overflow)?;
        margin?.checked_mul(multiple).map(whole_cents).ok_or(Unavailable::Overflow)
    }

    fn credit_line(&self, account: &Account, bought: &PurchaseReading) -> Result<Decimal, Unavailable> {
        let (assessment, scheme) = (&account.assessment, &self.plan.scheme);
        let factor = match assessment.credit_grade.value.0.as_str() {
            "a" => &scheme.factor_a,
            "b" => &scheme.factor_b,
            "c" => &scheme.factor_c,
            "d" => &scheme.factor_d,
            _ => return Err(Unavailable::Missing),
        };
        let months = assessment.credit_months.valid().or(scheme.credit_months.valid()).ok_or(Unavailable::Missing)?;
        let factor = factor.valid().ok_or(Unavailable::Missing)?;
        if bought.counted == 0 {
            return Err(bought.why_none());
        }
        credit_line(bought.year.amount, bought.months, months.0, factor.0).map(whole_cents)
    }
}

/// Without what binary arithmetic leaves of a factor.
fn whole_cents(sum: Decimal) -> Decimal {
    sum.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The plan's cut-offs. Only that of potential accounts may be missing: then all the rest are potential.
fn cut_offs(scheme: &Scheme) -> Option<CutOffs> {
    let strategic = number(&scheme.strategic_from)?;
    let key = number(&scheme.key_from)?;
    Some(CutOffs { strategic, key, potential: number(&scheme.potential_from).unwrap_or_default() })
}
