//! Worksheet 2.1: who the account is, whose it is, and the people there.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::methods::MapColour;
use crate::reading::assessment::AccountReading;
use crate::reading::reporting_circles;
use crate::sorting::sort_by;
use crate::value::Leaf;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "duplicate_name", Entries, ["name"], duplicate_name,
        raised: |plan| twins(plan, "X "),
        quiet: |plan| twins(plan, "XX"),
    ),
    rule!(
        "account_without_owner", Entries, [], account_without_owner,
        raised: |plan| x(plan).profile.owner = Reference::default(),
        quiet: |plan| x(plan).profile.owner = Reference::to("m"),
    ),
    rule!(
        "reporting_cycle", Entries, [], reporting_cycle,
        raised: |plan| people(plan, &[("a", "b", "", ""), ("b", "a", "", "")]),
        quiet: |plan| people(plan, &[("a", "b", "", ""), ("b", "", "", "")]),
    ),
    // Contacts, and none of them counts.
    rule!(
        "no_key_player", Business, [], |case, raised| on_map(case, raised, |read| read.relations.map.status == 1),
        raised: |plan| people(plan, &[("a", "", "outside", "mentor")]),
        quiet: |plan| people(plan, &[]),
    ),
    // No supporter among the key players.
    rule!(
        "no_supporter", Business, [], |case, raised| on_map(case, raised, |read| {
            (read.relations.map.status, read.relations.map.colour) == (2, MapColour::Red)
        }),
        raised: |plan| people(plan, &[("a", "", "inner_circle", "neutral")]),
        quiet: |plan| people(plan, &[("a", "", "inner_circle", "mentor")]),
    ),
    // One supporter among the key players.
    rule!(
        "single_threaded", Business, [], |case, raised| on_map(case, raised, |read| {
            read.relations.map.status == 3 && read.relations.map.is_single_threaded
        }),
        raised: |plan| people(plan, &[("a", "", "inner_circle", "mentor")]),
        quiet: |plan| people(
            plan,
            &[("a", "", "inner_circle", "mentor"), ("b", "", "political_structure", "supporter")],
        ),
    ),
];

#[cfg(test)]
fn twins(plan: &mut Plan, name: &str) {
    plan.accounts.push(id("y"), Account { name: Line(name.to_owned()), ..Account::default() });
}

#[cfg(test)]
fn people(plan: &mut Plan, people: &[(&str, &str, &str, &str)]) {
    for (name, superior, status, support) in people {
        let (political_status, support) = (Choice::of(status), Choice::of(support));
        let contact = Contact { reports_to: Reference::to(superior), political_status, support, ..Contact::default() };
        x(plan).profile.contacts.push(id(name), contact);
    }
}

/// Each account whose name another one had before it.
fn duplicate_name(case: &Case<'_>, raised: &mut Raised<'_>) {
    let name = |place: &usize| case.accounts[*place].0.name.0.trim();
    let mut places: Vec<usize> = (0..case.accounts.len()).filter(|place| !name(place).is_empty()).collect();
    sort_by(&mut places, |one, other| name(one).cmp(name(other)));
    let again = places.windows(2).filter(|pair| name(&pair[0]) == name(&pair[1]));
    let mut again: Vec<usize> = again.map(|pair| pair[1]).collect();
    sort_by(&mut again, Ord::cmp);
    for place in again {
        let path = format!("/accounts/{}/name", case.accounts[place].0.id);
        raised.with(path, vec![("name", Fact::Text(name(&place).to_owned()))]);
    }
}

fn account_without_owner(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in case.accounts.iter().filter(|(account, _)| account.profile.owner.is_empty()) {
        raised.at(format!("/accounts/{}/profile/owner", account.id));
    }
}

fn reporting_cycle(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        for contact in reporting_circles(&account.profile.contacts).into_iter().flatten() {
            raised.at(format!("/accounts/{}/profile/contacts/{contact}/reports_to", account.id));
        }
    }
}

fn on_map(case: &Case<'_>, raised: &mut Raised<'_>, is_found: impl Fn(&AccountReading) -> bool) {
    for (account, _) in case.accounts.iter().filter(|(_, read)| is_found(read)) {
        raised.at(format!("/accounts/{}/profile/contacts", account.id));
    }
}
