//! Rules over the whole plan. A finding names its place and its kind; the page makes the sentence.

use super::place::Place;
use super::reporting::reporting_cycle;
use super::{goals, names};
use crate::plan::{Account, Facet, Node, Plan, Review, Worksheet};
use crate::sorting::sort_by;
use crate::value::{Date, Entry, Kind as FieldKind, Leaf, Misread, Slugs, Target};
use chrono::NaiveDate;

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path of ids of the field or row; for a worksheet's review, of the review.
    pub path: String,
    pub place: Place,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// What was typed is not valid.
    NotValid(Misread),
    /// It points to a row that is not there any more.
    Dangling,
    EndBeforeStart,
    TargetEqualsStart,
    GoalOverdue {
        days: i64,
    },
    /// The measured goal has no target yet.
    GoalWithoutTarget,
    ReportingCycle,
    DuplicateName {
        name: String,
    },
    AccountWithoutOwner,
    /// More sales to key accounts than sales in all.
    PartAboveWhole,
    ReviewOverdue {
        days: i64,
    },
    ActionWithoutOwner,
    ActionOverdue {
        days: i64,
    },
}

/// All findings, in the order of the worksheets.
pub fn check(plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    let mut findings = Findings { plan, today, found: Vec::new() };
    findings.fields(plan, &mut String::new());
    findings.background();
    findings.goals();
    findings.scope();
    for account in &plan.accounts {
        findings.account(&account.id.to_string(), account);
    }
    findings.actions();
    let mut found = findings.found;
    sort_by(&mut found, |one, other| one.place.worksheet.cmp(other.place.worksheet));
    found
}

struct Findings<'a> {
    plan: &'a Plan,
    today: NaiveDate,
    found: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, path: &str, kind: Kind) {
        if let Some(place) = Place::of(path) {
            self.found.push(Finding { path: path.to_owned(), place, kind });
        }
    }

    /// Every field: is it valid, does what it points to exist. One growing path serves all fields, since
    /// a large plan has many.
    fn fields(&mut self, node: &dyn Node, path: &mut String) {
        let length = path.len();
        match node.facet() {
            Facet::Leaf(leaf) => self.field(leaf, path),
            Facet::Record(record) => {
                for (name, field) in record.each() {
                    path.push('/');
                    path.push_str(name);
                    self.fields(field, path);
                    path.truncate(length);
                }
            }
            Facet::Rows(rows) => {
                for place in 0..rows.len() {
                    path.push('/');
                    path.push_str(rows.id(place).as_str());
                    let row = path.len();
                    for (name, field) in rows.row(place).each() {
                        path.push('/');
                        path.push_str(name);
                        self.fields(field, path);
                        path.truncate(row);
                    }
                    path.truncate(length);
                }
            }
        }
    }

    fn field(&mut self, leaf: &dyn Leaf, path: &str) {
        if leaf.is_empty() {
            return;
        }
        if let Some(reason) = leaf.trouble() {
            self.add(path, Kind::NotValid(reason));
        }
        if let FieldKind::Reference(target) | FieldKind::References(target) = leaf.kind()
            && leaf.typed().split_whitespace().any(|id| self.dangles(target, path, id))
        {
            self.add(path, Kind::Dangling);
        }
    }

    fn dangles(&self, target: Target, path: &str, id: &str) -> bool {
        names::name_of(self.plan, target, path, id).is_none()
    }

    fn background(&mut self) {
        let share = &self.plan.background.concentration;
        if let (Some(all), Some(key)) = (share.total_sales.amount.valid(), share.key_account_sales.amount.valid()) {
            let comparable = share.total_sales.currency == share.key_account_sales.currency;
            if comparable && key.0 > all.0 {
                self.add("/background/concentration/key_account_sales/amount", Kind::PartAboveWhole);
            }
        }
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
        let name = account.name.0.trim();
        let first = self.plan.accounts.iter().find(|other| !other.archived.0 && other.name.0.trim() == name);
        if !name.is_empty() && first.is_some_and(|first| first.id.as_str() != id) {
            self.add(&format!("{path}/name"), Kind::DuplicateName { name: name.to_owned() });
        }
        if account.profile.owner.is_empty() {
            self.add(&format!("{path}/profile/owner"), Kind::AccountWithoutOwner);
        }
        for contact in reporting_cycle(&account.profile.contacts) {
            self.add(&format!("{path}/profile/contacts/{contact}/reports_to"), Kind::ReportingCycle);
        }
        self.review(&format!("{path}/profile/review"), &account.profile.review);
    }

    fn review(&mut self, path: &str, review: &Review) {
        if let Some(days) = overdue(&review.next_on, self.today) {
            self.add(path, Kind::ReviewOverdue { days });
        }
    }

    fn actions(&mut self) {
        for action in &self.plan.actions {
            if action.status.is("done") || action.status.is("dropped") {
                continue;
            }
            let Some(worksheet) = Worksheet::SET.slugs.iter().find(|slug| action.worksheet.is(slug)) else {
                continue;
            };
            let account = (!action.account.0.is_empty()).then(|| action.account.0.clone());
            let path = format!("/actions/{}", action.id);
            let mut add = |field: &str, kind| {
                let place = Place { worksheet, account: account.clone() };
                self.found.push(Finding { path: format!("{path}/{field}"), place, kind });
            };
            if action.owner.is_empty() {
                add("owner", Kind::ActionWithoutOwner);
            }
            if let Some(days) = overdue(&action.due, self.today) {
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
    use crate::value::{Choice, Reference};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, 10).unwrap()
    }

    fn kinds(plan: &Plan) -> Vec<(String, Kind)> {
        check(plan, today()).into_iter().map(|finding| (finding.path, finding.kind)).collect()
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
        let places: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
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
}
