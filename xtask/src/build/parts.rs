//! The code in two parts: what the first view needs, and what comes when that stands. The bundler knows
//! nothing of it and has bundled all in one piece; here the compiler's wasm is split along the function that
//! `src/lib.rs` marks, and both parts take the place of the bundler's one. The surprise: the parts are one
//! program all the same, with one memory, so neither may be paired with one of another build. Hence names by
//! content, of which each file knows those that it fetches.

use super::slim::short_hash;
use crate::toolchain::{Bundler, WASM32};
use crate::{checkout, child};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Set while compiling, so that there is something to split; `build.rs` of the app knows it.
pub const SPLIT: &str = "KEYPLAN_SPLIT";

/// How the second part is named; `src/lib.rs` calls it so.
pub const LATER: &str = "later";

/// The script that the splitter writes, as the first part asks for it.
const LOADER: &str = "./loader.js";

/// The optimiser goes over the wasm a second time with its control flow laid flat, and folds what is added to
/// addresses, since nothing but the far end of the stack lies below the first kilobyte. In the order of their
/// names functions that resemble each other stand together, and compress better.
const PASSES: [&str; 9] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--low-memory-unused",
    "--optimize-added-constants",
    "--optimize-added-constants-propagate",
    "-Oz",
    "--reorder-functions-by-name",
];

/// Puts both parts in place of the code that the bundler made.
pub fn split(dist: &Path, bundler: &Bundler) -> Result<()> {
    let folder = checkout::wasm_target_dir().join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let later = cut(&folder)?;
    let bound = folder.join("bound");
    child::run(
        child::program(&bundler.wasm_bindgen)
            // What the second part asks of the first is exported by the linker's names.
            .args(["--target=web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-name=keyplan"])
            .arg(format!("--out-dir={}", bound.display()))
            .arg(folder.join("keyplan.wasm")),
    )?;
    let first = optimised(bundler, &bound.join("keyplan_bg.wasm"))?;
    let later = optimised(bundler, &later)?;
    let later_name = format!("{LATER}-{}.wasm", short_hash(&later));
    let glue = fs::read_to_string(bound.join("keyplan.js"))?;
    let glue = with_loader(&glue, &fs::read_to_string(folder.join(LOADER))?, &later_name)?;
    let first_name = format!("keyplan-{}_bg.wasm", short_hash(&first));
    let glue_name = format!("keyplan-{}.js", short_hash(glue.as_bytes()));
    let [old_glue, old_wasm] = bundled(dist)?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index)?.replace(&old_glue, &glue_name).replace(&old_wasm, &first_name);
    for old in [old_glue, old_wasm] {
        fs::remove_file(dist.join(old))?;
    }
    fs::write(index, page)?;
    fs::write(dist.join(first_name), first)?;
    fs::write(dist.join(later_name), later)?;
    Ok(fs::write(dist.join(glue_name), glue)?)
}

/// Cuts the compiler's wasm, and gives the file of the second part.
fn cut(folder: &Path) -> Result<PathBuf> {
    let whole = checkout::wasm_target_dir().join(WASM32).join("release").join("keyplan.wasm");
    let whole = fs::read(&whole).with_context(|| format!("reading {}", whole.display()))?;
    let first = folder.join("keyplan.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    options.main_module = "./keyplan.js";
    let made = transform(options).map_err(|error| anyhow!("splitting the wasm: {error:#}"))?;
    match made.split_modules.as_slice() {
        [later] => Ok(later.clone()),
        other => bail!("the wasm was split into {} parts beside the first, not one", other.len()),
    }
}

fn optimised(bundler: &Bundler, wasm: &Path) -> Result<Vec<u8>> {
    let small = wasm.with_extension("small.wasm");
    child::run(child::program(&bundler.wasm_opt).args(PASSES).arg(wasm).arg("-o").arg(&small))?;
    fs::read(&small).with_context(|| format!("reading {}", small.display()))
}

/// The script and the wasm that the bundler made.
fn bundled(dist: &Path) -> Result<[String; 2]> {
    let files = checkout::files_below(dist, &|_| false)?;
    let one = |end: &str| {
        let found = files.iter().find(|file| file.starts_with("keyplan-") && file.ends_with(end));
        found.cloned().with_context(|| format!("the bundler made no keyplan-…{end}"))
    };
    Ok([one(".js")?, one("_bg.wasm")?])
}

/// The script of the first part with that of the splitter inside. As a script of its own it would be one
/// more thing to wait for, and the two, which need each other, could not both be named by their content.
fn with_loader(glue: &str, loader: &str, later: &str) -> Result<String> {
    let import = |line: &&str| line.starts_with("import ") && line.contains(LOADER);
    let line = glue.lines().find(import).context("the first part does not ask for the second")?;
    let name = line.split_whitespace().nth(3).context("an import of another form")?;
    let exported = format!("__wasm_split_load_{LATER}");
    let mut body = String::new();
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        body.push_str(line.strip_prefix("export ").unwrap_or(line));
        body.push('\n');
    }
    // Hosts that do not say what wasm is are served too.
    let body = once(
        &body,
        "WebAssembly.instantiateStreaming(src, imports)",
        "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)",
    )?;
    let body = once(&body, &format!("\"./split_{LATER}.wasm\""), &format!("\"./{later}\""))?;
    let inside = format!("const {name} = (() => {{\n{body}return {{ {exported} }};\n}})();");
    once(glue, line, &inside)
}

fn once(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() != 1 {
        bail!("the loader holds {old} not once; has another version of the splitter written it?");
    }
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_stands_where_it_was_asked_for() {
        let glue =
            "import * as import1 from \"./loader.js\"\nfunction initSync() {}\n({ \"./loader.js\": import1 });\n";
        let loader = "import { initSync } from \"./keyplan.js\";\nexport const __wasm_split_load_later = () => {\n\
                      const src = fetch(new URL(\"./split_later.wasm\", import.meta.url));\n\
                      return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n};\n";
        let made = with_loader(glue, loader, "later-0123.wasm").unwrap_or_default();
        assert!(made.starts_with("const import1 = (() => {\nconst __wasm_split_load_later = () => {"), "{made}");
        assert!(made.contains("fetch(new URL(\"./later-0123.wasm\""), "{made}");
        assert!(made.contains("return { __wasm_split_load_later };\n})();\nfunction initSync() {}"), "{made}");
        assert!(!made.contains("Streaming"), "{made}");
        assert!(with_loader("function initSync() {}", loader, "later-0123.wasm").is_err());
    }
}
