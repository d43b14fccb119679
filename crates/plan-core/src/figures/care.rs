//! The figures of worksheet 6.2.

use super::notation::{Formula, Plain};
use super::portion::{Sum, portion, quotient, ratio as ratio_of};
use super::{Figure, Input, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::Unavailable;
use crate::plan::Row;
use crate::plan::relationship::{PromiseSide, Visit, VisitOutcome, VisitState};
use crate::reading::care::{last_seen, next_day, promise_overdue, rule_of, took_place};
use crate::reading::growth::currency_of;
use crate::value::Leaf;
use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("visits-done", visits_done),
    Figure::of_plan("rhythm-kept", rhythm_kept),
    Figure::of_plan("advance-rate", |sight| {
        let visits = judged(sight);
        portion(("visits_advancing", advances(&visits)), ("visits_done", visits.len()))
    }),
    Figure::of_plan("visit-cost", visit_cost),
    Figure::of_plan("promises-kept", promises_kept),
    Figure::of_row("promise-late", "/care/promises", promise_late),
    Figure::of_row("next-day", "/care/dates", |row| {
        let date = row.plan.care.dates.get(row.id());
        let inputs = date.map(|date| [Input::entry("care_month", &date.month), Input::entry("care_day", &date.day)]);
        let next = date.and_then(|date| next_day(date, row.today));
        Worked::day(next.ok_or(Unavailable::Missing)).with_all(inputs.into_iter().flatten())
    }),
    Figure::of_row("days-ahead", "/care/dates", days_ahead),
    Figure::of_row("gift-of-limit", "/care/gifts", gift_of_limit),
];

/// Days of preparation where none are given.
const DAYS_BEFORE: i64 = 14;

fn visits_done(sight: &Sight<'_>) -> Worked {
    let since = sight.today.checked_sub_days(Days::new(90)).unwrap_or(NaiveDate::MIN);
    let is_due = |visit: &&Row<Visit>| {
        let planned = visit.planned_on.valid().is_some_and(|day| day.0 > since && day.0 <= sight.today);
        planned && !visit.state.is(VisitState::Cancelled)
    };
    let due: Vec<&Row<Visit>> = sight.plan.care.visits.iter().filter(is_due).collect();
    let done = due.iter().filter(|visit| visit.state.is(VisitState::Done)).count();
    portion(("visits_done", done), ("visits_due", due.len()))
}

/// Visits of the last twelve months with an outcome.
fn judged<'a>(sight: &Sight<'a>) -> Vec<&'a Row<Visit>> {
    let since = sight.today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let is_judged = |visit: &&Row<Visit>| {
        let lately = took_place(visit).is_some_and(|day| day > since && day <= sight.today);
        lately && visit.outcome.known().is_some()
    };
    sight.plan.care.visits.iter().filter(is_judged).collect()
}

fn advances(visits: &[&Row<Visit>]) -> usize {
    visits.iter().filter(|visit| visit.outcome.is(VisitOutcome::Advance)).count()
}

fn visit_cost(sight: &Sight<'_>) -> Worked {
    let visits = judged(sight);
    let costs = Sum::of(sight.plan, visits.iter().map(|visit| &visit.cost)).whole();
    let advances = advances(&visits);
    let each = costs.and_then(|sum| sum.checked_div(Decimal::from(advances)).ok_or(Unavailable::Missing));
    let inputs = costs.ok().map(|sum| Input::sum("visit_costs", sum));
    let formula = quotient(&Plain::exact(costs.unwrap_or_default()), &Plain::count(advances));
    Worked::money(each).with_all(inputs).with(Input::counted("visits_advancing", advances)).by(formula)
}

fn rhythm_kept(sight: &Sight<'_>) -> Worked {
    let plan = sight.plan;
    let kept = sight.reading.accounts.iter().filter_map(|account| {
        let every = rule_of(plan, account)?.visit_every_days.valid()?.0;
        let seen = last_seen(&plan.care, &account.id, sight.today);
        Some(seen.is_some_and(|day| (sight.today - day).num_days() <= every))
    });
    let (kept, all) = kept.fold((0, 0), |(kept, all), is_kept| (kept + usize::from(is_kept), all + 1));
    portion(("accounts_in_rhythm", kept), ("accounts_with_rule", all))
}

fn promises_kept(sight: &Sight<'_>) -> Worked {
    let since = sight.today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
    let ours = sight.plan.care.promises.iter().filter(|promise| !promise.side.is(PromiseSide::Theirs));
    let due = ours.filter_map(|promise| {
        let due = promise.due.valid().filter(|day| day.0 > since && day.0 <= sight.today)?;
        Some(promise.kept_on.valid().is_some_and(|kept| kept.0 <= due.0))
    });
    let (kept, all) = due.fold((0, 0), |(kept, all), in_time| (kept + usize::from(in_time), all + 1));
    portion(("promises_on_time", kept), ("promises_due", all))
}

fn promise_late(row: &RowSight<'_>) -> Worked {
    let Some(promise) = row.plan.care.promises.get(row.id()) else {
        return Worked::missing();
    };
    let end = promise.kept_on.valid().map_or(row.today, |day| day.0);
    let late = promise.due.valid().map(|due| (end - due.0).num_days().max(0));
    let tone = match late {
        Some(1..) if promise_overdue(promise, row.today).is_some() => Tone::Bad,
        Some(1..) => Tone::Warn,
        _ => Tone::Plain,
    };
    Worked::days(late.ok_or(Unavailable::Missing)).toned(tone)
}

fn days_ahead(row: &RowSight<'_>) -> Worked {
    let Some(date) = row.plan.care.dates.get(row.id()) else {
        return Worked::missing();
    };
    let days = next_day(date, row.today).map(|day| (day - row.today).num_days());
    let before = date.days_before.valid().map_or(DAYS_BEFORE, |days| days.0);
    let tone = match days {
        Some(days) if days <= before && date.owner.is_empty() => Tone::Bad,
        Some(days) if days <= before => Tone::Warn,
        _ => Tone::Plain,
    };
    Worked::days(days.ok_or(Unavailable::Missing)).toned(tone)
}

fn gift_of_limit(row: &RowSight<'_>) -> Worked {
    let care = &row.plan.care;
    let Some(gift) = care.gifts.get(row.id()) else {
        return Worked::missing();
    };
    let (Some(worth), Some(limit)) = (gift.value.amount.valid(), care.gift_limit.amount.valid()) else {
        return Worked::missing();
    };
    let inputs = [Input::sum("gift_worth", worth.0), Input::sum("gift_most", limit.0)];
    let ratio = match limit.0 {
        _ if currency_of(row.plan, &gift.value) != currency_of(row.plan, &care.gift_limit) => {
            Err(Unavailable::MixedCurrencies)
        }
        limit if limit <= Decimal::ZERO => Err(Unavailable::NoPositiveBase),
        limit => ratio_of(worth.0, limit),
    };
    let formula: Formula = quotient(&Plain::exact(worth.0), &Plain::exact(limit.0));
    Worked::ratio(ratio).with_all(inputs).by(formula).toned_by(|shape| match shape {
        Shape::Ratio(ratio) if *ratio > Decimal::ONE => Tone::Bad,
        _ => Tone::Plain,
    })
}
