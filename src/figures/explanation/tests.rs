//! What every explanation owes its reader, for the tests of those who have figures: the worksheets, and the page of all
//! accounts.

use super::*;
use crate::i18n::{Language, language, words};
use crate::state::sample_plan;
use chrono::NaiveDate;
use plan_core::document::{Limits, read};
use plan_core::plan::Plan;
use plan_core::reading::PlanReading;
use plan_core::workshop::Identity;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/sample");

/// An account of which nothing is known, with a row in each list whose rows have figures.
const LITTLE: &str = r#"{ "format": "keyplan", "version": 1, "plan": {
    "accounts": [{ "id": "none", "name": "None", "profile": { "years": [{ "id": "y" }] }, "industry": { "trends": [{ "id": "t" }] } }],
    "risks": [{ "id": "r", "account": "none", "worksheet": "2.2" }] } }"#;

/// A plan in one language, and what its explanations lack. It counts the figures that it was shown.
pub struct Explained {
    pub plan: Plan,
    pub reading: PlanReading,
    pub today: NaiveDate,
    language: Language,
    lacks: Vec<String>,
    seen: usize,
}

impl Explained {
    /// Has all figures shown of the sample, and of a plan without any answers, in both languages. Returns how many there
    /// were.
    #[track_caller]
    pub fn all(look: impl Fn(&mut Self)) -> usize {
        let today = "2026-06-30".parse().unwrap();
        let sample = locales::sample(SAMPLE.as_ref()).unwrap().to_string();
        let mut seen = 0;
        for spoken in Language::ALL {
            language().set(spoken);
            for file in [sample_plan(&sample, spoken, today).as_str(), LITTLE] {
                let mut explained = Self::of(file, spoken, today);
                look(&mut explained);
                assert_eq!(explained.lacks, [""; 0], "{spoken:?}");
                seen += explained.seen;
            }
        }
        seen
    }

    fn of(file: &str, language: Language, today: NaiveDate) -> Self {
        let opened = read(file.as_bytes(), Identity { session: "s".into(), client: 1 }, &Limits::FILE).unwrap();
        let plan = opened.workbook.plan().clone();
        let reading = plan_reading(&plan, today);
        Self { plan, reading, today, language, lacks: Vec::new(), seen: 0 }
    }

    /// Takes in a figure as it is shown, of an account or, without one, of the plan.
    /// `row` is the path of a figure of a row.
    pub fn check(&mut self, account: Option<&str>, row: &str, method: &'static str, shown: &Shown) {
        self.seen += 1;
        let mut lacks = of_method(method, self.language);
        let texts = [&shown.text, &shown.value, &shown.note, &shown.expression];
        lacks.extend(texts.into_iter().filter(|text| is_nonsense(text)).cloned());
        // As the dialog does: a figure that brings no formula is worked out again.
        if shown.expression.is_empty() {
            let sight = Sight { plan: &self.plan, reading: &self.reading, today: self.today };
            let found = explain(&sight, account, row, method).map(|found| found.explanation);
            lacks.extend(found.as_ref().map(of_workings).unwrap_or_default());
            match found {
                None if !shown.value.is_empty() => lacks.push("how it came about".to_owned()),
                // A tier that somebody has set needs none that is computed.
                Some(found) if method != "tier" && found.result.is_ok() == shown.value.is_empty() => {
                    lacks.push(format!("the same as its explanation, {:?}", found.result));
                }
                _ => {}
            }
        }
        let place = account.unwrap_or("the plan");
        self.lacks.extend(lacks.into_iter().map(|lack| format!("{place}, {method}, {:?}: {lack}", shown.value)));
    }
}

/// Formula, convention and reference, of which the first two are in the language of the page.
fn of_method(method: &'static str, language: Language) -> Vec<String> {
    let Some(words) = method_named(method) else { return vec!["words".to_owned()] };
    let said = [words.name, words.formula, words.convention, words.reference].map(|part| part.in_language(language));
    let mut lacks = Vec::new();
    if said.iter().any(|part| part.trim().is_empty()) {
        lacks.push("name, formula, convention or reference".to_owned());
    }
    let is_chinese = said[..3].concat().contains(is_han);
    if is_chinese != (language == Language::Chinese) {
        lacks.push("the language".to_owned());
    }
    lacks
}

/// What stands in the table of inputs, and what it came to, has a word for each slug.
fn of_workings(found: &Explanation) -> Vec<String> {
    let known = |set: &str, slug: &str| words::choice(set, slug).is_some();
    let labels = found.inputs.iter().map(|input| &input.label).chain(&found.missing);
    let slugs = labels.filter_map(|label| match label {
        InputLabel::Word(slug) => Some(*slug),
        InputLabel::Name(_) => None,
    });
    let mut lacks: Vec<String> =
        slugs.filter(|slug| !known("input", slug)).map(|slug| format!("a word for {slug}")).collect();
    let sources = found.inputs.iter().map(|input| input.source.map_or("computed", Source::slug));
    lacks.extend(sources.filter(|slug| !known("input_source", slug)).map(|slug| format!("a word for {slug}")));
    let values = found.inputs.iter().flat_map(|input| [&input.value, &input.weight, &input.score]).flatten();
    lacks.extend(values.chain(&found.result).chain([&found.expression]).filter(|text| is_nonsense(text)).cloned());
    let set = match found.unit {
        Unit::Word => Some(set_of(found.method)),
        Unit::Choice(set) => Some(set),
        _ => None,
    };
    if let (Ok(result), Some(set)) = (&found.result, set)
        && !known(set, result)
    {
        lacks.push(format!("a word for its result, {result}"));
    }
    lacks
}

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether it says in letters that there is no number.
fn is_nonsense(text: &str) -> bool {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.map(str::to_ascii_lowercase).any(|word| ["nan", "inf", "infinity", "null"].contains(&word.as_str()))
}
