//! Where in the worksheets a path of the plan is shown.

use crate::plan::Plan;

/// A worksheet, and the account in view if it is an account's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its number; empty for an action that comes from none.
    pub worksheet: &'static str,
    pub account: Option<String>,
}

impl Place {
    /// The place of a path of ids. None for what no worksheet shows, as the plan's name.
    pub fn of(plan: &Plan, path: &str) -> Option<Self> {
        let worksheet = worksheet_of(path)?;
        let mut steps = path.split('/').skip(1);
        let account = match (steps.next()?, steps.next()) {
            ("accounts", Some(account)) => Some(account.to_owned()),
            ("risks", Some(risk)) => Some(plan.risks.get(risk)?.account.0.clone()),
            _ => None,
        };
        Some(Self { worksheet, account })
    }
}

/// The number of the worksheet that shows a path of ids.
pub fn worksheet_of(path: &str) -> Option<&'static str> {
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    Some(match steps.as_slice() {
        ["background", ..] => "1.1",
        ["goals", ..] => "1.2",
        ["scope" | "members", ..] => "1.3",
        // Where all risks of an account are listed, wherever they were found.
        ["scheme" | "risks", ..] => "2.4",
        ["accounts", _, "industry", ..] => "2.2",
        ["accounts", _, "buying", ..] => "2.3",
        ["accounts", _, "assessment", ..] => "2.4",
        ["accounts", _, ..] => "2.1",
        _ => return None,
    })
}
