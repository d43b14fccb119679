//! The checkout: where it is, what it pins, and which files belong to it.

use crate::child;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The top of the checkout, whatever folder the command was started in.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder of the finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's output folder of the wasm build, apart from the host's: two compilers in one folder
/// would undo each other's work on every run.
pub fn wasm_target_dir() -> PathBuf {
    let shared = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    root().join(shared).join("wasm")
}

/// The version of a package in `Cargo.lock`.
pub fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock holds no package {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name).skip(1);
    Some(lines.next()?.trim().strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}

/// The files that belong to the checkout, relative to its top with forward slashes, in order: what
/// git tracks and what it would track. Without git, everything that is neither hidden nor made by a
/// build.
pub fn files() -> Result<Vec<String>> {
    let mut git = child::program("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let mut files = match child::output(&mut git) {
        Ok(listing) => listing.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect(),
        Err(_) => {
            files_below(root(), &|name| !matches!(name, "target" | "dist" | "node_modules" | "results" | ".git"))?
        }
    };
    files.retain(|path| root().join(path).is_file());
    files.sort();
    files.dedup();
    Ok(files)
}

/// All files below a folder, relative to it with forward slashes, in order. Folders that `enter`
/// refuses are left out.
pub fn files_below(folder: &Path, enter: &dyn Fn(&str) -> bool) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(prefix) = folders.pop() {
        let place = folder.join(&prefix);
        for entry in fs::read_dir(&place).with_context(|| format!("reading {}", place.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !entry.path().is_dir() {
                found.push(format!("{prefix}{name}"));
            } else if enter(&name) {
                folders.push(format!("{prefix}{name}/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_the_one_below_its_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "trunk"), None);
    }
}
