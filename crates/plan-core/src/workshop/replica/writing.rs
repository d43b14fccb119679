//! Writing registers: what it replaces, and the shared texts that long text needs before it is changed.

use super::parts::{SIDES, Side, bundled, document, joined};
use super::secrets::MARKED;
use super::{Replica, short_hash};
use crate::workshop::cell::encoded;
use crate::workshop::decision::Decision;
use crate::workshop::difference::Write;
use crate::workshop::index::{Key, Op, Register};
use crate::workshop::presence::GONE;
use crate::workshop::prose;
use serde_json::Value;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
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
        let docs = SIDES.map(|side| self.part(side).doc.clone());
        let mut txns = docs.each_ref().map(Transact::transact_mut);
        let secrets = self.secrets();
        for (write, text) in writes.iter().zip(texts) {
            let side = if write.path != MARKED && secrets.cover(&write.path) { Side::Closed } else { Side::Open };
            let value = match text {
                Some(text) => {
                    let after = write.after.as_str().unwrap_or_default();
                    rewrite(&text, &mut txns[side as usize], after);
                    prose::version(after)
                }
                None if write.path.ends_with(GONE) && write.after == Value::Bool(true) => {
                    let row = write.path.trim_end_matches(GONE).trim_end_matches('/');
                    self.index.tombstone(row)
                }
                None => write.after.clone(),
            };
            let id = self.next_id('.');
            self.replace(&mut txns, side, (&write.path, &id), &value, kept, (by, at));
        }
        let [open, closed] = txns.each_ref().map(TransactionMut::encode_update_v1);
        updates.push(bundled(open, &closed));
        drop(txns);
        self.take_in();
        if writes.iter().any(|write| write.path == MARKED) {
            updates.extend(self.arrange().map(|(update, _)| update));
        }
        joined(updates).unwrap_or_else(|| self.state())
    }

    /// Puts what a register held after a decision in the place of what it held before. What others wrote beside it
    /// stays.
    pub(in crate::workshop) fn swap(&mut self, decision: &Decision, by: &str, at: i64) -> Vec<u8> {
        let Decision { path, before, after } = decision;
        let docs = SIDES.map(|side| self.part(side).doc.clone());
        let mut txns = docs.each_ref().map(Transact::transact_mut);
        let side = self.side_of(path);
        let own = side as usize;
        if let Some(text) = txns[own].get_text(path.as_str()) {
            let now = text.get_string(&txns[own]);
            // Where others changed the same stretch it stays as it is: the versions have it all.
            if let Some(back) = prose::take_back(&after.text, &before.text, &now) {
                rewrite(&text, &mut txns[own], &back);
            }
        }
        let now = self.register(path).into_iter().flat_map(Register::ops);
        for op in now.filter(|op| self.is_held(op, before)) {
            self.take_out(&mut txns, side, path, op, by, at);
        }
        for op in &after.ops {
            if op.is_derived() {
                self.remove(&mut txns, &Key::retiring(path, &op.id));
            }
            let cell = encoded(&op.value, &op.by, op.at);
            self.part(side).registers.insert(&mut txns[own], Key::of(path, &op.id), cell);
        }
        let [open, closed] = txns.each_ref().map(TransactionMut::encode_update_v1);
        drop(txns);
        self.take_in();
        let update = bundled(open, &closed);
        if path != MARKED {
            return update;
        }
        let arranged = self.arrange().map(|(update, _)| update);
        joined([Some(update), arranged].into_iter().flatten().collect()).unwrap_or_else(|| self.state())
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
            let side = self.side_of(&write.path);
            let doc = self.part(side).doc.clone();
            let text = doc.get_or_insert_text(write.path.as_str());
            if let Some(Value::String(base)) = base {
                let update = text_as_written(&write.path, &base);
                if let Ok(update) = Update::decode_v1(&update) {
                    // The update was just encoded, so it can be taken in.
                    let _ = doc.transact_mut().apply_update(update);
                }
                bases.push(match side {
                    Side::Open => update,
                    Side::Closed => bundled(Update::default().encode_v1(), &update),
                });
            }
            texts.push(Some(text));
        }
        (texts, bases)
    }

    fn replace(
        &self,
        txns: &mut [TransactionMut<'_>; 2],
        side: Side,
        (path, id): (&str, &str),
        value: &Value,
        kept: &[String],
        (by, at): (&str, i64),
    ) {
        let known = self.index.get(path).into_iter().flat_map(Register::ops);
        for op in known.filter(|op| !kept.contains(&op.id)) {
            self.take_out(txns, side, path, op, by, at);
        }
        self.part(side).registers.insert(&mut txns[side as usize], Key::of(path, id), encoded(value, by, at));
    }

    fn take_out(&self, txns: &mut [TransactionMut<'_>; 2], side: Side, path: &str, op: &Op, by: &str, at: i64) {
        self.remove(txns, &Key::of(path, &op.id));
        if op.is_derived() {
            let retired = encoded(&Value::Bool(true), by, at);
            self.part(side).registers.insert(&mut txns[side as usize], Key::retiring(path, &op.id), retired);
        }
    }

    /// From whichever side it is on: somebody who did not know that it is confidential may have written it.
    fn remove(&self, txns: &mut [TransactionMut<'_>; 2], name: &str) {
        for (side, txn) in SIDES.into_iter().zip(txns) {
            self.part(side).registers.remove(txn, name);
        }
    }
}

/// Makes a shared text another one, and leaves the letters that both have.
pub(super) fn rewrite(text: &TextRef, txn: &mut TransactionMut<'_>, after: &str) {
    let now = text.get_string(txn);
    for splice in prose::splices(&now, after) {
        text.remove_range(txn, splice.start, splice.removed);
        text.insert(txn, splice.start, &splice.inserted);
    }
}

/// The update that puts a text into its register, the same bytes wherever it is made.
pub(super) fn text_as_written(path: &str, base: &str) -> Vec<u8> {
    let client = u64::from_str_radix(&short_hash(&[path, base]), 16).unwrap_or_default();
    let doc = document(client);
    let text = doc.get_or_insert_text(path);
    text.insert(&mut doc.transact_mut(), 0, base);
    doc.transact().encode_state_as_update_v1(&StateVector::default())
}
