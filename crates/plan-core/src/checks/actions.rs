//! What was decided: open actions that are late or nobody's, whichever worksheet they come from, or none.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::{Action, Row};
use crate::reading::{Place, days_overdue, is_open};
use crate::value::Leaf;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "action_without_owner", Entries, [], |case, raised| {
            for action in open(case).filter(|action| action.owner.is_empty()) {
                raised.placed(path(action, "owner"), place(action), Vec::new());
            }
        },
        raised: |plan| action(plan, "", "", "open"),
        quiet: |plan| action(plan, "", "", "done"),
    ),
    rule!(
        "action_overdue", Business, ["days"], action_overdue,
        raised: |plan| action(plan, "m", "2026-06-29", ""),
        quiet: |plan| action(plan, "m", "2026-06-30", ""),
    ),
];

#[cfg(test)]
fn action(plan: &mut Plan, owner: &str, due: &str, status: &str) {
    let (owner, due, status) = (Reference::to(owner), Entry::of(due), Choice::of(status));
    plan.actions.push(id("a"), Action { owner, due, status, ..Action::default() });
}

fn open<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Row<Action>> + use<'a> {
    case.plan.actions.iter().filter(|action| is_open(action))
}

fn path(action: &Row<Action>, field: &str) -> String {
    format!("/actions/{}/{field}", action.id)
}

/// One that comes from no worksheet is found in the list of all actions.
fn place(action: &Action) -> Place {
    let account = (!action.account.0.is_empty()).then(|| action.account.0.clone());
    Place { worksheet: action.worksheet.known(), account }
}

fn action_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for action in open(case) {
        if let Some(days) = days_overdue(action, case.today) {
            raised.placed(path(action, "due"), place(action), vec![("days", Fact::Count(days))]);
        }
    }
}
