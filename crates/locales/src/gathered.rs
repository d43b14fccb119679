//! Words that lie with their worksheet and are looked up in one place: what choices are called, what people say for them,
//! what figures are, and what rules say.

use std::collections::BTreeMap;
use toml::{Table, Value};

/// What each file has of its own worksheet, and where it is looked for: its tables of that name belong to the table
/// there.
const GATHERED: [(&str, &[&str]); 4] = [
    ("choice", &["choices"]),
    ("spoken", &["spoken"]),
    ("figure", &["method", "figure"]),
    ("rule", &["found", "rule"]),
];

/// What figures are computed from, whose words lie with every worksheet that has such figures.
const SHARED: &str = "input";

/// False where another file has it already.
fn add(all: &mut Table, name: &str, words: Value) -> bool {
    match (all.get_mut(name), words) {
        (Some(Value::Table(known)), Value::Table(more)) if name == SHARED => {
            more.into_iter().all(|(slug, word)| known.insert(slug, word).is_none())
        }
        (Some(_), _) => false,
        (None, words) => {
            all.insert(name.to_owned(), words);
            true
        }
    }
}

pub fn gather(files: &mut BTreeMap<String, Table>, errors: &mut Vec<String>) {
    for (part, place) in GATHERED {
        let mut all = Table::new();
        for (file, table) in files.iter_mut() {
            let Some(Value::Table(own)) = table.remove(part) else {
                continue;
            };
            for (name, words) in own {
                if !add(&mut all, &name, words) {
                    errors.push(format!("{file}: {part} {name} is in another file too"));
                }
            }
        }
        let (file, inner) = (place[0], place.get(1));
        let table = files.entry(file.to_owned()).or_default();
        match inner {
            Some(inner) => _ = table.insert((*inner).to_owned(), Value::Table(all)),
            None => table.extend(all),
        }
    }
}
