//! A plan that is being worked on: the data, its replica, and the steps that can be taken back. Every
//! change goes through here, whether typed, merged or undone, and leaves plan and replica agreeing.

mod typing;

pub use typing::{Entered, Meeting, Typing};

use super::conflict::Conflict;
use super::difference::{Write, difference};
use super::history::{Direction, History, Step};
use super::presence::{GONE, ORDER, Presence};
use super::replica::{Damage, Identity, Replica, TakenIn, joined};
use super::whole;
use crate::plan::{Facet, Node, Plan, RowId, Worksheet, pointer};
use serde_json::Value;
use std::collections::BTreeSet;

/// Who does something, and when.
#[derive(Debug, Clone, Default)]
pub struct Stamp {
    pub by: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// From so many rows on that come or go at once, filling the whole plan costs less than settling each of them:
/// every one moves the places of all others, and an import that is taken back removes thousands.
const MANY: usize = 2_000;

#[derive(Debug)]
pub struct Workbook {
    plan: Plan,
    replica: Replica,
    history: History,
}

impl Workbook {
    /// A workbook with nothing in it.
    pub fn new(identity: Identity) -> Self {
        Self::of(Replica::new(identity))
    }

    /// The workbook of a replica.
    pub fn of(replica: Replica) -> Self {
        let mut plan = Plan::default();
        replica.fill(&mut plan, "");
        Self { plan, replica, history: History::default() }
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    pub fn replica(&self) -> &Replica {
        &self.replica
    }

    /// The id for a new row.
    pub fn new_id(&mut self) -> RowId {
        let id = self.replica.next_id('-');
        // A session is letters and digits; should one not be, its hash is.
        RowId::new(&id)
            .or_else(|| RowId::new(&super::replica::short_hash(&[&id])))
            .unwrap_or_else(|| unreachable!("a hash is made of hexadecimal digits"))
    }

    /// Changes the plan. Returns the update for other copies, or nothing when nothing changed.
    pub fn edit(&mut self, stamp: &Stamp, change: impl FnOnce(&mut Plan)) -> Option<Vec<u8>> {
        let mut plan = self.plan.clone();
        change(&mut plan);
        let mut writes = difference(&self.plan, &plan);
        if writes.is_empty() {
            return None;
        }
        for write in &mut writes {
            self.keep_foreign(write);
        }
        // Long text that stands beside what is written stays; of everything else one value is left.
        let kept = self.beside(&writes);
        let disputed = self.replica.disputed(writes.iter().filter(|write| !write.prose));
        let update = self.replica.write_beside(&writes, &kept, &stamp.by, stamp.at);
        self.plan = plan;
        if !kept.is_empty() {
            // Another version may be the one that is shown.
            self.settle(writes.iter().map(|write| write.path.as_str()));
        }
        self.history.record(self.replica.step(writes, disputed));
        Some(update)
    }

    /// A record that is written as a whole keeps what a newer version wrote into it.
    fn keep_foreign(&self, write: &mut Write) {
        if let Some(record) = whole::row_of(&write.path).and_then(|row| pointer::record(&self.plan, row))
            && let Some(now) = self.replica.shown(&write.path)
        {
            whole::keep_foreign(&now, &mut write.after, record);
            write.before = now;
        }
    }

    /// Makes the plan what it was at another time, as one step that can be taken back: fields get their values of then,
    /// rows that were deleted since come back, rows that were added since go. Which plan it is does not change. Returns
    /// the update for other copies, or nothing when nothing changed.
    pub fn put_back(&mut self, stamp: &Stamp, then: &Plan) -> Option<Vec<u8>> {
        let mut step = Vec::new();
        self.gone_of(then, "", &mut step);
        let back = (!step.is_empty()).then(|| self.write(&step, stamp));
        let mut plan = then.clone();
        plan.id.clone_from(&self.plan.id);
        let mut writes = difference(&self.plan, &plan);
        for write in &mut writes {
            self.keep_foreign(write);
        }
        let disputed = self.replica.disputed(writes.iter());
        let update = (!writes.is_empty()).then(|| self.replica.write(&writes, &stamp.by, stamp.at));
        if update.is_some() {
            self.plan = plan;
        }
        step.extend(writes);
        if !step.is_empty() {
            self.history.record(self.replica.step(step, disputed));
        }
        joined([back, update].into_iter().flatten().collect())
    }

    /// The writes that bring back what is gone of another plan's rows.
    fn gone_of(&self, node: &dyn Node, path: &str, writes: &mut Vec<Write>) {
        match node.facet() {
            Facet::Leaf(_) => {}
            Facet::Record(record) => {
                for (name, field) in record.each() {
                    self.gone_of(field, &format!("{path}/{name}"), writes);
                }
            }
            Facet::Rows(rows) => {
                for place in 0..rows.len() {
                    let row = format!("{path}/{}", rows.id(place));
                    if self.replica.presence(&row) == Presence::Gone {
                        let path = format!("{row}/{GONE}");
                        writes.push(Write { path, before: true.into(), after: false.into(), prose: false });
                    }
                    for (name, field) in rows.row(place).each() {
                        self.gone_of(field, &format!("{row}/{name}"), writes);
                    }
                }
            }
        }
    }

    /// Takes in what another copy wrote. Returns the paths of the registers that changed.
    pub fn merge(&mut self, update: &[u8]) -> Result<BTreeSet<String>, Damage> {
        let merged = self.merge_all(&[update]);
        if merged.damaged.is_empty() { Ok(merged.changed) } else { Err(Damage) }
    }

    /// Takes in updates of other copies, in any order: what builds on another one waits for it.
    pub fn merge_all(&mut self, updates: &[&[u8]]) -> TakenIn {
        let merged = self.replica.merge_all(updates);
        self.settle(merged.changed.iter().map(String::as_str));
        merged
    }

    /// Takes out what waits for writes that are missing, as an update that can be taken in again when they come.
    pub fn set_aside(&mut self) -> Option<Vec<u8>> {
        self.replica.set_aside()
    }

    pub fn can_undo(&self) -> bool {
        self.history.has(Direction::Back)
    }

    pub fn can_redo(&self) -> bool {
        self.history.has(Direction::Forth)
    }

    /// Takes the last own edit back. Returns the update and the paths it touched.
    pub fn undo(&mut self, stamp: &Stamp) -> Option<(Vec<u8>, Vec<String>)> {
        self.step(Direction::Back, stamp)
    }

    pub fn redo(&mut self, stamp: &Stamp) -> Option<(Vec<u8>, Vec<String>)> {
        self.step(Direction::Forth, stamp)
    }

    fn step(&mut self, direction: Direction, stamp: &Stamp) -> Option<(Vec<u8>, Vec<String>)> {
        let step = self.history.step(direction, &self.replica)?;
        let mut kept = self.beside(&step.writes);
        kept.extend(step.writes.iter().flat_map(|write| self.of_others_beside(write)));
        let mut updates = Vec::new();
        if !step.writes.is_empty() {
            updates.push(self.replica.write_beside(&step.writes, &kept, &stamp.by, stamp.at));
        }
        updates.extend(step.decisions.iter().map(|decision| self.replica.swap(decision, &stamp.by, stamp.at)));
        self.settle(step.paths());
        Some((joined(updates)?, step.paths().map(str::to_owned).collect()))
    }

    pub fn conflicts(&self) -> Vec<Conflict> {
        self.replica.conflicts()
    }

    /// Settles a conflict of values on one of them.
    pub fn decide(&mut self, path: &str, value: Value, stamp: &Stamp) -> Vec<u8> {
        let before = self.replica.shown(path).unwrap_or(Value::Null);
        let prose = pointer::leaf(&self.plan, path).is_some_and(|leaf| leaf.kind() == crate::value::Kind::Prose);
        self.settle_on(Write { path: path.to_owned(), before, after: value, prose }, stamp)
    }

    /// Settles whether a row that came back is to stay.
    pub fn decide_row(&mut self, row: &str, stay: bool, stamp: &Stamp) -> Vec<u8> {
        let (before, after) = (Value::Bool(stay), Value::Bool(!stay));
        self.settle_on(Write { path: format!("{row}/{GONE}"), before, after, prose: false }, stamp)
    }

    /// Decides, so that taking it back opens the question again with all that stood there.
    fn settle_on(&mut self, write: Write, stamp: &Stamp) -> Vec<u8> {
        let disputed = vec![(write.path.clone(), self.replica.held(&write.path))];
        let update = self.write(std::slice::from_ref(&write), stamp);
        self.history.record(self.replica.step(vec![write], disputed));
        update
    }

    /// The state without the worksheets' own fields.
    pub fn state_without(&mut self, worksheets: &[Worksheet]) -> Vec<u8> {
        self.replica.move_in(worksheets);
        self.replica.state_without(worksheets)
    }

    fn write(&mut self, writes: &[Write], stamp: &Stamp) -> Vec<u8> {
        let update = self.replica.write(writes, &stamp.by, stamp.at);
        self.settle(writes.iter().map(|write| write.path.as_str()));
        update
    }

    fn settle<'a>(&mut self, paths: impl Iterator<Item = &'a str>) {
        let paths: Vec<&str> = paths.collect();
        let places_rows = |path: &&&str| path.ends_with(GONE) || path.ends_with(ORDER);
        if paths.iter().filter(places_rows).count() > MANY {
            return self.replica.fill(&mut self.plan, "");
        }
        for path in paths {
            self.replica.settle(&mut self.plan, path);
        }
    }
}
