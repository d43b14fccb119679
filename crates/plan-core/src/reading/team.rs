//! Worksheet 4.1: what the team can do, who serves whom, and how full a year is.

use super::assessment::PlanReading;
use crate::methods::Tier;
use crate::plan::team::{Assignment, AssignmentRole, Team};
use crate::plan::{Account, Plan, Row};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What the members can do of what a skill asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillReading {
    pub wanted: Option<u8>,
    /// Of those who were judged, 1 to 5.
    pub levels: Vec<u8>,
}

pub fn skill_reading(team: &Team, skill: &str) -> SkillReading {
    let wanted = team.skills.get(skill).and_then(|skill| Some(skill.wanted.valid()?.0));
    let judged = team.levels.iter().filter(|row| row.skill.0 == skill && !row.member.0.is_empty());
    SkillReading { wanted, levels: judged.filter_map(|row| Some(row.level.valid()?.0)).collect() }
}

impl SkillReading {
    pub fn sum(&self) -> Decimal {
        self.levels.iter().map(|level| Decimal::from(*level)).sum()
    }

    /// The mean level of those who were judged.
    pub fn mean(&self) -> Option<Decimal> {
        self.sum().checked_div(self.levels.len().into())
    }

    /// What is wanted less the mean: above zero the team falls short.
    pub fn gap(&self) -> Option<Decimal> {
        Some(Decimal::from(self.wanted?) - self.mean()?)
    }

    /// So many reach the level that is wanted.
    pub fn able(&self) -> Option<usize> {
        let wanted = self.wanted.filter(|_| !self.levels.is_empty())?;
        Some(self.levels.iter().filter(|level| **level >= wanted).count())
    }
}

fn holds(assignment: &Assignment, today: NaiveDate) -> bool {
    let (since, until) = (assignment.since.valid(), assignment.until.valid());
    since.is_none_or(|since| since.0 <= today) && until.is_none_or(|until| until.0 >= today)
}

/// The assignments to an account that hold on a day and name somebody.
fn of_account<'a>(team: &'a Team, account: &str, today: NaiveDate) -> impl Iterator<Item = &'a Row<Assignment>> {
    let is_of = move |row: &&Row<Assignment>| row.account.0 == account && !row.member.0.is_empty() && holds(row, today);
    let found: Vec<_> = team.assignments.iter().filter(is_of).collect();
    found.into_iter()
}

fn each_once<'a>(members: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for member in members {
        if !found.contains(&member) {
            found.push(member);
        }
    }
    found
}

/// Who serves an account, each once.
pub fn serving<'a>(team: &'a Team, account: &str, today: NaiveDate) -> Vec<&'a str> {
    each_once(of_account(team, account, today).map(|row| row.member.0.as_str()))
}

/// The assignment that names who leads an account; the first, if there are several.
pub fn lead_of<'a>(team: &'a Team, account: &str, today: NaiveDate) -> Option<&'a Row<Assignment>> {
    of_account(team, account, today).find(|row| row.role.is(AssignmentRole::Lead))
}

/// Who leads an account, each once: by assignment, or else its owner in 2.1.
pub fn leading<'a>(plan: &'a Plan, account: &'a Row<Account>, today: NaiveDate) -> Vec<&'a str> {
    let all = of_account(&plan.team, account.id.as_str(), today);
    let leads = each_once(all.filter(|row| row.role.is(AssignmentRole::Lead)).map(|row| row.member.0.as_str()));
    if !leads.is_empty() {
        return leads;
    }
    Some(account.profile.owner.0.as_str()).filter(|owner| !owner.is_empty()).into_iter().collect()
}

/// Accounts by tier, with the visits that each of a tier takes in a year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Load {
    pub kinds: Vec<(Tier, usize, Decimal)>,
    /// Accounts without a tier, or of one without a norm.
    pub without_norm: usize,
}

impl Load {
    pub fn counted(&self) -> Vec<(usize, Decimal)> {
        self.kinds.iter().map(|(_, accounts, visits)| (*accounts, *visits)).collect()
    }

    pub fn accounts(&self) -> usize {
        self.kinds.iter().map(|(_, accounts, _)| accounts).sum()
    }
}

/// The accounts that a member leads.
pub fn load_of(plan: &Plan, reading: &PlanReading, member: &str, today: NaiveDate) -> Load {
    load(plan, reading, &|account| leading(plan, account, today).contains(&member))
}

pub fn load_of_all(plan: &Plan, reading: &PlanReading) -> Load {
    load(plan, reading, &|_| true)
}

fn load(plan: &Plan, reading: &PlanReading, counts: &dyn Fn(&Row<Account>) -> bool) -> Load {
    let mut load = Load::default();
    for read in &reading.accounts {
        if !plan.accounts.get(&read.id).is_some_and(counts) {
            continue;
        }
        let tier = read.tier().and_then(Tier::of_slug);
        let Some((tier, visits)) = tier.and_then(|tier| Some((tier, norm(&plan.team, tier)?))) else {
            load.without_norm += 1;
            continue;
        };
        match load.kinds.iter_mut().find(|(known, ..)| *known == tier) {
            Some((_, accounts, _)) => *accounts += 1,
            None => load.kinds.push((tier, 1, visits)),
        }
    }
    load
}

/// Visits a year to an account of a tier.
fn norm(team: &Team, tier: Tier) -> Option<Decimal> {
    let visits = |row: &Row<_>| norm_of(row, tier);
    team.norms.iter().find_map(visits)
}

fn norm_of(row: &crate::plan::team::VisitNorm, tier: Tier) -> Option<Decimal> {
    row.visits.valid().filter(|_| row.tier.is(tier)).map(|visits| visits.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::plan::team::{Skill, SkillLevel, VisitNorm};
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn today() -> NaiveDate {
        "2026-06-30".parse().unwrap()
    }

    fn assign(plan: &mut Plan, account: &str, member: &str, role: &str, until: &str) {
        let (account, member) = (Reference::to(account), Reference::to(member));
        let row =
            Assignment { account, member, role: Choice::of(role), until: Entry::of(until), ..Assignment::default() };
        let place = plan.team.assignments.len();
        plan.team.assignments.push(id(&format!("a{place}")), row);
    }

    #[test]
    fn who_serves_counts_once_and_until_the_last_day() {
        let mut plan = Plan::default();
        assign(&mut plan, "x", "m", "lead", "");
        assign(&mut plan, "x", "m", "technical", "");
        assign(&mut plan, "x", "n", "service", "2026-06-30");
        assign(&mut plan, "x", "o", "deputy", "2026-06-29");
        assert_eq!(serving(&plan.team, "x", today()), ["m", "n"]);
        assert_eq!(lead_of(&plan.team, "x", today()).map(|row| row.member.0.as_str()), Some("m"));
    }

    #[test]
    fn where_nobody_is_assigned_the_owner_leads() {
        let mut plan = Plan::default();
        for (account, tier) in [("x", "strategic"), ("y", "key"), ("z", "")] {
            let mut row = Account::default();
            row.profile.owner = Reference::to("m");
            row.assessment.tier = Choice::of(tier);
            plan.accounts.push(id(account), row);
        }
        let norm = VisitNorm { tier: Choice::of("strategic"), visits: Entry::of("24"), ..VisitNorm::default() };
        plan.team.norms.push(id("n"), norm);
        assign(&mut plan, "x", "n", "lead", "");
        let reading = plan_reading(&plan, today());
        let of = |member: &str| load_of(&plan, &reading, member, today());
        assert_eq!((of("n").counted(), of("n").without_norm), (vec![(1, 24.into())], 0));
        // `y` is of a tier without a norm, `z` of none.
        assert_eq!((of("m").counted(), of("m").without_norm), (vec![], 2));
        assert_eq!(load_of_all(&plan, &reading).accounts(), 1);
    }

    #[test]
    fn a_skill_is_short_by_what_its_mean_lacks() {
        let mut team = Team::default();
        team.skills.push(id("s"), Skill { wanted: Entry::of("4"), ..Skill::default() });
        assert_eq!((skill_reading(&team, "s").gap(), skill_reading(&team, "s").able()), (None, None));
        for (member, level) in [("m", "5"), ("n", "2"), ("", "5")] {
            let (member, skill, level) = (Reference::to(member), Reference::to("s"), Entry::of(level));
            team.levels
                .push(id(&format!("l{}", member.0)), SkillLevel { member, skill, level, ..SkillLevel::default() });
        }
        let read = skill_reading(&team, "s");
        assert_eq!((read.gap(), read.able()), (Some(Decimal::new(5, 1)), Some(1)));
    }
}
