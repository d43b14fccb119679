//! What the page fetches beside its code: the messages of each language, in three parts, and the sample plan.
//! They lie in files of their own, so that a reader waits only for what is said at the start, in one language. The bundler
//! copies them; in a finished page each is named by its content, and `boot.js` is told the names.

use super::slim::short_hash;
use crate::checkout;
use anyhow::{Context, Result, anyhow, bail};
use locales::names_of;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the bundler finds them; stands in `index.html` too.
fn folder() -> PathBuf {
    checkout::root().join("target").join("texts")
}

const SAMPLE: &str = "sample";

/// A string literal in the source of `boot.js`, so that the source is valid as it stands.
const NAMES: &str = "\"%TEXTS%\"";

/// Writes the files for the bundler. One that is as it should be is left alone: the bundler watches them.
pub fn write() -> Result<()> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let locales = checkout::root().join("locales");
    let compiled = locales::compile(&locales).map_err(|error| anyhow!(error))?;
    for (language, text) in locales::LANGUAGES.iter().zip(&compiled.texts) {
        for (name, text) in text.files(language) {
            write_if_new(&folder.join(format!("{name}.txt")), text)?;
        }
    }
    let sample = locales::sample(&locales.join("sample")).map_err(|error| anyhow!("the sample plan: {error}"))?;
    write_if_new(&folder.join(format!("{SAMPLE}.txt")), &sample.to_string())
}

fn write_if_new(place: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(place).is_ok_and(|present| present == text) {
        return Ok(());
    }
    fs::write(place, text).with_context(|| format!("writing {}", place.display()))
}

/// Names the copied files by their content, and tells `boot.js`, together with one more that has its name already.
pub fn name_by_content(dist: &Path, more: (&str, String)) -> Result<()> {
    let mut names = Map::new();
    names.insert(more.0.to_owned(), more.1.into());
    let languages = locales::LANGUAGES.iter().flat_map(|language| names_of(language));
    for name in languages.chain([SAMPLE.to_owned()]) {
        let place = dist.join(format!("texts/{name}.txt"));
        let text = fs::read_to_string(&place).with_context(|| format!("reading {}", place.display()))?;
        let named = format!("{name}-{}.txt", short_hash(&text));
        fs::rename(&place, dist.join(&named))?;
        names.insert(name, named.into());
    }
    fs::remove_dir(dist.join("texts"))?;
    let boot = dist.join("boot.js");
    let script = fs::read_to_string(&boot)?;
    if script.matches(NAMES).count() != 1 {
        bail!("boot.js holds {NAMES} not once");
    }
    Ok(fs::write(boot, script.replace(NAMES, &Value::Object(names).to_string()))?)
}
