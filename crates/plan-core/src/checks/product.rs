//! Worksheet 3.1: products that are going and about which nobody decided, and solutions that are late.

use super::finding::Fact;
use super::rule::{Case, Raised, Rule, rule};
#[cfg(test)]
use super::tests::plans::*;
use crate::plan::Worksheet;
use crate::plan::strategy::{DevelopmentStage, SolutionStage};
#[cfg(test)]
use crate::plan::strategy::{LifeCycleMove, NewProduct, Solution};
use crate::reading::Place;
use crate::value::{Date, Entry, Leaf};
use chrono::NaiveDate;

pub(super) static RULES: &[Rule] = &[
    // A product in decline, and no move for it.
    rule!(
        "declining_without_move", Business, [], declining_without_move,
        raised: |plan| declining(plan, "other"),
        quiet: |plan| declining(plan, "p"),
    ),
    rule!(
        "move_without_owner", Entries, [], |case, raised| {
            for row in case.plan.product.moves.iter().filter(|row| row.owner.is_empty()) {
                raised.at(format!("/product/moves/{}/owner", row.id));
            }
        },
        raised: |plan| plan.product.moves.push(id("m"), LifeCycleMove::default()),
        quiet: |plan| {
            plan.product.moves.push(id("m"), LifeCycleMove { owner: Reference::to("x"), ..LifeCycleMove::default() });
        },
    ),
    // What was promised to an account is neither delivered nor dropped.
    rule!(
        "solution_overdue", Sales, ["days"], solution_overdue,
        raised: |plan| solution(plan, "offered", "", "2026-06-29"),
        quiet: |plan| solution(plan, "delivered", "", "2026-06-29"),
    ),
    rule!(
        "development_overdue", Business, ["days"], development_overdue,
        raised: |plan| {
            let due = Entry::of("2026-06-29");
            plan.product.developments.push(id("d"), NewProduct { due, ..NewProduct::default() });
        },
        quiet: |plan| {
            let due = Entry::of("2026-06-30");
            plan.product.developments.push(id("d"), NewProduct { due, ..NewProduct::default() });
        },
    ),
    // It is with the customer, and nobody can say what it gains by it.
    rule!(
        "solution_without_value", Business, [], |case, raised| {
            for row in &case.plan.product.solutions {
                let is_out = matches!(row.stage.known(), Some(SolutionStage::Offered | SolutionStage::Accepted));
                if is_out && row.added_value.is_empty() {
                    raised.at(format!("/product/solutions/{}/added_value", row.id));
                }
            }
        },
        raised: |plan| solution(plan, "offered", "", ""),
        quiet: |plan| solution(plan, "offered", "saves two hours a changeover", ""),
    ),
];

#[cfg(test)]
fn declining(plan: &mut Plan, moved: &str) {
    let product = crate::plan::introduction::Product { stage: Choice::of("decline"), ..Default::default() };
    plan.scope.products.push(id("p"), product);
    let product = Reference::to(moved);
    let owner = Reference::to("x");
    plan.product.moves.push(id("m"), LifeCycleMove { product, owner, ..LifeCycleMove::default() });
}

#[cfg(test)]
fn solution(plan: &mut Plan, stage: &str, value: &str, due: &str) {
    let (stage, added_value, due) = (Choice::of(stage), Line(value.to_owned()), Entry::of(due));
    plan.product.solutions.push(id("s"), Solution { added_value, stage, due, ..Solution::default() });
}

fn declining_without_move(case: &Case<'_>, raised: &mut Raised<'_>) {
    let has_move = |product: &str| case.plan.product.moves.iter().any(|row| row.product.0 == product);
    for product in &case.plan.scope.products {
        if product.stage.0 == "decline" && !has_move(product.id.as_str()) {
            // The list is that of worksheet 1.3; the decision is taken here.
            let place = Place { worksheet: Some(Worksheet::Product), account: None };
            raised.placed(format!("/scope/products/{}", product.id), place, Vec::new());
        }
    }
}

fn days_late(due: &Entry<Date>, today: NaiveDate) -> Option<i64> {
    due.valid().map(|due| (today - due.0).num_days()).filter(|days| *days > 0)
}

fn solution_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.product.solutions {
        let is_over = matches!(row.stage.known(), Some(SolutionStage::Delivered | SolutionStage::Dropped));
        if let Some(days) = days_late(&row.due, case.today).filter(|_| !is_over) {
            raised.with(format!("/product/solutions/{}/due", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}

fn development_overdue(case: &Case<'_>, raised: &mut Raised<'_>) {
    for row in &case.plan.product.developments {
        let is_over = matches!(row.stage.known(), Some(DevelopmentStage::Launch | DevelopmentStage::Stopped));
        if let Some(days) = days_late(&row.due, case.today).filter(|_| !is_over) {
            raised.with(format!("/product/developments/{}/due", row.id), vec![("days", Fact::Count(days))]);
        }
    }
}
