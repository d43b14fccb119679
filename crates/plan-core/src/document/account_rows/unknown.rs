//! Industries, regions and members that a table names and the plan does not have. They are told once for all rows,
//! and may come into the plan with the accounts.

use super::Entry;
use super::setting::Setting;
use crate::document::names::same_name;
use crate::plan::introduction::{Industry, Region};
use crate::plan::{Member, Plan, RowId};
use crate::value::{Leaf, Target};
use std::collections::{BTreeMap, BTreeSet};

/// A name that a list of the plan does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The list: of industries, regions or members.
    pub target: Target,
    pub name: String,
    pub rows: usize,
}

/// Those of a table.
#[derive(Debug)]
pub(super) struct Unknowns {
    /// What the lists have. Of a name that two of them have, nobody knows who is meant, and a third would not help.
    known: BTreeSet<String>,
    places: BTreeMap<String, usize>,
    pub all: Vec<Unknown>,
}

impl Unknowns {
    pub fn new(plan: &Plan, fold: &dyn Fn(&str) -> String) -> Self {
        let markets = &plan.scope.markets;
        let industries = markets.industries.iter().map(|row| (Target::Industry, &row.name.0));
        let regions = markets.regions.iter().map(|row| (Target::Region, &row.name.0));
        let members = plan.members.iter().map(|row| (Target::Member, &row.name.0));
        let known = industries.chain(regions).chain(members).map(|(target, name)| key(target, name, fold)).collect();
        Self { known, places: BTreeMap::new(), all: Vec::new() }
    }

    /// The place of a name among them; none where the plan has it, or has no list of it.
    pub fn take(&mut self, target: Target, name: &str, fold: &dyn Fn(&str) -> String) -> Option<usize> {
        let key = key(target, name, fold);
        if !matches!(target, Target::Industry | Target::Region | Target::Member) || self.known.contains(&key) {
            return None;
        }
        let all = &mut self.all;
        let place = *self.places.entry(key).or_insert_with(|| {
            all.push(Unknown { target, name: name.to_owned(), rows: 0 });
            all.len() - 1
        });
        all[place].rows += 1;
        Some(place)
    }
}

fn key(target: Target, name: &str, fold: &dyn Fn(&str) -> String) -> String {
    format!("{target:?} {}", same_name(name, fold))
}

/// The rows that were made for names, by the places of these.
#[derive(Debug)]
pub(super) struct Made<'a> {
    unknown: &'a [Unknown],
    ids: Vec<Option<RowId>>,
}

impl<'a> Made<'a> {
    pub fn new(unknown: &'a [Unknown]) -> Self {
        Self { unknown, ids: vec![None; unknown.len()] }
    }

    /// What is to be said of an account, with rows for the names that are to come into the plan.
    pub fn settled(&mut self, entry: &Entry, plan: &mut Plan, new_id: &mut dyn FnMut() -> RowId) -> Vec<Setting> {
        let settled = |setting: &Setting| match setting.unknown.filter(|_| setting.is_valid) {
            Some(place) => Setting { text: self.id(place, plan, new_id), ..setting.clone() },
            None => setting.clone(),
        };
        entry.settings.iter().map(settled).collect()
    }

    fn id(&mut self, place: usize, plan: &mut Plan, new_id: &mut dyn FnMut() -> RowId) -> String {
        let Unknown { target, name, .. } = &self.unknown[place];
        let id = self.ids[place].get_or_insert_with(|| {
            let id = new_id();
            match target {
                Target::Industry => {
                    let mut industry = Industry::default();
                    industry.name.enter(name);
                    plan.scope.markets.industries.push(id.clone(), industry);
                }
                Target::Region => {
                    let mut region = Region::default();
                    region.name.enter(name);
                    plan.scope.markets.regions.push(id.clone(), region);
                }
                _ => {
                    let mut member = Member::default();
                    member.name.enter(name);
                    plan.members.push(id.clone(), member);
                }
            }
            id
        });
        id.to_string()
    }
}
