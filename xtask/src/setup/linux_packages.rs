//! Debian's packages, and being allowed to install them.

use crate::child;
use anyhow::{Result, bail};
use std::io::{IsTerminal, stdin};
use std::process::Command;

/// Whether this system has Debian's package manager at all.
pub fn available() -> bool {
    child::on_path("apt-get").is_some()
}

/// Whether packages can be installed without asking a person; the reason why not.
pub fn may_install() -> Result<(), String> {
    if !available() {
        return Err("there is no apt-get here".into());
    }
    let mut allowed = privileged("true").map_err(|error| error.to_string())?;
    child::output(&mut allowed).map(drop).map_err(|_| "apt-get has to run as root, and sudo asks for a password".into())
}

/// Installs packages, after fetching the current lists.
pub fn install(packages: &[&str]) -> Result<()> {
    if !available() {
        bail!("there is no apt-get here to install {}", packages.join(", "));
    }
    child::run(privileged("apt-get")?.args(["update", "-qq"]))?;
    let mut install = privileged("apt-get")?;
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    child::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A program run as root: directly, or by sudo, which may ask for a password only where somebody
/// sits at a terminal.
pub fn privileged(program: &str) -> Result<Command> {
    let is_root = child::output(child::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if is_root {
        return Ok(child::program(program));
    }
    if child::on_path("sudo").is_none() {
        bail!("{program} has to run as root, and there is no sudo here");
    }
    let mut sudo = child::program("sudo");
    if !stdin().is_terminal() {
        sudo.arg("-n");
    }
    sudo.arg(program);
    Ok(sudo)
}
