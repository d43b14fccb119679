//! Worksheets that should have been gone through again by now. Every worksheet that has a review is asked.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::{SheetScope, Worksheet, pointer};
use crate::value::{Date, Leaf, Typed};

pub(super) static RULES: &[Rule] = &[rule!(
    "review_overdue", Form, ["days"], review_overdue,
    raised: |plan| x(plan).buying.review.next_on = Entry::of("2026-06-29"),
    quiet: |plan| plan.goals.review.next_on = Entry::of("2026-06-30"),
)];

fn review_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for worksheet in Worksheet::ALL {
        let root = worksheet.root();
        match worksheet.scope() {
            SheetScope::Plan => of_sheet(case, &format!("/{root}/review"), raised),
            SheetScope::Account => {
                for (account, _) in &case.accounts {
                    of_sheet(case, &format!("/accounts/{}/{root}/review", account.id), raised);
                }
            }
        }
    }
}

fn of_sheet(case: &Case<'_>, review: &str, raised: &mut Raised<'_>) {
    let next_on = pointer::leaf(case.plan, &format!("{review}/next_on")).map(Leaf::typed);
    let next_on = next_on.filter(|typed| !typed.is_empty()).and_then(|typed| Date::read(&typed).ok());
    if let Some(days) = next_on.map(|date| (case.today - date.0).num_days()).filter(|days| *days > 0) {
        raised.with(review.to_owned(), vec![("days", Fact::Count(days))]);
    }
}
