//! Worksheet 2.4: figures set by hand, a wallet that cannot be, risks that nobody answers.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::{Unavailable, risk_rating};
use crate::plan::{Plan, Risk, RiskStatus, Row};
use crate::reading::assessment::{AccountReading, Source};
use crate::reading::months::window;
use crate::value::Leaf;
use rust_decimal::Decimal;

/// From this rating on, of 1 to 25, a risk needs a response.
const HIGH_RISK: i64 = 12;

pub(super) static RULES: &[Rule] = &[
    // By hand, against what was computed.
    rule!(
        "tier_without_reason", Form, ["computed", "set"], tier_without_reason,
        raised: |plan| overruled(plan, ""),
        quiet: |plan| overruled(plan, "They asked for it"),
    ),
    rule!(
        "figure_without_reason", Form, [], figure_without_reason,
        raised: |plan| x(plan).assessment.revenue = money("100", ""),
        quiet: |plan| {
            x(plan).assessment.revenue = money("100", "");
            x(plan).assessment.revenue_reason = Line("By their report".into());
        },
    ),
    // We sell more than the customer spends.
    rule!(
        "more_than_wallet", Figures, [], more_than_wallet,
        raised: |plan| wallet(plan, "101", "100", ""),
        quiet: |plan| wallet(plan, "100", "100", ""),
    ),
    // The spend that is at most possible is less than what is known of.
    rule!(
        "most_below_known", Figures, [], most_below_known,
        raised: |plan| wallet(plan, "", "100", "99"),
        quiet: |plan| wallet(plan, "", "100", "100"),
    ),
    // Sales of twelve months were typed, and the records of the same months come to something else.
    rule!(
        "sales_unlike_records", Figures, ["typed", "recorded"], sales_unlike_records,
        raised: |plan| typed_beside(plan, "106"),
        quiet: |plan| typed_beside(plan, "105"),
    ),
    // A high risk that nobody has an answer to.
    rule!(
        "risk_unanswered", Business, [], risk_unanswered,
        raised: |plan| risk(plan, "3", "4"),
        quiet: |plan| risk(plan, "3", "3"),
    ),
];

#[cfg(test)]
fn overruled(plan: &mut Plan, reason: &str) {
    let scheme = &mut plan.scheme;
    let (least, most, weight) = (Entry::of("0"), Entry::of("100"), Entry::of("1"));
    scheme.criteria.push(id("k"), Criterion { least, most, weight, ..Criterion::default() });
    (scheme.strategic_from, scheme.key_from) = (Entry::of("70"), Entry::of("50"));
    let assessment = &mut x(plan).assessment;
    let (criterion, value) = (Reference::to("k"), Entry::of("80"));
    assessment.scores.push(id("s"), Score { criterion, value, reason: Line("seen".into()), ..Score::default() });
    (assessment.tier, assessment.tier_reason) = (Choice::of("key"), Line(reason.to_owned()));
}

#[cfg(test)]
fn wallet(plan: &mut Plan, sales: &str, known: &str, most: &str) {
    let assessment = &mut x(plan).assessment;
    assessment.revenue = money(sales, "");
    (assessment.wallet.value, assessment.wallet_most) = (money(known, ""), money(most, ""));
}

/// 100 in the records of twelve whole months.
#[cfg(test)]
fn typed_beside(plan: &mut Plan, typed: &str) {
    for (place, (date, amount)) in [("2024-06-01", "9"), ("2025-07-15", "50"), ("2026-06-30", "50")].iter().enumerate()
    {
        let purchase = Purchase { date: Entry::of(date), amount: money(amount, ""), ..Purchase::default() };
        x(plan).buying.purchases.push(id(&format!("p{place}")), purchase);
    }
    x(plan).assessment.revenue = money(typed, "");
}

#[cfg(test)]
fn risk(plan: &mut Plan, likelihood: &str, impact: &str) {
    let (likelihood, impact) = (Entry::of(likelihood), Entry::of(impact));
    plan.risks.push(id("r"), Risk { likelihood, impact, account: Reference::to("x"), ..Risk::default() });
}

fn at(read: &AccountReading, field: &str) -> String {
    format!("/accounts/{}/assessment/{field}", read.id)
}

fn tier_without_reason(case: &Case<'_>, raised: &mut Raised<'_>) {
    let overruled = case.accounts.iter().filter(|(_, read)| read.is_overruled());
    for (_, read) in overruled.filter(|(account, _)| account.assessment.tier_reason.is_empty()) {
        let computed = read.computed_tier.map_or(String::new(), |tier| tier.slug().to_owned());
        let facts = vec![("computed", Fact::Tier(computed)), ("set", Fact::Tier(read.set_tier.0.clone()))];
        raised.with(at(read, "tier_reason"), facts);
    }
}

fn figure_without_reason(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, read) in &case.accounts {
        let assessment = &account.assessment;
        if !assessment.revenue.amount.is_empty() && assessment.revenue_reason.is_empty() {
            raised.at(at(read, "revenue_reason"));
        }
        for score in assessment.scores.iter().filter(|score| !score.value.is_empty() && score.reason.is_empty()) {
            raised.at(at(read, &format!("scores/{}/reason", score.id)));
        }
    }
}

fn more_than_wallet(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (_, read) in case.accounts.iter().filter(|(_, read)| read.wallet == Err(Unavailable::OverWhole)) {
        raised.at(at(read, "wallet/value/amount"));
    }
}

fn most_below_known(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, read) in &case.accounts {
        let (known, most) = (&account.assessment.wallet.value, &account.assessment.wallet_most);
        let is_below = known.amount.valid().zip(most.amount.valid()).is_some_and(|(known, most)| most.0 < known.0);
        if is_below && known.currency == most.currency {
            raised.at(at(read, "wallet_most/amount"));
        }
    }
}

fn sales_unlike_records(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (_, read) in &case.accounts {
        if let Some((typed, recorded)) = unlike_records(read) {
            let facts = vec![("typed", Fact::Money(typed)), ("recorded", Fact::Money(recorded))];
            raised.with(at(read, "revenue/amount"), facts);
        }
    }
}

/// Sales of twelve months by hand and by the records, where they are more than a twentieth of the larger apart; what
/// is less may be rounding, or days of another cut-off. Records that hold no whole twelve months may well come to less.
fn unlike_records(read: &AccountReading) -> Option<(Decimal, Decimal)> {
    let bought = &read.purchases;
    let typed = read.revenue.ok().filter(|_| read.revenue_source == Source::Hand && bought.counted > 0)?;
    let (recorded, day) = (bought.year.amount, bought.day?);
    let begins = bought.first.is_some_and(|first| window(day, 12).is_none_or(|before| first <= before));
    let holds_the_year = begins && bought.span.ends_early(day).is_none();
    let twentieth = typed.abs().max(recorded.abs()).checked_div(Decimal::from(20))?;
    let is_apart = typed.checked_sub(recorded).is_none_or(|apart| apart.abs() > twentieth);
    (is_apart && (holds_the_year || recorded > typed)).then_some((typed, recorded))
}

fn risk_unanswered(case: &Case<'_>, raised: &mut Raised<'_>) {
    for risk in case.plan.risks.iter().filter(|risk| is_unanswered(case.plan, risk).unwrap_or_default()) {
        raised.at(format!("/risks/{}/strategy", risk.id));
    }
}

fn is_unanswered(plan: &Plan, risk: &Row<Risk>) -> Option<bool> {
    let control = risk.control.valid().map(|control| control.0);
    let rating = risk_rating(risk.likelihood.valid()?.0, risk.impact.valid()?.0, control);
    let is_open = !risk.status.is(RiskStatus::Over) && risk.strategy.is_empty();
    plan.accounts.get(&risk.account.0).filter(|account| !account.archived.0)?;
    Some(is_open && rating >= Decimal::from(HIGH_RISK))
}
