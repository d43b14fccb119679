//! What the checks found, in words.

use crate::i18n::{Told, Words, choice_label, decimal, money, rounded, visible, words::found, words::shell};
use crate::routes::{Route, View};
use crate::sheets::{field_label, misread_at, named, not_listed, row_called, value_at};
use plan_core::checks::{Finding, Kind};
use plan_core::plan::Plan;
use plan_core::value::Target;
use rust_decimal::Decimal;

/// The finding as a sentence, which names the value that it is about.
pub fn sentence(plan: &Plan, finding: &Finding) -> String {
    let sum = |sum: &Decimal| money(*sum, &plan.currency.0);
    let words: Words = match &finding.kind {
        Kind::NotValid(reason) => misread_at(&finding.path, reason),
        Kind::Dangling { text } => not_listed(text),
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
        Kind::SalesUnlikeRecords { typed, recorded } => found::sales_unlike_records(sum(recorded), sum(typed)).into(),
        Kind::TierWithoutReason { set, computed } => {
            let [set, computed] = [set.as_str(), computed.slug()].map(|tier| choice_label("tier", tier));
            found::tier_without_reason(computed, set).into()
        }
        Kind::FigureWithoutReason => by_hand(plan, &finding.path).into(),
        Kind::MoreThanWallet => found::MORE_THAN_WALLET.into(),
        Kind::RiskUnanswered => found::RISK_UNANSWERED.into(),
    };
    match (&finding.kind, field_label(&finding.path)) {
        (Kind::NotValid(_), Some(label)) => {
            found::of_value(label.say(), value_at(plan, &finding.path), words.say()).say()
        }
        (Kind::Dangling { .. }, Some(label)) => format!("{}: {}", label.say(), words.say()),
        _ => words.say(),
    }
}

/// The figure whose reason is missing: sales, or that of a criterion.
fn by_hand(plan: &Plan, reason: &str) -> Told {
    let figure = match reason.strip_suffix("_reason") {
        Some(figure) => figure.to_owned(),
        None => reason.replace("/reason", "/value"),
    };
    let what = match reason.strip_suffix("/reason") {
        Some(row) => value_at(plan, &format!("{row}/criterion")),
        None => field_label(&figure).map_or_else(String::new, |label| label.say()),
    };
    found::figure_without_reason(value_at(plan, &figure), what)
}

/// All that is said of a finding: whose it is, in which row, and what.
pub fn line(plan: &Plan, finding: &Finding) -> String {
    let parts = [subject(plan, finding), row_called(plan, &finding.path), Some(sentence(plan, finding))];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}

/// What a sentence is about, where it does not say so itself: the account, or the action with its account and owner.
fn subject(plan: &Plan, finding: &Finding) -> Option<String> {
    let action = finding.path.strip_prefix("/actions/").and_then(|rest| plan.actions.get(rest.split('/').next()?));
    let account = finding.place.account.as_ref().and_then(|id| plan.accounts.get(id));
    let account = account.map(|account| visible(&account.name.0));
    let Some(action) = action else {
        return account;
    };
    let account = account.unwrap_or_else(|| named(plan, Target::Account, &action.account.0));
    let owner = named(plan, Target::Member, &action.owner.0);
    let what = match action.what.0.trim() {
        "" => shell::UNNAMED.say().to_owned(),
        what => visible(what),
    };
    let named: Vec<String> = [account, owner].into_iter().filter(|name| !name.trim().is_empty()).collect();
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
    let account = finding.place.account.as_deref().unwrap_or_default();
    Route::in_plan(plan, finding.place.worksheet.map_or(View::Actions, |worksheet| View::of(worksheet, account)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language};
    use leptos::prelude::Set;
    use plan_core::checks::check;
    use plan_core::plan::profile::Contact;
    use plan_core::plan::{Account, Action, Member, RowId, Worksheet};
    use plan_core::reading::{Place, plan_reading};
    use plan_core::value::{Choice, Entry, Line, Reference};

    #[test]
    fn a_late_action_is_named_with_account_and_owner_and_leads_to_the_list() {
        language().set(Language::English);
        let id = || RowId::new("x").unwrap();
        let mut plan = Plan::default();
        plan.accounts.push(id(), Account { name: Line("Haichuan".into()), ..Account::default() });
        plan.members.push(id(), Member { name: Line("Li".into()), ..Member::default() });
        let (account, owner) = (Reference::to("x"), Reference::to("x"));
        plan.actions.push(id(), Action { what: Line("Call back".into()), account, owner, ..Action::default() });
        let place = Place { worksheet: Some(Worksheet::Industry), account: Some("x".into()) };
        let finding = Finding { path: "/actions/x/due".into(), place, kind: Kind::ActionOverdue { days: 3 } };
        assert_eq!(subject(&plan, &finding).as_deref(), Some("“Call back” (Haichuan \u{b7} Li)"));
        assert_eq!(route("p", &finding), Route::in_plan("p", View::Actions));
    }

    #[test]
    fn what_is_not_in_order_is_named_with_its_row_and_its_value() {
        language().set(Language::English);
        let id = |text: &str| RowId::new(text).unwrap();
        let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
        let mut account = Account { name: Line("Haichuan".into()), ..Account::default() };
        let contact = Contact { name: Line("Ling".into()), support: Choice::of("maybe"), ..Contact::default() };
        account.profile.contacts.push(id("c"), contact);
        account.profile.owner = Reference::to("Anna Keller");
        account.assessment.revenue.amount = Entry::of("1200");
        plan.accounts.push(id("x"), account);
        let today = "2026-06-30".parse().unwrap();
        let found = check(&plan, &plan_reading(&plan, today), today);
        let lines: Vec<String> = found.iter().map(|finding| line(&plan, finding)).collect();
        for wanted in [
            "Haichuan \u{b7} Contacts Ling \u{b7} Support: “maybe” – ",
            "Haichuan \u{b7} Account owner: “Anna Keller” is not in the list; please choose",
            "Haichuan \u{b7} Sales, last 12 months: 1,200 was set by hand",
        ] {
            assert!(lines.iter().any(|line| line.starts_with(wanted)), "{wanted}: {lines:?}");
        }
    }
}
