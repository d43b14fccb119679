//! Worksheet 3.4: how the budget is laid out and used, and what selling to the accounts costs.

use super::Input;
use super::channel::attainment;
use super::notation::{Formula, Plain, in_percent};
use super::worked::{Figure, RowSight, Shape, Sight, Tone, Worked};
use crate::methods::Unavailable;
use crate::plan::strategy::{ActivityState, PromotionActivity};
use crate::plan::{Money, Plan, Row};
use crate::reading::assessment::in_currency;
use crate::reading::{Expenses, expenses};
use rust_decimal::Decimal;

pub(super) static FIGURES: &[Figure] = &[
    Figure::of_plan("budget-allotted", budget_allotted),
    Figure::of_plan("budget-used", budget_used),
    Figure::of_plan("budget-pace", budget_pace),
    Figure::of_plan("expense-ratio", expense_ratio),
    Figure::of_plan("expense-used", expense_used),
    Figure::of_plan("hospitality-share", hospitality_share),
    Figure::of_row("activity-used", "/promotion/activities", activity_used),
    Figure::of_row("tool-age", "/promotion/tools", tool_age),
    Figure::of_row("cost-used", "/promotion/cost_lines", cost_used),
];

/// What the activities come to in the plan's currency, and how many are in another.
fn sum_of(plan: &Plan, of: impl Fn(&PromotionActivity) -> Option<&Money>) -> (Option<Decimal>, usize) {
    let sums: Vec<&Money> = plan.promotion.activities.iter().filter_map(|activity| of(activity)).collect();
    let others = |sum: &&&Money| sum.amount.valid().is_some() && in_currency(sum, &plan.currency.0).is_none();
    let known = sums.iter().filter_map(|sum| in_currency(sum, &plan.currency.0));
    (known.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add), sums.iter().filter(others).count())
}

fn ratio(part: Decimal, whole: Decimal) -> Result<Decimal, Unavailable> {
    if whole <= Decimal::ZERO {
        return Err(Unavailable::NoPositiveBase);
    }
    part.checked_div(whole).ok_or(Unavailable::Overflow).and_then(in_percent)
}

fn quotient(part: Decimal, whole: Decimal) -> Formula {
    Formula::default().number(&Plain::exact(part)).sign(" \u{f7} ").number(&Plain::exact(whole))
}

fn other_currency(count: usize) -> Option<Input> {
    (count > 0).then(|| Input::counted("in_other_currency", count))
}

/// A sum of the activities as a part of the budget.
fn of_budget(plan: &Plan, slug: &'static str, (sum, others): (Option<Decimal>, usize)) -> Worked {
    let budget = Input::entry("promotion_budget", &plan.promotion.budget.amount);
    let Some(whole) = in_currency(&plan.promotion.budget, &plan.currency.0) else {
        let is_there = plan.promotion.budget.amount.valid().is_some();
        let reason = if is_there { Unavailable::MixedCurrencies } else { Unavailable::Missing };
        return Worked::of(Err(reason)).with(budget);
    };
    let Some(sum) = sum else {
        return Worked::of(Err(Unavailable::Overflow)).with(budget);
    };
    Worked::ratio(ratio(sum, whole))
        .with(Input::sum(slug, sum))
        .with(budget)
        .with_all(other_currency(others))
        .as_part()
        .by(quotient(sum, whole))
        .toned_by(over_whole)
}

fn over_whole(shape: &Shape) -> Tone {
    match shape {
        Shape::Ratio(ratio) if *ratio > Decimal::ONE => Tone::Bad,
        _ => Tone::Plain,
    }
}

fn is_kept(activity: &PromotionActivity) -> bool {
    !activity.state.is(ActivityState::Dropped)
}

fn budget_allotted(sight: &Sight<'_>) -> Worked {
    let sum = sum_of(sight.plan, |activity| is_kept(activity).then_some(&activity.budget));
    of_budget(sight.plan, "budget_of_activities", sum)
}

fn budget_used(sight: &Sight<'_>) -> Worked {
    of_budget(sight.plan, "promotion_spent", sum_of(sight.plan, |activity| Some(&activity.spent)))
}

/// The part of the plan's time that has passed in days, both ends included, and all of it.
fn time(sight: &Sight<'_>) -> Option<(i64, i64)> {
    let (start, end) = (sight.plan.scope.start.valid()?.0, sight.plan.scope.end.valid()?.0);
    let all = (end - start).num_days() + 1;
    (all > 0).then(|| (((sight.today - start).num_days() + 1).clamp(0, all), all))
}

fn budget_pace(sight: &Sight<'_>) -> Worked {
    let used = match budget_used(sight).result {
        Ok(Shape::Ratio(used)) => used,
        Ok(_) => return Worked::missing(),
        Err(reason) => return Worked::of(Err(reason)),
    };
    let Some((days, all)) = time(sight) else {
        return Worked::missing();
    };
    let percent = |ratio: Decimal| ratio.checked_mul(Decimal::ONE_HUNDRED);
    let passed = Decimal::from(days).checked_div(Decimal::from(all)).and_then(percent);
    let Some((used, passed)) = percent(used).zip(passed) else {
        return Worked::of(Err(Unavailable::Overflow));
    };
    let formula = Formula::default().number(&Plain::exact(used)).sign(" \u{2212} ").number(&Plain::exact(passed));
    Worked::points(used.checked_sub(passed).ok_or(Unavailable::Overflow))
        .with(Input::sum("budget_used_percent", used))
        .with(Input::sum("time_passed_percent", passed))
        .by(formula)
        .toned_by(|shape| match shape {
            Shape::Points(points) if *points > Decimal::TEN => Tone::Warn,
            _ => Tone::Plain,
        })
}

/// Something of all accounts with cost lines, over something else of them.
fn of_expenses(
    sight: &Sight<'_>,
    [part, whole]: [fn(&crate::reading::AccountExpense) -> Decimal; 2],
    slugs: [&'static str; 2],
) -> Worked {
    let Some(read) = expenses(sight.plan, sight.today) else {
        return Worked::missing();
    };
    let sum = |of: fn(&crate::reading::AccountExpense) -> Decimal, read: &Expenses| {
        read.accounts.iter().map(of).try_fold(Decimal::ZERO, Decimal::checked_add)
    };
    let Some((part, whole)) = sum(part, &read).zip(sum(whole, &read)) else {
        return Worked::of(Err(Unavailable::Overflow));
    };
    Worked::ratio(ratio(part, whole))
        .with(Input::text("expense_year", Some(read.year.to_string())))
        .with(Input::sum(slugs[0], part))
        .with(Input::sum(slugs[1], whole))
        .with_all(other_currency(read.other_currency))
        .by(quotient(part, whole))
}

fn expense_ratio(sight: &Sight<'_>) -> Worked {
    of_expenses(sight, [|it| it.actual, |it| it.revenue], ["expense_actual", "revenue_same_quarters"])
}

fn expense_used(sight: &Sight<'_>) -> Worked {
    of_expenses(sight, [|it| it.actual, |it| it.planned], ["expense_actual", "expense_planned"]).toned_by(over_whole)
}

fn hospitality_share(sight: &Sight<'_>) -> Worked {
    of_expenses(sight, [|it| it.hospitality, |it| it.actual], ["hospitality", "expense_actual"]).as_part()
}

fn activity_used(sight: &RowSight<'_>) -> Worked {
    let activity: Option<&Row<PromotionActivity>> = sight.plan.promotion.activities.get(sight.id());
    activity.map_or_else(Worked::missing, |it| attainment(&it.spent, &it.budget, sight.plan).toned_by(over_whole))
}

fn cost_used(sight: &RowSight<'_>) -> Worked {
    let line = sight.plan.promotion.cost_lines.get(sight.id());
    line.map_or_else(Worked::missing, |it| attainment(&it.actual, &it.planned, sight.plan).toned_by(over_whole))
}

fn tool_age(sight: &RowSight<'_>) -> Worked {
    let tool = sight.plan.promotion.tools.get(sight.id());
    let Some((tool, updated)) = tool.and_then(|tool| Some((tool, tool.updated_on.valid()?))) else {
        return Worked::missing();
    };
    let is_due = tool.update_by.valid().is_some_and(|day| day.0 < sight.today && updated.0 < day.0);
    Worked::days(Ok((sight.today - updated.0).num_days()))
        .with(Input::entry("tool_updated_on", &tool.updated_on))
        .with(Input::entry("tool_update_by", &tool.update_by))
        .toned(if is_due { Tone::Warn } else { Tone::Plain })
}
