//! Writing registers: what it replaces, and the shared texts that long text needs before it is changed.

use super::rooms::{ROOMS, SHARED, bundled, document, joined, room_of};
use super::{Replica, cell, short_hash};
use crate::plan::Worksheet;
use crate::workshop::cell::encoded;
use crate::workshop::decision::Decision;
use crate::workshop::difference::Write;
use crate::workshop::index::{Key, Op, Register};
use crate::workshop::presence::GONE;
use crate::workshop::prose;
use serde_json::Value;
use std::collections::BTreeSet;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{Doc, GetString, Map, ReadTxn, StateVector, Text, TextRef, Transact, TransactionMut, Update, WriteTxn};

impl Replica {
    /// Writes registers and returns the update that carries the writes to other copies.
    pub fn write(&mut self, writes: &[Write], by: &str, at: i64) -> Vec<u8> {
        self.write_beside(writes, &[], by, at)
    }

    /// The same, which leaves the writes of those ids beside the new ones.
    pub(in crate::workshop) fn write_beside(
        &mut self,
        writes: &[Write],
        kept: &[String],
        by: &str,
        at: i64,
    ) -> Vec<u8> {
        let (texts, mut updates) = self.prepare_texts(writes);
        let docs = self.docs();
        let mut txns: Vec<TransactionMut<'_>> = docs.iter().map(Transact::transact_mut).collect();
        for (write, text) in writes.iter().zip(texts) {
            let value = match text {
                Some(text) => {
                    let after = write.after.as_str().unwrap_or_default();
                    rewrite(&text, &mut txns[room_of(&write.path)], after);
                    prose::version(after)
                }
                None if write.path.ends_with(GONE) && write.after == Value::Bool(true) => {
                    let row = write.path.trim_end_matches(GONE).trim_end_matches('/');
                    self.index.tombstone(row)
                }
                None => write.after.clone(),
            };
            let id = self.next_id('.');
            self.replace(&mut txns, (&write.path, &id), &value, kept, (by, at));
        }
        updates.push(encoded_all(&txns));
        drop(txns);
        self.take_in();
        joined(updates).unwrap_or_else(|| self.state())
    }

    /// Puts what a register held after a decision in the place of what it held before. What others wrote beside it
    /// stays.
    pub(in crate::workshop) fn swap(&mut self, decision: &Decision, by: &str, at: i64) -> Vec<u8> {
        let Decision { path, before, after } = decision;
        let docs = self.docs();
        let mut txns: Vec<TransactionMut<'_>> = docs.iter().map(Transact::transact_mut).collect();
        let own = room_of(path);
        if let Some(text) = txns[own].get_text(path.as_str()) {
            let now = text.get_string(&txns[own]);
            // Where others changed the same stretch it stays as it is: the versions have it all.
            if let Some(back) = prose::take_back(&after.text, &before.text, &now) {
                rewrite(&text, &mut txns[own], &back);
            }
        }
        let now = self.register(path).into_iter().flat_map(Register::ops);
        for op in now.filter(|op| self.is_held(op, before)) {
            self.take_out(&mut txns, path, op, by, at);
        }
        for op in &after.ops {
            if op.is_derived() {
                self.remove(&mut txns, path, &Key::retiring(path, &op.id));
            }
            let cell = encoded(&op.value, &op.by, op.at);
            self.rooms[own].registers.insert(&mut txns[own], Key::of(path, &op.id), cell);
        }
        let update = encoded_all(&txns);
        drop(txns);
        self.take_in();
        update
    }

    fn docs(&self) -> Vec<Doc> {
        self.rooms.iter().map(|part| part.doc.clone()).collect()
    }

    /// Moves what plans had before each worksheet had a document of its own into those of some worksheets, under the same
    /// ids: it is written by whom it was, and two copies that both move it do the same. Nothing is ever moved back.
    pub(in crate::workshop) fn move_in(&mut self, worksheets: &[Worksheet]) {
        let shared = &self.rooms[SHARED];
        let is_meant = |path: &str| worksheets.iter().any(|sheet| sheet.holds(path));
        let mut moving = Vec::new();
        for (name, out) in shared.registers.iter(&shared.doc.transact()) {
            if Key::read(name).is_some_and(|key| is_meant(key.path)) {
                moving.extend(cell(&out).map(|cell| (name.to_owned(), cell)));
            }
        }
        if moving.is_empty() {
            return;
        }
        let paths: BTreeSet<String> =
            moving.iter().filter_map(|(name, _)| Some(Key::read(name)?.path.to_owned())).collect();
        let texts = |path: &String| {
            let txn = shared.doc.transact();
            let text = txn.get_text(path.as_str())?.get_string(&txn);
            Some((path.clone(), text, self.text(path)?))
        };
        let texts: Vec<(String, String, String)> = paths.iter().filter_map(texts).collect();
        let docs = self.docs();
        let mut txns: Vec<TransactionMut<'_>> = docs.iter().map(Transact::transact_mut).collect();
        for (name, (value, by, at)) in &moving {
            let room = Key::read(name).map_or(SHARED, |key| room_of(key.path));
            self.rooms[SHARED].registers.remove(&mut txns[SHARED], name);
            self.rooms[room].registers.insert(&mut txns[room], name.as_str(), encoded(value, by, *at));
        }
        for (path, left, text) in &texts {
            let room = room_of(path);
            if txns[room].get_text(path.as_str()).is_none()
                && let Ok(update) = Update::decode_v1(&text_as_written(path, text))
            {
                // The update was just encoded, so it can be taken in.
                let _ = txns[room].apply_update(update);
            }
            if !left.is_empty() {
                let left = txns[SHARED].get_or_insert_text(path.as_str());
                rewrite(&left, &mut txns[SHARED], "");
            }
        }
        drop(txns);
        self.take_in();
    }

    /// The shared texts of the writes that need one, made before the transaction that changes them.
    /// A text that was read from a hand-written file is put there first, under a client id that is
    /// derived from it, so that two people who edit it apart edit the same letters. The updates that do
    /// so belong before the one that changes the text: whoever gets that alone could make nothing of it.
    fn prepare_texts(&mut self, writes: &[Write]) -> (Vec<Option<TextRef>>, Vec<Vec<u8>>) {
        let mut texts = Vec::with_capacity(writes.len());
        let mut bases = Vec::new();
        for write in writes {
            // Whoever has made a shared text of another field shows it; it must not stay behind what is written there.
            let is_text = write.prose || write.after.is_string() && self.text(&write.path).is_some();
            if !is_text {
                texts.push(None);
                continue;
            }
            let room = room_of(&write.path);
            let doc = self.rooms[room].doc.clone();
            let is_new = doc.transact().get_text(write.path.as_str()).is_none();
            let base = if is_new { self.shown(&write.path) } else { None };
            let text = doc.get_or_insert_text(write.path.as_str());
            if let Some(Value::String(base)) = base {
                let update = text_as_written(&write.path, &base);
                if let Ok(update) = Update::decode_v1(&update) {
                    // The update was just encoded, so it can be taken in.
                    let _ = doc.transact_mut().apply_update(update);
                }
                let mut all = vec![Update::default().encode_v1(); ROOMS];
                all[room] = update;
                bases.push(bundled(&all));
            }
            texts.push(Some(text));
        }
        (texts, bases)
    }

    fn replace(
        &self,
        txns: &mut [TransactionMut<'_>],
        (path, id): (&str, &str),
        value: &Value,
        kept: &[String],
        (by, at): (&str, i64),
    ) {
        let known = self.index.get(path).into_iter().flat_map(Register::ops);
        for op in known.filter(|op| !kept.contains(&op.id)) {
            self.take_out(txns, path, op, by, at);
        }
        let room = room_of(path);
        self.rooms[room].registers.insert(&mut txns[room], Key::of(path, id), encoded(value, by, at));
    }

    fn take_out(&self, txns: &mut [TransactionMut<'_>], path: &str, op: &Op, by: &str, at: i64) {
        self.remove(txns, path, &Key::of(path, &op.id));
        if op.is_derived() {
            let (room, retired) = (room_of(path), encoded(&Value::Bool(true), by, at));
            self.rooms[room].registers.insert(&mut txns[room], Key::retiring(path, &op.id), retired);
        }
    }

    /// From wherever it is: older copies wrote all into the shared document.
    fn remove(&self, txns: &mut [TransactionMut<'_>], path: &str, name: &str) {
        let room = room_of(path);
        self.rooms[room].registers.remove(&mut txns[room], name);
        if room != SHARED {
            self.rooms[SHARED].registers.remove(&mut txns[SHARED], name);
        }
    }
}

/// What was done in each document, as one update.
fn encoded_all(txns: &[TransactionMut<'_>]) -> Vec<u8> {
    bundled(&txns.iter().map(TransactionMut::encode_update_v1).collect::<Vec<_>>())
}

/// Makes a shared text another one, and leaves the letters that both have.
fn rewrite(text: &TextRef, txn: &mut TransactionMut<'_>, after: &str) {
    let now = text.get_string(txn);
    for splice in prose::splices(&now, after) {
        text.remove_range(txn, splice.start, splice.removed);
        text.insert(txn, splice.start, &splice.inserted);
    }
}

/// The update that puts a text into its register, the same bytes wherever it is made.
fn text_as_written(path: &str, base: &str) -> Vec<u8> {
    let client = u64::from_str_radix(&short_hash(&[path, base]), 16).unwrap_or_default();
    let doc = document(client);
    let text = doc.get_or_insert_text(path);
    text.insert(&mut doc.transact_mut(), 0, base);
    doc.transact().encode_state_as_update_v1(&StateVector::default())
}
