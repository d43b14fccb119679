//! Industries, regions and members that a table of accounts names and the plan does not have: told once for all rows,
//! and taken into the plan with the accounts when somebody wants that.

use super::course::Import;
use crate::i18n::words::{import as words, shell};
use crate::i18n::{Told, t, visible};
use crate::prelude::*;
use plan_core::document::account_rows::Unknown;
use plan_core::value::Target;

/// Names that are listed of one kind.
const MOST: usize = 8;
/// Letters of a name that are shown.
const LONGEST: usize = 40;

/// In words: how many of a kind, and which.
type Kind = (Target, fn(usize, String) -> Told);

static KINDS: [Kind; 3] = [
    (Target::Industry, |count, names| words::unknown_industries(count, names)),
    (Target::Region, |count, names| words::unknown_regions(count, names)),
    (Target::Member, |count, names| words::unknown_members(count, names)),
];

#[component]
pub fn UnknownNames(import: Import) -> impl IntoView {
    when(
        move || import.unknown.with(|unknown| !unknown.is_empty()),
        move || {
            view! {
                <p data-unknown=move || import.unknown.with(Vec::len)>{move || import.unknown.with(|unknown| said(unknown))}</p>
                <label class="check"><input type="checkbox" data-choice="add-names" prop:checked=move || import.choices.with(|it| it.adds.names) on:change=move |event| import.choose(|it| it.adds.names = event_target_checked(&event)) />{t(words::ADD_NAMES)}</label>
            }
        },
    )
}

/// All of them, each kind by itself.
fn said(unknown: &[Unknown]) -> String {
    let kinds = KINDS.iter().filter_map(|(target, told)| {
        let names: Vec<&str> = unknown.iter().filter(|it| it.target == *target).map(|it| it.name.as_str()).collect();
        (!names.is_empty()).then(|| told(names.len(), listed(&names, MOST, LONGEST)).say())
    });
    words::unknown_names(kinds.collect::<Vec<_>>().join(shell::LIST_COMMA.say())).say()
}

/// The first of some names, and how many more there are.
pub fn listed(names: &[&str], most: usize, longest: usize) -> String {
    let shown = names.iter().take(most).map(|name| visible(&name.chars().take(longest).collect::<String>()));
    let more = names.len().saturating_sub(most);
    let more = (more > 0).then(|| shell::and_more(more).say());
    shown.chain(more).collect::<Vec<_>>().join(shell::LIST_COMMA.say())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};

    #[test]
    fn names_are_told_by_kind_and_not_without_end() {
        language().set(Language::English);
        let of = |target, name: &str| Unknown { target, name: name.to_owned(), rows: 1 };
        let mut unknown: Vec<Unknown> = (1..=10).map(|n| of(Target::Region, &format!("R{n}"))).collect();
        unknown.push(of(Target::Industry, "Grid"));
        assert_eq!(
            said(&unknown),
            "The plan does not have: 1 industry (Grid), 10 regions (R1, R2, R3, R4, R5, R6, R7, R8, and 2 more)."
        );
    }
}
