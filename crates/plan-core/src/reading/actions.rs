//! The one list of actions: which are open, and which are late. It does not matter where they come from: an action
//! without a worksheet, of an archived account or of a chapter that has no worksheet yet is late like any other.

use crate::plan::{Action, ActionStatus, Plan};
use chrono::NaiveDate;

/// Neither done nor dropped.
pub fn is_open(action: &Action) -> bool {
    !matches!(action.status.known(), Some(ActionStatus::Done | ActionStatus::Dropped))
}

/// Days since the date of an action that is still open; nothing for one that is not late.
pub fn days_overdue(action: &Action, today: NaiveDate) -> Option<i64> {
    let due = action.due.valid().filter(|_| is_open(action))?;
    Some((today - due.0).num_days()).filter(|days| *days > 0)
}

/// How many actions are open, and how many of them are late.
pub fn open_actions(plan: &Plan, today: NaiveDate) -> (usize, usize) {
    let open = plan.actions.iter().filter(|action| is_open(action));
    open.fold((0, 0), |(open, late), action| (open + 1, late + usize::from(days_overdue(action, today).is_some())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RowId;
    use crate::value::{Choice, Entry, Reference};

    #[test]
    fn a_late_action_counts_wherever_it_comes_from() {
        let today = NaiveDate::from_ymd_opt(2027, 3, 10).unwrap();
        let late = Action { due: Entry::of("2027-03-07"), ..Action::default() };
        let rows = [
            late.clone(),
            Action { worksheet: Choice::of("6.3"), ..late.clone() },
            Action { worksheet: Choice::of("of a later version"), account: Reference::to("gone"), ..late.clone() },
            Action { status: Choice::of("doing"), ..late.clone() },
            Action { status: Choice::of("done"), ..late.clone() },
            Action { status: Choice::of("dropped"), ..late.clone() },
            Action { due: Entry::of("2027-03-10"), ..late.clone() },
            Action { due: Entry::of("soon"), ..late },
        ];
        let mut plan = Plan::default();
        for (number, row) in rows.into_iter().enumerate() {
            plan.actions.push(RowId::new(&format!("a{number}")).unwrap(), row);
        }
        assert_eq!(open_actions(&plan, today), (6, 4));
        assert_eq!(days_overdue(plan.actions.get("a1").unwrap(), today), Some(3));
    }
}
