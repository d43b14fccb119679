//! Changes to long text, as the stretches that differ. Places count UTF-16 units, as the shared text
//! does.

use super::prose_merge::{Hunk, hunks, pieces};
use crate::sorting::sort_by;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many UTF-16 units of a version are kept beside the shared text. With each edit a version is written anew, so a
/// very long one would soon fill what the browser keeps.
const LONGEST_VERSION: u32 = 8_000;

/// Stands for a version that is too long to be kept.
pub(super) const TOO_LONG: Value = Value::Bool(true);

/// What is kept of a text as somebody wrote it, so that where two wrote at once each can be shown what the other did.
pub(super) fn version(text: &str) -> Value {
    if units(text) <= LONGEST_VERSION { text.into() } else { TOO_LONG }
}

/// Replace a stretch by other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub start: u32,
    pub removed: u32,
    pub inserted: String,
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The shortest stretch whose replacement turns one text into the other.
pub(super) fn splice(before: &str, after: &str) -> Splice {
    let start: usize =
        before.chars().zip(after.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
    let (before, after, head) = (&before[start..], &after[start..], &before[..start]);
    let end: usize = before
        .chars()
        .rev()
        .zip(after.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(one, _)| one.len_utf8())
        .sum();
    Splice {
        start: units(head),
        removed: units(&before[..before.len() - end]),
        inserted: after[..after.len() - end].to_owned(),
    }
}

/// The stretches whose replacement, one after the other from the last on, turns one text into the other. As one stretch
/// from the first change to the last, what somebody else writes between them would lose its place.
pub(super) fn splices(before: &str, after: &str) -> Vec<Splice> {
    let whole = splice(before, after);
    if whole.removed == 0 || whole.inserted.is_empty() {
        return vec![whole];
    }
    let skip = |count: u32| {
        let mut left = i64::from(count);
        move |(_, c): &(usize, char)| {
            left -= i64::try_from(c.len_utf16()).unwrap_or(1);
            left >= 0
        }
    };
    let end_of = |text: &str, count: u32| {
        text.char_indices().take_while(skip(count)).last().map_or(0, |(place, c)| place + c.len_utf8())
    };
    let start = end_of(before, whole.start);
    let removed = &before[start..start + end_of(&before[start..], whole.removed)];
    let (old, new) = (pieces(removed), pieces(&whole.inserted));
    let mut found = Vec::new();
    for hunk in hunks(&old, &new).into_iter().rev() {
        found.push(Splice {
            start: whole.start + units(&old[..hunk.base.start].concat()),
            removed: units(&old[hunk.base].concat()),
            inserted: new[hunk.new].concat(),
        });
    }
    found
}

/// Takes one change back, out of a text that others may have changed since: what turned `before` into
/// `after` is undone in `now`, and everything else in `now` stays. None when others changed the very
/// same stretch.
pub(super) fn take_back(before: &str, after: &str, now: &str) -> Option<String> {
    if now == after {
        return Some(before.to_owned());
    }
    let inverse = splice(after, before);
    let since = splice(after, now);
    let text: Vec<u16> = now.encode_utf16().collect();
    let inverse_end = inverse.start + inverse.removed;
    let since_end = since.start + since.removed;
    let start = if since_end <= inverse.start {
        inverse.start - since.removed + units(&since.inserted)
    } else if since.start >= inverse_end {
        inverse.start
    } else {
        return None;
    };
    let start = usize::try_from(start).ok()?;
    let end = start + usize::try_from(inverse.removed).ok()?;
    let kept = (text.get(..start)?, text.get(end..)?);
    let inserted: Vec<u16> = inverse.inserted.encode_utf16().collect();
    String::from_utf16(&[kept.0, &inserted, kept.1].concat()).ok()
}

/// Whether a text, which versions make together, is a mixture: of some passage, or of passages that touch, nobody wrote
/// what became of it. A text that is one of the versions is none.
pub(super) fn is_mixture(together: &str, versions: &[&str]) -> bool {
    if versions.contains(&together) {
        return false;
    }
    let whole = pieces(together);
    // A version lacks what others put in, and has what they took away.
    let mut lacking: Vec<(usize, Hunk)> = Vec::new();
    for (number, version) in versions.iter().enumerate() {
        lacking.extend(hunks(&pieces(version), &whole).into_iter().map(|hunk| (number, hunk)));
    }
    sort_by(&mut lacking, |(_, one), (_, other)| one.new.start.cmp(&other.new.start));
    // What two lack is no mixture where a third has it: one of those two is perhaps what the third went on from.
    let (mut end, mut without) = (0, BTreeSet::new());
    lacking.into_iter().any(|(number, hunk)| {
        if hunk.new.start > end {
            without.clear();
        }
        end = hunk.new.end.max(end);
        without.insert(number);
        without.len() == versions.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn taking_back_leaves_what_others_wrote() {
        let (before, after) = ("\u{5ba2}\u{6237}\u{589e}\u{957f}", "\u{5927}\u{5ba2}\u{6237}\u{589e}\u{957f}");
        let now = format!("{after}\u{5f88}\u{5feb}");
        assert_eq!(take_back(before, after, &now).as_deref(), Some("\u{5ba2}\u{6237}\u{589e}\u{957f}\u{5f88}\u{5feb}"));
        assert_eq!(take_back("a b", "a x b", "a xy b"), None);
    }

    #[test]
    fn only_what_two_changed_in_one_passage_is_a_mixture() {
        for together in ["\u{4e3b}\u{653b}46\u{5bb6}", "\u{4e3b}\u{653b}64\u{5bb6}"] {
            assert!(is_mixture(together, &["\u{4e3b}\u{653b}4\u{5bb6}", "\u{4e3b}\u{653b}6\u{5bb6}"]));
        }
        // Both added at the end; one changed what the other took away; both wrote the same.
        assert!(is_mixture("text one two", &["text one", "text two"]));
        assert!(is_mixture("a x c", &["a x b c", "a c"]));
        assert!(is_mixture("66", &["6", "6"]));
        // One put a word at the beginning, the other at the end.
        assert!(!is_mixture("one 2 two three four", &["one 2 two three", "one two three four"]));
        // One changed a word, the other took another one away.
        assert!(!is_mixture("1 two", &["1 two three", "one two"]));
        // The third went on from the first, and both lack what the second put in; the second lacks what the third did.
        assert!(!is_mixture("aa one bb", &["a one", "a one bb", "aa one b"]));
        assert!(is_mixture("one 46 two", &["one 4", "one 6 two", "one 5"]));
        // Somebody wrote it so.
        assert!(!is_mixture("4 or 6", &["4", "6", "4 or 6"]));
    }

    proptest! {
        #[test]
        fn a_splice_turns_one_text_into_the_other(before in "[a\u{4e00}\u{1f600}]{0,6}", after in "[a\u{4e00}\u{1f600}b]{0,6}") {
            let splice = splice(&before, &after);
            let text: Vec<u16> = before.encode_utf16().collect();
            let (start, removed) = (splice.start as usize, splice.removed as usize);
            let inserted: Vec<u16> = splice.inserted.encode_utf16().collect();
            let spliced = [&text[..start], &inserted, &text[start + removed..]].concat();
            prop_assert_eq!(String::from_utf16(&spliced).ok(), Some(after));
        }

        #[test]
        fn splices_from_the_last_on_turn_one_text_into_the_other(
            before in "[a1\u{4e00}\u{1f600} ]{0,12}", after in "[a12\u{4e00}\u{1f600}b ]{0,12}",
        ) {
            let mut text: Vec<u16> = before.encode_utf16().collect();
            for splice in splices(&before, &after) {
                let (start, removed) = (splice.start as usize, splice.removed as usize);
                text.splice(start..start + removed, splice.inserted.encode_utf16());
            }
            prop_assert_eq!(String::from_utf16(&text).ok(), Some(after));
        }
    }
}
