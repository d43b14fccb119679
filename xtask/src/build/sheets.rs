//! The worker that reads workbooks: a program of its own, in `crates/sheets`. The bundler copies what is made of it
//! here, and in a finished page its two files are named by their content. No visit fetches it before somebody chooses
//! a workbook.

use super::slim::short_hash;
use crate::toolchain::{Bundler, WASM32, WasmCompiler};
use crate::{checkout, child};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The crate, its script, and the folder in which the bundler puts both files.
pub const SHEETS: &str = "sheets";

/// A string literal in the worker's script, so that the script is valid as it stands.
const WASM: &str = "\"%WASM%\"";

/// Where the bundler finds them; stands in `index.html` too.
fn folder() -> PathBuf {
    checkout::root().join("target").join(SHEETS)
}

fn wasm_name() -> String {
    format!("{SHEETS}_bg.wasm")
}

/// Compiles the worker for the bundler.
pub fn make(bundler: &Bundler, compiler: &WasmCompiler) -> Result<()> {
    child::run(compiler.cargo().args(["build", "--release", "--package", SHEETS, "--lib", "--target", WASM32]))?;
    let compiled = checkout::wasm_target_dir().join(WASM32).join("release").join(format!("{SHEETS}.wasm"));
    let bound = checkout::wasm_target_dir().join(SHEETS);
    child::run(
        child::program(&bundler.wasm_bindgen)
            .args(["--target=no-modules", "--no-typescript", "--no-demangle", "--out-name", SHEETS])
            .arg(format!("--out-dir={}", bound.display()))
            .arg(&compiled),
    )?;
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let small = folder.join(wasm_name());
    child::run(child::program(&bundler.wasm_opt).arg("-Oz").arg(bound.join(wasm_name())).arg("-o").arg(&small))?;
    let glue = fs::read_to_string(bound.join(format!("{SHEETS}.js")))?;
    let script = checkout::root().join("crates").join(SHEETS).join("worker.js");
    let script = fs::read_to_string(&script).with_context(|| format!("reading {}", script.display()))?;
    let script = with_wasm(&format!("{glue}\n{script}"), &wasm_name())?;
    Ok(fs::write(folder.join(format!("{SHEETS}.js")), script)?)
}

/// Names both files by their content. Returns the name of the script.
pub fn name_by_content(dist: &Path) -> Result<String> {
    let folder = dist.join(SHEETS);
    let wasm = fs::read(folder.join(wasm_name())).context("the bundler copied no worker")?;
    let wasm_file = format!("{SHEETS}-{}_bg.wasm", short_hash(&wasm));
    let script = fs::read_to_string(folder.join(format!("{SHEETS}.js")))?;
    let quoted = format!("\"{}\"", wasm_name());
    if script.matches(&quoted).count() != 1 {
        bail!("the worker's script names {quoted} not once");
    }
    let script = script.replace(&quoted, &format!("\"{wasm_file}\""));
    let script_file = format!("{SHEETS}-{}.js", short_hash(&script));
    fs::write(dist.join(wasm_file), wasm)?;
    fs::write(dist.join(&script_file), script)?;
    fs::remove_dir_all(folder)?;
    Ok(script_file)
}

fn with_wasm(script: &str, wasm: &str) -> Result<String> {
    if script.matches(WASM).count() != 1 {
        bail!("the worker's script holds {WASM} not once");
    }
    Ok(script.replace(WASM, &format!("\"{wasm}\"")))
}

/// Whether a file is part of the worker.
pub fn is_part(file: &str) -> bool {
    file.strip_prefix(SHEETS).is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_asks_for_the_wasm_beside_it() {
        assert_eq!(with_wasm("load(\"%WASM%\");", "a.wasm").unwrap_or_default(), "load(\"a.wasm\");");
        assert!(with_wasm("load();", "a.wasm").is_err());
    }

    #[test]
    fn only_the_worker_is_part_of_it() {
        assert!(is_part("sheets-0123456789abcdef.js") && is_part("sheets-0123_bg.wasm"));
        assert!(!is_part("style-0123.css") && !is_part("keyplan-0123.js"));
    }
}
