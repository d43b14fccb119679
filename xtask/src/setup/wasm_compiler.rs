//! A compiler for wasm32. Ordinarily rustup adds the target to the toolchain. Where its downloads
//! are out of reach, Debian has a Rust of its own with the sources of the standard library: the
//! library is built from these, put beside that compiler, and the whole is linked into rustup. No
//! way is believed before it has compiled and linked a trial.

use super::small_std::{self, is_rlib};
use super::{linux_packages, step};
use crate::toolchain::{self, LINKED, WASM32, WasmCompiler};
use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ADVICE: &str = "Install by hand what compiles Rust for wasm32: `rustup target add \
    wasm32-unknown-unknown`, or your distribution's package of it; then run `cargo xtask setup` again.";

/// Where Debian puts its compiler.
const PACKAGED_HOME: &str = "/usr";

const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

pub fn find_or_install() -> Result<WasmCompiler> {
    let compiler = match ordinary().or_else(linked) {
        Some(compiler) => compiler,
        None => step("adding the wasm32 target", ADVICE, || add_target().or_else(|reason| link_packaged(&reason)))?,
    };
    Ok(with_clippy(compiler))
}

/// The linked compiler needs a clippy of its own; without one, only that check is left out.
fn with_clippy(mut compiler: WasmCompiler) -> WasmCompiler {
    if let WasmCompiler::Linked { clippy, .. } = &mut compiler {
        if packaged_clippy().is_none() {
            let advice = "Its check will be skipped. Install by hand: rust-web-clippy.";
            let install = || linux_packages::install(&["rust-web-clippy"]);
            if let Err(error) = step("adding clippy for wasm32", advice, install) {
                println!("  {error:#}");
            }
        }
        *clippy = packaged_clippy();
    }
    compiler
}

/// The clippy that belongs to the packaged compiler.
pub fn packaged_clippy() -> Option<PathBuf> {
    child::in_bin(&Path::new(PACKAGED_HOME).join("bin"), "cargo-clippy")
}

fn add_target() -> Result<WasmCompiler> {
    let mut rustup = child::program("rustup");
    // One more attempt is enough to learn that the download is out of reach.
    rustup.args(["target", "add", WASM32]).envs([("RUSTUP_MAX_RETRIES", "1"), ("RUST_BACKTRACE", "0")]);
    child::run(&mut rustup)?;
    ordinary().context("the wasm32 target was added, but does not compile a trial")
}

fn link_packaged(reason: &anyhow::Error) -> Result<WasmCompiler> {
    println!("  {reason:#}; trying the distribution's Rust instead");
    let home = Path::new(PACKAGED_HOME);
    let rustc = home.join("bin/rustc");
    if !is_new_enough(&rustc) || !sources_of(home).exists() {
        linux_packages::install(&PACKAGES)?;
    }
    if !is_new_enough(&rustc) {
        bail!("{} is older than this project needs", rustc.display());
    }
    let linker = linker().context("no linker for wasm32 found: neither rust-lld beside rustc nor wasm-ld")?;
    link(home)?;
    if let Some(compiler) = linked() {
        return Ok(compiler);
    }
    build_std(home, &linker)?;
    linked().context("the standard library was built, but does not compile a trial")
}

/// Gives the packaged compiler the name under which cargo is told to use it.
fn link(home: &Path) -> Result<()> {
    child::run(child::program("rustup").args(["toolchain", "link", LINKED]).arg(home))
}

/// The ordinary toolchain, if it compiles for wasm32.
fn ordinary() -> Option<WasmCompiler> {
    let std = std_known_to(&mut child::program("rustc"))?;
    let plain = Some(WasmCompiler::Ordinary { std: std.clone(), small: None }).filter(compiles_a_trial)?;
    let small = small_std::find_or_build(linker());
    let small = small.map(|small| WasmCompiler::Ordinary { std, small: Some(small) }).filter(compiles_a_trial);
    Some(small.unwrap_or(plain))
}

/// The linked toolchain, if it is there and compiles for wasm32.
fn linked() -> Option<WasmCompiler> {
    let mut rustc = child::program("rustc");
    rustc.env("RUSTUP_TOOLCHAIN", LINKED).env_remove("RUSTC");
    let std = std_known_to(&mut rustc)?;
    let rustc = PathBuf::from(PACKAGED_HOME).join("bin/rustc");
    Some(WasmCompiler::Linked { std, rustc, linker: linker()?, clippy: packaged_clippy() }).filter(compiles_a_trial)
}

/// The standard library for wasm32 that a compiler would use.
fn std_known_to(rustc: &mut Command) -> Option<PathBuf> {
    let folder = child::output(rustc.args(["--print", "target-libdir", "--target", WASM32])).ok()?;
    std_in(Path::new(folder.trim()))
}

fn std_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    entries.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("libstd-") && is_rlib(path)
    })
}

/// Compiles and links a small library the way the page is: as a wasm module, with link-time
/// optimisation.
fn compiles_a_trial(compiler: &WasmCompiler) -> bool {
    let folder = toolchain::tools_dir().join(format!("trial-{}", std::process::id()));
    let source = folder.join("trial.rs");
    let trial = "#[unsafe(no_mangle)] pub fn trial(n: u32) -> usize { format!(\"{n}\").len() }";
    if fs::create_dir_all(&folder).is_err() || fs::write(&source, trial).is_err() {
        return false;
    }
    let mut rustc = child::program("rustc");
    rustc.args(["--edition", "2024", "--crate-type", "cdylib", "--target", WASM32]);
    rustc.args(["-Clto=fat", "-Cpanic=abort", "-Copt-level=z", "--out-dir"]).arg(&folder).arg(&source);
    compiler.steer(&mut rustc);
    match compiler {
        WasmCompiler::Linked { linker, .. } => {
            rustc.arg(format!("-Clinker={}", linker.display()));
        }
        WasmCompiler::Ordinary { small: Some(small), .. } => {
            rustc.arg(format!("-Clinker={}", small.linker.display())).arg(small.flag()).args(toolchain::TERSE);
        }
        WasmCompiler::Ordinary { small: None, .. } => {}
    }
    let worked = child::output(&mut rustc).is_ok() && folder.join("trial.wasm").is_file();
    // A trial that cannot be removed is a few kilobytes in the tools folder, and no reason to fail.
    let _ = fs::remove_dir_all(&folder);
    worked
}

/// Builds the standard library for wasm32 from the packaged sources and puts it where the packaged
/// compiler looks.
fn build_std(home: &Path, linker: &Path) -> Result<()> {
    let mut cargo = child::program(home.join("bin/cargo"));
    cargo.env("RUSTC", home.join("bin/rustc")).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    let rlibs = small_std::built_with(&mut cargo, home, &[])?;
    let folder = home.join("lib/rustlib").join(WASM32).join("lib");
    let stale =
        fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| is_rlib(path));
    let stale: Vec<PathBuf> = stale.collect();
    child::output(linux_packages::privileged("mkdir")?.arg("-p").arg(&folder))?;
    child::output(linux_packages::privileged("rm")?.arg("-f").args(stale))?;
    child::output(linux_packages::privileged("cp")?.args(rlibs).arg(&folder))?;
    small_std::clear_away()
}

/// A linker that speaks wasm: rustup's own, or LLVM's.
fn linker() -> Option<PathBuf> {
    let sysroot = child::output(child::program("rustc").args(["--print", "sysroot"])).ok()?;
    let targets = fs::read_dir(Path::new(sysroot.trim()).join("lib/rustlib")).into_iter().flatten().flatten();
    let beside_rustc = targets.map(|entry| entry.path().join("bin")).find_map(|bin| child::in_bin(&bin, "rust-lld"));
    beside_rustc.or_else(|| child::on_path("rust-lld")).or_else(|| child::on_path("wasm-ld"))
}

fn sources_of(home: &Path) -> PathBuf {
    home.join("lib/rustlib/src/rust/library/std/Cargo.toml")
}

fn is_new_enough(rustc: &Path) -> bool {
    let version = child::output(child::program(rustc).arg("--version").env_remove("RUSTC")).unwrap_or_default();
    let wanted = minor_version(
        &fs::read_to_string(checkout::root().join("Cargo.toml")).unwrap_or_default(),
        "rust-version = \"1.",
    );
    minor_version(&version, "rustc 1.") >= wanted.max(Some(0))
}

/// The number after a prefix, as 96 in `rustc 1.96.0 (…)`.
fn minor_version(text: &str, prefix: &str) -> Option<u32> {
    let rest = text.split_once(prefix)?.1;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The folder in which rustup keeps its toolchains.
pub fn rustup_home() -> PathBuf {
    let home =
        || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".rustup"));
    env::var_os("RUSTUP_HOME").map(PathBuf::from).or_else(home).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minor_version_is_read_from_what_the_compiler_says() {
        assert_eq!(minor_version("rustc 1.96.0 (30a34c682)", "rustc 1."), Some(96));
        assert_eq!(minor_version("rust-version = \"1.95\"\n", "rust-version = \"1."), Some(95));
        assert!(minor_version("", "rustc 1.") < Some(0));
    }
}
