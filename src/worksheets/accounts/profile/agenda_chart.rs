//! The customer's agenda from what it wants down to what solves it, each goal with what serves it below: worksheet 2.1.

use crate::charts::{Cell, Chart, Matrix, MatrixItem, Picture, Tone, no_data};
use crate::i18n::words::{profile as c, shell};
use crate::i18n::{choice_label, visible};
use crate::sheets::Subject;
use plan_core::plan::Row;
use plan_core::plan::profile::{Insight, InsightKind, InsightState, Profile};
use plan_core::value::Leaf;

/// Goals that are drawn beside each other; the rest is in the table behind.
const MOST_GOALS: usize = 6;

fn named(insight: &Insight) -> String {
    let text = visible(insight.text.0.trim());
    if text.is_empty() { shell::UNNAMED.say().to_owned() } else { text }
}

/// The goal that an insight serves in the end; a circle of things that serve each other serves none.
fn goal_of<'a>(profile: &'a Profile, insight: &'a Row<Insight>) -> Option<&'a Row<Insight>> {
    let mut next = Some(insight);
    for _ in 0..=profile.insights.len() {
        let here = next?;
        if here.kind.is(InsightKind::Goal) {
            return Some(here);
        }
        next = profile.insights.get(&here.serves.0);
    }
    None
}

fn tone(insight: &Insight) -> Tone {
    match insight.state.known() {
        Some(InsightState::Confirmed) => Tone::Good,
        Some(InsightState::Done) => Tone::Muted,
        Some(InsightState::Assumed) | None => Tone::Warn,
    }
}

fn state(insight: &Insight) -> String {
    let slug = if insight.state.is_empty() { InsightState::Assumed.slug() } else { &insight.state.0 };
    choice_label("insight_state", slug)
}

pub fn agenda(subject: &Subject<'_>) -> Option<Picture> {
    let profile = &subject.row.profile;
    let known: Vec<(&Row<Insight>, InsightKind)> =
        profile.insights.iter().filter_map(|insight| Some((insight, insight.kind.known()?))).collect();
    let goals = known.iter().filter(|(_, kind)| *kind == InsightKind::Goal).map(|(insight, _)| *insight);
    let goals: Vec<&Row<Insight>> = goals.take(MOST_GOALS).collect();
    // What serves no goal stands in a column of its own.
    let column = |insight: &Row<Insight>| match goal_of(profile, insight) {
        Some(goal) => goals.iter().position(|known| known.id == goal.id),
        None => Some(goals.len()),
    };
    let kinds = InsightKind::ALL;
    let row = |kind: InsightKind| kinds.iter().rev().position(|known| *known == kind).unwrap_or_default();
    let items: Vec<MatrixItem> = known
        .iter()
        .filter_map(|(insight, kind)| {
            let label = named(insight);
            let spoken = [choice_label("insight_kind", kind.slug()), label.clone(), state(insight)].join(" \u{b7} ");
            Some(MatrixItem {
                column: column(insight)?,
                row: row(*kind),
                label,
                spoken,
                tone: tone(insight),
                target: None,
            })
        })
        .collect();
    let is_loose = items.iter().any(|item| item.column == goals.len());
    let columns = goals.iter().map(|goal| named(goal)).chain(is_loose.then(|| c::NO_GOAL.say().to_owned()));
    let columns: Vec<String> = columns.collect();
    // Where nothing of ours answers a goal, its solution is wanting.
    let answered = |column: usize| items.iter().any(|item| item.column == column && item.row == 0);
    let cells = (0..goals.len()).filter(|column| !answered(*column));
    let cells = cells.map(|column| Cell { column, row: 0, tone: Tone::WarnSoft, text: String::new() });
    let chart = Chart::Matrix(Matrix {
        cells: cells.collect(),
        columns,
        rows: kinds.iter().rev().map(|kind| choice_label("insight_kind", kind.slug())).collect(),
        column_title: choice_label("insight_kind", InsightKind::Goal.slug()),
        row_title: String::new(),
        items,
        empty: no_data(),
    });
    let head = [
        c::column::insights::kind.label,
        c::column::insights::text.label,
        c::column::insights::serves.label,
        c::column::insights::state.label,
    ];
    let rows = known.iter().map(|(insight, kind)| {
        let serves = profile.insights.get(&insight.serves.0).map_or(String::new(), |above| named(above));
        vec![choice_label("insight_kind", kind.slug()), named(insight), serves, state(insight)]
    });
    let picture = Picture::new(c::chart::AGENDA, chart, &head, rows.collect());
    (!known.is_empty()).then_some(picture)
}
