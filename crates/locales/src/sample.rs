//! The sample plan, put together from a file per worksheet: `plan.json` has the head, the team and the names of the
//! accounts; any other file is what the plan has under its name, or, where its keys are accounts, what each of them has.

use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

const HEAD: &str = "plan";

/// Reads a folder. An error says which file is wrong, and how.
pub fn sample(folder: &Path) -> Result<Value, String> {
    let mut plan = object(folder, HEAD)?;
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".json").filter(|name| *name != HEAD).map(str::to_owned));
    }
    names.sort();
    for name in names {
        let part = read(folder, &name)?;
        match part.as_object().filter(|part| part.keys().any(|key| account(&mut plan, key).is_some())) {
            None => _ = plan.insert(name, part),
            Some(of_accounts) => {
                for (id, of_account) in of_accounts.clone() {
                    let account = account(&mut plan, &id).ok_or_else(|| format!("{name}.json: no account {id}"))?;
                    account.insert(name.clone(), of_account);
                }
            }
        }
    }
    Ok(Value::Object(plan))
}

fn account<'a>(plan: &'a mut Map<String, Value>, id: &str) -> Option<&'a mut Map<String, Value>> {
    let accounts = plan.get_mut("accounts")?.as_array_mut()?;
    accounts.iter_mut().find(|account| account["id"] == id)?.as_object_mut()
}

fn object(folder: &Path, name: &str) -> Result<Map<String, Value>, String> {
    match read(folder, name)? {
        Value::Object(object) => Ok(object),
        _ => Err(format!("{name}.json is no object")),
    }
}

fn read(folder: &Path, name: &str) -> Result<Value, String> {
    let text =
        fs::read_to_string(folder.join(format!("{name}.json"))).map_err(|error| format!("{name}.json: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}.json: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_together(name: &str, files: &[(&str, &str)]) -> Result<Value, String> {
        let folder = std::env::temp_dir().join(format!("keyplan-sample-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(format!("{name}.json")), text).unwrap();
        }
        let made = sample(&folder);
        fs::remove_dir_all(folder).unwrap();
        made
    }

    #[test]
    fn a_file_is_of_the_plan_or_of_the_accounts_that_it_names() {
        let plan = r#"{"name": "P", "accounts": [{"id": "a"}, {"id": "b"}]}"#;
        let (goals, profile) = (r#"{"goals": []}"#, r#"{"b": {"owner": "m"}}"#);
        let made = put_together("parts", &[("plan", plan), ("goals", goals), ("profile", profile)]);
        let whole = r#"{"name": "P", "accounts": [{"id": "a"}, {"id": "b", "profile": {"owner": "m"}}], "goals": {"goals": []}}"#;
        assert_eq!(made, Ok(serde_json::from_str(whole).unwrap()));
    }

    #[test]
    fn an_account_that_is_not_there_and_a_broken_file_are_named() {
        let plan = r#"{"accounts": [{"id": "a"}]}"#;
        let of = |text: &str| put_together("wrong", &[("plan", plan), ("profile", text)]).unwrap_err();
        assert!(of(r#"{"a": {}, "z": {}}"#).contains("profile.json: no account z"));
        assert!(of("{").contains("profile.json"));
    }
}
