//! How what an account bought is read.

use super::notation::{Formula, Plain, percent};
use super::{AccountWorkings, Case, Input, InputLabel, Unit, Workings};
use crate::methods::{Class, RfmScore, Unavailable};
use crate::reading::assessment::{Source, in_currency};
use rust_decimal::Decimal;

pub(super) const WORKINGS: AccountWorkings = &[
    ("revenue", revenue),
    ("sales-growth", growth),
    ("orders", orders),
    ("recency", recency),
    ("monetary", monetary),
    ("rfm", |case| habits(case, Unit::Number, digits)),
    ("rfm-segment", segment),
    ("sales-share", share),
    ("pareto", pareto),
];

/// Sales of twelve months as they count, by hand or from the records.
pub(super) fn sales(case: &Case<'_>) -> Input {
    let value = case.read.revenue.ok().map(|sales| Plain::exact(sales).text);
    Input::new(InputLabel::Word("sales"), value, Some(case.read.revenue_source))
}

/// The sum of the last twelve months' records, whatever was set by hand.
pub(super) fn sales_recorded(case: &Case<'_>) -> Input {
    let bought = &case.read.purchases;
    if bought.counted == 0 {
        return Input::new(InputLabel::Word("sales_recorded"), None, Some(Source::Missing));
    }
    Input::records("sales_recorded", Plain::exact(bought.year.amount).text)
}

/// The day to which is counted, and how many records do not count.
fn records(case: &Case<'_>) -> [Input; 3] {
    let bought = &case.read.purchases;
    let is_set = case.plan.scheme.counted_to.valid().is_some();
    [
        Input::records("records", Plain::count(bought.counted).text),
        Input::records("left_out", Plain::count(bought.left_out.all()).text),
        Input {
            source: is_set.then_some(Source::Field),
            ..Input::computed("counted_to", bought.day.map(|day| day.to_string()))
        },
    ]
}

/// Nothing computes without a record.
fn counted<T>(case: &Case<'_>, value: T) -> Result<T, Unavailable> {
    if case.read.purchases.counted == 0 { Err(case.read.purchases.why_none()) } else { Ok(value) }
}

fn revenue(case: &Case<'_>) -> Workings {
    let mut inputs = vec![sales(case)];
    if case.read.revenue_source != Source::Hand {
        inputs.extend(records(case));
    }
    let result = case.read.revenue.map(|sales| Plain::exact(sales).text);
    Workings { inputs, expression: String::new(), result, unit: Unit::Money }
}

fn growth(case: &Case<'_>) -> Workings {
    let bought = &case.read.purchases;
    let (year, before) = (Plain::exact(bought.year.amount), Plain::exact(bought.year_before.amount));
    let mut inputs = vec![sales_recorded(case), Input::records("sales_before", before.text.clone())];
    inputs.extend(records(case));
    let result = case.read.growth.and_then(percent);
    let expression = match &result {
        Ok(result) => {
            let formula = Formula::default().sign("(").number(&year).sign(" − ").number(&before);
            formula.sign(") ÷ ").number(&before).gives(result, "%")
        }
        Err(_) => String::new(),
    };
    Workings { inputs, expression, result: result.map(|growth| growth.text), unit: Unit::Percent }
}

fn orders(case: &Case<'_>) -> Workings {
    let count = Plain::count(case.read.purchases.year.orders).text;
    let mut inputs = vec![Input::records("orders", count.clone())];
    inputs.extend(records(case));
    Workings { inputs, expression: String::new(), result: counted(case, count), unit: Unit::Number }
}

fn recency(case: &Case<'_>) -> Workings {
    let bought = &case.read.purchases;
    let source = if bought.last.is_some() { Source::Records } else { Source::Missing };
    let last = bought.last.map(|day| day.to_string());
    let mut inputs = vec![Input::new(InputLabel::Word("last_order"), last, Some(source))];
    inputs.extend(records(case));
    let result = bought.recency_days().map(|days| Plain::exact(days.into()));
    let expression = match (&result, bought.last, bought.day) {
        (Ok(days), Some(last), Some(day)) => {
            Formula::default().sign(&day.to_string()).sign(" − ").sign(&last.to_string()).gives(days, "")
        }
        _ => String::new(),
    };
    Workings { inputs, expression, result: result.map(|days| days.text), unit: Unit::Days }
}

fn monetary(case: &Case<'_>) -> Workings {
    let amount = Plain::exact(case.read.purchases.all.amount).text;
    let mut inputs = vec![Input::records("amount_all", amount.clone())];
    inputs.extend(records(case));
    Workings { inputs, expression: String::new(), result: counted(case, amount), unit: Unit::Money }
}

fn habits(case: &Case<'_>, unit: Unit, show: fn(RfmScore) -> String) -> Workings {
    let (bought, rfm) = (&case.read.purchases, case.read.rfm);
    let months = case.reading.rfm_months;
    let lately = bought.lately(months);
    let score = |read: fn(&RfmScore) -> u8| rfm.ok().map(|score| Plain::count(read(&score).into()).text);
    let buyers = case.reading.accounts.iter().filter(|account| account.purchases.habit(months).is_some()).count();
    let days = bought.recency_days().ok().map(|days| days.to_string());
    let recency = if days.is_some() { Source::Records } else { Source::Missing };
    let inputs = vec![
        Input::new(InputLabel::Word("recency_days"), days, Some(recency)).scored(score(|it| it.recency)),
        Input::records("orders_lately", Plain::count(lately.orders).text).scored(score(|it| it.frequency)),
        Input::records("amount_lately", Plain::exact(lately.amount).text).scored(score(|it| it.monetary)),
        Input::computed("rfm_months", Some(months.to_string())),
        Input::computed("buyers", Some(Plain::count(buyers).text)),
    ];
    let letters = |score: RfmScore| format!("R = {}, F = {}, M = {}", score.recency, score.frequency, score.monetary);
    Workings { inputs, expression: rfm.map(letters).unwrap_or_default(), result: rfm.map(show), unit }
}

/// Where sales fell, the fall goes into it as well.
fn segment(case: &Case<'_>) -> Workings {
    let mut workings = habits(case, Unit::Word, digits);
    workings.result = case.read.segment().map(|segment| segment.slug().to_owned());
    if let (true, Ok(growth)) = (case.read.is_praise_withheld(), case.read.growth.and_then(percent)) {
        workings.expression = Formula::default().percent(&growth).sign(" \u{2264} (\u{2212}20%)").done();
        workings.inputs.push(Input::records("sales_growth", growth.text));
    }
    workings
}

/// `543`: how recency, frequency and monetary value are written together.
fn digits(score: RfmScore) -> String {
    format!("{}{}{}", score.recency, score.frequency, score.monetary)
}

fn share(case: &Case<'_>) -> Workings {
    let whole = case.reading.whole;
    let typed = in_currency(&case.plan.background.concentration.total_sales, &case.plan.currency.0);
    let whole_input = match typed.filter(|typed| *typed == whole && !typed.is_zero()) {
        Some(total) => Input::field("total_sales", Some(total)),
        None => Input::computed("accounts_sales", Some(Plain::exact(whole).text)),
    };
    let ours = case.read.revenue.map(positive);
    let result = case.read.share.and(ours).and_then(|ours| ours.checked_div(whole).ok_or(Unavailable::NoPositiveBase));
    let result = result.and_then(percent);
    let expression = match (&result, ours) {
        (Ok(result), Ok(ours)) => {
            let formula = Formula::default().number(&Plain::exact(ours)).sign(" ÷ ").number(&Plain::exact(whole));
            formula.gives(result, "%")
        }
        _ => String::new(),
    };
    let inputs = vec![sales(case), whole_input];
    Workings { inputs, expression, result: result.map(|share| share.text), unit: Unit::Percent }
}

/// Classes go by the sum of the accounts, even where shares go by all our sales.
fn pareto(case: &Case<'_>) -> Workings {
    let sum = case.reading.sales;
    let part = |value: Decimal| value.checked_div(sum);
    let own = case.read.revenue.map(positive);
    let before = larger(case);
    let shown = |slug: &'static str, sales: Option<Decimal>| {
        Some(Input::computed(slug, Some(percent(part(sales?)?).ok()?.text)))
    };
    let mut inputs = vec![sales(case), Input::computed("accounts_sales", Some(Plain::exact(sum).text))];
    inputs.extend(shown("share_percent", own.ok()));
    inputs.extend(shown("cumulated_before", before));
    let result = case.read.class();
    let at = before.and_then(part).and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED));
    let [of_b, of_c] = [80, 95].map(Decimal::from);
    let below = |edge: Decimal| at.map(|at| Plain::exact_such_that(at, |shown| shown < edge));
    let expression = match result {
        Ok(Class::A) => below(of_b).map(|at| Formula::default().percent(&at).sign(" < 80%")),
        Ok(Class::B) => below(of_c).map(|at| Formula::default().sign("80% ≤ ").percent(&at).sign(" < 95%")),
        Ok(Class::C) => at.map(|at| Formula::default().percent(&Plain::exact(at)).sign(" ≥ 95%")),
        Err(_) => None,
    };
    let expression = expression.map_or_else(String::new, Formula::done);
    Workings { inputs, expression, result: result.map(|class| class.slug().to_owned()), unit: Unit::Word }
}

/// Returns may outweigh what was bought; parts of a whole cannot.
fn positive(sales: Decimal) -> Decimal {
    sales.max(Decimal::ZERO)
}

/// The sales of all accounts that stand before this one: the larger ones, and equals that come first.
fn larger(case: &Case<'_>) -> Option<Decimal> {
    let own = positive(case.read.revenue.ok()?);
    let mut sum = Decimal::ZERO;
    let mut is_before = true;
    for account in &case.reading.accounts {
        is_before &= account.id != case.read.id;
        let Ok(sales) = account.revenue.map(positive) else {
            continue;
        };
        if sales > own || is_before && sales == own {
            sum = sum.checked_add(sales)?;
        }
    }
    Some(sum)
}
