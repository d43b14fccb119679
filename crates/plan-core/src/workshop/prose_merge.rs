//! Three texts into one: what two sides made of a text that both began from. What either wrote is in the result.
//! The surprise: a number is one letter here. Merged by digits, 4 and 6 in place of 5 would become 64.

use std::ops::Range;

/// What becomes of a text that two changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// Both changed the same place, so that somebody should look at it.
    pub close: bool,
}

/// Stands between two versions of the same stretch.
const BETWEEN: &str = " / ";

/// Steps of looking for what two stretches have in common; beyond them one stands in place of the other.
const MOST_STEPS: usize = 1_000_000;

/// Merges what two sides made of `base`. Changes of different places are both made; where both wrote into the very
/// same place, what they wrote stands side by side, theirs first; where both changed the same stretch, each whole.
pub fn merge3(base: &str, theirs: &str, mine: &str) -> Merged {
    let (base, theirs, mine) = (pieces(base), pieces(theirs), pieces(mine));
    let (their_hunks, my_hunks) = (hunks(&base, &theirs), hunks(&base, &mine));
    let mut merge = Merge { text: String::new(), close: false };
    let (mut them, mut me) = (Side::new(&theirs, &their_hunks), Side::new(&mine, &my_hunks));
    let mut at = 0;
    while let Some(start) = [them.start(), me.start()].into_iter().flatten().min() {
        merge.push(&base[at..start]);
        let end = region(&them, &me, start);
        let (from_them, from_me) = (them.take(start, end), me.take(start, end));
        merge.put(&from_them, &from_me, &base[start..end]);
        at = end;
    }
    merge.push(&base[at..]);
    Merged { text: merge.text, close: merge.close }
}

/// A stretch of the base, and the stretch that stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub base: Range<usize>,
    pub new: Range<usize>,
}

/// Letters, with the digits of a number in one piece.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let digit = |c: char| c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c);
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut end = first.len_utf8();
        if digit(first) {
            let mut mark = 0;
            for (place, c) in rest.char_indices().skip(1) {
                if digit(c) {
                    (end, mark) = (place + c.len_utf8(), 0);
                } else if matches!(c, '.' | ',') && mark == 0 {
                    // It belongs to the number if a digit follows.
                    mark = 1;
                } else {
                    break;
                }
            }
        }
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Whether a text has all of its base, in the same order.
pub(super) fn only_adds(base: &str, new: &str) -> bool {
    hunks(&pieces(base), &pieces(new)).iter().all(|hunk| hunk.base.is_empty())
}

/// The stretches in which a text differs from its base.
pub(super) fn hunks(base: &[&str], new: &[&str]) -> Vec<Hunk> {
    let head = base.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (old, fresh) = (&base[head..], &new[head..]);
    let tail = old.iter().rev().zip(fresh.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, fresh) = (&old[..old.len() - tail], &fresh[..fresh.len() - tail]);
    if old.is_empty() && fresh.is_empty() {
        return Vec::new();
    }
    if old.len().saturating_mul(fresh.len()) > MOST_STEPS {
        return vec![Hunk { base: head..head + old.len(), new: head..head + fresh.len() }];
    }
    let mut found: Vec<Hunk> = Vec::new();
    let (mut one, mut other) = (0, 0);
    for (place, match_place) in common(old, fresh).into_iter().chain([(old.len(), fresh.len())]) {
        if one < place || other < match_place {
            found.push(Hunk { base: head + one..head + place, new: head + other..head + match_place });
        }
        (one, other) = (place + 1, match_place + 1);
    }
    found
}

/// The places of the longest sequence that two lists have in common.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for place in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            longest[place * width + other] = if old[place] == new[other] {
                longest[(place + 1) * width + other + 1] + 1
            } else {
                longest[(place + 1) * width + other].max(longest[place * width + other + 1])
            };
        }
    }
    let (mut place, mut other, mut found) = (0, 0, Vec::new());
    while place < old.len() && other < new.len() {
        if old[place] == new[other] {
            found.push((place, other));
            (place, other) = (place + 1, other + 1);
        } else if longest[(place + 1) * width + other] >= longest[place * width + other + 1] {
            place += 1;
        } else {
            other += 1;
        }
    }
    found
}

/// One side, gone through from its beginning.
struct Side<'a> {
    pieces: &'a [&'a str],
    hunks: &'a [Hunk],
    /// How far the side's text is ahead of the base, behind the hunks that were taken.
    new_at: usize,
    base_at: usize,
}

/// What a side has of a region.
struct Part<'a> {
    pieces: &'a [&'a str],
    changed: bool,
}

impl<'a> Side<'a> {
    fn new(pieces: &'a [&'a str], hunks: &'a [Hunk]) -> Self {
        Self { pieces, hunks, new_at: 0, base_at: 0 }
    }

    fn start(&self) -> Option<usize> {
        self.hunks.first().map(|hunk| hunk.base.start)
    }

    /// Takes this side's part of a stretch of the base.
    fn take(&mut self, start: usize, end: usize) -> Part<'a> {
        let from = self.new_at + (start - self.base_at);
        let mut to = from + (end - start);
        let mut changed = false;
        while let Some(hunk) = self.hunks.first().filter(|hunk| within(&hunk.base, start, end)) {
            to = hunk.new.end + (end - hunk.base.end);
            changed = true;
            self.hunks = &self.hunks[1..];
        }
        (self.new_at, self.base_at) = (to, end);
        Part { pieces: &self.pieces[from..to], changed }
    }
}

fn within(hunk: &Range<usize>, start: usize, end: usize) -> bool {
    // What is put in at the end of a stretch that is replaced stands behind it.
    hunk.start >= start && hunk.end <= end && (hunk.start < end || start == end)
}

/// The end of the stretch, from that start, that changes of either side make up together.
fn region(them: &Side<'_>, me: &Side<'_>, start: usize) -> usize {
    let insertion = |side: &Side<'_>| side.hunks.first().is_some_and(|hunk| hunk.base == (start..start));
    if insertion(them) || insertion(me) {
        return start;
    }
    let mut end = start;
    loop {
        let reaches = |hunk: &&Hunk| hunk.base.start == start || hunk.base.start < end;
        let ends = them.hunks.iter().take_while(reaches).chain(me.hunks.iter().take_while(reaches));
        let further = ends.map(|hunk| hunk.base.end).fold(end, usize::max);
        if further == end {
            return end;
        }
        end = further;
    }
}

struct Merge {
    text: String,
    close: bool,
}

impl Merge {
    fn push(&mut self, pieces: &[&str]) {
        self.text.push_str(&pieces.concat());
    }

    fn put(&mut self, theirs: &Part<'_>, mine: &Part<'_>, base: &[&str]) {
        if !theirs.changed || theirs.pieces == mine.pieces {
            return self.push(mine.pieces);
        }
        if !mine.changed {
            return self.push(theirs.pieces);
        }
        self.close = true;
        self.push(theirs.pieces);
        let (one, other) = (theirs.pieces.concat(), mine.pieces.concat());
        let ends = one.ends_with(char::is_numeric) && other.starts_with(char::is_numeric);
        if !one.is_empty() && !other.is_empty() && (ends || !base.is_empty()) {
            self.text.push_str(BETWEEN);
        }
        self.push(mine.pieces);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn merged(base: &str, theirs: &str, mine: &str) -> String {
        merge3(base, theirs, mine).text
    }

    #[test]
    fn changes_of_different_places_are_both_made() {
        assert_eq!(merged("one two three", "one 2 two three", "one two three four"), "one 2 two three four");
        assert_eq!(
            merged("\u{5ba2}\u{6237}", "\u{5927}\u{5ba2}\u{6237}", "\u{5ba2}\u{6237}\u{589e}"),
            "\u{5927}\u{5ba2}\u{6237}\u{589e}"
        );
        // Theirs at both ends, mine within.
        assert_eq!(merged("a b c", "x a b c y", "a b1 c"), "x a b1 c y");
        assert!(!merge3("a b c", "x a b c y", "a b1 c").close);
    }

    #[test]
    fn what_both_add_at_the_end_stands_side_by_side() {
        let both = merge3("text", "textBBB", "textaaaa");
        assert_eq!((both.text.as_str(), both.close), ("textBBBaaaa", true));
    }

    #[test]
    fn two_numbers_in_one_place_never_become_a_third() {
        assert_eq!(
            merged("\u{4e3b}\u{653b}5\u{5bb6}", "\u{4e3b}\u{653b}6\u{5bb6}", "\u{4e3b}\u{653b}4\u{5bb6}"),
            "\u{4e3b}\u{653b}6 / 4\u{5bb6}"
        );
        assert_eq!(merged("5", "52", "15"), "52 / 15");
        assert_eq!(merged("1,200.50", "1,300.50", "1,200.55"), "1,300.50 / 1,200.55");
        assert_eq!(merged("from ", "from 12", "from 34"), "from 12 / 34");
    }

    #[test]
    fn one_side_alone_and_both_alike_are_taken_as_they_are() {
        assert_eq!(merged("a", "a", "ab"), "ab");
        assert_eq!(merged("a", "ab", "a"), "ab");
        assert_eq!(merge3("a b", "a c b", "a c b"), Merged { text: "a c b".into(), close: false });
        assert_eq!(merged("abc", "", "abc"), "");
        assert_eq!(merged("abc", "", "abxc"), "abxc");
    }

    #[test]
    fn a_long_text_rewritten_by_both_is_kept_twice_rather_than_searched() {
        let long = |word: &str| word.repeat(3_000);
        let text = merged(&long("ab"), &long("xy"), &long("uv"));
        assert!(text.contains(&long("xy")) && text.contains(&long("uv")));
    }

    /// Puts texts into a base at places.
    fn put_in(base: &[char], at: &[(usize, String)]) -> String {
        let mut text = String::new();
        for place in 0..=base.len() {
            text.extend(at.iter().filter(|(to, _)| to % (base.len() + 1) == place).map(|(_, new)| new.as_str()));
            text.extend(base.get(place));
        }
        text
    }

    proptest! {
        #[test]
        fn nothing_that_either_side_wrote_is_lost(
            base in "[ab5\u{4e00} ]{0,24}",
            theirs in prop::collection::vec((0_usize..30, "[TUV\u{4e8c}1]{1,5}"), 0..4),
            mine in prop::collection::vec((0_usize..30, "[MNO\u{4e09}2]{1,5}"), 0..4),
        ) {
            let letters: Vec<char> = base.chars().collect();
            let result = merge3(&base, &put_in(&letters, &theirs), &put_in(&letters, &mine)).text;
            for (_, new) in theirs.iter().chain(&mine) {
                prop_assert!(result.contains(new.as_str()), "{new} is not in {result}");
            }
        }

        #[test]
        fn any_three_texts_merge_and_hold_every_letter_that_is_new(
            base in "[ab1 ]{0,12}", theirs in "[abT12 ]{0,12}", mine in "[abM34 ]{0,12}",
        ) {
            let result = merge3(&base, &theirs, &mine).text;
            for letter in ['T', 'M'] {
                let count = |text: &str| text.matches(letter).count();
                prop_assert!(count(&result) >= count(&theirs).max(count(&mine)), "{result}");
            }
            prop_assert_eq!(merge3(&base, &base, &mine).text, mine);
            prop_assert_eq!(merge3(&base, &theirs, &base).text, theirs);
        }
    }
}
