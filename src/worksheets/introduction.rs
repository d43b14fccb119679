//! Chapter 1: background, goals and significance, scope.

use crate::figures::{Shown, equals};
use crate::i18n::{decimal, percent, words::background as b, words::goals as g, words::scope as s, words::shell};
use crate::sheets::{Block, Figure, Prompt, Sheet, Table, column};
use plan_core::methods::Unavailable;
use plan_core::plan::introduction::Goal;
use plan_core::plan::{Plan, Worksheet};
use plan_core::reading::goal_reading;
use rust_decimal::prelude::ToPrimitive;

pub static BACKGROUND: Sheet = Sheet {
    worksheet: Some(Worksheet::Background),
    title: b::TITLE,
    purpose: b::PURPOSE,
    blocks: &[
        Block::Section(b::section::MARKET),
        Prompt::essential("market", &b::prompt::MARKET).wide(),
        Prompt::essential("competition", &b::prompt::COMPETITION).wide(),
        Block::Section(b::section::REASON),
        Prompt::essential("why_now", &b::prompt::WHY_NOW).wide(),
        Prompt::essential("steer", &b::prompt::STEER).wide(),
        Prompt::more("obstacles", &b::prompt::OBSTACLES).wide(),
        Block::Section(b::section::CONCENTRATION),
        Prompt::essential("concentration/period", &b::prompt::PERIOD).wide(),
        Prompt::more("concentration/total_sales", &b::prompt::TOTAL_SALES).half(),
        Prompt::more("concentration/key_account_sales", &b::prompt::KEY_ACCOUNT_SALES).half(),
        Prompt::essential("concentration/sales_share", &b::prompt::SALES_SHARE).half(),
        Prompt::more("concentration/margin_share", &b::prompt::MARGIN_SHARE).half(),
        Prompt::more("concentration/cost_share", &b::prompt::COST_SHARE).half(),
    ],
};

pub static GOALS: Sheet = Sheet {
    worksheet: Some(Worksheet::Goals),
    title: g::TITLE,
    purpose: g::PURPOSE,
    blocks: &[
        Block::Section(g::section::GOALS),
        Table::new(
            "goals",
            &g::table::GOALS,
            &[
                column("statement", &g::column::goals::STATEMENT, 5),
                column("horizon", &g::column::goals::HORIZON, 1),
                column("start", &g::column::goals::START, 1),
                column("current", &g::column::goals::CURRENT, 1),
                column("target", &g::column::goals::TARGET, 1),
                column("unit", &g::column::goals::UNIT, 1),
                column("due", &g::column::goals::DUE, 2),
                column("owner", &g::column::goals::OWNER, 2),
            ],
        )
        .details(&[
            column("theme", &g::column::goals::THEME, 3),
            column("kind", &g::column::goals::KIND, 3),
            column("measure", &g::column::goals::MEASURE, 9),
            column("note", &g::column::goals::NOTE, 9),
        ])
        .figures(&[Figure { method: "goal-progress", heading: shell::PROGRESS, read: goal_progress }])
        .essential()
        .block(),
        Block::Section(g::section::SIGNIFICANCE),
        Prompt::essential("significance/resources", &g::prompt::RESOURCES).wide(),
        Prompt::more("significance/strategy", &g::prompt::STRATEGY).wide(),
        Prompt::more("significance/efficiency", &g::prompt::EFFICIENCY).wide(),
        Prompt::more("significance/cost", &g::prompt::COST).wide(),
    ],
};

pub static SCOPE: Sheet = Sheet {
    worksheet: Some(Worksheet::Scope),
    title: s::TITLE,
    purpose: s::PURPOSE,
    blocks: &[
        Block::Section(s::section::CUSTOMERS),
        Prompt::essential("tiers/strategic", &s::prompt::STRATEGIC).wide(),
        Prompt::essential("tiers/key", &s::prompt::KEY).wide(),
        Prompt::essential("tiers/potential", &s::prompt::POTENTIAL).wide(),
        Prompt::more("tiers/excluded", &s::prompt::EXCLUDED).wide(),
        Block::Section(s::section::PRODUCTS),
        Prompt::more("all_products", &s::prompt::ALL_PRODUCTS).wide(),
        Table::new(
            "products",
            &s::table::PRODUCTS,
            &[
                column("name", &s::column::products::NAME, 3),
                column("line", &s::column::products::LINE, 3),
                column("focus", &s::column::products::FOCUS, 2),
                column("stage", &s::column::products::STAGE, 2),
                column("note", &s::column::products::NOTE, 3),
            ],
        )
        .essential()
        .block(),
        Block::Section(s::section::MARKETS),
        Prompt::essential("markets/areas", &s::prompt::AREAS).wide(),
        Table::new(
            "markets/regions",
            &s::table::REGIONS,
            &[
                column("name", &s::column::regions::NAME, 4),
                column("market", &s::column::regions::MARKET, 3),
                column("focus", &s::column::regions::FOCUS, 1),
            ],
        )
        .essential()
        .block(),
        Table::new(
            "markets/industries",
            &s::table::INDUSTRIES,
            &[
                column("name", &s::column::industries::NAME, 4),
                column("focus", &s::column::industries::FOCUS, 1),
                column("note", &s::column::industries::NOTE, 4),
            ],
        )
        .essential()
        .block(),
        Prompt::more("markets/reason", &s::prompt::REASON).wide(),
        Block::Section(s::section::TIME),
        Prompt::essential("start", &s::prompt::START).half(),
        Prompt::essential("end", &s::prompt::END).half(),
        Prompt::more("review_rhythm", &s::prompt::REVIEW_RHYTHM).half(),
        Table::new(
            "phases",
            &s::table::PHASES,
            &[
                column("name", &s::column::phases::NAME, 3),
                column("start", &s::column::phases::START, 2),
                column("end", &s::column::phases::END, 2),
                column("milestone", &s::column::phases::MILESTONE, 4),
            ],
        )
        .block(),
        Block::Section(s::section::TEAM),
        Table::new(
            "/members",
            &s::table::MEMBERS,
            &[
                column("name", &s::column::members::NAME, 2),
                column("role", &s::column::members::ROLE, 2),
                column("email", &s::column::members::EMAIL, 3),
                column("note", &s::column::members::NOTE, 3),
            ],
        )
        .essential()
        .block(),
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
