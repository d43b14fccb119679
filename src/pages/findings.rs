//! What the checks found, in words.

use crate::i18n::{Words, decimal, rounded, visible, words::found, words::shell};
use crate::routes::{Route, View};
use crate::worksheets::{Scope, field_label, misread_at, sheet};
use plan_core::insight::{Finding, Kind};
use plan_core::plan::Plan;
use rust_decimal::Decimal;

/// The finding as a sentence.
pub fn sentence(finding: &Finding) -> String {
    let words: Words = match &finding.kind {
        Kind::NotValid(reason) => misread_at(&finding.path, reason),
        Kind::Dangling => shell::FOUND_DANGLING.into(),
        Kind::EndBeforeStart => shell::FOUND_END_BEFORE_START.into(),
        Kind::TargetEqualsStart => shell::FOUND_TARGET_EQUALS_START.into(),
        Kind::GoalOverdue { days } => shell::found_goal_overdue(days).into(),
        Kind::GoalWithoutTarget => shell::FOUND_GOAL_WITHOUT_TARGET.into(),
        Kind::UnitSaidTwice => found::UNIT_SAID_TWICE.into(),
        Kind::ReportingCycle => shell::FOUND_CYCLE.into(),
        Kind::DuplicateName { name } => shell::found_duplicate(visible(name)).into(),
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

/// What a sentence is about, where it does not say so itself: the account, or the action with its account and owner.
pub fn subject(plan: &Plan, finding: &Finding) -> Option<String> {
    let action = finding.path.strip_prefix("/actions/").and_then(|rest| plan.actions.get(rest.split('/').next()?));
    let account = finding.place.account.as_ref().and_then(|id| plan.accounts.get(id));
    let account = account.map(|account| account.name.0.as_str());
    let Some(action) = action else {
        return account.map(visible);
    };
    let owner = plan.members.get(&action.owner.0).map(|member| member.name.0.as_str());
    let what = match action.what.0.trim() {
        "" => shell::UNNAMED.say().to_owned(),
        what => visible(what),
    };
    let named = [account, owner].into_iter().flatten().filter(|name| !name.trim().is_empty()).map(visible);
    let named: Vec<String> = named.collect();
    Some(if named.is_empty() { what } else { shell::action_of(named.join(" \u{b7} "), what).say() })
}

/// A percentage with one digit after the point where it has more.
fn places(percent: Decimal) -> String {
    decimal(&rounded(percent, 1).normalize().to_string(), 1)
}

/// Where it is mended.
pub fn route(plan: &str, finding: &Finding) -> Route {
    // All of them are in one list, whatever account or worksheet they come from.
    if finding.path.starts_with("/actions/") {
        return Route::in_plan(plan, View::Actions);
    }
    if finding.path.starts_with("/scheme") {
        return Route::in_plan(plan, View::Scheme);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::insight::Place;
    use plan_core::plan::{Account, Action, Member, RowId};
    use plan_core::value::{Line, Reference};

    #[test]
    fn a_late_action_is_named_with_account_and_owner_and_leads_to_the_list() {
        language().set(Language::English);
        let id = || RowId::new("x").unwrap();
        let mut plan = Plan::default();
        plan.accounts.push(id(), Account { name: Line("Haichuan".into()), ..Account::default() });
        plan.members.push(id(), Member { name: Line("Li".into()), ..Member::default() });
        let (account, owner) = (Reference::to("x"), Reference::to("x"));
        plan.actions.push(id(), Action { what: Line("Call back".into()), account, owner, ..Action::default() });
        let place = Place { worksheet: "2.2", account: Some("x".into()) };
        let finding = Finding { path: "/actions/x/due".into(), place, kind: Kind::ActionOverdue { days: 3 } };
        assert_eq!(subject(&plan, &finding).as_deref(), Some("“Call back” (Haichuan \u{b7} Li)"));
        assert_eq!(route("p", &finding), Route::in_plan("p", View::Actions));
    }
}
