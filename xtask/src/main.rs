//! The project's own commands, run as `cargo xtask <command>`. One file per command; what they
//! share is named for what it is: the checkout, a child process, the toolchain, the server.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed"))]

mod bench;
mod build;
mod checkout;
mod child;
mod serve;
mod server;
mod setup;
mod test;
mod tidy;
mod toolchain;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  setup                     install whatever is missing to build the page
  build                     build the page into dist/ and weigh it
  serve [--dev] [--port N]  build and serve the page (--dev: rebuild and reload on every change)
  test [--native]           every check; --native leaves out the page and its browser tests
  test --browser [-- ARGS]  only the page and its browser tests; ARGS go to Playwright
  test --engines [-- ARGS]  only the stories that run in Chromium, Firefox and WebKit
  tidy                      the textual house rules
  bench [NAME]              the costs of the core and of the charts; NAME leaves only the tables that have it
  bench --browser           the costs of the built page, in a browser
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["setup"] => setup::run(),
        ["build"] => build::run(),
        ["serve", options @ ..] => match serve::Options::read(options) {
            Some(options) => serve::run(options),
            None => return usage(),
        },
        ["test", options @ ..] => match test::Options::read(options) {
            Some(options) => return test::run(&options),
            None => return usage(),
        },
        ["tidy"] => tidy::run(),
        ["bench", options @ ..] => bench::run(options),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => return usage(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}
