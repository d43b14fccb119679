//! The registers in a shared document (yrs), which merges with every other copy in any order. Only
//! this file and `writing.rs` below it speak to yrs.

mod rooms;
mod writing;

pub(super) use rooms::joined;

use super::cell::{Cell, decoded, encoded};
use super::index::{Index, Key, Op, Register};
use super::presence::{ORDER, Presence};
use super::{prose, wire};
use crate::plan::Worksheet;
use crate::sorting::sort_by;
use rooms::{Part, REGISTERS, ROOMS, SHARED, bundled, room_of, worksheet_of};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use yrs::updates::encoder::Encode;
use yrs::{GetString, Map, MapRef, Observable, Out, ReadTxn, Transact, TransactionMut, WriteTxn};

/// Bytes that are not an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage;

/// What became of updates that were taken in together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// The paths of the registers that changed.
    pub changed: BTreeSet<String>,
    /// The places of those that are no updates; nothing of them was taken in.
    pub damaged: Vec<usize>,
}

/// Who this copy is among all copies: random, made anew each time a plan is opened, never used again.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Ten or so letters and digits.
    pub session: String,
    /// Below 2⁵³.
    pub client: u64,
}

pub struct Replica {
    /// One for what worksheets share, and one for each of them.
    rooms: Vec<Part>,
    index: Index,
    /// Keys that changed since the index was last brought up to date.
    touched: Rc<RefCell<BTreeSet<Arc<str>>>>,
    session: String,
    last: u64,
}

impl fmt::Debug for Replica {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Replica").field("session", &self.session).finish_non_exhaustive()
    }
}

/// So many rows tell that two plans are different ones.
const TELLING: usize = 3;

/// The observer that keeps the index up to date.
const INDEX: &str = "index";

impl Replica {
    pub fn new(identity: Identity) -> Self {
        let rooms = (0..ROOMS).map(|_| Part::new(identity.client)).collect();
        let index = Index::default();
        let replica = Self { rooms, index, touched: Rc::default(), session: identity.session, last: 0 };
        replica.observe();
        replica
    }

    fn observe(&self) {
        for part in &self.rooms {
            let sink = Rc::clone(&self.touched);
            part.registers.observe(INDEX, move |txn, event| {
                sink.borrow_mut().extend(event.keys(txn).keys().cloned());
            });
        }
    }

    /// A number that no other write and no other session has.
    pub(super) fn next_id(&mut self, between: char) -> String {
        self.last += 1;
        format!("{}{between}{}", self.session, self.last)
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The paths of all registers.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.index.all().map(|(path, _)| path)
    }

    /// Both have rows, and neither a row nor a write is in both, apart from the plan's id: they did not come from one
    /// plan.
    pub fn is_foreign(&self, other: &Self) -> bool {
        let has_rows = |replica: &Self| replica.paths().filter(|path| path.ends_with(ORDER)).nth(TELLING - 1).is_some();
        let is_shared = |(path, register): (&str, &Register)| {
            path.ends_with(ORDER) && other.register(path).is_some()
                || path != "/id" && register.ops().any(|op| other.has_write(path, &op.id))
        };
        has_rows(self) && has_rows(other) && !self.index.all().any(is_shared)
    }

    fn has_write(&self, path: &str, id: &str) -> bool {
        self.register(path).is_some_and(|register| register.ops().any(|op| op.id == id))
    }

    pub fn presence(&self, row: &str) -> Presence {
        self.index.presence(row)
    }

    /// The write that this session made last to a register, if it is still there.
    pub(super) fn last_own<'a>(&self, register: &'a Register) -> Option<&'a Op> {
        let number = |op: &Op| op.id.strip_prefix(self.session.as_str())?.strip_prefix('.')?.parse::<u64>().ok();
        register.ops().filter(|op| number(op).is_some()).max_by_key(|op| number(op))
    }

    /// Every write below a row was made by this session.
    pub(super) fn is_own(&self, row: &str) -> bool {
        self.index.below(row).flat_map(|(_, register)| register.ops()).all(|op| self.is_own_write(&op.id))
    }

    pub(super) fn is_own_write(&self, id: &str) -> bool {
        id.strip_prefix(self.session.as_str()).is_some_and(|number| number.starts_with('.'))
    }

    pub fn register(&self, path: &str) -> Option<&Register> {
        self.index.get(path)
    }

    /// Who wrote what stands in registers, as far as they gave their names; each once, in the order of the names.
    pub fn writers(&self, paths: &BTreeSet<String>) -> Vec<String> {
        let ops = paths.iter().filter_map(|path| self.index.get(path)).flat_map(Register::ops);
        let mut writers = BTreeSet::new();
        writers.extend(ops.map(|op| op.by.as_str()).filter(|by| !by.is_empty()));
        writers.into_iter().map(str::to_owned).collect()
    }

    /// The value that a register shows.
    pub fn shown(&self, path: &str) -> Option<Value> {
        let register = self.index.get(path)?;
        let value = &register.shown()?.value;
        // Long text stands in a shared text; what lies in its register says how it was when somebody wrote it.
        let may_be_text = matches!(value, Value::Null | Value::String(_)) || *value == prose::TOO_LONG;
        let text = if may_be_text { self.text(path) } else { None };
        let text = match (text, value.as_str()) {
            (Some(text), Some(latest)) if is_mixture(&text, register) => latest.to_owned(),
            (Some(text), _) => text,
            (None, _) => return Some(value.clone()),
        };
        Some(if text.is_empty() { Value::Null } else { Value::String(text) })
    }

    /// The shared text of a register that has one.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let in_room = |room: usize| {
            let txn = self.rooms[room].doc.transact();
            let text = txn.get_text(path)?;
            Some(text.get_string(&txn))
        };
        let room = room_of(path);
        in_room(room).or_else(|| if room == SHARED { None } else { in_room(SHARED) })
    }

    /// Writes a value as read from a hand-written file: under an id derived from register and value, so
    /// that reading the file again changes nothing.
    pub(crate) fn write_derived(&mut self, values: impl Iterator<Item = (String, Value)>) {
        let registers: Vec<MapRef> = self.rooms.iter().map(|part| part.registers.clone()).collect();
        self.apply(|txns| {
            for (path, value) in values {
                let id = format!("~{}", short_hash(&[&path, &value.to_string()]));
                let room = room_of(&path);
                registers[room].insert(&mut txns[room], Key::of(&path, &id), encoded(&value, "", 0));
            }
        });
    }

    /// Takes in updates from other copies, in any order. What builds on writes that are not here waits in the
    /// document until they come, in this call or a later one; `is_whole` tells whether anything does.
    pub fn merge_all(&mut self, updates: &[&[u8]]) -> TakenIn {
        let waited = !self.is_whole();
        let mut damaged = Vec::new();
        let mut changed = self.apply(|txns| {
            for (place, update) in updates.iter().enumerate() {
                if rooms::apply(update, txns).is_err() {
                    damaged.push(place);
                }
            }
        });
        // Long text that waited touches no register when it comes.
        if waited || !self.is_whole() {
            changed.extend(self.texts());
        }
        TakenIn { changed, damaged }
    }

    /// Takes in an update from another copy. Returns the paths of the registers that changed.
    pub fn merge(&mut self, update: &[u8]) -> Result<BTreeSet<String>, Damage> {
        let merged = self.merge_all(&[update]);
        if merged.damaged.is_empty() { Ok(merged.changed) } else { Err(Damage) }
    }

    /// Nothing waits for writes that are missing.
    pub fn is_whole(&self) -> bool {
        self.rooms.iter().all(|part| !part.doc.transact().has_missing_updates())
    }

    /// Takes out what waits for writes that are missing, as an update that can be taken in again when they come.
    pub fn set_aside(&mut self) -> Option<Vec<u8>> {
        let aside = |part: &Part| part.doc.transact_mut().prune_pending().map(|waiting| waiting.encode_v1());
        let waiting: Vec<Option<Vec<u8>>> = self.rooms.iter().map(aside).collect();
        let nothing = || yrs::Update::default().encode_v1();
        waiting
            .iter()
            .any(Option::is_some)
            .then(|| bundled(&waiting.into_iter().map(|update| update.unwrap_or_else(nothing)).collect::<Vec<_>>()))
    }

    /// The paths of all registers that have a shared text.
    fn texts(&self) -> Vec<String> {
        let of_part = |part: &Part| {
            let txn = part.doc.transact();
            txn.root_refs().map(|(name, _)| name.to_owned()).filter(|name| name != REGISTERS).collect::<Vec<_>>()
        };
        self.rooms.iter().flat_map(of_part).collect()
    }

    /// Changes the documents, and brings the index up to date. Returns the paths that changed.
    fn apply(&mut self, change: impl FnOnce(&mut [TransactionMut<'_>])) -> BTreeSet<String> {
        // To be told of every key of a whole plan costs more than to look at them all afterwards.
        let is_first = self.index.is_empty();
        if is_first {
            for part in &self.rooms {
                part.registers.unobserve(INDEX);
            }
        }
        change(&mut self.rooms.iter().map(|part| part.doc.transact_mut()).collect::<Vec<_>>());
        if is_first {
            self.observe();
            self.take_in_all()
        } else {
            self.take_in()
        }
    }

    /// The whole state, which any other copy can take in; without what waits for writes that are missing.
    pub fn state(&self) -> Vec<u8> {
        self.bundle(Part::state)
    }

    /// The whole state, and with it what waits for writes that are missing.
    pub fn everything(&self) -> Vec<u8> {
        self.bundle(Part::everything)
    }

    fn bundle(&self, of: fn(&Part) -> Vec<u8>) -> Vec<u8> {
        bundled(&self.rooms.iter().map(of).collect::<Vec<_>>())
    }

    /// The state without the worksheets' own fields.
    pub fn state_without(&self, worksheets: &[Worksheet]) -> Vec<u8> {
        let is_left_out = |room: usize| worksheet_of(room).is_some_and(|sheet| worksheets.contains(&sheet));
        let state = |(room, part): (usize, &Part)| if is_left_out(room) { Vec::new() } else { part.state() };
        bundled(&self.rooms.iter().enumerate().map(state).collect::<Vec<_>>())
    }

    /// Brings the index up to date. Returns the paths that changed.
    fn take_in(&mut self) -> BTreeSet<String> {
        let touched = std::mem::take(&mut *self.touched.borrow_mut());
        let mut changed = BTreeSet::new();
        for name in &touched {
            if let Some(key) = Key::read(name) {
                let in_room = |room: usize| {
                    let part = &self.rooms[room];
                    part.registers.get(&part.doc.transact(), name)
                };
                let found = in_room(room_of(key.path)).or_else(|| in_room(SHARED));
                self.index.update(&key, found.and_then(|out| cell(&out)));
                changed.insert(key.path.to_owned());
            }
        }
        changed
    }

    /// Fills the index, which is empty. Returns all paths.
    fn take_in_all(&mut self) -> BTreeSet<String> {
        let read = |(name, out): (&'_ str, Out)| Some((name.to_owned(), cell(&out)?));
        let mut cells: Vec<(String, Cell)> = Vec::new();
        for part in &self.rooms {
            cells.extend(part.registers.iter(&part.doc.transact()).filter_map(read));
        }
        sort_by(&mut cells, |(one, _), (other, _)| one.cmp(other));
        for (name, cell) in cells {
            if let Some(key) = Key::read(&name) {
                self.index.update(&key, Some(cell));
            }
        }
        self.paths().map(str::to_owned).collect()
    }
}

fn cell(out: &Out) -> Option<Cell> {
    match out {
        Out::Any(any) => decoded(any),
        _ => None,
    }
}

/// Whether the shared text of a register holds letters of two versions in one passage. Which it is follows from what
/// all copies have, so all show the same.
pub(super) fn is_mixture(text: &str, register: &Register) -> bool {
    // Nearly every register has one write.
    register.ops().nth(1).is_some()
        && prose::is_mixture(text, &register.ops().filter_map(|op| op.value.as_str()).collect::<Vec<_>>())
}

/// The first bytes of a hash over texts, as hexadecimal digits.
pub(crate) fn short_hash(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    hash.finalize().iter().take(8).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
