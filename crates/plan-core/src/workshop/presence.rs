//! Whether a row is there. Deleting writes a tombstone that names every write under the row that its
//! writer had seen; a write that no tombstone names brings the row back, marked, until somebody
//! decides.

use super::index::{Index, Op, Register};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The register of a row that holds its order.
pub const ORDER: &str = "#order";
/// The register of a row that holds its tombstones.
pub const GONE: &str = "#gone";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Nothing was ever written under this id.
    Unknown,
    There,
    Gone,
    /// Deleted by one, edited by another who did not know: there, and somebody has to decide.
    Returned,
}

impl Presence {
    pub fn is_there(self) -> bool {
        matches!(self, Self::There | Self::Returned)
    }
}

impl Index {
    pub fn presence(&self, row: &str) -> Presence {
        let mut seen = Seen::default();
        let (mut deleted, mut restored) = (false, false);
        if let Some(register) = self.get(&format!("{row}/{GONE}")) {
            for op in register.ops() {
                if seen.add(&op.value) {
                    deleted = true;
                } else {
                    restored = true;
                }
            }
        }
        let has_writes = || self.writes_below(row).next().is_some();
        match (deleted, restored) {
            (false, false) if has_writes() => Presence::There,
            (false, false) => Presence::Unknown,
            (false, true) => Presence::There,
            (true, true) => Presence::Returned,
            (true, false) if self.writes_below(row).all(|op| seen.has(op)) => Presence::Gone,
            (true, false) => Presence::Returned,
        }
    }

    /// The writes under a row that no tombstone of it names, with the paths of their registers: what whoever deleted it
    /// did not know of.
    pub fn unseen(&self, row: &str) -> Vec<(&str, &Op)> {
        let own = format!("{row}/{GONE}");
        let mut seen = Seen::default();
        for op in self.get(&own).into_iter().flat_map(Register::ops) {
            seen.add(&op.value);
        }
        let below = self.below(row).filter(|(path, _)| *path != own);
        let ops = below.flat_map(|(path, register)| register.ops().map(move |op| (path, op)));
        ops.filter(|(_, op)| !seen.has(&op.id)).collect()
    }

    /// The value of a tombstone that a writer leaves who sees what is here now.
    pub fn tombstone(&self, row: &str) -> Value {
        let mut last: BTreeMap<&str, u64> = BTreeMap::new();
        let mut derived = BTreeSet::new();
        for op in self.writes_below(row) {
            match numbered(op) {
                Some((session, number)) => {
                    let latest = last.entry(session).or_default();
                    *latest = number.max(*latest);
                }
                None => {
                    derived.insert(op.to_owned());
                }
            }
        }
        let numbered = last.into_iter().map(|(session, number)| format!("{session}.{number}"));
        numbered.chain(derived).map(Value::from).collect()
    }

    /// The ids of the writes under a row that count as edits of it.
    fn writes_below<'a>(&'a self, row: &str) -> impl Iterator<Item = &'a str> {
        let own = format!("{row}/{GONE}");
        self.below(row)
            .filter(move |(path, _)| *path != own)
            .flat_map(|(_, register)| register.ops())
            .map(|op| op.id.as_str())
    }
}

/// What the tombstones of a row name.
#[derive(Default)]
struct Seen {
    last: BTreeMap<String, u64>,
    derived: BTreeSet<String>,
}

impl Seen {
    /// False when the value is no tombstone but the word that the row is to stay.
    fn add(&mut self, value: &Value) -> bool {
        let Value::Array(ids) = value else {
            return false;
        };
        for id in ids.iter().filter_map(Value::as_str) {
            match numbered(id) {
                Some((session, number)) => {
                    let last = self.last.entry(session.to_owned()).or_default();
                    *last = number.max(*last);
                }
                None => {
                    self.derived.insert(id.to_owned());
                }
            }
        }
        true
    }

    fn has(&self, id: &str) -> bool {
        match numbered(id) {
            Some((session, number)) => self.last.get(session).is_some_and(|last| number <= *last),
            None => self.derived.contains(id),
        }
    }
}

/// The session and number of a write's id, unless it is derived from its value.
fn numbered(id: &str) -> Option<(&str, u64)> {
    let (session, number) = id.rsplit_once('.')?;
    Some((session, number.parse().ok()?))
}
