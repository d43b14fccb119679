//! Worksheet 3.4: how key accounts hear of us, and what selling to each of them costs.

pub mod calendar;
pub mod charts;

use crate::i18n::words::promotion as p;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::strategy::Promotion;

pub static PROMOTION: Sheet = Sheet {
    worksheet: Some(Worksheet::Promotion),
    title: p::TITLE,
    purpose: p::PURPOSE,
    blocks: &[
        Block::Section(p::section::ACTIVITIES),
        prompt!(Promotion, p: approach).essential().wide(),
        prompt!(Promotion, p: budget).essential().half(),
        Block::Worked(&["budget-allotted", "budget-used", "budget-pace"]),
        table!(Promotion, p: activities
            columns { name 3, kind 2, starts_on 2, owner 2, budget 2, spent 2, state 2 }
            details { ends_on 3, target_group 6, accounts 4, products 4, intended 9, actual 9 }
        )
        .figures(&[worked("activity-used")])
        .essential()
        .block(),
        Block::Picture(Drawn::of_reading("promotion-calendar")),
        Block::Picture(Drawn::of_reading("promotion-by-kind")),
        Block::Section(p::section::TOOLS),
        table!(Promotion, p: tools
            columns { name 3, kind 2, use_for 4, updated_on 2, update_by 2, owner 2 }
            details { link 9 }
        )
        .figures(&[worked("tool-age")])
        .block(),
        Block::Section(p::section::EXPENSE),
        table!(Promotion, p: cost_lines
            columns { account 3, kind 2, year 1, quarter 2, planned 2, actual 2, source 3 }
        )
        .figures(&[worked("cost-used")])
        .block(),
        Block::Worked(&["expense-ratio", "expense-used", "hospitality-share"]),
        Block::Picture(Drawn::of_reading("promotion-expense")),
    ],
};
