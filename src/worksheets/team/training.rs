//! Worksheet 4.2: training, and what came of it.

use crate::i18n::words::training as t;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::team::Training;

pub static TRAINING: Sheet = Sheet {
    worksheet: Some(Worksheet::Training),
    title: t::TITLE,
    purpose: t::PURPOSE,
    blocks: &[
        Block::Section(t::section::NEEDS),
        prompt!(Training, t: needs).essential().wide(),
        Block::Section(t::section::COURSES),
        Block::Worked(&["training-cost", "training-benefit", "training-ratio", "training-return", "training-measured"]),
        table!(Training, t: courses
            columns { name 3, topic 2, skill 2, members 3, starts_on 2, state 2 }
            details {
                way 3, ends_on 3, hours 3, trainer 3, owner 3, group 3, group_size 3, cost 3, time_cost 3, gain 3,
                attributed 3, confidence 3
            }
        )
        .figures(&[worked("course-cost"), worked("course-cost-head"), worked("course-return")])
        .essential()
        .block(),
        Block::Picture(Drawn::of_reading("courses")),
        Block::Section(t::section::RESULTS),
        table!(Training, t: results
            columns { course 3, level 2, measure 4, before 1, after 1, target 1 }
            details { on 3, feedback 6 }
        )
        .figures(&[worked("result-progress")])
        .essential()
        .block(),
        Block::Section(t::section::ADJUSTMENT),
        prompt!(Training, t: adjustment).essential().wide(),
    ],
};
