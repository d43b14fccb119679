//! Formatter and linter: components of the toolchain, or Debian's packages where rustup cannot add
//! them.

use super::{linux_packages, step, wasm_compiler};
use crate::child;
use crate::toolchain::{LINKED, Linter, Linters};
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's programs, which come without a proxy of rustup's.
const PACKAGED_FORMATTER: &str = "/usr/bin/cargo-fmt";
const PACKAGED_CLIPPY: &str = "/usr/bin/cargo-clippy";

pub fn find_or_install() -> Linters {
    let found = find();
    let formatter = found.formatter.or_else(|| install("rustfmt", "rustfmt-web", || find().formatter));
    let clippy = found.clippy.or_else(|| install("clippy", "rust-web-clippy", || find().clippy));
    Linters { formatter, clippy }
}

/// What is there already.
pub fn find() -> Linters {
    let component = |name: &str| child::output(child::program("cargo").args([name, "--version"])).is_ok();
    let packaged = |program: &str| child::output(child::program(program).arg("--version")).is_ok();
    let who = |name: &str, program: &str| match () {
        () if component(name) => Some(Linter::Component),
        () if packaged(program) => Some(Linter::Packaged),
        () => None,
    };
    let is_linked = wasm_compiler::rustup_home().join("toolchains").join(LINKED).exists();
    Linters {
        formatter: who("fmt", PACKAGED_FORMATTER),
        clippy: who("clippy", PACKAGED_CLIPPY).filter(|who| *who == Linter::Component || is_linked),
    }
}

/// The files behind packaged linters; components come and go with the toolchain, which the record
/// knows anyway.
pub fn files(linters: &Linters) -> Vec<PathBuf> {
    let both = [(linters.formatter, PACKAGED_FORMATTER), (linters.clippy, PACKAGED_CLIPPY)];
    both.iter().filter(|(who, _)| *who == Some(Linter::Packaged)).map(|(_, path)| PathBuf::from(path)).collect()
}

fn install(component: &str, package: &str, find: impl Fn() -> Option<Linter>) -> Option<Linter> {
    let advice =
        format!("Its check will be skipped. Install by hand: `rustup component add {component}`, or {package}.");
    let outcome = step(&format!("adding {component}"), &advice, || {
        let mut rustup = child::program("rustup");
        rustup.args(["component", "add", component]);
        rustup.envs([("RUSTUP_MAX_RETRIES", "1"), ("RUST_BACKTRACE", "0")]);
        if child::run(&mut rustup).is_ok()
            && let Some(linter) = find()
        {
            return Ok(linter);
        }
        println!("  rustup brings no {component}; trying the distribution's package instead");
        linux_packages::install(&[package])?;
        find().with_context(|| format!("{component} was installed, but cannot be run"))
    });
    outcome.inspect_err(|error| println!("  {error:#}")).ok()
}

impl Linter {
    /// The formatter, as far as its own arguments.
    pub fn format(self) -> Command {
        match self {
            Self::Component => with_arguments(child::program("cargo"), &["fmt"]),
            Self::Packaged => {
                let mut formatter = child::program(PACKAGED_FORMATTER);
                formatter.env("RUSTFMT", Path::new(PACKAGED_FORMATTER).with_file_name("rustfmt"));
                formatter
            }
        }
    }

    /// Clippy for the host, as far as its own arguments. The packaged one needs the compiler that
    /// it came with.
    pub fn clippy(self) -> Command {
        let mut clippy = with_arguments(child::program("cargo"), &["clippy"]);
        if self == Self::Packaged {
            clippy.env("RUSTUP_TOOLCHAIN", LINKED).env_remove("RUSTC");
            clippy.env("CARGO_TARGET_DIR", crate::checkout::wasm_target_dir());
        }
        clippy
    }
}

fn with_arguments(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}
