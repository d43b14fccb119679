//! Worksheet 6.2: how often we see whom, what we promised, which days we keep, and what we give.

pub mod charts;

use crate::i18n::words::care as c;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::relationship::Care;

pub static CARE: Sheet = Sheet {
    worksheet: Some(Worksheet::Care),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::RULES),
        table!(Care, c: rules
            columns { tier 2, visit_every_days 2, executive_every_days 2, festivals 1, birthdays 1, anniversaries 1 }
            details { note 9 }
        )
        .essential()
        .block(),
        Block::Section(c::section::VISITS),
        table!(Care, c: visits
            columns { purpose 4, account 2, planned_on 2, commitment_wanted 4, state 2, outcome 2 }
            details {
                way 3, contacts 4, members 4, least_acceptable 5, materials 4, cost_planned 3, approved_by 3, met_on 2,
                notes 9, next_on 2, cost 3
            }
        )
        .essential()
        .block(),
        Block::Worked(&["visits-done", "rhythm-kept", "advance-rate", "visit-cost"]),
        Block::Picture(Drawn::of_reading("care-by-month")),
        Block::Section(c::section::PROMISES),
        table!(Care, c: promises
            columns { what 4, account 2, side 1, member 2, due 2, kept_on 2 }
            details { contact 3, visit 4 }
        )
        .figures(&[worked("promise-late")])
        .essential()
        .block(),
        Block::Worked(&["promises-kept"]),
        Block::Section(c::section::DATES),
        table!(Care, c: dates
            columns { name 3, calendar 1, month 1, day 1, what 3, owner 2 }
            details { kind 3, accounts 5, days_before 2, budget 3 }
        )
        .figures(&[worked("next-day"), worked("days-ahead")])
        .essential()
        .block(),
        Block::Section(c::section::GIFTS),
        prompt!(Care, c: gift_policy).wide(),
        prompt!(Care, c: gift_limit).half(),
        table!(Care, c: gifts
            columns { what 3, account 2, contact 2, on 2, value 2 }
            details { occasion 4, approved_by 3 }
        )
        .figures(&[worked("gift-of-limit")])
        .block(),
        Block::Section(c::section::SERVICES),
        table!(Care, c: services
            columns { what 4, account 2, kind 2, owner 2, from 2, effect 4 }
            details { until 2, cost 3 }
        )
        .block(),
        Block::Section(c::section::LOG),
        table!(Care, c: notes columns { on 2, account 2, contact 2, member 2, way 1, text 5 }).block(),
    ],
};
