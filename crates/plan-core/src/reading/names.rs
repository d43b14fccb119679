//! The rows that a reference may point to, by name.

use super::would_circle;
use crate::plan::{Account, Plan, Record, Row, RowList, Worksheet, pointer};
use crate::value::{Kind, Target};

/// Ids and names of the rows a field may point to, in the plan's order. `path` is the field's own path
/// of ids, which says whose contacts and units are meant. Nobody is offered as a superior who would close a
/// circle, unless that stands already: then it has to be seen to be mended.
pub fn options(plan: &Plan, target: Target, path: &str) -> Vec<(String, String)> {
    let Some(rows) = rows_of(plan, target, path) else {
        return Vec::new();
    };
    let archived = |place: usize| {
        target == Target::Account
            && plan.accounts.get(rows.id(place).as_str()).is_some_and(|account| account.archived.0)
    };
    (0..rows.len())
        .filter(|place| !archived(*place) && !closes_circle(plan, path, rows.id(*place).as_str()))
        .map(|place| (rows.id(place).as_str().to_owned(), name(rows.row(place))))
        .collect()
}

/// Whether there are more than so many rows to choose from.
pub fn has_more_options(plan: &Plan, target: Target, path: &str, than: usize) -> bool {
    rows_of(plan, target, path).is_some_and(|rows| rows.len() > than)
}

fn closes_circle(plan: &Plan, path: &str, superior: &str) -> bool {
    let steps: Vec<&str> = pointer::steps(path).collect();
    let ["accounts", account, "profile", "contacts", who, "reports_to"] = steps.as_slice() else {
        return false;
    };
    plan.accounts.get(account).is_some_and(|account| {
        let contacts = &account.profile.contacts;
        let stands = contacts.get(who).is_some_and(|contact| contact.reports_to.0 == superior);
        !stands && would_circle(contacts, who, superior)
    })
}

/// The name of the row that a reference points to; none when it is not there any more.
pub fn name_of(plan: &Plan, target: Target, path: &str, id: &str) -> Option<String> {
    let rows = rows_of(plan, target, path)?;
    Some(name(rows.row(rows.place_of(id)?)))
}

/// Whether a text is an id as programs make them for rows, by its form: ten signs and a number, or sixteen digits of a
/// hash. In a reference that names no row it is what is left of one that was deleted; any other text was written by
/// somebody.
pub fn is_made_id(text: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_lowercase();
    let is_hash = text.len() == 16 && text.bytes().all(|sign| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign));
    let counted = text.split_once('-').is_some_and(|(session, number)| {
        session.len() == 10
            && session.bytes().all(is_sign)
            && !number.is_empty()
            && number.bytes().all(|sign| sign.is_ascii_digit())
    });
    is_hash || counted
}

/// What tells a row from others of its name: its place among the rows, counted from 0, and the first other words in it.
pub fn told_apart(plan: &Plan, target: Target, path: &str, id: &str) -> Option<(usize, String)> {
    let rows = rows_of(plan, target, path)?;
    let place = rows.place_of(id)?;
    let words = rows.row(place).each().find_map(|(field, node)| match node.facet() {
        crate::plan::Facet::Leaf(leaf) if field != "name" && leaf.kind() == Kind::Line && !leaf.is_empty() => {
            Some(leaf.typed())
        }
        _ => None,
    });
    Some((place, words.unwrap_or_default()))
}

/// The list whose rows a reference may point to. It is asked for with every purchase record, so nothing is
/// made on the way.
pub(crate) fn rows_of<'a>(plan: &'a Plan, target: Target, path: &str) -> Option<&'a dyn RowList> {
    Some(match target {
        Target::Account => &plan.accounts,
        Target::Member => &plan.members,
        Target::Product => &plan.scope.products,
        Target::Region => &plan.scope.markets.regions,
        Target::Industry => &plan.scope.markets.industries,
        Target::Criterion => &plan.scheme.criteria,
        Target::Contact => &account_of(plan, path)?.profile.contacts,
        Target::Unit => &account_of(plan, path)?.profile.units,
        Target::Rival => &account_of(plan, path)?.industry.rivals,
    })
}

/// The worksheet in which the list is filled in to which a reference may point; none for accounts, which have a page of
/// their own.
pub fn filled_in(target: Target) -> Option<Worksheet> {
    match target {
        Target::Account => None,
        Target::Member | Target::Product | Target::Region | Target::Industry => Some(Worksheet::Scope),
        Target::Criterion => Some(Worksheet::Assessment),
        Target::Contact | Target::Unit => Some(Worksheet::Profile),
        Target::Rival => Some(Worksheet::Industry),
    }
}

/// The lists that an account's fields may point to outside of it.
pub(crate) fn lists(plan: &Plan) -> [&dyn RowList; 6] {
    let markets = &plan.scope.markets;
    let scope: [&dyn RowList; 3] = [&plan.scope.products, &markets.regions, &markets.industries];
    [&plan.accounts, &plan.members, &plan.scheme.criteria, scope[0], scope[1], scope[2]]
}

fn account_of<'a>(plan: &'a Plan, path: &str) -> Option<&'a Row<Account>> {
    let id = path.strip_prefix("/accounts/")?.split('/').next()?;
    plan.accounts.get(id)
}

pub(crate) fn name(row: &dyn Record) -> String {
    row.place_of("name")
        .and_then(|place| match row.field(place).facet() {
            crate::plan::Facet::Leaf(leaf) => Some(leaf.typed()),
            _ => None,
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::profile::Contact;
    use crate::plan::{Account, RowId};
    use crate::value::Reference;

    #[test]
    fn a_list_is_filled_in_where_its_worksheet_shows_it() {
        for (target, path) in [
            (Target::Member, "/members/x"),
            (Target::Product, "/scope/products/x"),
            (Target::Industry, "/scope/markets/industries/x"),
            (Target::Criterion, "/scheme/criteria/x"),
            (Target::Contact, "/accounts/a/profile/contacts/x"),
            (Target::Rival, "/accounts/a/industry/rivals/x"),
        ] {
            assert_eq!(filled_in(target), Worksheet::showing(path), "{path}");
        }
    }

    #[test]
    fn ids_that_were_made_are_told_from_names_that_were_written() {
        for id in ["k3x9q0ab1c-7", "0123456789-120", "00ff00ff00ff00ff"] {
            assert!(is_made_id(id), "{id}");
        }
        for name in
            ["\u{8001}\u{5434}", "Anna Keller", "Meier-2", "Schmid-Rossi-1", "m1", "", "k3x9q0ab1c-", "K3X9Q0AB1C-7"]
        {
            assert!(!is_made_id(name), "{name}");
        }
    }

    #[test]
    fn nobody_is_offered_as_the_superior_of_who_is_above_them() {
        let id = |text: &str| RowId::new(text).unwrap();
        let mut account = Account::default();
        for (contact, superior) in [("a", ""), ("b", "a"), ("c", "b"), ("d", "")] {
            let row = Contact { reports_to: Reference::to(superior), ..Contact::default() };
            account.profile.contacts.push(id(contact), row);
        }
        let mut plan = Plan::default();
        plan.accounts.push(id("x"), account);
        let offered = |who: &str| {
            let path = format!("/accounts/x/profile/contacts/{who}/reports_to");
            options(&plan, Target::Contact, &path).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        };
        assert_eq!(offered("a"), ["d"]);
        assert_eq!(offered("c"), ["a", "b", "d"]);
    }
}
