//! What the checks found, in words.

use crate::i18n::{Words, words::shell};
use crate::routes::{Route, View};
use crate::worksheets::{Scope, field_label, misread, sheet};
use plan_core::insight::{Finding, Kind};

/// The finding as a sentence.
pub fn sentence(finding: &Finding) -> String {
    let words: Words = match &finding.kind {
        Kind::NotValid(reason) => misread(reason),
        Kind::Dangling => shell::FOUND_DANGLING.into(),
        Kind::EndBeforeStart => shell::FOUND_END_BEFORE_START.into(),
        Kind::TargetEqualsStart => shell::FOUND_TARGET_EQUALS_START.into(),
        Kind::GoalOverdue { days } => shell::found_goal_overdue(days).into(),
        Kind::GoalWithoutTarget => shell::FOUND_GOAL_WITHOUT_TARGET.into(),
        Kind::ReportingCycle => shell::FOUND_CYCLE.into(),
        Kind::DuplicateName { name } => shell::found_duplicate(crate::i18n::visible(name)).into(),
        Kind::AccountWithoutOwner => shell::FOUND_NO_ACCOUNT_OWNER.into(),
        Kind::PartAboveWhole => shell::FOUND_PART_ABOVE_WHOLE.into(),
        Kind::ReviewOverdue { days } => shell::found_review_overdue(days).into(),
        Kind::ActionWithoutOwner => shell::FOUND_ACTION_NO_OWNER.into(),
        Kind::ActionOverdue { days } => shell::found_action_overdue(days).into(),
    };
    match (&finding.kind, field_label(&finding.path)) {
        (Kind::NotValid(_) | Kind::Dangling, Some(label)) => format!("{}: {}", label.say(), words.say()),
        _ => words.say(),
    }
}

/// Where it is mended.
pub fn route(plan: &str, finding: &Finding) -> Route {
    let worksheet = finding.place.worksheet;
    let view = match (&finding.place.account, sheet(worksheet)) {
        (Some(account), Some(known)) if known.scope == Scope::Account => {
            View::AccountWorksheet { worksheet: worksheet.into(), account: account.clone() }
        }
        (_, Some(known)) if known.scope == Scope::Plan => View::Worksheet(worksheet.into()),
        _ => View::Actions,
    };
    Route::in_plan(plan, view)
}
