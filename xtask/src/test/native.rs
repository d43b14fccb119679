//! The tests that run without a browser, counted from the lines in which each test program sums
//! itself up.

use super::tally::{Tally, announce};
use crate::child;

const NAME: &str = "native tests";

pub fn run(tally: &mut Tally) {
    announce(NAME);
    let mut summary = Summary::default();
    let mut cargo = child::program("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    let ended_well = child::overhear(&mut cargo, |line| summary.hear(line)).unwrap_or_else(|error| {
        eprintln!("  {error:#}");
        false
    });
    // A test that does not compile, or ends its program, fails without being summed up.
    let unseen = usize::from(!ended_well && summary.failed == 0);
    tally.adds(NAME, summary.passed, summary.failed + unseen);
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Summary {
    passed: usize,
    failed: usize,
}

impl Summary {
    /// Takes in `test result: ok. 3 passed; 0 failed; …`.
    fn hear(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else {
            return;
        };
        let words: Vec<&str> = counts.split_whitespace().collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<usize>() else {
                continue;
            };
            match pair[1] {
                "passed;" => self.passed += number,
                "failed;" => self.failed += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_all_programs_add_up() {
        let mut summary = Summary::default();
        summary.hear("running 4 tests");
        summary.hear("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        summary
            .hear("test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        assert_eq!(summary, Summary { passed: 5, failed: 4 });
    }
}
