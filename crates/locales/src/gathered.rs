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

pub fn gather(files: &mut BTreeMap<String, Table>, errors: &mut Vec<String>) {
    for (part, place) in GATHERED {
        let mut all = Table::new();
        for (file, table) in files.iter_mut() {
            let Some(Value::Table(own)) = table.remove(part) else {
                continue;
            };
            for (name, words) in own {
                if all.insert(name.clone(), words).is_some() {
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
