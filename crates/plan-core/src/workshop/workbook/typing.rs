//! What a person types into one field. A control hands it on a while after it was typed, and others may have written
//! there since; so it comes with the text that the person saw when they began.

use super::super::index::{Op, Register};
use super::super::presence::{GONE, ORDER};
use super::super::prose_merge::{Merged, merge3, only_adds};
use super::super::whole;
use super::{Stamp, Step, Workbook, Write};
use crate::plan::{FacetMut, pointer};
use crate::value::{Kind, Leaf};
use serde_json::Value;

/// A text as a control hands it on.
#[derive(Debug, Clone, Copy)]
pub struct Typing<'a> {
    /// What the control showed before this was typed.
    pub base: &'a str,
    pub text: &'a str,
    /// It was typed without a pause after what was handed on last, and is one step with it to take back.
    pub goes_on: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The update for other copies; nothing when nothing changed.
    pub update: Option<Vec<u8>>,
    pub meeting: Meeting,
}

/// Whether somebody else had written into the field meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    Nobody,
    /// Both are in the text, in different places.
    Merged,
    /// Both are in the text, in the same place: somebody should look at it.
    Close,
    /// Both are kept until somebody decides.
    Conflict,
}

impl Workbook {
    /// Puts what was typed into a field. What others wrote there since is not written over: long text is merged, and
    /// any other value stays beside the new one as a conflict. So does, where there is a conflict already, every
    /// version but the one that was typed over. Nothing when the plan has no such field.
    pub fn enter(&mut self, stamp: &Stamp, path: &str, typing: Typing<'_>) -> Option<Entered> {
        let leaf = pointer::leaf(&self.plan, path)?;
        let (base, new, now) = (entered(leaf, typing.base), entered(leaf, typing.text), leaf.json());
        let nothing = Some(Entered { update: None, meeting: Meeting::Nobody });
        if new == now || new == base {
            return nothing;
        }
        let shown = leaf.typed();
        let merged = (leaf.kind() == Kind::Prose && base != now).then(|| merge3(typing.base, &shown, typing.text));
        let goes_on_from = |merged: &Merged| !merged.close && only_adds(typing.base, &shown);
        if let Some(merged) = merged.filter(|it| !self.are_versions(path, [&base, &now]) || goes_on_from(it)) {
            let kept = self.not_seen(path, &now, typing.goes_on);
            let update = self.write_typed(stamp, path, Typing { text: &merged.text, ..typing }, &kept);
            let meeting = if merged.close { Meeting::Close } else { Meeting::Merged };
            return Some(Entered { update, meeting });
        }
        let kept = self.not_seen(path, &base, typing.goes_on);
        let meeting = if base == now { Meeting::Nobody } else { Meeting::Conflict };
        let update = self.write_typed(stamp, path, typing, &kept);
        Some(Entered { update, meeting })
    }

    fn write_typed(&mut self, stamp: &Stamp, path: &str, typing: Typing<'_>, kept: &[String]) -> Option<Vec<u8>> {
        let mut plan = self.plan.clone();
        pointer::leaf_mut(&mut plan, path)?.enter(typing.text);
        let mut write = super::difference(&self.plan, &plan).pop()?;
        self.keep_foreign(&mut write);
        let update = self.replica.write_beside(std::slice::from_ref(&write), kept, &stamp.by, stamp.at);
        if kept.is_empty() {
            self.plan = plan;
        } else {
            // Another version may be the one that is shown.
            self.settle(std::iter::once(write.path.as_str()));
        }
        if typing.goes_on {
            self.history.go_on(write);
        } else {
            self.history.record(Step::of(vec![write]));
        }
        Some(update)
    }

    /// The versions of long texts that stand beside what writes replace: of what several wrote into one passage only the
    /// latest is shown, and who writes over that has not decided about the others.
    pub(super) fn beside(&self, writes: &[Write]) -> Vec<String> {
        let of = |write: &Write| {
            let leaf = pointer::leaf(&self.plan, &write.path)?;
            Some(self.not_seen(&write.path, &taken_in(leaf, &write.before), false))
        };
        writes.iter().filter(|write| write.prose).filter_map(of).flatten().collect()
    }

    /// What others wrote into a field beside what is shown there. A step that is taken back or made again leaves it.
    pub(super) fn of_others_beside(&self, write: &Write) -> Vec<String> {
        let is_field = !write.path.ends_with(GONE) && !write.path.ends_with(ORDER);
        let register = self.replica.register(&write.path).filter(|_| is_field && !write.prose);
        let others = register.into_iter().flat_map(Register::ops);
        let others = others.filter(|op| !self.replica.is_own_write(&op.id) && op.value != write.before);
        others.map(|op| op.id.clone()).collect()
    }

    /// Whether two texts are both versions between which somebody has to decide: who typed on in one has not seen the
    /// other, and nothing of it may be taken for a change of theirs. What several versions make together is none.
    fn are_versions(&self, path: &str, texts: [&Value; 2]) -> bool {
        let (Some(leaf), Some(register)) = (pointer::leaf(&self.plan, path), self.replica.register(path)) else {
            return false;
        };
        let held: Vec<Value> = register.ops().map(|op| taken_in(leaf, &self.replica.version(path, op).value)).collect();
        texts.iter().all(|text| held.contains(text))
    }

    /// The writes to a field that hold something else than what the person saw there. What they typed a moment ago is
    /// gone on from, whatever the field has made of it since.
    fn not_seen(&self, path: &str, base: &Value, goes_on: bool) -> Vec<String> {
        let (Some(leaf), Some((register, below))) = (pointer::leaf(&self.plan, path), self.register_of(path)) else {
            return Vec::new();
        };
        let holds = |op: &Op| {
            let value = self.replica.version(path, op).value;
            let value = if below.is_empty() { Some(&value) } else { value.pointer(below) };
            taken_in(leaf, value.unwrap_or(&Value::Null))
        };
        // A long text is what all versions make together: one alone is what the person saw.
        if register.ops().nth(1).is_none() && leaf.kind() == Kind::Prose {
            return Vec::new();
        }
        let own = self.replica.last_own(register).filter(|_| goes_on);
        let is_seen = |op: &Op| own.is_some_and(|own| own.id == op.id) || holds(op) == *base;
        register.ops().filter(|op| !is_seen(op)).map(|op| op.id.clone()).collect()
    }

    /// The register that holds a field, and where in its value: a record that is kept whole has one for all fields.
    fn register_of<'a>(&self, path: &'a str) -> Option<(&Register, &'a str)> {
        if let Some(register) = self.replica.register(path) {
            return Some((register, ""));
        }
        path.match_indices('/').skip(1).find_map(|(end, _)| {
            let register = self.replica.register(&format!("{}/{}", &path[..end], whole::WHOLE))?;
            Some((register, &path[end..]))
        })
    }
}

/// What a field holds once that text is typed into it.
fn entered(leaf: &dyn Leaf, text: &str) -> Value {
    held(leaf, |leaf| leaf.enter(text))
}

/// What a field holds that a register has that value for, which somebody may have written by hand.
fn taken_in(leaf: &dyn Leaf, value: &Value) -> Value {
    held(leaf, |leaf| {
        if !leaf.accept(value) {
            leaf.accept(&Value::Null);
        }
    })
}

fn held(leaf: &dyn Leaf, fill: impl FnOnce(&mut dyn Leaf)) -> Value {
    let mut fresh = leaf.fresh();
    match fresh.facet_mut() {
        FacetMut::Leaf(leaf) => {
            fill(leaf);
            leaf.json()
        }
        FacetMut::Record(_) | FacetMut::Rows(_) => Value::Null,
    }
}
