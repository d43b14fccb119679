//! Worksheet 2.2: how concentrated the market is, how strong the forces are, what the trends and risks weigh.

use crate::figures::{Shown, equals, equals_all, sided};
use crate::i18n::words::{method, shell};
use crate::i18n::{choice_label, decimal, exact, rounded};
use crate::sheets::{AccountFigure, Figure, Seen, figure};
use plan_core::methods::{Concentration, LEVEL_EDGES, Unavailable, expected_loss, risk_rating};
use plan_core::plan::industry::IndustryAnalysis;
use plan_core::plan::{Plan, Risk};
use plan_core::reading::{SharesReading, five, forces_reading, market_shares, supply_shares, trend_weight};
use plan_core::value::{Entry, Share, fixed};
use rust_decimal::prelude::ToPrimitive;

pub static FORCES: &[AccountFigure] = &[figure("forces", forces)];

/// Who competes with the customer.
pub static MARKET: &[AccountFigure] = &[
    figure("market-concentration", |seen| {
        concentration(&market_shares(&seen.row.industry), &players(&seen.row.industry))
    }),
    figure("cr4", |seen| largest(&market_shares(&seen.row.industry), &players(&seen.row.industry))),
    figure("market-rank", |seen| place(&market_shares(&seen.row.industry))),
];

/// Who competes with us for the customer.
pub static SUPPLY: &[AccountFigure] = &[
    figure("supply-concentration", |seen| {
        concentration(&supply_shares(&seen.row.industry), &rivals(&seen.row.industry))
    }),
    figure("cr4", |seen| largest(&supply_shares(&seen.row.industry), &rivals(&seen.row.industry))),
    figure("market-rank", |seen| place(&supply_shares(&seen.row.industry))),
];

pub static TREND_FIGURES: &[Figure] =
    &[Figure::own("trend-weight", method::figure::TREND_WEIGHT.name, weight_of_trend)];

pub static RISK_FIGURES: &[Figure] = &[
    Figure::own("risk-rating", method::figure::RISK_RATING.name, rating_of_risk),
    Figure::own("expected-loss", method::figure::EXPECTED_LOSS.name, loss_of_risk),
];

fn percents<'a>(shares: impl Iterator<Item = &'a Entry<Share>>) -> Vec<f64> {
    let mut shares: Vec<f64> = shares.filter_map(|share| share.valid()?.0.to_f64()).collect();
    plan_core::sorting::sort_by(&mut shares, |one, other| other.total_cmp(one));
    shares
}

fn players(industry: &IndustryAnalysis) -> Vec<f64> {
    percents(industry.players.iter().map(|player| &player.share))
}

fn rivals(industry: &IndustryAnalysis) -> Vec<f64> {
    percents(industry.rivals.iter().map(|rival| &rival.share))
}

fn short(figure: f64) -> String {
    decimal(&fixed(figure, 2), 2)
}

/// Shares are filled in; the records that the reason speaks of are others.
fn of_list<T>(read: Result<T, Unavailable>) -> Result<T, Unavailable> {
    read.map_err(|reason| if reason == Unavailable::NoRecords { Unavailable::Missing } else { reason })
}

fn concentration(shares: &SharesReading, listed: &[f64]) -> Shown {
    let shown = index(of_list(shares.concentration), shares.known());
    let Ok(found) = shares.concentration else {
        return shown;
    };
    let squares: Vec<String> = listed.iter().map(|share| format!("{}\u{b2}", short(*share))).collect();
    let all: Vec<f64> = listed.iter().copied().chain([found.least]).collect();
    let sum = format!("{} {} {}", squares.join(" + "), equals_all(&all, 2), short(found.least));
    // What is left over from adding shares is nobody's, and nothing that is shown as 0 % is said to be missing.
    let rest = (2..=6).map(|places| decimal(&fixed(found.rest, places), 6)).find(|rest| rest != "0");
    let unlisted = |rest| shell::shares_unlisted(sided(found.most, 0, &LEVEL_EDGES), rest).say();
    let expression = rest.map_or_else(|| sum.clone(), |rest| format!("{sum}; {}", unlisted(rest)));
    Shown { expression, ..shown }
}

/// The index, as a range where not all is listed, with its level, or both levels where it reaches over an edge.
pub fn index(concentration: Result<Concentration, Unavailable>, known: f64) -> Shown {
    Shown::of(concentration, |found| {
        let [least, most] = [found.least, found.most].map(|figure| sided(figure, 0, &LEVEL_EDGES));
        let text = if least == most { least } else { format!("{least}\u{2013}{most}") };
        let [low, high] =
            [found.level, found.level_most].map(|level| choice_label("concentration_level", level.slug()));
        let level = if found.level == found.level_most { low } else { shell::level_range(low, high).say() };
        let level = Shown::word(level, "").resting_on(known).text;
        Shown { text, value: fixed(found.least, 4), ..Shown::default() }.with_note(level)
    })
}

fn largest(shares: &SharesReading, listed: &[f64]) -> Shown {
    Shown::of(of_list(shares.largest_four), |sum| {
        let parts: Vec<String> = listed.iter().take(4).map(|share| short(*share)).collect();
        let all: Vec<f64> = listed.iter().take(4).copied().chain([sum]).collect();
        let expression = format!("{} {} {}%", parts.join(" + "), equals_all(&all, 2), short(sum));
        Shown { expression, ..Shown::ratio(sum / 100.0) }
    })
}

fn place(shares: &SharesReading) -> Shown {
    let listed = shares.listed - shares.without_share;
    let Some((rank, share)) = shares.own else {
        return Shown::missing(Unavailable::Missing);
    };
    let expression = shell::market_place(listed, rank, short(share)).say();
    Shown { text: format!("{rank} / {listed}"), value: rank.to_string(), expression, ..Shown::default() }
}

fn forces(seen: &Seen<'_>) -> Shown {
    let (mean, rated) = forces_reading(&seen.row.industry.forces);
    Shown::of(mean, |mean| {
        let grades: Vec<String> =
            five(&seen.row.industry.forces).iter().filter_map(|force| Some(force.valid()?.0.to_string())).collect();
        let expression = format!("({}) \u{f7} {rated} {} {}", grades.join(" + "), equals(mean, 2), short(mean));
        Shown { expression, ..Shown::number(mean, 1) }.with_note(format!("{rated} / 5"))
    })
}

fn account_row(path: &str) -> Option<(&str, &str)> {
    Some((path.split('/').nth(2)?, path.rsplit('/').next()?))
}

fn weight_of_trend(plan: &Plan, path: &str) -> Shown {
    let trend = account_row(path).and_then(|(account, row)| plan.accounts.get(account)?.industry.trends.get(row));
    let Some((trend, weight)) = trend.and_then(|trend| Some((trend, trend_weight(trend)?))) else {
        return Shown::nothing();
    };
    let (effect, likelihood) = (plan_core::reading::effect(trend).unwrap_or_default(), trend.likelihood.valid());
    let likelihood = likelihood.map_or(0, |rating| rating.0);
    let sign = if weight > 0 { "+" } else { "" };
    Shown {
        text: format!("{sign}{weight}"),
        value: weight.to_string(),
        expression: format!("{effect} \u{d7} {likelihood} = {weight}"),
        ..Shown::default()
    }
}

fn risk<'a>(plan: &'a Plan, path: &str) -> Option<&'a Risk> {
    plan.risks.get(path.rsplit('/').next()?).map(|row| &**row)
}

fn rating_of_risk(plan: &Plan, path: &str) -> Shown {
    let rated = risk(plan, path).and_then(|risk| {
        let (likelihood, impact) = (risk.likelihood.valid()?.0, risk.impact.valid()?.0);
        let control = risk.control.valid().map(|control| control.0);
        Some((likelihood, impact, control, risk_rating(likelihood, impact, control).normalize()))
    });
    let Some((likelihood, impact, control, rating)) = rated else {
        return Shown::nothing();
    };
    let held = control.map_or(String::new(), |control| format!(" \u{d7} (1 \u{2212} {}%)", control.normalize()));
    Shown {
        text: decimal(&rounded(rating, 1).to_string(), 1),
        value: rating.to_string(),
        expression: format!("{likelihood} \u{d7} {impact}{held} = {rating}"),
        ..Shown::default()
    }
}

fn loss_of_risk(plan: &Plan, path: &str) -> Shown {
    let found = risk(plan, path).and_then(|risk| {
        let (probability, loss) = (risk.probability.valid()?.0, risk.loss.amount.valid()?.0);
        let currency = if risk.loss.currency.0.is_empty() { &plan.currency.0 } else { &risk.loss.currency.0 };
        Some((probability, loss, currency, expected_loss(probability, loss)?))
    });
    let Some((probability, loss, currency, expected)) = found else {
        return Shown::nothing();
    };
    let cents = rounded(expected, 2);
    let sign = if cents == expected { '=' } else { '\u{2248}' };
    let expression = format!("{}% \u{d7} {} {sign} {}", probability.normalize(), exact(loss), exact(cents));
    Shown { expression, ..Shown::money(expected, currency) }
}
