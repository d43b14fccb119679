//! The calendar of activities: twelve months from the last but one on, a line for each kind. What lies outside is in
//! the table.

use super::super::product::charts::{dash, named, said};
use crate::charts::{Chart, Matrix, MatrixItem, Picture, Tone, no_data};
use crate::i18n::words::promotion as p;
use crate::i18n::{choice_label, date};
use crate::sheets::Whole;
use chrono::{Datelike, Months, NaiveDate};
use plan_core::plan::Row;
use plan_core::plan::strategy::{ActivityKind, ActivityState, PromotionActivity};
use plan_core::reading::months_between;
use plan_core::sorting::sort_by;
use plan_core::value::Slugs;

const MONTHS: u32 = 12;

/// So many months that have passed are shown.
const PASSED: u32 = 2;

struct Dated<'a> {
    row: &'a Row<PromotionActivity>,
    starts: NaiveDate,
}

fn dated(row: &Row<PromotionActivity>) -> Option<Dated<'_>> {
    Some(Dated { row, starts: row.starts_on.valid()?.0 })
}

fn tone(activity: &Dated<'_>, today: NaiveDate) -> Tone {
    match activity.row.state.known() {
        Some(ActivityState::Done) => Tone::Good,
        Some(ActivityState::Running) => Tone::Brand,
        Some(ActivityState::Dropped) => Tone::Faint,
        // It should have begun.
        _ if activity.starts < today => Tone::Warn,
        _ => Tone::Info,
    }
}

fn kind_of(row: &PromotionActivity) -> String {
    if row.kind.0.is_empty() { dash() } else { choice_label("activity_kind", &row.kind.0) }
}

fn texts(activity: &Dated<'_>, whole: &Whole<'_>) -> Vec<String> {
    let row = activity.row;
    let end = row.ends_on.valid().map(|day| day.0).filter(|day| *day > activity.starts);
    let from = date(activity.starts);
    let state = if row.state.0.is_empty() { dash() } else { choice_label("activity_state", &row.state.0) };
    vec![
        named(&row.name.0),
        kind_of(row),
        end.map_or_else(|| from.clone(), |end| format!("{from} \u{2013} {}", date(end))),
        said(&row.budget, whole.plan).unwrap_or_else(dash),
        state,
    ]
}

pub fn calendar(whole: &Whole<'_>) -> Option<Picture> {
    let mut all: Vec<Dated<'_>> = whole.plan.promotion.activities.iter().filter_map(dated).collect();
    sort_by(&mut all, |one, other| one.starts.cmp(&other.starts));
    let first = whole.today.with_day(1)?.checked_sub_months(Months::new(PASSED))?;
    let months = (0..MONTHS).filter_map(|month| first.checked_add_months(Months::new(month)));
    // The year only where it begins, for want of room.
    let month_label = |month: NaiveDate| match month.month() {
        1 => month.format("%Y-%m").to_string(),
        number => number.to_string(),
    };
    let in_sight = |it: &&Dated<'_>| it.starts >= first && months_between(first, it.starts) < MONTHS;
    let slugs = ActivityKind::SET.slugs.iter().copied().chain([""]);
    let kinds: Vec<&str> = slugs.filter(|slug| all.iter().filter(in_sight).any(|it| it.row.kind.0 == *slug)).collect();
    // From below up, and so the first kind on top.
    let row_of = |it: &Dated<'_>| Some(kinds.len() - 1 - kinds.iter().position(|slug| *slug == it.row.kind.0)?);
    let item = |it: &Dated<'_>| {
        Some(MatrixItem {
            column: usize::try_from(months_between(first, it.starts)).ok()?,
            row: row_of(it)?,
            label: named(&it.row.name.0),
            spoken: texts(it, whole).join(" \u{b7} "),
            tone: tone(it, whole.today),
            target: None,
        })
    };
    let label = |slug: &&str| if slug.is_empty() { dash() } else { choice_label("activity_kind", slug) };
    let chart = Chart::Matrix(Matrix {
        columns: months.map(month_label).collect(),
        rows: kinds.iter().rev().map(label).collect(),
        column_title: p::chart::MONTH.say().to_owned(),
        row_title: p::column::activities::kind.label.say().to_owned(),
        cells: Vec::new(),
        items: all.iter().filter(in_sight).filter_map(item).collect(),
        empty: no_data(),
    });
    let head = [
        p::column::activities::name.label,
        p::column::activities::kind.label,
        p::chart::WHEN,
        p::column::activities::budget.label,
        p::column::activities::state.label,
    ];
    let rows = all.iter().map(|it| texts(it, whole)).collect();
    (!all.is_empty()).then(|| Picture::new(p::chart::CALENDAR, chart, &head, rows))
}
