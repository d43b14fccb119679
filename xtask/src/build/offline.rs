//! What the service worker keeps: at once, or once it was asked for. It has to know every file by name, and a new name for itself
//! whenever one changes.

use super::schema::SCHEMA;
use super::sheets;
use crate::checkout;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The service worker, which does not keep itself: the browser does.
const WORKER: &str = "sw.js";

/// A string literal in the worker's source, so that the source is valid as it stands.
const FILES: &str = "\"%FILES%\"";

const ON_DEMAND: &str = "\"%ON_DEMAND%\"";

const BUILD: &str = "%BUILD%";

/// Writes the list of files and the name of the build into the service worker.
pub fn list_files(dist: &Path) -> Result<()> {
    let place = dist.join(WORKER);
    let worker = fs::read_to_string(&place).with_context(|| format!("reading {}", place.display()))?;
    let mut files = checkout::files_below(dist, &|_| true)?;
    files.retain(|file| file != WORKER && file != SCHEMA);
    files.retain(|file| !file.split('/').any(|part| part.starts_with('.')));
    let mut contents = vec![(WORKER.to_owned(), worker.clone().into_bytes())];
    for file in &files {
        contents.push((file.clone(), fs::read(dist.join(file))?));
    }
    Ok(fs::write(place, filled(&worker, &files, &build_name(&contents))?)?)
}

fn filled(worker: &str, files: &[String], build: &str) -> Result<String> {
    for token in [FILES, ON_DEMAND, BUILD] {
        if !worker.contains(token) {
            bail!("{WORKER} does not hold {token}");
        }
    }
    let (later, files): (Vec<&String>, Vec<&String>) = files.iter().partition(|file| sheets::is_part(file));
    let urls = files.iter().map(|file| if *file == "index.html" { "./" } else { file.as_str() });
    let urls = serde_json::to_string(&urls.collect::<Vec<_>>())?;
    let later = serde_json::to_string(&later)?;
    Ok(worker.replace(FILES, &urls).replace(ON_DEMAND, &later).replace(BUILD, build))
}

/// A short name that is another whenever any file is.
fn build_name(contents: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in contents {
        hash.update(name);
        hash.update([0]);
        hash.update(Sha256::digest(bytes));
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut name, byte| {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_gets_its_files_and_its_build() {
        let worker = "const FILES = \"%FILES%\";\nconst ON_DEMAND = \"%ON_DEMAND%\";\nconst BUILD = \"%BUILD%\";";
        let files = ["app.js", "index.html", "sheets-0123.js"].map(str::to_owned);
        let filled = filled(worker, &files, "abc").unwrap_or_default();
        assert_eq!(
            filled,
            "const FILES = [\"app.js\",\"./\"];\nconst ON_DEMAND = [\"sheets-0123.js\"];\nconst BUILD = \"abc\";"
        );
    }

    #[test]
    fn a_worker_without_its_tokens_is_refused() {
        assert!(filled("const FILES = [];", &[], "abc").is_err());
    }

    #[test]
    fn a_build_is_named_by_names_and_contents() {
        let one = build_name(&[("a".into(), b"1".to_vec())]);
        assert_eq!(one.len(), 12);
        assert_ne!(one, build_name(&[("b".into(), b"1".to_vec())]));
        assert_ne!(one, build_name(&[("a".into(), b"2".to_vec())]));
    }
}
