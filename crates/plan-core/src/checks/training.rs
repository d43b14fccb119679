//! Worksheet 4.2: gaps that no course closes, courses of which nobody knows what they changed, and gains that are taken
//! whole.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
#[cfg(test)]
use crate::plan::team::{Course, CourseResult, Skill, SkillLevel};
use crate::reading::skill_reading;
use crate::value::Leaf;
use rust_decimal::Decimal;

/// So many days after its end a course is measured at work.
const DAYS_TO_MEASURE: i64 = 90;

pub(super) static RULES: &[Rule] = &[
    // The team falls short of what a skill of 4.1 asks for, and no course is there for it.
    rule!(
        "gap_without_course", Business, ["name"], gap_without_course,
        raised: |plan| gap(plan, "4", "3"),
        quiet: |plan| gap(plan, "4", "4"),
    ),
    // The course is over, and nobody looked at what it changed at work.
    rule!(
        "course_not_measured", Business, ["days"], course_not_measured,
        raised: |plan| course(plan, "learning"),
        quiet: |plan| course(plan, "behaviour"),
    ),
    // All that got better is put down to the course.
    rule!(
        "gain_taken_whole", Figures, [], gain_taken_whole,
        raised: |plan| gained(plan, "60", ""),
        quiet: |plan| gained(plan, "60", "80"),
    ),
];

#[cfg(test)]
fn gap(plan: &mut Plan, wanted: &str, level: &str) {
    plan.team.skills.push(id("s"), Skill { name: Line("Costs".into()), wanted: Entry::of(wanted), ..Skill::default() });
    let (member, skill, level) = (Reference::to("m"), Reference::to("s"), Entry::of(level));
    plan.team.levels.push(id("l"), SkillLevel { member, skill, level, ..SkillLevel::default() });
}

#[cfg(test)]
fn course(plan: &mut Plan, level: &str) {
    let course = Course { state: Choice::of("done"), ends_on: Entry::of("2026-03-31"), ..Course::default() };
    plan.training.courses.push(id("c"), course);
    let (course, level, after) = (Reference::to("c"), Choice::of(level), Entry::of("4"));
    plan.training.results.push(id("r"), CourseResult { course, level, after, ..CourseResult::default() });
}

#[cfg(test)]
fn gained(plan: &mut Plan, attributed: &str, confidence: &str) {
    let (attributed, confidence) = (Entry::of(attributed), Entry::of(confidence));
    plan.training.courses.push(id("c"), Course { gain: money("5", ""), attributed, confidence, ..Course::default() });
}

fn gap_without_course(case: &Case<'_>, raised: &mut Raised<'_>) {
    for skill in &case.plan.team.skills {
        let is_short = skill_reading(&case.plan.team, skill.id.as_str()).gap().is_some_and(|gap| gap > Decimal::ZERO);
        if is_short && !case.plan.training.is_for(skill.id.as_str()) {
            let facts = vec![("name", Fact::Text(skill.name.0.clone()))];
            raised.with(format!("/team/skills/{}/wanted", skill.id), facts);
        }
    }
}

fn course_not_measured(case: &Case<'_>, raised: &mut Raised<'_>) {
    let training = &case.plan.training;
    for course in training.courses.iter().filter(|course| course.is_done()) {
        let ended = course.ends_on.valid().or(course.starts_on.valid());
        let days = ended.map(|ended| (case.today - ended.0).num_days()).filter(|days| *days > DAYS_TO_MEASURE);
        if let Some(days) = days.filter(|_| !training.is_measured(course.id.as_str())) {
            raised.with(format!("/training/courses/{}/name", course.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn gain_taken_whole(case: &Case<'_>, raised: &mut Raised<'_>) {
    for course in case.plan.training.courses.iter().filter(|course| course.gain.amount.valid().is_some()) {
        if course.attributed.is_empty() || course.confidence.is_empty() {
            raised.at(format!("/training/courses/{}/attributed", course.id));
        }
    }
}
