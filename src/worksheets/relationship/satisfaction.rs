//! Worksheet 6.1: what customers say of us, what went wrong, how they rate us, and what they gained.

pub mod charts;

use crate::i18n::words::satisfaction as s;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::relationship::Satisfaction;

pub static SATISFACTION: Sheet = Sheet {
    worksheet: Some(Worksheet::Satisfaction),
    title: s::TITLE,
    purpose: s::PURPOSE,
    blocks: &[
        Block::Section(s::section::INDICATORS),
        table!(Satisfaction, s: indicators columns { name 2, area 2, question 5, weight 1 }).essential().block(),
        Block::Section(s::section::SURVEYS),
        table!(Satisfaction, s: surveys
            columns { name 3, way 2, from 2, to 2, sent 1, owner 2 }
            details { note 9 }
        )
        .figures(&[worked("survey-responses"), worked("survey-nps")])
        .essential()
        .block(),
        prompt!(Satisfaction, s: effort_scale).half(),
        table!(Satisfaction, s: answers
            columns { account 2, contact 2, recommend 1, satisfied 1, effort 1, comment 4 }
            details { survey 3, on 3 }
        )
        .essential()
        .block(),
        Block::Worked(&["nps", "nps-margin", "csat", "customer-effort"]),
        table!(Satisfaction, s: ratings
            columns { account 2, contact 2, indicator 3, importance 1, satisfaction 1 }
            details { survey 3 }
        )
        .block(),
        Block::Worked(&["satisfaction-index", "satisfaction-points", "satisfaction-by-weights"]),
        Block::Picture(Drawn::of_reading("satisfaction-quadrants")),
        prompt!(Satisfaction, s: conclusion).essential().wide(),
        Block::Section(s::section::PROBLEMS),
        table!(Satisfaction, s: problems
            columns { what 4, account 2, severity 1, owner 2, promised_on 2, solved_on 2 }
            details { contact 3, kind 3, raised_on 3, cause 5, measure 5, told_on 3, lesson 9 }
        )
        .figures(&[worked("problem-days")])
        .essential()
        .block(),
        Block::Worked(&["problems-open", "problems-overdue", "days-to-solve"]),
        Block::Section(s::section::SCORECARD),
        table!(Satisfaction, s: scorecard
            columns { name 3, account 2, unit 1, direction 2, target 1, weight 1 }
            details { method 3, worst 2, best 2, consequence 5, at_stake 2, told_by 3 }
        )
        .figures(&[
            worked("scorecard-latest"),
            worked("scorecard-score"),
            worked("months-below-target"),
            worked("rank-trend"),
        ])
        .block(),
        table!(Satisfaction, s: scorecard_values columns { line 3, month 2, value 2, rank 1, of 1 }).block(),
        Block::Picture(Drawn::of_reading("hard-and-felt")),
        Block::Section(s::section::VALUES),
        table!(Satisfaction, s: values
            columns { promise 3, account 2, baseline 1, target 1, achieved 1, unit 1, worth 2 }
            details {
                measure 4, insight 4, baseline_on 2, due 2, achieved_on 2, computed 5, confirmed_by 3, confirmed_on 2, proof 5
            }
        )
        .figures(&[worked("value-realised")])
        .block(),
        Block::Worked(&["value-confirmed", "value-claimed"]),
    ],
};
