//! What is confidential, and the moving of registers from one side to the other when that changes.

use super::parts::{SIDES, Side, bundled};
use super::writing::{rewrite, text_as_written};
use super::{Key, Replica, cell};
use crate::plan::Worksheet;
use crate::workshop::cell::encoded;
use std::collections::BTreeSet;
use yrs::updates::decoder::Decode;
use yrs::{Map, ReadTxn, Text, Transact, TransactionMut, Update, WriteTxn};

/// Where the plan says which worksheets are confidential besides those that always are.
pub(super) const MARKED: &str = "/cover/confidential";

/// The worksheets that are left out of copies unless somebody asks for them.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<Worksheet>);

impl Secrets {
    pub fn cover(&self, path: &str) -> bool {
        Worksheet::ALWAYS_CONFIDENTIAL.holds(path) || self.0.iter().any(|sheet| sheet.holds(path))
    }
}

impl Replica {
    pub(super) fn secrets(&self) -> Secrets {
        let marked = self.shown(MARKED);
        let slugs = marked.as_ref().and_then(|it| it.as_array()).into_iter().flatten();
        // The cover itself says what is confidential, so everybody needs it.
        let known = slugs.filter_map(|slug| Worksheet::of(slug.as_str()?)).filter(|it| *it != Worksheet::Cover);
        Secrets(known.collect())
    }

    pub(super) fn side_of(&self, path: &str) -> Side {
        if path == MARKED || !self.secrets().cover(path) { Side::Open } else { Side::Closed }
    }

    /// Moves what lies on the wrong side, under the same ids: it is written by whom it was, and two copies that both
    /// move it do the same. Returns the update that carries this with the paths concerned; nothing where all is in its
    /// place.
    pub(in crate::workshop) fn arrange(&mut self) -> Option<(Vec<u8>, BTreeSet<String>)> {
        let secrets = self.secrets();
        let right = |name: &str| match Key::read(name) {
            Some(key) if key.path != MARKED && secrets.cover(key.path) => Side::Closed,
            _ => Side::Open,
        };
        let mut astray = Vec::new();
        for side in SIDES {
            let part = self.part(side);
            let txn = part.doc.transact();
            let names = part.registers.iter(&txn).filter(|(name, _)| right(name) != side);
            astray.extend(names.filter_map(|(name, out)| Some((side, name.to_owned(), cell(&out)?))));
        }
        if astray.is_empty() {
            return None;
        }
        let texts: Vec<(Side, String, String)> = astray
            .iter()
            .filter_map(|(side, name, _)| {
                let path = Key::read(name)?.path;
                let part = self.part(*side);
                let txn = part.doc.transact();
                let text = yrs::GetString::get_string(&txn.get_text(path)?, &txn);
                (!text.is_empty()).then(|| (*side, path.to_owned(), text))
            })
            .collect();
        let docs = SIDES.map(|side| self.part(side).doc.clone());
        let registers = SIDES.map(|side| self.part(side).registers.clone());
        let mut txns = docs.each_ref().map(Transact::transact_mut);
        let places = |side: Side| if side == Side::Open { (0, 1) } else { (1, 0) };
        for (side, name, (value, by, at)) in &astray {
            let (from, to) = places(*side);
            registers[from].remove(&mut txns[from], name);
            registers[to].insert(&mut txns[to], name.as_str(), encoded(value, by, *at));
        }
        for (side, path, text) in &texts {
            let (from, to) = places(*side);
            let there = txns[to].get_text(path.as_str()).filter(|there| there.len(&txns[to]) > 0);
            match there {
                // Somebody wrote on over there who did not know that it had moved: the latest holds, and the versions
                // have the rest.
                Some(there) => {
                    let latest = self.register(path).and_then(|it| it.shown()?.value.as_str());
                    rewrite(&there, &mut txns[to], latest.unwrap_or(text));
                }
                None => {
                    if let Ok(update) = Update::decode_v1(&text_as_written(path, text)) {
                        // The update was just encoded, so it can be taken in.
                        let _ = txns[to].apply_update(update);
                    }
                }
            }
            let left = txns[from].get_or_insert_text(path.as_str());
            rewrite(&left, &mut txns[from], "");
        }
        let [open, closed] = txns.each_ref().map(TransactionMut::encode_update_v1);
        drop(txns);
        Some((bundled(open, &closed), self.take_in()))
    }
}
