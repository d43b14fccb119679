//! The scheme that a new plan begins with, and that a plan without criteria can be given: that of
//! `plan-core`, with names in the reader's language.

use super::planner::Planner;
use crate::i18n::{Msg, words::scheme::criterion as c};
use plan_core::plan::assessment::default_scheme;
use plan_core::plan::{Plan, RowId};

/// The names of the criteria, by their sources.
static NAMES: [(&str, Msg); 8] = [
    ("share_of_sales", c::SHARE_OF_SALES),
    ("margin", c::MARGIN),
    ("comparison", c::COMPARISON),
    ("relationship", c::RELATIONSHIP),
    ("share_of_wallet", c::SHARE_OF_WALLET),
    ("growth", c::GROWTH),
    ("buy_more", c::BUY_MORE),
    ("credit", c::CREDIT),
];

/// Gives a plan what it lacks of the default scheme, as one edit.
pub fn fill_default_scheme(planner: Planner) {
    let rows = ids(|| planner.new_id());
    planner.edit(|plan| fill(plan, rows));
}

/// An id for each row of the scheme. They are made before the edit, during which nobody hands out any.
pub(super) fn ids(new_id: impl FnMut() -> RowId) -> Vec<RowId> {
    std::iter::repeat_with(new_id).take(default_scheme::ROWS).collect()
}

pub(super) fn fill(plan: &mut Plan, rows: Vec<RowId>) {
    let name = |source: &str| {
        NAMES.iter().find(|(known, _)| *known == source).map(|(_, name)| name.say().to_owned()).unwrap_or_default()
    };
    default_scheme::fill(&mut plan.scheme, &name, rows);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_criterion_has_a_name_of_the_readers_language() {
        let mut number = 0;
        let rows = ids(|| {
            number += 1;
            RowId::new(&number.to_string()).unwrap()
        });
        let mut plan = Plan::default();
        fill(&mut plan, rows);
        let names: Vec<&str> = plan.scheme.criteria.iter().map(|criterion| criterion.name.0.as_str()).collect();
        assert_eq!(names, NAMES.map(|(_, name)| name.in_language(Language::Chinese)));
        assert!(names.iter().all(|name| !name.is_empty()));
    }
}
