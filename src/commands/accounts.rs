//! Accounts: add, duplicate, archive, delete.

use crate::i18n::words::shell;
use crate::routes::{Route, View};
use crate::state::{Planner, Session};
use plan_core::plan::{Account, FacetMut, Node, RowId, pointer};
use plan_core::value::{Kind, Leaf};
use std::collections::BTreeMap;

/// Adds an account of that name and opens its first worksheet.
pub fn add_account(session: Session, planner: Planner, name: &str) {
    let id = planner.new_id();
    planner.edit(|plan| {
        let mut account = Account::default();
        account.name.enter(name);
        plan.accounts.push(id.clone(), account);
    });
    open(session, planner, &id);
}

fn open(session: Session, planner: Planner, account: &RowId) {
    session.go(Route::in_plan(&planner.id(), View::of_account(account.as_str())));
}

/// Makes a second account with the same contents. Every row gets an id of its own, and what pointed to
/// a row of the first account points to its copy.
pub fn duplicate_account(session: Session, planner: Planner, id: &str) {
    let Some(original) =
        planner.plan().with_untracked(|plan| plan.accounts.get(id).map(|account| Account::clone(account)))
    else {
        return;
    };
    let mut copy = original;
    let name = shell::copy_of(&copy.name.0).say();
    copy.name.enter(&name);
    let mut renamed = BTreeMap::new();
    rename(&mut copy, planner, &mut renamed);
    redirect(&mut copy, &renamed);
    let id = planner.new_id();
    planner.edit(|plan| plan.accounts.push(id.clone(), copy));
    open(session, planner, &id);
}

fn rename(node: &mut dyn Node, planner: Planner, renamed: &mut BTreeMap<String, String>) {
    match node.facet_mut() {
        FacetMut::Leaf(_) => {}
        FacetMut::Record(record) => {
            for place in 0..record.fields().len() {
                rename(record.field_mut(place), planner, renamed);
            }
        }
        FacetMut::Rows(rows) => {
            for place in 0..rows.len() {
                let id = planner.new_id();
                renamed.insert(rows.id(place).to_string(), id.to_string());
                rows.rename(place, id);
                let row = rows.row_mut(place);
                for field in 0..row.fields().len() {
                    rename(row.field_mut(field), planner, renamed);
                }
            }
        }
    }
}

fn redirect(account: &mut Account, renamed: &BTreeMap<String, String>) {
    let mut references = Vec::new();
    pointer::each_leaf(account, "", &mut |path: &str, leaf: &dyn Leaf| {
        if matches!(leaf.kind(), Kind::Reference(_) | Kind::References(_)) && !leaf.is_empty() {
            references.push((path.to_owned(), leaf.typed()));
        }
    });
    for (path, text) in references {
        let ids = text.split_whitespace().map(|id| renamed.get(id).map_or(id, String::as_str));
        let text = ids.collect::<Vec<_>>().join(" ");
        if let Some(leaf) = pointer::leaf_mut(account, &path) {
            leaf.enter(&text);
        }
    }
}

/// Puts an account away, or takes it back. An archived account is kept and left out of what is computed.
pub fn archive_account(session: Session, planner: Planner, id: &str, archived: bool) {
    planner.edit(|plan| {
        if let Some(account) = plan.accounts.get_mut(id) {
            account.archived.0 = archived;
        }
    });
    let said = if archived { shell::ACCOUNT_ARCHIVED } else { shell::ACCOUNT_RESTORED };
    session.say_with_undo(said, move || planner.undo());
}

pub fn delete_account(session: Session, planner: Planner, id: &str) {
    planner.edit(|plan| plan.accounts.remove(id));
    session.say_with_undo(shell::ACCOUNT_DELETED, move || planner.undo());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_inside_a_copy_point_into_the_copy() {
        let mut account = Account::default();
        let id = |text: &str| RowId::new(text).unwrap();
        account.profile.contacts.push(id("a"), plan_core::plan::profile::Contact::default());
        let mut second = plan_core::plan::profile::Contact::default();
        second.reports_to.0 = "a".into();
        account.profile.contacts.push(id("b"), second);
        account.profile.owner.0 = "member".into();
        redirect(&mut account, &BTreeMap::from([("a".to_owned(), "x".to_owned())]));
        assert_eq!(account.profile.contacts.get("b").unwrap().reports_to.0, "x");
        assert_eq!(account.profile.owner.0, "member");
    }
}
