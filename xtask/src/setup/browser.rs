//! What the browser tests need beside the page: the node packages of `tests/browser`, and a
//! Chromium.

use super::{linux_packages, step};
use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ON_PATH: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const ELSEWHERE: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/// Which Chromium runs the tests.
#[derive(Debug)]
pub enum Browser {
    /// One that is installed on this machine.
    Installed(PathBuf),
    /// The one that Playwright brought.
    Playwrights,
}

impl Browser {
    /// Tells a script which browser to start.
    pub fn name_to(&self, script: &mut Command) {
        match self {
            Self::Installed(chromium) => script.env("KEYPLAN_CHROMIUM", chromium),
            Self::Playwrights => script.env_remove("KEYPLAN_CHROMIUM"),
        };
    }
}

/// The folder of the browser tests.
pub fn folder() -> PathBuf {
    checkout::root().join("tests").join("browser")
}

/// Playwright's command line, started by node itself: `npx` would be another script on Windows.
pub fn playwright() -> Command {
    let mut node = child::program("node");
    node.arg("node_modules/@playwright/test/cli.js").current_dir(folder());
    node
}

pub fn find_or_install() -> Result<Browser> {
    node_packages()?;
    if let Some(chromium) = installed() {
        return Ok(Browser::Installed(chromium));
    }
    let advice = "Install Chromium or Chrome by hand, or name it in KEYPLAN_CHROMIUM.";
    step("installing Chromium", advice, || {
        let by_system = linux_packages::install(&["chromium", "fonts-noto-cjk"]);
        match by_system {
            Ok(()) => {
                if let Some(chromium) = installed() {
                    return Ok(Browser::Installed(chromium));
                }
            }
            Err(error) => println!("  {error:#}; trying Playwright's own instead"),
        }
        child::run(playwright().args(["install", "chromium"]))?;
        Ok(Browser::Playwrights)
    })
}

/// Installs the node packages when they are not the ones that the lock file names.
fn node_packages() -> Result<()> {
    let lock = fs::read_to_string(folder().join("package-lock.json")).context("reading package-lock.json")?;
    let mark = folder().join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let advice = "Install node and npm, and run `npm ci` in tests/browser.";
    step("installing the node packages of tests/browser", advice, || {
        let mut npm = child::npm();
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder());
        child::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
        Ok(fs::write(&mark, &lock)?)
    })
}

fn installed() -> Option<PathBuf> {
    if let Some(named) = env::var_os("KEYPLAN_CHROMIUM").filter(|it| !it.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let on_path = ON_PATH.iter().filter_map(|name| child::on_path(name));
    let elsewhere = ELSEWHERE.iter().map(PathBuf::from);
    on_path.chain(elsewhere.filter(|path| path.is_file())).find(|program| can_start(program).is_ok())
}

/// Some systems have a `chromium` that only says where to get one. On Windows, asking for the
/// version opens a window.
fn can_start(program: &Path) -> Result<()> {
    let version =
        if cfg!(windows) { "assumed".into() } else { child::output(child::program(program).arg("--version"))? };
    if version.trim().is_empty() {
        bail!("{} does not say its version", program.display());
    }
    Ok(())
}
