//! Worksheet 2.1: the customer's own agenda, and what opportunities have to do with it.

use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::agenda::{is_answered, is_told};
use crate::plan::profile::{Insight, InsightKind};
#[cfg(test)]
use crate::plan::relationship::Opportunity;
use crate::plan::relationship::OpportunityState;
use crate::plan::{Account, Row};
use crate::value::Leaf;

/// What the customer told us so many days ago may not hold any more.
const FRESH_DAYS: i64 = 180;

pub(super) static RULES: &[Rule] = &[
    // The customer has started something, and nothing of ours answers it.
    rule!(
        "initiative_unanswered", Business, [], |case, raised| each(case, raised, "", |account, insight| {
            insight.kind.is(InsightKind::Initiative) && is_told(insight) && !is_answered(&account.profile, insight)
        }),
        raised: |plan| insight(plan, "i", "initiative", "", "c"),
        quiet: |plan| {
            insight(plan, "i", "initiative", "", "c");
            insight(plan, "o", "obstacle", "i", "c");
            insight(plan, "s", "solution", "o", "c");
        },
    ),
    // Nobody at the customer's is named who said so.
    rule!(
        "insight_told_by_nobody", Form, [], |case, raised| each(case, raised, "/told_by", |_, insight| {
            let is_theirs = !insight.kind.is(InsightKind::Solution);
            is_theirs && is_told(insight) && insight.told_by.is_empty()
        }),
        raised: |plan| insight(plan, "g", "goal", "", ""),
        quiet: |plan| insight(plan, "g", "goal", "", "c"),
    ),
    // All that stands there is guessed, or was told half a year ago.
    rule!(
        "agenda_not_fresh", Business, [], agenda_not_fresh,
        raised: |plan| told(plan, "2026-01-01"),
        quiet: |plan| told(plan, "2026-01-02"),
    ),
    // The customer's agenda is known, and the opportunity serves nothing on it.
    rule!(
        "opportunity_serves_nothing", Business, [], opportunity_serves_nothing,
        raised: |plan| opportunity(plan, ""),
        quiet: |plan| opportunity(plan, "g"),
    ),
];

#[cfg(test)]
fn insight(plan: &mut Plan, name: &str, kind: &str, serves: &str, told_by: &str) {
    let (kind, serves, told_by) = (Choice::of(kind), Reference::to(serves), Reference::to(told_by));
    let (told_on, state) = (Entry::of("2026-06-01"), Choice::of("confirmed"));
    let insight = Insight { kind, serves, told_by, told_on, state, ..Insight::default() };
    x(plan).profile.insights.push(id(name), insight);
}

#[cfg(test)]
fn told(plan: &mut Plan, day: &str) {
    insight(plan, "g", "goal", "", "c");
    x(plan).profile.insights.get_mut("g").unwrap().told_on = Entry::of(day);
}

#[cfg(test)]
fn opportunity(plan: &mut Plan, serves: &str) {
    insight(plan, "g", "goal", "", "c");
    let (account, insight) = (Reference::to("x"), Reference::to(serves));
    plan.growth.opportunities.push(id("o"), Opportunity { account, insight, ..Opportunity::default() });
}

fn each(case: &Case<'_>, raised: &mut Raised<'_>, field: &str, is_found: impl Fn(&Account, &Row<Insight>) -> bool) {
    for (account, _) in &case.accounts {
        for insight in account.profile.insights.iter().filter(|insight| is_found(account, insight)) {
            raised.at(format!("/accounts/{}/profile/insights/{}{field}", account.id, insight.id));
        }
    }
}

fn agenda_not_fresh(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in case.accounts.iter().filter(|(account, _)| !account.profile.insights.is_empty()) {
        let is_fresh = |insight: &Insight| {
            let day = insight.told_on.valid().filter(|_| is_told(insight));
            day.is_some_and(|day| (case.today - day.0).num_days() < FRESH_DAYS)
        };
        if !account.profile.insights.iter().any(|insight| is_fresh(insight)) {
            raised.at(format!("/accounts/{}/profile/insights", account.id));
        }
    }
}

fn opportunity_serves_nothing(case: &Case<'_>, raised: &mut Raised<'_>) {
    for opportunity in &case.plan.growth.opportunities {
        let account = case.plan.accounts.get(&opportunity.account.0).filter(|account| !account.archived.0);
        let knows_agenda = account.is_some_and(|account| !account.profile.insights.is_empty());
        let is_open = opportunity.state.is_empty() || opportunity.state.is(OpportunityState::Open);
        if knows_agenda && is_open && opportunity.insight.is_empty() {
            raised.at(format!("/growth/opportunities/{}/insight", opportunity.id));
        }
    }
}
