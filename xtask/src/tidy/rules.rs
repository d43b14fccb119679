//! The rules, in one list. Most forbid a pattern somewhere; the few that cannot be said so have a
//! check of their own. The patterns that would find themselves here are put together from pieces.

use super::colour::Colours;
use super::rust_text::Kind;
use super::{Finding, Source, Verdict};
use anyhow::Result;
use regex_lite::Regex;
use std::path::Path;

const MOST_LINES: usize = 350;

/// A rule: where it holds, and what breaks it.
pub struct Rule {
    name: &'static str,
    holds_in: fn(&str) -> bool,
    check: Check,
}

enum Check {
    /// A pattern must not occur in a part of the file.
    Forbids(Regex, Part),
    OpensWithItsPurpose,
    StaysShort,
    SpellsNoColour(Colours),
}

/// The part of a file that a pattern is looked for in.
#[derive(Debug, Clone, Copy)]
enum Part {
    Everything,
    Code,
    CodeOutsideTests,
    StringsOutsideTests,
}

/// All rules. Fails only when a pattern is not one.
pub fn all() -> Result<Vec<Rule>> {
    Ok([of_every_file()?, of_rust()?, of_the_app()?, of_the_core()?].into_iter().flatten().collect())
}

fn of_every_file() -> Result<Vec<Rule>> {
    Ok(vec![
        forbids("nothing is left to be fixed", |_| true, Part::Everything, concat!(r"\bFIX", r"ME\b"))?,
        forbids("no path of one machine is named", |_| true, Part::Everything, concat!(r"(^|[^\w.\-])/wo", r"rk/"))?,
        forbids(
            // Cargo's lock file cannot but name where it locks from.
            "no registry is named",
            |path| path != "Cargo.lock",
            Part::Everything,
            concat!(
                r"(?i)\bcrates",
                r"\.io\b|\bnpmjs",
                r"\.(org|com)\b|\bregistry\.(npm|yarn)|\bnpmmirror",
                r"\.com\b|\bstatic\.rust-lang|\bdeb\.debian",
                r"\.org\b|\bpypi",
                r"\.org\b|\bpythonhosted",
                r"\.org\b|\brsproxy",
                r"\.cn\b|\bproxy\.golang",
                r"\.org\b",
            ),
        )?,
    ])
}

fn of_rust() -> Result<Vec<Rule>> {
    Ok(vec![
        Rule {
            name: "a Rust file opens with `//!`: what it is",
            holds_in: |path| is_rust(path) && !path.contains("/fixtures/"),
            check: Check::OpensWithItsPurpose,
        },
        Rule { name: "a Rust file has at most 350 lines", holds_in: is_rust, check: Check::StaysShort },
        forbids("nothing is left to be done in code", is_rust, Part::Code, r"\b(todo|unimplemented|dbg)!")?,
        forbids(
            "errors are handled: no unwrap or expect outside tests and main",
            |path| (is_app(path) || is_crate(path)) && !is_test(path) && !path.ends_with("/main.rs"),
            Part::CodeOutsideTests,
            r"\.(unwrap|expect)\(",
        )?,
        forbids("no test is ignored", is_rust, Part::Code, r"#\[\s*ignore\b|cfg_attr\([^\]]*\bignore\b")?,
    ])
}

fn of_the_app() -> Result<Vec<Rule>> {
    Ok(vec![
        forbids(
            "the browser is touched only in src/platform and in a chart's paint step",
            |path| is_app(path) && !path.starts_with("src/platform/") && !is_paint_step(path),
            Part::Code,
            r"\b(web_sys|js_sys|gloo\w*)\b",
        )?,
        Rule {
            name: "colours are spelled only in style/tokens.css",
            holds_in: |path| is_app(path) || (is_style(path) && path != "style/tokens.css"),
            check: Check::SpellsNoColour(Colours::new()?),
        },
        forbids(
            "words are spelled only in locales/",
            |path| is_app(path) && !is_test(path),
            Part::StringsOutsideTests,
            concat!(
                r"[\u{2E80}-\u{30FF}\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{F900}-\u{FAFF}",
                r"\u{FF01}-\u{FF60}\u{20000}-\u{3FFFF}]+",
            ),
        )?,
        forbids(
            "Leptos comes in by crate::prelude, with signals and markup that are compiled once",
            |path| is_app(path) && !path.starts_with("src/ui/") && path != "src/prelude.rs" && path != "src/signal.rs",
            Part::Code,
            r"\bleptos::prelude::(\*|[^;]*\b(RwSignal|ReadSignal|StoredValue|Memo)\b)",
        )?,
        forbids(
            "what is a part of a view already is not made one again",
            is_app,
            Part::Code,
            r"\blive\(move \|\| \([^\n]*\)\.into_any\(\)\)|\bview! \{[^\n]*\}\s*\.into_any\(\)",
        )?,
        forbids(
            "the parts that draw worksheets name none of them",
            |path| path.starts_with("src/sheets/") && !is_test(path),
            Part::CodeOutsideTests,
            r"\bcrate::worksheets\b|\bWorksheet::[A-Z][a-z]",
        )?,
        forbids(
            "src/ui and src/platform know no plan",
            |path| path.starts_with("src/ui/") || path.starts_with("src/platform/"),
            Part::Code,
            r"\bplan_core\b",
        )?,
    ])
}

fn of_the_core() -> Result<Vec<Rule>> {
    Ok(vec![
        forbids(
            "the core knows no browser, no framework, no clock and no chance",
            |path| path.starts_with("crates/plan-core/src/"),
            Part::Code,
            r"\b(leptos\w*|web_sys|js_sys|SystemTime|Instant|rand)\b",
        )?,
        forbids(
            "the core iterates no hash map: its order is another on every run",
            |path| path.starts_with("crates/plan-core/"),
            Part::Code,
            r"\bHash(Map|Set)\b",
        )?,
    ])
}

fn forbids(name: &'static str, holds_in: fn(&str) -> bool, part: Part, pattern: &str) -> Result<Rule> {
    Ok(Rule { name, holds_in, check: Check::Forbids(Regex::new(pattern)?, part) })
}

impl Rule {
    /// What the rule finds in all the files that it holds in.
    pub fn verdict(&self, sources: &[Source]) -> Verdict {
        let within = sources.iter().filter(|source| (self.holds_in)(&source.path));
        let findings = within.flat_map(|source| {
            let found = self.findings(source).into_iter();
            found.map(|finding| format!("{}:{}: {}: {}", source.path, finding.line, self.name, finding.says))
        });
        Verdict { rule: self.name, findings: findings.collect() }
    }

    fn findings(&self, source: &Source) -> Vec<Finding> {
        match &self.check {
            Check::Forbids(pattern, part) => occurrences(pattern, &part.of(source)),
            Check::OpensWithItsPurpose if source.text.starts_with("//!") => Vec::new(),
            Check::OpensWithItsPurpose => vec![Finding { line: 1, says: "it does not".into() }],
            Check::StaysShort => {
                let lines = source.text.lines().count();
                let says = format!("{lines} lines");
                if lines > MOST_LINES { vec![Finding { line: MOST_LINES + 1, says }] } else { Vec::new() }
            }
            Check::SpellsNoColour(colours) => match &source.rust {
                Some(rust) => colours.in_rust(&rust.only(Kind::String), &source.text),
                None => colours.in_css(&source.text),
            },
        }
    }
}

impl Part {
    fn of(self, source: &Source) -> String {
        match (&source.rust, self) {
            (None, _) | (_, Self::Everything) => source.text.clone(),
            (Some(rust), Self::Code) => rust.only(Kind::Code),
            (Some(rust), Self::CodeOutsideTests) => rust.only_outside_tests(Kind::Code),
            (Some(rust), Self::StringsOutsideTests) => rust.only_outside_tests(Kind::String),
        }
    }
}

fn occurrences(pattern: &Regex, text: &str) -> Vec<Finding> {
    let in_line = |(number, line): (usize, &str)| {
        let found = pattern.find(line)?;
        Some(Finding { line: number + 1, says: format!("`{}`", found.as_str().trim()) })
    };
    text.lines().enumerate().filter_map(in_line).collect()
}

pub fn is_rust(path: &str) -> bool {
    has_ending(path, "rs")
}

fn is_app(path: &str) -> bool {
    is_rust(path) && path.starts_with("src/")
}

fn is_crate(path: &str) -> bool {
    is_rust(path) && path.starts_with("crates/")
}

fn is_style(path: &str) -> bool {
    path.starts_with("style/") && has_ending(path, "css")
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}

fn is_paint_step(path: &str) -> bool {
    path.starts_with("src/charts/") && path.ends_with("/paint.rs")
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

#[cfg(test)]
mod tests;
