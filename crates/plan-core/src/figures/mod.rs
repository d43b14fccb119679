//! How a computed figure came about: what went into it, the formula with the plan's own numbers, what it
//! came to, what is missing. Pure data; the words stand with the page, which knows them by slugs.

pub(crate) mod agenda;
mod buying;
mod care;
mod channel;
pub(crate) mod contracts;
pub(crate) mod cover;
pub(crate) mod coverage;
mod culture;
mod growth;
pub(crate) mod improvement;
mod incentives;
mod monitoring;
mod notation;
mod parts;
mod portion;
mod price;
mod product;
mod profile;
mod promotion;
mod satisfaction;
mod score;
mod targets;
mod team;
#[cfg(test)]
mod tests;
mod training;
pub(crate) mod warning;
mod whole;
mod worked;
mod worth;

pub use notation::{Formula, Plain};
pub use worked::{Figure, RowSight, Shape, Sight, Tone, Work, Worked, id_in};

use crate::methods::Unavailable;
use crate::plan::{Account, Plan, Row};
use crate::reading::assessment::{AccountReading, PlanReading, Source};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub method: &'static str,
    pub inputs: Vec<Input>,
    /// The formula with the numbers in it, such as `(20 × 71 + 15 × 60) ÷ 35 = 66.29`. `≈` stands where a
    /// number shown is rounded. Empty where there is nothing to compute, or no result.
    pub expression: String,
    /// In plain digits, or a range `40–50`, or a slug; see `unit`.
    pub result: Result<String, Unavailable>,
    pub unit: Unit,
    /// Inputs that are not there; with a result, those that it was computed without.
    pub missing: Vec<InputLabel>,
    /// The part of the weights, people or accounts that a verdict rests on, where it is less than half: the
    /// verdict is provisional.
    pub rests_on: Option<f64>,
}

/// An explanation, and the currency of its result where that is not the plan's.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    pub explanation: Explanation,
    pub currency: String,
}

/// What a verdict rests on has to be so much of all, or it is provisional.
pub const ENOUGH: f64 = 0.5;

/// What is known of what a verdict needs, as a ratio, where that is less than half.
pub fn provisional(known: f64) -> Option<f64> {
    (known < ENOUGH).then_some(known)
}

/// What the digits of a result count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A score, a rank, a number of something.
    Number,
    Percent,
    /// In the plan's currency.
    Money,
    Days,
    Date,
    /// A slug of that set of choices.
    Choice(&'static str),
    /// No digits: a slug such as `strategic`, `s3`, `red` or `a`, which the page translates by the method.
    Word,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    pub label: InputLabel,
    /// Plain digits with at most two after the point, or a date; none where it is missing.
    pub value: Option<String>,
    /// Of a criterion.
    pub weight: Option<String>,
    /// What the value counts for, where it is scored.
    pub score: Option<String>,
    /// It rests on a judgement that nobody has confirmed.
    pub is_assumed: bool,
    /// None where it is computed from other figures.
    pub source: Option<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputLabel {
    /// As a person named it.
    Name(String),
    /// A slug of the page's words for inputs.
    Word(&'static str),
}

/// The explanation of a figure of a row, whose path is given, of an account or, without one, of the plan. None for a
/// method that explains nothing here, for an account that is not read, and for a figure that the plan does not use.
pub fn explain(sight: &Sight<'_>, account: Option<&str>, row: &str, method: &str) -> Option<Explained> {
    let Sight { plan, reading, today } = *sight;
    let Some(figure) = figure_named(method) else {
        let explanation = explained(plan, reading, account, method)?;
        return Some(Explained { explanation, currency: String::new() });
    };
    let worked = match figure.work {
        Work::Plan(work) => work(sight),
        Work::Account(work) => work(sight, plan.accounts.get(account?)?),
        Work::Row(_, work) => work(&RowSight { plan, today, path: row }),
        Work::ReadRow(_, work) => work(sight, id_in(row)),
    };
    let currency = match &worked.result {
        Ok(Shape::Money(_, currency)) => currency.clone(),
        _ => String::new(),
    };
    Some(Explained { explanation: worked.explanation(figure.name), currency })
}

fn explained(plan: &Plan, reading: &PlanReading, account: Option<&str>, method: &str) -> Option<Explanation> {
    if let Some((method, work)) = whole::WORKINGS.iter().find(|(name, _)| *name == method) {
        let known = if *method == "concentration" { reading.known_sales() } else { 1.0 };
        return work(plan, reading).map(|workings| workings.of(method, known));
    }
    let id = account?;
    let case = Case { plan, reading, account: plan.accounts.get(id)?, read: reading.account(id)? };
    let all = [score::WORKINGS, profile::WORKINGS, buying::WORKINGS, worth::WORKINGS];
    let (method, work) = all.into_iter().flatten().find(|(name, _)| *name == method)?;
    Some(work(&case).of(method, case.known(method)))
}

/// The figures of the worksheets that work theirs out in one place.
static FIGURES: &[&[Figure]] = &[
    cover::FIGURES,
    agenda::FIGURES,
    coverage::FIGURES,
    contracts::FIGURES,
    product::FIGURES,
    price::FIGURES,
    channel::FIGURES,
    promotion::FIGURES,
    team::FIGURES,
    training::FIGURES,
    incentives::FIGURES,
    culture::FIGURES,
    satisfaction::FIGURES,
    care::FIGURES,
    growth::FIGURES,
    targets::FIGURES,
    monitoring::FIGURES,
    warning::FIGURES,
    improvement::FIGURES,
];

/// A figure by its name.
pub fn figure_named(name: &str) -> Option<&'static Figure> {
    all_figures().find(|figure| figure.name == name)
}

pub fn all_figures() -> impl Iterator<Item = &'static Figure> {
    FIGURES.iter().flat_map(|figures| figures.iter())
}

/// An account among all.
struct Case<'a> {
    plan: &'a Plan,
    reading: &'a PlanReading,
    account: &'a Row<Account>,
    read: &'a AccountReading,
}

impl Case<'_> {
    /// What a verdict rests on, as a part of what it needs; one where there is no question of it.
    fn known(&self, method: &str) -> f64 {
        match method {
            "tier" => self.read.known_weight(None),
            "selection-matrix" => self.read.known_in_matrix(),
            "map-status" | "map-colour" => self.read.relations.known(),
            "rfm-segment" => self.reading.known_habits(),
            "pareto" | "rank" => self.reading.known_sales(),
            _ => 1.0,
        }
    }
}

/// The methods that explain a figure of an account.
type AccountWorkings = &'static [(&'static str, fn(&Case<'_>) -> Workings)];

/// An explanation that does not know yet of which method.
struct Workings {
    inputs: Vec<Input>,
    expression: String,
    result: Result<String, Unavailable>,
    unit: Unit,
}

impl Workings {
    fn of(self, method: &'static str, known: f64) -> Explanation {
        let rests_on = provisional(known).filter(|_| self.result.is_ok());
        let Self { inputs, expression, result, unit } = self;
        let missing = inputs.iter().filter(|input| input.is_missing()).map(|input| input.label.clone()).collect();
        Explanation { method, inputs, expression, result, unit, missing, rests_on }
    }
}

impl Input {
    fn new(label: InputLabel, value: Option<String>, source: Option<Source>) -> Self {
        Self { label, value, weight: None, score: None, is_assumed: false, source }
    }

    /// From a field of the plan.
    fn field(slug: &'static str, value: Option<Decimal>) -> Self {
        Self::text(slug, value.map(|value| Plain::exact(value).text))
    }

    /// From a field of the plan that holds no number.
    fn text(slug: &'static str, value: Option<String>) -> Self {
        let source = if value.is_some() { Source::Field } else { Source::Missing };
        Self::new(InputLabel::Word(slug), value, Some(source))
    }

    fn records(slug: &'static str, value: String) -> Self {
        Self::new(InputLabel::Word(slug), Some(value), Some(Source::Records))
    }

    fn computed(slug: &'static str, value: Option<String>) -> Self {
        Self::new(InputLabel::Word(slug), value, None)
    }

    fn assumed(mut self, is_assumed: bool) -> Self {
        self.is_assumed = is_assumed && self.value.is_some();
        self
    }

    fn scored(mut self, score: Option<String>) -> Self {
        self.score = score;
        self
    }

    /// A criterion whose value finds no place on its scale is missing too.
    fn is_missing(&self) -> bool {
        self.value.is_none() || self.weight.is_some() && self.score.is_none()
    }
}

/// What somebody named, if somebody did.
fn named(name: &str) -> InputLabel {
    match name.trim() {
        "" => InputLabel::Word("unnamed"),
        name => InputLabel::Name(name.to_owned()),
    }
}
