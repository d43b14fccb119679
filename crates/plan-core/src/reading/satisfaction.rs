//! Worksheet 6.1: which survey counts, what it says of each indicator, and how a customer's own figures stand.

use crate::methods::{Promoters, Scoring, Unavailable, months_missed, on_hundred, raw_score, score};
use crate::plan::assessment::Direction;
use crate::plan::execution::KpiMethod;
use crate::plan::relationship::{Problem, Satisfaction, ScorecardLine, ScorecardValue, Survey, SurveyAnswer};
use crate::plan::{Row, RowId};
use crate::sorting::sort_by;
use crate::value::{Leaf, Month};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What an indicator came to in a survey; means of all who rated it.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorReading {
    pub name: String,
    /// Our own weight.
    pub weight: Option<Decimal>,
    pub importance: Option<Decimal>,
    pub satisfaction: Option<Decimal>,
    /// How many rated how satisfied they are.
    pub raters: usize,
}

/// How a figure of a customer's scorecard stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineReading {
    /// The value of the latest month.
    pub latest: Option<Decimal>,
    /// Whether it reaches the target; nothing without one.
    pub is_met: Option<bool>,
    /// Months below target, counted back from the latest.
    pub missed: usize,
    /// Our latest rank, and the one before.
    pub ranks: Option<(i64, i64)>,
}

/// The survey that counts: the latest that anybody answered. One without a date is the earliest; of equal ones the last
/// in the list counts. An empty name means that answers belong to none.
pub fn latest_survey(satisfaction: &Satisfaction) -> Option<&str> {
    let is_answered = |survey: &&Row<Survey>| {
        let id = survey.id.as_str();
        satisfaction.answers.iter().any(|answer| answer.survey.0 == id)
            || satisfaction.ratings.iter().any(|rating| rating.survey.0 == id)
    };
    let began = |survey: &Row<Survey>| survey.from.valid().map(|day| day.0);
    let latest = satisfaction.surveys.iter().filter(is_answered).max_by_key(|survey| began(survey));
    let is_any = !satisfaction.answers.is_empty() || !satisfaction.ratings.is_empty();
    latest.map(|survey| survey.id.as_str()).or(is_any.then_some(""))
}

/// What was answered in a survey. Where none counts these are all answers.
pub fn answers<'a>(satisfaction: &'a Satisfaction, survey: &'a str) -> impl Iterator<Item = &'a Row<SurveyAnswer>> {
    satisfaction.answers.iter().filter(move |answer| survey.is_empty() || answer.survey.0 == survey)
}

pub fn promoters(satisfaction: &Satisfaction, survey: &str) -> Promoters {
    Promoters::of(answers(satisfaction, survey).filter_map(|answer| Some(answer.recommend.valid()?.0)))
}

/// The indicators that the latest survey knows something of.
pub fn indicators(satisfaction: &Satisfaction) -> Vec<IndicatorReading> {
    let survey = latest_survey(satisfaction).unwrap_or_default();
    let read = |indicator: &Row<crate::plan::relationship::SatisfactionIndicator>| {
        let rated = || {
            let ratings = satisfaction.ratings.iter();
            let of_survey = ratings.filter(move |it| survey.is_empty() || it.survey.0 == survey);
            of_survey.filter(|it| it.indicator.0 == indicator.id.as_str())
        };
        let (importance, _) = mean(rated().filter_map(|it| Some(it.importance.valid()?.0)));
        let (satisfaction, raters) = mean(rated().filter_map(|it| Some(it.satisfaction.valid()?.0)));
        let weight = indicator.weight.valid().map(|weight| weight.0);
        IndicatorReading { name: indicator.name.0.clone(), weight, importance, satisfaction, raters }
    };
    let all = satisfaction.indicators.iter().map(read);
    all.filter(|indicator| indicator.importance.is_some() || indicator.satisfaction.is_some()).collect()
}

fn mean(marks: impl Iterator<Item = u8>) -> (Option<Decimal>, usize) {
    let (sum, count) = marks.fold((0_u64, 0), |(sum, count), mark| (sum + u64::from(mark), count + 1));
    (Decimal::from(sum).checked_div(Decimal::from(count)), count)
}

/// How satisfied the people of a customer are in the latest survey, on a hundred points.
pub fn felt(satisfaction: &Satisfaction, account: &str) -> Option<Decimal> {
    let survey = latest_survey(satisfaction)?;
    let theirs = answers(satisfaction, survey).filter(|answer| answer.account.0 == account);
    on_hundred(mean(theirs.filter_map(|answer| Some(answer.satisfied.valid()?.0))).0?)
}

/// How a value of that line is scored. Where lower is better and nothing else is chosen, 2 − value ÷ target.
pub fn scoring(line: &ScorecardLine) -> Option<Scoring> {
    let span = || Some(Scoring::Span { worst: line.worst.valid()?.0, best: line.best.valid()?.0 });
    match (line.method.known(), line.direction.is(Direction::Lower)) {
        (Some(KpiMethod::Span), _) => span(),
        (_, false) => Some(Scoring::Ratio),
        (Some(KpiMethod::Inverse), true) => Some(Scoring::Inverse),
        (_, true) => Some(Scoring::TwoMinus),
    }
}

/// Its values from the latest month back; of several for a month the last that was written.
fn values_of<'a>(satisfaction: &'a Satisfaction, line: &RowId) -> Vec<(Month, &'a ScorecardValue)> {
    let ours = satisfaction.scorecard_values.iter().filter(|value| value.line.0 == line.as_str());
    let mut values: Vec<(Month, &ScorecardValue)> =
        ours.filter_map(|value| Some((*value.month.valid()?, &**value))).collect();
    values.reverse();
    sort_by(&mut values, |one, other| other.0.cmp(&one.0));
    values.dedup_by_key(|value| value.0);
    values
}

pub fn line_reading(satisfaction: &Satisfaction, line: &Row<ScorecardLine>) -> LineReading {
    let values = values_of(satisfaction, &line.id);
    let number = |value: &ScorecardValue| value.value.valid().map(|value| value.0);
    let target = line.target.valid().map(|target| target.0);
    let is_lower = line.direction.is(Direction::Lower);
    let meets = |value: Decimal| target.map(|target| if is_lower { value <= target } else { value >= target });
    let origin = Month { year: 0, month: 1 };
    let judged = values.iter().filter_map(|(month, value)| Some((month.since(origin), !meets(number(value)?)?)));
    let months: Vec<(i32, bool)> = judged.collect();
    let mut ranks = values.iter().filter_map(|(_, value)| Some(value.rank.valid()?.0));
    let ranks = ranks.next().zip(ranks.next());
    let latest = values.iter().find_map(|(_, value)| number(value));
    LineReading { latest, is_met: latest.and_then(meets), missed: months_missed(&months), ranks }
}

/// What the latest value scores, from 0 to 1, and the same before it is held between these.
pub fn line_score(line: &ScorecardLine, latest: Option<Decimal>) -> Result<(Decimal, Decimal), Unavailable> {
    let (Some(scoring), Some(value)) = (scoring(line), latest) else {
        return Err(Unavailable::Missing);
    };
    let target = match (scoring, line.target.valid()) {
        (_, Some(target)) => target.0,
        (Scoring::Span { .. }, None) => Decimal::ZERO,
        _ => return Err(Unavailable::Missing),
    };
    Ok((score(scoring, value, target)?, raw_score(scoring, value, target)?))
}

/// The weighted score of a customer's scorecard on a hundred points. Lines without a weight do not count, nor those
/// without a score.
pub fn account_score(satisfaction: &Satisfaction, account: &str) -> Option<Decimal> {
    let lines = satisfaction.scorecard.iter().filter(|line| line.account.0 == account);
    let scored = lines.filter_map(|line| {
        let (score, _) = line_score(line, line_reading(satisfaction, line).latest).ok()?;
        Some((line.weight.valid()?.0, score))
    });
    let scored: Vec<(Decimal, Decimal)> = scored.filter(|(weight, _)| *weight > Decimal::ZERO).collect();
    crate::methods::satisfaction_index(&scored).ok()?.checked_mul(Decimal::ONE_HUNDRED)
}

/// A problem that somebody wrote down and nobody solved.
pub fn is_unsolved(problem: &Problem) -> bool {
    problem.solved_on.valid().is_none() && (!problem.what.is_empty() || problem.raised_on.valid().is_some())
}

/// Days since an unsolved problem should have been solved; nothing for one that is not late.
pub fn problem_overdue(problem: &Problem, today: NaiveDate) -> Option<i64> {
    let promised = problem.promised_on.valid().filter(|_| is_unsolved(problem))?;
    Some((today - promised.0).num_days()).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::relationship::{IndicatorRating, SatisfactionIndicator};
    use crate::value::{Choice, Entry, Line, Reference};

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    fn values(months: &[(&str, &str, &str)]) -> (Satisfaction, LineReading) {
        let mut all = Satisfaction::default();
        let target = Entry::of("98");
        let account = Reference::to("x");
        let line = ScorecardLine { target, account, weight: Entry::of("40"), ..ScorecardLine::default() };
        all.scorecard.push(id("otd"), line);
        for (place, (month, value, rank)) in months.iter().enumerate() {
            let (month, value, rank) = (Entry::of(month), Entry::of(value), Entry::of(rank));
            let line = Reference::to("otd");
            let row = ScorecardValue { line, month, value, rank, ..ScorecardValue::default() };
            all.scorecard_values.push(id(&format!("v{place}")), row);
        }
        let reading = line_reading(&all, all.scorecard.get("otd").unwrap());
        (all, reading)
    }

    #[test]
    fn months_below_target_are_counted_over_the_turn_of_the_year_and_the_last_value_written_counts() {
        let months = [("2026-01", "97", "3"), ("2025-12", "97.9", "2"), ("2025-11", "98", ""), ("2026-01", "96", "4")];
        let (all, read) = values(&months);
        assert_eq!(read, LineReading { latest: Some(96.into()), is_met: Some(false), missed: 2, ranks: Some((4, 2)) });
        // 96 of 98.
        assert_eq!(account_score(&all, "x").map(|score| score.round_dp(2)), Some(Decimal::new(9796, 2)));
        assert_eq!(account_score(&all, "y"), None);
    }

    #[test]
    fn only_the_latest_survey_that_was_answered_counts() {
        let mut all = Satisfaction::default();
        for (survey, from) in [("old", "2025-03-01"), ("new", "2026-03-01"), ("planned", "2026-09-01")] {
            all.surveys.push(id(survey), Survey { from: Entry::of(from), ..Survey::default() });
        }
        assert_eq!(latest_survey(&all), None);
        all.indicators.push(id("i"), SatisfactionIndicator { name: Line("Spares".into()), ..Default::default() });
        for (row, survey, importance, satisfaction) in
            [("a", "old", "1", "1"), ("b", "new", "5", "3"), ("c", "new", "4", "")]
        {
            let rating = IndicatorRating {
                survey: Reference::to(survey),
                indicator: Reference::to("i"),
                importance: Entry::of(importance),
                satisfaction: Entry::of(satisfaction),
                ..IndicatorRating::default()
            };
            all.ratings.push(id(row), rating);
        }
        assert_eq!(latest_survey(&all), Some("new"));
        let [spares] = &indicators(&all)[..] else { panic!("one indicator") };
        assert_eq!((spares.importance, spares.satisfaction), (Some(Decimal::new(45, 1)), Some(3.into())));
        assert_eq!(spares.raters, 1);
    }

    #[test]
    fn lower_is_scored_as_the_customer_says_or_by_two_less_the_ratio() {
        let line = |method: &str, direction: &str| ScorecardLine {
            method: Choice::of(method),
            direction: Choice::of(direction),
            target: Entry::of("50"),
            worst: Entry::of("100"),
            best: Entry::of("20"),
            ..ScorecardLine::default()
        };
        let scored = |method, direction| {
            line_score(&line(method, direction), Some(60.into())).map(|(score, _)| score.normalize())
        };
        assert_eq!(scored("", "lower"), Ok(Decimal::new(8, 1)));
        assert_eq!(scored("span", "lower"), Ok(Decimal::new(5, 1)));
        assert_eq!(scored("", ""), Ok(1.into()));
        assert_eq!(line_score(&line("", ""), None), Err(Unavailable::Missing));
    }
}
