//! The two documents of a replica: what everybody gets, and what is confidential. A copy without the confidential one lacks
//! nothing that the other builds on, so it merges back as if it had never been parted.
//!
//! Their updates travel as one: an update of the first alone is what yrs makes of it; with the second they lie in a
//! container, which begins with bytes that no update begins with.

use super::{Damage, wire};
use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::{Doc, MapRef, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, Update};

pub(super) const REGISTERS: &str = "registers";

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Closed,
}

pub(super) const SIDES: [Side; 2] = [Side::Open, Side::Closed];

pub(super) struct Part {
    pub doc: Doc,
    pub registers: MapRef,
}

pub(super) fn document(client: u64) -> Doc {
    Doc::with_options(Options {
        // Counting bytes would panic on deleting inside a Chinese character.
        offset_kind: OffsetKind::Utf16,
        ..Options::with_client_id(ClientID::new(client & ((1 << 53) - 1)))
    })
}

impl Part {
    pub fn new(client: u64) -> Self {
        let doc = document(client);
        let registers = doc.get_or_insert_map(REGISTERS);
        Self { doc, registers }
    }

    pub fn is_empty(&self) -> bool {
        let txn = self.doc.transact();
        txn.state_vector().is_empty() && !txn.has_missing_updates()
    }

    pub fn state(&self) -> Vec<u8> {
        self.doc.transact().encode_diff_v1(&StateVector::default())
    }

    pub fn everything(&self) -> Vec<u8> {
        self.doc.transact().encode_state_as_update_v1(&StateVector::default())
    }
}

/// No number that an update may begin with.
const CONTAINER: [u8; 10] = [0xff; 10];

/// What yrs makes of nothing.
const NOTHING: [u8; 2] = [0, 0];

/// Updates of both sides as one.
pub(super) fn bundled(open: Vec<u8>, closed: &[u8]) -> Vec<u8> {
    if closed.is_empty() || closed == NOTHING {
        return open;
    }
    let length = u32::try_from(open.len()).unwrap_or(u32::MAX).to_le_bytes();
    [&CONTAINER[..], &length, &open, closed].concat()
}

/// The updates of both sides, of which the second may be empty.
pub(super) fn parted(bytes: &[u8]) -> Option<[&[u8]; 2]> {
    let Some(rest) = bytes.strip_prefix(&CONTAINER) else {
        return Some([bytes, &[]]);
    };
    let (length, rest) = rest.split_at_checked(4)?;
    let length = u32::from_le_bytes(length.try_into().ok()?);
    rest.split_at_checked(usize::try_from(length).ok()?).map(|(open, closed)| [open, closed])
}

/// Updates as one; nothing of none.
pub(in crate::workshop) fn joined(mut updates: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    if updates.len() < 2 {
        return updates.pop();
    }
    let parts: Vec<[&[u8]; 2]> = updates.iter().map(|update| parted(update)).collect::<Option<_>>()?;
    let all = |side: usize| {
        let some: Vec<&[u8]> = parts.iter().map(|part| part[side]).filter(|update| !update.is_empty()).collect();
        match some.as_slice() {
            [] => Some(Vec::new()),
            [one] => Some(one.to_vec()),
            many => yrs::merge_updates_v1(many).ok(),
        }
    };
    Some(bundled(all(0)?, &all(1)?))
}

/// Reads the bytes of an update, which may come from anybody.
pub(super) fn apply(bytes: &[u8], txns: &mut [TransactionMut<'_>; 2]) -> Result<(), Damage> {
    let parts = parted(bytes).ok_or(Damage)?;
    let read = |update: &[u8]| {
        if !wire::is_update(update) {
            return Err(Damage);
        }
        Update::decode_v1(update).map_err(|_| Damage)
    };
    // Both are read before either is taken in.
    let updates = [Some(read(parts[0])?), if parts[1].is_empty() { None } else { Some(read(parts[1])?) }];
    for (update, txn) in updates.into_iter().zip(txns) {
        if let Some(update) = update {
            txn.apply_update(update).map_err(|_| Damage)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bundled_is_parted_again_and_a_cut_bundle_is_none() {
        let bundle = bundled(vec![1, 2, 3], &[4, 5]);
        assert_eq!(parted(&bundle), Some([&[1, 2, 3][..], &[4, 5]]));
        assert_eq!(bundled(vec![1], &NOTHING), [1]);
        assert_eq!(parted(&[0, 0]), Some([&[0, 0][..], &[]]));
        for end in CONTAINER.len()..CONTAINER.len() + 7 {
            assert_eq!(parted(&bundle[..end]), None, "{end}");
        }
        assert!(!wire::is_update(&bundle));
    }
}
