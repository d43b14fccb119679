//! Worksheet 6.2: when an account was last seen, what its tier asks for, and when a day comes again.

use crate::methods::{next_lunar, next_solar};
use crate::plan::Plan;
use crate::plan::relationship::{
    Care, CareCalendar, CareDate, CareRule, Promise, PromiseSide, Visit, VisitState, VisitWay,
};
use crate::reading::AccountReading;
use crate::value::Choice;
use chrono::NaiveDate;

/// When it took place, or was to, where that was not written down.
pub fn took_place(visit: &Visit) -> Option<NaiveDate> {
    let is_done = visit.state.is(VisitState::Done);
    let met = visit.met_on.valid();
    met.or_else(|| visit.planned_on.valid().filter(|_| is_done)).map(|day| day.0)
}

/// Somebody was seen, be it on a screen: a call is no visit. Without a way it was one.
fn is_meeting(way: &Choice<VisitWay>) -> bool {
    !way.is(VisitWay::Call)
}

/// The last day up to today on which somebody of the account was seen, by visits and by the log of contacts.
pub fn last_seen(care: &Care, account: &str, today: NaiveDate) -> Option<NaiveDate> {
    let visits = care.visits.iter().filter(|visit| visit.account.0 == account && is_meeting(&visit.way));
    let logged = care.notes.iter().filter(|note| note.account.0 == account && !note.way.0.is_empty());
    let logged = logged.filter(|note| is_meeting(&note.way)).filter_map(|note| Some(note.on.valid()?.0));
    visits.filter_map(|visit| took_place(visit)).chain(logged).filter(|day| *day <= today).max()
}

/// The rule for accounts of that tier.
pub fn rule_of<'a>(plan: &'a Plan, account: &AccountReading) -> Option<&'a crate::plan::Row<CareRule>> {
    let tier = account.tier()?;
    plan.care.rules.iter().find(|rule| rule.tier.0 == tier)
}

/// The next day that it falls on, from today on.
pub fn next_day(date: &CareDate, today: NaiveDate) -> Option<NaiveDate> {
    let number = |count: i64| u32::try_from(count).ok();
    let (month, day) = (number(date.month.valid()?.0)?, number(date.day.valid()?.0)?);
    if date.calendar.is(CareCalendar::Lunar) { next_lunar(month, day, today) } else { next_solar(month, day, today) }
}

/// Days since a promise of ours was due that has not been kept; nothing for one that is not late.
pub fn promise_overdue(promise: &Promise, today: NaiveDate) -> Option<i64> {
    let is_ours = !promise.side.is(PromiseSide::Theirs);
    let due = promise.due.valid().filter(|_| is_ours && promise.kept_on.valid().is_none())?;
    Some((today - due.0).num_days()).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::plan::relationship::ContactNote;
    use crate::value::{Entry, Reference};

    #[test]
    fn a_call_and_a_visit_that_is_only_planned_are_not_seeing_somebody() {
        let mut care = Care::default();
        let id = |text: &str| RowId::new(text).unwrap();
        let visits = [
            ("2026-06-20", "planned", "on_site"),
            ("2026-06-10", "done", "call"),
            ("2026-06-01", "done", "video"),
            ("2026-07-09", "done", "on_site"),
        ];
        for (place, (day, state, way)) in visits.into_iter().enumerate() {
            let visit = Visit {
                account: Reference::to("x"),
                planned_on: Entry::of(day),
                state: Choice::of(state),
                way: Choice::of(way),
                ..Visit::default()
            };
            care.visits.push(id(&format!("v{place}")), visit);
        }
        let today = "2026-06-30".parse().unwrap();
        assert_eq!(last_seen(&care, "x", today), "2026-06-01".parse().ok());
        let (account, on, way) = (Reference::to("x"), Entry::of("2026-06-12"), Choice::of("fair"));
        care.notes.push(id("n"), ContactNote { on, account, way, ..ContactNote::default() });
        assert_eq!(last_seen(&care, "x", today), "2026-06-12".parse().ok());
        assert_eq!(last_seen(&care, "y", today), None);
    }

    #[test]
    fn a_day_is_solar_unless_it_is_said_to_be_lunar() {
        let date = |calendar: &str| CareDate {
            month: Entry::of("8"),
            day: Entry::of("15"),
            calendar: Choice::of(calendar),
            ..CareDate::default()
        };
        let today = "2026-06-30".parse().unwrap();
        assert_eq!(next_day(&date(""), today), "2026-08-15".parse().ok());
        assert_eq!(next_day(&date("lunar"), today), "2026-09-25".parse().ok());
        assert_eq!(next_day(&CareDate::default(), today), None);
    }
}
