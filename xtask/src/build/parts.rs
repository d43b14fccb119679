//! The code in parts: what the first view needs, what an open plan needs, and what is fetched when a place of it is
//! shown. The bundler knows nothing of it and has bundled all in one piece; here the compiler's wasm is split along
//! the functions that `src/lib.rs` marks, and the parts take the place of the bundler's one. What several parts
//! share is taken into that of the open plan, without which no other is fetched. The surprise: the parts are one
//! program all the same, with one memory, so none may be paired with one of another build. Hence names by
//! content, of which each file knows those that it fetches.

use super::join::join;
use super::slim::short_hash;
use crate::toolchain::{Bundler, WASM32};
use crate::{checkout, child};
use anyhow::{Context, Result, anyhow, bail};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Set while compiling, so that there is something to split; `build.rs` of the app knows it.
pub const SPLIT: &str = "KEYPLAN_SPLIT";

/// How the part of an open plan is named; `src/lib.rs` calls it so.
pub const LATER: &str = "later";

/// The parts that are fetched when a place of them is shown, as `src/lib.rs` calls them.
pub const ON_DEMAND: [&str; 5] = ["pictures", "map", "workings", "pages", "import"];

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

/// Puts the parts in place of the code that the bundler made.
pub fn split(dist: &Path, bundler: &Bundler) -> Result<()> {
    let folder = checkout::wasm_target_dir().join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    cut(&folder)?;
    let bound = folder.join("bound");
    child::run(
        child::program(&bundler.wasm_bindgen)
            // What the other parts ask of the first is exported by the linker's names.
            .args(["--target=web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-name=keyplan"])
            .arg(format!("--out-dir={}", bound.display()))
            .arg(folder.join("keyplan.wasm")),
    )?;
    let first = optimised(bundler, &bound.join("keyplan_bg.wasm"))?;
    let mut parts = Vec::new();
    for part in [LATER].into_iter().chain(ON_DEMAND) {
        let code = optimised(bundler, &folder.join(format!("split_{part}.wasm")))?;
        parts.push((part, format!("{part}-{}.wasm", short_hash(&code)), code));
    }
    let names: Vec<(&str, &str)> = parts.iter().map(|(part, file, _)| (*part, file.as_str())).collect();
    let glue = fs::read_to_string(bound.join("keyplan.js"))?;
    let glue = with_loader(&glue, &fs::read_to_string(folder.join(LOADER))?, &names)?;
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
    for (_, file, code) in &parts {
        fs::write(dist.join(file), code)?;
    }
    Ok(fs::write(dist.join(glue_name), glue)?)
}

/// Cuts the compiler's wasm, and takes what several parts share into the part of the open plan.
fn cut(folder: &Path) -> Result<()> {
    let whole = checkout::wasm_target_dir().join(WASM32).join("release").join("keyplan.wasm");
    let whole = fs::read(&whole).with_context(|| format!("reading {}", whole.display()))?;
    let first = folder.join("keyplan.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    options.main_module = "./keyplan.js";
    let made = transform(options).map_err(|error| anyhow!("splitting the wasm: {error:#}"))?;
    let later = folder.join(format!("split_{LATER}.wasm"));
    let named = ON_DEMAND.map(|part| folder.join(format!("split_{part}.wasm")));
    let is_shared = |file: &&PathBuf| **file != later && !named.contains(file);
    let (shared, parts): (Vec<&PathBuf>, Vec<&PathBuf>) = made.split_modules.iter().partition(is_shared);
    if parts.len() != 1 + named.len() {
        bail!("the wasm was split into {} parts beside the first, not {}", parts.len(), 1 + named.len());
    }
    let together = [&later].into_iter().chain(shared).map(fs::read).collect::<Result<Vec<_>, _>>()?;
    Ok(fs::write(&later, join(&together)?)?)
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
/// more thing to wait for, and they could not all be named by their content. Which parts there are, and that
/// each comes after that of the open plan, is said anew, since the splitter's modules are others by now.
fn with_loader(glue: &str, loader: &str, parts: &[(&str, &str)]) -> Result<String> {
    // One import for each part, and all of them are of the one loader.
    let imports = glue.lines().filter(|line| line.starts_with("import ") && line.contains(LOADER));
    let imports: Vec<(&str, &str)> = imports.filter_map(|line| Some((line, line.split_whitespace().nth(3)?))).collect();
    let ((line, name), others) = imports.split_first().context("the first part does not ask for the others")?;
    let is_part =
        |line: &str| line.starts_with("/* ") || line.starts_with("const __chunk_") || line.starts_with(EXPORTED);
    let mut body = String::new();
    for line in loader.lines().take_while(|line| !is_part(line)).filter(|line| !line.starts_with("import ")) {
        body.push_str(line);
        body.push('\n');
    }
    for needed in ["function makeLoad(", "function wrapAsyncCb("] {
        if !body.contains(needed) {
            bail!("the loader has no {needed}; has another version of the splitter written it?");
        }
    }
    body.push_str(FETCHER);
    let mut loads = Vec::new();
    for (part, file) in parts {
        if !loader.contains(&format!("{EXPORTED}{part} ")) {
            bail!("the loader knows no part {part}");
        }
        let after = if *part == LATER { String::new() } else { format!("load_{LATER}") };
        let _ =
            writeln!(body, "const load_{part} = makeLoad(fetcher(new URL(\"./{file}\", import.meta.url)), [{after}]);");
        loads.push(format!("__wasm_split_load_{part}: wrapAsyncCb(load_{part})"));
    }
    let inside = format!("const {name} = (() => {{\n{body}return {{ {} }};\n}})();", loads.join(", "));
    let mut glue = once(glue, line, &inside)?;
    for (line, other) in others {
        glue = once(&glue, line, &format!("const {other} = {name};"))?;
    }
    Ok(glue)
}

fn once(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() != 1 {
        bail!("the script holds {old} not once; has another version of the binder written it?");
    }
    Ok(text.replace(old, new))
}

const EXPORTED: &str = "export const __wasm_split_load_";

/// Hosts that do not say what wasm is are served too. A part may have arrived before those that it builds on.
const FETCHER: &str = "const fetcher = (url) => () => {
const src = fetch(url);
src.catch(() => {});
return async (imports) => WebAssembly.instantiate(await (await src).arrayBuffer(), imports);
};
";

#[cfg(test)]
mod tests {
    use super::*;

    const LOADED: &str = "import { initSync } from \"./keyplan.js\";\nfunction wrapAsyncCb(c) {}\nfunction makeLoad(f, d) {}\n\
                          /* later, map */\nconst __chunk_1 = makeLoad(() => {}, []);\n\
                          export const __wasm_split_load_map = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));\n\
                          export const __wasm_split_load_later = wrapAsyncCb(makeLoad(() => {}, [__chunk_1]));\n";

    #[test]
    fn the_loader_stands_where_it_was_asked_for() {
        let glue = "import * as import1 from \"./loader.js\"\nimport * as import2 from \"./loader.js\"\nfunction initSync() {}\n";
        let parts = [("later", "later-0123.wasm"), ("map", "map-4567.wasm")];
        let made = with_loader(glue, LOADED, &parts).unwrap_or_default();
        assert!(made.starts_with("const import1 = (() => {\nfunction wrapAsyncCb(c) {}\n"), "{made}");
        assert!(
            made.contains("const load_later = makeLoad(fetcher(new URL(\"./later-0123.wasm\", import.meta.url)), []);"),
            "{made}"
        );
        assert!(
            made.contains(
                "const load_map = makeLoad(fetcher(new URL(\"./map-4567.wasm\", import.meta.url)), [load_later]);"
            ),
            "{made}"
        );
        assert!(made.contains("return { __wasm_split_load_later: wrapAsyncCb(load_later), __wasm_split_load_map: wrapAsyncCb(load_map) };\n})();\nconst import2 = import1;\nfunction initSync() {}"), "{made}");
        assert!(!made.contains("__chunk_"), "{made}");
    }

    #[test]
    fn a_part_that_the_splitter_does_not_know_stops_the_build() {
        let glue = "import * as import1 from \"./loader.js\"\n";
        assert!(with_loader(glue, LOADED, &[("pictures", "pictures-0123.wasm")]).is_err());
        assert!(with_loader("function initSync() {}", LOADED, &[("map", "map-0123.wasm")]).is_err());
    }
}
