//! Compiles `locales/` into Rust. What it makes of them is told in `crates/locales`.

use std::path::Path;
use std::{env, fs};

/// Set by `cargo xtask build`, which splits what comes of it.
const SPLIT: &str = "KEYPLAN_SPLIT";

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-env-changed={SPLIT}");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if env::var_os(SPLIT).is_some() {
        println!("cargo::rustc-cfg=split");
        // What the splitter needs in order to know who refers to whom.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let made = locales::compile(Path::new("locales")).and_then(|compiled| {
        let out = env::var("OUT_DIR").unwrap_or_default();
        let write = |name: &str, text: &str| {
            fs::write(Path::new(&out).join(name), text).map_err(|error| format!("{name} cannot be written: {error}"))
        };
        for (language, text) in locales::LANGUAGES.iter().zip(&compiled.texts) {
            for (name, text) in text.files(language) {
                write(&format!("{name}.txt"), text)?;
            }
        }
        write("messages.rs", &compiled.code)
    });
    if let Err(error) = made {
        println!("cargo::error={error}");
    }
}
