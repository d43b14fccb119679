//! What passed and what failed, over checks and tests of every kind.

use anyhow::Result;
use std::io::{Write, stdout};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    failures: Vec<String>,
    skipped: Vec<String>,
}

impl Tally {
    /// Runs a check that counts one, and gives whether it passed.
    pub fn checks(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        announce(name);
        let start = Instant::now();
        let outcome = check();
        if let Err(error) = &outcome {
            eprintln!("  {error:#}");
        }
        let end = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("  {end} after {:.1} s", start.elapsed().as_secs_f32());
        self.counts(name, outcome.is_ok());
        outcome.is_ok()
    }

    /// The same, where what it needs may not be had on this machine.
    pub fn checks_if_there(&mut self, name: &str, check: Option<impl FnOnce() -> Result<()>>) {
        match check {
            Some(check) => drop(self.checks(name, check)),
            None => self.skips(name),
        }
    }

    pub fn skips(&mut self, name: &str) {
        announce(name);
        println!("  skipped: not available on this machine");
        self.skipped.push(name.to_owned());
    }

    /// Notes what was left out of a kind of tests, with the reason.
    pub fn leaves_out(&mut self, name: &str, reason: &str) {
        println!("  skipped: {name}: {reason}");
        self.skipped.push(format!("{name}: {reason}"));
    }

    pub fn counts(&mut self, name: &str, passed: bool) {
        self.adds(name, usize::from(passed), usize::from(!passed));
    }

    /// Adds many at once, under one name.
    pub fn adds(&mut self, name: &str, passed: usize, failed: usize) {
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.failures.push(name.to_owned());
        }
    }

    /// Names what failed, and ends with the one line that counts.
    pub fn close(self) -> ExitCode {
        println!();
        for name in &self.skipped {
            println!("not available: {name}");
        }
        for name in &self.failures {
            println!("failed: {name}");
        }
        println!("{}", self.last_line());
        // Nobody is left to tell when even this cannot be written.
        let _ = stdout().flush();
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn last_line(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

/// Heads what follows.
pub fn announce(name: &str) {
    println!("\n=== {name}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn the_last_line_sums_up_checks_and_tests() {
        let mut tally = Tally::default();
        assert!(tally.checks("good", || Ok(())));
        assert!(!tally.checks("bad", || bail!("no")));
        tally.adds("many", 5, 2);
        tally.checks_if_there("gone", None::<fn() -> Result<()>>);
        assert_eq!(tally.last_line(), "6 passed, 3 failed");
        assert_eq!((tally.failures.len(), tally.skipped.len()), (2, 1));
    }
}
