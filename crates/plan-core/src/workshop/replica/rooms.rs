//! The documents of a replica: one for what worksheets share, and one for each worksheet's own fields. A copy without the
//! document of a worksheet lacks nothing that the others build on, so it merges back as if it had never been parted.
//!
//! Their updates travel as one: that of the shared document alone is what yrs makes of it; with others they lie in a
//! container, which begins with bytes that no update begins with.

use super::{Damage, wire};
use crate::plan::Worksheet;
use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::{Doc, MapRef, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, Update};

pub(super) const REGISTERS: &str = "registers";

/// What worksheets share, and whatever plans had before each had a document of its own.
pub(super) const SHARED: usize = 0;

/// So many documents; that of a worksheet has the place after its own among all.
pub(super) const ROOMS: usize = Worksheet::ALL.len() + 1;

/// The document in which a register is written.
pub(super) fn room_of(path: &str) -> usize {
    Worksheet::ALL.iter().position(|sheet| sheet.holds(path)).map_or(SHARED, |place| place + 1)
}

/// The worksheet whose document it is.
pub(super) fn worksheet_of(room: usize) -> Option<Worksheet> {
    Worksheet::ALL.get(room.checked_sub(1)?).copied()
}

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

/// Updates of all documents, by their places, as one.
pub(super) fn bundled(updates: &[Vec<u8>]) -> Vec<u8> {
    let is_there = |update: &&Vec<u8>| !update.is_empty() && update[..] != NOTHING;
    let Some(shared) = updates.first().filter(|_| updates.iter().skip(1).any(|update| is_there(&update))) else {
        return updates.first().cloned().unwrap_or_else(|| NOTHING.to_vec());
    };
    let mut bundle = CONTAINER.to_vec();
    let others = updates.iter().enumerate().skip(1).filter(|(_, update)| is_there(update));
    for (room, update) in std::iter::once((SHARED, shared)).chain(others) {
        let name = worksheet_of(room).map_or("", Worksheet::number);
        bundle.push(u8::try_from(name.len()).unwrap_or_default());
        bundle.extend(name.bytes());
        bundle.extend(u32::try_from(update.len()).unwrap_or(u32::MAX).to_le_bytes());
        bundle.extend(update);
    }
    bundle
}

/// The updates of an update, each with the place of its document.
pub(super) fn parted(bytes: &[u8]) -> Option<Vec<(usize, &[u8])>> {
    let Some(mut rest) = bytes.strip_prefix(&CONTAINER) else {
        return Some(vec![(SHARED, bytes)]);
    };
    let mut parts = Vec::new();
    while let Some((length, after)) = rest.split_first() {
        let (name, after) = after.split_at_checked(usize::from(*length))?;
        let (length, after) = after.split_at_checked(4)?;
        let length = u32::from_le_bytes(length.try_into().ok()?);
        let (update, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        let room = match std::str::from_utf8(name).ok()? {
            "" => SHARED,
            name => Worksheet::ALL.iter().position(|sheet| sheet.number() == name)? + 1,
        };
        // Each once: a container cannot be made to hold more than there are.
        if parts.iter().any(|(known, _)| *known == room) {
            return None;
        }
        parts.push((room, update));
        rest = after;
    }
    Some(parts)
}

/// Updates as one; nothing of none.
pub(in crate::workshop) fn joined(mut updates: Vec<Vec<u8>>) -> Option<Vec<u8>> {
    if updates.len() < 2 {
        return updates.pop();
    }
    let parts: Vec<(usize, &[u8])> =
        updates.iter().map(|update| parted(update)).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
    let all = |room: usize| {
        let own: Vec<&[u8]> = parts.iter().filter(|(of, _)| *of == room).map(|(_, update)| *update).collect();
        match own.as_slice() {
            [] => Some(NOTHING.to_vec()),
            [one] => Some(one.to_vec()),
            many => yrs::merge_updates_v1(many).ok(),
        }
    };
    Some(bundled(&(0..ROOMS).map(all).collect::<Option<Vec<_>>>()?))
}

/// Reads the bytes of an update, which may come from anybody.
pub(super) fn apply(bytes: &[u8], txns: &mut [TransactionMut<'_>]) -> Result<(), Damage> {
    let read = |update: &[u8]| {
        if !wire::is_update(update) {
            return Err(Damage);
        }
        Update::decode_v1(update).map_err(|_| Damage)
    };
    // All are read before any is taken in.
    let parts = parted(bytes).ok_or(Damage)?.into_iter();
    let updates = parts.map(|(room, update)| Ok((room, read(update)?))).collect::<Result<Vec<_>, Damage>>()?;
    for (room, update) in updates {
        txns[room].apply_update(update).map_err(|_| Damage)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bundled_is_parted_again_and_a_cut_bundle_is_none() {
        let mut updates = vec![NOTHING.to_vec(); ROOMS];
        updates[SHARED] = vec![1, 2, 3];
        assert_eq!(bundled(&updates), [1, 2, 3]);
        updates[17] = vec![4, 5];
        let bundle = bundled(&updates);
        assert_eq!(parted(&bundle), Some(vec![(SHARED, &[1, 2, 3][..]), (17, &[4, 5])]));
        assert_eq!(parted(&NOTHING), Some(vec![(SHARED, &NOTHING[..])]));
        let whole = [CONTAINER.len(), CONTAINER.len() + 8];
        for end in (CONTAINER.len()..bundle.len()).filter(|end| !whole.contains(end)) {
            assert_eq!(parted(&bundle[..end]), None, "{end}");
        }
        assert!(!wire::is_update(&bundle));
    }

    #[test]
    fn a_register_lies_with_the_worksheet_that_has_it_to_itself() {
        let sheet = |path: &str| worksheet_of(room_of(path)).map(Worksheet::number);
        assert_eq!(sheet("/incentives/targets/x/amount"), Some("4.3"));
        assert_eq!(sheet("/accounts/x/assessment/tier"), Some("2.4"));
        for shared in ["/name", "/members/x/name", "/risks/x/what", "/accounts/x/#order", "/accounts/x/name"] {
            assert_eq!(sheet(shared), None, "{shared}");
        }
    }
}
