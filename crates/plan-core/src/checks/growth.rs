//! Worksheet 6.3: deals that are surer in words than in fact, losses without a reason, money that lies idle, and plans
//! that only we follow.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
#[cfg(test)]
use crate::plan::Plan;
#[cfg(test)]
use crate::plan::relationship::{JointStep, Opportunity, Tender};
use crate::plan::relationship::{JointStepState, OpportunityCategory, OpportunityState, TenderResult};
use crate::reading::growth::{Control, bond_out, is_in_play};
use crate::value::Leaf;

/// A bond that is out for longer is asked for.
const BOND_DAYS: i64 = 120;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "commit_without_control", Sales, [], |case, raised| {
            let growth = &case.plan.growth;
            for deal in growth.opportunities.iter().filter(|deal| is_in_play(deal)) {
                let is_commit = deal.category.is(OpportunityCategory::Commit);
                if is_commit && !Control::of(deal).may_be_committed(growth) {
                    raised.at(format!("/growth/opportunities/{}/category", deal.id));
                }
            }
        },
        raised: |plan| deal(plan, "commit", "", ""),
        quiet: |plan| deal(plan, "best", "", ""),
    ),
    rule!(
        "opportunity_close_passed", Business, ["days"], |case, raised| {
            for deal in case.plan.growth.opportunities.iter().filter(|deal| is_in_play(deal)) {
                let days = deal.close_on.valid().map(|day| (case.today - day.0).num_days());
                if let Some(days) = days.filter(|days| *days > 0) {
                    let path = format!("/growth/opportunities/{}/close_on", deal.id);
                    raised.with(path, vec![("days", Fact::Count(days))]);
                }
            }
        },
        raised: |plan| deal(plan, "", "", "2026-06-29"),
        quiet: |plan| deal(plan, "", "", "2026-06-30"),
    ),
    rule!(
        "lost_without_reason", Business, [], lost_without_reason,
        raised: |plan| deal(plan, "", "lost", ""),
        quiet: |plan| deal(plan, "", "dropped", ""),
    ),
    rule!(
        "bond_not_back", Business, ["days"], |case, raised| {
            for tender in &case.plan.growth.tenders {
                if let Some(days) = bond_out(tender, case.today).filter(|days| *days > BOND_DAYS) {
                    let path = format!("/growth/tenders/{}/bond_back_on", tender.id);
                    raised.with(path, vec![("days", Fact::Count(days))]);
                }
            }
        },
        raised: |plan| bond(plan, "2026-03-01"),
        quiet: |plan| bond(plan, "2026-03-02"),
    ),
    rule!(
        "mutual_plan_one_sided", Business, ["account"], mutual_plan_one_sided,
        raised: |plan| steps(plan, 4, 1),
        quiet: |plan| steps(plan, 3, 1),
    ),
];

#[cfg(test)]
fn deal(plan: &mut Plan, category: &str, state: &str, close_on: &str) {
    let (category, state, close_on) = (Choice::of(category), Choice::of(state), Entry::of(close_on));
    plan.growth.opportunities.push(id("o"), Opportunity { category, close_on, state, ..Opportunity::default() });
}

#[cfg(test)]
fn bond(plan: &mut Plan, bond_paid_on: &str) {
    plan.growth.tenders.push(id("t"), Tender { bond_paid_on: Entry::of(bond_paid_on), ..Tender::default() });
}

/// So many steps, of which the first few have somebody of theirs.
#[cfg(test)]
fn steps(plan: &mut Plan, count: usize, mutual: usize) {
    x(plan).profile.contacts.push(id("c"), Contact::default());
    for place in 0..count {
        let their_owner = Reference::to(if place < mutual { "c" } else { "" });
        let step = JointStep { account: Reference::to("x"), their_owner, ..JointStep::default() };
        plan.growth.joint_plan.push(id(&format!("s{place}")), step);
    }
}

fn lost_without_reason(case: &Case<'_>, raised: &mut Raised<'_>) {
    let growth = &case.plan.growth;
    for deal in growth.opportunities.iter().filter(|deal| deal.reason.is_empty()) {
        if deal.state.is(OpportunityState::Lost) {
            raised.at(format!("/growth/opportunities/{}/reason", deal.id));
        }
    }
    for tender in growth.tenders.iter().filter(|tender| tender.reason.is_empty()) {
        if tender.result.is(TenderResult::Lost) {
            raised.at(format!("/growth/tenders/{}/reason", tender.id));
        }
    }
}

fn mutual_plan_one_sided(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, read) in &case.accounts {
        let all = case.plan.growth.joint_plan.iter();
        let steps = all.filter(|step| step.account.0 == account.id.as_str() && !step.state.is(JointStepState::Dropped));
        let (mutual, count) =
            steps.fold((0, 0), |(mutual, count), step| (mutual + usize::from(!step.their_owner.is_empty()), count + 1));
        if mutual * 3 < count {
            raised.with("/growth/joint_plan".to_owned(), vec![("account", Fact::Text(read.name.clone()))]);
        }
    }
}
