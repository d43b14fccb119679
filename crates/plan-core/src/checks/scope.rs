//! Worksheet 1.3: times that end before they start.

use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::value::{Date, Entry};

pub(super) static RULES: &[Rule] = &[rule!(
    "end_before_start", Entries, [], end_before_start,
    raised: |plan| {
        let phase = Phase { start: Entry::of("2027-05-01"), end: Entry::of("2027-04-30"), ..Phase::default() };
        plan.scope.phases.push(id("p"), phase);
    },
    quiet: |plan| (plan.scope.start, plan.scope.end) = (Entry::of("2027-05-01"), Entry::of("2027-05-01")),
)];

fn end_before_start(case: &Case<'_>, raised: &mut Raised<'_>) {
    let scope = &case.plan.scope;
    if is_reversed(&scope.start, &scope.end) {
        raised.at("/scope/end".into());
    }
    for phase in scope.phases.iter().filter(|phase| is_reversed(&phase.start, &phase.end)) {
        raised.at(format!("/scope/phases/{}/end", phase.id));
    }
}

fn is_reversed(start: &Entry<Date>, end: &Entry<Date>) -> bool {
    start.valid().zip(end.valid()).is_some_and(|(start, end)| end < start)
}
