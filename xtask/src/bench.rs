//! `cargo xtask bench`: the costs of the core and of the charts, measured by their own examples; with `--browser`
//! those of the built page, measured by a script in a browser. Nothing here fails for being slow. The profile of the
//! examples is `bench`, for speed: the release profile is tuned for the size of the page and would measure
//! something else.

use crate::server::Server;
use crate::setup::browser;
use crate::{build, checkout, child};
use anyhow::Result;

/// The packages with their examples.
const EXAMPLES: [[&str; 2]; 2] = [["plan-core", "bench"], ["keyplan", "charts"]];

pub fn run(arguments: &[&str]) -> Result<()> {
    if arguments == ["--browser"] {
        return in_browser();
    }
    EXAMPLES.into_iter().try_for_each(|[package, example]| {
        let mut cargo = child::program("cargo");
        cargo.args(["run", "--profile", "bench", "--package", package, "--example", example, "--"]).args(arguments);
        child::run(&mut cargo)
    })
}

fn in_browser() -> Result<()> {
    build::run()?;
    let browser = browser::find_or_install()?;
    let server = Server::start(checkout::dist(), None)?;
    let mut script = child::program("node");
    script.arg("bench/main.mjs").current_dir(browser::folder()).env("KEYPLAN_URL", server.url());
    browser.name_to(&mut script);
    child::run(&mut script)
}
