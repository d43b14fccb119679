//! Chapter 5: what is to be reached by when, what has been, what may go wrong, and what we do better.

mod improvement;
pub mod monitoring;
pub mod targets;
pub mod warning;

pub use improvement::IMPROVEMENT;
pub use monitoring::MONITORING;
pub use targets::TARGETS;
pub use warning::WARNING;

use crate::i18n::words::{shell, targets as t};
use crate::i18n::{Msg, choice_label, decimal, money, rounded, visible};
use plan_core::plan::Plan;
use plan_core::reading::{Measured, Whose};
use plan_core::value::{Closed, Slugs, Target};
use rust_decimal::Decimal;

/// What is counted, in words: one of the four measures, or as the plan calls its own.
fn measure_name(plan: &Plan, measured: Measured<'_>) -> String {
    match plan.targets.other_measures.get(measured.other) {
        Some(own) if !own.name.0.trim().is_empty() => visible(&own.name.0),
        _ => slug_label(measured.measure),
    }
}

fn slug_label<S: Closed>(choice: S) -> String {
    let place = S::ALL.iter().position(|one| *one == choice).unwrap_or_default();
    choice_label(<S as Slugs>::SET.name, <S as Slugs>::SET.slugs[place])
}

/// For whom a row stands, by name.
fn whose_name(plan: &Plan, whose: Whose<'_>) -> String {
    let target = match whose {
        Whose::Plan => return t::WHOLE_PLAN.say().to_owned(),
        Whose::Account(_) => Target::Account,
        Whose::Member(_) => Target::Member,
        Whose::Product(_) => Target::Product,
    };
    let name = crate::sheets::named(plan, target, whose.id());
    if name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { name }
}

/// A sum of what is counted; a dash where there is none.
fn amount(plan: &Plan, measured: Measured<'_>, sum: Option<Decimal>) -> String {
    match sum {
        Some(sum) if measured.is_money() => money(sum, &plan.currency.0),
        Some(sum) => decimal(&rounded(sum, 2).normalize().to_string(), 2),
        None => "\u{2013}".to_owned(),
    }
}

/// January to December.
const MONTHS: [Msg; 12] = [
    t::column::targets::m01.label,
    t::column::targets::m02.label,
    t::column::targets::m03.label,
    t::column::targets::m04.label,
    t::column::targets::m05.label,
    t::column::targets::m06.label,
    t::column::targets::m07.label,
    t::column::targets::m08.label,
    t::column::targets::m09.label,
    t::column::targets::m10.label,
    t::column::targets::m11.label,
    t::column::targets::m12.label,
];
