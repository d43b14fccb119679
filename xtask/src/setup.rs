//! `cargo xtask setup`: installs whatever is missing to build and check the page. Each part is
//! looked for first, then installed the ordinary way, then by the way round that needs package
//! registries alone. What was found is written down, so that a second run only compares dates;
//! parts can be asked for singly, because a failing one should not keep the checks from running
//! that do without it.

pub mod browser;
mod bundler;
pub mod engines;
mod linters;
mod linux_packages;
mod record;
mod small_std;
mod wasm_compiler;

use crate::toolchain::{Bundler, Linter, Linters, WasmCompiler};
use anyhow::{Result, anyhow};
use record::Record;
use std::time::Instant;

pub fn run() -> Result<()> {
    let start = Instant::now();
    let before = Record::read();
    let compiler = wasm_compiler();
    let bundler = bundler();
    let linters = linters();
    let nothing_to_do = compiler.is_ok() && bundler.is_ok() && before == Record::read();
    describe(&compiler?, &bundler?, &linters);
    let news = if nothing_to_do { "everything is in place, nothing to do" } else { "all set" };
    println!("setup: {news} ({:.1} s)", start.elapsed().as_secs_f32());
    Ok(())
}

/// Who compiles for wasm32.
pub fn wasm_compiler() -> Result<WasmCompiler> {
    Record::part(|record| &mut record.compiler, wasm_compiler::find_or_install)
}

/// Trunk, wasm-bindgen and wasm-opt.
pub fn bundler() -> Result<Bundler> {
    Record::part(|record| &mut record.bundler, bundler::find_or_install)
}

/// Formatter and clippy. Their absence is no failure here: the checks that want them say so.
pub fn linters() -> Linters {
    let linters = Record::part(|record| &mut record.linters, || Ok(linters::find_or_install()));
    linters.unwrap_or_else(|error| {
        eprintln!("  {error:#}");
        linters::find()
    })
}

/// Runs one step, saying what it does and how long it took. A failure ends with what a person can
/// do about it.
fn step<T>(name: &str, advice: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("setup: {name}");
    let start = Instant::now();
    let outcome = work();
    let end = if outcome.is_ok() { "done" } else { "failed" };
    println!("  {end} after {:.1} s", start.elapsed().as_secs_f32());
    outcome.map_err(|error| anyhow!("{name}: {error:#}\n  {advice}"))
}

fn describe(compiler: &WasmCompiler, bundler: &Bundler, linters: &Linters) {
    let wasm32 = match compiler {
        WasmCompiler::Ordinary { small: Some(_), .. } => {
            "the ordinary toolchain's, its library built for size".to_owned()
        }
        WasmCompiler::Ordinary { small: None, .. } => "the ordinary toolchain's".to_owned(),
        WasmCompiler::Linked { rustc, .. } => format!("the distribution's, {}", rustc.display()),
    };
    let linter = |who: Option<Linter>| match who {
        Some(Linter::Component) => "the ordinary toolchain's",
        Some(Linter::Packaged) => "the distribution's",
        None => "not available",
    };
    println!("  wasm32        {wasm32}");
    println!("  trunk         {}", bundler.trunk.display());
    println!("  wasm-bindgen  {}", bundler.wasm_bindgen.display());
    println!("  wasm-opt      {}", bundler.wasm_opt.display());
    println!("  rustfmt       {}", linter(linters.formatter));
    println!("  clippy        {}", linter(linters.clippy));
}
