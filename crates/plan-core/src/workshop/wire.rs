//! What the bytes of an update may be (y-protocols, version 1), looked at before yrs reads them. It
//! believes every length that they state and follows them as deep as they are nested, so that bytes made
//! to harm would end the page. And it takes in kinds of content that a plan never has: nested shared
//! types, which lose a subtree when they are merged, and documents within documents.

const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_PARENT_SUB: u8 = 0x20;
const COLLECTED: u8 = 0;
const DELETED: u8 = 1;
const STRING: u8 = 4;
const ANY: u8 = 8;
const SKIPPED: u8 = 10;

/// How deep lists may be nested in a value; a cell is a list that may hold a list.
const DEPTH: usize = 4;

/// Whether bytes are an update of a plan, as far as can be told without what they build on.
pub(super) fn is_update(bytes: &[u8]) -> bool {
    Rest(bytes).update().is_some()
}

/// The bytes that are still to be read. None, wherever it is returned, means that they are no update.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn update(&mut self) -> Option<()> {
        for _ in 0..self.count()? {
            self.blocks()?;
        }
        for _ in 0..self.count()? {
            self.client()?;
            for _ in 0..self.count()? {
                self.short()?.checked_add(self.short()?)?;
            }
        }
        self.0.is_empty().then_some(())
    }

    /// What one client wrote.
    fn blocks(&mut self) -> Option<()> {
        let blocks = self.count().filter(|count| *count > 0)?;
        self.client()?;
        let mut clock = self.short()?;
        for _ in 0..blocks {
            clock = clock.checked_add(self.block()?)?;
        }
        Some(())
    }

    /// One block, of which the length is returned.
    fn block(&mut self) -> Option<u32> {
        match self.byte()? {
            COLLECTED | SKIPPED => self.short().filter(|length| *length > 0),
            info => self.item(info),
        }
    }

    fn item(&mut self, info: u8) -> Option<u32> {
        for origin in [HAS_ORIGIN, HAS_RIGHT_ORIGIN] {
            if info & origin != 0 {
                self.id()?;
            }
        }
        if info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN) == 0 {
            match self.number()? {
                1 => self.bytes().map(|_| ())?,
                _ => self.id()?,
            }
            if info & HAS_PARENT_SUB != 0 {
                self.bytes()?;
            }
        }
        match info & 0x0f {
            DELETED => self.short(),
            STRING => self.bytes(),
            ANY => {
                let values = self.count()?;
                for _ in 0..values {
                    self.any(DEPTH)?;
                }
                Some(values)
            }
            _ => None,
        }
    }

    fn any(&mut self, depth: usize) -> Option<()> {
        match self.byte()? {
            // Undefined, null, false and true.
            127 | 126 | 121 | 120 => Some(()),
            // A whole number of up to 32 bits.
            125 => self.number().map(|_| ()),
            124 => self.skip(4),
            123 | 122 => self.skip(8),
            // Text and raw bytes.
            119 | 116 => self.bytes().map(|_| ()),
            117 => {
                for _ in 0..self.count()? {
                    self.any(depth.checked_sub(1)?)?;
                }
                Some(())
            }
            _ => None,
        }
    }

    fn id(&mut self) -> Option<()> {
        self.client()?;
        self.short().map(|_| ())
    }

    fn client(&mut self) -> Option<u64> {
        self.number().filter(|client| *client < 1 << 53)
    }

    /// How many things follow. Each takes a byte at least.
    fn count(&mut self) -> Option<u32> {
        self.short().filter(|count| usize::try_from(*count).is_ok_and(|count| count <= self.0.len()))
    }

    /// Skips bytes whose length stands before them, and returns it.
    fn bytes(&mut self) -> Option<u32> {
        let length = self.count()?;
        self.skip(usize::try_from(length).ok()?)?;
        Some(length)
    }

    fn short(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// A number in groups of seven bits, the low ones first.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for group in 0..9 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * group);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.0 = self.0.get(length..)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yrs::updates::encoder::Encode;
    use yrs::{Any, Doc, Map, ReadTxn, StateVector, Text, Transact, Update};

    fn state(write: impl FnOnce(&Doc)) -> Vec<u8> {
        let doc = Doc::with_client_id(7);
        write(&doc);
        doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    /// A register that holds lists within lists.
    fn nested(depth: usize) -> Vec<u8> {
        state(|doc| {
            let value = (0..depth).fold(Any::Null, |value, _| Any::from(vec![value]));
            doc.get_or_insert_map("registers").insert(&mut doc.transact_mut(), "/name", value);
        })
    }

    #[test]
    fn what_a_plan_writes_is_an_update() {
        let update = state(|doc| {
            let (map, text) = (doc.get_or_insert_map("registers"), doc.get_or_insert_text("/prose"));
            let mut txn = doc.transact_mut();
            for number in [1.5, -7.0, 1e300, 4_000_000_000.0] {
                map.insert(&mut txn, "/name", vec![Any::from(number), Any::from("\u{7532}"), Any::from(true)]);
            }
            text.insert(&mut txn, 0, "abc");
            text.remove_range(&mut txn, 0, 1);
        });
        assert!(is_update(&update));
        assert!(is_update(&Update::default().encode_v1()));
        for end in 0..update.len() {
            assert!(!is_update(&update[..end]), "{end}");
        }
    }

    #[test]
    fn what_would_harm_is_refused() {
        assert!(is_update(&nested(DEPTH)));
        assert!(!is_update(&nested(DEPTH + 1)));
        let typed = state(|doc| {
            let map = doc.get_or_insert_map("registers");
            map.insert(&mut doc.transact_mut(), "/name", yrs::MapPrelim::default());
        });
        assert!(!is_update(&typed));
        // Four thousand million blocks in ten bytes.
        assert!(!is_update(&[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 7, 0, 0, 1]));
    }
}
