//! What one account is worth.

use super::figure::{Figure, Source};
use super::{Basis, in_currency, is_negative, number};
use crate::methods::{
    Class, CutOffs, Quadrant, RfmScore, Segment, Unavailable, WalletShare, credit_line, lifetime_value,
    lifetime_value_now, lifetime_value_years, reaches, share_of_wallet, tier, weighted_mean,
};
use crate::plan::assessment::{CreditGrade, MatrixAxis, Scheme, Tier};
use crate::plan::{Account, Plan, Row};
use crate::reading::buying::purchases::PurchaseReading;
use crate::reading::comparison;
use crate::reading::profile::relationships::RelationshipReading;
use crate::value::{Choice, Leaf};
use rust_decimal::prelude::ToPrimitive;
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
    /// Growth of the last twelve months over the twelve before, where the plan's records hold both whole.
    pub growth: Result<Decimal, Unavailable>,
    pub rfm: Result<RfmScore, Unavailable>,
    pub class: Option<Class>,
    /// Part of all accounts' sales up to this one, from the largest down.
    pub cumulated: Option<f64>,
    pub figures: Vec<Figure>,
    pub score: Result<f64, Unavailable>,
    pub rank: Option<usize>,
    pub computed_tier: Result<Tier, Unavailable>,
    /// Empty unless set by hand.
    pub set_tier: Choice<Tier>,
    pub attractiveness: Result<f64, Unavailable>,
    pub strength: Result<f64, Unavailable>,
    /// Never one of strength where the comparison with rivals has us behind.
    pub quadrant: Result<Quadrant, Unavailable>,
    /// How far we are ahead of the best rival in the customer's eyes, −4 to 4.
    pub lead: Result<f64, Unavailable>,
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
        if self.is_set_by_hand() { Some(&self.set_tier.0) } else { self.computed_tier.ok().map(Tier::slug) }
    }

    /// Its class in the Pareto analysis, which knows no negative sales.
    pub fn class(&self) -> Result<Class, Unavailable> {
        let sales = self.revenue?;
        if is_negative(sales) { Err(Unavailable::Negative) } else { self.class.ok_or(Unavailable::NoPositiveBase) }
    }

    /// The segment by its scores; not one of praise where sales fell by a fifth or more.
    pub fn segment(&self) -> Result<Segment, Unavailable> {
        let segment = self.rfm?.segment();
        Ok(if self.is_praise_withheld() { Segment::NeedAttention } else { segment })
    }

    /// By its scores all is well, and sales fell by a fifth or more.
    pub fn is_praise_withheld(&self) -> bool {
        self.rfm.is_ok_and(|score| score.segment().is_praise()) && self.fell_steeply()
    }

    /// Sales fell by a fifth or more in a year.
    pub fn fell_steeply(&self) -> bool {
        self.growth.is_ok_and(|growth| growth <= Decimal::new(-2, 1))
    }

    /// In the customer's eyes a rival is better.
    pub fn is_behind(&self) -> bool {
        self.lead.is_ok_and(|lead| !reaches(lead, 0.0))
    }

    /// Its strength alone would have it count as strong, and the comparison with rivals does not.
    pub fn is_moved(&self, splits: (f64, f64)) -> bool {
        self.is_behind() && self.strength.is_ok_and(|strength| reaches(strength, splits.1))
    }

    /// The part of the weights for which there are figures, on an axis or on all; one where nothing has a weight.
    pub fn known_weight(&self, axis: Option<MatrixAxis>) -> f64 {
        let sum = |is_known: bool| -> f64 {
            let on_axis = self.figures.iter().filter(|figure| axis.is_none_or(|axis| figure.axis == Some(axis)));
            on_axis.filter(|figure| !is_known || figure.score.is_ok()).map(|figure| figure.weight).sum()
        };
        if sum(false) > 0.0 { sum(true) / sum(false) } else { 1.0 }
    }

    /// What its place in the selection matrix rests on: the part of the weights that is known on the axis of
    /// which less is.
    pub fn known_in_matrix(&self) -> f64 {
        self.known_weight(Some(MatrixAxis::Attractiveness)).min(self.known_weight(Some(MatrixAxis::Strength)))
    }

    pub fn is_set_by_hand(&self) -> bool {
        !self.set_tier.is_empty()
    }

    /// Set by hand, and not what was computed.
    pub fn is_overruled(&self) -> bool {
        self.is_set_by_hand() && self.computed_tier.is_ok_and(|computed| !self.set_tier.is(computed))
    }
}

/// What all accounts are read against.
pub(super) struct Frame<'a> {
    pub plan: &'a Plan,
    pub base: &'a str,
    pub whole: Decimal,
    /// Whether that is all our sales.
    pub knows_total: bool,
    pub weights: &'a Result<Vec<f64>, Unavailable>,
    /// Whether the plan's records hold the last twelve months and the twelve before.
    pub holds_two_years: bool,
}

/// What an account's figures flow from.
pub(super) struct Inputs<'a> {
    pub account: &'a Row<Account>,
    pub purchases: &'a PurchaseReading,
    pub relations: &'a RelationshipReading,
    pub revenue: Result<Decimal, Unavailable>,
    pub revenue_source: Source,
    pub wallet: Result<WalletShare, Unavailable>,
    pub growth: Result<Decimal, Unavailable>,
    pub lead: Result<f64, Unavailable>,
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
        let growth = purchases.growth();
        // Of a customer whose own records begin within the twelve months before, these are no twelve either.
        let holds_two_years = self.holds_two_years && !purchases.span.begins_late();
        let growth = if holds_two_years { growth } else { growth.and(Err(Unavailable::PartPeriod)) };
        let lead = comparison(&account.buying).lead;
        let inputs = Inputs {
            account,
            purchases: &purchases,
            relations: &relations,
            revenue,
            revenue_source,
            wallet,
            growth,
            lead,
        };
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
            rfm: Err(purchases.why_none_lately()),
            growth,
            lead,
            class: None,
            cumulated: None,
            rank: None,
            computed_tier: score.and_then(|score| tier(score, cut_offs(scheme).ok_or(Unavailable::Missing)?)),
            set_tier: account.assessment.tier.clone(),
            attractiveness: weighed(&|figure| figure.axis == Some(MatrixAxis::Attractiveness)),
            strength: weighed(&|figure| figure.axis == Some(MatrixAxis::Strength)),
            quadrant: Err(Unavailable::Missing),
            value_end: self.lifetime(account, margin, lifetime_value),
            value_now: self.lifetime(account, margin, lifetime_value_now),
            value_finite: self.lifetime(account, margin, |margin, retention, discount| {
                let years = scheme.horizon_years.valid().ok_or(Unavailable::Missing)?.0;
                let years = u64::try_from(years).map_err(|_| Unavailable::Negative)?;
                lifetime_value_years(margin, retention, discount, years)
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

    fn lifetime(
        &self,
        account: &Account,
        margin: Result<Decimal, Unavailable>,
        worth: impl Fn(Decimal, Decimal, Decimal) -> Result<Decimal, Unavailable>,
    ) -> Result<Decimal, Unavailable> {
        let part = |percent: Decimal| percent.checked_div(Decimal::ONE_HUNDRED).ok_or(Unavailable::Overflow);
        let retention = part(account.assessment.retention.value.valid().ok_or(Unavailable::Missing)?.0)?;
        let discount = part(self.plan.scheme.discount_rate.valid().ok_or(Unavailable::Missing)?.0)?;
        worth(margin?, retention, discount).map(whole_cents)
    }

    fn credit_line(&self, account: &Account, bought: &PurchaseReading) -> Result<Decimal, Unavailable> {
        let (assessment, scheme) = (&account.assessment, &self.plan.scheme);
        let factor = match assessment.credit_grade.value.known().ok_or(Unavailable::Missing)? {
            CreditGrade::A => &scheme.factor_a,
            CreditGrade::B => &scheme.factor_b,
            CreditGrade::C => &scheme.factor_c,
            CreditGrade::D => &scheme.factor_d,
        };
        let months = assessment.credit_months.valid().or(scheme.credit_months.valid()).ok_or(Unavailable::Missing)?;
        let factor = factor.valid().ok_or(Unavailable::Missing)?;
        if bought.months == 0 {
            return Err(bought.why_none_lately());
        }
        credit_line(bought.year.amount, bought.months, months.0, factor.0).map(whole_cents)
    }
}

/// To the cent.
fn whole_cents(sum: Decimal) -> Decimal {
    sum.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The plan's cut-offs. Only that of potential accounts may be missing: then all the rest are potential.
fn cut_offs(scheme: &Scheme) -> Option<CutOffs> {
    let strategic = number(&scheme.strategic_from)?;
    let key = number(&scheme.key_from)?;
    Some(CutOffs { strategic, key, potential: number(&scheme.potential_from).unwrap_or_default() })
}
