//! The tests in real browsers: Playwright against the built page, served as a static host would. Most of them run in
//! Chromium alone; the stories in `tests/browser/engines` run in every engine that is to be had.

use super::tally::{Tally, announce};
use crate::server::Server;
use crate::setup::{browser, engines};
use crate::{checkout, child};
use anyhow::{Context, Error, Result, anyhow, bail};
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;
use std::process::Command;

const NAME: &str = "browser tests";
const ENGINES: &str = "three engines";

pub fn run(tally: &mut Tally, built: bool, arguments: &[String]) {
    announce(NAME);
    let browser = if built { browser::find_or_install() } else { Err(nothing_to_test()) };
    let counts = browser.and_then(|browser| play(&[], "report.json", arguments, |script| browser.name_to(script)));
    take_in(tally, NAME, counts);
}

/// The stories that every engine has to tell. An engine that is not to be had here is named, with the reason.
pub fn run_engines(tally: &mut Tally, built: bool, arguments: &[String]) {
    announce(ENGINES);
    let engines = if built { engines::find_or_install() } else { Err(nothing_to_test()) };
    let counts = engines.and_then(|engines| {
        for (engine, reason) in engines.missing() {
            tally.leaves_out(engine, reason);
        }
        play(&["-c", "engines.config.mjs"], "engines.json", arguments, |script| engines.name_to(script))
    });
    if let Ok(counts) = &counts {
        for (story, reason) in &counts.skipped {
            tally.leaves_out(story, reason);
        }
    }
    take_in(tally, ENGINES, counts);
}

fn nothing_to_test() -> Error {
    anyhow!("there is no page to test")
}

fn take_in(tally: &mut Tally, name: &str, counts: Result<Counts>) {
    let counts = counts.unwrap_or_else(|error| {
        eprintln!("  {error:#}");
        Counts { failed: 1, ..Counts::default() }
    });
    tally.adds(name, counts.passed, counts.failed);
}

fn play(options: &[&str], report: &str, arguments: &[String], equip: impl FnOnce(&mut Command)) -> Result<Counts> {
    let server = Server::start(checkout::dist(), None)?;
    let report = browser::folder().join("results").join(report);
    if let Err(error) = fs::remove_file(&report)
        && error.kind() != ErrorKind::NotFound
    {
        bail!("the last report cannot be removed: {error}");
    }
    let mut playwright = browser::playwright();
    playwright.arg("test").args(options).args(arguments).env("KEYPLAN_URL", server.url());
    equip(&mut playwright);
    let ended_well = child::overhear(&mut playwright, |_| {})?;
    let report = fs::read_to_string(&report).context("Playwright ended without a report")?;
    let mut counts = Counts::read(&report)?;
    // An error outside of any test, such as a file that cannot be read, ends the run without
    // failing a test.
    counts.failed += usize::from(!ended_well && counts.failed == 0);
    Ok(counts)
}

/// What came of a run.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    /// Tests that were left out, with the reason.
    skipped: Vec<(String, String)>,
}

impl Counts {
    /// From Playwright's own report.
    fn read(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("Playwright's report cannot be read")?;
        let count = |name: &str| report["stats"][name].as_u64().and_then(|it| usize::try_from(it).ok());
        let (passed, unexpected) =
            count("expected").zip(count("unexpected")).context("Playwright's report counts nothing")?;
        let outside = report["errors"].as_array().map_or(0, Vec::len);
        let failed = unexpected + count("flaky").unwrap_or(0) + outside;
        let mut skipped = Vec::new();
        find_skipped(&report, &mut skipped);
        Ok(Self { passed, failed, skipped })
    }
}

/// Looks through suites within suites for what was skipped with a reason.
fn find_skipped(suite: &Value, skipped: &mut Vec<(String, String)>) {
    let parts = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    for spec in parts(suite, "specs") {
        for test in parts(&spec, "tests") {
            for note in parts(&test, "annotations") {
                if note["type"] == "skip" {
                    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                    let name = format!("{} in {}", text(&spec["title"]), text(&test["projectName"]));
                    skipped.push((name, text(&note["description"])));
                }
            }
        }
    }
    for suite in parts(suite, "suites") {
        find_skipped(&suite, skipped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_errors_outside_tests_as_failures() {
        let report = r#"{ "stats": { "expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2 }, "errors": [{}] }"#;
        let counts = Counts::read(report).ok();
        assert_eq!(counts, Some(Counts { passed: 7, failed: 3, skipped: vec![] }));
        assert!(Counts::read("{}").is_err());
    }

    #[test]
    fn a_skipped_test_is_named_with_its_engine_and_its_reason() {
        let report = r#"{ "stats": { "expected": 0, "unexpected": 0 }, "suites": [{ "suites": [{ "specs": [{
            "title": "pages of paper", "tests": [{ "projectName": "webkit",
            "annotations": [{ "type": "skip", "description": "no command to print" }] }] }] }] }] }"#;
        let skipped = Counts::read(report).map(|counts| counts.skipped).unwrap_or_default();
        assert_eq!(skipped, [("pages of paper in webkit".to_owned(), "no command to print".to_owned())]);
    }
}
