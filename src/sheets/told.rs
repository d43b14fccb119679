//! Places and changes of a plan in words, where they stand outside their worksheet: in conflicts, and in what would
//! change when a plan is put back.

use super::answer::answer;
use super::{field_label, value_in_words};
use crate::i18n::visible;
use crate::i18n::words::{shell, versions};
use plan_core::plan::{Plan, pointer};
use plan_core::value::Kind;
use plan_core::workshop::{Change, Version, changes};
use serde_json::Value;

/// What would change if a plan became another, a line for each place.
pub fn changes_in_words(now: &Plan, then: &Plan) -> Vec<String> {
    let line = |change: Change| match change {
        Change::Value { path, before, after } => {
            let (before, after) = (version_in_line(now, &path, &before), version_in_line(then, &path, &after));
            if before == after && is_reference(now, &path) {
                return shell::change_namesake(shortened(&after), place_in_words(now, &path)).say();
            }
            let (before, after) = cut_round_change(&before, &after);
            shell::change_of(after, before, place_in_words(now, &path)).say()
        }
        Change::Row { path } => shell::change_in_row(place_in_words(now, &path)).say(),
        Change::Comes { row } => shell::row_comes_back(place_in_words(then, &row)).say(),
        Change::Moves { row } => shell::row_moves(place_in_words(then, &row)).say(),
        Change::Goes { row } => shell::row_goes(place_in_words(now, &row)).say(),
    };
    changes(now, then).into_iter().map(|change| crate::i18n::visible(&line(change))).collect()
}

/// Whether a field points to rows: two of them may have the same name.
fn is_reference(plan: &Plan, path: &str) -> bool {
    pointer::leaf(plan, path).is_some_and(|leaf| matches!(leaf.kind(), Kind::Reference(_) | Kind::References(_)))
}

/// So many characters of a text stand in a line that tells of it.
const MOST: usize = 60;
/// So many of them stand before the place of a change.
const BEFORE_CHANGE: usize = 20;

fn shortened(text: &str) -> String {
    cut(text, 0)
}

fn cut(text: &str, start: usize) -> String {
    let left_out = |is_so: bool| is_so.then_some('\u{2026}');
    let end = left_out(text.chars().nth(start + MOST).is_some());
    left_out(start > 0).into_iter().chain(text.chars().skip(start).take(MOST)).chain(end).collect()
}

/// Two texts, shortened so that the first place where they differ is in both.
fn cut_round_change(before: &str, after: &str) -> (String, String) {
    let alike = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let start = if before == after || alike + BEFORE_CHANGE <= MOST { 0 } else { alike - BEFORE_CHANGE };
    (cut(before, start), cut(after, start))
}

/// The fields by which rows are called.
const NAMES: [&str; 5] = ["name", "statement", "what", "step", "year"];

/// Where it is: the names of the rows on the way, and the field's label.
pub fn place_in_words(plan: &Plan, path: &str) -> String {
    let mut parts = Vec::new();
    for (end, _) in path.match_indices('/').skip(1).chain(std::iter::once((path.len(), ""))) {
        let said = |field: &&str| {
            let leaf = pointer::leaf(plan, &format!("{}/{field}", &path[..end]))?;
            (!leaf.is_empty() && path[..end].matches('/').count() > 1).then(|| leaf.typed())
        };
        let named = NAMES.iter().filter_map(said).collect::<Vec<_>>();
        // A purchase record has no name: one knows it by its order, or else by its day.
        let known =
            if named.is_empty() { ["order", "date"].iter().find_map(said).into_iter().collect() } else { named };
        parts.extend(known);
    }
    if let Some(label) = field_label(path) {
        parts.push(label.say());
    }
    if parts.is_empty() { path.to_owned() } else { parts.join(" \u{203a} ") }
}

/// What was written into a register of a row: the field and its value, or that the row as a whole was changed.
pub fn edit_in_words(plan: &Plan, path: &str, edit: &Version) -> String {
    let is_field = pointer::leaf(plan, path).is_some();
    let label =
        field_label(path).filter(|_| is_field).map_or_else(|| versions::WHOLE_ROW.say().to_owned(), |it| it.say());
    if !is_field || !edit.is_kept {
        return label;
    }
    visible(&versions::edit(label, shortened(&version_in_line(plan, path, &edit.value))).say())
}

/// What stands in a field, as it is read; shortened where it is long.
pub fn value_at(plan: &Plan, path: &str) -> String {
    shortened(&in_one_line(&answer(plan, &[], path).text))
}

/// Paragraphs in one line, with a mark where each ends.
fn in_one_line(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', " \u{23ce} ")
}

/// Only long text has paragraphs. A line break in any other field is one of the characters that hide something.
fn has_paragraphs(plan: &Plan, path: &str) -> bool {
    pointer::leaf(plan, path).is_some_and(|leaf| leaf.kind() == Kind::Prose)
}

fn version_in_line(plan: &Plan, path: &str, value: &Value) -> String {
    let text = version_in_words(plan, path, value);
    if has_paragraphs(plan, path) { in_one_line(&text) } else { text }
}

/// A version's value to be shown for itself: paragraphs stay such, and whatever else hides or turns a line is named.
pub fn version_shown(plan: &Plan, path: &str, value: &Value) -> String {
    let text = version_in_words(plan, path, value);
    if has_paragraphs(plan, path) { paragraphs(&text) } else { visible(&text) }
}

/// Text that keeps its paragraphs; only what hides or turns something is shown by its number.
pub(super) fn paragraphs(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// A version's value as the field would show it.
fn version_in_words(plan: &Plan, path: &str, value: &Value) -> String {
    use plan_core::plan::FacetMut;
    let Some(leaf) = pointer::leaf(plan, path) else {
        return value.to_string();
    };
    let mut trial = leaf.fresh();
    let FacetMut::Leaf(leaf) = trial.facet_mut() else {
        return value.to_string();
    };
    if !leaf.accept(value) {
        return value.to_string();
    }
    let text = value_in_words(plan, path, leaf);
    if text.is_empty() { shell::EMPTY_VALUE.say().to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::plan::buying::Purchase;
    use plan_core::plan::introduction::Region;
    use plan_core::plan::{Account, RowId};
    use plan_core::value::{Entry, Line, Reference};

    fn plan(region: &str, order: &str) -> Plan {
        let id = |text| RowId::new(text).unwrap();
        let mut plan = Plan::default();
        let east = Region { name: Line("East".into()), ..Region::default() };
        plan.scope.markets.regions.push(id(region), east);
        let mut account = Account { name: Line("Haichuan".into()), ..Account::default() };
        account.profile.region = Reference::to(region);
        for (row, order, date) in [("p", order, "2026-01-02"), ("q", "", "2026-01-03")] {
            let purchase = Purchase { order: Line(order.into()), date: Entry::of(date), ..Purchase::default() };
            account.buying.purchases.push(id(row), purchase);
        }
        plan.accounts.push(id("x"), account);
        plan
    }

    #[test]
    fn a_row_of_the_same_name_is_called_another_one_and_records_are_known_by_their_order() {
        language().set(Language::English);
        let (now, mut then) = (plan("r1", "A-7"), plan("r2", "A-7"));
        then.accounts.get_mut("x").unwrap().buying.purchases = plan_core::plan::Rows::default();
        let lines = changes_in_words(&now, &then);
        let has = |text: &str| lines.iter().any(|line| line.contains(text));
        assert!(has("another one that is called \u{201c}East\u{201d} too"), "{lines:?}");
        assert!(!has("East \u{2192} East"), "{lines:?}");
        assert!(has("A-7") && has("2026-01-03"), "{lines:?}");
    }

    #[test]
    fn a_long_text_is_cut_round_the_place_where_it_was_changed() {
        language().set(Language::English);
        let plan = |text: &str| {
            let mut plan = Plan::default();
            plan.background.steer.0 = text.to_owned();
            plan
        };
        let (head, tail) = ("\u{5ba2}".repeat(300), "\u{589e}".repeat(300));
        let line = |before: &str, after: &str| changes_in_words(&plan(before), &plan(after)).remove(0);
        let seen = line(&format!("{head}5{tail}"), &format!("{head}60{tail}"));
        let (around, on) = ("\u{5ba2}".repeat(20), "\u{589e}".repeat(38));
        assert!(
            seen.ends_with(&format!("\u{2026}{around}5{on}\u{589e}\u{2026} \u{2192} \u{2026}{around}60{on}\u{2026}")),
            "{seen}"
        );
        // What was added behind stands at the end of one, and the other ends before it.
        let seen = line(&head, &format!("{head} new"));
        assert!(seen.ends_with(&format!("\u{2026}{around} \u{2192} \u{2026}{around} new")), "{seen}");
        // A change near the beginning, and two short texts.
        let seen = line(&format!("a{head}"), &format!("b{head}"));
        let rest = "\u{5ba2}".repeat(59);
        assert!(seen.ends_with(&format!(": a{rest}\u{2026} \u{2192} b{rest}\u{2026}")), "{seen}");
        assert!(line("one 5", "one 6").ends_with(": one 5 \u{2192} one 6"));
    }

    #[test]
    fn paragraphs_of_a_long_text_are_told_as_such_and_nothing_that_hides_comes_through() {
        language().set(Language::English);
        let mut plan = Plan::default();
        let (prose, line) = ("/background/steer", "/name");
        let text = Value::from("one\r\ntwo\n\nthree\u{202e}four\rfive\u{85}six\u{2028}seven");
        let shown = version_shown(&plan, prose, &text);
        assert_eq!(shown, "one\ntwo\n\nthree[U+202E]four[U+000D]five[U+0085]six[U+2028]seven");
        assert_eq!(version_shown(&plan, line, &Value::from("one\ntwo")), "one[U+000A]two");
        let version =
            |value: &str| Version { op: String::new(), value: value.into(), is_kept: true, by: String::new(), at: 1 };
        assert!(edit_in_words(&plan, prose, &version("one\ntwo")).contains("one \u{23ce} two"));
        let before = plan.clone();
        plan.background.steer.0 = "one\ntwo\u{202e}".into();
        assert_eq!(value_at(&plan, prose), "one \u{23ce} two[U+202E]");
        let told = changes_in_words(&before, &plan).remove(0);
        assert!(told.ends_with("one \u{23ce} two[U+202E]"), "{told}");
    }

    #[test]
    fn what_was_written_into_a_deleted_row_is_told_by_its_field() {
        language().set(Language::English);
        let mut plan = Plan::default();
        plan.accounts.push(RowId::new("x").unwrap(), Account::default());
        let edit =
            |value: &str| Version { op: "s.1".into(), value: value.into(), is_kept: true, by: "Li".into(), at: 1 };
        let said = |path: &str, value: &str| edit_in_words(&plan, path, &edit(value));
        assert_eq!(said("/accounts/x/profile/legal_name", "Haichuan Ltd"), "Registered name: “Haichuan Ltd”");
        assert_eq!(said("/accounts/x/#order", "5"), "Row");
    }
}
