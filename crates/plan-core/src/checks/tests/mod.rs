//! Every rule is raised by one plan and not by another; what they say beyond that stands in `contradictions` and below.

mod contradictions;
pub(super) mod plans;

use super::{Fact, Finding, check, rules};
use crate::reading::plan_reading;
use crate::value::Misread;
use chrono::NaiveDate;
use plans::*;

fn today() -> NaiveDate {
    "2026-06-30".parse().unwrap()
}

/// A plan with one account, whose owner is in the team.
fn plan(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = Plan { currency: Choice::of("CNY"), ..Plan::default() };
    plan.members.push(id("m"), Member::default());
    let mut account = Account { name: Line("X".into()), ..Account::default() };
    account.profile.owner = Reference::to("m");
    plan.accounts.push(id("x"), account);
    change(&mut plan);
    plan
}

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &plan_reading(plan, today()), today())
}

/// What is found, each as its path, the rule's name and its facts; but for reasons that were not given.
fn found(change: impl FnOnce(&mut Plan)) -> Vec<String> {
    let all = findings(&plan(change)).into_iter().map(|finding| finding.said());
    all.filter(|said| !said.ends_with("figure_without_reason")).collect()
}

impl Finding {
    fn said(&self) -> String {
        let facts = self.facts.iter().map(|(_, fact)| match fact {
            Fact::Count(count) => count.to_string(),
            Fact::Percent(number) | Fact::Money(number) => number.normalize().to_string(),
            Fact::Text(text) | Fact::Tier(text) => text.clone(),
            Fact::Reason(reason) => format!("{reason:?}"),
        });
        let parts: Vec<String> = [self.rule.name.to_owned()].into_iter().chain(facts).collect();
        format!("{}: {}", self.path, parts.join(" "))
    }
}

#[test]
fn every_rule_is_raised_by_one_plan_and_not_by_another() {
    for rule in rules() {
        let raises = |change: fn(&mut Plan)| {
            let found = findings(&plan(change)).into_iter().find(|finding| finding.rule == rule);
            found.map(|finding| finding.facts.iter().map(|(name, _)| *name).collect::<Vec<_>>())
        };
        assert_eq!(raises(rule.raised).as_deref(), Some(rule.facts), "{} raised", rule.name);
        assert_eq!(raises(rule.quiet), None, "{} quiet", rule.name);
    }
}

#[test]
fn no_two_rules_have_one_name() {
    let mut names: Vec<&str> = rules().map(|rule| rule.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn an_empty_plan_and_one_with_a_bare_account_have_no_findings() {
    assert_eq!(findings(&Plan::default()), []);
    assert_eq!(found(|_| {}), [""; 0]);
}

#[test]
fn what_is_in_the_archive_is_found_nowhere_but_in_single_fields() {
    let archived = found(|plan| {
        let account = x(plan);
        account.archived.0 = true;
        account.profile.owner = Reference::default();
        account.buying.review.next_on = Entry::of("2026-01-01");
    });
    assert_eq!(archived, [""; 0]);
}

#[test]
fn findings_stand_in_the_order_of_the_worksheets() {
    let all = found(|plan| {
        plan.scope.start = Entry::of("2027-05-01");
        plan.scope.end = Entry::of("2027-04-01");
        plan.background.concentration.sales_share.value = Entry::of("half");
        let (worksheet, due) = (Choice::of("1.2"), Entry::of("2026-06-27"));
        plan.actions.push(id("a"), Action { due, worksheet, ..Action::default() });
    });
    let reason = format!("{:?}", Misread::NotANumber);
    assert_eq!(
        all,
        [
            &format!("/background/concentration/sales_share/value: not_valid {reason}"),
            "/actions/a/owner: action_without_owner",
            "/actions/a/due: action_overdue 3",
            "/scope/end: end_before_start",
        ]
    );
}

#[test]
fn everyone_in_a_reporting_circle_is_named() {
    let circle = found(|plan| {
        for (contact, superior) in [("a", "b"), ("b", "c"), ("c", "b")] {
            let row = crate::plan::profile::Contact { reports_to: Reference::to(superior), ..Default::default() };
            x(plan).profile.contacts.push(id(contact), row);
        }
    });
    let at = |contact: &str| format!("/accounts/x/profile/contacts/{contact}/reports_to: reporting_cycle");
    assert_eq!(circle.iter().filter(|said| said.ends_with("cycle")).collect::<Vec<_>>(), [&at("b"), &at("c")]);
}

#[test]
fn a_risk_that_is_held_off_or_accepted_asks_for_no_answer() {
    let risk = |control: &str, strategy: &str| {
        found(|plan| {
            let risk = crate::plan::Risk {
                likelihood: Entry::of("4"),
                impact: Entry::of("4"),
                control: Entry::of(control),
                strategy: Choice::of(strategy),
                account: Reference::to("x"),
                ..Default::default()
            };
            plan.risks.push(id("r"), risk);
        })
    };
    assert_eq!(risk("", ""), ["/risks/r/strategy: risk_unanswered"]);
    // 16 × (1 − 0.5) = 8.
    assert_eq!(risk("50", ""), [""; 0]);
    assert_eq!(risk("", "accept"), [""; 0]);
}
