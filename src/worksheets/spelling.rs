//! Values as people write them: labels of either language for choices, names for rows. Both ways, for pasting and
//! importing, and for sorting, searching and showing.

use crate::i18n::{choice_label, words::shell};
use plan_core::insight::{name_of, options};
use plan_core::plan::Plan;
use plan_core::value::{Kind, Leaf};

/// What a cell's text becomes in a field: labels of either language become choices, names become rows.
pub fn spelled(plan: &Plan, path: &str, kind: Kind, text: &str) -> String {
    use crate::i18n::{Language, words};
    // Labels of currencies begin with their code, which people leave out or write alone.
    let is = |label: &str, slug: &str, text: &str| {
        let named = label.strip_prefix(slug).unwrap_or(label).trim_start();
        label.eq_ignore_ascii_case(text) || named.eq_ignore_ascii_case(text)
    };
    let labelled = |set: &str, slug: &str, text: &str| {
        slug.eq_ignore_ascii_case(text)
            || words::choice(set, slug)
                .is_some_and(|label| Language::ALL.iter().any(|language| is(label.in_language(*language), slug, text)))
    };
    let separators = [',', ';', '/', '|', '\u{3001}', '\u{ff0c}', '\u{ff1b}'];
    match kind {
        Kind::Choice(set) => set
            .slugs
            .iter()
            .find(|slug| labelled(set.name, slug, text))
            .map_or_else(|| text.to_owned(), |slug| (*slug).to_owned()),
        Kind::Choices(set) => {
            let one = |part: &str| {
                set.slugs.iter().find(|slug| labelled(set.name, slug, part)).map(|slug| (*slug).to_owned())
            };
            text.split(separators)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| one(part).unwrap_or_else(|| part.replace(' ', "_")))
                .collect::<Vec<_>>()
                .join(" ")
        }
        Kind::Reference(target) => {
            let rows = options(plan, target, path);
            rows.iter()
                .find(|(_, name)| name == text)
                .or_else(|| rows.iter().find(|(id, _)| id == text))
                .map_or_else(|| text.to_owned(), |(id, _)| id.clone())
        }
        Kind::Flag | Kind::YesNo => {
            let yes = Language::ALL.iter().any(|language| shell::YES.in_language(*language).eq_ignore_ascii_case(text))
                || matches!(text, "1" | "x" | "X" | "TRUE" | "true");
            if text.is_empty() { String::new() } else { yes.to_string() }
        }
        _ => text.to_owned(),
    }
}

/// A field's value as a person reads it, as for sorting, for searching and for showing two versions.
pub fn value_in_words(plan: &Plan, path: &str, leaf: &dyn Leaf) -> String {
    let typed = leaf.typed();
    match leaf.kind() {
        Kind::Choice(set) => {
            if typed.is_empty() {
                typed
            } else {
                choice_label(set.name, &typed)
            }
        }
        Kind::Choices(set) => {
            typed.split_whitespace().map(|slug| choice_label(set.name, slug)).collect::<Vec<_>>().join(", ")
        }
        Kind::Reference(target) | Kind::References(target) => typed
            .split_whitespace()
            .map(|id| name_of(plan, target, path, id).unwrap_or_else(|| id.to_owned()))
            .collect::<Vec<_>>()
            .join(", "),
        Kind::Flag | Kind::YesNo => match typed.as_str() {
            "true" => shell::YES.say().to_owned(),
            "false" => shell::NO.say().to_owned(),
            _ => typed,
        },
        _ => typed,
    }
}
