//! `cargo xtask build`: the page, finished in `dist/`. Trunk bundles; what it cannot know is added
//! after it: the code in parts, the reader of workbooks, the hashes of the inline scripts in the content security policy,
//! and the list of files that the service worker keeps for working offline. In the end the page is weighed, and too heavy
//! a page is a failed build.

mod join;
mod offline;
mod parts;
mod policy;
mod schema;
mod sheets;
mod slim;
mod texts;
mod weight;

use crate::toolchain::{Bundler, WasmCompiler};
use crate::{checkout, child, setup};
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;
use std::time::Instant;

pub fn run() -> Result<()> {
    let start = Instant::now();
    let compiler = setup::wasm_compiler()?;
    let bundler = setup::bundler()?;
    let mut trunk = trunk(&bundler, &compiler, "build")?;
    trunk.env(parts::SPLIT, "1");
    trunk.args(["--release", "--public-url", "./", "--dist"]).arg(checkout::dist());
    child::run(&mut trunk)?;
    finish(&bundler)?;
    weight::check(&checkout::dist())?;
    println!("build: dist/ is ready ({:.1} s)", start.elapsed().as_secs_f32());
    Ok(())
}

pub use texts::write as write_texts;

/// Trunk with one of its commands, kept from looking for anything on the network: everything is
/// here by now.
pub fn trunk(bundler: &Bundler, compiler: &WasmCompiler, command: &str) -> Result<Command> {
    child::run(compiler.cargo().arg("fetch"))?;
    texts::write()?;
    sheets::make(bundler, compiler)?;
    let mut trunk = bundler.trunk(compiler);
    trunk.args([command, "--offline=true", "--skip-version-check"]);
    Ok(trunk)
}

fn finish(bundler: &Bundler) -> Result<()> {
    let dist = checkout::dist();
    parts::split(&dist, bundler)?;
    let reader = sheets::name_by_content(&dist)?;
    texts::name_by_content(&dist, (sheets::SHEETS, reader))?;
    slim::slim(&dist)?;
    schema::write(&dist)?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    fs::write(&index, policy::allow_inline_scripts(&html)?)?;
    offline::list_files(&dist)
}
