//! Trunk and the two programs that it calls. A fitting one on the PATH is used; otherwise one is
//! installed into the tools folder, each version in a folder of its own, so that checkouts that
//! want different versions do not disturb each other.

use super::step;
use crate::toolchain::{Bundler, tools_dir};
use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// What is wanted beside the wasm-bindgen of `Cargo.lock`; a change here makes setup look anew.
pub const WANTED: &str = "trunk ^0.21, wasm-opt 120 or later, binaryen 132.0.0";

const TRUNK: &str = "^0.21";
const TRUNK_PREFIX: &str = "trunk 0.21.";
/// Older ones reject what today's compilers emit.
const OLDEST_WASM_OPT: u32 = 120;
const BINARYEN: &str = "132.0.0";

pub fn find_or_install() -> Result<Bundler> {
    let wasm_bindgen = checkout::locked_version("wasm-bindgen")?;
    Ok(Bundler { wasm_bindgen: wasm_bindgen_of(&wasm_bindgen)?, trunk: trunk()?, wasm_opt: wasm_opt()? })
}

fn trunk() -> Result<PathBuf> {
    let root = tools_dir().join("trunk-0.21");
    if let Some(found) = find("trunk", &root.join("bin"), |it| it.starts_with(TRUNK_PREFIX)) {
        return Ok(found);
    }
    // Later versions of what trunk stands on may not fit it, so its own lock file is tried first.
    let ways = [&["--locked"][..], &[]];
    let advice = format!("Install trunk {TRUNK} by hand, and run `cargo xtask setup` again.");
    step("installing trunk, which takes some minutes", &advice, || cargo_install("trunk", "trunk", TRUNK, &root, ways))
}

/// Trunk insists on the version of the crate that the page is linked with, to the last digit.
fn wasm_bindgen_of(version: &str) -> Result<PathBuf> {
    let root = tools_dir().join(format!("wasm-bindgen-{version}"));
    let wanted = format!("wasm-bindgen {version}");
    let fits = |found: &str| found == wanted || found.starts_with(&format!("{wanted} "));
    if let Some(found) = find("wasm-bindgen", &root.join("bin"), fits) {
        return Ok(found);
    }
    // Its own lock file has named versions that do not build, so it is the second choice here.
    let ways = [&[][..], &["--locked"]];
    let package = "wasm-bindgen-cli";
    let advice = format!("Install {package} {version} by hand, and run `cargo xtask setup` again.");
    step("installing wasm-bindgen, which takes some minutes", &advice, || {
        cargo_install(package, "wasm-bindgen", &format!("={version}"), &root, ways)
    })
}

fn wasm_opt() -> Result<PathBuf> {
    let root = tools_dir().join(format!("binaryen-{BINARYEN}"));
    let bin = root.join("node_modules").join(".bin");
    let fits = |version: &str| wasm_opt_number(version) >= Some(OLDEST_WASM_OPT);
    if let Some(found) = find("wasm-opt", &bin, fits) {
        return Ok(found);
    }
    let advice = "Install node and npm, or binaryen by hand, and run `cargo xtask setup` again.";
    step("installing wasm-opt", advice, || {
        fs::create_dir_all(&root)?;
        fs::write(root.join("package.json"), "{ \"private\": true }\n")?;
        let mut npm = child::npm();
        npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error"]);
        npm.arg(format!("binaryen@{BINARYEN}")).current_dir(&root);
        child::run(&mut npm)?;
        find("wasm-opt", &bin, fits).context("binaryen brought no fitting wasm-opt")
    })
}

/// The program in the project's own tools or on the PATH, if its version fits.
fn find(name: &str, ours: &Path, fits: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let candidates = [child::in_bin(ours, name), child::on_path(name)];
    candidates.into_iter().flatten().find(|program| {
        let version = child::output(child::program(program).arg("--version"));
        version.is_ok_and(|version| fits(version.trim()))
    })
}

/// Installs a program: as a ready binary where `cargo binstall` is there and finds one, else from
/// its sources.
fn cargo_install(package: &str, program: &str, version: &str, root: &Path, ways: [&[&str]; 2]) -> Result<PathBuf> {
    fs::create_dir_all(root)?;
    let installed = || child::in_bin(&root.join("bin"), program);
    let in_turn = |arguments: &[&str]| -> Result<PathBuf> {
        let mut cargo = child::program("cargo");
        // Away from the checkout, whose settings are for the page; and quick to compile rather than
        // quick to run.
        cargo.args(arguments).args(["--version", version]).arg("--root").arg(root).arg(package).current_dir(root);
        cargo.env("CARGO_TARGET_DIR", tools_dir().join("compiling")).envs(QUICK_TO_COMPILE);
        child::run(&mut cargo)?;
        installed().with_context(|| format!("{package} was installed, but {program} is not in its place"))
    };
    let mut attempts = Vec::new();
    if child::on_path("cargo-binstall").is_some() {
        attempts.push(vec!["binstall", "--no-confirm", "--disable-strategies", "compile"]);
    }
    attempts.extend(ways.map(|way| [&["install", "--quiet"], way].concat()));
    for arguments in attempts {
        match in_turn(&arguments) {
            Ok(program) => {
                fs::remove_dir_all(tools_dir().join("compiling")).or_else(|error| match error.kind() {
                    std::io::ErrorKind::NotFound => Ok(()),
                    _ => Err(error),
                })?;
                return Ok(program);
            }
            Err(error) => println!("  {error:#}"),
        }
    }
    bail!("{package} {version} could not be installed")
}

const QUICK_TO_COMPILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// The number in `wasm-opt version 132 (version_132)`.
fn wasm_opt_number(version: &str) -> Option<u32> {
    version.strip_prefix("wasm-opt version ")?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_wasm_opt_is_read_from_what_it_says() {
        assert_eq!(wasm_opt_number("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(wasm_opt_number("wasm-opt version 108"), Some(108));
        assert_eq!(wasm_opt_number("something else"), None);
    }
}
