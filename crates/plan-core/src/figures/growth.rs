//! The figures of worksheet 6.3.

use super::notation::{Formula, Plain};
use super::portion::{Sum, portion, quotient, ratio as ratio_of};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::{BidPoints, Unavailable, bid_score, expected, price_score, price_to_tie, spread, weighted};
use crate::plan::relationship::{JointStep, JointStepState, Opportunity, OpportunityCategory, Tender, TenderResult};
use crate::plan::{Money, Row};
use crate::reading::assessment::in_currency;
use crate::reading::growth::{
    Control, TenderReading, bond_out, currency_of, deals, is_ahead, is_decided, points_of, tender_reading,
};
use crate::value::Leaf;
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("pipeline-weighted", pipeline_weighted),
    Figure::of_plan("pipeline-spread", |sight| {
        let weighed = weighed(sight);
        let pairs: Vec<(Decimal, Decimal)> = weighed.iter().map(|(_, amount, percent)| (*amount, *percent)).collect();
        Worked::money(spread(&pairs)).with(Input::counted("deals_open", weighed.len()))
    }),
    Figure::of_plan("pipeline-commit", |sight| told(sight, &[OpportunityCategory::Commit])),
    Figure::of_plan("pipeline-best", |sight| told(sight, &[OpportunityCategory::Commit, OpportunityCategory::Best])),
    Figure::of_plan("pipeline-whole", |sight| told(sight, &[])),
    Figure::of_plan("win-rate", |sight| {
        let all = decided(sight).count();
        portion(("tenders_won", decided(sight).filter(|it| is_won(it)).count()), ("tenders_decided", all))
    }),
    Figure::of_plan("win-rate-amount", win_rate_amount),
    Figure::of_plan("bonds-outstanding", |sight| {
        let out = sight.plan.growth.tenders.iter().filter(|tender| bond_out(tender, sight.today).is_some());
        Sum::of(sight.plan, out.map(|tender| &tender.bond)).worked()
    }),
    Figure::of_plan("mutual-share", mutual_share),
    Figure::of_plan("joint-stale", joint_stale),
    Figure::of_row("white-space-share", "/growth/white_space", white_space_share),
    Figure::of_row("opportunity-weighted", "/growth/opportunities", opportunity_weighted),
    Figure::of_row("control-win", "/growth/opportunities", |row| {
        controlled(row, |it| (usize::from(it.win), Tone::Plain))
    }),
    Figure::of_row("control-first", "/growth/opportunities", |row| controlled(row, |it| (it.first, Tone::Plain))),
    Figure::of_row("control-clear", "/growth/opportunities", |row| controlled(row, |it| (it.clear, Tone::Plain))),
    Figure::of_row("control-unknown", "/growth/opportunities", |row| {
        controlled(row, |it| (it.unknown, if it.unknown > 0 { Tone::Warn } else { Tone::Good }))
    }),
    Figure::of_row("tender-days-left", "/growth/tenders", tender_days_left),
    Figure::of_row("our-bid-score", "/growth/tenders", |row| of_tender(row, our_score)),
    Figure::of_row("best-rival-score", "/growth/tenders", |row| of_tender(row, best_rival)),
    Figure::of_row("price-to-tie", "/growth/tenders", |row| of_tender(row, to_tie)),
    Figure::of_row("bid-score", "/growth/bids", of_bid),
    Figure::of_row("joint-days-late", "/growth/joint_plan", joint_days_late),
];

/// Longer sums are not written out.
const MOST_TERMS: usize = 8;

/// Days after which a step that nobody spoke of is stale; our own rule.
const STALE_DAYS: i64 = 21;

/// Names, amounts and probabilities in percent of the deals that have both, in the plan's currency.
fn weighed<'a>(sight: &Sight<'a>) -> Vec<(&'a str, Decimal, Decimal)> {
    let base = &sight.plan.currency.0;
    let weighed = deals(&sight.plan.growth).filter_map(|deal| {
        let (amount, percent) = (in_currency(&deal.amount, base)?, deal.probability.value.valid()?.0);
        Some((deal.name.0.as_str(), amount, percent))
    });
    weighed.collect()
}

fn pipeline_weighted(sight: &Sight<'_>) -> Worked {
    let weighed = weighed(sight);
    let pairs: Vec<(Decimal, Decimal)> = weighed.iter().map(|(_, amount, percent)| (*amount, *percent)).collect();
    let parts: Vec<Decimal> = pairs.iter().filter_map(|(amount, percent)| weighted(*amount, *percent)).collect();
    let left_out = deals(&sight.plan.growth).count() - weighed.len();
    let left_out = (left_out > 0).then(|| Input::counted("deals_uncounted", left_out));
    let named = weighed.iter().zip(&parts).map(|((name, ..), part)| Input::called(name, *part));
    let worked = Worked::money(expected(&pairs)).with_all(named).with_all(left_out);
    if parts.len() < 2 || parts.len() > MOST_TERMS {
        return worked;
    }
    let formula = parts.iter().enumerate().fold(Formula::default(), |formula, (place, part)| {
        formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::exact(*part))
    });
    worked.by(formula)
}

/// What is told of these categories, at full amount; of all where none is named.
fn told(sight: &Sight<'_>, categories: &[OpportunityCategory]) -> Worked {
    let counts = |deal: &&Row<Opportunity>| {
        categories.is_empty() || deal.category.known().is_some_and(|it| categories.contains(&it))
    };
    Sum::of(sight.plan, deals(&sight.plan.growth).filter(counts).map(|deal| &deal.amount)).worked()
}

fn decided<'a>(sight: &Sight<'a>) -> impl Iterator<Item = &'a Row<Tender>> {
    sight.plan.growth.tenders.iter().filter(|tender| is_decided(tender))
}

fn is_won(tender: &Tender) -> bool {
    tender.result.is(TenderResult::Won)
}

/// What we offered in a tender, or else its budget.
fn worth<'a>(sight: &Sight<'a>, tender: &'a Row<Tender>) -> &'a Money {
    let bids = &sight.plan.growth.bids;
    let ours = bids.iter().find(|bid| bid.is_us.0 && bid.tender.0 == tender.id.as_str());
    ours.map(|bid| &bid.price).filter(|price| price.amount.valid().is_some()).unwrap_or(&tender.budget)
}

fn win_rate_amount(sight: &Sight<'_>) -> Worked {
    let whole = Sum::of(sight.plan, decided(sight).map(|tender| worth(sight, tender))).result();
    let won = Sum::of(sight.plan, decided(sight).filter(|it| is_won(it)).map(|tender| worth(sight, tender))).result();
    let won = if won == Err(Unavailable::Missing) { Ok(Decimal::ZERO) } else { won };
    let (won, whole) = match (won, whole) {
        (Ok(won), Ok(whole)) => (won, whole),
        (Err(reason), Ok(_)) | (_, Err(reason)) => return Worked::ratio(Err(reason)),
    };
    let ratio = match whole {
        _ if won < Decimal::ZERO || won > whole => Err(Unavailable::Negative),
        whole if whole <= Decimal::ZERO => Err(Unavailable::NoPositiveBase),
        whole => ratio_of(won, whole),
    };
    let inputs = [Input::sum("amount_won", won), Input::sum("amount_decided", whole)];
    Worked::ratio(ratio).with_all(inputs).by(quotient(&Plain::exact(won), &Plain::exact(whole)))
}

fn mutual_share(sight: &Sight<'_>) -> Worked {
    let steps = || sight.plan.growth.joint_plan.iter().filter(|step| !step.state.is(JointStepState::Dropped));
    let mutual = steps().filter(|step| !step.their_owner.is_empty()).count();
    let share = portion(("steps_mutual", mutual), ("steps_in_all", steps().count()));
    share.as_part().toned(if mutual * 3 < steps().count() { Tone::Warn } else { Tone::Plain })
}

fn joint_stale(sight: &Sight<'_>) -> Worked {
    let is_stale = |step: &&Row<JointStep>| {
        let days = step.touched_on.valid().map(|day| (sight.today - day.0).num_days());
        is_ahead(step) && days.is_some_and(|days| days > STALE_DAYS)
    };
    let stale = sight.plan.growth.joint_plan.iter().filter(is_stale).count();
    Worked::count(stale).toned(if stale > 0 { Tone::Warn } else { Tone::Plain })
}

fn white_space_share(row: &RowSight<'_>) -> Worked {
    let Some(space) = row.plan.growth.white_space.get(row.id()) else {
        return Worked::missing();
    };
    let (Some(ours), Some(whole)) = (space.ours.amount.valid(), space.potential.amount.valid()) else {
        return Worked::missing();
    };
    let (ours, whole) = (ours.0, whole.0);
    let ratio = match whole {
        _ if currency_of(row.plan, &space.ours) != currency_of(row.plan, &space.potential) => {
            Err(Unavailable::MixedCurrencies)
        }
        _ if ours < Decimal::ZERO => Err(Unavailable::Negative),
        whole if whole <= Decimal::ZERO => Err(Unavailable::NoPositiveBase),
        whole if ours > whole => Err(Unavailable::OverWhole),
        whole => ratio_of(ours, whole),
    };
    let inputs = [Input::sum("space_ours", ours), Input::sum("space_whole", whole)];
    Worked::ratio(ratio).with_all(inputs).by(quotient(&Plain::exact(ours), &Plain::exact(whole))).as_part()
}

fn opportunity_weighted(row: &RowSight<'_>) -> Worked {
    let Some(deal) = row.plan.growth.opportunities.get(row.id()) else {
        return Worked::missing();
    };
    let (Some(amount), Some(percent)) = (deal.amount.amount.valid(), deal.probability.value.valid()) else {
        return Worked::missing();
    };
    let formula = Formula::default().number(&Plain::exact(amount.0)).sign(" × ").percent(&Plain::exact(percent.0));
    let result = weighted(amount.0, percent.0).ok_or(Unavailable::Overflow);
    Worked::money_in(result, &deal.amount.currency.0)
        .with(Input::sum("deal_amount", amount.0))
        .with(Input::sum("deal_probability", percent.0).assumed(!deal.probability.evidence.is_confirmed()))
        .by(formula)
}

fn controlled(row: &RowSight<'_>, read: fn(Control) -> (usize, Tone)) -> Worked {
    let Some(deal) = row.plan.growth.opportunities.get(row.id()) else {
        return Worked::missing();
    };
    let control = Control::of(deal);
    let (count, tone) = read(control);
    let yes = usize::from(control.win) + control.first + control.clear;
    Worked::count(count)
        .with(Input::counted("answers_yes", yes))
        .with(Input::counted("answers_no", 13 - yes - control.unknown))
        .with(Input::counted("answers_unknown", control.unknown))
        .toned(tone)
}

fn tender_days_left(row: &RowSight<'_>) -> Worked {
    let tender = row.plan.growth.tenders.get(row.id());
    let is_running = |tender: &&Row<Tender>| matches!(tender.result.known(), None | Some(TenderResult::Open));
    let due = tender.filter(is_running).and_then(|tender| tender.bid_due.valid());
    let days = due.map(|due| (due.0 - row.today).num_days()).filter(|days| *days >= 0);
    let tone = if days.is_some_and(|days| days <= 7) { Tone::Warn } else { Tone::Plain };
    Worked::days(days.ok_or(Unavailable::Missing)).toned(tone)
}

fn of_tender(row: &RowSight<'_>, work: fn(&TenderReading) -> Worked) -> Worked {
    let Some(tender) = row.plan.growth.tenders.get(row.id()) else {
        return Worked::missing();
    };
    match tender_reading(row.plan, tender) {
        Ok(read) => work(&read),
        Err(reason) => Worked::points(Err(reason)),
    }
}

/// Score of one of the bids, with what went into it.
fn scored(read: &TenderReading, bid: BidPoints) -> Worked {
    let (Some(weights), Some(lowest)) = (read.weights, read.lowest) else {
        return Worked::missing();
    };
    let price = price_score(bid.price, lowest).unwrap_or_default();
    let sum = weights.technical.checked_add(weights.commercial).and_then(|sum| sum.checked_add(weights.price));
    let terms = [(weights.technical, bid.technical), (weights.commercial, bid.commercial), (weights.price, price)];
    let formula = terms.iter().enumerate().fold(Formula::default().sign("("), |formula, (place, (weight, points))| {
        let formula = formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::exact(*weight));
        formula.sign(" × ").number(&Plain::exact(*points))
    });
    let formula = formula.sign(") ÷ ").number(&Plain::exact(sum.unwrap_or_default()));
    Worked::number(bid_score(weights, bid, lowest))
        .with(Input::sum("bid_technical", bid.technical))
        .with(Input::sum("bid_commercial", bid.commercial))
        .with(Input::sum("bid_price", bid.price))
        .with(Input::sum("bid_lowest", lowest))
        .with(Input::sum("price_points", price))
        .by(formula)
}

fn our_score(read: &TenderReading) -> Worked {
    let Some(ours) = read.ours else {
        return Worked::missing();
    };
    let best = strongest(read).map(|(_, score)| score);
    scored(read, ours).toned_by(|shape| match (shape, best) {
        (Shape::Number(own), Some(best)) if *own < best => Tone::Bad,
        (Shape::Number(_), Some(_)) => Tone::Good,
        _ => Tone::Plain,
    })
}

fn strongest(read: &TenderReading) -> Option<(BidPoints, Decimal)> {
    let (weights, lowest) = (read.weights?, read.lowest?);
    let scores = read.rivals.iter().filter_map(|rival| Some((*rival, bid_score(weights, *rival, lowest).ok()?)));
    scores.max_by(|one, other| one.1.cmp(&other.1))
}

fn best_rival(read: &TenderReading) -> Worked {
    strongest(read).map_or_else(Worked::missing, |(rival, _)| scored(read, rival))
}

fn to_tie(read: &TenderReading) -> Worked {
    let (Some(weights), Some(ours)) = (read.weights, read.ours) else {
        return Worked::missing();
    };
    let best = strongest(read).map(|(_, score)| Input::sum("rival_best", score));
    let result = price_to_tie(weights, ours, &read.rivals);
    Worked::money_in(result, &read.currency).with(Input::sum("bid_price", ours.price)).with_all(best)
}

fn of_bid(row: &RowSight<'_>) -> Worked {
    let growth = &row.plan.growth;
    let Some(bid) = growth.bids.get(row.id()) else {
        return Worked::missing();
    };
    let Some(tender) = growth.tenders.get(&bid.tender.0) else {
        return Worked::missing();
    };
    match tender_reading(row.plan, tender) {
        Ok(read) => points_of(bid, read.weights).map_or_else(Worked::missing, |points| scored(&read, points)),
        Err(reason) => Worked::points(Err(reason)),
    }
}

fn joint_days_late(row: &RowSight<'_>) -> Worked {
    let step = row.plan.growth.joint_plan.get(row.id()).filter(|step| is_ahead(step));
    let late = step.and_then(|step| Some((row.today - step.due.valid()?.0).num_days().max(0)));
    let tone = if late.is_some_and(|days| days > 0) { Tone::Bad } else { Tone::Plain };
    Worked::days(late.ok_or(Unavailable::Missing)).toned(tone)
}
