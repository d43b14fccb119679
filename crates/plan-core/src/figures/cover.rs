//! Worksheet 1.0: how far the plan has got, and who stands behind it.

use super::{Figure, Input, Shape, Sight, Tone, Worked, parts};
use crate::methods::Unavailable;
use crate::plan::introduction::{PlanStatus, SignOffResult, SignOffStep};
use crate::plan::{Plan, Worksheet};
use crate::value::Leaf;

/// A plan that has been submitted for so many days is waiting too long; ours.
pub(crate) const WAITING_DAYS: i64 = 14;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("plan-status-days", status_days),
    Figure::of_plan("plan-sign-offs", sign_offs),
    Figure::of_plan("opinions-answered", opinions_answered),
    Figure::of_plan("worksheets-confidential", confidential),
];

/// Whether somebody has agreed to the plan in that step, with or without conditions.
pub(crate) fn is_agreed(plan: &Plan, step: SignOffStep) -> bool {
    plan.cover.sign_offs.iter().any(|sign_off| {
        let agrees = matches!(sign_off.result.known(), Some(SignOffResult::Agreed | SignOffResult::WithConditions));
        // Who prepared a plan need not say that he agrees with it.
        let has_result = agrees || step == SignOffStep::Prepared && sign_off.result.is_empty();
        sign_off.step.is(step) && has_result && !sign_off.member.is_empty()
    })
}

fn status_days(sight: &Sight<'_>) -> Worked {
    let cover = &sight.plan.cover;
    let days = cover.status_since.valid().map(|since| (sight.today - since.0).num_days());
    let days = days.filter(|days| *days >= 0).ok_or(Unavailable::Missing);
    let is_submitted = cover.status.is(PlanStatus::Submitted);
    Worked::days(days).with(Input::entry("plan_status_since", &cover.status_since)).toned_by(|shape| match shape {
        Shape::Days(days) if is_submitted && *days > WAITING_DAYS => Tone::Warn,
        _ => Tone::Plain,
    })
}

fn sign_offs(sight: &Sight<'_>) -> Worked {
    let steps = SignOffStep::ALL;
    let agreed = steps.iter().filter(|step| is_agreed(sight.plan, **step)).count();
    let slugs = ["step_prepared", "step_reviewed", "step_approved"];
    let inputs = slugs.into_iter().zip(steps);
    let inputs = inputs.map(|(slug, step)| Input::counted(slug, usize::from(is_agreed(sight.plan, *step))));
    parts::counted(agreed, steps.len()).with_all(inputs).as_part()
}

fn opinions_answered(sight: &Sight<'_>) -> Worked {
    let said = || sight.plan.cover.opinions.iter().filter(|opinion| !opinion.opinion.is_empty());
    let (answered, all) = (said().filter(|opinion| !opinion.answer.is_empty()).count(), said().count());
    let inputs = [Input::counted("opinions_answered", answered), Input::counted("opinions", all)];
    parts::counted(answered, all).with_all(inputs).as_part()
}

/// Incentives always are confidential.
fn confidential(sight: &Sight<'_>) -> Worked {
    let chosen = &sight.plan.cover.confidential;
    let is_left_out = |sheet: &&Worksheet| **sheet == Worksheet::Incentives || chosen.has(**sheet);
    let count = Worksheet::ALL.iter().filter(is_left_out).count();
    Worked::count(count).with(Input::counted("worksheets", Worksheet::ALL.len()))
}
