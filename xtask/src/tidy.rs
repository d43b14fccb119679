//! `cargo xtask tidy`: the house rules that a search through the text can hold up, each with the
//! file and line that breaks it. The rules stand in `rules.rs`, as a list to be read and added to.

mod colour;
mod rules;
mod rust_text;

use crate::{checkout, child};
use anyhow::{Result, bail};
use rust_text::RustText;
use std::fs;

/// A file of the checkout as the rules see it.
#[derive(Debug)]
pub struct Source {
    /// Relative to the top of the checkout, with forward slashes.
    path: String,
    text: String,
    /// What is code, string and comment, if it is Rust.
    rust: Option<RustText>,
}

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    line: usize,
    says: String,
}

/// What one rule came to.
#[derive(Debug)]
pub struct Verdict {
    pub rule: &'static str,
    pub findings: Vec<String>,
}

impl Source {
    fn new(path: &str, text: String) -> Self {
        let is_rust = rules::is_rust(path);
        let rust = is_rust.then(|| RustText::read(&text));
        Self { path: path.to_owned(), text, rust }
    }
}

pub fn run() -> Result<()> {
    let verdicts = verdicts()?;
    let broken = verdicts.iter().filter(|verdict| !verdict.findings.is_empty()).count();
    for verdict in &verdicts {
        verdict.print();
    }
    if broken > 0 {
        bail!("{broken} of {} rules are broken", verdicts.len());
    }
    println!("tidy: {} rules hold", verdicts.len());
    Ok(())
}

/// Every rule, held against every file.
pub fn verdicts() -> Result<Vec<Verdict>> {
    let mut sources = Vec::new();
    for path in checkout::files()? {
        // What is not text has no lines to be wrong.
        if let Ok(text) = String::from_utf8(fs::read(checkout::root().join(&path))?) {
            sources.push(Source::new(&path, text));
        }
    }
    let mut verdicts: Vec<Verdict> = rules::all()?.iter().map(|rule| rule.verdict(&sources)).collect();
    verdicts.push(core_stands_alone());
    Ok(verdicts)
}

impl Verdict {
    pub fn print(&self) {
        for finding in &self.findings {
            println!("  {finding}");
        }
        let end = if self.findings.is_empty() { "ok" } else { "BROKEN" };
        println!("  {end:6} {}", self.rule);
    }
}

/// Cargo's own word on the innermost layer: asked who brings leptos into the core, it has to fail.
fn core_stands_alone() -> Verdict {
    let mut tree = child::program("cargo");
    let answer = child::output(tree.args(["tree", "--package", "plan-core", "--target", "all", "--invert", "leptos"]));
    let findings = match answer {
        Ok(tree) if tree.contains("leptos") => {
            vec![format!("crates/plan-core/Cargo.toml:1: it depends on leptos:\n{tree}")]
        }
        Ok(_) => Vec::new(),
        Err(error) if format!("{error}").contains("did not match any packages") => Vec::new(),
        Err(error) => vec![format!("crates/plan-core/Cargo.toml:1: {error:#}")],
    };
    Verdict { rule: "the core does not depend on leptos", findings }
}
