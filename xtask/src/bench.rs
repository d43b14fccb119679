//! `cargo xtask bench`: the costs of the core, measured by its own example. The profile is `bench`,
//! for speed: the release profile is tuned for the size of the page and would measure something
//! else.

use crate::child;
use anyhow::Result;

pub fn run(arguments: &[&str]) -> Result<()> {
    let mut cargo = child::program("cargo");
    cargo.args(["run", "--profile", "bench", "--package", "plan-core", "--example", "bench", "--"]).args(arguments);
    child::run(&mut cargo)
}
