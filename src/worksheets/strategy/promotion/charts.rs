//! The budget by kind of activity, and selling expense by account beside what each bought.

use super::super::product::charts::{dash, named};
use crate::charts::{Bar, Bars, Chart, Picture, Tone, Value, no_data};
use crate::i18n::words::method::role;
use crate::i18n::words::{method, promotion as p};
use crate::i18n::{choice_label, money, percent};
use crate::sheets::Whole;
use plan_core::plan::strategy::{ActivityKind, ActivityState};
use plan_core::plan::{Money, Plan};
use plan_core::reading::{AccountExpense, expenses};
use plan_core::value::Slugs;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// In the plan's currency; sums in another are left out, as in the figures.
fn own(sum: &Money, plan: &Plan) -> Option<Decimal> {
    let is_own = sum.currency.0.is_empty() || sum.currency == plan.currency;
    sum.amount.valid().filter(|_| is_own).map(|sum| sum.0)
}

fn value(sum: Decimal, plan: &Plan, tone: Tone) -> Value {
    Value { amount: sum.to_f64().unwrap_or_default(), text: money(sum, &plan.currency.0), tone }
}

pub fn by_kind(whole: &Whole<'_>) -> Option<Picture> {
    let plan = whole.plan;
    let sums = |slug: &str| {
        let of_kind = plan.promotion.activities.iter().filter(|row| row.kind.0 == slug);
        of_kind.fold((0, Decimal::ZERO, Decimal::ZERO), |(count, budget, spent), row| {
            let is_kept = !row.state.is(ActivityState::Dropped);
            let meant = own(&row.budget, plan).filter(|_| is_kept).unwrap_or_default();
            let paid = own(&row.spent, plan).unwrap_or_default();
            let add = |sum: Decimal, more| sum.checked_add(more).unwrap_or(sum);
            (count + 1, add(budget, meant), add(spent, paid))
        })
    };
    let label = |slug: &str| if slug.is_empty() { dash() } else { choice_label("activity_kind", slug) };
    let slugs = ActivityKind::SET.slugs.iter().copied().chain([""]);
    let kinds: Vec<_> = slugs.map(|slug| (label(slug), sums(slug))).filter(|(_, (count, ..))| *count > 0).collect();
    let bar = |(name, (count, budget, spent)): &(String, (usize, Decimal, Decimal))| Bar {
        label: format!("{name} ({count})"),
        values: vec![value(*budget, plan, Tone::Muted), value(*spent, plan, Tone::Brand)],
        target: None,
    };
    let (budget, spent) = (p::column::activities::budget.label, p::column::activities::spent.label);
    let chart = Chart::Bars(Bars {
        series: vec![(budget.say().to_owned(), Tone::Muted), (spent.say().to_owned(), Tone::Brand)],
        items: kinds.iter().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |(name, (count, budget, spent)): &(String, (usize, Decimal, Decimal))| {
        let said = |sum: &Decimal| money(*sum, &plan.currency.0);
        vec![name.clone(), count.to_string(), said(budget), said(spent)]
    };
    let head = [p::column::activities::kind.label, p::chart::COUNT, budget, spent];
    (!kinds.is_empty()).then(|| Picture::new(p::chart::BY_KIND, chart, &head, kinds.iter().map(row).collect()))
}

/// A part of what there is something of.
fn part(of: Decimal, whole: Decimal) -> Option<f64> {
    of.checked_div(whole).filter(|_| whole > Decimal::ZERO)?.to_f64()
}

pub fn expense(whole: &Whole<'_>) -> Option<Picture> {
    let (read, plan) = (expenses(whole.plan, whole.today)?, whole.plan);
    let said = |sum: Decimal| money(sum, &plan.currency.0);
    let rate = |it: &AccountExpense| part(it.actual, it.revenue).map_or_else(dash, percent);
    let bar = |it: &AccountExpense| {
        let is_over = it.planned > Decimal::ZERO && it.actual > it.planned;
        let mut actual = value(it.actual, plan, if is_over { Tone::Bad } else { Tone::Brand });
        actual.text = format!("{} \u{b7} {}", actual.text, rate(it));
        Bar { label: named(&it.name), values: vec![value(it.planned, plan, Tone::Muted), actual], target: None }
    };
    let (planned, actual) = (p::column::cost_lines::planned.label, p::column::cost_lines::actual.label);
    let chart = Chart::Bars(Bars {
        series: vec![(planned.say().to_owned(), Tone::Muted), (actual.say().to_owned(), Tone::Brand)],
        items: read.accounts.iter().map(bar).collect(),
        empty: no_data(),
        ..Bars::default()
    });
    let row = |it: &AccountExpense| {
        let hospitality = part(it.hospitality, it.actual).map_or_else(dash, percent);
        let (planned, actual, revenue) = (said(it.planned), said(it.actual), said(it.revenue));
        vec![named(&it.name), read.year.to_string(), planned, actual, revenue, rate(it), hospitality]
    };
    let head = [
        role::ACCOUNT,
        role::YEAR,
        planned,
        actual,
        p::chart::REVENUE,
        method::figure::EXPENSE_RATIO.name,
        method::figure::HOSPITALITY_SHARE.name,
    ];
    let rows: Vec<_> = read.accounts.iter().map(row).collect();
    (!rows.is_empty()).then(|| Picture::new(p::chart::EXPENSE, chart, &head, rows))
}
