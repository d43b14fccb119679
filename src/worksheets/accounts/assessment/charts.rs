//! The charts of worksheet 2.4: what the score is made of, and the account's place among all.

use super::plan_charts;
use crate::charts::{Bar, Bars, Chart, Picture, Tone, Value, no_data};
use crate::i18n::words::method::{self, role};
use crate::i18n::words::shell;
use crate::i18n::{choice_label, decimal, visible};
use crate::routes::{Route, View};
use crate::sheets::Subject;
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
pub fn criteria(subject: &Subject<'_>) -> Option<Picture> {
    let figures = &subject.account?.figures;
    let sum: f64 = figures.iter().map(|figure| figure.weight).sum();
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
    let chart = Chart::Bars(Bars { items: figures.iter().map(bar).collect(), empty: no_data(), ..Bars::default() });
    let row = |figure: &Figure| {
        vec![
            name(figure),
            short(figure.weight),
            figure.value.map_or("\u{2013}".to_owned(), short),
            figure.score.map_or("\u{2013}".to_owned(), short),
            source(figure),
        ]
    };
    let head = [shell::CRITERION, role::WEIGHT, role::VALUE, role::SCORE, role::FROM];
    let is_scored = figures.iter().any(|figure| figure.score.is_ok());
    let rows = figures.iter().map(row).collect();
    is_scored.then(|| Picture::new(method::figure::CRITERION_SCORE.name, chart, &head, rows))
}

/// All accounts in the selection matrix, this one in front.
pub fn matrix(subject: &Subject<'_>) -> Option<Picture> {
    let account = subject.account.filter(|account| account.quadrant.is_ok())?;
    let address = |id: &str| Some(Route::in_plan(&subject.plan.id.0, View::of(Worksheet::Assessment, id)).hash());
    Some(plan_charts::matrix(subject.all, &subject.plan.currency.0, Some(&account.id), &address))
}
