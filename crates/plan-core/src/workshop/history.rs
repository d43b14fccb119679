//! Undo and redo, per person. Only what this person wrote here is taken back, and only where nobody
//! has written since.

use super::decision::Decision;
use super::difference::Write;
use super::presence::GONE;
use super::prose;
use super::replica::Replica;
use serde_json::Value;
use std::collections::BTreeSet;

/// One step that can be taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct Step {
    /// Where one value was written over.
    pub writes: Vec<Write>,
    /// Where several versions were, each in a register that no write is about.
    pub decisions: Vec<Decision>,
}

impl Step {
    pub fn of(writes: Vec<Write>) -> Self {
        Self { writes, ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.decisions.is_empty()
    }

    /// The paths of its registers.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let decided = self.decisions.iter().map(|decision| decision.path.as_str());
        self.writes.iter().map(|write| write.path.as_str()).chain(decided)
    }

    /// The way back, as far as nobody else has written since.
    fn reversed(&self, replica: &Replica) -> Self {
        let writes = self.writes.iter().rev().filter_map(|write| reversed(write, replica)).collect();
        let decisions = self.decisions.iter().rev().filter_map(|decision| decision.reversed(replica)).collect();
        Self { writes: without_deleted(writes), decisions }
    }
}

/// How many steps are kept.
const LIMIT: usize = 500;

#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Back,
    Forth,
}

impl History {
    pub fn record(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    /// Typing that goes on is one step with what was typed just before it.
    pub fn go_on(&mut self, write: Write) {
        let last = self.done.last_mut().filter(|step| step.decisions.is_empty());
        let last = last.and_then(|step| if let [last] = step.writes.as_mut_slice() { Some(last) } else { None });
        match last.filter(|last| last.path == write.path && last.after == write.before) {
            Some(last) => {
                last.after = write.after;
                self.undone.clear();
            }
            None => self.record(Step::of(vec![write])),
        }
    }

    pub fn has(&self, direction: Direction) -> bool {
        match direction {
            Direction::Back => !self.done.is_empty(),
            Direction::Forth => !self.undone.is_empty(),
        }
    }

    /// What takes the next step, or nothing. Steps that others have overwritten wholly are
    /// passed over.
    pub fn step(&mut self, direction: Direction, replica: &Replica) -> Option<Step> {
        loop {
            let step = match direction {
                Direction::Back => self.done.pop(),
                Direction::Forth => self.undone.pop(),
            }?;
            let reverse = step.reversed(replica);
            if !reverse.is_empty() {
                match direction {
                    Direction::Back => self.undone.push(reverse.clone()),
                    Direction::Forth => self.done.push(reverse.clone()),
                }
                return Some(reverse);
            }
        }
    }
}

/// A row that is deleted needs no writes below it; a tombstone would not know of them.
fn without_deleted(writes: Vec<Write>) -> Vec<Write> {
    // An import that is taken back deletes thousands of rows, so each write looks for the rows above it
    // rather than through all that are deleted.
    let mut deleted: BTreeSet<String> = BTreeSet::new();
    deleted.extend(
        writes
            .iter()
            .filter(|write| write.after == Value::Bool(true))
            .filter_map(|write| write.path.strip_suffix(GONE).map(str::to_owned)),
    );
    let below = |write: &Write| {
        let rows = write.path.match_indices('/').map(|(slash, _)| write.path.split_at(slash + 1));
        let mut rows = rows.filter(|(row, _)| deleted.contains(*row));
        rows.any(|(_, rest)| rest != GONE)
    };
    writes.into_iter().filter(|write| !below(write)).collect()
}

/// The write that takes a write back, unless somebody else has written there since.
fn reversed(write: &Write, replica: &Replica) -> Option<Write> {
    let Write { path, before, after, prose } = write;
    if path.ends_with(GONE) {
        return Some(Write { path: path.clone(), before: after.clone(), after: before.clone(), prose: false });
    }
    if path.ends_with(super::presence::ORDER) && before.is_null() {
        // The row was added: taking that back deletes it, unless others have written into it.
        let row = path.rsplit_once('/')?.0;
        let gone =
            Write { path: format!("{row}/{GONE}"), before: Value::Bool(false), after: Value::Bool(true), prose: false };
        return replica.is_own(row).then_some(gone);
    }
    let now = replica.shown(path).unwrap_or(Value::Null);
    if replica.is_written_twice(path, &now) {
        return None;
    }
    let blank = |value: &Value| {
        value.as_str().is_none_or(str::is_empty) && !value.is_number() && !value.is_boolean() && !value.is_array()
    };
    let unchanged = now == *after || (now.is_null() && blank(after));
    let target = if unchanged {
        before.clone()
    } else if *prose {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Value::String(prose::take_back(&text(before), &text(after), &text(&now))?)
    } else {
        return None;
    };
    Some(Write { path: path.clone(), before: now, after: target, prose: *prose })
}
