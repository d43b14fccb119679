//! The tests in a real browser: Playwright against the built page, served as a static host would.

use super::tally::{Tally, announce};
use crate::server::Server;
use crate::setup::browser;
use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;

const NAME: &str = "browser tests";

pub fn run(tally: &mut Tally, built: bool, arguments: &[String]) {
    announce(NAME);
    let counts = if built { play(arguments) } else { Err(anyhow::anyhow!("there is no page to test")) };
    let (passed, failed) = counts.unwrap_or_else(|error| {
        eprintln!("  {error:#}");
        (0, 1)
    });
    tally.adds(NAME, passed, failed);
}

fn play(arguments: &[String]) -> Result<(usize, usize)> {
    let browser = browser::find_or_install()?;
    let server = Server::start(checkout::dist(), None)?;
    let report = browser::folder().join("results").join("report.json");
    if let Err(error) = fs::remove_file(&report)
        && error.kind() != ErrorKind::NotFound
    {
        bail!("the last report cannot be removed: {error}");
    }
    let mut playwright = browser::playwright();
    playwright.arg("test").args(arguments).env("KEYPLAN_URL", server.url());
    browser.name_to(&mut playwright);
    let ended_well = child::overhear(&mut playwright, |_| {})?;
    let report = fs::read_to_string(&report).context("Playwright ended without a report")?;
    let (passed, failed) = counts(&report)?;
    // An error outside of any test, such as a file that cannot be read, ends the run without
    // failing a test.
    Ok((passed, failed + usize::from(!ended_well && failed == 0)))
}

/// Passed and failed tests, from Playwright's own report.
fn counts(report: &str) -> Result<(usize, usize)> {
    let report: Value = serde_json::from_str(report).context("Playwright's report cannot be read")?;
    let count = |name: &str| report["stats"][name].as_u64().and_then(|it| usize::try_from(it).ok());
    let (expected, unexpected) =
        count("expected").zip(count("unexpected")).context("Playwright's report counts nothing")?;
    let outside = report["errors"].as_array().map_or(0, Vec::len);
    Ok((expected, unexpected + count("flaky").unwrap_or(0) + outside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_errors_outside_tests_as_failures() {
        let report = r#"{ "stats": { "expected": 7, "unexpected": 1, "flaky": 1, "skipped": 2 }, "errors": [{}] }"#;
        assert_eq!(counts(report).ok(), Some((7, 3)));
        assert!(counts("{}").is_err());
    }
}
