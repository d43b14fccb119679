//! What setup found, written into the tools folder. It is believed as long as the same things are
//! wanted and every file in it still has the size and date that it had; otherwise the part is
//! looked for anew.

use super::{bundler, linters, wasm_compiler};
use crate::toolchain::{self, Bundler, LINKED, Linters, SmallStd, WasmCompiler};
use crate::{checkout, child};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    wanted: String,
    pub compiler: Option<Kept<WasmCompiler>>,
    pub bundler: Option<Kept<Bundler>>,
    pub linters: Option<Kept<Linters>>,
}

/// A part, and the files that it stands on.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<T> {
    found: T,
    seen: Vec<Seen>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    path: PathBuf,
    bytes: u64,
    seconds: u64,
}

/// What can be written down.
pub trait Part: Clone {
    /// The files without which it is worth nothing.
    fn files(&self) -> Vec<PathBuf>;

    /// Whether looking for it again could change anything.
    fn is_settled(&self) -> bool {
        true
    }
}

impl Record {
    /// The record in the tools folder, or an empty one when other things are wanted by now.
    pub fn read() -> Self {
        let text = fs::read_to_string(place()).unwrap_or_default();
        let record: Self = serde_json::from_str(&text).unwrap_or_default();
        if record.wanted == wanted() { record } else { Self { wanted: wanted().to_owned(), ..Self::default() } }
    }

    /// The part as recorded, or as found now and recorded.
    pub fn part<T: Part>(slot: fn(&mut Self) -> &mut Option<Kept<T>>, find: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut record = Self::read();
        if let Some(kept) = slot(&mut record)
            && kept.still_holds()
        {
            return Ok(kept.found.clone());
        }
        let found = find()?;
        *slot(&mut record) = Some(Kept::new(found.clone()));
        record.write()?;
        Ok(found)
    }

    fn write(&self) -> Result<()> {
        let place = place();
        fs::create_dir_all(toolchain::tools_dir())?;
        fs::write(&place, serde_json::to_string_pretty(self)?).with_context(|| format!("writing {}", place.display()))
    }
}

impl<T: Part> Kept<T> {
    fn new(found: T) -> Self {
        let seen = found.files().iter().filter_map(|path| Seen::at(path)).collect();
        Self { found, seen }
    }

    fn still_holds(&self) -> bool {
        let files = self.found.files();
        files.len() == self.seen.len()
            && self.seen.iter().all(|seen| Seen::at(&seen.path).as_ref() == Some(seen))
            && self.found.is_settled()
    }
}

impl Seen {
    fn at(path: &Path) -> Option<Self> {
        let facts = path.metadata().ok()?;
        let seconds = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs();
        Some(Self { path: path.to_owned(), bytes: facts.len(), seconds })
    }
}

impl Part for WasmCompiler {
    fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::Ordinary { std, small } => {
                [Some(std.clone()), small.as_ref().and_then(SmallStd::std)].into_iter().flatten().collect()
            }
            Self::Linked { std, rustc, linker, clippy } => {
                let link = wasm_compiler::rustup_home().join("toolchains").join(LINKED).join("bin/cargo");
                [std, rustc, linker, &link].into_iter().chain(clippy).cloned().collect()
            }
        }
    }

    /// A clippy that was missing may have been installed by hand meanwhile.
    fn is_settled(&self) -> bool {
        match self {
            Self::Linked { clippy: None, .. } => wasm_compiler::packaged_clippy().is_none(),
            _ => true,
        }
    }
}

impl Part for Bundler {
    fn files(&self) -> Vec<PathBuf> {
        vec![self.trunk.clone(), self.wasm_bindgen.clone(), self.wasm_opt.clone()]
    }
}

impl Part for Linters {
    fn files(&self) -> Vec<PathBuf> {
        linters::files(self)
    }

    /// What was missing may have been installed by hand meanwhile.
    fn is_settled(&self) -> bool {
        (self.formatter.is_some() && self.clippy.is_some()) || linters::find() == *self
    }
}

fn place() -> PathBuf {
    toolchain::tools_dir().join("setup.json")
}

/// Everything that decides what is to be installed; with another value, nothing recorded counts.
fn wanted() -> &'static str {
    static WANTED: OnceLock<String> = OnceLock::new();
    WANTED.get_or_init(|| {
        let compiler = child::output(child::program("rustc").arg("-vV")).unwrap_or_default();
        let wasm_bindgen = checkout::locked_version("wasm-bindgen").unwrap_or_default();
        format!("{compiler}std for size\nwasm-bindgen {wasm_bindgen}\n{}", bundler::WANTED)
    })
}
