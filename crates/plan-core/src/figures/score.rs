//! How an account is scored, and what follows from its score.

use super::notation::{Formula, Plain};
use super::{AccountWorkings, Case, Input, Unit, Workings, named};
use crate::methods::{Unavailable, reaches};
use crate::plan::assessment::{MatrixAxis, SplitBy, Tier};
use crate::reading::assessment::{Figure, Source};
use crate::value::{Entry, Number};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const WORKINGS: AccountWorkings = &[
    ("weighted-score", |case| weighted(case, |_| true, case.read.score)),
    ("attractiveness", |case| {
        weighted(case, |figure| figure.axis == Some(MatrixAxis::Attractiveness), case.read.attractiveness)
    }),
    ("strength", |case| weighted(case, |figure| figure.axis == Some(MatrixAxis::Strength), case.read.strength)),
    ("tier", tier),
    ("rank", rank),
    ("selection-matrix", matrix),
];

fn weighted(case: &Case<'_>, counts: fn(&Figure) -> bool, result: Result<f64, Unavailable>) -> Workings {
    let is_compared = matches!(case.reading.consistency, Some(Ok(_)));
    // Weights from comparisons add to 1; as percentages they keep their digits.
    let factor = if is_compared { 100.0 } else { 1.0 };
    let has_weights = case.reading.weights.is_ok();
    let figures = || case.read.figures.iter().filter(|figure| counts(figure));
    let mut inputs: Vec<Input> = figures()
        .map(|figure| Input {
            weight: has_weights.then(|| Plain::of(figure.weight * factor).text),
            score: figure.score.ok().map(|score| Plain::of(score).text),
            is_assumed: figure.is_assumed,
            ..Input::new(named(&figure.name), figure.value.map(|value| Plain::of(value).text), Some(figure.source))
        })
        .collect();
    let mut formula = Formula::default().sign("(");
    let mut sum = 0.0;
    // A criterion without weight adds nothing, and would only lengthen the line.
    let terms = figures().filter(|figure| figure.weight > 0.0);
    for (place, (weight, score)) in terms.filter_map(|figure| Some((figure.weight, figure.score.ok()?))).enumerate() {
        sum += weight * factor;
        formula = formula.sign(if place > 0 { " + " } else { "" });
        formula = formula.number(&Plain::of(weight * factor)).sign(" × ").number(&Plain::of(score));
    }
    let sum = Plain::of(sum);
    let result = result.map(Plain::of);
    let expression = match &result {
        Ok(score) => formula.sign(") ÷ ").number(&sum).gives(score, ""),
        Err(_) => String::new(),
    };
    if result.is_ok() {
        inputs.push(Input::computed("weight_sum", Some(sum.text)));
    }
    Workings { inputs, expression, result: result.map(|score| score.text), unit: Unit::Number }
}

fn tier(case: &Case<'_>) -> Workings {
    let scheme = &case.plan.scheme;
    let number = |entry: &Entry<Number>| entry.valid().map(|number| number.0);
    let (strategic, key) = (number(&scheme.strategic_from), number(&scheme.key_from));
    let potential = match number(&scheme.potential_from) {
        None => Input::computed("cut_off_potential", Some("0".to_owned())),
        typed => Input::text("cut_off_potential", typed.map(|edge| Plain::whole(edge).text)),
    };
    let inputs = vec![
        score_input(case),
        Input::text("cut_off_strategic", strategic.map(|edge| Plain::whole(edge).text)),
        Input::text("cut_off_key", key.map(|edge| Plain::whole(edge).text)),
        potential,
    ];
    let result = case.read.computed_tier;
    let edges = [strategic, key, Some(number(&scheme.potential_from).unwrap_or_default())];
    let expression = match (case.read.score, result) {
        (Ok(score), Ok(tier)) => between(score, edges, tier),
        _ => String::new(),
    };
    Workings { inputs, expression, result: result.map(|tier| tier.slug().to_owned()), unit: Unit::Word }
}

/// `50 ≤ 60 < 70`, and at the ends `82.5 ≥ 70` and `20 < 30`.
fn between(score: f64, [strategic, key, potential]: [Option<Decimal>; 3], tier: Tier) -> String {
    let (reached, missed) = match tier {
        Tier::Strategic => (strategic, None),
        Tier::Key => (key, strategic),
        Tier::Potential => (potential, key),
        Tier::Other => (None, potential),
    };
    let edge = |edge: Option<Decimal>| edge.and_then(|edge| edge.to_f64());
    let lies_between = |shown: f64| {
        edge(reached).is_none_or(|reached| shown >= reached) && edge(missed).is_none_or(|missed| shown < missed)
    };
    let shown = Plain::such_that(score, lies_between);
    let formula = Formula::default();
    let formula = match (reached, missed) {
        (Some(reached), None) => formula.number(&shown).sign(" ≥ ").number(&Plain::whole(reached)),
        (Some(reached), Some(missed)) => {
            let formula = formula.number(&Plain::whole(reached)).sign(" ≤ ").number(&shown);
            formula.sign(" < ").number(&Plain::whole(missed))
        }
        (None, missed) => formula.number(&shown).sign(" < ").number(&Plain::whole(missed.unwrap_or_default())),
    };
    formula.done()
}

fn rank(case: &Case<'_>) -> Workings {
    let scores = case.reading.accounts.iter().filter_map(|account| account.score.ok());
    let rank = case.read.score.and(case.read.rank.ok_or(Unavailable::Missing));
    let better = rank.map(|rank| rank.saturating_sub(1));
    let scored = Plain::count(scores.count()).text;
    let mut inputs = vec![score_input(case), Input::computed("scored_accounts", Some(scored))];
    inputs.extend(better.map(|better| Input::computed("better_accounts", Some(Plain::count(better).text))));
    let result = rank.map(Plain::count);
    let expression = match (&result, better) {
        (Ok(rank), Ok(better)) => Formula::default().sign("1 + ").number(&Plain::count(better)).gives(rank, ""),
        _ => String::new(),
    };
    Workings { inputs, expression, result: result.map(|rank| rank.text), unit: Unit::Number }
}

fn score_input(case: &Case<'_>) -> Input {
    let is_assumed = case.read.figures.iter().any(|figure| figure.is_assumed && figure.weight > 0.0);
    let score = case.read.score.ok().map(|score| Plain::of(score).text);
    Input::computed("account_score", score).assumed(is_assumed)
}

fn matrix(case: &Case<'_>) -> Workings {
    let (scheme, read, (across, up)) = (&case.plan.scheme, case.read, case.reading.splits);
    let on_axis =
        |axis: MatrixAxis| read.figures.iter().any(|it| it.axis == Some(axis) && it.is_assumed && it.weight > 0.0);
    let axis = |axis: MatrixAxis, score: Result<f64, Unavailable>| {
        Input::computed(axis.slug(), score.ok().map(|score| Plain::of(score).text)).assumed(on_axis(axis))
    };
    let is_mean = scheme.split_by.is(SplitBy::Mean);
    let split = |slug: &'static str, typed: &Entry<Number>, at: f64| Input {
        source: (!is_mean && typed.valid().is_some()).then_some(Source::Field),
        ..Input::computed(slug, Some(Plain::of(at).text))
    };
    let mut inputs = vec![
        axis(MatrixAxis::Attractiveness, read.attractiveness),
        split("attractiveness_split", &scheme.attractiveness_split, across),
        axis(MatrixAxis::Strength, read.strength),
        split("strength_split", &scheme.strength_split, up),
    ];
    let behind = read.lead.ok().filter(|_| read.is_behind()).map(Plain::of);
    inputs.extend(behind.as_ref().map(|lead| Input::computed("lead", Some(lead.text.clone()))));
    let expression = match (read.quadrant, read.attractiveness, read.strength) {
        (Ok(_), Ok(attractiveness), Ok(strength)) => {
            let formula = against(Formula::default(), attractiveness, across).sign("; ");
            let formula = against(formula, strength, up);
            match behind {
                // However strong it looks: behind a rival, it is not.
                Some(lead) => formula.sign("; ").number(&lead).sign(" < 0").done(),
                None => formula.done(),
            }
        }
        _ => String::new(),
    };
    let result = read.quadrant.map(|quadrant| quadrant.slug().to_owned());
    Workings { inputs, expression, result, unit: Unit::Word }
}

fn against(formula: Formula, score: f64, split: f64) -> Formula {
    let (shown, edge) = Plain::beside(score, split);
    let sign = if reaches(score, split) { " ≥ " } else { " < " };
    formula.number(&shown).sign(sign).number(&edge)
}
