//! How the figures of the whole plan came about.

use super::notation::{Formula, Plain};
use super::{Input, Unit, Workings, named};
use crate::methods::{CONSISTENT, RANDOM_INDEX, Unavailable};
use crate::plan::Plan;
use crate::reading::assessment::{PlanReading, Source};
use crate::sorting::sort_by;

type PlanWorkings = &'static [(&'static str, fn(&Plan, &PlanReading) -> Option<Workings>)];

pub(super) const WORKINGS: PlanWorkings = &[
    ("repeat-rate", |_, reading| Some(repeat_rate(reading))),
    ("concentration", |_, reading| Some(concentration(reading))),
    ("consistency-ratio", consistency),
];

fn repeat_rate(reading: &PlanReading) -> Workings {
    let with = |least: usize| reading.accounts.iter().filter(|account| account.purchases.all.orders >= least).count();
    let (buyers, again) = (Plain::count(with(1)), Plain::count(with(2)));
    let result = reading.repeat_rate.map(|ratio| Plain::of(ratio * 100.0));
    let expression = match &result {
        Ok(result) => Formula::default().number(&again).sign(" ÷ ").number(&buyers).gives(result, "%"),
        Err(_) => String::new(),
    };
    let inputs = vec![Input::records("repeat_buyers", again.text), Input::records("buyers", buyers.text)];
    Workings { inputs, expression, result: result.map(|rate| rate.text), unit: Unit::Percent }
}

/// What the line shows; the smallest of many shares square to next to nothing.
const MOST_TERMS: usize = 12;

/// A factor of next to nothing still makes a difference when what it is multiplied with is large.
const SMALL_PLACES: u32 = 4;

/// What binary arithmetic leaves over is nobody's.
const LEAST_LEFT: f64 = 1e-6;

fn concentration(reading: &PlanReading) -> Workings {
    let mut shares: Vec<(f64, &str, Source)> = reading
        .accounts
        .iter()
        .filter_map(|account| Some((account.share.ok()? * 100.0, account.name.as_str(), account.revenue_source)))
        .collect();
    sort_by(&mut shares, |(one, ..), (other, ..)| other.total_cmp(one));
    let row = |(share, name, source): &(f64, &str, Source)| {
        Input::new(named(name), Some(Plain::of(*share).text), Some(*source))
    };
    let mut inputs: Vec<Input> = shares.iter().map(row).collect();
    let found = match reading.concentration {
        Ok(found) => found,
        Err(reason) => {
            return Workings { inputs, expression: String::new(), result: Err(reason), unit: Unit::Number };
        }
    };
    // What is next to nothing is shown as nothing, and still counts.
    let is_tiny = shares.iter().any(|(share, ..)| *share > 0.0 && *share < LEAST_LEFT);
    let mut formula = Formula::default().rounded(is_tiny || shares.len() > MOST_TERMS);
    for (place, (share, ..)) in shares.iter().take(MOST_TERMS).enumerate() {
        formula = formula.sign(if place > 0 { " + " } else { "" }).number(&Plain::of(*share)).sign("²");
    }
    let formula = if shares.len() > MOST_TERMS { formula.sign(" + …") } else { formula };
    let (least, most) = (Plain::of(found.least), Plain::of(found.most));
    let mut expression = formula.gives(&least, "");
    let mut result = least.text.clone();
    if least.text != most.text {
        let (count, share, left) = found.others;
        let mut upper = Formula::default().number(&least).rounded(is_tiny);
        if count > 0.0 {
            upper = upper.sign(" + ").number(&Plain::of(count)).sign(" × ");
            upper = upper.number(&Plain::with_places(share, SMALL_PLACES)).sign("²");
        }
        if left > LEAST_LEFT {
            upper = upper.sign(" + ").number(&Plain::with_places(left, SMALL_PLACES)).sign("²");
        }
        let (upper, rest) = (upper.gives(&most, ""), Plain::of(found.rest));
        expression = format!("{expression}; {upper}");
        result = format!("{result}\u{2013}{}", most.text);
        inputs.push(Input::computed("rest_percent", Some(rest.text)));
    }
    Workings { inputs, expression, result: Ok(result), unit: Unit::Number }
}

/// With three places, because what is held against 0.10 may be 0.104.
const RATIO_PLACES: u32 = 3;

/// None where weights are typed.
fn consistency(plan: &Plan, reading: &PlanReading) -> Option<Workings> {
    let ratio = reading.consistency?;
    let count = plan.scheme.criteria.len();
    let random = count.checked_sub(1).and_then(|place| RANDOM_INDEX.get(place)).copied();
    let shown = |value: f64| Plain::with_places(value, RATIO_PLACES);
    let index = ratio.ok().zip(random).map(|(ratio, random)| shown(ratio * random));
    let limit = Plain::of(CONSISTENT);
    // On which side of the limit it lies has to show.
    let result: Result<Plain, Unavailable> = ratio.map(|ratio| {
        let shows_the_side = |shown: f64| (shown > CONSISTENT) == (ratio > CONSISTENT);
        Some(shown(ratio))
            .filter(|it| it.text.parse().is_ok_and(shows_the_side))
            .unwrap_or_else(|| Plain::such_that(ratio, shows_the_side))
    });
    // One or two criteria cannot disagree, and there is nothing to divide by.
    let expression = match (&result, &index, random.filter(|random| *random > 0.0)) {
        (Ok(ratio), Some(index), Some(random)) => {
            Formula::default().number(index).sign(" ÷ ").number(&Plain::of(random)).gives(ratio, "")
        }
        _ => String::new(),
    };
    let mut inputs = vec![Input::text("criteria", Some(Plain::count(count).text))];
    inputs.extend(index.map(|index| Input::computed("consistency_index", Some(index.text))));
    inputs.extend(random.map(|random| Input::computed("random_index", Some(Plain::of(random).text))));
    inputs.push(Input::computed("consistency_limit", Some(limit.text)));
    Some(Workings { inputs, expression, result: result.map(|ratio| ratio.text), unit: Unit::Number })
}
