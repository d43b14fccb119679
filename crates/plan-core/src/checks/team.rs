//! Worksheet 4.1: duties that nobody or several answer for, accounts that hang on one person, and years that are too
//! full.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::{Tier, capacity_used, visits};
use crate::plan::team::Duty;
#[cfg(test)]
use crate::plan::team::{Assignment, VisitNorm};
use crate::plan::{Row, Worksheet};
use crate::reading::{Place, lead_of, load_of, serving};
use crate::value::Leaf;
use rust_decimal::Decimal;

pub(super) static RULES: &[Rule] = &[
    // Everybody does it, and nobody answers for it.
    rule!(
        "duty_without_accountable", Business, [], |case, raised| duties(case, raised, |duty| {
            duty.accountable.is_empty().then(Vec::new)
        }),
        raised: |plan| duty(plan, "Monthly forecast", ""),
        quiet: |plan| duty(plan, "Monthly forecast", "m"),
    ),
    // Two who answer for it are nobody.
    rule!(
        "duty_with_several", Business, ["count"], |case, raised| duties(case, raised, |duty| {
            let count = i64::try_from(duty.accountable.0.len()).unwrap_or(i64::MAX);
            (count > 1).then(|| vec![("count", Fact::Count(count))])
        }),
        raised: |plan| duty(plan, "Monthly forecast", "m n"),
        quiet: |plan| duty(plan, "Monthly forecast", "m"),
    ),
    // A strategic or key account would be nobody's if one person left.
    rule!(
        "account_on_one_member", Sales, ["name"], account_on_one_member,
        raised: |plan| served(plan, "key", &[("m", "lead"), ("m", "technical")]),
        quiet: |plan| served(plan, "key", &[("m", "lead"), ("n", "technical")]),
    ),
    // Two worksheets name two people.
    rule!(
        "lead_is_not_owner", Business, ["name"], lead_is_not_owner,
        raised: |plan| served(plan, "", &[("n", "lead")]),
        quiet: |plan| served(plan, "", &[("m", "lead")]),
    ),
    // More visits than a year holds.
    rule!(
        "member_overloaded", Business, ["percent", "name"], member_overloaded,
        raised: |plan| loaded(plan, "24", "23"),
        quiet: |plan| loaded(plan, "24", "24"),
    ),
];

#[cfg(test)]
fn duty(plan: &mut Plan, task: &str, accountable: &str) {
    let mut duty = Duty { task: Line(task.to_owned()), ..Duty::default() };
    duty.accountable.enter(accountable);
    plan.members.push(id("n"), Member::default());
    plan.team.duties.push(id("d"), duty);
}

#[cfg(test)]
fn served(plan: &mut Plan, tier: &str, members: &[(&str, &str)]) {
    plan.members.push(id("n"), Member::default());
    x(plan).assessment.tier = Choice::of(tier);
    x(plan).assessment.tier_reason.0 = "so".into();
    for (place, (member, role)) in members.iter().enumerate() {
        let (account, member, role) = (Reference::to("x"), Reference::to(member), Choice::of(role));
        plan.team
            .assignments
            .push(id(&place.to_string()), Assignment { account, member, role, ..Assignment::default() });
    }
}

/// The owner of 2.1 leads, where nobody is assigned.
#[cfg(test)]
fn loaded(plan: &mut Plan, visits: &str, capacity: &str) {
    x(plan).assessment.tier = Choice::of("key");
    x(plan).assessment.tier_reason.0 = "so".into();
    plan.members.get_mut("m").unwrap().capacity = Entry::of(capacity);
    let norm = VisitNorm { tier: Choice::of("key"), visits: Entry::of(visits), ..VisitNorm::default() };
    plan.team.norms.push(id("k"), norm);
}

type Facts = Vec<(&'static str, Fact)>;

fn duties(case: &Case<'_>, raised: &mut Raised<'_>, find: impl Fn(&Row<Duty>) -> Option<Facts>) {
    for duty in case.plan.team.duties.iter().filter(|duty| !duty.task.0.trim().is_empty()) {
        if let Some(facts) = find(duty) {
            raised.with(format!("/team/duties/{}/accountable", duty.id), facts);
        }
    }
}

fn account_on_one_member(case: &Case<'_>, raised: &mut Raised<'_>) {
    let team = &case.plan.team;
    for (account, read) in &case.accounts {
        let tier = read.tier().and_then(Tier::of_slug);
        let matters = matches!(tier, Some(Tier::Strategic | Tier::Key));
        if matters && serving(team, account.id.as_str(), case.today).len() == 1 {
            let row = team.assignments.iter().find(|row| row.account.0 == account.id.as_str());
            let path =
                row.map_or("/team/assignments".to_owned(), |row| format!("/team/assignments/{}/account", row.id));
            raised.with(path, vec![("name", Fact::Text(account.name.0.clone()))]);
        }
    }
}

fn lead_is_not_owner(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        let (lead, owner) = (lead_of(&case.plan.team, account.id.as_str(), case.today), &account.profile.owner.0);
        if let Some(lead) = lead.filter(|lead| !owner.is_empty() && lead.member.0 != *owner) {
            let path = format!("/team/assignments/{}/member", lead.id);
            raised.with(path, vec![("name", Fact::Text(account.name.0.clone()))]);
        }
    }
}

fn member_overloaded(case: &Case<'_>, raised: &mut Raised<'_>) {
    for member in &case.plan.members {
        let Some(capacity) = member.capacity.valid() else { continue };
        let load = load_of(case.plan, case.reading, member.id.as_str(), case.today);
        let used = visits(&load.counted()).and_then(|due| capacity_used(due, capacity.0));
        if let Some(percent) = used.ok().filter(|used| *used > Decimal::ONE).and_then(|it| it.checked_mul(100.into())) {
            let facts = vec![("percent", Fact::Percent(percent)), ("name", Fact::Text(member.name.0.clone()))];
            // The list of members is shown by 1.3 too, and capacity by 4.1 alone.
            let place = Place { worksheet: Some(Worksheet::Members), account: None };
            raised.placed(format!("/members/{}/capacity", member.id), place, facts);
        }
    }
}
