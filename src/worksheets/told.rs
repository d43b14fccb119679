//! Places and changes of a plan in words, where they stand outside their worksheet: in conflicts, and in what would
//! change when a plan is put back.

use super::{field_label, value_in_words};
use crate::i18n::words::shell;
use plan_core::plan::{Plan, pointer};
use plan_core::workshop::{Change, changes};
use serde_json::Value;

/// What would change if a plan became another, a line for each place.
pub fn changes_in_words(now: &Plan, then: &Plan) -> Vec<String> {
    let line = |change: Change| match change {
        Change::Value { path, before, after } => {
            let (before, after) = (version_in_words(now, &path, &before), version_in_words(then, &path, &after));
            shell::change_of(shortened(&after), shortened(&before), place_in_words(now, &path)).say()
        }
        Change::Row { path } => shell::change_in_row(place_in_words(now, &path)).say(),
        Change::Comes { row } => shell::row_comes_back(place_in_words(then, &row)).say(),
        Change::Moves { row } => shell::row_moves(place_in_words(then, &row)).say(),
        Change::Goes { row } => shell::row_goes(place_in_words(now, &row)).say(),
    };
    changes(now, then).into_iter().map(|change| crate::i18n::visible(&line(change))).collect()
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['\u{2026}']).collect() }
}

/// Where it is: the names of the rows on the way, and the field's label.
pub fn place_in_words(plan: &Plan, path: &str) -> String {
    let mut parts = Vec::new();
    for (end, _) in path.match_indices('/').skip(1).chain(std::iter::once((path.len(), ""))) {
        for field in ["name", "statement", "what", "step", "year"] {
            if let Some(leaf) = pointer::leaf(plan, &format!("{}/{field}", &path[..end]))
                && !leaf.is_empty()
                && path[..end].matches('/').count() > 1
            {
                parts.push(leaf.typed());
            }
        }
    }
    if let Some(label) = field_label(path) {
        parts.push(label.say());
    }
    if parts.is_empty() { path.to_owned() } else { parts.join(" \u{203a} ") }
}

/// A version's value as the field would show it.
pub fn version_in_words(plan: &Plan, path: &str, value: &Value) -> String {
    use plan_core::plan::FacetMut;
    let Some(leaf) = pointer::leaf(plan, path) else {
        return value.to_string();
    };
    let mut trial = leaf.fresh();
    let FacetMut::Leaf(leaf) = trial.facet_mut() else {
        return value.to_string();
    };
    if !leaf.accept(value) {
        return value.to_string();
    }
    let text = value_in_words(plan, path, leaf);
    if text.is_empty() { shell::EMPTY_VALUE.say().to_owned() } else { text }
}
