//! Whose a record is: the account that its row names, or the one that somebody has said is meant by that name.

use super::judge::Ways;
use super::{Reason, Stranger};
use crate::plan::{Account, Plan};
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Buyers {
    /// Ids of the accounts by each of their names; those that are archived only when no other has it.
    by_name: BTreeMap<String, Vec<String>>,
    /// Ids by the names that were said to mean them.
    assigned: BTreeMap<String, String>,
    pub strangers: Vec<Stranger>,
    /// Their places by name.
    places: BTreeMap<String, usize>,
}

impl Buyers {
    pub fn new(plan: &Plan, assigned: &BTreeMap<String, String>, ways: &Ways<'_>) -> Self {
        let assigned = assigned.iter().map(|(name, id)| (ways.key(name), id.clone())).collect();
        Self { by_name: accounts(plan, ways), assigned, strangers: Vec::new(), places: BTreeMap::new() }
    }

    /// The id of the account that a row names.
    pub fn find(&mut self, name: &str, ways: &Ways<'_>) -> Result<String, Reason> {
        let key = ways.key(name);
        let reason = match self.by_name.get(&key).map(Vec::as_slice) {
            Some([one]) => return Ok(one.clone()),
            Some([_, _, ..]) => Reason::Several,
            _ => Reason::Unknown,
        };
        let assigned = self.assigned.get(&key).cloned();
        let strangers = &mut self.strangers;
        let place = *self.places.entry(key).or_insert_with(|| {
            strangers.push(Stranger { name: name.to_owned(), rows: 0 });
            strangers.len() - 1
        });
        strangers[place].rows += 1;
        assigned.ok_or(reason)
    }
}

fn accounts(plan: &Plan, ways: &Ways<'_>) -> BTreeMap<String, Vec<String>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for archived in [false, true] {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in plan.accounts.iter().filter(|row| row.archived.0 == archived) {
            for name in names(row) {
                let ids = found.entry(ways.key(name)).or_default();
                if ids.last().is_none_or(|last| last != row.id.as_str()) {
                    ids.push(row.id.to_string());
                }
            }
        }
        for (name, ids) in found {
            by_name.entry(name).or_insert(ids);
        }
    }
    by_name
}

fn names(account: &Account) -> impl Iterator<Item = &str> {
    let names = [&account.name, &account.profile.legal_name, &account.profile.english_name];
    names.into_iter().map(|name| name.0.trim()).filter(|name| !name.is_empty())
}
