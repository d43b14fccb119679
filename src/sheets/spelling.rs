//! Values as people write them: labels of either language for choices, names for rows. Both ways, for pasting and
//! importing, and for sorting, searching and showing.

use super::named::Named;
use crate::i18n::words::{self, paste, shell};
use crate::i18n::{Language, Msg, choice_label, folded, is_whole};
use plan_core::document::paste::{Reason, Spelled};
use plan_core::plan::Plan;
use plan_core::reading::{Names, beyond_name};
use plan_core::value::naming::{Labelled, Meaning, beyond, chosen, parted};
use plan_core::value::{ChoiceSet, Kind, Leaf};
use std::cell::RefCell;

/// What people put between several choices or names in one cell.
const BETWEEN: [char; 8] = [',', ';', '/', '|', '\n', '\u{3001}', '\u{ff0c}', '\u{ff1b}'];

/// What a cell's text becomes in a field: labels of either language become choices, names become rows. What is not
/// known, or may mean two things, stays as it is. Beside it what the text says beyond that.
pub fn spelled(plan: &Plan, path: &str, kind: Kind, text: &str) -> (String, Option<String>) {
    if let Kind::Reference(target) = kind {
        return match Names::of(plan, target, path).called(text) {
            Meaning::One(id) => {
                let rest = beyond_name(plan, target, path, &id, text);
                (id, rest)
            }
            Meaning::Several(_) | Meaning::None => (text.to_owned(), None),
        };
    }
    match meant(kind, text) {
        Spelled::As(text) => (text, None),
        Spelled::Beyond(text, rest) => (text, Some(rest)),
        Spelled::Unclear(text, _) => (text.unwrap_or_default(), None),
    }
}

/// What words mean in a field of a fixed set. Empty means nothing everywhere.
pub fn meant(kind: Kind, text: &str) -> Spelled {
    let text = text.trim();
    match kind {
        _ if text.is_empty() => Spelled::As(String::new()),
        Kind::Choice(set) => one_of(set, text),
        Kind::Choices(set) => several_of(set, text),
        Kind::Flag | Kind::YesNo => yes_or_no(text),
        Kind::Rating => Spelled::As(grade(text)),
        _ => Spelled::As(text.to_owned()),
    }
}

fn one_of(set: &'static ChoiceSet, text: &str) -> Spelled {
    let rest = |slug: &str, choices: &[Labelled<'_>]| {
        let choice = choices.iter().find(|choice| choice.slug == slug)?;
        beyond(text, choice).map(str::to_owned)
    };
    let found = with_labels(set, |choices| match chosen(text, choices) {
        Meaning::One(slug) => (Meaning::One(slug), rest(slug, choices)),
        unclear => (unclear, None),
    });
    match found.0 {
        Meaning::One(slug) => match found.1 {
            None => Spelled::As(slug.to_owned()),
            Some(rest) => Spelled::Beyond(slug.to_owned(), rest),
        },
        Meaning::Several(slugs) => Spelled::Unclear(Some(text.to_owned()), Reason::SeveralChoices(set.name, slugs)),
        Meaning::None => Spelled::Unclear(Some(text.to_owned()), Reason::UnknownChoice),
    }
}

/// The choices in a cell. What is none of them is kept as one word, since the field holds words.
fn several_of(set: &'static ChoiceSet, text: &str) -> Spelled {
    // A label may hold what stands between others.
    if let Spelled::As(slug) = one_of(set, text) {
        return Spelled::As(slug);
    }
    let mut reason = None;
    let (mut words, mut rests) = (Vec::new(), Vec::new());
    for part in parted(text, &BETWEEN) {
        match one_of(set, part) {
            Spelled::As(slug) => words.push(slug),
            Spelled::Beyond(slug, rest) => {
                words.push(slug);
                rests.push(rest);
            }
            Spelled::Unclear(_, why) => {
                words.push(part.split_whitespace().collect::<Vec<_>>().join("_"));
                reason = reason.or(Some(why));
            }
        }
    }
    let words = words.join(" ");
    match reason {
        Some(reason) => Spelled::Unclear(Some(words), reason),
        None if rests.is_empty() => Spelled::As(words),
        None => Spelled::Beyond(words, rests.join("; ")),
    }
}

fn yes_or_no(text: &str) -> Spelled {
    let text = folded(text);
    let is_one_of = |label: Msg, others: Msg| {
        Language::ALL.iter().any(|language| {
            let others = others.in_language(*language).split(' ');
            others.chain([label.in_language(*language)]).any(|word| folded(word) == text)
        })
    };
    if is_one_of(shell::YES, paste::YES_WORDS) {
        Spelled::As("true".to_owned())
    } else if is_one_of(shell::NO, paste::NO_WORDS) {
        Spelled::As("false".to_owned())
    } else {
        Spelled::Unclear(None, Reason::NeitherYesNorNo)
    }
}

/// The ends of the scale have labels.
fn grade(text: &str) -> String {
    let is = |label: Msg| Language::ALL.iter().any(|language| folded(label.in_language(*language)) == folded(text));
    let grade = if is(shell::LOWEST) {
        "1"
    } else if is(shell::HIGHEST) {
        "5"
    } else {
        text
    };
    grade.to_owned()
}

type Set = (&'static str, Vec<Labelled<'static>>);

thread_local! {
    // Looking labels up is slow, and a table asks for them cell by cell.
    static SETS: RefCell<Vec<Set>> = const { RefCell::new(Vec::new()) };
}

/// What the choices of a set are called in either language, at length and in short.
fn with_labels<T>(set: &'static ChoiceSet, read: impl FnOnce(&[Labelled<'static>]) -> T) -> T {
    let known = SETS.with_borrow_mut(|sets| {
        sets.iter().position(|(name, _)| *name == set.name).map(|place| sets.swap_remove(place).1)
    });
    let choices = known.unwrap_or_else(|| labelled(set));
    let found = read(&choices);
    if Language::ALL.iter().all(|language| is_whole(*language)) {
        SETS.with_borrow_mut(|sets| sets.push((set.name, choices)));
    }
    found
}

fn labelled(set: &'static ChoiceSet) -> Vec<Labelled<'static>> {
    let short = format!("{}_short", set.name);
    let labels = |slug: &str| {
        let messages = [words::choice(set.name, slug), words::choice(&short, slug)];
        let said = |message: Msg| Language::ALL.iter().map(move |language| message.in_language(*language));
        messages.into_iter().flatten().flat_map(said).filter(|label| !label.is_empty()).collect()
    };
    let spoken = |slug: &str| words::spoken(set.name, slug).map(spoken_names).unwrap_or_default();
    set.slugs.iter().map(|slug| Labelled { slug, labels: labels(slug), spoken: spoken(slug) }).collect()
}

/// The names that a message of what people say holds, in both languages.
pub fn spoken_names(names: Msg) -> Vec<&'static str> {
    let said = Language::ALL.iter().flat_map(|language| names.in_language(*language).split(','));
    said.map(str::trim).filter(|name| !name.is_empty()).collect()
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
        Kind::Reference(_) | Kind::References(_) => {
            Named::all(plan, path, leaf).into_iter().map(Named::text).collect::<Vec<_>>().join(", ")
        }
        Kind::Flag | Kind::YesNo => match typed.as_str() {
            "true" => shell::YES.say().to_owned(),
            "false" => shell::NO.say().to_owned(),
            _ => typed,
        },
        _ => typed,
    }
}

#[cfg(test)]
mod tests;
