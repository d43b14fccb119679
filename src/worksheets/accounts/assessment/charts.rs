//! The charts of worksheet 2.4: what the score is made of, and the account's place among all.

use super::plan_charts;
use crate::charts::{Bar, Bars, Chart, ChartView, Table, Tone, Value, no_data};
use crate::i18n::words::method::role;
use crate::i18n::words::{method, shell};
use crate::i18n::{choice_label, decimal, visible};
use crate::prelude::*;
use crate::routes::{Route, View};
use crate::sheets::Context;
use crate::sheets::Seen;
use crate::state::insight;
use plan_core::plan::Worksheet;
use plan_core::reading::Figure;
use plan_core::value::fixed;

fn short(figure: f64) -> String {
    decimal(&fixed(figure, 1), 1)
}

fn source(figure: &Figure) -> String {
    let text = choice_label("input_source", figure.source.slug());
    if figure.is_assumed { format!("{text} \u{b7} {}", role::ASSUMED.say()) } else { text }
}

fn name(figure: &Figure) -> String {
    if figure.name.trim().is_empty() { shell::UNNAMED.say().to_owned() } else { visible(&figure.name) }
}

/// The score of each criterion, with its weight.
pub fn criteria_chart(context: Context) -> AnyView {
    let figures = memo(move || Seen::at(context, |seen| seen.account.figures.clone()).unwrap_or_default());
    let model = memo(move || {
        let sum: f64 = figures.with(|figures| figures.iter().map(|figure| figure.weight).sum());
        let bar = |figure: &Figure| {
            let share = if sum > 0.0 { figure.weight / sum * 100.0 } else { 0.0 };
            let label = format!("{} ({}%)", name(figure), short(share));
            let value = figure.score.ok().map(|score| Value {
                amount: score,
                text: if figure.is_assumed {
                    format!("{} \u{b7} {}", short(score), role::ASSUMED.say())
                } else {
                    short(score)
                },
                tone: if figure.is_assumed { Tone::Warn } else { Tone::Brand },
            });
            Bar { label, values: value.into_iter().collect(), target: None }
        };
        Chart::Bars(Bars {
            items: figures.with(|figures| figures.iter().map(bar).collect()),
            empty: no_data(),
            ..Bars::default()
        })
    });
    let table = memo(move || {
        let words = [shell::CRITERION, role::WEIGHT, role::VALUE, role::SCORE, role::FROM];
        let row = |figure: &Figure| {
            vec![
                name(figure),
                short(figure.weight),
                figure.value.map_or("\u{2013}".to_owned(), short),
                figure.score.map_or("\u{2013}".to_owned(), short),
                source(figure),
            ]
        };
        Table {
            head: words.map(|word| word.say().to_owned()).to_vec(),
            rows: figures.with(|figures| figures.iter().map(row).collect()),
        }
    });
    let is_scored = move || figures.with(|figures| figures.iter().any(|figure| figure.score.is_ok()));
    when(is_scored, move || view! { <ChartView model title=method::figure::CRITERION_SCORE.name table /> })
}

/// All accounts in the selection matrix, this one in front.
pub fn matrix_chart(context: Context) -> AnyView {
    let planner = context.planner;
    let currency = memo(move || planner.plan().with(|plan| plan.currency.0.clone()));
    let model = memo(move || {
        let plan = planner.id();
        let address = |id: &str| {
            let view = View::of(Worksheet::Assessment, id);
            Some(Route::in_plan(&plan, view).hash())
        };
        let account = context.account.get_value();
        insight().reading().with(|reading| plan_charts::matrix(reading, &currency.get(), Some(&account), &address))
    });
    let table = memo(move || insight().reading().with(|reading| plan_charts::matrix_table(reading, &currency.get())));
    let is_placed = move || Seen::at(context, |seen| seen.account.quadrant.is_ok()).unwrap_or_default();
    when(is_placed, move || view! { <ChartView model title=method::figure::SELECTION_MATRIX.name table /> })
}
