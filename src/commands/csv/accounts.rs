//! Accounts from rows: each with a name becomes one. What is not valid in its field is kept as typed and told.

use super::course::Seen;
use super::target::Target;
use crate::worksheets::{spelled, value_in_words};
use plan_core::document::grid::{self, TextRow};
use plan_core::document::records::{Reason, Trouble, Troubled};
use plan_core::insight::name_of;
use plan_core::plan::{Account, Plan, pointer};
use plan_core::value::{Kind, Leaf};
use std::collections::BTreeSet;

/// The field without which there is no account.
const NAME: usize = 0;

/// Accounts as far as rows have been read.
#[derive(Debug, Default)]
pub struct Trial {
    pub accounts: Vec<Account>,
    /// Rows without a name.
    pub rejected: Vec<Troubled>,
    /// Rows that come in, with something to look at.
    pub remarks: Vec<Troubled>,
    names: BTreeSet<String>,
}

impl Trial {
    pub fn new(plan: &Plan) -> Self {
        let names = plan.accounts.iter().map(|account| account.name.0.trim().to_owned());
        Self { names: names.collect(), ..Self::default() }
    }

    pub fn take(&mut self, plan: &Plan, target: &Target, matching: &[Option<usize>], place: usize, row: &TextRow) {
        let (account, mut troubles) = account(plan, target, matching, &row.cells);
        let troubled = |troubles| Troubled { row: place, line: row.line, troubles };
        if account.name.is_empty() {
            self.rejected.push(troubled(vec![Trouble { field: NAME, reason: Reason::Missing }]));
            return;
        }
        if self.names.contains(account.name.0.trim()) {
            troubles.push(Trouble { field: NAME, reason: Reason::Known });
        }
        if !troubles.is_empty() {
            self.remarks.push(troubled(troubles));
        }
        self.accounts.push(account);
    }
}

/// The cells of a row as they will be read.
pub fn seen(plan: &Plan, target: &Target, matching: &[Option<usize>], cells: &[String]) -> Vec<Seen> {
    let (account, troubles) = account(plan, target, matching, cells);
    let read = |field: usize, cell: &String| {
        let leaf = target.fields.get(field).and_then(|field| pointer::leaf(&account, &format!("/{}", field.path)));
        Seen {
            text: leaf.map_or_else(|| cell.clone(), |leaf| value_in_words(plan, "/accounts", leaf)),
            wrong: troubles.iter().any(|trouble| trouble.field == field),
        }
    };
    let raw = |cell: &String| Seen { text: cell.clone(), wrong: false };
    let matched = cells.iter().zip(matching.iter().chain(std::iter::repeat(&None)));
    matched.map(|(cell, field)| field.map_or_else(|| raw(cell), |field| read(field, cell))).collect()
}

/// An account from the cells of a row, and what in it is not valid.
fn account(plan: &Plan, target: &Target, matching: &[Option<usize>], cells: &[String]) -> (Account, Vec<Trouble>) {
    let mut account = Account::default();
    let mut troubles = Vec::new();
    for (cell, matched) in cells.iter().zip(matching) {
        let Some((place, field)) = matched.and_then(|place| Some((place, target.fields.get(place)?))) else {
            continue;
        };
        let spell = |kind, text: &str| spelled(plan, "/accounts", kind, text);
        let reason = grid::enter(&mut account, field.path, cell, &spell).map(Reason::Misread);
        let reason = reason.or_else(|| unresolved(plan, &account, field.path).then_some(Reason::Unknown));
        troubles.extend(reason.map(|reason| Trouble { field: place, reason }));
    }
    (account, troubles)
}

/// Whether a field names a row that the plan does not have.
fn unresolved(plan: &Plan, account: &Account, field: &str) -> bool {
    let path = format!("/{field}");
    pointer::leaf(account, &path).is_some_and(|leaf| match leaf.kind() {
        Kind::Reference(target) if !leaf.is_empty() => name_of(plan, target, "", &leaf.typed()).is_none(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Importing;
    use plan_core::plan::RowId;

    #[test]
    fn rows_without_a_name_stay_out_and_what_is_not_valid_is_kept_and_told() {
        let mut plan = Plan::default();
        let mut known = Account::default();
        known.name.enter("Haichuan");
        plan.accounts.push(RowId::new("a1").unwrap(), known);
        let target = Target::of(&Importing::Accounts);
        let at = |path: &str| target.fields.iter().position(|field| field.path == path);
        let matching = [Some(0), at("profile/employees"), at("profile/region"), None];
        let mut trial = Trial::new(&plan);
        let rows = [["Haichuan", "12", "", "x"], ["", "5", "", ""], ["Beiming", "many", "nowhere", ""]];
        for (place, cells) in rows.iter().enumerate() {
            let row = TextRow { line: place + 2, cells: cells.map(str::to_owned).to_vec() };
            trial.take(&plan, target, &matching, place, &row);
        }
        assert_eq!(trial.accounts.len(), 2);
        assert_eq!(trial.accounts[1].profile.employees.typed(), "many");
        assert_eq!(trial.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [3]);
        let reasons = |row: &Troubled| row.troubles.iter().map(|it| it.reason.clone()).collect::<Vec<_>>();
        assert_eq!(reasons(&trial.remarks[0]), [Reason::Known]);
        assert!(matches!(reasons(&trial.remarks[1])[..], [Reason::Misread(_), Reason::Unknown]));
    }
}
