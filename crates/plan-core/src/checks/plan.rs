//! Rules over the whole plan. A finding names its place and its kind; the page makes the sentence.

use super::accounts::check_accounts;
use super::fields::{fields_of_account, fields_of_plan};
use super::finding::{Finding, Kind};
use crate::plan::{Account, Plan, Review};
use crate::reading::Place;
use crate::reading::assessment::PlanReading;
use crate::reading::goals;
use crate::reading::goals::unit::is_unit_said_twice;
use crate::reading::reporting_circles;
use crate::reading::{days_overdue, is_open};
use crate::sorting::sort_by;
use crate::value::{Date, Entry, Leaf};
use chrono::NaiveDate;

/// All findings, in the order of the worksheets. `reading` is that of the same plan.
pub fn check(plan: &Plan, reading: &PlanReading, today: NaiveDate) -> Vec<Finding> {
    check_with(plan, reading, today, fields_of_plan(plan, &|place| fields_of_account(plan, place)))
}

/// The same, when what stands out in single fields is known already.
pub(crate) fn check_with(plan: &Plan, reading: &PlanReading, today: NaiveDate, fields: Vec<Finding>) -> Vec<Finding> {
    let mut findings = Findings { plan, today, namesakes: namesakes(plan), found: fields };
    findings.background();
    findings.goals();
    findings.scope();
    for account in &plan.accounts {
        findings.account(&account.id.to_string(), account);
    }
    findings.actions();
    let mut found = findings.found;
    found.extend(check_accounts(plan, reading));
    sort_by(&mut found, |one, other| one.place.worksheet.cmp(&other.place.worksheet));
    found
}

/// The accounts, by their ids in order, that have a name which another one had before them.
fn namesakes(plan: &Plan) -> Vec<&str> {
    let live = plan.accounts.iter().filter(|account| !account.archived.0);
    let mut named: Vec<(&str, &str)> = live.map(|account| (account.name.0.trim(), account.id.as_str())).collect();
    sort_by(&mut named, |(one, _), (other, _)| one.cmp(other));
    let again = named.windows(2).filter(|pair| !pair[0].0.is_empty() && pair[0].0 == pair[1].0);
    let mut ids: Vec<&str> = again.map(|pair| pair[1].1).collect();
    sort_by(&mut ids, Ord::cmp);
    ids
}

struct Findings<'a> {
    plan: &'a Plan,
    today: NaiveDate,
    namesakes: Vec<&'a str>,
    found: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, path: &str, kind: Kind) {
        if let Some(place) = Place::of(self.plan, path) {
            self.found.push(Finding { path: path.to_owned(), place, kind });
        }
    }

    fn background(&mut self) {
        self.review("/background/review", &self.plan.background.review);
    }

    fn goals(&mut self) {
        for goal in &self.plan.goals.goals {
            let path = format!("/goals/goals/{}", goal.id);
            let reading = goals::goal_reading(goal, self.today);
            if reading.progress == Err(crate::methods::Unavailable::NoDistance) {
                self.add(&format!("{path}/target"), Kind::TargetEqualsStart);
            }
            if reading.is_measured && goal.target.is_empty() {
                self.add(&format!("{path}/target"), Kind::GoalWithoutTarget);
            }
            if is_unit_said_twice(goal) {
                self.add(&format!("{path}/unit"), Kind::UnitSaidTwice);
            }
            let reached = reading.progress.is_ok_and(|ratio| ratio >= 1.into());
            if let Some(days) = reading.days_left.filter(|days| *days < 0 && !reached && reading.is_measured) {
                self.add(&format!("{path}/due"), Kind::GoalOverdue { days: -days });
            }
        }
        self.review("/goals/review", &self.plan.goals.review);
    }

    fn scope(&mut self) {
        let scope = &self.plan.scope;
        self.order("/scope/end", &scope.start, &scope.end);
        for phase in &scope.phases {
            self.order(&format!("/scope/phases/{}/end", phase.id), &phase.start, &phase.end);
        }
        self.review("/scope/review", &scope.review);
    }

    fn order(&mut self, path: &str, start: &Entry<Date>, end: &Entry<Date>) {
        if let (Some(start), Some(end)) = (start.valid(), end.valid())
            && end < start
        {
            self.add(path, Kind::EndBeforeStart);
        }
    }

    fn account(&mut self, id: &str, account: &Account) {
        if account.archived.0 {
            return;
        }
        let path = format!("/accounts/{id}");
        if self.namesakes.binary_search(&id).is_ok() {
            self.add(&format!("{path}/name"), Kind::DuplicateName { name: account.name.0.trim().to_owned() });
        }
        if account.profile.owner.is_empty() {
            self.add(&format!("{path}/profile/owner"), Kind::AccountWithoutOwner);
        }
        for contact in reporting_circles(&account.profile.contacts).into_iter().flatten() {
            self.add(&format!("{path}/profile/contacts/{contact}/reports_to"), Kind::ReportingCycle);
        }
        let reviews = [
            ("profile", &account.profile.review),
            ("industry", &account.industry.review),
            ("buying", &account.buying.review),
            ("assessment", &account.assessment.review),
        ];
        for (worksheet, review) in reviews {
            self.review(&format!("{path}/{worksheet}/review"), review);
        }
    }

    fn review(&mut self, path: &str, review: &Review) {
        if let Some(days) = overdue(&review.next_on, self.today) {
            self.add(path, Kind::ReviewOverdue { days });
        }
    }

    fn actions(&mut self) {
        for action in &self.plan.actions {
            if !is_open(action) {
                continue;
            }
            // One that comes from no worksheet is found in the list of all actions.
            let worksheet = action.worksheet.known();
            let account = (!action.account.0.is_empty()).then(|| action.account.0.clone());
            let path = format!("/actions/{}", action.id);
            let mut add = |field: &str, kind| {
                let place = Place { worksheet, account: account.clone() };
                self.found.push(Finding { path: format!("{path}/{field}"), place, kind });
            };
            if action.owner.is_empty() {
                add("owner", Kind::ActionWithoutOwner);
            }
            if let Some(days) = days_overdue(action, self.today) {
                add("due", Kind::ActionOverdue { days });
            }
        }
    }
}

/// Days since a date that has passed.
fn overdue(date: &Entry<Date>, today: NaiveDate) -> Option<i64> {
    date.valid().map(|date| (today - date.0).num_days()).filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Action, RowId};
    use crate::value::{Choice, Misread, Reference};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, 10).unwrap()
    }

    fn kinds(plan: &Plan) -> Vec<(String, Kind)> {
        let reading = crate::reading::plan_reading(plan, today());
        check(plan, &reading, today()).into_iter().map(|finding| (finding.path, finding.kind)).collect()
    }

    fn id(text: &str) -> RowId {
        RowId::new(text).unwrap()
    }

    #[test]
    fn an_empty_plan_has_no_findings() {
        assert_eq!(kinds(&Plan::default()), []);
    }

    #[test]
    fn what_is_not_valid_is_found_where_it_stands() {
        let mut plan = Plan::default();
        plan.scope.start = Entry::of("2027-05-01");
        plan.scope.end = Entry::of("2027-04-01");
        plan.background.concentration.sales_share.value = Entry::of("half");
        let found = kinds(&plan);
        assert_eq!(
            found[0],
            ("/background/concentration/sales_share/value".into(), Kind::NotValid(Misread::NotANumber))
        );
        assert_eq!(found[1], ("/scope/end".into(), Kind::EndBeforeStart));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_reporting_cycle_is_found_with_everyone_in_it() {
        let mut plan = Plan::default();
        let mut account = Account { name: crate::value::Line("A".into()), ..Account::default() };
        account.profile.owner = Reference::to("m");
        plan.members.push(id("m"), crate::plan::Member::default());
        for (contact, superior) in [("a", "b"), ("b", "c"), ("c", "b")] {
            let row = crate::plan::profile::Contact { reports_to: Reference::to(superior), ..Default::default() };
            account.profile.contacts.push(id(contact), row);
        }
        plan.accounts.push(id("x"), account);
        let found = kinds(&plan);
        let circle = found.iter().filter(|(_, kind)| *kind == Kind::ReportingCycle);
        let places: Vec<&str> = circle.map(|(path, _)| path.as_str()).collect();
        assert_eq!(places, ["/accounts/x/profile/contacts/b/reports_to", "/accounts/x/profile/contacts/c/reports_to"]);
    }

    #[test]
    fn an_open_action_needs_an_owner_and_keeps_its_date() {
        let mut plan = Plan::default();
        let due = |text| Entry::of(text);
        let action = Action { worksheet: Choice::of("1.2"), due: due("2027-03-07"), ..Action::default() };
        plan.actions.push(id("a"), action.clone());
        plan.actions.push(id("b"), Action { status: Choice::of("done"), ..action });
        assert_eq!(
            kinds(&plan),
            [
                ("/actions/a/owner".into(), Kind::ActionWithoutOwner),
                ("/actions/a/due".into(), Kind::ActionOverdue { days: 3 })
            ]
        );
    }

    #[test]
    fn an_action_that_comes_from_no_worksheet_is_found_late_as_well() {
        let mut plan = Plan::default();
        let action = Action { owner: Reference::to("m"), due: Entry::of("2027-03-07"), ..Action::default() };
        plan.members.push(id("m"), crate::plan::Member::default());
        plan.actions.push(id("a"), action);
        assert_eq!(kinds(&plan), [("/actions/a/due".into(), Kind::ActionOverdue { days: 3 })]);
    }
}
