//! What somebody decided about several versions, so that it can be taken back: a decision takes the place of all of
//! them, and who takes it back wants every one again, as it was written and by whom.
//! The surprise: they come back under their own ids. So a tombstone of somebody who knew them still names them, and
//! what was somebody else's does not become this session's own.

use super::difference::Write;
use super::history::Step;
use super::index::{Op, Register};
use super::replica::Replica;
use serde_json::Value;

/// What stood in a register at one time.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    pub ops: Vec<Op>,
    /// The letters of its long text, which are those of several versions.
    pub text: String,
}

/// A register before and after its versions were decided about.
#[derive(Debug, Clone)]
pub(super) struct Decision {
    pub path: String,
    pub before: Held,
    pub after: Held,
}

impl Decision {
    /// The way back, unless somebody else has written there since, or has decided the same: what they decided holds.
    pub fn reversed(&self, replica: &Replica) -> Option<Self> {
        let Self { path, before, after } = self;
        let register = replica.register(path)?;
        let (held, others): (Vec<&Op>, Vec<&Op>) = register.ops().partition(|op| replica.is_held(op, after));
        let is_same = |op: &&Op| held.iter().any(|known| known.value == op.value);
        let is_free = !held.is_empty() && !others.iter().any(is_same);
        is_free.then(|| Self { path: path.clone(), before: after.clone(), after: before.clone() })
    }
}

impl Replica {
    /// Where writes would take the place of several versions, what stands there now.
    pub(super) fn disputed<'a>(&self, writes: impl Iterator<Item = &'a Write>) -> Vec<(String, Held)> {
        let is_disputed = |path: &str| self.register(path).is_some_and(|register| register.ops().nth(1).is_some());
        let disputed = writes.filter(|write| is_disputed(&write.path));
        disputed.map(|write| (write.path.clone(), self.held(&write.path))).collect()
    }

    /// The step of writes that have been made; what was disputed before is decided by them.
    pub(super) fn step(&self, mut writes: Vec<Write>, disputed: Vec<(String, Held)>) -> Step {
        let decided = |(path, before): (String, Held)| Decision { after: self.held(&path), path, before };
        let decisions: Vec<Decision> = disputed.into_iter().map(decided).collect();
        if !decisions.is_empty() {
            writes.retain(|write| decisions.iter().all(|decision| decision.path != write.path));
        }
        Step { writes, decisions }
    }

    /// What stands in a register, to be put there again.
    pub(super) fn held(&self, path: &str) -> Held {
        let text = self.text(path).or_else(|| self.shown(path)?.as_str().map(str::to_owned));
        let ops = self.register(path).into_iter().flat_map(Register::ops).cloned().collect();
        Held { ops, text: text.unwrap_or_default() }
    }

    /// This session and somebody else wrote the same, neither over the other.
    pub(super) fn is_written_twice(&self, path: &str, value: &Value) -> bool {
        let ops = self.register(path).into_iter().flat_map(Register::ops).filter(|op| op.value == *value);
        let (own, others): (Vec<&Op>, Vec<&Op>) = ops.partition(|op| self.is_own_write(&op.id));
        !own.is_empty() && !others.is_empty()
    }

    /// Whether a write is one of those that were held, or this session's own that has the value of one of them again,
    /// as one that takes a later edit back has.
    pub(super) fn is_held(&self, op: &Op, held: &Held) -> bool {
        held.ops.iter().any(|known| known.id == op.id || known.value == op.value && self.is_own_write(&op.id))
    }
}
