//! Worksheet 6.1: problems that were promised and are not solved, customers whose figures or answers fell and nobody did
//! anything, and gains that nobody confirmed.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::Plan;
#[cfg(test)]
use crate::plan::relationship::{Problem, ScorecardLine, ScorecardValue, SurveyAnswer, ValueDelivered};
use crate::reading::is_open;
use crate::reading::satisfaction::{answers, is_unsolved, latest_survey, line_reading, problem_overdue};
use crate::value::Leaf;
use chrono::NaiveDate;

/// So long may a claim stand without the customer's word, and so long may one that is solved be kept to ourselves.
const CLAIM_DAYS: i64 = 90;
const SILENT_DAYS: i64 = 7;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "problem_overdue", Business, ["days"], |case, raised| {
            for problem in &case.plan.satisfaction.problems {
                if let Some(days) = problem_overdue(problem, case.today) {
                    let path = format!("/satisfaction/problems/{}/promised_on", problem.id);
                    raised.with(path, vec![("days", Fact::Count(days))]);
                }
            }
        },
        raised: |plan| problem(plan, "2026-06-29", "", ""),
        quiet: |plan| problem(plan, "2026-06-30", "", ""),
    ),
    rule!(
        "problem_untold", Business, [], |case, raised| {
            for problem in case.plan.satisfaction.problems.iter().filter(|problem| problem.told_on.is_empty()) {
                let days = problem.solved_on.valid().map(|solved| (case.today - solved.0).num_days());
                if days.is_some_and(|days| days > SILENT_DAYS) {
                    raised.at(format!("/satisfaction/problems/{}/told_on", problem.id));
                }
            }
        },
        raised: |plan| problem(plan, "", "2026-06-22", ""),
        quiet: |plan| problem(plan, "", "2026-06-23", ""),
    ),
    rule!(
        "scorecard_missed", Sales, ["months"], scorecard_missed,
        raised: |plan| scorecard(plan, "97.9"),
        quiet: |plan| scorecard(plan, "98"),
    ),
    rule!(
        "detractor_unanswered", Business, [], detractor_unanswered,
        raised: |plan| answer(plan, "6"),
        quiet: |plan| answer(plan, "7"),
    ),
    rule!(
        "value_unconfirmed", Business, ["days"], value_unconfirmed,
        raised: |plan| value(plan, "2026-03-31"),
        quiet: |plan| value(plan, "2026-04-01"),
    ),
];

#[cfg(test)]
fn problem(plan: &mut Plan, promised_on: &str, solved_on: &str, told_on: &str) {
    let [promised_on, solved_on, told_on] = [promised_on, solved_on, told_on].map(Entry::of);
    let what = Line("Late repair".into());
    plan.satisfaction.problems.push(id("p"), Problem { what, promised_on, solved_on, told_on, ..Problem::default() });
}

/// A target of 98, and the value of May.
#[cfg(test)]
fn scorecard(plan: &mut Plan, value: &str) {
    let line = ScorecardLine { account: Reference::to("x"), target: Entry::of("98"), ..ScorecardLine::default() };
    plan.satisfaction.scorecard.push(id("otd"), line);
    let (line, month, value) = (Reference::to("otd"), Entry::of("2026-05"), Entry::of(value));
    plan.satisfaction
        .scorecard_values
        .push(id("v"), ScorecardValue { line, month, value, ..ScorecardValue::default() });
}

#[cfg(test)]
fn answer(plan: &mut Plan, recommend: &str) {
    let (account, recommend) = (Reference::to("x"), Entry::of(recommend));
    plan.satisfaction.answers.push(id("a"), SurveyAnswer { account, recommend, ..SurveyAnswer::default() });
}

#[cfg(test)]
fn value(plan: &mut Plan, achieved_on: &str) {
    let (achieved, achieved_on) = (Entry::of("9"), Entry::of(achieved_on));
    plan.satisfaction.values.push(id("v"), ValueDelivered { achieved, achieved_on, ..ValueDelivered::default() });
}

fn has_problem(plan: &Plan, account: &str) -> bool {
    plan.satisfaction.problems.iter().any(|problem| problem.account.0 == account && is_unsolved(problem))
}

fn is_archived(plan: &Plan, account: &str) -> bool {
    plan.accounts.get(account).is_some_and(|account| account.archived.0)
}

fn scorecard_missed(case: &Case<'_>, raised: &mut Raised<'_>) {
    let all = &case.plan.satisfaction;
    for line in &all.scorecard {
        let missed = line_reading(all, line).missed;
        let account = &line.account.0;
        if missed > 0 && !has_problem(case.plan, account) && !is_archived(case.plan, account) {
            let months = i64::try_from(missed).unwrap_or(i64::MAX);
            raised.with(format!("/satisfaction/scorecard/{}", line.id), vec![("months", Fact::Count(months))]);
        }
    }
}

/// In the latest survey; who answered earlier has been asked again since.
fn detractor_unanswered(case: &Case<'_>, raised: &mut Raised<'_>) {
    let all = &case.plan.satisfaction;
    let Some(survey) = latest_survey(all) else {
        return;
    };
    let is_acted_on = |account: &str| {
        has_problem(case.plan, account)
            || case.plan.actions.iter().any(|action| action.account.0 == account && is_open(action))
    };
    for answer in answers(all, survey) {
        let account = &answer.account.0;
        let is_detractor = answer.recommend.valid().is_some_and(|mark| mark.0 <= 6) && !account.is_empty();
        if is_detractor && !is_acted_on(account) && !is_archived(case.plan, account) {
            raised.at(format!("/satisfaction/answers/{}", answer.id));
        }
    }
}

fn value_unconfirmed(case: &Case<'_>, raised: &mut Raised<'_>) {
    let since = |day: NaiveDate| (case.today - day).num_days();
    for value in case.plan.satisfaction.values.iter().filter(|value| value.confirmed_on.valid().is_none()) {
        let days = value.achieved_on.valid().map(|day| since(day.0)).filter(|days| *days > CLAIM_DAYS);
        if let Some(days) = days.filter(|_| !value.achieved.is_empty()) {
            let path = format!("/satisfaction/values/{}/confirmed_on", value.id);
            raised.with(path, vec![("days", Fact::Count(days))]);
        }
    }
}
