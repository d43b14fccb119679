//! What a reference names, wherever that is read: the row's name, or the text as it was written that is no row's, with
//! a mark.

use crate::i18n::visible;
use crate::i18n::words::found;
use plan_core::plan::Plan;
use plan_core::reading::{is_made_id, name_of};
use plan_core::value::{Kind, Leaf, Target};

/// One thing that a field of references names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The name of a row; may be blank.
    Row(String),
    /// As it was written: no row is called so, or the row is gone.
    Unlisted(String),
}

impl Named {
    /// What a reference of that text names; nothing where it is empty.
    pub fn one(plan: &Plan, target: Target, path: &str, text: &str) -> Option<Self> {
        let name = || name_of(plan, target, path, text).map_or_else(|| Self::Unlisted(text.to_owned()), Self::Row);
        (!text.is_empty()).then(name)
    }

    /// All that a field names. A name that was not found stays whole, with its blanks.
    pub fn all(plan: &Plan, path: &str, leaf: &dyn Leaf) -> Vec<Self> {
        let typed = leaf.typed();
        match leaf.kind() {
            Kind::Reference(target) => Self::one(plan, target, path, &typed).into_iter().collect(),
            Kind::References(target) => {
                let mut all: Vec<Self> = Vec::new();
                for named in typed.split_whitespace().filter_map(|word| Self::one(plan, target, path, word)) {
                    match (all.last_mut(), named) {
                        (Some(Self::Unlisted(before)), Self::Unlisted(word)) => before.extend([" ", &word]),
                        (_, named) => all.push(named),
                    }
                }
                all
            }
            _ => Vec::new(),
        }
    }

    /// Without a mark, for sorting and searching.
    pub fn text(self) -> String {
        let (Self::Row(text) | Self::Unlisted(text)) = self;
        text
    }

    /// As a person reads it.
    pub fn say(self) -> String {
        match self {
            Self::Row(name) => visible(&name),
            Self::Unlisted(id) if is_made_id(&id) => found::ROW_GONE.say().to_owned(),
            Self::Unlisted(text) => found::not_listed(visible(&text)).say(),
        }
    }
}

/// What a reference to one row names, as a person reads it; empty where nothing is chosen.
pub fn named(plan: &Plan, target: Target, text: &str) -> String {
    Named::one(plan, target, "", text).map(Named::say).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use crate::sheets::answer::answer;
    use crate::sheets::value_in_words;
    use leptos::prelude::Set;
    use plan_core::plan::{Action, Member, RowId, pointer};
    use plan_core::value::{Line, Reference};

    #[test]
    fn a_name_that_is_in_no_list_is_read_as_it_was_written_and_marked() {
        language().set(Language::English);
        let id = |text: &str| RowId::new(text).unwrap();
        let mut plan = Plan::default();
        plan.members.push(id("m"), Member { name: Line("Li Na".into()), ..Member::default() });
        let owners = [
            ("m", "Li Na", "Li Na"),
            ("Anna Maria Keller", "Anna Maria Keller", "Anna Maria Keller (not in the list)"),
        ];
        for (owner, plain, marked) in owners {
            let row = id("a");
            plan.actions.remove("a");
            plan.actions.push(row, Action { owner: Reference::to(owner), ..Action::default() });
            let path = "/actions/a/owner";
            assert_eq!(value_in_words(&plan, path, pointer::leaf(&plan, path).unwrap()), plain);
            assert_eq!(answer(&plan, &[], path).text, marked);
            assert_eq!(named(&plan, Target::Member, owner), marked);
        }
        // A row that was deleted had an id, which says nothing to anybody.
        assert_eq!(named(&plan, Target::Member, "k3x9q0ab1c-7"), "(deleted)");
        assert_eq!(named(&plan, Target::Member, ""), "");
    }
}
