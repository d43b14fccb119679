//! The rows that a reference may point to, by name.

use super::would_circle;
use crate::plan::{Account, Facet, Node, Plan, Record, Row, RowList, Worksheet, pointer};
use crate::value::reference::ListAt;
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
        Facet::Leaf(leaf) if field != "name" && leaf.kind() == Kind::Line && !leaf.is_empty() => Some(leaf.typed()),
        _ => None,
    });
    Some((place, words.unwrap_or_default()))
}

/// The list whose rows a reference may point to. It is asked for with every purchase record, so nothing is
/// made on the way.
pub(crate) fn rows_of<'a>(plan: &'a Plan, target: Target, path: &str) -> Option<&'a dyn RowList> {
    match target.list() {
        ListAt::Plan(list) => pointer::rows(plan, list),
        ListAt::Account(list) => {
            let account: &Account = account_of(plan, path)?;
            pointer::rows(account, list)
        }
    }
}

/// The worksheet in which the list is filled in to which a reference may point; none for accounts, which have a page of
/// their own.
pub fn filled_in(target: Target) -> Option<Worksheet> {
    match target.list() {
        ListAt::Plan("/accounts") => None,
        ListAt::Plan(list) => Worksheet::showing(list),
        ListAt::Account(list) => Worksheet::showing(&format!("/accounts/x{list}")),
    }
}

/// The lists that an account's fields may point to outside of it.
pub(crate) fn lists(plan: &Plan) -> impl Iterator<Item = &dyn RowList> {
    let of_plan = Target::ALL.iter().filter(|target| matches!(target.list(), ListAt::Plan(_)));
    of_plan.filter_map(|target| rows_of(plan, *target, ""))
}

/// The account that a field is about: the one it lies in, or the one that its row names.
pub(crate) fn account_of<'a>(plan: &'a Plan, path: &str) -> Option<&'a Row<Account>> {
    if let Some(below) = path.strip_prefix("/accounts/") {
        return plan.accounts.get(below.split('/').next()?);
    }
    let rows = std::iter::successors(path.rsplit_once('/'), |(row, _)| row.rsplit_once('/'));
    let account = rows.filter(|(row, _)| !row.is_empty()).find_map(|(row, _)| {
        let record = pointer::record(plan, row)?;
        match record.field(record.place_of("account")?).facet() {
            Facet::Leaf(leaf) => Some(leaf.typed()),
            Facet::Record(_) | Facet::Rows(_) => None,
        }
    })?;
    plan.accounts.get(&account)
}

/// What a row is called: its name, or the first of its words where it has none.
pub(crate) fn name(row: &dyn Record) -> String {
    let place = row.place_of("name").or_else(|| {
        let is_line =
            |(_, node): (_, &dyn Node)| matches!(node.facet(), Facet::Leaf(leaf) if leaf.kind() == Kind::Line);
        row.each().position(is_line)
    });
    place.map_or_else(String::new, |place| match row.field(place).facet() {
        Facet::Leaf(leaf) => leaf.typed(),
        Facet::Record(_) | Facet::Rows(_) => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::introduction::Goal;
    use crate::plan::profile::Contact;
    use crate::plan::relationship::Opportunity;
    use crate::plan::{Account, RowId};
    use crate::value::{Line, Reference};

    #[test]
    fn whatever_can_be_pointed_to_is_a_list_of_the_plan_or_of_an_account() {
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), Account::default());
        for target in Target::ALL {
            assert!(rows_of(&plan, *target, "/accounts/x/profile/owner").is_some(), "{target:?}");
            assert_eq!(filled_in(*target).is_none(), *target == Target::Account, "{target:?}");
        }
    }

    #[test]
    fn a_row_of_the_plan_points_to_people_and_rivals_of_the_account_that_it_names() {
        let id = |text: &str| RowId::new(text).unwrap();
        let mut plan = Plan::default();
        for (account, person) in [("x", "Zhao Min"), ("y", "Li Na")] {
            let mut row = Account::default();
            row.profile.contacts.push(id("c"), Contact { name: Line(person.into()), ..Contact::default() });
            plan.accounts.push(id(account), row);
        }
        let opportunity = Opportunity { account: Reference::to("y"), ..Opportunity::default() };
        plan.growth.opportunities.push(id("o"), opportunity);
        let offered = |path: &str| options(&plan, Target::Contact, path).pop().map(|(_, name)| name);
        assert_eq!(offered("/growth/opportunities/o/w/value"), Some("Li Na".into()));
        assert_eq!(offered("/growth/opportunities/gone/lost_to"), None);
        assert_eq!(offered("/accounts/x/profile/their_sponsor"), Some("Zhao Min".into()));
    }

    #[test]
    fn a_row_without_a_name_is_called_by_its_first_words() {
        let goal = Goal { statement: Line("Grow".into()), ..Goal::default() };
        assert_eq!(name(&goal), "Grow");
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
