//! The registers as they lie in memory: for each path the writes that nobody has replaced. One write is
//! a settled value, several are a conflict.

use super::cell::Cell;
use super::presence::GONE;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Stands between a path and the id of a write, in the name of a key.
const SEPARATOR: char = '\u{241f}';

/// Marks the note that a write read from a hand-written file was replaced. Without it, reading that
/// file again would bring the old value back.
const RETIRED: char = '!';

/// One write that nobody has replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Op {
    /// `<session>.<number>`, or `~<hash>` for a value read from a hand-written file.
    pub id: String,
    pub value: Value,
    /// Who wrote it; empty if unknown.
    pub by: String,
    /// When, in milliseconds since 1970; 0 if unknown.
    pub at: i64,
}

impl Op {
    pub fn is_derived(&self) -> bool {
        self.id.starts_with('~')
    }

    /// Later writes are shown before earlier ones; the id decides between equals, so that all copies
    /// show the same.
    fn rank(&self) -> (i64, &str) {
        (self.at, &self.id)
    }
}

/// The unreplaced writes to one path.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    ops: Vec<Op>,
    retired: Vec<String>,
}

impl Register {
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.ops.iter().filter(|op| !self.retired.contains(&op.id))
    }

    fn is_empty(&self) -> bool {
        self.ops.is_empty() && self.retired.is_empty()
    }

    fn retire(&mut self, op: &str) {
        if !self.retired.iter().any(|known| known == op) {
            self.retired.push(op.to_owned());
        }
    }

    fn replace(&mut self, id: &str, cell: Option<Cell>) {
        self.ops.retain(|op| op.id != id);
        if let Some((value, by, at)) = cell {
            let place = self.ops.partition_point(|op| op.id.as_str() < id);
            self.ops.insert(place, Op { id: id.to_owned(), value, by, at });
        }
    }

    /// The write whose value is shown.
    pub fn shown(&self) -> Option<&Op> {
        self.ops().max_by(|one, other| one.rank().cmp(&other.rank()))
    }
}

/// All registers, by path.
#[derive(Debug, Default)]
pub(super) struct Index {
    registers: BTreeMap<String, Register>,
    /// The few registers that may be in conflict: those with several writes, and tombstones.
    contested: BTreeSet<String>,
}

/// A key of the replica's map, taken apart.
pub(super) struct Key<'a> {
    pub path: &'a str,
    op: &'a str,
}

impl<'a> Key<'a> {
    pub fn read(key: &'a str) -> Option<Self> {
        let (path, op) = key.rsplit_once(SEPARATOR)?;
        Some(Self { path, op })
    }

    pub fn of(path: &str, op: &str) -> String {
        format!("{path}{SEPARATOR}{op}")
    }

    pub fn retiring(path: &str, op: &str) -> String {
        format!("{path}{SEPARATOR}{RETIRED}{op}")
    }
}

impl Index {
    pub fn is_empty(&self) -> bool {
        self.registers.is_empty()
    }

    pub fn get(&self, path: &str) -> Option<&Register> {
        self.registers.get(path)
    }

    pub fn all(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.registers.iter().map(|(path, register)| (path.as_str(), register))
    }

    /// The registers below a path, in the order of their paths.
    pub fn below<'a>(&'a self, path: &str) -> impl Iterator<Item = (&'a str, &'a Register)> {
        let prefix = format!("{path}/");
        self.registers
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, register)| (path.as_str(), register))
    }

    /// The steps after a path that lead on, each once: the ids of a list's rows, gone ones too.
    pub fn steps_below(&self, path: &str) -> Vec<&str> {
        let prefix = format!("{path}/");
        let mut steps: Vec<&str> = Vec::new();
        let mut from = prefix.clone();
        while let Some((found, _)) = self.registers.range(from..).next() {
            let Some(rest) = found.strip_prefix(&prefix) else {
                break;
            };
            from = if let Some((step, _)) = rest.split_once('/') {
                steps.push(step);
                // '0' is the character after '/': past everything below this step.
                format!("{prefix}{step}0")
            } else {
                format!("{found}\0")
            };
        }
        steps
    }

    /// The registers that may be in conflict.
    pub fn contested(&self) -> impl Iterator<Item = (&str, &Register)> {
        self.contested.iter().filter_map(|path| Some((path.as_str(), self.registers.get(path)?)))
    }

    /// Takes in what became of a key: what now stands under it, or nothing.
    pub fn update(&mut self, key: &Key<'_>, cell: Option<Cell>) {
        let register = self.registers.entry(key.path.to_owned()).or_default();
        match key.op.strip_prefix(RETIRED) {
            Some(op) if cell.is_some() => register.retire(op),
            // Whoever took its place by a decision has taken that back.
            Some(op) => register.retired.retain(|known| known != op),
            None => register.replace(key.op, cell),
        }
        if key.path.ends_with(GONE) || register.ops().nth(1).is_some() {
            self.contested.insert(key.path.to_owned());
        } else {
            self.contested.remove(key.path);
        }
        if register.is_empty() {
            self.registers.remove(key.path);
        }
    }
}
