//! Worksheet 4.4: team culture.

use crate::i18n::words::culture as c;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::team::Culture;

pub static CULTURE: Sheet = Sheet {
    worksheet: Some(Worksheet::Culture),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::ATMOSPHERE),
        prompt!(Culture, c: atmosphere).essential().wide(),
        Block::Section(c::section::VALUES),
        table!(Culture, c: values columns { value 2, behaviour 5, not 4 } details { example 9 }).essential().block(),
        Block::Section(c::section::ACTIVITIES),
        Block::Worked(&["culture-cost", "culture-kept"]),
        table!(Culture, c: activities
            columns { name 4, kind 2, on 2, owner 2, cost 2, state 2 }
            details { members 3, aim 9, effect 9 }
        )
        .essential()
        .block(),
        Block::Section(c::section::PULSES),
        Block::Worked(&["pulse-mean"]),
        table!(Culture, c: pulses columns { question 6, on 2, score 1, answers 1 } details { note 9 })
            .figures(&[worked("pulse-change")])
            .block(),
        Block::Picture(Drawn::of_reading("pulses")),
    ],
};
