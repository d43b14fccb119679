//! What builds and checks the page on this machine, as `setup` found or installed it. The surprise:
//! there may be two compilers. Where rustup cannot add the wasm32 target, the distribution's Rust
//! does the wasm half, linked into rustup under the name `wasm`, and rustup's own linker links for
//! it.

use crate::{checkout, child};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// The target that browsers run.
pub const WASM32: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows the distribution's Rust.
pub const LINKED: &str = "wasm";

/// Who compiles for wasm32.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WasmCompiler {
    /// The toolchain that compiles everything else.
    Ordinary { std: PathBuf, small: Option<SmallStd> },
    /// The distribution's Rust, linked into rustup. It brings its own clippy, or does without.
    Linked { std: PathBuf, rustc: PathBuf, linker: PathBuf, clippy: Option<PathBuf> },
}

/// A standard library for wasm32 that was built for size, and the linker that goes with it: a compiler
/// that is pointed elsewhere does not find its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallStd {
    pub sysroot: PathBuf,
    pub linker: PathBuf,
}

/// A page whose panics end it at once, without making up a message that nobody but its makers could read:
/// the crash page shows where in the code it was. Only for a library that was built alike.
pub const TERSE: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

impl SmallStd {
    pub fn libraries(&self) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(WASM32).join("lib")
    }

    /// The library itself, when it is there.
    pub fn std(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(self.libraries()).ok()?.flatten().map(|entry| entry.path());
        entries
            .into_iter()
            .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd-")))
    }

    pub fn flag(&self) -> String {
        format!("--sysroot={}", self.sysroot.display())
    }
}

impl WasmCompiler {
    /// Turns a command that uses cargo or rustc into one that does so for wasm32.
    pub fn steer(&self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", checkout::wasm_target_dir());
        let mut flags = shortened_paths();
        if let Self::Ordinary { small: Some(small), .. } = self {
            flags.push(small.flag());
            flags.extend(TERSE.map(str::to_owned));
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &small.linker);
        }
        // Cargo adds these flags to those in the project's configuration.
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
        if let Self::Linked { linker, .. } = self {
            command.env("RUSTUP_TOOLCHAIN", LINKED);
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            for compiler in ["RUSTC", "RUSTDOC", "CARGO_BUILD_RUSTC", "CARGO_BUILD_RUSTDOC"] {
                command.env_remove(compiler);
            }
        }
    }

    /// Cargo for the wasm half.
    pub fn cargo(&self) -> Command {
        let mut cargo = child::program("cargo");
        self.steer(&mut cargo);
        cargo
    }

    /// Whether clippy can look at the wasm half.
    pub fn has_clippy(&self, linters: &Linters) -> bool {
        match self {
            Self::Ordinary { .. } => linters.clippy == Some(Linter::Component),
            Self::Linked { clippy, .. } => clippy.is_some(),
        }
    }
}

/// Where this machine keeps things is no part of the page: the paths in its messages are shortened.
fn shortened_paths() -> Vec<String> {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(home?.join(".cargo")));
    let registry = cargo_home.map(|home| home.join("registry").join("src"));
    let indexes = registry.and_then(|registry| fs::read_dir(registry).ok()).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = indexes.map(|entry| entry.path()).collect();
    folders.push(checkout::root().to_path_buf());
    let texts = folders.iter().map(|folder| folder.display().to_string());
    // Flags in a variable are told apart by their spaces.
    texts
        .filter(|text| !text.contains(char::is_whitespace))
        .map(|text| format!("--remap-path-prefix={text}/="))
        .collect()
}

/// Trunk and the programs that it calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundler {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    pub wasm_opt: PathBuf,
}

impl Bundler {
    /// Trunk, finding its helpers first in the project's tools and then wherever the person has
    /// them.
    pub fn trunk(&self, compiler: &WasmCompiler) -> Command {
        let mut trunk = child::program(&self.trunk);
        compiler.steer(&mut trunk);
        let tools = tools_dir();
        let ours = [&self.trunk, &self.wasm_bindgen, &self.wasm_opt].into_iter().filter(|it| it.starts_with(&tools));
        let ours = ours.filter_map(|program| program.parent().map(PathBuf::from));
        let theirs = env::var_os("PATH").unwrap_or_default();
        if let Ok(path) = env::join_paths(ours.chain(env::split_paths(&theirs))) {
            trunk.env("PATH", path);
        }
        // Trunk reads this as a flag that takes only `true` or `false`, where everybody else sets
        // it to 1.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }
}

/// Who formats and who lints; nothing where it is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linters {
    pub formatter: Option<Linter>,
    pub clippy: Option<Linter>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Linter {
    /// A component of the ordinary toolchain.
    Component,
    /// The distribution's package, beside its compiler.
    Packaged,
}

/// Where tools live that the project installs: outside the checkout, so that a fresh clone finds
/// them again.
pub fn tools_dir() -> PathBuf {
    let chosen = env::var_os("KEYPLAN_TOOLS").filter(|it| !it.is_empty()).map(PathBuf::from);
    chosen.map_or_else(default_tools_dir, |folder| checkout::root().join(folder))
}

fn default_tools_dir() -> PathBuf {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    home.map_or_else(env::temp_dir, PathBuf::from).join(".cache").join("keyplan").join("tools")
}
