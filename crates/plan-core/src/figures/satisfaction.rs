//! The figures of worksheet 6.1.

use super::notation::{Formula, Plain};
use super::portion::{Sum, as_percent, portion, quotient};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::{
    NORMAL_95, Promoters, Scoring, Unavailable, effort, goal_progress, on_hundred, satisfaction_index, top_two,
};
use crate::plan::Row;
use crate::plan::relationship::{EffortScale, Problem, ScorecardLine, ValueDelivered};
use crate::reading::satisfaction::{
    IndicatorReading, LineReading, answers, indicators, is_unsolved, latest_survey, line_reading, line_score,
    problem_overdue, promoters, scoring,
};
use crate::value::Leaf;
use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("nps", |sight| score(latest(sight))),
    Figure::of_plan("nps-margin", |sight| margin(latest(sight))),
    Figure::of_plan("csat", csat),
    Figure::of_plan("customer-effort", customer_effort),
    Figure::of_plan("satisfaction-index", |sight| index(&by_importance(sight))),
    Figure::of_plan("satisfaction-points", points),
    Figure::of_plan("satisfaction-by-weights", |sight| {
        index(&weighed(&indicators(&sight.plan.satisfaction), |indicator| indicator.weight))
    }),
    Figure::of_plan("problems-open", |sight| Worked::count(problems(sight, is_unsolved))),
    Figure::of_plan("problems-overdue", |sight| {
        let late = problems(sight, |it| problem_overdue(it, sight.today).is_some());
        Worked::count(late).toned(if late > 0 { Tone::Bad } else { Tone::Plain })
    }),
    Figure::of_plan("days-to-solve", days_to_solve),
    Figure::of_plan("value-confirmed", |sight| values(sight, true)),
    Figure::of_plan("value-claimed", |sight| values(sight, false)),
    Figure::of_row("survey-responses", "/satisfaction/surveys", responses),
    Figure::of_row("survey-nps", "/satisfaction/surveys", |row| score(promoters(&row.plan.satisfaction, row.id()))),
    Figure::of_row("problem-days", "/satisfaction/problems", problem_days),
    Figure::of_row("scorecard-latest", "/satisfaction/scorecard", |row| of_line(row, scorecard_latest)),
    Figure::of_row("scorecard-score", "/satisfaction/scorecard", |row| of_line(row, scorecard_score)),
    Figure::of_row("months-below-target", "/satisfaction/scorecard", |row| of_line(row, months_below)),
    Figure::of_row("rank-trend", "/satisfaction/scorecard", |row| of_line(row, rank_trend)),
    Figure::of_row("value-realised", "/satisfaction/values", realised),
];

fn latest(sight: &Sight<'_>) -> Promoters {
    let all = &sight.plan.satisfaction;
    latest_survey(all).map(|survey| promoters(all, survey)).unwrap_or_default()
}

fn counted(people: Promoters) -> [Input; 4] {
    [
        Input::counted("promoters", people.promoters),
        Input::counted("passives", people.passives),
        Input::counted("detractors", people.detractors),
        Input::counted("answers_counted", people.answers()),
    ]
}

fn score(people: Promoters) -> Worked {
    let [ours, against, all] = [people.promoters, people.detractors, people.answers()].map(Plain::count);
    let formula =
        Formula::default().sign("100 × (").number(&ours).sign(" − ").number(&against).sign(") ÷ ").number(&all);
    let ends = people.score().ok().zip(people.margin().ok()).and_then(|(score, margin)| {
        let margin = Decimal::try_from(margin).ok()?;
        let end = |value: Decimal| value.clamp(-Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED).round_dp(1);
        Some([
            Input::sum("interval_low", end(score.checked_sub(margin)?)),
            Input::sum("interval_high", end(score.checked_add(margin)?)),
        ])
    });
    let worked = Worked::points(people.score()).with_all(counted(people)).with_all(ends.into_iter().flatten());
    worked.by(formula).toned_by(|shape| match shape {
        Shape::Points(points) if *points < Decimal::ZERO => Tone::Bad,
        _ => Tone::Plain,
    })
}

fn margin(people: Promoters) -> Worked {
    let result = people.margin().and_then(|margin| Decimal::try_from(margin).map_err(|_| Unavailable::Overflow));
    let share =
        |count: usize| Plain::of(count.to_f64().unwrap_or_default() / people.answers().max(1).to_f64().unwrap_or(1.0));
    let (promoters, detractors) = (share(people.promoters), share(people.detractors));
    let formula = Formula::default().number(&Plain::of(NORMAL_95)).sign(" × 100 × √((").number(&promoters);
    let formula = formula.sign(" + ").number(&detractors).sign(" − (").number(&promoters).sign(" − ");
    let formula = formula.number(&detractors).sign(")²) ÷ ").number(&Plain::count(people.answers())).sign(")");
    Worked::points(result).with_all(counted(people)).by(formula.rounded(true))
}

fn csat(sight: &Sight<'_>) -> Worked {
    let all = &sight.plan.satisfaction;
    let survey = latest_survey(all).unwrap_or_default();
    let (top, count) = top_two(answers(all, survey).filter_map(|answer| Some(answer.satisfied.valid()?.0)));
    portion(("satisfied_top", top), ("answers_counted", count))
}

fn customer_effort(sight: &Sight<'_>) -> Worked {
    let all = &sight.plan.satisfaction;
    let Some(scale) = all.effort_scale.known() else {
        return Worked::missing();
    };
    let highest = match scale {
        EffortScale::Agree7 | EffortScale::Ease7 => 7,
        EffortScale::Agree5 | EffortScale::Effort5 => 5,
    };
    let survey = latest_survey(all).unwrap_or_default();
    let (sum, count) = effort(answers(all, survey).filter_map(|answer| Some(answer.effort.valid()?.0)), highest);
    let (sum, divisor) = (Decimal::from(sum), Decimal::from(count));
    Worked::points(sum.checked_div(divisor).ok_or(Unavailable::Missing))
        .with(Input::counted("answers_counted", count))
        .with(Input::counted("scale_low", 1))
        .with(Input::sum("scale_high", highest.into()))
        .by(quotient(&Plain::exact(sum), &Plain::count(count)))
}

/// Name, weight and satisfaction of the indicators that have both.
type Weighed = Vec<(String, Decimal, Decimal)>;

fn weighed(indicators: &[IndicatorReading], weight: fn(&IndicatorReading) -> Option<Decimal>) -> Weighed {
    indicators.iter().filter_map(|it| Some((it.name.clone(), weight(it)?, it.satisfaction?))).collect()
}

fn by_importance(sight: &Sight<'_>) -> Weighed {
    weighed(&indicators(&sight.plan.satisfaction), |indicator| indicator.importance)
}

fn index_of(indicators: &Weighed) -> Result<Decimal, Unavailable> {
    satisfaction_index(&indicators.iter().map(|(_, weight, mark)| (*weight, *mark)).collect::<Vec<_>>())
}

fn index(indicators: &Weighed) -> Worked {
    let mut formula = Formula::default().sign("(");
    for (place, (_, weight, mark)) in indicators.iter().enumerate() {
        formula = formula.sign(if place > 0 { " + " } else { "" });
        formula = formula.number(&Plain::exact(*weight)).sign(" × ").number(&Plain::exact(*mark));
    }
    let weights = indicators.iter().try_fold(Decimal::ZERO, |sum, (_, weight, _)| sum.checked_add(*weight));
    let formula = formula.sign(") ÷ ").number(&Plain::exact(weights.unwrap_or_default()));
    let inputs = indicators.iter().map(|(name, _, mark)| Input::called(name, *mark));
    Worked::number(index_of(indicators)).with_all(inputs).by(formula)
}

fn points(sight: &Sight<'_>) -> Worked {
    let found = index_of(&by_importance(sight));
    let Ok(index) = found else {
        return Worked::points(found);
    };
    let formula = Formula::default().sign("(").number(&Plain::exact(index)).sign(" − 1) ÷ 4 × 100");
    let result = on_hundred(index).ok_or(Unavailable::Overflow);
    Worked::points(result).with(Input::sum("index_points", index)).by(formula)
}

fn problems(sight: &Sight<'_>, counts: impl Fn(&Problem) -> bool) -> usize {
    sight.plan.satisfaction.problems.iter().filter(|problem| counts(problem)).count()
}

/// Days from raising to solving; nothing where one is missing or they stand the wrong way round.
fn taken(problem: &Problem) -> Option<(NaiveDate, i64)> {
    let (raised, solved) = (problem.raised_on.valid()?.0, problem.solved_on.valid()?.0);
    Some((solved, (solved - raised).num_days())).filter(|(_, days)| *days >= 0)
}

fn days_to_solve(sight: &Sight<'_>) -> Worked {
    let since = sight.today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let all = sight.plan.satisfaction.problems.iter().filter_map(|problem| taken(problem));
    let lately = all.filter(|(solved, _)| *solved > since && *solved <= sight.today);
    let (sum, count) = lately.fold((0, 0), |(sum, count), (_, days)| (sum + days, count + 1));
    let (sum, divisor) = (Decimal::from(sum), Decimal::from(count));
    Worked::points(sum.checked_div(divisor).ok_or(Unavailable::Missing))
        .with(Input::counted("problems_solved", count))
        .by(quotient(&Plain::exact(sum), &Plain::count(count)))
}

fn problem_days(row: &RowSight<'_>) -> Worked {
    let Some(problem) = row.plan.satisfaction.problems.get(row.id()) else {
        return Worked::missing();
    };
    let until = problem.solved_on.valid().map_or(row.today, |day| day.0);
    let days = problem.raised_on.valid().map(|raised| (until - raised.0).num_days()).filter(|days| *days >= 0);
    let is_near = || {
        let promised = problem.promised_on.valid().filter(|_| is_unsolved(problem));
        promised.is_some_and(|day| (day.0 - row.today).num_days() <= 3)
    };
    let tone = match problem_overdue(problem, row.today) {
        Some(_) => Tone::Bad,
        None if is_near() => Tone::Warn,
        None => Tone::Plain,
    };
    Worked::days(days.ok_or(Unavailable::Missing))
        .with(Input::entry("raised_on", &problem.raised_on))
        .with(Input::computed("ended_on", Some(until.to_string())))
        .toned(tone)
}

fn responses(row: &RowSight<'_>) -> Worked {
    let all = &row.plan.satisfaction;
    let Some(survey) = all.surveys.get(row.id()) else {
        return Worked::missing();
    };
    let sent = survey.sent.valid().and_then(|sent| usize::try_from(sent.0).ok()).unwrap_or_default();
    portion(("answers_counted", answers(all, row.id()).count()), ("survey_sent", sent))
}

fn of_line(row: &RowSight<'_>, work: fn(&Row<ScorecardLine>, &LineReading) -> Worked) -> Worked {
    let all = &row.plan.satisfaction;
    all.scorecard.get(row.id()).map_or_else(Worked::missing, |line| work(line, &line_reading(all, line)))
}

fn scorecard_latest(line: &Row<ScorecardLine>, read: &LineReading) -> Worked {
    let tone = match read.is_met {
        Some(true) => Tone::Good,
        Some(false) => Tone::Bad,
        None => Tone::Plain,
    };
    let latest = Worked::number(read.latest.ok_or(Unavailable::Missing));
    latest.with(Input::entry("scorecard_target", &line.target)).toned(tone)
}

fn scorecard_score(line: &Row<ScorecardLine>, read: &LineReading) -> Worked {
    let scored = line_score(line, read.latest);
    let inputs = [Input::field("scorecard_value", read.latest), Input::entry("scorecard_target", &line.target)];
    let worked = Worked::ratio(scored.map(|(score, _)| score)).with_all(inputs);
    // What is held between none and all is not what the formula gives.
    match (scored, scoring(line), read.latest) {
        (Ok((score, raw)), Some(scoring), Some(value)) if score == raw => {
            worked.by(score_formula(scoring, value, line.target.valid().map(|target| target.0).unwrap_or_default()))
        }
        _ => worked,
    }
}

fn score_formula(scoring: Scoring, value: Decimal, target: Decimal) -> Formula {
    let [shown, wanted] = [value, target].map(Plain::exact);
    match scoring {
        Scoring::Ratio => quotient(&shown, &wanted),
        Scoring::TwoMinus => Formula::default().sign("2 − ").number(&shown).sign(" ÷ ").number(&wanted),
        Scoring::Inverse if value.is_zero() => Formula::default().number(&Plain::count(1)),
        Scoring::Inverse => quotient(&wanted, &shown),
        Scoring::Span { worst, best } => {
            let [worst, best] = [worst, best].map(Plain::exact);
            let formula = Formula::default().sign("(").number(&worst).sign(" − ").number(&shown).sign(") ÷ (");
            formula.number(&worst).sign(" − ").number(&best).sign(")")
        }
    }
}

fn months_below(_: &Row<ScorecardLine>, read: &LineReading) -> Worked {
    if read.is_met.is_none() {
        return Worked::missing();
    }
    let tone = match read.missed {
        0 => Tone::Good,
        1 => Tone::Warn,
        _ => Tone::Bad,
    };
    Worked::count(read.missed).toned(tone)
}

fn rank_trend(_: &Row<ScorecardLine>, read: &LineReading) -> Worked {
    let Some((now, before)) = read.ranks else {
        return Worked::missing();
    };
    let (now, before) = (Decimal::from(now), Decimal::from(before));
    let change = before.checked_sub(now).ok_or(Unavailable::Overflow);
    let formula = Formula::default().number(&Plain::exact(before)).sign(" − ").number(&Plain::exact(now));
    let inputs = [Input::sum("rank_now", now), Input::sum("rank_before", before)];
    let tone = if now > before { Tone::Bad } else { Tone::Plain };
    Worked::number(change).with_all(inputs).by(formula).toned(tone)
}

fn realised(row: &RowSight<'_>) -> Worked {
    let Some(value) = row.plan.satisfaction.values.get(row.id()) else {
        return Worked::missing();
    };
    let [start, target, now] = [&value.baseline, &value.target, &value.achieved].map(|it| it.valid().map(|it| it.0));
    let inputs = [
        Input::entry("value_before", &value.baseline),
        Input::entry("value_target", &value.target),
        Input::entry("value_now", &value.achieved),
    ];
    let [from, to, at] = [start, target, now].map(|it| Plain::whole(it.unwrap_or_default()));
    let formula = Formula::default().sign("(").number(&at).sign(" − ").number(&from).sign(") ÷ (");
    let formula = formula.number(&to).sign(" − ").number(&from).sign(")");
    Worked::ratio(goal_progress(start, target, now).and_then(as_percent)).with_all(inputs).by(formula).as_part()
}

/// Confirmed, or achieved and only claimed: the two are never added.
fn values(sight: &Sight<'_>, is_confirmed: bool) -> Worked {
    let counts = |value: &&Row<ValueDelivered>| {
        let confirmed = value.confirmed_on.valid().is_some();
        if is_confirmed { confirmed } else { !confirmed && !value.achieved.is_empty() }
    };
    Sum::of(sight.plan, sight.plan.satisfaction.values.iter().filter(counts).map(|value| &value.worth)).worked()
}
