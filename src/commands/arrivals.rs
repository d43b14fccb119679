//! What is said of files that arrived: why one did not come in, and what another changed.

use crate::i18n::{Words, t, words::shell};
use crate::platform::storage::ShelfFault;
use crate::state::{Hindrance, Merged};
use plan_core::document::{Excess, Refusal};
use plan_core::plan::Plan;
use plan_core::value::fixed;
use std::sync::OnceLock;

/// Why a file did not come in.
pub fn hindrance(reason: &Hindrance) -> Words {
    match reason {
        Hindrance::Refused(refusal) => self::refusal(refusal),
        Hindrance::Empty => shell::REFUSED_EMPTY_BACKUP.into(),
        Hindrance::Table => shell::REFUSED_TABLE.into(),
        Hindrance::OutOfReach => shell::REFUSED_OUT_OF_REACH.into(),
        Hindrance::NotKept(ShelfFault::Full) => shell::REFUSED_NO_ROOM.into(),
        Hindrance::NotKept(ShelfFault::Off | ShelfFault::Silent | ShelfFault::Other(_)) => {
            shell::REFUSED_NOT_KEPT.into()
        }
    }
}

fn refusal(reason: &Refusal) -> Words {
    match reason {
        Refusal::NotText => shell::REFUSED_NOT_TEXT.into(),
        Refusal::Empty => shell::REFUSED_EMPTY.into(),
        Refusal::NotJson { line, column } => shell::refused_not_json(column, line).into(),
        Refusal::Damaged => shell::REFUSED_DAMAGED.into(),
        Refusal::NotAPlan => shell::REFUSED_NOT_A_PLAN.into(),
        Refusal::NoVersion(text) if text.is_empty() => shell::REFUSED_NO_VERSION.into(),
        Refusal::NoVersion(text) => shell::refused_version(crate::i18n::visible(text)).into(),
        Refusal::NoPlan => shell::REFUSED_NO_PLAN.into(),
        Refusal::Excess(excess) => self::excess(*excess).into(),
    }
}

fn excess(excess: Excess) -> crate::i18n::Told {
    match excess {
        Excess::Bytes { bytes, most } => shell::refused_bytes(megabytes(most), megabytes(bytes)),
        Excess::Depth { most } => shell::refused_depth(most),
        Excess::Items { most } => shell::refused_items(most),
        Excess::Text { bytes, most } => shell::refused_long_text(megabytes(most), megabytes(bytes)),
        Excess::Replica { most } => shell::refused_replica(megabytes(most)),
    }
}

/// Rounded up to a tenth, so that what is too large never reads as the most that is not.
fn megabytes(bytes: usize) -> String {
    let tenths = u32::try_from(bytes.div_ceil(100_000)).unwrap_or(u32::MAX);
    fixed(f64::from(tenths) / 10.0, 1).trim_end_matches(".0").to_owned()
}

/// Changes that are told one by one.
const MOST: usize = 5;

/// What is different in a plan, a line for each place.
type Differences = fn(&Plan, &Plan) -> Vec<String>;

/// The words for that come with the part of the page in which a plan is open, and are no part of its start. Until they
/// are here, changes are counted and not named.
static DIFFERENCES: OnceLock<Differences> = OnceLock::new();

/// What that part calls when it has arrived.
pub fn name_differences(differences: Differences) {
    // A part that is fetched twice is the same.
    let _ = DIFFERENCES.set(differences);
}

/// What merging a file into the plan that was there has changed.
pub fn merged(Merged { changes, plans, from }: &Merged) -> Words {
    if changes.are_none() {
        return shell::MERGED_NOTHING.into();
    }
    let parts = [
        (changes.fields, shell::merged_fields(changes.fields)),
        (changes.added, shell::merged_added(changes.added)),
        (changes.removed, shell::merged_removed(changes.removed)),
        (changes.moved, shell::merged_moved(changes.moved)),
        (changes.unknown, shell::merged_unknown(changes.unknown)),
        (changes.disputed, shell::merged_disputed(changes.disputed)),
    ];
    let mut said = String::new();
    for (_, part) in parts.iter().filter(|(count, _)| *count > 0) {
        if !said.is_empty() {
            said.push_str(t(shell::LIST_COMMA)());
        }
        said.push_str(&part.say());
    }
    let from: Vec<String> = from.iter().map(|name| crate::i18n::visible(name)).collect();
    let said = match from.as_slice() {
        [] => shell::merged(said).say(),
        from => shell::merged_from(said, from.join(t(shell::LIST_COMMA)())).say(),
    };
    let what = DIFFERENCES.get().map_or_else(Vec::new, |differences| differences(&plans.0, &plans.1));
    if what.is_empty() {
        return said.into();
    }
    let first = what[..what.len().min(MOST)].join("\u{2003}");
    let first = if what.len() > MOST { shell::and_others(what.len() - MOST, first).say() } else { first };
    format!("{said}\u{2003}{first}").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::document::{Changes, Limits};
    use plan_core::value::Line;
    use std::sync::Arc;

    fn said(words: Words) -> [String; 2] {
        Language::ALL.map(|one| {
            language().set(one);
            words.say()
        })
    }

    #[test]
    fn a_file_that_is_too_large_is_told_with_both_sizes() {
        let refused = Limits::FILE.allow(130_000_000).map_err(Refusal::Excess).unwrap_err();
        let [chinese, english] = said(hindrance(&refused.into()));
        assert_eq!(english, "The file is 130 MB; up to 120 MB can be read");
        assert!(chinese.contains("130 MB") && chinese.contains("120 MB"), "{chinese}");
        let barely = Limits::FILE.allow(120_000_001).map_err(Refusal::Excess).unwrap_err();
        assert!(said(hindrance(&barely.into()))[1].contains("120.1 MB"));
    }

    #[test]
    fn no_two_hindrances_say_the_same() {
        let most = 7;
        let refusals = [
            Refusal::NotText,
            Refusal::Empty,
            Refusal::NotJson { line: 1, column: 2 },
            Refusal::NotAPlan,
            Refusal::NoVersion(String::new()),
            Refusal::NoVersion("\"v\u{202e}1\"".into()),
            Refusal::NoPlan,
            Refusal::Damaged,
            Refusal::Excess(Excess::Bytes { bytes: 8, most }),
            Refusal::Excess(Excess::Depth { most }),
            Refusal::Excess(Excess::Items { most }),
            Refusal::Excess(Excess::Text { bytes: 8, most }),
            Refusal::Excess(Excess::Replica { most }),
        ];
        let faults = [ShelfFault::Full, ShelfFault::Off].map(Hindrance::NotKept);
        let all: Vec<Hindrance> = refusals.into_iter().map(Hindrance::Refused).chain(faults).collect();
        let all = all.into_iter().chain([Hindrance::Empty, Hindrance::Table, Hindrance::OutOfReach]);
        let all: Vec<[String; 2]> = all.map(|reason| said(hindrance(&reason))).collect();
        for (place, one) in all.iter().enumerate() {
            for (said, language) in one.iter().zip(0..) {
                assert!(!said.contains(['{', '\u{202e}']), "{said}");
                assert!(all[..place].iter().all(|other: &[String; 2]| other[language] != *said), "{said}");
            }
        }
    }

    #[test]
    fn a_merge_says_what_is_different_and_nothing_else() {
        let merged = |changes: Changes| super::merged(&Merged { changes, ..Merged::default() });
        assert_eq!(
            said(merged(Changes::default()))[1],
            "Nothing changed: the plan that was there has all of it already"
        );
        let two = Changes { fields: 2, ..Changes::default() };
        language().set(Language::English);
        assert_eq!(merged(two).say(), "Merged into the plan that was there: 2 fields changed");
        let all = Changes { fields: 1, added: 2, removed: 1, moved: 3, unknown: 1, disputed: 2 };
        assert_eq!(
            merged(all).say(),
            "Merged into the plan that was there: 1 field changed, 2 rows added, 1 row removed, 3 rows moved, \
             1 value that this version does not know, 2 for you to decide"
        );
        let from = vec!["Li Na".to_owned(), "\u{202e}Wang".to_owned()];
        assert_eq!(
            super::merged(&Merged { changes: two, from, ..Merged::default() }).say(),
            "Merged into the plan that was there, from Li Na, [U+202E]Wang: 2 fields changed"
        );
        name_differences(crate::sheets::changes_in_words);
        let plan = |company: &str| Plan { company: Line(company.to_owned()), ..Plan::default() };
        let came = Merged { changes: two, plans: Arc::new((plan("North"), plan("South"))), from: Vec::new() };
        assert!(super::merged(&came).say().ends_with("Our company or division: North \u{2192} South"));
    }
}
