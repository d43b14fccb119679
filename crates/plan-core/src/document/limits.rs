//! How large a file may be. Looked at in one pass over the bytes, before anything is built from them.

/// The most that is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub bytes: usize,
    pub depth: usize,
    /// Values and keys.
    pub items: usize,
    /// Bytes of one text other than the replica, as it stands in the file: up to six for a letter.
    pub text: usize,
    /// Bytes of the replica, inflated.
    pub replica: usize,
}

impl Limits {
    /// Above the largest plan that the app is made for, 500 full accounts, by a factor of about five. A
    /// text may be longer than anybody pastes into a field: what was written has to be readable again.
    pub const FILE: Self =
        Self { bytes: 120_000_000, depth: 32, items: 6_000_000, text: 20_000_000, replica: 200_000_000 };
}

/// Which limit a file exceeds, with the most that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Bytes of the file.
    Bytes { bytes: usize, most: usize },
    /// Lists and records within each other.
    Depth { most: usize },
    /// Values and keys.
    Items { most: usize },
    /// Bytes of one text.
    Text { bytes: usize, most: usize },
    /// Bytes of the replica, inflated.
    Replica { most: usize },
}

impl Limits {
    /// Whether a file of that size is read: known before a byte of it is there.
    pub fn allow(&self, bytes: usize) -> Result<(), Excess> {
        if bytes > self.bytes { Err(Excess::Bytes { bytes, most: self.bytes }) } else { Ok(()) }
    }
}

/// The key whose text may be longer than others.
const REPLICA_KEY: &[u8] = b"\"replica\"";

pub(super) fn check(text: &str, limits: &Limits) -> Result<(), Excess> {
    limits.allow(text.len())?;
    let bytes = text.as_bytes();
    let (mut depth, mut items, mut at) = (0_usize, 0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => {
                depth += 1;
                if depth > limits.depth {
                    return Err(Excess::Depth { most: limits.depth });
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' | b':' => {
                items += 1;
                if items > limits.items {
                    return Err(Excess::Items { most: limits.items });
                }
            }
            b'"' => {
                let end = string_end(bytes, at);
                let is_replica = depth == 1 && follows_replica_key(&bytes[..at]);
                if !is_replica && end - at > limits.text {
                    return Err(Excess::Text { bytes: end - at, most: limits.text });
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// Where a text ends that begins at a quotation mark.
pub(super) fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

fn follows_replica_key(before: &[u8]) -> bool {
    let Some(colon) = before.iter().rposition(|b| !b.is_ascii_whitespace()) else {
        return false;
    };
    before[colon] == b':' && before[..colon].trim_ascii_end().ends_with(REPLICA_KEY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Limits = Limits { bytes: 1000, depth: 3, items: 5, text: 10, replica: 100 };

    #[test]
    fn each_limit_is_looked_at_before_parsing() {
        assert_eq!(check(&" ".repeat(1001), &SMALL), Err(Excess::Bytes { bytes: 1001, most: 1000 }));
        assert_eq!(check("[[[[", &SMALL), Err(Excess::Depth { most: 3 }));
        assert_eq!(check("[1,2,3,4,5,6,7]", &SMALL), Err(Excess::Items { most: 5 }));
        assert_eq!(check("\"12345678901\"", &SMALL), Err(Excess::Text { bytes: 12, most: 10 }));
        assert_eq!(check("{\"replica\" : \"12345678901\"}", &SMALL), Ok(()));
        assert_eq!(check("[\"[[[[\", \"\\\"[[[\"]", &SMALL), Ok(()));
        assert_eq!(check("\"unfinished\\", &SMALL), Err(Excess::Text { bytes: 12, most: 10 }));
    }
}
