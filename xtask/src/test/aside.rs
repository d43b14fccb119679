//! A command of this program that runs beside another one. What it says is kept, and said in one piece when it is
//! waited for.

use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

#[derive(Debug)]
pub struct Aside {
    child: Child,
    said: PathBuf,
    command: String,
}

impl Aside {
    pub fn start(arguments: &[&str]) -> Result<Self> {
        let command = arguments.join(" ");
        let said = checkout::root().join("target").join(format!("beside-{}.txt", arguments.join("-")));
        let file = File::create(&said).with_context(|| format!("writing {}", said.display()))?;
        let ourselves = env::current_exe().context("this program does not know where it lies")?;
        let mut program = child::program(ourselves);
        program.args(arguments).stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = program.spawn().with_context(|| format!("{command} cannot be started"))?;
        println!("\n`{command}` runs beside what follows");
        Ok(Self { child, said, command })
    }

    /// Waits for its end and says what it said. Fails when it did.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait()?;
        let said = fs::read(&self.said).with_context(|| format!("reading {}", self.said.display()))?;
        print!("{}", String::from_utf8_lossy(&said));
        if !status.success() {
            bail!("{} failed ({status})", self.command);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The program of these tests is the one that is started here.
    #[test]
    fn it_is_waited_for_and_what_came_of_it_is_told() {
        let good = Aside::start(&["--list", "a name that no test has"]).unwrap();
        let said = good.said.clone();
        assert!(good.finish().is_ok());
        assert!(fs::read_to_string(&said).unwrap().contains("0 tests"));
        fs::remove_file(said).unwrap();
        let bad = Aside::start(&["--no-such-option"]).unwrap();
        let said = bad.said.clone();
        assert!(bad.finish().unwrap_err().to_string().contains("--no-such-option failed"));
        fs::remove_file(said).unwrap();
    }
}
