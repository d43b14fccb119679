//! What times are compared with: reading the JSON of what is measured, in the same run.

use serde_json::Value;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

pub struct Baseline(Duration);

impl Baseline {
    pub fn of(file: &str) -> Self {
        Self(median(|| (), |()| serde_json::from_str::<Value>(file).is_ok()))
    }

    /// The head of a table, and its first line.
    pub fn print(&self) {
        println!("  {:<44} {:>13} {:>9}", "", "time", "ratio");
        self.line("baseline: serde_json reads the file", None, self.0);
    }

    pub fn line(&self, what: &str, budget: Option<u64>, time: Duration) {
        let ratio = time.as_secs_f64() / self.0.as_secs_f64();
        let budget = budget.map_or(String::new(), |most| {
            let verdict = if time.as_millis() < u128::from(most) { "within" } else { "OVER" };
            format!("  {verdict} {most} ms")
        });
        println!("  {what:<44} {:>10.3} ms {ratio:>9.3}{budget}", time.as_secs_f64() * 1_000.0);
    }
}

/// The median time of some runs. What `prepare` makes is not counted.
pub fn median<T, R>(mut prepare: impl FnMut() -> T, mut work: impl FnMut(T) -> R) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let prepared = prepare();
            let start = Instant::now();
            let result = black_box(work(black_box(prepared)));
            let time = start.elapsed();
            drop(result);
            time
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
