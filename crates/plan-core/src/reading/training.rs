//! Worksheet 4.2: what a course costs and what it brought.

use super::one_currency::one_currency;
use crate::methods::{Unavailable, training_benefit};
use crate::plan::strategy::ActivityState;
use crate::plan::team::{Course, ResultLevel, Training};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct CourseReading {
    pub currency: String,
    /// Paid to others, and the time of those who take part.
    pub paid: Option<Decimal>,
    pub time: Option<Decimal>,
    pub cost: Result<Decimal, Unavailable>,
    pub gain: Option<Decimal>,
    pub benefit: Result<Decimal, Unavailable>,
    /// Those who take part.
    pub heads: Decimal,
}

pub fn course_reading(course: &Course, base: &str) -> CourseReading {
    let others = course.group_size.valid().map_or(Decimal::ZERO, |count| count.0.into());
    let heads = others.saturating_add(course.members.0.len().into());
    match one_currency([&course.cost, &course.time_cost, &course.gain], base) {
        Err(reason) => CourseReading {
            currency: base.to_owned(),
            paid: None,
            time: None,
            cost: Err(reason),
            gain: None,
            benefit: Err(reason),
            heads,
        },
        Ok(one) => {
            let [paid, time, gain] = one.sums;
            let cost = match (paid, time) {
                (None, None) => Err(Unavailable::Missing),
                _ => paid.unwrap_or_default().checked_add(time.unwrap_or_default()).ok_or(Unavailable::Overflow),
            };
            CourseReading { currency: one.currency, paid, time, cost, gain, benefit: benefit(course, gain), heads }
        }
    }
}

fn benefit(course: &Course, gain: Option<Decimal>) -> Result<Decimal, Unavailable> {
    let (attributed, confidence) = (course.attributed.valid(), course.confidence.valid());
    let (Some(gain), Some(attributed), Some(confidence)) = (gain, attributed, confidence) else {
        return Err(Unavailable::Missing);
    };
    training_benefit(gain, attributed.0, confidence.0)
}

impl Course {
    pub fn is_dropped(&self) -> bool {
        self.state.is(ActivityState::Dropped)
    }

    pub fn is_done(&self) -> bool {
        self.state.is(ActivityState::Done)
    }
}

impl Training {
    /// Whether somebody looked at what a course changed at work, and not only at what was liked or learned.
    pub fn is_measured(&self, course: &str) -> bool {
        let changed = |level: ResultLevel| matches!(level, ResultLevel::Behaviour | ResultLevel::Results);
        self.results
            .iter()
            .any(|row| row.course.0 == course && row.level.known().is_some_and(changed) && row.after.valid().is_some())
    }

    /// Whether a course that was not dropped is there for a skill.
    pub fn is_for(&self, skill: &str) -> bool {
        self.courses.iter().any(|course| course.skill.0 == skill && !course.is_dropped())
    }
}
