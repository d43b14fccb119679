//! Worksheet 5.1: the year's targets by month, for the plan, accounts, members and products; phases and figures to steer by.

pub mod charts;
mod filling;
mod levels;

use crate::i18n::words::targets as t;
use crate::sheets::{Block, Drawn, Figure, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::execution::Targets;

static MONTH_FIGURES: &[Figure] = &[worked("months-sum"), worked("months-gap")];

static KPI_FIGURES: &[Figure] = &[worked("kpi-progress"), worked("kpi-score"), worked("kpi-light")];

pub static TARGETS: Sheet = Sheet {
    worksheet: Some(Worksheet::Targets),
    title: t::TITLE,
    purpose: t::PURPOSE,
    blocks: &[
        Block::Worked(&["year-target", "accounts-gap", "members-gap"]),
        Block::Section(t::section::BASIS),
        prompt!(Targets, t: basis).essential().wide(),
        prompt!(Targets, t: measures).essential().wide(),
        table!(Targets, t: other_measures columns { name 3, unit 2, definition 5 }).block(),
        Block::Section(t::section::TARGETS),
        table!(Targets, t: targets
            columns {
                level 1, account 2, measure 1, year 1, total 2, m01 2, m02 2, m03 2, m04 2, m05 2, m06 2, m07 2, m08 2,
                m09 2, m10 2, m11 2, m12 2
            }
            details { member 3, product 3, other 3, kind 3, note 6 }
        )
        .figures(MONTH_FIGURES)
        .essential()
        .block(),
        Block::Own(filling::fill_months),
        Block::Own(levels::levels_table),
        Block::Picture(Drawn::of_reading("targets-by-month")),
        Block::Section(t::section::SEASON),
        prompt!(Targets, t: season_by).half(),
        prompt!(Targets, t: spring_festival).half(),
        prompt!(Targets, t: days_counted).half(),
        table!(Targets, t: seasons columns {
            name 2, account 2, m01 1, m02 1, m03 1, m04 1, m05 1, m06 1, m07 1, m08 1, m09 1, m10 1, m11 1, m12 1
        })
        .block(),
        Block::Section(t::section::PHASES),
        table!(t: /scope/phases columns { name 2, strategy 4, resources 3, people 3 }).essential().block(),
        Block::Section(t::section::KPIS),
        table!(Targets, t: kpis
            columns { name 3, unit 1, start 1, current 1, target 1, owner 2 }
            details {
                definition 9, direction 3, method 3, weight 3, amber 3, red 3, worst 3, best 3, rhythm 3, goal 3, source 6
            }
        )
        .figures(KPI_FIGURES)
        .essential()
        .block(),
    ],
};
