//! The figure of an account for one criterion, and where it comes from.

use super::account::{Frame, Inputs};
use crate::methods::{Scale, Unavailable, WalletShare, risk_rating};
use crate::plan::Row;
use crate::plan::assessment::Criterion;
use crate::value::{Entry, Leaf, Rating};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Where a figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Set for this criterion by hand, which overrules everything.
    Hand,
    /// From purchase records.
    Records,
    /// From another field of the plan.
    Field,
    Missing,
}

impl Source {
    /// Its name for programs.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Records => "records",
            Self::Field => "field",
            Self::Missing => "missing",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub criterion: String,
    pub name: String,
    /// As typed or as compared; zero or more.
    pub weight: f64,
    pub value: Option<f64>,
    pub source: Source,
    /// 0 to 100.
    pub score: Result<f64, Unavailable>,
    /// It rests on a judgement that nobody has confirmed.
    pub is_assumed: bool,
    pub axis: String,
}

impl Frame<'_> {
    pub(super) fn figure(&self, inputs: &Inputs<'_>, criterion: &Row<Criterion>, weight: f64) -> Figure {
        // Of several rows for one criterion the first that holds a figure.
        let rows = inputs.account.assessment.scores.iter().filter(|row| row.criterion.0 == criterion.id.as_str());
        let by_hand = rows
            .into_iter()
            .find_map(|row| Some((row.value.valid()?.0.to_f64()?, row.evidence.status.is("confirmed"))));
        let (value, source, is_confirmed) = match by_hand {
            Some((value, is_confirmed)) => (Some(value), Source::Hand, is_confirmed),
            None => match self.flowing(inputs, source_of(criterion)) {
                Some((value, source, is_confirmed)) => (Some(value), source, is_confirmed),
                None => (None, Source::Missing, true),
            },
        };
        Figure {
            criterion: criterion.id.to_string(),
            name: criterion.name.0.clone(),
            weight,
            value,
            source,
            score: scale(criterion).and_then(|scale| scale.score(value.ok_or(Unavailable::Missing)?)),
            is_assumed: value.is_some() && !is_confirmed,
            axis: criterion.axis.0.clone(),
        }
    }

    /// The figure that flows in, where from, and whether it is confirmed. What is computed from records is.
    fn flowing(&self, inputs: &Inputs<'_>, source: &str) -> Option<(f64, Source, bool)> {
        let assessment = &inputs.account.assessment;
        let records = |value: Option<f64>| Some((value?, Source::Records, true));
        let field = |value: Option<f64>, is_confirmed: bool| Some((value?, Source::Field, is_confirmed));
        let rating = |entry: &Entry<Rating>| entry.valid().map(|rating| f64::from(rating.0));
        let percent = |ratio: Decimal| ratio.checked_mul(Decimal::ONE_HUNDRED)?.to_f64();
        let confirmed = |evidence: &crate::plan::Evidence| evidence.status.is("confirmed");
        match source {
            "revenue" => Some((inputs.revenue.ok()?.to_f64()?, inputs.revenue_source, true)),
            "margin" => field(assessment.margin.value.valid()?.0.to_f64(), confirmed(&assessment.margin.evidence)),
            // Who sent back more than was bought has the least share, not none that counts.
            "share_of_sales" => {
                let share = or_nothing(self.share(inputs.revenue), 0.0)? * 100.0;
                // Of the accounts that happen to be listed it is a share that nobody has confirmed.
                Some((share, inputs.revenue_source, self.knows_total))
            }
            "share_of_wallet" => {
                // Of the range its middle: neither the hope nor the fear.
                let none = WalletShare { least: Decimal::ZERO, most: Decimal::ZERO };
                let share = or_nothing(inputs.wallet, none)?;
                let middle = share.least.checked_add(share.most)?.checked_div(Decimal::TWO)?;
                field(percent(middle), confirmed(&assessment.wallet.evidence))
            }
            "wallet" => {
                let wallet = super::in_currency(&assessment.wallet.value, self.base)?;
                field(wallet.to_f64(), confirmed(&assessment.wallet.evidence))
            }
            "growth" => records(percent(inputs.growth.ok()?)),
            COMPARISON => {
                let criteria = &inputs.account.buying.criteria;
                let known = criteria.iter().filter(|criterion| confirmed(&criterion.evidence)).count();
                field(inputs.lead.ok(), known * 2 >= criteria.len())
            }
            "orders" if inputs.purchases.counted > 0 => records(inputs.purchases.year.orders.to_f64()),
            "recency" => records(inputs.purchases.recency_days().ok()?.to_f64()),
            "recommendation" => field(
                Some(f64::from(assessment.recommendation.value.valid()?.0)),
                confirmed(&assessment.recommendation.evidence),
            ),
            "buy_more" => field(rating(&assessment.buy_more.value), confirmed(&assessment.buy_more.evidence)),
            "trade_up" => field(rating(&assessment.trade_up.value), confirmed(&assessment.trade_up.evidence)),
            "credit" => field(grade(&assessment.credit_grade.value.0), confirmed(&assessment.credit_grade.evidence)),
            "cooperation" => field(rating(&assessment.cooperation.value), confirmed(&assessment.cooperation.evidence)),
            "payment_days" => field(assessment.payment_days.valid()?.0.to_f64(), true),
            "relationship" => {
                let relations = inputs.relations;
                let is_assumed = relations.assumed * 2 > relations.contacts;
                (relations.contacts > 0).then(|| (f64::from(relations.map.status), Source::Field, !is_assumed))
            }
            "industry_potential" => {
                let potential = &inputs.account.industry.potential;
                field(rating(&potential.value), confirmed(&potential.evidence))
            }
            "risk" => field(self.highest_risk(inputs.account.id.as_str()), true),
            _ => None,
        }
    }

    /// The highest rating among the account's risks that are not over.
    fn highest_risk(&self, account: &str) -> Option<f64> {
        let risks = self.plan.risks.iter().filter(|risk| risk.account.0 == account && !risk.status.is("over"));
        let ratings = risks.filter_map(|risk| {
            let control = risk.control.valid().map(|control| control.0);
            Some(risk_rating(risk.likelihood.valid()?.0, risk.impact.valid()?.0, control))
        });
        ratings.max()?.to_f64()
    }
}

/// Negative sales are no share at all.
fn or_nothing<T>(share: Result<T, Unavailable>, nothing: T) -> Option<T> {
    if matches!(share, Err(Unavailable::Negative)) { Some(nothing) } else { share.ok() }
}

/// How we compare with rivals in the customer's eyes.
const COMPARISON: &str = "comparison";

/// A criterion of our strength for which nobody chose a source takes the comparison with rivals.
fn source_of(criterion: &Criterion) -> &str {
    if criterion.source.0.is_empty() && criterion.axis.is("strength") { COMPARISON } else { &criterion.source.0 }
}

fn scale(criterion: &Criterion) -> Result<Scale, Unavailable> {
    let has_none = criterion.least.is_empty() && criterion.most.is_empty();
    if has_none && source_of(criterion) == COMPARISON {
        // A grade behind the best rival is nothing, a grade ahead is all, and level lies in the middle.
        return Ok(Scale { least: -1.0, most: 1.0, lower_is_better: false });
    }
    let (Some(least), Some(most)) = (super::measure(&criterion.least), super::measure(&criterion.most)) else {
        return Err(Unavailable::EmptyScale);
    };
    Ok(Scale { least, most, lower_is_better: criterion.direction.is("lower") })
}

/// A is 4, D is 1.
fn grade(slug: &str) -> Option<f64> {
    Some(match slug {
        "a" => 4.0,
        "b" => 3.0,
        "c" => 2.0,
        "d" => 1.0,
        _ => return None,
    })
}
