//! What stands out in a plan: entries that are not valid or contradict each other, what is late, what nobody has
//! answered. A rule is data, a file per worksheet; a finding has a place and facts; its words stand with the page,
//! which knows them by the rule's name.

mod actions;
mod agenda;
mod assessment;
mod background;
mod buying;
mod care;
mod channel;
mod contracts;
mod cover;
mod coverage;
mod culture;
pub(crate) mod fields;
mod finding;
mod goals;
mod growth;
mod improvement;
mod incentives;
mod industry;
mod monitoring;
mod price;
mod product;
mod profile;
mod promotion;
mod reviews;
mod rule;
mod satisfaction;
mod scheme;
mod scope;
mod targets;
mod team;
#[cfg(test)]
mod tests;
mod training;
mod twice;
mod warning;

pub use finding::{Consequence, Fact, Finding, by_consequence};
pub use rule::Rule;

use crate::plan::Plan;
use crate::reading::PlanReading;
use crate::sorting::sort_by;
use chrono::NaiveDate;
use rule::{Case, Raised};

/// All rules, in the order of the worksheets.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let all = [
        fields::RULES,
        cover::RULES,
        background::RULES,
        goals::RULES,
        scope::RULES,
        profile::RULES,
        agenda::RULES,
        coverage::RULES,
        industry::RULES,
        buying::RULES,
        assessment::RULES,
        scheme::RULES,
        contracts::RULES,
        product::RULES,
        price::RULES,
        channel::RULES,
        promotion::RULES,
        team::RULES,
        training::RULES,
        incentives::RULES,
        culture::RULES,
        satisfaction::RULES,
        care::RULES,
        growth::RULES,
        targets::RULES,
        monitoring::RULES,
        warning::RULES,
        improvement::RULES,
        twice::RULES,
        reviews::RULES,
        actions::RULES,
    ];
    all.into_iter().flatten()
}

/// The rule with that name.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}

/// All findings, in the order of the worksheets. `reading` is that of the same plan.
pub fn check(plan: &Plan, reading: &PlanReading, today: NaiveDate) -> Vec<Finding> {
    let of_account = |place| fields::fields_of_account(plan, place);
    check_with(plan, reading, today, fields::fields_of_plan(plan, &of_account, &mut fields::Lists::default()))
}

/// The same, when what stands out in single fields is known already.
pub(crate) fn check_with(
    plan: &Plan,
    reading: &PlanReading,
    today: NaiveDate,
    mut found: Vec<Finding>,
) -> Vec<Finding> {
    let case = Case::new(plan, reading, today);
    for rule in rules() {
        (rule.find)(&case, &mut Raised { plan, rule, found: &mut found });
    }
    sort_by(&mut found, |one, other| one.place.worksheet.cmp(&other.place.worksheet));
    found
}
