//! Figures of worksheet 4.1: what the team can do, how full a year is, and what hangs on one person.

use super::notation::{Formula, Plain};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::{Unavailable, capacity_used, members_needed, visits};
use crate::reading::{Load, SkillReading, leading, load_of, load_of_all, serving, skill_reading};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("skill-gap", "/team/skills", skill_gap),
    Figure::of_row("skill-able", "/team/skills", skill_able),
    Figure::of_read_row("member-workload", "/members", member_workload),
    Figure::of_plan("members-needed", all_needed),
    Figure::of_plan("accounts-on-one", accounts_on_one),
    Figure::of_plan("duties-settled", duties_settled),
];

fn skill(sight: &RowSight<'_>) -> (SkillReading, Worked, Worked) {
    let read = skill_reading(&sight.plan.team, sight.id());
    let gap = Worked::points(read.gap().ok_or(Unavailable::Missing));
    let able = Worked::of(read.able().map(Shape::Count).ok_or(Unavailable::Missing));
    let wanted = read.wanted.map(|wanted| wanted.to_string());
    let inputs = || [Input::text("skill_wanted", wanted.clone()), Input::counted("skill_judged", read.levels.len())];
    let (gap, able) = (gap.with_all(inputs()), able.with_all(inputs()));
    (read, gap, able)
}

fn skill_gap(sight: &RowSight<'_>) -> Worked {
    let (read, gap, _) = skill(sight);
    let Some((wanted, mean)) = read.wanted.zip(read.mean()) else {
        return gap;
    };
    let mean_shown = Plain::exact(mean);
    let formula = Formula::default().number(&Plain::exact(wanted.into())).sign(" − ").number(&mean_shown);
    gap.with(Input::sum("skill_mean", mean)).by(formula).toned_by(|shape| match shape {
        Shape::Points(gap) if *gap > Decimal::ZERO => Tone::Warn,
        _ => Tone::Good,
    })
}

fn skill_able(sight: &RowSight<'_>) -> Worked {
    let (_, _, able) = skill(sight);
    able.toned_by(|shape| if *shape == Shape::Count(0) { Tone::Bad } else { Tone::Plain })
}

/// `3 × 24 + 6 × 12`, after what opens a bracket.
fn sum_of(load: &Load, open: &str) -> Formula {
    let parts = load.counted().into_iter().enumerate();
    parts.fold(Formula::default().sign(open), |formula, (place, (accounts, visits))| {
        let formula = if place == 0 { formula } else { formula.sign(" + ") };
        formula.number(&Plain::count(accounts)).sign(" × ").number(&Plain::exact(visits))
    })
}

fn loaded(worked: Worked, load: &Load, visits: Decimal) -> Worked {
    let worked = worked.with(Input::counted("accounts_counted", load.accounts()));
    let worked = worked.with(Input::sum("visits_a_year", visits));
    if load.without_norm == 0 {
        return worked;
    }
    worked.with(Input::counted("accounts_without_norm", load.without_norm))
}

/// Visits that the accounts of a member take, and the part of the year's capacity that they fill.
fn member_workload(sight: &Sight<'_>, id: &str) -> Worked {
    let Some(member) = sight.plan.members.get(id) else {
        return Worked::missing();
    };
    let load = load_of(sight.plan, sight.reading, id, sight.today);
    let Some(capacity) = member.capacity.valid().map(|capacity| capacity.0) else {
        return Worked::missing().with(Input::entry("visits_capacity", &member.capacity));
    };
    if load.kinds.is_empty() {
        return Worked::missing().with(Input::counted("accounts_without_norm", load.without_norm));
    }
    let due = visits(&load.counted());
    let used = due.and_then(|due| capacity_used(due, capacity));
    let formula = sum_of(&load, "(").sign(") ÷ ").number(&Plain::exact(capacity));
    let worked = loaded(Worked::ratio(used), &load, due.unwrap_or_default());
    worked.with(Input::entry("visits_capacity", &member.capacity)).by(formula).as_part().toned_by(|shape| match shape {
        Shape::Ratio(used) if *used > Decimal::ONE => Tone::Bad,
        _ => Tone::Plain,
    })
}

/// The mean of those who visit at all.
fn mean_capacity(sight: &Sight<'_>) -> Option<Decimal> {
    let members = sight.plan.members.iter();
    let all: Vec<Decimal> = members
        .filter_map(|member| Some(member.capacity.valid()?.0))
        .filter(|visits| *visits > Decimal::ZERO)
        .collect();
    let sum = all.iter().try_fold(Decimal::ZERO, |sum, visits| sum.checked_add(*visits))?;
    sum.checked_div(all.len().into())
}

fn all_needed(sight: &Sight<'_>) -> Worked {
    let load = load_of_all(sight.plan, sight.reading);
    let (false, Some(capacity)) = (load.kinds.is_empty(), mean_capacity(sight)) else {
        return Worked::missing();
    };
    let due = visits(&load.counted());
    let needed = due.and_then(|due| members_needed(due, capacity));
    let formula = sum_of(&load, "\u{2308}(").sign(") ÷ ").number(&Plain::exact(capacity)).sign("\u{2309}");
    let mut leads: Vec<&str> = Vec::new();
    for read in &sight.reading.accounts {
        for member in sight.plan.accounts.get(&read.id).into_iter().flat_map(|it| leading(sight.plan, it, sight.today))
        {
            if !leads.contains(&member) {
                leads.push(member);
            }
        }
    }
    let there = Decimal::from(leads.len());
    let worked = loaded(Worked::number(needed), &load, due.unwrap_or_default());
    let worked =
        worked.with(Input::sum("visits_per_member", capacity)).with(Input::counted("members_leading", leads.len()));
    worked.by(formula).toned_by(|shape| match shape {
        Shape::Number(needed) if *needed > there => Tone::Warn,
        _ => Tone::Plain,
    })
}

/// Accounts that would be nobody's if one person left.
fn accounts_on_one(sight: &Sight<'_>) -> Worked {
    let team = &sight.plan.team;
    if team.assignments.is_empty() {
        return Worked::missing();
    }
    let alone: Vec<&str> = sight
        .reading
        .accounts
        .iter()
        .filter(|read| serving(team, &read.id, sight.today).len() == 1)
        .map(|read| read.name.as_str())
        .collect();
    let inputs = alone.iter().map(|name| Input::called(name, Decimal::ONE));
    let tone = if alone.is_empty() { Tone::Good } else { Tone::Warn };
    Worked::count(alone.len()).with_all(inputs).toned(tone)
}

/// Duties that exactly one person answers for, of all.
fn duties_settled(sight: &Sight<'_>) -> Worked {
    let duties = || sight.plan.team.duties.iter().filter(|duty| !duty.task.0.trim().is_empty());
    let (all, settled) = (duties().count(), duties().filter(|duty| duty.accountable.0.len() == 1).count());
    if all == 0 {
        return Worked::missing();
    }
    let ratio = Decimal::from(settled).checked_div(all.into()).ok_or(Unavailable::Overflow);
    let formula = Formula::default().number(&Plain::count(settled)).sign(" ÷ ").number(&Plain::count(all));
    let worked =
        Worked::ratio(ratio).with(Input::counted("duties", all)).with(Input::counted("duties_of_one", settled));
    worked.by(formula).as_part().toned(if settled == all { Tone::Good } else { Tone::Warn })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::team::{Assignment, VisitNorm};
    use crate::plan::{Account, Member, Plan, RowId};
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    /// `m` leads two strategic accounts and a key one, `n` helps with one of them.
    fn plan() -> Plan {
        let mut plan = Plan::default();
        for (account, tier) in [("a", "strategic"), ("b", "strategic"), ("c", "key")] {
            let mut row = Account::default();
            row.profile.owner = Reference::to("m");
            row.assessment.tier = Choice::of(tier);
            plan.accounts.push(id(account), row);
        }
        for (member, capacity) in [("m", "80"), ("n", "40")] {
            plan.members.push(id(member), Member { capacity: Entry::of(capacity), ..Member::default() });
        }
        for (tier, visits) in [("strategic", "36"), ("key", "18")] {
            let norm = VisitNorm { tier: Choice::of(tier), visits: Entry::of(visits), ..VisitNorm::default() };
            plan.team.norms.push(id(tier), norm);
        }
        for (account, member, role) in [("a", "m", "lead"), ("b", "m", "lead"), ("b", "n", "technical")] {
            let (account, member) = (Reference::to(account), Reference::to(member));
            let row = Assignment { account, member, role: Choice::of(role), ..Assignment::default() };
            let place = plan.team.assignments.len();
            plan.team.assignments.push(id(&format!("s{place}")), row);
        }
        plan
    }

    #[test]
    fn a_year_is_filled_by_the_accounts_that_somebody_leads_and_people_are_whole() {
        let plan = plan();
        let (reading, today) = (plan_reading(&plan, "2026-06-30".parse().unwrap()), "2026-06-30".parse().unwrap());
        let sight = Sight { plan: &plan, reading: &reading, today };
        let of_m = member_workload(&sight, "m");
        assert_eq!(of_m.expression, "(2 × 36 + 1 × 18) ÷ 80 = 112.5%");
        assert_eq!(of_m.tone, Tone::Bad);
        assert_eq!(member_workload(&sight, "n").result, Err(Unavailable::Missing));
        // 90 visits, 60 each on average.
        assert_eq!(all_needed(&sight).result, Ok(Shape::Number(2.into())));
        assert_eq!(accounts_on_one(&sight).result, Ok(Shape::Count(1)));
    }
}
