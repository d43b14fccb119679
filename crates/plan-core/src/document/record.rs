//! The small records between two whole ones: one update each, with its hash, since an update has no
//! checksum of its own and a damaged one may be taken for a good one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// An update that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateRecord(pub Vec<u8>);

pub fn write_update(update: &[u8]) -> String {
    let body = STANDARD.encode(update);
    format!("{}{body}", mark(&body))
}

/// None when the record is damaged.
pub fn read_update(text: &str) -> Option<UpdateRecord> {
    let (found, body) = text.split_at_checked(MARK)?;
    if found != mark(body) {
        return None;
    }
    STANDARD.decode(body).ok().map(UpdateRecord)
}

const MARK: usize = 16;

fn mark(body: &str) -> String {
    Sha256::digest(body).iter().take(MARK / 2).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_update_is_noticed() {
        let text = write_update(&[1, 2, 3, 250]);
        assert_eq!(read_update(&text), Some(UpdateRecord(vec![1, 2, 3, 250])));
        for place in 0..text.len() {
            let mut damaged = text.clone().into_bytes();
            damaged[place] ^= 1;
            assert_eq!(String::from_utf8(damaged).ok().and_then(|text| read_update(&text)), None);
        }
        assert_eq!(read_update("short"), None);
    }
}
