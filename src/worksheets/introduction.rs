//! Chapter 1: cover, background, goals and significance, scope.

mod cover;

pub use cover::COVER;

use crate::figures::{Shown, equals};
use crate::i18n::{decimal, percent, words::background as b, words::goals as g, words::scope as s, words::shell};
use crate::sheets::{Block, Figure, Sheet, prompt, table};
use plan_core::methods::Unavailable;
use plan_core::plan::introduction::{Background, Goal, Goals, Scope};
use plan_core::plan::{Plan, Worksheet};
use plan_core::reading::goal_reading;
use rust_decimal::prelude::ToPrimitive;

pub static BACKGROUND: Sheet = Sheet {
    worksheet: Some(Worksheet::Background),
    title: b::TITLE,
    purpose: b::PURPOSE,
    blocks: &[
        Block::Section(b::section::MARKET),
        prompt!(Background, b: market).essential().wide(),
        prompt!(Background, b: competition).essential().wide(),
        Block::Section(b::section::REASON),
        prompt!(Background, b: why_now).essential().wide(),
        prompt!(Background, b: steer).essential().wide(),
        prompt!(Background, b: obstacles).wide(),
        Block::Section(b::section::CONCENTRATION),
        prompt!(Background, b: concentration/period).essential().wide(),
        prompt!(Background, b: concentration/total_sales).half(),
        prompt!(Background, b: concentration/key_account_sales).half(),
        prompt!(Background, b: concentration/sales_share).essential().half(),
        prompt!(Background, b: concentration/margin_share).half(),
        prompt!(Background, b: concentration/cost_share).half(),
    ],
};

pub static GOALS: Sheet = Sheet {
    worksheet: Some(Worksheet::Goals),
    title: g::TITLE,
    purpose: g::PURPOSE,
    blocks: &[
        Block::Section(g::section::GOALS),
        table!(Goals, g: goals
            columns { statement 5, horizon 1, start 1, current 1, target 1, unit 1, due 2, owner 2 }
            details { theme 3, kind 3, measure 9, note 9 }
        )
        .figures(&[Figure::own("goal-progress", shell::PROGRESS, goal_progress)])
        .essential()
        .block(),
        Block::Section(g::section::SIGNIFICANCE),
        prompt!(Goals, g: significance/resources).essential().wide(),
        prompt!(Goals, g: significance/strategy).wide(),
        prompt!(Goals, g: significance/efficiency).wide(),
        prompt!(Goals, g: significance/cost).wide(),
    ],
};

pub static SCOPE: Sheet = Sheet {
    worksheet: Some(Worksheet::Scope),
    title: s::TITLE,
    purpose: s::PURPOSE,
    blocks: &[
        Block::Section(s::section::CUSTOMERS),
        prompt!(Scope, s: tiers/strategic).essential().wide(),
        prompt!(Scope, s: tiers/key).essential().wide(),
        prompt!(Scope, s: tiers/potential).essential().wide(),
        prompt!(Scope, s: tiers/excluded).wide(),
        Block::Section(s::section::PRODUCTS),
        prompt!(Scope, s: all_products).wide(),
        table!(Scope, s: products columns { name 3, line 3, focus 2, stage 2, note 3 }).essential().block(),
        Block::Section(s::section::MARKETS),
        prompt!(Scope, s: markets/areas).essential().wide(),
        table!(Scope, s: markets/regions columns { name 4, market 3, focus 1 }).essential().block(),
        table!(Scope, s: markets/industries columns { name 4, focus 1, note 4 }).essential().block(),
        prompt!(Scope, s: markets/reason).wide(),
        Block::Section(s::section::TIME),
        prompt!(Scope, s: start).essential().half(),
        prompt!(Scope, s: end).essential().half(),
        prompt!(Scope, s: review_rhythm).half(),
        table!(Scope, s: phases columns { name 3, start 2, end 2, milestone 4 }).block(),
        Block::Section(s::section::TEAM),
        table!(s: /members columns { name 2, role 2, email 3, note 3 } details { level 3 }).essential().block(),
    ],
};

fn goal_progress(plan: &Plan, path: &str) -> Shown {
    let goal = path.rsplit('/').next().and_then(|id| plan.goals.goals.get(id));
    let Some(goal) = goal else {
        return Shown::nothing();
    };
    // The date plays no part in the progress itself.
    let reading = goal_reading(goal, chrono::NaiveDate::default());
    match reading.progress.map(|ratio| ratio.to_f64()) {
        Ok(Some(ratio)) => {
            Shown { part: Some(ratio), expression: progress_formula(goal, ratio), ..Shown::ratio(ratio) }
        }
        Err(Unavailable::NoDistance) => Shown { text: shell::NO_DISTANCE.say().to_owned(), ..Shown::nothing() },
        _ => Shown::nothing(),
    }
}

/// (current − start) ÷ (target − start), with the goal's numbers.
fn progress_formula(goal: &Goal, ratio: f64) -> String {
    let numbers = [&goal.start, &goal.target, &goal.current];
    let [start, target, current] =
        numbers.map(|it| it.valid().map_or(String::new(), |it| decimal(&it.0.normalize().to_string(), 4)));
    format!("({current} \u{2212} {start}) \u{f7} ({target} \u{2212} {start}) {} {}", equals(ratio, 3), percent(ratio))
}
