//! The standard library for wasm32, built for size: it makes the page a good deal lighter than the one
//! that rustup ships, which is built for speed. It lies in a folder of its own, to which the compiler is
//! pointed; where it cannot be built, the page is built with what there is, and its weight tells.

use super::step;
use crate::child;
use crate::toolchain::{self, SmallStd, WASM32};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is built of the library, and how.
const PARTS: [&str; 2] =
    ["-Zbuild-std=std,panic_abort,panic_unwind,proc_macro", "-Zbuild-std-features=optimize_for_size"];

const EMPTY_PACKAGE: &str = "\
[package]
name = \"empty\"
version = \"0.0.0\"
edition = \"2021\"

[lib]
crate-type = [\"cdylib\"]

[profile.release]
panic = \"abort\"
opt-level = \"z\"
codegen-units = 1

[workspace]
";

/// For the ordinary toolchain; nothing where its sources or its linker are not to be had.
pub fn find_or_build(linker: Option<PathBuf>) -> Option<SmallStd> {
    let sysroot = child::output(child::program("rustc").args(["--print", "sysroot"])).ok()?;
    // Flags in a variable are told apart by their spaces.
    let place = place().filter(|place| !place.to_string_lossy().contains(char::is_whitespace));
    let small = SmallStd { sysroot: place?, linker: linker? };
    if small.std().is_some() {
        return Some(small);
    }
    let advice = "The page will be some 20 kB heavier. By hand: `rustup component add rust-src`.";
    let built =
        step("building the standard library for size", advice, || build_into(&small, Path::new(sysroot.trim())));
    if let Err(error) = built {
        println!("  {error:#}");
        return None;
    }
    Some(small)
}

/// One folder for each compiler, since libraries fit one only.
fn place() -> Option<PathBuf> {
    let version = child::output(child::program("rustc").arg("-vV")).ok()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some(toolchain::tools_dir().join(format!("small-std-{commit}")))
}

fn build_into(small: &SmallStd, sysroot: &Path) -> Result<()> {
    if !sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").exists() {
        child::run(child::program("rustup").args(["component", "add", "rust-src"]).env("RUSTUP_MAX_RETRIES", "1"))?;
    }
    let mut cargo = child::program("cargo");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &small.linker);
    let rlibs = built_with(&mut cargo, sysroot, &toolchain::TERSE)?;
    let folder = small.libraries();
    fs::create_dir_all(&folder)?;
    for rlib in rlibs {
        let name = rlib.file_name().context("a library without a name")?;
        fs::copy(&rlib, folder.join(name))?;
    }
    clear_away()?;
    if small.std().is_none() {
        bail!("the standard library was built, but is not there");
    }
    Ok(())
}

/// Builds the standard library with that cargo and these flags; gives the libraries, until they are
/// cleared away.
pub fn built_with(cargo: &mut Command, sysroot: &Path, flags: &[&str]) -> Result<Vec<PathBuf>> {
    let work = work();
    fs::create_dir_all(work.join("src"))?;
    fs::write(work.join("Cargo.toml"), EMPTY_PACKAGE)?;
    fs::write(work.join("src/lib.rs"), "")?;
    cargo.current_dir(&work).args(["build", "--release", "--target", WASM32]).args(PARTS);
    cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", work.join("target"));
    let mut flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    // Without bitcode in the library, link-time optimisation of the page fails much later.
    flags.push("-Cembed-bitcode=yes".to_owned());
    // Where this machine keeps the sources is no part of the page.
    let sources = sysroot.join("lib/rustlib/src/rust").display().to_string();
    if !sources.contains(char::is_whitespace) {
        flags.push(format!("--remap-path-prefix={sources}/="));
    }
    cargo.env("RUSTFLAGS", flags.join(" ")).env_remove("CARGO_ENCODED_RUSTFLAGS");
    child::run(cargo)?;
    let built = fs::read_dir(work.join("target").join(WASM32).join("release/deps"))?.flatten().map(|it| it.path());
    Ok(built.filter(|path| is_rlib(path)).collect())
}

pub fn clear_away() -> Result<()> {
    Ok(fs::remove_dir_all(work())?)
}

fn work() -> PathBuf {
    toolchain::tools_dir().join("std")
}

pub fn is_rlib(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "rlib")
}
