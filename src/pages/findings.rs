//! What the checks found, in words.

use crate::i18n::{Words, decimal, rounded, words::found, words::shell};
use crate::routes::{Route, View};
use crate::worksheets::{Scope, field_label, misread, sheet};
use plan_core::insight::{Finding, Kind};
use rust_decimal::Decimal;

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
        Kind::NoKeyPlayer => found::NO_KEY_PLAYER.into(),
        Kind::NoSupporter => found::NO_SUPPORTER.into(),
        Kind::SingleThreaded => found::SINGLE_THREADED.into(),
        Kind::SharesOverWhole => found::SHARES_OVER_WHOLE.into(),
        Kind::RecordsInFuture { count } => found::records_in_future(count).into(),
        Kind::RecordsInOtherCurrency { count } => found::records_in_other_currency(count).into(),
        Kind::RecordsIncomplete { count } => found::records_incomplete(count).into(),
        Kind::NoWeight => found::NO_WEIGHT.into(),
        Kind::NegativeWeight => found::NEGATIVE_WEIGHT.into(),
        Kind::Inconsistent => found::INCONSISTENT.into(),
        Kind::PairsMissing => found::PAIRS_MISSING.into(),
        Kind::TooManyCriteria => found::TOO_MANY_CRITERIA.into(),
        Kind::EmptyScale => found::EMPTY_SCALE.into(),
        Kind::CutOffsRise => found::CUT_OFFS_RISE.into(),
        Kind::SalesFell { percent } => found::sales_fell(places(*percent)).into(),
        Kind::Contradicted { typed, computed } => found::contradicted(places(*computed), places(*typed)).into(),
        Kind::PeriodNoYear { months } => found::period_no_year(months).into(),
        Kind::AccountsAboveTotal => found::ACCOUNTS_ABOVE_TOTAL.into(),
        Kind::MostBelowKnown => found::MOST_BELOW_KNOWN.into(),
        Kind::Twice => found::TWICE.into(),
        Kind::RecordsBeginLate => found::RECORDS_BEGIN_LATE.into(),
        Kind::RecordsEndEarly { months } => found::records_end_early(months).into(),
        Kind::TierWithoutReason => found::TIER_WITHOUT_REASON.into(),
        Kind::FigureWithoutReason => found::FIGURE_WITHOUT_REASON.into(),
        Kind::MoreThanWallet => found::MORE_THAN_WALLET.into(),
        Kind::RiskUnanswered => found::RISK_UNANSWERED.into(),
    };
    match (&finding.kind, field_label(&finding.path)) {
        (Kind::NotValid(_) | Kind::Dangling, Some(label)) => format!("{}: {}", label.say(), words.say()),
        _ => words.say(),
    }
}

/// A percentage with one digit after the point where it has more.
fn places(percent: Decimal) -> String {
    decimal(&rounded(percent, 1).normalize().to_string(), 1)
}

/// Where it is mended.
pub fn route(plan: &str, finding: &Finding) -> Route {
    let worksheet = finding.place.worksheet;
    let view = match (&finding.place.account, sheet(worksheet)) {
        (Some(account), Some(known)) if known.scope == Scope::Account => {
            View::AccountWorksheet { worksheet: worksheet.into(), account: account.clone() }
        }
        // The scheme is the plan's, and stands with every account.
        (None, Some(known)) if known.scope == Scope::Account => {
            View::AccountWorksheet { worksheet: worksheet.into(), account: String::new() }
        }
        (_, Some(known)) if known.scope == Scope::Plan => View::Worksheet(worksheet.into()),
        _ => View::Actions,
    };
    Route::in_plan(plan, view)
}
