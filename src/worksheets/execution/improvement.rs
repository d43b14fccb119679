//! Worksheet 5.4: what we do better, and what reviews decided.

use crate::i18n::words::improvement as i;
use crate::sheets::{Block, Figure, Sheet, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::execution::Improvements;

static ROW_FIGURES: &[Figure] = &[worked("improvement-late")];

pub static IMPROVEMENT: Sheet = Sheet {
    worksheet: Some(Worksheet::Improvement),
    title: i::TITLE,
    purpose: i::PURPOSE,
    blocks: &[
        Block::Worked(&["improvements-done", "improvements-late", "days-since-review"]),
        Block::Section(i::section::IMPROVEMENTS),
        table!(Improvements, i: improvements
            columns { finding 4, area 2, measure 4, owner 2, due 2, status 2 }
            details { cause 9, expected 6, actual 9 }
        )
        .figures(ROW_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Section(i::section::REVIEWS),
        table!(Improvements, i: reviews
            columns { name 4, on 2, led_by 2, decisions 5, next_on 2 }
            details { members 9, findings 9, changes 9 }
        )
        .essential()
        .block(),
    ],
};
