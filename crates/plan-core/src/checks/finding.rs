//! What stands out in a plan, and how much depends on it: what concerns the business goes before what concerns the
//! figures, and that before what concerns the form.

use super::rule::Rule;
use crate::reading::Place;
use crate::sorting::sort_by;
use crate::value::Misread;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::mem::{Discriminant, discriminant};

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path of ids of the field or row; for a worksheet's review, of the review.
    pub path: String,
    pub place: Place,
    pub rule: &'static Rule,
    /// What its words speak of, by the names that they have for it.
    pub facts: Vec<(&'static str, Fact)>,
}

/// Something that a finding says, without words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Of records, days, months.
    Count(i64),
    /// As it is, not rounded.
    Percent(Decimal),
    /// In the plan's currency.
    Money(Decimal),
    /// As somebody wrote it.
    Text(String),
    /// The name of a tier in the file, or what somebody wrote for one.
    Tier(String),
    /// Why an entry is not valid.
    Reason(Misread),
}

/// What depends on a finding, from the most on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consequence {
    /// Sales are going.
    Sales,
    /// People, risks, goals and promises.
    Business,
    /// A figure is not what it seems, or is not there.
    Figures,
    /// Something has to be filled in otherwise.
    Entries,
    /// A reason or a review is missing.
    Form,
}

impl Finding {
    /// What it has in common with others, whatever they are about.
    fn likeness(&self) -> (&'static str, Option<Discriminant<Misread>>) {
        let reason = self.facts.iter().find_map(|(_, fact)| match fact {
            Fact::Reason(reason) => Some(discriminant(reason)),
            _ => None,
        });
        (self.rule.name, reason)
    }

    /// Of several of a kind the larger goes before.
    fn size(&self) -> f64 {
        match self.facts.first() {
            Some((_, Fact::Percent(percent))) => percent.to_f64().unwrap_or_default(),
            Some((_, Fact::Count(count))) => count.to_f64().unwrap_or_default(),
            _ => 0.0,
        }
    }
}

/// Those of a kind together, the kinds by what depends on them, and otherwise in the order given.
pub fn by_consequence(findings: &[Finding]) -> Vec<Vec<Finding>> {
    let mut groups: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        match groups.iter_mut().find(|group| group[0].likeness() == finding.likeness()) {
            Some(group) => group.push(finding.clone()),
            None => groups.push(vec![finding.clone()]),
        }
    }
    for group in &mut groups {
        sort_by(group, |one, other| other.size().total_cmp(&one.size()));
    }
    sort_by(&mut groups, |one, other| one[0].rule.consequence.cmp(&other[0].rule.consequence));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rule_named;
    use crate::plan::Worksheet;

    #[test]
    fn what_costs_sales_goes_first_and_those_of_a_kind_stand_together() {
        let finding = |path: &str, rule: &str, facts: Vec<(&'static str, Fact)>| {
            let place = Place { worksheet: Some(Worksheet::Buying), account: None };
            Finding { path: path.to_owned(), place, rule: rule_named(rule).unwrap(), facts }
        };
        let fell = |percent: i64| vec![("percent", Fact::Percent(percent.into()))];
        let reason = |reason: Misread| vec![("reason", Fact::Reason(reason))];
        let found = [
            finding("a", "not_valid", reason(Misread::UnknownChoice)),
            finding("b", "figure_without_reason", vec![]),
            finding("c", "sales_fell", fell(20)),
            finding("d", "not_valid", reason(Misread::NotANumber)),
            finding("e", "not_valid", reason(Misread::UnknownChoice)),
            finding("f", "single_threaded", vec![]),
            finding("g", "sales_fell", fell(42)),
        ];
        let groups = by_consequence(&found);
        let paths: Vec<String> = groups.iter().map(|group| group.iter().map(|it| it.path.as_str()).collect()).collect();
        assert_eq!(paths, ["gc", "f", "ae", "d", "b"]);
    }
}
