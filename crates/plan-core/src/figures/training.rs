//! Figures of worksheet 4.2: what training costs, what it brings, and whether anybody looked.

use super::notation::{Formula, Plain};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::{Unavailable, benefit_cost_ratio, goal_progress, training_return};
use crate::reading::{CourseReading, course_reading};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_row("course-cost", "/training/courses", |sight| cost(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("course-cost-head", "/training/courses", |sight| cost_head(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("course-return", "/training/courses", |sight| returns(sight).unwrap_or_else(Worked::missing)),
    Figure::of_row("result-progress", "/training/results", |sight| progress(sight).unwrap_or_else(Worked::missing)),
    Figure::of_plan("training-cost", all_cost),
    Figure::of_plan("training-benefit", |sight| valued(sight, Sum::Benefit)),
    Figure::of_plan("training-ratio", |sight| valued(sight, Sum::Ratio)),
    Figure::of_plan("training-return", |sight| valued(sight, Sum::Return)),
    Figure::of_plan("training-measured", measured),
];

fn read(sight: &RowSight<'_>) -> Option<CourseReading> {
    Some(course_reading(sight.plan.training.courses.get(sight.id())?, &sight.plan.currency.0))
}

fn sum(slug: &'static str, sum: Option<Decimal>) -> Input {
    Input::field(slug, sum)
}

fn cost(sight: &RowSight<'_>) -> Option<Worked> {
    let read = read(sight)?;
    let worked = Worked::money_in(read.cost, &read.currency);
    let worked = worked.with(sum("course_paid", read.paid)).with(sum("course_time", read.time));
    let Some((paid, time)) = read.paid.zip(read.time) else {
        return Some(worked);
    };
    Some(worked.by(Formula::default().number(&Plain::exact(paid)).sign(" + ").number(&Plain::exact(time))))
}

fn cost_head(sight: &RowSight<'_>) -> Option<Worked> {
    let read = read(sight)?;
    let heads = if read.heads.is_zero() { Err(Unavailable::Missing) } else { Ok(read.heads) };
    let each = read.cost.and_then(|cost| cost.checked_div(heads?).ok_or(Unavailable::Overflow));
    let worked = Worked::money_in(each, &read.currency).with(Input::sum("course_heads", read.heads));
    let Ok(cost) = read.cost else {
        return Some(worked);
    };
    let formula = Formula::default().number(&Plain::exact(cost)).sign(" ÷ ").number(&Plain::exact(read.heads));
    Some(worked.with(Input::sum("course_cost", cost)).by(formula))
}

/// (benefit − cost) ÷ cost, and below it how the benefit was taken.
fn returns(sight: &RowSight<'_>) -> Option<Worked> {
    let (read, course) = (read(sight)?, sight.plan.training.courses.get(sight.id())?);
    let result = read.benefit.and_then(|benefit| training_return(benefit, read.cost?));
    let worked = Worked::ratio(result).with(sum("course_gain", read.gain));
    let worked = worked.with(Input::entry("course_attributed", &course.attributed));
    let worked = worked.with(Input::entry("course_confidence", &course.confidence));
    let worked = worked.with(sum("course_cost", read.cost.ok())).toned_by(toned);
    let (Ok(cost), Some(gain), Some(part), Some(sure)) =
        (read.cost, read.gain, course.attributed.valid(), course.confidence.valid())
    else {
        return Some(worked);
    };
    let cost = Plain::exact(cost);
    let formula = Formula::default().sign("(").number(&Plain::exact(gain)).sign(" × ").percent(&Plain::exact(part.0));
    let formula = formula.sign(" × ").percent(&Plain::exact(sure.0)).sign(" − ").number(&cost).sign(") ÷ ");
    Some(worked.by(formula.number(&cost)))
}

/// Less than nothing is lost money.
fn toned(shape: &Shape) -> Tone {
    match shape {
        Shape::Ratio(ratio) if *ratio < Decimal::ZERO => Tone::Bad,
        Shape::Ratio(ratio) if *ratio > Decimal::ZERO => Tone::Good,
        _ => Tone::Plain,
    }
}

/// How much of the way from before to the target was made.
fn progress(sight: &RowSight<'_>) -> Option<Worked> {
    let row = sight.plan.training.results.get(sight.id())?;
    let [before, target, after] = [&row.before, &row.target, &row.after].map(|entry| entry.valid().map(|it| it.0));
    let worked = Worked::ratio(goal_progress(before, target, after)).as_part();
    let worked = worked.with(Input::entry("result_before", &row.before)).with(Input::entry("result_after", &row.after));
    let worked = worked.with(Input::entry("result_target", &row.target));
    let (Some(before), Some(target), Some(after)) = (before, target, after) else {
        return Some(worked);
    };
    let [before, target, after] = [before, target, after].map(Plain::exact);
    let formula = Formula::default().sign("(").number(&after).sign(" − ").number(&before).sign(") ÷ (");
    Some(worked.by(formula.number(&target).sign(" − ").number(&before).sign(")")))
}

/// Courses that were not dropped; those in the plan's currency, and how many are in another.
fn courses(sight: &Sight<'_>) -> (Vec<CourseReading>, usize) {
    let base = sight.plan.currency.0.as_str();
    let all = sight.plan.training.courses.iter().filter(|course| !course.is_dropped());
    let (own, other): (Vec<_>, Vec<_>) = all
        .map(|course| course_reading(course, base))
        .partition(|read| read.currency == base && read.cost != Err(Unavailable::MixedCurrencies));
    (own, other.len())
}

fn total(parts: impl Iterator<Item = Decimal>) -> Result<Decimal, Unavailable> {
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return Err(Unavailable::Missing);
    }
    parts.try_fold(Decimal::ZERO, Decimal::checked_add).ok_or(Unavailable::Overflow)
}

fn left_out(worked: Worked, courses: usize) -> Worked {
    if courses == 0 { worked } else { worked.with(Input::counted("courses_left_out", courses)) }
}

fn all_cost(sight: &Sight<'_>) -> Worked {
    let (own, other) = courses(sight);
    let costs = || own.iter().filter_map(|read| read.cost.ok());
    let worked = Worked::money(total(costs())).with(Input::counted("courses_with_cost", costs().count()));
    let time = own.iter().filter_map(|read| read.time).try_fold(Decimal::ZERO, Decimal::checked_add);
    left_out(worked.with_all(time.map(|time| Input::sum("course_time", time))), other)
}

#[derive(Clone, Copy)]
enum Sum {
    Benefit,
    Ratio,
    Return,
}

/// Over the courses whose benefit and cost are both known: what was not valued proves nothing.
fn valued(sight: &Sight<'_>, what: Sum) -> Worked {
    let (own, other) = courses(sight);
    let known: Vec<_> = own.iter().filter_map(|read| Some((read.benefit.ok()?, read.cost.ok()?))).collect();
    let benefit = total(known.iter().map(|(benefit, _)| *benefit));
    let cost = total(known.iter().map(|(_, cost)| *cost));
    let with = |worked: Worked| {
        let inputs = [("training_benefit", benefit), ("training_cost", cost)];
        let inputs = inputs.into_iter().filter_map(|(slug, sum)| Some(Input::sum(slug, sum.ok()?)));
        left_out(worked.with_all(inputs).with(Input::counted("courses_valued", known.len())), other)
    };
    let (Ok(gained), Ok(spent)) = (benefit, cost) else {
        return with(Worked::money(benefit.and(cost)));
    };
    let [gained_shown, spent_shown] = [gained, spent].map(Plain::exact);
    match what {
        Sum::Benefit => with(Worked::money(benefit)),
        Sum::Ratio => {
            let formula = Formula::default().number(&gained_shown).sign(" ÷ ").number(&spent_shown);
            with(Worked::number(benefit_cost_ratio(gained, spent))).by(formula)
        }
        Sum::Return => {
            let formula = Formula::default().sign("(").number(&gained_shown).sign(" − ").number(&spent_shown);
            let formula = formula.sign(") ÷ ").number(&spent_shown);
            with(Worked::ratio(training_return(gained, spent))).by(formula).toned_by(toned)
        }
    }
}

/// Of the courses that are over, those of which somebody knows what changed at work.
fn measured(sight: &Sight<'_>) -> Worked {
    let training = &sight.plan.training;
    let done = || training.courses.iter().filter(|course| course.is_done());
    let (all, known) = (done().count(), done().filter(|course| training.is_measured(course.id.as_str())).count());
    if all == 0 {
        return Worked::missing();
    }
    let ratio = Decimal::from(known).checked_div(all.into()).ok_or(Unavailable::Overflow);
    let formula = Formula::default().number(&Plain::count(known)).sign(" ÷ ").number(&Plain::count(all));
    let worked = Worked::ratio(ratio).with(Input::counted("courses_done", all));
    worked.with(Input::counted("courses_measured", known)).by(formula).as_part()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::team::Course;
    use crate::plan::{Money, Plan, RowId};
    use crate::reading::plan_reading;
    use crate::value::{Choice, Entry};

    fn course(cost: (&str, &str), time: &str, gain: &str) -> Course {
        let money = |amount: &str, currency: &str| Money { amount: Entry::of(amount), currency: Choice::of(currency) };
        Course {
            cost: money(cost.0, cost.1),
            time_cost: money(time, ""),
            gain: money(gain, ""),
            attributed: Entry::of("40"),
            confidence: Entry::of("60"),
            group_size: Entry::of("4"),
            ..Course::default()
        }
    }

    #[test]
    fn the_time_of_those_who_learn_is_a_cost_and_an_estimate_counts_in_part() {
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let courses =
            [course(("68000", ""), "24000", "900000"), course(("", ""), "8000", ""), course(("5", "EUR"), "", "")];
        for (place, course) in courses.into_iter().enumerate() {
            plan.training.courses.push(RowId::new(&format!("c{place}")).unwrap(), course);
        }
        let today = chrono::NaiveDate::default();
        let row = |path| RowSight { plan: &plan, today, path };
        assert_eq!(cost(&row("/training/courses/c0")).unwrap().expression, "68000 + 24000 = 92000");
        assert_eq!(cost_head(&row("/training/courses/c0")).unwrap().expression, "92000 ÷ 4 = 23000");
        let back = returns(&row("/training/courses/c0")).unwrap();
        assert_eq!(back.expression, "(900000 × 40% × 60% − 92000) ÷ 92000 ≈ 134.78%");
        let reading = plan_reading(&plan, today);
        let sight = Sight { plan: &plan, reading: &reading, today };
        // The third is in euros.
        assert_eq!(all_cost(&sight).result, Ok(Shape::Money(100_000.into(), String::new())));
        assert_eq!(valued(&sight, Sum::Ratio).expression, "216000 ÷ 92000 ≈ 2.35");
    }
}
