//! Where in the worksheets a path of the plan is shown.

use crate::plan::{Plan, Worksheet};

/// A worksheet, and the account in view if it is an account's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Nothing for an action that comes from none.
    pub worksheet: Option<Worksheet>,
    pub account: Option<String>,
}

impl Place {
    /// The place of a path of ids. None for what no worksheet shows, as the plan's name.
    pub fn of(plan: &Plan, path: &str) -> Option<Self> {
        let worksheet = Some(Worksheet::showing(path)?);
        let mut steps = path.split('/').skip(1);
        let account = match (steps.next()?, steps.next()) {
            ("accounts", Some(account)) => Some(account.to_owned()),
            ("risks", Some(risk)) => Some(plan.risks.get(risk)?.account.0.clone()),
            _ => None,
        };
        Some(Self { worksheet, account })
    }
}
