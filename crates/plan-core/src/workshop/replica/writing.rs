//! Writing registers: what it replaces, and the shared texts that long text needs before it is changed.

use super::{Replica, document, short_hash};
use crate::workshop::cell::encoded;
use crate::workshop::decision::Decision;
use crate::workshop::difference::Write;
use crate::workshop::index::{Key, Op, Register};
use crate::workshop::presence::GONE;
use crate::workshop::prose;
use serde_json::Value;
use yrs::updates::decoder::Decode;
use yrs::{GetString, Map, ReadTxn, StateVector, Text, TextRef, Transact, TransactionMut, Update};

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
        let doc = self.doc.clone();
        let mut txn = doc.transact_mut();
        for (write, text) in writes.iter().zip(texts) {
            let value = match text {
                Some(text) => {
                    let after = write.after.as_str().unwrap_or_default();
                    rewrite(&text, &mut txn, after);
                    prose::version(after)
                }
                None if write.path.ends_with(GONE) && write.after == Value::Bool(true) => {
                    let row = write.path.trim_end_matches(GONE).trim_end_matches('/');
                    self.index.tombstone(row)
                }
                None => write.after.clone(),
            };
            let id = self.next_id('.');
            self.replace(&mut txn, (&write.path, &id), &value, kept, by, at);
        }
        updates.push(txn.encode_update_v1());
        drop(txn);
        self.take_in();
        joined(updates).unwrap_or_else(|| self.state())
    }

    /// Puts what a register held after a decision in the place of what it held before. What others wrote beside it
    /// stays.
    pub(in crate::workshop) fn swap(&mut self, decision: &Decision, by: &str, at: i64) -> Vec<u8> {
        let Decision { path, before, after } = decision;
        let doc = self.doc.clone();
        let mut txn = doc.transact_mut();
        if let Some(text) = txn.get_text(path.as_str()) {
            let now = text.get_string(&txn);
            // Where others changed the same stretch it stays as it is: the versions have it all.
            if let Some(back) = prose::take_back(&after.text, &before.text, &now) {
                rewrite(&text, &mut txn, &back);
            }
        }
        let now = self.register(path).into_iter().flat_map(Register::ops);
        for op in now.filter(|op| self.is_held(op, before)) {
            self.take_out(&mut txn, path, op, by, at);
        }
        for op in &after.ops {
            if op.is_derived() {
                self.registers.remove(&mut txn, &Key::retiring(path, &op.id));
            }
            self.registers.insert(&mut txn, Key::of(path, &op.id), encoded(&op.value, &op.by, op.at));
        }
        let update = txn.encode_update_v1();
        drop(txn);
        self.take_in();
        update
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
            let base = if self.text(&write.path).is_none() { self.shown(&write.path) } else { None };
            let text = self.doc.get_or_insert_text(write.path.as_str());
            if let Some(Value::String(base)) = base {
                let update = text_as_written(&write.path, &base);
                if let Ok(update) = Update::decode_v1(&update) {
                    // The update was just encoded, so it can be taken in.
                    let _ = self.doc.transact_mut().apply_update(update);
                }
                bases.push(update);
            }
            texts.push(Some(text));
        }
        (texts, bases)
    }

    fn replace(
        &self,
        txn: &mut TransactionMut<'_>,
        (path, id): (&str, &str),
        value: &Value,
        kept: &[String],
        by: &str,
        at: i64,
    ) {
        let known = self.index.get(path).into_iter().flat_map(Register::ops);
        for op in known.filter(|op| !kept.contains(&op.id)) {
            self.take_out(txn, path, op, by, at);
        }
        self.registers.insert(txn, Key::of(path, id), encoded(value, by, at));
    }

    fn take_out(&self, txn: &mut TransactionMut<'_>, path: &str, op: &Op, by: &str, at: i64) {
        self.registers.remove(txn, &Key::of(path, &op.id));
        if op.is_derived() {
            self.registers.insert(txn, Key::retiring(path, &op.id), encoded(&Value::Bool(true), by, at));
        }
    }
}

/// Makes a shared text another one, and leaves the letters that both have.
fn rewrite(text: &TextRef, txn: &mut TransactionMut<'_>, after: &str) {
    let now = text.get_string(txn);
    for splice in prose::splices(&now, after) {
        text.remove_range(txn, splice.start, splice.removed);
        text.insert(txn, splice.start, &splice.inserted);
    }
}

/// Updates as one; nothing of none.
pub(in crate::workshop) fn joined(mut updates: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    if updates.len() < 2 { updates.pop() } else { yrs::merge_updates_v1(&updates).ok() }
}

/// The update that puts a text into its register, the same bytes wherever it is made.
fn text_as_written(path: &str, base: &str) -> Vec<u8> {
    let client = u64::from_str_radix(&short_hash(&[path, base]), 16).unwrap_or_default();
    let doc = document(client);
    let text = doc.get_or_insert_text(path);
    text.insert(&mut doc.transact_mut(), 0, base);
    doc.transact().encode_state_as_update_v1(&StateVector::default())
}
