//! `cargo xtask test`: every check there is, each whether or not an earlier one failed. One comes after the other,
//! but for the page, which is built beside the native tests: each of the two leaves a processor idle for long. The very
//! last line is `N passed, N failed` over all of them; a program that reads it needs to read nothing else.

mod aside;
mod browser;
mod native;
mod tally;

use crate::toolchain::WasmCompiler;
use crate::{build, child, setup, tidy};
use anyhow::Result;
use aside::Aside;
use std::process::{Command, ExitCode};
use tally::{Tally, announce};

/// What is to be tested.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    native: bool,
    browser: bool,
    engines: bool,
    /// Handed on to Playwright.
    for_playwright: Vec<String>,
}

impl Options {
    /// The options as typed; nothing when they make no sense.
    pub fn read(arguments: &[&str]) -> Option<Self> {
        match arguments {
            [] => Some(Self { native: true, browser: true, engines: true, ..Self::default() }),
            ["--native"] => Some(Self { native: true, ..Self::default() }),
            [which @ ("--browser" | "--engines"), rest @ ..] => {
                let for_playwright = match rest {
                    [] => Vec::new(),
                    ["--", rest @ ..] => rest.iter().map(|&argument| argument.to_owned()).collect(),
                    _ => return None,
                };
                let engines = *which == "--engines";
                Some(Self { browser: !engines, engines, for_playwright, ..Self::default() })
            }
            _ => None,
        }
    }
}

pub fn run(options: &Options) -> ExitCode {
    let mut tally = Tally::default();
    if options.native {
        let linters = setup::linters();
        tally.checks_if_there("formatting", linters.formatter.map(|who| formatting(who.format())));
        let compiler = setup::wasm_compiler();
        tally.checks_if_there("clippy for the host", linters.clippy.map(|who| host_lints(who.clippy())));
        if compiler.as_ref().is_ok_and(|compiler| !compiler.has_clippy(&linters)) {
            tally.skips("clippy for wasm32");
        } else {
            tally.checks("clippy for wasm32", || wasm_lints(&compiler?));
        }
        tidiness(&mut tally);
    }
    let needs_page = options.browser || options.engines;
    let page = (needs_page && options.native).then(|| Aside::start(&["build"]));
    if options.native {
        native::run(&mut tally);
    }
    if needs_page {
        let built = tally.checks("the release build", || page.map_or_else(build::run, |page| page?.finish()));
        if options.browser {
            browser::run(&mut tally, built, &options.for_playwright);
        }
        if options.engines {
            browser::run_engines(&mut tally, built, &options.for_playwright);
        }
    }
    tally.close()
}

fn formatting(mut formatter: Command) -> impl FnOnce() -> Result<()> {
    move || child::run(formatter.args(["--all", "--check"]))
}

fn host_lints(mut clippy: Command) -> impl FnOnce() -> Result<()> {
    move || child::run(clippy.args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn wasm_lints(compiler: &WasmCompiler) -> Result<()> {
    let target = ["--target", crate::toolchain::WASM32];
    child::run(compiler.cargo().args(["clippy", "--package", "keyplan"]).args(target).args(["--", "-D", "warnings"]))
}

/// Each rule counts for itself.
fn tidiness(tally: &mut Tally) {
    announce("tidy");
    match tidy::verdicts() {
        Ok(verdicts) => {
            for verdict in verdicts {
                verdict.print();
                tally.counts(&format!("tidy: {}", verdict.rule), verdict.findings.is_empty());
            }
        }
        Err(error) => {
            eprintln!("  {error:#}");
            tally.counts("tidy", false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_tested_unless_told_otherwise() {
        let read = |arguments: &[&str]| Options::read(arguments).map(|it| (it.native, it.browser, it.engines));
        assert_eq!(read(&[]), Some((true, true, true)));
        assert_eq!(read(&["--native"]), Some((true, false, false)));
        assert_eq!(read(&["--browser", "--", "-g", "smoke"]), Some((false, true, false)));
        assert_eq!(read(&["--engines"]), Some((false, false, true)));
        assert_eq!(read(&["--quick"]), None);
        assert_eq!(read(&["--browser", "smoke"]), None);
        let handed_on = Options::read(&["--engines", "--", "-g", "map"]).map(|it| it.for_playwright);
        assert_eq!(handed_on, Some(vec!["-g".into(), "map".into()]));
    }
}
