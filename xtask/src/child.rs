//! Starting other programs. `cargo xtask` itself runs under cargo and rustup, which leave variables
//! behind that would steer a cargo started from here (into another compiler, or into rebuilding
//! everything); children start without them.

use crate::checkout;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What cargo sets for the program that it runs. `RUSTUP_TOOLCHAIN` stays: it names the toolchain
/// that the person chose.
const LEFT_BEHIND: [&str; 8] = [
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_CRATE_NAME",
    "CARGO_BIN_NAME",
    "OUT_DIR",
    "RUST_RECURSION_COUNT",
];

const LIBRARY_PATHS: [&str; 2] = ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

/// A program to be run at the top of the checkout with a clean environment.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(checkout::root());
    for (key, _) in env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || LEFT_BEHIND.contains(&&*name) {
            command.env_remove(&key);
        }
    }
    for name in LIBRARY_PATHS {
        if let Some(value) = env::var_os(name) {
            match without_rust(&value) {
                Some(rest) => command.env(name, rest),
                None => command.env_remove(name),
            };
        }
    }
    command
}

/// A library path without the folders that cargo and rustup put in front; nothing when no folder is
/// left.
fn without_rust(value: &OsStr) -> Option<OsString> {
    let ours = env::current_exe().ok().and_then(|path| path.parent().map(Path::to_owned));
    let foreign = |folder: &PathBuf| {
        let of_rust = folder.components().any(|part| part.as_os_str() == "rustlib" || part.as_os_str() == "toolchains");
        !of_rust && !ours.as_ref().is_some_and(|ours| folder.starts_with(ours))
    };
    let rest: Vec<PathBuf> = env::split_paths(value).filter(foreign).filter(|it| !it.as_os_str().is_empty()).collect();
    if rest.is_empty() { None } else { env::join_paths(rest).ok() }
}

/// `npm`, which is a script on Windows.
pub fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Says what is run, runs it, and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    say(command);
    let status = command.status().with_context(|| format!("{} cannot be started", name_of(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name_of(command));
    }
    Ok(())
}

/// Runs quietly and gives what was written to the standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("{} cannot be started", name_of(command)))?;
    if !output.status.success() {
        bail!("{} failed: {}", name_of(command), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs, shows every line of the standard output as it comes, and hands it to `hear`. Gives whether
/// it succeeded.
pub fn overhear(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<bool> {
    say(command);
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.with_context(|| format!("{} cannot be started", name_of(command)))?;
    if let Some(stdout) = child.stdout.take() {
        let mut stdout = BufReader::new(stdout);
        let mut line = Vec::new();
        while stdout.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            hear(text.trim_end());
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}

/// The program of that name that a shell would start.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    folders.iter().find_map(|folder| in_folder(folder, name, endings))
}

/// The program of that name in one folder.
pub fn in_bin(folder: &Path, name: &str) -> Option<PathBuf> {
    in_folder(folder, name, if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] })
}

fn in_folder(folder: &Path, name: &str, endings: &[&str]) -> Option<PathBuf> {
    endings.iter().map(|ending| folder.join(format!("{name}{ending}"))).find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn say(command: &Command) {
    let arguments: Vec<_> = command.get_args().map(OsStr::to_string_lossy).collect();
    println!("  $ {} {}", name_of(command), arguments.join(" "));
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_path_keeps_only_what_the_person_set() {
        let path = env::join_paths(["/opt/rust/toolchains/stable/lib", "/opt/own/lib"]);
        let path = path.unwrap_or_default();
        assert_eq!(without_rust(&path), Some(OsString::from("/opt/own/lib")));
        assert_eq!(without_rust(OsStr::new("/x/lib/rustlib/x86_64-unknown-linux-gnu/lib")), None);
    }
}
