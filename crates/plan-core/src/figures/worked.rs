//! A figure that is worked out here and nowhere else: what it comes to, how, and how it is to be looked at. Tiles, cells
//! of tables, paper and the explanation all show the same one.

use super::notation::{Formula, Plain};
use super::{Explanation, Input, InputLabel, Unit};
use crate::methods::Unavailable;
use crate::plan::{Account, Plan, Row, pointer};
use crate::reading::assessment::{AccountReading, PlanReading, Source};
use crate::value::{Entry, Typed, fixed};
use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// A figure by its name, which is that of its words too.
#[derive(Debug)]
pub struct Figure {
    pub name: &'static str,
    pub work: Work,
}

/// Of what it is a figure.
#[derive(Debug, Clone, Copy)]
pub enum Work {
    Plan(fn(&Sight<'_>) -> Worked),
    /// Of the account in view.
    Account(fn(&Sight<'_>, &Row<Account>) -> Worked),
    /// Of each row of the list at that path, which counts from the plan with a leading slash, else from an account.
    Row(&'static str, fn(&RowSight<'_>) -> Worked),
    /// Of each row of such a list, whose id is given, by what was read off the whole plan: it follows a moment later.
    ReadRow(&'static str, fn(&Sight<'_>, &str) -> Worked),
}

impl Figure {
    pub const fn of_plan(name: &'static str, work: fn(&Sight<'_>) -> Worked) -> Self {
        Self { name, work: Work::Plan(work) }
    }

    pub const fn of_account(name: &'static str, work: fn(&Sight<'_>, &Row<Account>) -> Worked) -> Self {
        Self { name, work: Work::Account(work) }
    }

    pub const fn of_row(name: &'static str, list: &'static str, work: fn(&RowSight<'_>) -> Worked) -> Self {
        Self { name, work: Work::Row(list, work) }
    }

    pub const fn of_read_row(name: &'static str, list: &'static str, work: fn(&Sight<'_>, &str) -> Worked) -> Self {
        Self { name, work: Work::ReadRow(list, work) }
    }

    /// All that it comes to in a plan, each with the path of its row, its account, or nothing.
    pub fn everywhere(&self, sight: &Sight<'_>) -> Vec<(String, Worked)> {
        let Sight { plan, today, .. } = *sight;
        let accounts = || plan.accounts.iter();
        match self.work {
            Work::Plan(work) => vec![(String::new(), work(sight))],
            Work::Account(work) => accounts().map(|it| (format!("/accounts/{}", it.id), work(sight, it))).collect(),
            Work::Row(list, work) => {
                let rows = paths(plan, list).into_iter();
                rows.map(|path| (path.clone(), work(&RowSight { plan, today, path: &path }))).collect()
            }
            Work::ReadRow(list, work) => {
                let rows = paths(plan, list).into_iter();
                rows.map(|path| (path.clone(), work(sight, id_in(&path)))).collect()
            }
        }
    }
}

/// The paths of all rows of a list, of the plan or of each account.
fn paths(plan: &Plan, list: &str) -> Vec<String> {
    let list_below = |list: &str| plan.accounts.iter().map(|it| format!("/accounts/{}/{list}", it.id)).collect();
    let lists = if list.starts_with('/') { vec![list.to_owned()] } else { list_below(list) };
    let rows = lists.iter().flat_map(|list| {
        let rows = pointer::rows(plan, list);
        let ids = rows.into_iter().flat_map(|rows| (0..rows.len()).map(|place| rows.id(place)));
        ids.map(move |id| format!("{list}/{id}")).collect::<Vec<_>>()
    });
    rows.collect()
}

/// The id of the row at a path.
pub fn id_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What there is to see of a plan.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    pub plan: &'a Plan,
    pub reading: &'a PlanReading,
    pub today: NaiveDate,
}

impl<'a> Sight<'a> {
    /// What was read off an account; nothing for one that is archived or was made a moment ago.
    pub fn account(&self, id: &str) -> Option<&'a AccountReading> {
        self.reading.account(id)
    }
}

/// A row and its plan. Rows are worked out while somebody types, so nothing read off the whole plan goes into them.
#[derive(Debug, Clone, Copy)]
pub struct RowSight<'a> {
    pub plan: &'a Plan,
    pub today: NaiveDate,
    pub path: &'a str,
}

impl<'a> RowSight<'a> {
    /// The row's own id.
    pub fn id(&self) -> &'a str {
        id_in(self.path)
    }

    /// The account whose list it is in.
    pub fn account(&self) -> Option<&'a Row<Account>> {
        self.plan.accounts.get(self.path.strip_prefix("/accounts/")?.split('/').next()?)
    }
}

/// How a figure is to be looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Warn,
    Bad,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Worked {
    pub result: Result<Shape, Unavailable>,
    pub inputs: Vec<Input>,
    /// The formula with the numbers in it; see `Explanation`.
    pub expression: String,
    pub tone: Tone,
    /// Drawn as a bar besides.
    pub is_part: bool,
    /// It rests on so much of what it needs, as a ratio.
    pub known: f64,
}

/// What a figure comes to, not yet rounded.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Number(Decimal),
    /// Shown with one digit after the point.
    Points(Decimal),
    Count(usize),
    /// A ratio, shown as percent.
    Ratio(Decimal),
    /// In a currency; an empty one is the plan's.
    Money(Decimal, String),
    Days(i64),
    Day(NaiveDate),
    /// One of a set of choices.
    Word(&'static str, &'static str),
}

impl Shape {
    /// The figure for programs: ratios with four digits after the point, money with at most two.
    pub fn value(&self) -> String {
        let round = |number: &Decimal, places| {
            number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
        };
        match self {
            Self::Number(number) | Self::Points(number) => round(number, 4),
            Self::Count(count) => count.to_string(),
            Self::Ratio(ratio) => fixed(ratio.to_f64().unwrap_or_default(), 4),
            Self::Money(sum, _) => round(sum, 2),
            Self::Days(days) => days.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Word(_, slug) => (*slug).to_owned(),
        }
    }

    /// Beyond this no digits are left for what stands in a formula.
    fn is_sayable(&self) -> bool {
        let most = Decimal::from(1_000_000_000_000_000_i64);
        match self {
            Self::Number(number) | Self::Points(number) | Self::Ratio(number) | Self::Money(number, _) => {
                number.abs() < most
            }
            Self::Count(_) | Self::Days(_) | Self::Day(_) | Self::Word(..) => true,
        }
    }

    fn plain(&self) -> Plain {
        match self {
            Self::Number(number) | Self::Points(number) | Self::Money(number, _) => Plain::exact(*number),
            Self::Count(count) => Plain::count(*count),
            Self::Ratio(ratio) => super::notation::percent(*ratio).unwrap_or_else(|_| Plain::exact(*ratio)),
            Self::Days(days) => Plain::exact((*days).into()),
            Self::Day(_) | Self::Word(..) => Plain { text: self.value(), is_rounded: false },
        }
    }

    fn unit(&self) -> Unit {
        match self {
            Self::Number(_) | Self::Points(_) | Self::Count(_) => Unit::Number,
            Self::Ratio(_) => Unit::Percent,
            Self::Money(..) => Unit::Money,
            Self::Days(_) => Unit::Days,
            Self::Day(_) => Unit::Date,
            Self::Word(set, _) => Unit::Choice(set),
        }
    }
}

impl Worked {
    pub fn of(result: Result<Shape, Unavailable>) -> Self {
        // A ratio that has no percent cannot be said.
        let result = result.and_then(|shape| match shape {
            Shape::Ratio(ratio) if super::notation::percent(ratio).is_err() => Err(Unavailable::Overflow),
            shape => Ok(shape),
        });
        Self { result, inputs: Vec::new(), expression: String::new(), tone: Tone::Plain, is_part: false, known: 1.0 }
    }

    /// There is none, since something that goes into it is empty.
    pub fn missing() -> Self {
        Self::of(Err(Unavailable::Missing))
    }

    pub fn number(result: Result<Decimal, Unavailable>) -> Self {
        Self::of(result.map(Shape::Number))
    }

    pub fn points(result: Result<Decimal, Unavailable>) -> Self {
        Self::of(result.map(Shape::Points))
    }

    pub fn count(count: usize) -> Self {
        Self::of(Ok(Shape::Count(count)))
    }

    pub fn ratio(result: Result<Decimal, Unavailable>) -> Self {
        Self::of(result.map(Shape::Ratio))
    }

    /// In the plan's currency.
    pub fn money(result: Result<Decimal, Unavailable>) -> Self {
        Self::of(result.map(|sum| Shape::Money(sum, String::new())))
    }

    pub fn money_in(result: Result<Decimal, Unavailable>, currency: &str) -> Self {
        Self::of(result.map(|sum| Shape::Money(sum, currency.to_owned())))
    }

    pub fn days(result: Result<i64, Unavailable>) -> Self {
        Self::of(result.map(Shape::Days))
    }

    pub fn day(result: Result<NaiveDate, Unavailable>) -> Self {
        Self::of(result.map(Shape::Day))
    }

    pub fn word(set: &'static str, result: Result<&'static str, Unavailable>) -> Self {
        Self::of(result.map(|slug| Shape::Word(set, slug)))
    }

    /// With something that went into it: a slug of the page's words for inputs.
    #[must_use]
    pub fn with(mut self, input: Input) -> Self {
        self.inputs.push(input);
        self
    }

    #[must_use]
    pub fn with_all(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    /// With the formula that gives it, which is left out where there is no result.
    #[must_use]
    pub fn by(mut self, formula: Formula) -> Self {
        if let Some(shape) = self.result.as_ref().ok().filter(|shape| shape.is_sayable()) {
            let unit = if matches!(shape, Shape::Ratio(_)) { "%" } else { "" };
            self.expression = match shape {
                Shape::Word(..) => formula.done(),
                _ => formula.gives(&shape.plain(), unit),
            };
        }
        self
    }

    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// Toned by what it comes to.
    #[must_use]
    pub fn toned_by(self, tone: impl FnOnce(&Shape) -> Tone) -> Self {
        let tone = self.result.as_ref().map_or(Tone::Plain, tone);
        self.toned(tone)
    }

    #[must_use]
    pub fn as_part(self) -> Self {
        Self { is_part: true, ..self }
    }

    #[must_use]
    pub fn resting_on(self, known: f64) -> Self {
        Self { known, ..self }
    }

    /// The same, as the explanation of a method.
    pub fn explanation(&self, method: &'static str) -> Explanation {
        let missing = self.inputs.iter().filter(|input| input.is_missing()).map(|input| input.label.clone()).collect();
        Explanation {
            method,
            inputs: self.inputs.clone(),
            expression: self.expression.clone(),
            result: self.result.as_ref().map(|shape| shape.plain().text).map_err(|reason| *reason),
            unit: self.result.as_ref().map_or(Unit::Number, Shape::unit),
            missing,
            rests_on: super::provisional(self.known).filter(|_| self.result.is_ok()),
        }
    }
}

impl Input {
    /// A field of the plan, as it stands.
    pub fn entry<T: Typed>(slug: &'static str, entry: &Entry<T>) -> Self {
        let value = entry.valid().map(Typed::show);
        let source = if value.is_some() { Source::Field } else { Source::Missing };
        Self::new(InputLabel::Word(slug), value, Some(source))
    }

    /// A number that other figures or rows came to.
    pub fn sum(slug: &'static str, value: Decimal) -> Self {
        Self::new(InputLabel::Word(slug), Some(Plain::exact(value).text), None)
    }

    pub fn counted(slug: &'static str, count: usize) -> Self {
        Self::new(InputLabel::Word(slug), Some(Plain::count(count).text), None)
    }

    /// What somebody called it, with what it adds.
    pub fn called(name: &str, value: Decimal) -> Self {
        Self::new(super::named(name), Some(Plain::exact(value).text), None)
    }
}
