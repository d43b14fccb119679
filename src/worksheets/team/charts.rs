//! The pictures of chapter 4: skills, workload, courses, what schemes pay, and what the team says.

use crate::charts::{Axis, Bar, Bars, Chart, Columns, Limit, Period, Picture, Tone, Value, no_data};
use crate::i18n::words::{culture as c, incentives as i, shell, team as t, training as l};
use crate::i18n::{Msg, decimal, money, percent, visible};
use crate::sheets::Whole;
use plan_core::methods::{PayTerms, capacity_used, commission, visits};
use plan_core::plan::Row;
use plan_core::plan::team::{CommissionScheme, Course, Skill};
use plan_core::reading::{course_reading, load_of, pay_terms, pulse_readings, skill_reading};
use plan_core::value::fixed;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const NOTHING: &str = "\u{2013}";

fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn short(value: Decimal) -> String {
    decimal(&fixed(number(value), 1), 1)
}

fn named(name: &str) -> String {
    if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(name) }
}

fn or_nothing(text: Option<String>) -> String {
    text.unwrap_or_else(|| NOTHING.to_owned())
}

fn series(words: [(Msg, Tone); 2]) -> Vec<(String, Tone)> {
    words.map(|(word, tone)| (word.say().to_owned(), tone)).to_vec()
}

/// The level that is wanted beside the mean.
pub fn skills(whole: &Whole<'_>) -> Option<Picture> {
    let team = &whole.plan.team;
    let read = |skill: &Row<Skill>| {
        let read = skill_reading(team, skill.id.as_str());
        Some((named(&skill.name.0), Decimal::from(read.wanted?), read.mean()?, read.able()?))
    };
    let skills: Vec<_> = team.skills.iter().filter_map(read).collect();
    let bar = |(name, wanted, mean, _): &(String, Decimal, Decimal, usize)| {
        let tone = if mean < wanted { Tone::Warn } else { Tone::Good };
        let value = |level: Decimal, tone| Value { amount: number(level), text: short(level), tone };
        Bar { label: name.clone(), values: vec![value(*wanted, Tone::Muted), value(*mean, tone)], target: None }
    };
    let (wanted, mean) = (t::column::skills::wanted.label, t::column::levels::level.label);
    let chart = Chart::Bars(Bars {
        series: series([(wanted, Tone::Muted), (mean, Tone::Good)]),
        items: skills.iter().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let rows = skills
        .iter()
        .map(|(name, wanted, mean, able)| vec![name.clone(), short(*wanted), short(*mean), able.to_string()]);
    let rows: Vec<_> = rows.collect();
    let head = [t::column::skills::name.label, wanted, mean, figure("skill-able")];
    (!rows.is_empty()).then(|| Picture::new(t::chart::SKILLS, chart, &head, rows))
}

/// What a figure is called.
fn figure(name: &str) -> Msg {
    crate::figures::method_named(name).map_or(shell::UNNAMED, |method| method.name)
}

/// How full each member's year is.
pub fn workload(whole: &Whole<'_>) -> Option<Picture> {
    let members = whole.plan.members.iter().filter_map(|member| {
        let load = load_of(whole.plan, whole.all, member.id.as_str(), whole.today);
        let due = visits(&load.counted()).ok()?;
        let capacity = member.capacity.valid()?.0;
        let used = capacity_used(due, capacity).ok()?;
        Some((named(&member.name.0), load.accounts(), due, capacity, used))
    });
    let members: Vec<_> = members.collect();
    let bar = |(name, _, _, _, used): &(String, usize, Decimal, Decimal, Decimal)| {
        let tone = if *used > Decimal::ONE { Tone::Bad } else { Tone::Brand };
        let value = Value { amount: number(*used) * 100.0, text: percent(number(*used)), tone };
        Bar { label: name.clone(), values: vec![value], target: None }
    };
    let chart = Chart::Bars(Bars {
        items: members.iter().map(bar).collect(),
        limit: Some(Limit { at: 100.0, text: percent(1.0) }),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |(name, accounts, due, capacity, used): &(String, usize, Decimal, Decimal, Decimal)| {
        vec![name.clone(), accounts.to_string(), short(*due), short(*capacity), percent(number(*used))]
    };
    let rows: Vec<_> = members.iter().map(row).collect();
    let head = [
        t::column::members::name.label,
        t::chart::ACCOUNTS_LED,
        t::chart::VISITS_DUE,
        t::column::members::capacity.label,
        figure("member-workload"),
    ];
    (!rows.is_empty()).then(|| Picture::new(t::chart::WORKLOAD, chart, &head, rows))
}

/// Cost and benefit of each course in the plan's currency.
pub fn courses(whole: &Whole<'_>) -> Option<Picture> {
    let base = whole.plan.currency.0.as_str();
    let read = |course: &Row<Course>| {
        let read = course_reading(course, base);
        let cost = read.cost.ok().filter(|_| read.currency == base && !course.is_dropped())?;
        Some((named(&course.name.0), cost, read.benefit.ok()))
    };
    let courses: Vec<_> = whole.plan.training.courses.iter().filter_map(read).collect();
    let bar = |(name, cost, benefit): &(String, Decimal, Option<Decimal>)| {
        let value = |sum: Decimal, tone| Value { amount: number(sum), text: money(sum, base), tone };
        let benefit = benefit.map(|sum| value(sum, if sum < *cost { Tone::Bad } else { Tone::Good }));
        Bar {
            label: name.clone(),
            values: [value(*cost, Tone::Muted)].into_iter().chain(benefit).collect(),
            target: None,
        }
    };
    let (cost, benefit) = (figure("course-cost"), figure("training-benefit"));
    let chart = Chart::Bars(Bars {
        series: series([(cost, Tone::Muted), (benefit, Tone::Good)]),
        items: courses.iter().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |(name, cost, benefit): &(String, Decimal, Option<Decimal>)| {
        vec![name.clone(), money(*cost, base), or_nothing(benefit.map(|sum| money(sum, base)))]
    };
    let rows: Vec<_> = courses.iter().map(row).collect();
    let head = [l::column::courses::name.label, cost, benefit];
    (!rows.is_empty()).then(|| Picture::new(l::chart::COURSES, chart, &head, rows))
}

/// What the first two schemes with a quota and bands pay, from half of the quota to half as much again: where a scheme
/// jumps, its columns do.
pub fn pay(whole: &Whole<'_>) -> Option<Picture> {
    let (incentives, base) = (&whole.plan.incentives, whole.plan.currency.0.as_str());
    let read = |scheme: &Row<CommissionScheme>| {
        let (terms, currency) = pay_terms(incentives, scheme, base).ok()?;
        let is_drawn = terms.quota.is_some_and(|quota| quota > Decimal::ZERO) && !terms.bands.is_empty();
        is_drawn.then(|| (named(&scheme.name.0), terms, currency))
    };
    let mut schemes: Vec<_> = incentives.schemes.iter().filter_map(read).collect();
    let currency = schemes.first()?.2.clone();
    schemes.retain(|(_, _, other)| *other == currency);
    schemes.truncate(2);
    let tones = [Tone::Brand, Tone::Second];
    let at = |terms: &PayTerms, part: u32| {
        let reached = terms.quota?.checked_mul(part.into())?.checked_div(100.into())?;
        Some(commission(terms, reached).ok()?.sum)
    };
    let steps: Vec<(u32, Vec<Option<Decimal>>)> =
        (5..=15).map(|step| (step * 10, schemes.iter().map(|(_, terms, _)| at(terms, step * 10)).collect())).collect();
    let periods = steps.iter().map(|(part, sums)| {
        let value = |(sum, tone): (&Option<Decimal>, Tone)| {
            sum.map(|sum| Value { amount: number(sum), text: money(sum, &currency), tone })
        };
        Period {
            label: format!("{part}%"),
            columns: sums.iter().zip(tones).filter_map(value).collect(),
            trend: None,
            target: None,
        }
    });
    let amounts = || steps.iter().flat_map(|(_, sums)| sums.iter().flatten().map(|sum| number(*sum)));
    amounts().next()?;
    let write = |sum: f64| money(Decimal::try_from(sum).unwrap_or_default(), &currency);
    let chart = Chart::Columns(Columns {
        series: schemes.iter().zip(tones).map(|((name, ..), tone)| (name.clone(), tone)).collect(),
        periods: periods.collect(),
        axis: Axis::fitting(String::new(), amounts(), write),
        empty: no_data(),
        ..Columns::default()
    });
    let row = |(part, sums): &(u32, Vec<Option<Decimal>>)| {
        let paid = sums.iter().map(|sum| or_nothing(sum.map(|sum| money(sum, &currency))));
        [format!("{part}%")].into_iter().chain(paid).collect::<Vec<_>>()
    };
    let mut picture =
        Picture::new(i::chart::PAY, chart, &[figure("commission-attainment")], steps.iter().map(row).collect());
    picture.table.head.extend(schemes.iter().map(|(name, ..)| name.clone()));
    Some(picture)
}

/// The latest answer to each question, beside the one before.
pub fn pulses(whole: &Whole<'_>) -> Option<Picture> {
    let all = pulse_readings(&whole.plan.culture);
    let asked: Vec<_> =
        all.iter().filter_map(|read| Some((visible(read.question), read.latest()?, read.before()))).collect();
    let bar = |(question, latest, before): &(String, Decimal, Option<Decimal>)| {
        let value = |score: Decimal, tone| Value { amount: number(score), text: short(score), tone };
        let tone = if *latest < Decimal::from(3) { Tone::Bad } else { Tone::Brand };
        let before = before.map(|score| value(score, Tone::Faint));
        Bar {
            label: question.clone(),
            values: [value(*latest, tone)].into_iter().chain(before).collect(),
            target: None,
        }
    };
    let (latest, before) = (c::column::pulses::score.label, c::chart::BEFORE);
    let chart = Chart::Bars(Bars {
        series: series([(latest, Tone::Brand), (before, Tone::Faint)]),
        items: asked.iter().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |(question, latest, before): &(String, Decimal, Option<Decimal>)| {
        vec![question.clone(), short(*latest), or_nothing(before.map(short))]
    };
    let rows: Vec<_> = asked.iter().map(row).collect();
    let head = [c::column::pulses::question.label, latest, before];
    (!rows.is_empty()).then(|| Picture::new(c::chart::PULSES, chart, &head, rows))
}
