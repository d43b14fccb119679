//! The rows that a reference may point to, by name.

use crate::plan::{Plan, Record, pointer};
use crate::value::Target;

/// Ids and names of the rows a field may point to, in the plan's order. `path` is the field's own path
/// of ids, which says whose contacts and units are meant.
pub fn options(plan: &Plan, target: Target, path: &str) -> Vec<(String, String)> {
    let Some(list) = list_of(target, path) else {
        return Vec::new();
    };
    let Some(rows) = pointer::rows(plan, &list) else {
        return Vec::new();
    };
    let archived = |place: usize| {
        target == Target::Account
            && plan.accounts.get(rows.id(place).as_str()).is_some_and(|account| account.archived.0)
    };
    (0..rows.len())
        .filter(|place| !archived(*place))
        .map(|place| (rows.id(place).as_str().to_owned(), name(rows.row(place))))
        .collect()
}

/// The name of the row that a reference points to; none when it is not there any more.
pub fn name_of(plan: &Plan, target: Target, path: &str, id: &str) -> Option<String> {
    let rows = pointer::rows(plan, &list_of(target, path)?)?;
    Some(name(rows.row(rows.place_of(id)?)))
}

fn list_of(target: Target, path: &str) -> Option<String> {
    let of_account = |list: &str| {
        let account = path.strip_prefix("/accounts/")?.split('/').next()?;
        Some(format!("/accounts/{account}/{list}"))
    };
    match target {
        Target::Account => Some("/accounts".into()),
        Target::Member => Some("/members".into()),
        Target::Product => Some("/scope/products".into()),
        Target::Region => Some("/scope/markets/regions".into()),
        Target::Industry => Some("/scope/markets/industries".into()),
        Target::Criterion => Some("/scheme/criteria".into()),
        Target::Contact => of_account("profile/contacts"),
        Target::Unit => of_account("profile/units"),
        Target::Rival => of_account("industry/rivals"),
    }
}

fn name(row: &dyn Record) -> String {
    row.place_of("name")
        .and_then(|place| match row.field(place).facet() {
            crate::plan::Facet::Leaf(leaf) => Some(leaf.typed()),
            _ => None,
        })
        .unwrap_or_default()
}
