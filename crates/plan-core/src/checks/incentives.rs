//! Worksheet 4.3: schemes that jump or fall, people who lead accounts and have no target, and appraisals that were given
//! and not agreed. Where the worksheet was left out of a copy nothing of it is missed.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::Counting;
#[cfg(test)]
use crate::plan::team::{Appraisal, Assignment, CommissionBand, CommissionScheme, MemberTarget};
use crate::reading::{Edge, edges_of, leading, pay_terms};
use rust_decimal::Decimal;

/// So many days after an appraisal it should be agreed.
const DAYS_TO_AGREE: i64 = 14;

pub(super) static RULES: &[Rule] = &[
    // At the edge of a band the rate of all that was sold before changes.
    rule!(
        "commission_cliff", Business, ["high", "low"], |case, raised| edges(case, raised, |counting, edge| {
            (counting == Counting::Retroactive && edge.rate > edge.below && edge.from > Decimal::ZERO)
                .then(|| vec![("high", Fact::Percent(edge.rate)), ("low", Fact::Percent(edge.below))])
        }),
        raised: |plan| scheme(plan, "retroactive", "2"),
        quiet: |plan| scheme(plan, "marginal", "2"),
    ),
    // Whoever sells more is paid less for it.
    rule!(
        "commission_falls", Entries, ["high", "low"], |case, raised| edges(case, raised, |_, edge| {
            (edge.rate < edge.below)
                .then(|| vec![("high", Fact::Percent(edge.below)), ("low", Fact::Percent(edge.rate))])
        }),
        raised: |plan| scheme(plan, "", "0.5"),
        quiet: |plan| scheme(plan, "", "1"),
    ),
    // Others have a target, and who leads this account has none.
    rule!(
        "lead_without_target", Business, ["name"], lead_without_target,
        raised: |plan| target_of(plan, "n"),
        quiet: |plan| target_of(plan, "m"),
    ),
    rule!(
        "appraisal_not_agreed", Business, ["days"], appraisal_not_agreed,
        raised: |plan| appraised(plan, "2026-06-15"),
        quiet: |plan| appraised(plan, "2026-06-16"),
    ),
];

/// From the first unit on 1 %, and another rate from 100 on.
#[cfg(test)]
fn scheme(plan: &mut Plan, method: &str, rate: &str) {
    let scheme = CommissionScheme { method: Choice::of(method), ..CommissionScheme::default() };
    plan.incentives.schemes.push(id("s"), scheme);
    for (place, from, rate) in [("a", "0", "1"), ("b", "100", rate)] {
        let (scheme, from, rate) = (Reference::to("s"), money(from, ""), Entry::of(rate));
        plan.incentives.bands.push(id(place), CommissionBand { scheme, from, rate });
    }
}

#[cfg(test)]
fn target_of(plan: &mut Plan, member: &str) {
    plan.members.push(id("n"), Member::default());
    let (account, lead) = (Reference::to("x"), Choice::of("lead"));
    let assignment = Assignment { account, member: Reference::to("m"), role: lead, ..Assignment::default() };
    plan.team.assignments.push(id("a"), assignment);
    plan.incentives.targets.push(id("t"), MemberTarget { member: Reference::to(member), ..MemberTarget::default() });
}

#[cfg(test)]
fn appraised(plan: &mut Plan, on: &str) {
    plan.incentives.appraisals.push(id("a"), Appraisal { on: Entry::of(on), ..Appraisal::default() });
}

type Facts = Vec<(&'static str, Fact)>;

fn edges(case: &Case<'_>, raised: &mut Raised<'_>, find: impl Fn(Counting, &Edge) -> Option<Facts>) {
    let incentives = &case.plan.incentives;
    for scheme in &incentives.schemes {
        let Ok((terms, _)) = pay_terms(incentives, scheme, &case.plan.currency.0) else { continue };
        // One finding for a scheme, at its first such edge.
        if let Some(facts) = edges_of(&terms).iter().find_map(|edge| find(terms.counting, edge)) {
            raised.with(format!("/incentives/schemes/{}/method", scheme.id), facts);
        }
    }
}

fn lead_without_target(case: &Case<'_>, raised: &mut Raised<'_>) {
    let (plan, targets) = (case.plan, &case.plan.incentives.targets);
    if targets.is_empty() {
        return;
    }
    for member in &plan.members {
        let id = member.id.as_str();
        let leads = case.accounts.iter().any(|(account, _)| leading(plan, account, case.today).contains(&id));
        if leads && !targets.iter().any(|target| target.member.0 == id) {
            raised.with("/incentives/targets".to_owned(), vec![("name", Fact::Text(member.name.0.clone()))]);
        }
    }
}

fn appraisal_not_agreed(case: &Case<'_>, raised: &mut Raised<'_>) {
    for appraisal in case.plan.incentives.appraisals.iter().filter(|row| !row.agreed.0) {
        let days = appraisal.on.valid().map(|on| (case.today - on.0).num_days());
        if let Some(days) = days.filter(|days| *days > DAYS_TO_AGREE) {
            raised.with(format!("/incentives/appraisals/{}/agreed", appraisal.id), vec![("days", Fact::Count(days))]);
        }
    }
}
