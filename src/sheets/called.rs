//! What a change was about, in the words of the worksheets: whose field, of which row. Undo says so, since what it
//! takes back is often out of view.

use super::spelling::value_in_words;
use super::standing::label_of;
use crate::i18n::words::{risk, shell};
use crate::i18n::{Msg, visible};
use plan_core::plan::{Plan, Record, pointer};
use plan_core::value::Kind;

/// Letters of a name that are said; a paragraph would fill the page.
const MOST: usize = 40;

/// What registers belong to, by their paths of ids; `plan` still or again has the rows. Nothing for no register.
pub fn called(plan: &Plan, paths: &[String]) -> Option<String> {
    let mut subjects: Vec<Subject> = Vec::new();
    for path in paths {
        let subject = Subject::of(plan, path);
        match subjects.iter_mut().find(|known| known.is_about_the_same_row(&subject)) {
            // A row that came or went, or several of its fields: the row is said, once.
            Some(known) => known.field = None,
            None => subjects.push(subject),
        }
    }
    let first = subjects.first()?.say(plan);
    Some(if subjects.len() > 1 { shell::and_others(subjects.len() - 1, first).say() } else { first })
}

/// The innermost row that a path leads through, by its list and its name. Nothing for an account or an action, of which
/// who asks says more.
pub fn row_called(plan: &Plan, path: &str) -> Option<String> {
    let row = row_of(plan, path)?;
    let is_account = row.starts_with("/accounts/") && row.matches('/').count() == 2;
    (!is_account && !row.starts_with("/actions/")).then(|| row_name(plan, &row))
}

struct Subject {
    /// The path of the innermost row; empty for a field of the plan.
    row: String,
    /// The path of the field; nothing where the whole row is meant.
    field: Option<String>,
}

impl Subject {
    fn of(plan: &Plan, path: &str) -> Self {
        let row = row_of(plan, path).unwrap_or_default();
        let is_whole = path.rsplit('/').next().is_some_and(|step| step.starts_with('#'));
        Self { row, field: (!is_whole).then(|| path.to_owned()) }
    }

    fn is_about_the_same_row(&self, other: &Self) -> bool {
        // Fields of the plan itself and of an account's own worksheets are told one by one.
        let is_account = self.row.matches('/').count() == 2 && self.row.starts_with("/accounts/");
        !self.row.is_empty() && !is_account && self.row == other.row
            || self.field.is_some() && self.field == other.field
    }

    fn say(&self, plan: &Plan) -> String {
        let row = (!self.row.is_empty()).then(|| row_name(plan, &self.row));
        let field = self.field.as_ref().map(|path| label_of(path).map_or_else(|| shell::UNNAMED.say(), Msg::say));
        let parts = [row, field.map(str::to_owned)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
    }
}

/// The path of the innermost row that a path leads through, whether it is there or not.
fn row_of(plan: &Plan, path: &str) -> Option<String> {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    let prefix = |length: usize| steps[..length].iter().map(|step| format!("/{step}")).collect::<String>();
    (1..steps.len())
        .rev()
        .find(|length| pointer::rows(plan, &prefix(*length)).is_some())
        .map(|length| prefix(length + 1))
}

/// The list and the row by its name, as far as it has one.
fn row_name(plan: &Plan, row: &str) -> String {
    let list = match row.split('/').nth(1) {
        Some("accounts") if row.matches('/').count() == 2 => Some(shell::ACCOUNTS.say()),
        Some("actions") => Some(shell::ACTIONS.say()),
        Some("risks") => Some(risk::table::risks.label.say()),
        _ => label_of(&format!("{row}/")).map(Msg::say),
    };
    let name = pointer::record(plan, row).and_then(|record| first_words(plan, row, record));
    [list.map(str::to_owned), name].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What stands first in a row: its name, or what one knows it by.
fn first_words(plan: &Plan, row: &str, record: &dyn Record) -> Option<String> {
    let field = |(_, node): (_, &dyn plan_core::plan::Node)| match node.facet() {
        plan_core::plan::Facet::Leaf(leaf) if !leaf.is_empty() && !matches!(leaf.kind(), Kind::Flag) => {
            Some(value_in_words(plan, row, leaf))
        }
        _ => None,
    };
    let words = record.each().find_map(field)?;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_long = line.chars().nth(MOST).is_some();
    let shown: String = line.chars().take(MOST).collect();
    Some(visible(&shown) + if is_long { "\u{2026}" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::plan::profile::Contact;
    use plan_core::plan::{Account, Action, RowId};
    use plan_core::value::Line;

    fn plan() -> Plan {
        let id = |text| RowId::new(text).unwrap();
        let mut account = Account { name: Line("Haichuan".into()), ..Account::default() };
        account.profile.contacts.push(id("c"), Contact { name: Line("Ling".into()), ..Contact::default() });
        let mut plan = Plan::default();
        plan.accounts.push(id("x"), account);
        plan.actions.push(id("a"), Action { what: Line("Call back ".repeat(20)), ..Action::default() });
        plan
    }

    fn said(paths: &[&str]) -> String {
        language().set(Language::English);
        called(&plan(), &paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>()).unwrap_or_default()
    }

    #[test]
    fn a_field_is_called_by_its_row_and_its_label() {
        assert_eq!(said(&["/accounts/x/profile/contacts/c/name"]), "Contacts Ling \u{b7} Name");
        assert_eq!(said(&["/accounts/x/profile/legal_name"]), "Accounts Haichuan \u{b7} Registered name");
        assert_eq!(said(&["/background/market"]), "Market");
        assert_eq!(said(&["/company"]), "Our company or division");
    }

    #[test]
    fn a_row_is_called_once_whatever_of_it_changed() {
        let row = "/accounts/x/profile/contacts/c";
        assert_eq!(said(&[&format!("{row}/#gone")]), "Contacts Ling");
        assert_eq!(
            said(&[&format!("{row}/#order"), &format!("{row}/name"), &format!("{row}/position")]),
            "Contacts Ling"
        );
        assert_eq!(said(&["/accounts/x/#gone"]), "Accounts Haichuan");
        assert!(said(&["/actions/a/#gone"]).ends_with('\u{2026}'));
    }

    #[test]
    fn of_many_changes_the_first_is_named_and_the_rest_counted() {
        let said = said(&["/accounts/x/profile/contacts/c/name", "/background/market", "/company"]);
        assert_eq!(said, "Contacts Ling \u{b7} Name and 2 more");
    }

    #[test]
    fn a_row_that_is_not_there_any_more_is_called_by_its_list() {
        assert_eq!(said(&["/accounts/x/profile/contacts/gone/#gone"]), "Contacts");
        assert_eq!(said(&[]), "");
    }
}
