//! What the checks found, in words.

use crate::i18n::{choice_label, decimal, money, rounded, rule_in_words, visible, words::found, words::shell};
use crate::routes::{Route, View};
use crate::sheets::{field_label, misread_at, named, not_listed, row_called, value_at};
use plan_core::checks::{Fact, Finding};
use plan_core::plan::Plan;
use plan_core::value::Target;
use rust_decimal::Decimal;

/// The finding as a sentence, which names the value that it is about.
pub fn sentence(plan: &Plan, finding: &Finding) -> String {
    let label = field_label(&finding.path).map(|label| label.say());
    match (finding.rule.name, finding.facts.as_slice()) {
        ("not_valid", [(_, Fact::Reason(reason))]) => {
            let why = misread_at(&finding.path, reason).say();
            label.map_or(why.clone(), |label| found::of_value(label, value_at(plan, &finding.path), why).say())
        }
        ("dangling", [(_, Fact::Text(text))]) => {
            let words = not_listed(text);
            label.map_or(words.clone(), |label| format!("{label}: {words}"))
        }
        _ => words_of(plan, finding),
    }
}

fn words_of(plan: &Plan, finding: &Finding) -> String {
    let mut facts: Vec<(&'static str, String)> =
        finding.facts.iter().map(|(name, fact)| (*name, fact_in_words(plan, fact))).collect();
    if finding.rule.name == "figure_without_reason" {
        facts.extend(by_hand(plan, &finding.path));
    }
    rule_in_words(finding.rule.name, facts)
}

fn fact_in_words(plan: &Plan, fact: &Fact) -> String {
    match fact {
        Fact::Count(count) => count.to_string(),
        Fact::Percent(percent) => places(*percent),
        Fact::Money(sum) => money(*sum, &plan.currency.0),
        Fact::Text(text) => visible(text),
        Fact::Tier(tier) => choice_label("tier", tier),
        Fact::Reason(reason) => misread_at("", reason).say(),
    }
}

/// The figure whose reason is missing: sales, or that of a criterion.
fn by_hand(plan: &Plan, reason: &str) -> [(&'static str, String); 2] {
    let figure = match reason.strip_suffix("_reason") {
        Some(figure) => figure.to_owned(),
        None => reason.replace("/reason", "/value"),
    };
    let what = match reason.strip_suffix("/reason") {
        Some(row) => value_at(plan, &format!("{row}/criterion")),
        None => field_label(&figure).map_or_else(String::new, |label| label.say()),
    };
    [("value", value_at(plan, &figure)), ("what", what)]
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
    use crate::i18n::{Language, language, words};
    use leptos::prelude::Set;
    use plan_core::checks::{check, rule_named, rules};
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
        let finding = Finding {
            path: "/actions/x/due".into(),
            place,
            rule: rule_named("action_overdue").unwrap(),
            facts: vec![("days", Fact::Count(3))],
        };
        assert_eq!(subject(&plan, &finding).as_deref(), Some("“Call back” (Haichuan \u{b7} Li)"));
        assert_eq!(route("p", &finding), Route::in_plan("p", View::Actions));
    }

    #[test]
    fn every_rule_has_words_that_speak_of_nothing_but_its_facts() {
        // Those of an entry that is not valid are its reason.
        for rule in rules().filter(|rule| rule.name != "not_valid") {
            let words = words::rule(rule.name).unwrap_or_else(|| panic!("{} has no words", rule.name));
            for language in Language::ALL {
                let parts = words.in_language(language).split('{').skip(1).filter_map(|rest| rest.split_once('}'));
                let mut spoken: Vec<&str> = parts.map(|(name, _)| name.split(':').next().unwrap_or(name)).collect();
                // The page knows which figure it was, and its value.
                spoken.retain(|name| rule.name != "figure_without_reason" || !["what", "value"].contains(name));
                assert!(spoken.iter().all(|name| rule.facts.contains(name)), "{}: {spoken:?}", rule.name);
                let unsaid = |fact: &&&str| !spoken.contains(*fact);
                assert_eq!(rule.facts.iter().find(unsaid), None, "{}", rule.name);
            }
        }
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
