//! The figure of an account for one criterion, and where it comes from.

use super::account::{Frame, Inputs};
use crate::methods::{Scale, Unavailable, WalletShare, risk_rating};
use crate::plan::assessment::{CreditGrade, Criterion, Direction, FigureSource, MatrixAxis};
use crate::plan::{Evidence, RiskStatus, Row};
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
    pub axis: Option<MatrixAxis>,
}

impl Frame<'_> {
    pub(super) fn figure(&self, inputs: &Inputs<'_>, criterion: &Row<Criterion>, weight: f64) -> Figure {
        // Of several rows for one criterion the first that holds a figure.
        let rows = inputs.account.assessment.scores.iter().filter(|row| row.criterion.0 == criterion.id.as_str());
        let by_hand =
            rows.into_iter().find_map(|row| Some((row.value.valid()?.0.to_f64()?, row.evidence.is_confirmed())));
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
            axis: criterion.axis.known(),
        }
    }

    /// The figure that flows in, where from, and whether it is confirmed. What is computed from records is.
    fn flowing(&self, inputs: &Inputs<'_>, source: Option<FigureSource>) -> Option<(f64, Source, bool)> {
        let assessment = &inputs.account.assessment;
        let records = |value: Option<f64>| Some((value?, Source::Records, true));
        let field = |value: Option<f64>, is_confirmed: bool| Some((value?, Source::Field, is_confirmed));
        let rating = |entry: &Entry<Rating>| entry.valid().map(|rating| f64::from(rating.0));
        let percent = |ratio: Decimal| ratio.checked_mul(Decimal::ONE_HUNDRED)?.to_f64();
        let confirmed = Evidence::is_confirmed;
        match source? {
            FigureSource::Revenue => Some((inputs.revenue.ok()?.to_f64()?, inputs.revenue_source, true)),
            FigureSource::Margin => {
                field(assessment.margin.value.valid()?.0.to_f64(), confirmed(&assessment.margin.evidence))
            }
            // Who sent back more than was bought has the least share, not none that counts.
            FigureSource::ShareOfSales => {
                let share = or_nothing(self.share(inputs.revenue), 0.0)? * 100.0;
                // Of the accounts that happen to be listed it is a share that nobody has confirmed.
                Some((share, inputs.revenue_source, self.knows_total))
            }
            FigureSource::ShareOfWallet => {
                // Of the range its middle: neither the hope nor the fear.
                let none = WalletShare { least: Decimal::ZERO, most: Decimal::ZERO };
                let share = or_nothing(inputs.wallet, none)?;
                let middle = share.least.checked_add(share.most)?.checked_div(Decimal::TWO)?;
                field(percent(middle), confirmed(&assessment.wallet.evidence))
            }
            FigureSource::Wallet => {
                let wallet = crate::reading::assessment::in_currency(&assessment.wallet.value, self.base)?;
                field(wallet.to_f64(), confirmed(&assessment.wallet.evidence))
            }
            FigureSource::Growth => records(percent(inputs.growth.ok()?)),
            FigureSource::Comparison => {
                let criteria = &inputs.account.buying.criteria;
                let known = criteria.iter().filter(|criterion| confirmed(&criterion.evidence)).count();
                field(inputs.lead.ok(), known * 2 >= criteria.len())
            }
            FigureSource::Orders if inputs.purchases.counted > 0 => records(inputs.purchases.year.orders.to_f64()),
            FigureSource::Recency => records(inputs.purchases.recency_days().ok()?.to_f64()),
            FigureSource::Recommendation => field(
                Some(f64::from(assessment.recommendation.value.valid()?.0)),
                confirmed(&assessment.recommendation.evidence),
            ),
            FigureSource::BuyMore => {
                field(rating(&assessment.buy_more.value), confirmed(&assessment.buy_more.evidence))
            }
            FigureSource::TradeUp => {
                field(rating(&assessment.trade_up.value), confirmed(&assessment.trade_up.evidence))
            }
            FigureSource::Credit => {
                field(assessment.credit_grade.value.known().map(grade), confirmed(&assessment.credit_grade.evidence))
            }
            FigureSource::Cooperation => {
                field(rating(&assessment.cooperation.value), confirmed(&assessment.cooperation.evidence))
            }
            FigureSource::PaymentDays => field(assessment.payment_days.valid()?.0.to_f64(), true),
            FigureSource::Relationship => {
                let relations = inputs.relations;
                let is_assumed = relations.assumed * 2 > relations.contacts;
                (relations.contacts > 0).then(|| (f64::from(relations.map.status), Source::Field, !is_assumed))
            }
            FigureSource::IndustryPotential => {
                let potential = &inputs.account.industry.potential;
                field(rating(&potential.value), confirmed(&potential.evidence))
            }
            FigureSource::Risk => field(self.highest_risk(inputs.account.id.as_str()), true),
            FigureSource::Orders | FigureSource::Hand => None,
        }
    }

    /// The highest rating among the account's risks that are not over.
    fn highest_risk(&self, account: &str) -> Option<f64> {
        let risks =
            self.plan.risks.iter().filter(|risk| risk.account.0 == account && !risk.status.is(RiskStatus::Over));
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

/// A criterion of our strength for which nobody chose a source takes the comparison with rivals.
fn source_of(criterion: &Criterion) -> Option<FigureSource> {
    let is_open = criterion.source.is_empty() && criterion.axis.is(MatrixAxis::Strength);
    if is_open { Some(FigureSource::Comparison) } else { criterion.source.known() }
}

fn scale(criterion: &Criterion) -> Result<Scale, Unavailable> {
    let has_none = criterion.least.is_empty() && criterion.most.is_empty();
    if has_none && source_of(criterion) == Some(FigureSource::Comparison) {
        // A grade behind the best rival is nothing, a grade ahead is all, and level lies in the middle.
        return Ok(Scale { least: -1.0, most: 1.0, lower_is_better: false });
    }
    let (Some(least), Some(most)) =
        (crate::reading::assessment::measure(&criterion.least), crate::reading::assessment::measure(&criterion.most))
    else {
        return Err(Unavailable::EmptyScale);
    };
    Ok(Scale { least, most, lower_is_better: criterion.direction.is(Direction::Lower) })
}

/// A is 4, D is 1.
fn grade(grade: CreditGrade) -> f64 {
    match grade {
        CreditGrade::A => 4.0,
        CreditGrade::B => 3.0,
        CreditGrade::C => 2.0,
        CreditGrade::D => 1.0,
    }
}
