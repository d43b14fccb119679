//! Worksheet 2.1: people who can stop us, who lean to a rival, who have gone, and whom nobody meets.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::figures::coverage::{empty_powers, next_meeting};
use crate::plan::profile::{Contact, Support};
#[cfg(test)]
use crate::plan::profile::{Pair, PowerArea};
use crate::plan::{Account, Row};
use crate::reading::profile::relationships::had_weight;
use crate::reading::{is_in_post, is_key_player};
use crate::value::Leaf;

pub(super) static RULES: &[Rule] = &[
    // Who can stop a purchase alone does not stand by us.
    rule!(
        "veto_not_supportive", Business, ["name"], |case, raised| each(case, raised, "support", |_, contact| {
            let is_ours = matches!(contact.support.known(), Some(Support::Mentor | Support::Supporter));
            is_in_post(contact) && contact.veto.0 && !is_ours
        }),
        raised: |plan| contact(plan, |it| (it.veto, it.support) = (Flag(true), Choice::of("neutral"))),
        quiet: |plan| contact(plan, |it| (it.veto, it.support) = (Flag(true), Choice::of("supporter"))),
    ),
    rule!(
        "key_player_leans_to_rival", Business, ["name"], |case, raised| each(case, raised, "leans_to", |account, it| {
            let rival = account.industry.rivals.get(&it.leans_to.0);
            is_key_player(it) && rival.is_some_and(|rival| !rival.is_us.0)
        }),
        raised: |plan| leaning(plan, "inner_circle"),
        quiet: |plan| leaning(plan, "outside"),
    ),
    // A key player has gone, and nobody says who came after.
    rule!(
        "key_player_gone", Sales, ["name"], |case, raised| each(case, raised, "successor", |_, contact| {
            !is_in_post(contact) && had_weight(contact) && contact.successor.is_empty()
        }),
        raised: |plan| gone(plan, ""),
        quiet: |plan| gone(plan, "d"),
    ),
    // People are placed, and some of the powers that decide have nobody.
    rule!(
        "power_area_empty", Business, ["count"], power_area_empty,
        raised: |plan| contact(plan, |it| it.power_area = Choice::of("finance")),
        quiet: |plan| {
            for area in PowerArea::ALL {
                let (power_area, name) = (Choice::from(*area), id(area.slug()));
                x(plan).profile.contacts.push(name, Contact { power_area, ..Contact::default() });
            }
        },
    ),
    rule!(
        "pair_overdue", Business, ["days"], pair_overdue,
        raised: |plan| pair(plan, "2026-05-30"),
        quiet: |plan| pair(plan, "2026-05-31"),
    ),
];

#[cfg(test)]
fn contact(plan: &mut Plan, change: impl FnOnce(&mut Contact)) {
    let mut contact = Contact { name: Line("Han".into()), ..Contact::default() };
    change(&mut contact);
    x(plan).profile.contacts.push(id("c"), contact);
}

#[cfg(test)]
fn leaning(plan: &mut Plan, status: &str) {
    x(plan).industry.rivals.push(id("r"), Rival::default());
    contact(plan, |it| (it.political_status, it.leans_to) = (Choice::of(status), Reference::to("r")));
}

#[cfg(test)]
fn gone(plan: &mut Plan, successor: &str) {
    contact(plan, |it| {
        (it.political_status, it.post) = (Choice::of("inner_circle"), Choice::of("left"));
        it.successor = Reference::to(successor);
    });
}

/// Two who are to meet every thirty days, and met last on that day.
#[cfg(test)]
fn pair(plan: &mut Plan, last: &str) {
    contact(plan, |it| it.last_contact = Entry::of(last));
    let (contact, rhythm_days) = (Reference::to("c"), Entry::of("30"));
    x(plan).profile.pairs.push(id("p"), Pair { contact, rhythm_days, ..Pair::default() });
}

fn each(case: &Case<'_>, raised: &mut Raised<'_>, field: &str, is_found: impl Fn(&Account, &Row<Contact>) -> bool) {
    for (account, _) in &case.accounts {
        for contact in account.profile.contacts.iter().filter(|contact| is_found(account, contact)) {
            let path = format!("/accounts/{}/profile/contacts/{}/{field}", account.id, contact.id);
            raised.with(path, vec![("name", Fact::Text(contact.name.0.trim().to_owned()))]);
        }
    }
}

fn power_area_empty(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        if let Some(empty) = empty_powers(&account.profile).filter(|empty| *empty > 0) {
            let count = i64::try_from(empty).unwrap_or(i64::MAX);
            raised.with(format!("/accounts/{}/profile/contacts", account.id), vec![("count", Fact::Count(count))]);
        }
    }
}

fn pair_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for (account, _) in &case.accounts {
        for pair in &account.profile.pairs {
            let days = next_meeting(&account.profile, pair).map_or(0, |day| (case.today - day).num_days());
            if days > 0 {
                let path = format!("/accounts/{}/profile/pairs/{}/rhythm_days", account.id, pair.id);
                raised.with(path, vec![("days", Fact::Count(days))]);
            }
        }
    }
}
