//! Worksheet 6.2: accounts that nobody visits, promises that nobody kept, and days that nobody prepares.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
#[cfg(test)]
use crate::plan::Plan;
use crate::plan::relationship::VisitState;
#[cfg(test)]
use crate::plan::relationship::{CareDate, CareRule, Gift, Promise, Visit};
use crate::reading::care::{last_seen, next_day, promise_overdue, rule_of};
use crate::reading::growth::currency_of;
use crate::value::Leaf;

/// How near a visit or a day has to be before it has to be prepared.
const VISIT_DAYS: i64 = 7;
const DATE_DAYS: i64 = 14;

pub(super) static RULES: &[Rule] = &[
    rule!(
        "rhythm_broken", Business, ["days", "account"], rhythm_broken,
        raised: |plan| rhythm(plan, "2026-06-08"),
        quiet: |plan| rhythm(plan, "2026-06-09"),
    ),
    rule!(
        "rhythm_unknown", Business, ["account"], rhythm_unknown,
        raised: |plan| rhythm(plan, ""),
        quiet: |plan| rhythm(plan, "2026-06-09"),
    ),
    rule!(
        "promise_overdue", Business, ["days"], |case, raised| {
            for promise in &case.plan.care.promises {
                if let Some(days) = promise_overdue(promise, case.today) {
                    raised.with(format!("/care/promises/{}/due", promise.id), vec![("days", Fact::Count(days))]);
                }
            }
        },
        raised: |plan| promise(plan, "2026-06-29"),
        quiet: |plan| promise(plan, "2026-06-30"),
    ),
    rule!(
        "visit_without_commitment", Business, [], visit_without_commitment,
        raised: |plan| visit(plan, "2026-07-07"),
        quiet: |plan| visit(plan, "2026-07-08"),
    ),
    rule!(
        "care_day_unowned", Business, ["days"], care_day_unowned,
        raised: |plan| date(plan, "7", "14"),
        quiet: |plan| date(plan, "7", "15"),
    ),
    rule!(
        "care_day_impossible", Entries, [], |case, raised| {
            for date in &case.plan.care.dates {
                let is_given = date.month.valid().is_some() && date.day.valid().is_some();
                // Asked from a day on after which every calendar goes on for long.
                if is_given && next_day(date, chrono::NaiveDate::from_yo_opt(2001, 1).unwrap_or_default()).is_none() {
                    raised.at(format!("/care/dates/{}/day", date.id));
                }
            }
        },
        raised: |plan| date(plan, "4", "31"),
        quiet: |plan| date(plan, "2", "29"),
    ),
    rule!(
        "gift_over_limit", Business, [], |case, raised| {
            let limit = &case.plan.care.gift_limit;
            for gift in &case.plan.care.gifts {
                let same = currency_of(case.plan, &gift.value) == currency_of(case.plan, limit);
                let over = gift.value.amount.valid().zip(limit.amount.valid()).is_some_and(|(it, most)| it.0 > most.0);
                if same && over {
                    raised.at(format!("/care/gifts/{}/value", gift.id));
                }
            }
        },
        raised: |plan| gift(plan, "200.01"),
        quiet: |plan| gift(plan, "200"),
    ),
];

/// A strategic account that is to be visited every 21 days, and was last on that day.
#[cfg(test)]
fn rhythm(plan: &mut Plan, met_on: &str) {
    x(plan).assessment.tier = Choice::of("strategic");
    let rule = CareRule { tier: Choice::of("strategic"), visit_every_days: Entry::of("21"), ..CareRule::default() };
    plan.care.rules.push(id("r"), rule);
    let (account, met_on) = (Reference::to("x"), Entry::of(met_on));
    plan.care.visits.push(id("v"), Visit { account, met_on, ..Visit::default() });
}

#[cfg(test)]
fn promise(plan: &mut Plan, due: &str) {
    plan.care.promises.push(id("p"), Promise { due: Entry::of(due), ..Promise::default() });
}

#[cfg(test)]
fn visit(plan: &mut Plan, planned_on: &str) {
    plan.care.visits.push(id("v"), Visit { planned_on: Entry::of(planned_on), ..Visit::default() });
}

#[cfg(test)]
fn date(plan: &mut Plan, month: &str, day: &str) {
    plan.care.dates.push(id("d"), CareDate { month: Entry::of(month), day: Entry::of(day), ..CareDate::default() });
}

#[cfg(test)]
fn gift(plan: &mut Plan, value: &str) {
    plan.care.gift_limit = money("200", "");
    plan.care.gifts.push(id("g"), Gift { value: money(value, "CNY"), ..Gift::default() });
}

/// Accounts whose tier has a visit rhythm, with its days and the rule's path.
fn each_rhythm(case: &Case<'_>, mut look: impl FnMut(&str, &str, i64, String)) {
    for (_, account) in &case.accounts {
        if let Some(rule) = rule_of(case.plan, account)
            && let Some(every) = rule.visit_every_days.valid()
        {
            look(&account.id, &account.name, every.0, format!("/care/rules/{}/visit_every_days", rule.id));
        }
    }
}

fn rhythm_broken(case: &Case<'_>, raised: &mut Raised<'_>) {
    each_rhythm(case, |account, name, every, path| {
        let seen = last_seen(&case.plan.care, account, case.today);
        let days = seen.map(|day| (case.today - day).num_days());
        if let Some(days) = days.filter(|days| *days > every) {
            raised.with(path, vec![("days", Fact::Count(days)), ("account", Fact::Text(name.to_owned()))]);
        }
    });
}

fn rhythm_unknown(case: &Case<'_>, raised: &mut Raised<'_>) {
    each_rhythm(case, |account, name, _, path| {
        if last_seen(&case.plan.care, account, case.today).is_none() {
            raised.with(path, vec![("account", Fact::Text(name.to_owned()))]);
        }
    });
}

fn visit_without_commitment(case: &Case<'_>, raised: &mut Raised<'_>) {
    let is_ahead = |state: Option<VisitState>| matches!(state, None | Some(VisitState::Planned | VisitState::Prepared));
    for visit in case.plan.care.visits.iter().filter(|visit| is_ahead(visit.state.known())) {
        let days = visit.planned_on.valid().map(|day| (day.0 - case.today).num_days());
        if days.is_some_and(|days| (0..=VISIT_DAYS).contains(&days)) && visit.commitment_wanted.is_empty() {
            raised.at(format!("/care/visits/{}/commitment_wanted", visit.id));
        }
    }
}

fn care_day_unowned(case: &Case<'_>, raised: &mut Raised<'_>) {
    for date in case.plan.care.dates.iter().filter(|date| date.owner.is_empty()) {
        let before = date.days_before.valid().map_or(DATE_DAYS, |days| days.0);
        let days = next_day(date, case.today).map(|day| (day - case.today).num_days());
        if let Some(days) = days.filter(|days| *days <= before) {
            raised.with(format!("/care/dates/{}/owner", date.id), vec![("days", Fact::Count(days))]);
        }
    }
}
