//! Worksheet 6.3: which opportunities are open and how much of them is clear, and how a tender stands.

use crate::methods::{BidPoints, BidWeights, Unavailable};
use crate::plan::relationship::{
    Bid, Growth, JointStep, JointStepState, Opportunity, OpportunityCategory, OpportunityState, Tender, TenderResult,
};
use crate::plan::{Money, Plan, Row};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The thirteen answers of C139. No probability follows from them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Control {
    pub win: bool,
    /// Of three.
    pub first: usize,
    /// Of nine.
    pub clear: usize,
    /// Of all thirteen.
    pub unknown: usize,
}

/// What an opportunity has to have to be called committed, where W is not won; our own rule, with no source.
pub const GATE: (i64, i64) = (2, 7);

impl Control {
    pub fn of(opportunity: &Opportunity) -> Self {
        let it = opportunity;
        let first = [&it.f1, &it.f2, &it.f3].map(|answer| answer.value.0);
        let clear =
            [&it.c1, &it.c2, &it.c3, &it.c4, &it.c5, &it.c6, &it.c7, &it.c8, &it.c9].map(|answer| answer.value.0);
        let all = || first.iter().chain(&clear).chain([&it.w.value.0]);
        let yes = |answers: &[Option<bool>]| answers.iter().filter(|answer| **answer == Some(true)).count();
        Self {
            win: it.w.value.0 == Some(true),
            first: yes(&first),
            clear: yes(&clear),
            unknown: all().filter(|answer| answer.is_none()).count(),
        }
    }

    /// W, or as many F and C as the plan asks for.
    pub fn may_be_committed(self, growth: &Growth) -> bool {
        let first = growth.gate_first.valid().map_or(GATE.0, |count| count.0);
        let clear = growth.gate_clear.valid().map_or(GATE.1, |count| count.0);
        let reaches = |count: usize, gate: i64| i64::try_from(count).is_ok_and(|count| count >= gate);
        self.win || reaches(self.first, first) && reaches(self.clear, clear)
    }
}

/// Neither won nor lost nor dropped.
pub fn is_in_play(opportunity: &Opportunity) -> bool {
    matches!(opportunity.state.known(), None | Some(OpportunityState::Open))
}

/// Those in play that are told to others.
pub fn deals(growth: &Growth) -> impl Iterator<Item = &Row<Opportunity>> {
    let is_told = |deal: &&Row<Opportunity>| is_in_play(deal) && !deal.category.is(OpportunityCategory::Omitted);
    growth.opportunities.iter().filter(is_told)
}

/// The currency of a sum; an empty one is the plan's.
pub fn currency_of<'a>(plan: &'a Plan, money: &'a Money) -> &'a str {
    if money.currency.0.is_empty() { &plan.currency.0 } else { &money.currency.0 }
}

/// What is offered in a tender.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TenderReading {
    pub weights: Option<BidWeights>,
    pub ours: Option<BidPoints>,
    pub rivals: Vec<BidPoints>,
    /// Of all prices, ours too.
    pub lowest: Option<Decimal>,
    pub currency: String,
}

/// Weights and bids of a tender. A bid that lacks points for something that counts is left out; an empty weight is none.
pub fn tender_reading(plan: &Plan, tender: &Row<Tender>) -> Result<TenderReading, Unavailable> {
    let weights = weights_of(tender);
    let bids = plan.growth.bids.iter().filter(|bid| bid.tender.0 == tender.id.as_str());
    let priced: Vec<&Row<Bid>> = bids.filter(|bid| bid.price.amount.valid().is_some()).collect();
    let currency = priced.first().map_or("", |bid| currency_of(plan, &bid.price));
    if priced.iter().any(|bid| currency_of(plan, &bid.price) != currency) {
        return Err(Unavailable::MixedCurrencies);
    }
    let points = |bid: &&Row<Bid>| points_of(bid, weights);
    let of = |is_us: bool| priced.iter().copied().filter(move |bid| bid.is_us.0 == is_us);
    let rivals: Vec<BidPoints> = of(false).filter_map(|bid| points(&bid)).collect();
    let lowest = priced.iter().filter_map(|bid| Some(bid.price.amount.valid()?.0)).min();
    let ours = of(true).find_map(|bid| points(&bid));
    Ok(TenderReading { weights, ours, rivals, lowest, currency: currency.to_owned() })
}

fn weights_of(tender: &Tender) -> Option<BidWeights> {
    let entries = [&tender.weight_technical, &tender.weight_commercial, &tender.weight_price];
    let [technical, commercial, price] = entries.map(|entry| entry.valid().map(|weight| weight.0));
    let is_any = technical.is_some() || commercial.is_some() || price.is_some();
    let number = Option::unwrap_or_default;
    is_any.then(|| BidWeights { technical: number(technical), commercial: number(commercial), price: number(price) })
}

/// Points that weigh nothing need not be there.
pub fn points_of(bid: &Bid, weights: Option<BidWeights>) -> Option<BidPoints> {
    let weights = weights?;
    let points = |entry: &crate::value::Entry<crate::value::Measure>, weight: Decimal| {
        entry.valid().map(|points| points.0).or(weight.is_zero().then_some(Decimal::ZERO))
    };
    Some(BidPoints {
        technical: points(&bid.technical, weights.technical)?,
        commercial: points(&bid.commercial, weights.commercial)?,
        price: bid.price.amount.valid()?.0,
    })
}

/// Won or lost; one that came to nothing is neither.
pub fn is_decided(tender: &Tender) -> bool {
    matches!(tender.result.known(), Some(TenderResult::Won | TenderResult::Lost))
}

/// Days that a bond has been out; nothing where it came back or was never paid.
pub fn bond_out(tender: &Tender, today: NaiveDate) -> Option<i64> {
    let paid = tender.bond_paid_on.valid().filter(|_| tender.bond_back_on.valid().is_none())?;
    Some((today - paid.0).num_days()).filter(|days| *days >= 0)
}

/// A step of a plan made with the customer that is neither done nor dropped.
pub fn is_ahead(step: &JointStep) -> bool {
    !matches!(step.state.known(), Some(JointStepState::Done | JointStepState::Dropped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Entry, YesNo};

    #[test]
    fn what_is_not_known_is_neither_won_nor_clear() {
        let mut deal = Opportunity::default();
        assert_eq!(Control::of(&deal), Control { unknown: 13, ..Control::default() });
        for answer in [&mut deal.f1, &mut deal.f3, &mut deal.c1, &mut deal.c9] {
            answer.value = YesNo(Some(true));
        }
        deal.w.value = YesNo(Some(false));
        assert_eq!(Control::of(&deal), Control { win: false, first: 2, clear: 2, unknown: 8 });
    }

    #[test]
    fn w_alone_is_enough_and_the_plan_may_set_another_bar() {
        let mut growth = Growth::default();
        let deal = |win, first, clear| Control { win, first, clear, unknown: 0 };
        assert!(deal(true, 0, 0).may_be_committed(&growth));
        assert!(deal(false, 2, 7).may_be_committed(&growth));
        assert!(!deal(false, 3, 6).may_be_committed(&growth));
        growth.gate_clear = Entry::of("6");
        assert!(deal(false, 3, 6).may_be_committed(&growth));
    }
}
