//! What stands in `locales/`, as the app needs it: Rust with a constant for every message, so that a
//! misspelt key does not compile, and a function for every message with placeholders, so that a forgotten
//! one does not either; what is said about a field has the field's own name, in small letters. And for each
//! language three texts with its messages, which the page fetches: what it says before a plan is open, the labels
//! of all that is in a plan, and guidance, which is read on demand and comes when nobody waits.
//! Both languages must have the same keys and placeholders.
//!
//! Used when the app is compiled, which needs the Rust, and when the page is built, which needs the texts.

mod gathered;
mod sample;

pub use sample::sample;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// The languages, by the tags that browsers know.
pub const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// Between two messages; `src/i18n` parts them again.
const SEPARATOR: &str = "\u{1f}";

type Messages = BTreeMap<String, String>;

/// What is found by names that are known only when the page runs, and has no constants.
const LOOKED_UP: [(&str, &str); 3] = [("CHOICES", "choices."), ("SPOKEN", "spoken."), ("RULES", "found.rule.")];

/// What a page says before a plan is open, and the names that a new plan begins with.
const AT_START: [&str; 2] = ["shell.", "scheme.criterion."];

fn is_looked_up(path: &str) -> bool {
    LOOKED_UP.iter().any(|(_, prefix)| prefix.strip_suffix('.') == Some(path))
}

/// The messages, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// Constants and functions.
    pub code: String,
    /// For each language its messages in the order of their numbers.
    pub texts: [Texts; 2],
}

/// The messages of a language; each part begins with the fingerprint, and the numbers of each go on where
/// those of the one before end.
#[derive(Debug)]
pub struct Texts {
    /// What a page shows at once.
    pub start: String,
    /// What an open plan shows.
    pub labels: String,
    /// What is said about prompts, columns and methods.
    pub guidance: String,
}

impl Texts {
    /// The parts under the names that their files have.
    pub fn files(&self, language: &str) -> [(String, &str); 3] {
        let [start, labels, guidance] = names_of(language);
        [(start, &self.start), (labels, &self.labels), (guidance, &self.guidance)]
    }
}

/// The names of a language's parts.
pub fn names_of(language: &str) -> [String; 3] {
    [language.to_owned(), format!("{language}-labels"), format!("{language}-guidance")]
}

/// Reads and compiles a folder of locales. An error says what is wrong with them.
pub fn compile(folder: &Path) -> Result<Compiled, String> {
    let mut errors = Vec::new();
    let locales = LANGUAGES.map(|language| read(&folder.join(language), &mut errors));
    let [chinese, english] = locales.each_ref().map(|files| flattened(files, &mut errors));
    errors.extend(difference(&chinese, &english));
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    let guidance = guidance(&locales[0]);
    // What people call things besides is not shown, and comes with the guidance.
    let is_later = |key: &&str| guidance.contains(*key) || key.starts_with("spoken.");
    let (later, shown): (Vec<&str>, Vec<&str>) = chinese.keys().map(String::as_str).partition(is_later);
    let is_first = |key: &&str| AT_START.iter().any(|start| key.starts_with(start));
    let (first, second): (Vec<&str>, Vec<&str>) = shown.into_iter().partition(is_first);
    let numbers = first.iter().chain(&second).chain(&later).enumerate().map(|(number, key)| (*key, number)).collect();
    let bodies = [&chinese, &english].map(|messages| {
        [&first, &second, &later].map(|keys| {
            let texts: Vec<&str> = keys.iter().map(|key| messages[*key].as_str()).collect();
            texts.join(SEPARATOR)
        })
    });
    let fingerprint = fingerprint(bodies.as_flattened());
    let mut code = String::new();
    // Here and below: writing into a string cannot fail.
    let _ = writeln!(code, "/// The texts that belong to these numbers begin with it.");
    let _ = writeln!(code, "pub(super) const FINGERPRINT: &str = {fingerprint:?};");
    let _ = writeln!(code, "/// The number of the first message that only an open plan shows.");
    let _ = writeln!(code, "pub(super) const FIRST_OF_LABELS: u16 = {};", first.len());
    let _ = writeln!(code, "/// The number of the first message that is guidance.");
    let _ = writeln!(code, "pub(super) const FIRST_OF_GUIDANCE: u16 = {};", first.len() + second.len());
    for (name, prefix) in LOOKED_UP {
        looked_up(name, prefix, &numbers, &mut code);
    }
    let mut compiler = Compiler { numbers: &numbers, texts: &chinese, code: &mut code, errors: Vec::new() };
    for (file, table) in &locales[0] {
        if !is_looked_up(file) {
            compiler.module(file, table, file);
        }
    }
    match compiler.errors.into_iter().next() {
        Some(error) => Err(error),
        None => {
            let texts = bodies.map(|parts| {
                let [start, labels, guidance] = parts.map(|part| format!("{fingerprint}{SEPARATOR}{part}"));
                Texts { start, labels, guidance }
            });
            Ok(Compiled { code, texts })
        }
    }
}

/// Another one for every change (FNV-1a), so that texts of one build never meet the numbers of another.
fn fingerprint(bodies: &[String]) -> String {
    let bytes = bodies.iter().flat_map(|body| body.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn read(folder: &Path, errors: &mut Vec<String>) -> BTreeMap<String, Table> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let table = text.parse().unwrap_or_else(|error| {
                errors.push(format!("{}: {error}", path.display()));
                Table::new()
            });
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            files.insert(name.unwrap_or_default(), table);
        }
    }
    gathered::gather(&mut files, errors);
    files
}

/// The keys of all messages.
pub fn keys(folder: &Path) -> Result<BTreeSet<String>, String> {
    let mut errors = Vec::new();
    let files = read(&folder.join(LANGUAGES[0]), &mut errors);
    let messages = flattened(&files, &mut errors);
    errors.into_iter().next().map_or(Ok(messages.into_keys().collect()), Err)
}

fn flattened(files: &BTreeMap<String, Table>, errors: &mut Vec<String>) -> Messages {
    fn walk(path: &str, table: &Table, messages: &mut Messages, errors: &mut Vec<String>) {
        for (key, value) in table {
            let path = format!("{path}.{key}");
            match value {
                Value::Table(table) => walk(&path, table, messages, errors),
                Value::String(text) => drop(messages.insert(path, text.clone())),
                other => errors.push(format!("{path} is no text: {other}")),
            }
        }
    }
    let mut messages = Messages::new();
    for (file, table) in files {
        walk(file, table, &mut messages, errors);
    }
    messages
}

/// The keys of what is said about prompts, columns and methods.
fn guidance(files: &BTreeMap<String, Table>) -> BTreeSet<String> {
    fn walk(path: &str, table: &Table, found: &mut BTreeSet<String>) {
        if let Some(kind) = kind_of(table) {
            found.extend(kind.guidance.iter().map(|field| format!("{path}.{field}")));
        }
        for (key, value) in table {
            if let Value::Table(inner) = value {
                walk(&format!("{path}.{key}"), inner, found);
            }
        }
    }
    let mut found = BTreeSet::new();
    for (file, table) in files.iter().filter(|(file, _)| *file != "choices") {
        walk(file, table, &mut found);
    }
    found
}

fn difference(one: &Messages, other: &Messages) -> Option<String> {
    let missing = |from: &Messages, of: &Messages| of.keys().find(|key| !from.contains_key(*key)).cloned();
    if let Some(key) = missing(other, one) {
        return Some(format!("locales/en lacks {key}"));
    }
    if let Some(key) = missing(one, other) {
        return Some(format!("locales/zh-CN lacks {key}"));
    }
    one.iter()
        .find(|(key, text)| placeholders(text) != placeholders(&other[*key]))
        .map(|(key, _)| format!("{key} has other placeholders in the two languages"))
}

/// The names in braces. `{n:day|days}` chooses a word by the number and counts as `n`.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.split(':').next().unwrap_or(name).to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// The names of all that is looked up in a file, whose texts have numbers in a row.
fn looked_up(name: &str, file: &str, numbers: &BTreeMap<&str, usize>, code: &mut String) {
    let choices: Vec<(&str, usize)> =
        numbers.iter().filter_map(|(key, number)| Some((key.strip_prefix(file)?, *number))).collect();
    let first = choices.first().map_or(0, |(_, number)| *number);
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(code, "static {name}: (u16, &str) = ({first}, {:?});", names.join(" "));
}

struct Compiler<'a> {
    numbers: &'a BTreeMap<&'a str, usize>,
    texts: &'a Messages,
    code: &'a mut String,
    errors: Vec<String>,
}

impl Compiler<'_> {
    fn module(&mut self, name: &str, table: &Table, path: &str) {
        let _ = writeln!(
            self.code,
            "pub mod {name} {{\n#[allow(unused_imports)]\nuse crate::i18n::{{Msg, Told, Guide, Heading, Method}};"
        );
        let mut methods = String::new();
        for (key, value) in table {
            let path = format!("{path}.{key}");
            match value {
                Value::Table(_) if is_looked_up(&path) => {}
                Value::Table(inner) => match kind_of(inner) {
                    Some(kind) => {
                        let name = kind.identifier(key);
                        if kind.name == "Method" {
                            let _ = write!(methods, "({key:?}, &{name}), ");
                        }
                        self.constant(kind, &name, inner, &path);
                    }
                    None => self.module(&identifier(key), inner, &path),
                },
                _ => self.message(key, &path),
            }
        }
        if !methods.is_empty() {
            let _ = writeln!(self.code, "pub static ALL: &[(&str, &Method)] = &[{methods}];");
        }
        self.code.push_str("}\n");
    }

    fn constant(&mut self, kind: &Kind, name: &str, table: &Table, path: &str) {
        let _ = write!(self.code, "pub static {name}: {} = {} {{ ", kind.name, kind.name);
        for field in kind.labels.iter().chain(kind.guidance) {
            let number = self.numbers.get(format!("{path}.{field}").as_str());
            let optional = matches!(*field, "add" | "empty");
            let name = if *field == "where" { "place" } else { field };
            match number {
                Some(number) if optional => drop(write!(self.code, "{name}: Some(Msg({number})), ")),
                Some(number) => drop(write!(self.code, "{name}: Msg({number}), ")),
                None if optional => drop(write!(self.code, "{name}: None, ")),
                None => self.errors.push(format!("{path} lacks {field}")),
            }
        }
        self.code.push_str("};\n");
        let unknown = |key: &&String| ![kind.labels, kind.guidance].concat().contains(&key.as_str());
        if let Some(unknown) = table.keys().find(unknown) {
            self.errors.push(format!("{path} has {unknown}, which nothing reads"));
        }
    }

    fn message(&mut self, key: &str, path: &str) {
        let number = self.numbers[path];
        let names = placeholders(&self.texts[path]);
        if names.is_empty() {
            let _ = writeln!(self.code, "pub const {}: Msg = Msg({number});", identifier(key).to_uppercase());
            return;
        }
        let parameters: Vec<String> = names.iter().map(|name| format!("{name}: impl std::fmt::Display")).collect();
        let arguments: Vec<String> = names.iter().map(|name| format!("({name:?}, {name}.to_string())")).collect();
        let _ = writeln!(
            self.code,
            "pub fn {key}({}) -> Told {{ Told::new(Msg({number}), vec![{}]) }}",
            parameters.join(", "),
            arguments.join(", ")
        );
    }
}

/// What a table can stand for.
struct Kind {
    name: &'static str,
    /// A table with these is one of the kind.
    known_by: [&'static str; 2],
    labels: &'static [&'static str],
    guidance: &'static [&'static str],
}

static KINDS: [Kind; 3] = [
    Kind {
        name: "Guide",
        known_by: ["meaning", "why"],
        labels: &["label", "add", "empty"],
        guidance: &["meaning", "why", "where", "good", "poor"],
    },
    Kind { name: "Heading", known_by: ["label", "hint"], labels: &["label"], guidance: &["hint"] },
    Kind {
        name: "Method",
        known_by: ["formula", "convention"],
        labels: &["name"],
        guidance: &["formula", "convention", "reference"],
    },
];

impl Kind {
    /// The name of its constant. What is said about a field is called as the field is, so that a description names both
    /// at once; a field may be called what else is a word of Rust.
    fn identifier(&self, key: &str) -> String {
        if self.name == "Method" { identifier(key).to_uppercase() } else { format!("r#{}", identifier(key)) }
    }
}

/// What a table stands for, by the texts in it.
fn kind_of(table: &Table) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.known_by.iter().all(|key| table.contains_key(*key)))
}

/// Methods are named with hyphens, which Rust has not.
fn identifier(key: &str) -> String {
    key.replace('-', "_")
}

#[cfg(test)]
mod tests;
