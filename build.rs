//! Turns `locales/` into Rust: a constant for every message, so that a misspelt key does not compile,
//! and a function for every message with placeholders, so that a forgotten one does not either. Both
//! languages must have the same keys and placeholders.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs, path::Path};
use toml::{Table, Value};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

/// Between two messages; `src/i18n` parts them again.
const SEPARATOR: &str = "\u{1f}";

type Messages = BTreeMap<String, String>;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let locales = LANGUAGES.map(|language| read(&Path::new("locales").join(language)));
    let [chinese, english] = locales.each_ref().map(flattened);
    if let Some(difference) = difference(&chinese, &english) {
        println!("cargo::error={difference}");
        return;
    }
    let numbers: BTreeMap<&str, usize> =
        chinese.keys().enumerate().map(|(number, key)| (key.as_str(), number)).collect();
    let mut code = String::new();
    // One long text for each language: a table of nine hundred addresses would weigh more than its use.
    for (name, messages) in [("CHINESE", &chinese), ("ENGLISH", &english)] {
        let texts: Vec<&str> = messages.values().map(String::as_str).collect();
        let _ = writeln!(code, "static {name}: &str = {:?};", texts.join(SEPARATOR));
    }
    choices(&numbers, &mut code);
    for (file, table) in &locales[0] {
        if file != "choices" {
            module(file, table, file, &numbers, &chinese, &mut code);
        }
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("messages.rs"), code) {
        println!("cargo::error=the messages cannot be written: {error}");
    }
}

fn read(folder: &Path) -> BTreeMap<String, Table> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let table = text.parse().unwrap_or_else(|error| {
                println!("cargo::error={}: {error}", path.display());
                Table::new()
            });
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            files.insert(name.unwrap_or_default(), table);
        }
    }
    files
}

fn flattened(files: &BTreeMap<String, Table>) -> Messages {
    fn walk(path: &str, table: &Table, messages: &mut Messages) {
        for (key, value) in table {
            let path = format!("{path}.{key}");
            match value {
                Value::Table(table) => walk(&path, table, messages),
                Value::String(text) => drop(messages.insert(path, text.clone())),
                other => println!("cargo::error={path} is no text: {other}"),
            }
        }
    }
    let mut messages = Messages::new();
    for (file, table) in files {
        walk(file, table, &mut messages);
    }
    messages
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

/// The names of all choices, whose labels have numbers in a row.
fn choices(numbers: &BTreeMap<&str, usize>, code: &mut String) {
    let choices: Vec<(&str, usize)> =
        numbers.iter().filter_map(|(key, number)| Some((key.strip_prefix("choices.")?, *number))).collect();
    let first = choices.first().map_or(0, |(_, number)| *number);
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(code, "static CHOICES: (u16, &str) = ({first}, {:?});", names.join(" "));
}

fn module(name: &str, table: &Table, path: &str, numbers: &BTreeMap<&str, usize>, texts: &Messages, code: &mut String) {
    let _ =
        writeln!(code, "pub mod {name} {{\n#[allow(unused_imports)]\nuse crate::i18n::{{Msg, Told, Guide, Heading}};");
    for (key, value) in table {
        let path = format!("{path}.{key}");
        match value {
            Value::Table(inner) if inner.contains_key("meaning") && inner.contains_key("why") => {
                constant(
                    "Guide",
                    &["label", "meaning", "why", "where", "good", "poor", "add", "empty"],
                    key,
                    inner,
                    &path,
                    numbers,
                    code,
                );
            }
            Value::Table(inner) if inner.contains_key("label") && inner.contains_key("hint") => {
                constant("Heading", &["label", "hint"], key, inner, &path, numbers, code);
            }
            Value::Table(inner) => module(key, inner, &path, numbers, texts, code),
            _ => message(key, &path, numbers, texts, code),
        }
    }
    code.push_str("}\n");
}

fn constant(
    kind: &str,
    fields: &[&str],
    key: &str,
    table: &Table,
    path: &str,
    numbers: &BTreeMap<&str, usize>,
    code: &mut String,
) {
    let _ = write!(code, "pub static {}: {kind} = {kind} {{ ", key.to_uppercase());
    for field in fields {
        let number = numbers.get(format!("{path}.{field}").as_str());
        let optional = matches!(*field, "add" | "empty");
        let name = if *field == "where" { "place" } else { field };
        match number {
            Some(number) if optional => drop(write!(code, "{name}: Some(Msg({number})), ")),
            Some(number) => drop(write!(code, "{name}: Msg({number}), ")),
            None if optional => drop(write!(code, "{name}: None, ")),
            None => println!("cargo::error={path} lacks {field}"),
        }
    }
    code.push_str("};\n");
    let known = |key: &&String| !fields.contains(&key.as_str());
    if let Some(unknown) = table.keys().find(known) {
        println!("cargo::error={path} has {unknown}, which nothing reads");
    }
}

fn message(key: &str, path: &str, numbers: &BTreeMap<&str, usize>, texts: &Messages, code: &mut String) {
    let number = numbers[path];
    let names = placeholders(&texts[path]);
    if names.is_empty() {
        let _ = writeln!(code, "pub const {}: Msg = Msg({number});", key.to_uppercase());
        return;
    }
    let parameters: Vec<String> = names.iter().map(|name| format!("{name}: impl std::fmt::Display")).collect();
    let arguments: Vec<String> = names.iter().map(|name| format!("({name:?}, {name}.to_string())")).collect();
    let _ = writeln!(
        code,
        "pub fn {key}({}) -> Told {{ Told::new(Msg({number}), vec![{}]) }}",
        parameters.join(", "),
        arguments.join(", ")
    );
}
