//! Values as people write them: labels of either language for choices, names for rows. Both ways, for pasting and
//! importing, and for sorting, searching and showing.

use super::named::Named;
use crate::i18n::{Language, Msg, choice_label, folded, is_there, words, words::paste, words::shell};
use plan_core::document::paste::{Reason, Spelled};
use plan_core::insight::Names;
use plan_core::plan::Plan;
use plan_core::value::naming::{Labelled, Meaning, chosen};
use plan_core::value::{ChoiceSet, Kind, Leaf};
use std::cell::RefCell;

/// What people put between several choices or names in one cell.
const BETWEEN: [char; 8] = [',', ';', '/', '|', '\n', '\u{3001}', '\u{ff0c}', '\u{ff1b}'];

/// What a cell's text becomes in a field: labels of either language become choices, names become rows. What is not
/// known, or may mean two things, stays as it is.
pub fn spelled(plan: &Plan, path: &str, kind: Kind, text: &str) -> String {
    if let Kind::Reference(target) = kind {
        return match Names::of(plan, target, path).called(text) {
            Meaning::One(id) => id,
            Meaning::Several(_) | Meaning::None => text.to_owned(),
        };
    }
    match meant(kind, text) {
        Spelled::As(text) => text,
        Spelled::Unclear(text, _) => text.unwrap_or_default(),
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
    match with_labels(set, |choices| chosen(text, choices)) {
        Meaning::One(slug) => Spelled::As(slug.to_owned()),
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
    let mut words = Vec::new();
    for part in text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()) {
        match one_of(set, part) {
            Spelled::As(slug) => words.push(slug),
            Spelled::Unclear(_, why) => {
                words.push(part.split_whitespace().collect::<Vec<_>>().join("_"));
                reason = reason.or(Some(why));
            }
        }
    }
    let words = words.join(" ");
    match reason {
        Some(reason) => Spelled::Unclear(Some(words), reason),
        None => Spelled::As(words),
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
    if Language::ALL.iter().all(|language| is_there(*language)) {
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
    set.slugs.iter().map(|slug| Labelled { slug, labels: labels(slug) }).collect()
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
mod tests {
    use super::*;
    use plan_core::plan::Node;
    use plan_core::plan::profile::Contact;
    use plan_core::plan::{Facet, pointer};
    use plan_core::value::Slugs;

    fn kind(field: &str) -> Kind {
        pointer::leaf(&Contact::default(), &format!("/{field}")).unwrap().kind()
    }

    #[track_caller]
    fn check(field: &str, text: &str, expected: &str) {
        assert_eq!(meant(kind(field), text), Spelled::As(expected.to_owned()), "{text}");
    }

    #[test]
    fn every_choice_is_known_by_its_labels_and_by_what_stands_before_a_bracket() {
        let mut kinds = Vec::new();
        pointer::each_leaf(&Contact::default(), "", &mut |_, leaf| kinds.push(leaf.kind()));
        kinds.push(Kind::Choice(plan_core::plan::Currency::SET));
        pointer::each_leaf(&plan_core::plan::Account::default(), "", &mut |_, leaf| kinds.push(leaf.kind()));
        let blank = |rows: &dyn plan_core::plan::RowList, kinds: &mut Vec<Kind>| {
            pointer::each_leaf(&*rows.blank(), "", &mut |_, leaf| kinds.push(leaf.kind()));
        };
        let plan = Plan::default();
        for field in ["actions", "risks"] {
            let rows = pointer::rows(&plan, &format!("/{field}")).unwrap();
            blank(rows, &mut kinds);
        }
        let mut seen = 0;
        for kind in kinds {
            let (Kind::Choice(set) | Kind::Choices(set)) = kind else { continue };
            for slug in set.slugs {
                let Some(label) = words::choice(set.name, slug) else { continue };
                for language in Language::ALL {
                    let label = label.in_language(language);
                    let head = plan_core::value::naming::head(label);
                    assert_eq!(meant(Kind::Choice(set), label), Spelled::As((*slug).to_owned()), "{label}");
                    assert_eq!(meant(Kind::Choice(set), head), Spelled::As((*slug).to_owned()), "{head}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 100, "{seen}");
        assert!(matches!(Contact::default().facet(), Facet::Record(_)));
    }

    #[test]
    fn choices_are_known_by_any_clear_part_of_their_labels_in_either_language() {
        for text in ["反对者", "反对", "主动阻拦", "Opponent", "works against us"] {
            check("support", text, "opponent");
        }
        for text in ["中立", "中立者", "neutral"] {
            check("support", text, "neutral");
        }
        check("buying_role", "决策者、教练", "decider coach");
        check("buying_role", "Economic buyer; User", "economic_buyer user");
        check("buying_role", "预算", "economic_buyer");
        check("political_status", "power circle", "political_structure");
    }

    #[test]
    fn what_is_not_clear_is_kept_and_told() {
        let unknown = |text: &str, kept: &str| {
            assert_eq!(
                meant(kind("support"), text),
                Spelled::Unclear(Some(kept.to_owned()), Reason::UnknownChoice),
                "{text}"
            );
        };
        unknown("不反对", "不反对");
        unknown("maybe", "maybe");
        assert_eq!(
            meant(kind("buying_role"), "决策者、not known"),
            Spelled::Unclear(Some("decider not_known".to_owned()), Reason::UnknownChoice)
        );
    }

    #[test]
    fn only_yes_means_yes() {
        for text in ["是", "yes", "Y", "TRUE", "1", "√", "✓"] {
            assert_eq!(meant(Kind::Flag, text), Spelled::As("true".to_owned()), "{text}");
        }
        for text in ["否", "No", "0", "false", "×"] {
            assert_eq!(meant(Kind::YesNo, text), Spelled::As("false".to_owned()), "{text}");
        }
        assert_eq!(meant(Kind::Flag, "maybe"), Spelled::Unclear(None, Reason::NeitherYesNorNo));
        assert_eq!(meant(Kind::Flag, " "), Spelled::As(String::new()));
    }

    #[test]
    fn a_name_that_two_rows_have_means_none_of_them_and_blank_means_no_nameless_row() {
        let mut plan = Plan::default();
        for (id, name) in [("m1", "Li Na"), ("m2", "Li Na"), ("m3", ""), ("m4", "Wu Di")] {
            let mut member = plan_core::plan::Member::default();
            member.name.enter(name);
            plan.members.push(plan_core::plan::RowId::new(id).unwrap(), member);
        }
        let kind = Kind::Reference(plan_core::value::Target::Member);
        assert_eq!(spelled(&plan, "/accounts", kind, "Li Na"), "Li Na");
        assert_eq!(spelled(&plan, "/accounts", kind, ""), "");
        assert_eq!(spelled(&plan, "/accounts", kind, "wu  di"), "m4");
    }
}
