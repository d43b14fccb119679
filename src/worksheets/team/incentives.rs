//! Worksheet 4.3: incentives and appraisal. It is about single people and their pay; that it stays out of copies is said
//! at its head.

use crate::i18n::words::incentives as i;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::team::Incentives;

pub static INCENTIVES: Sheet = Sheet {
    worksheet: Some(Worksheet::Incentives),
    title: i::TITLE,
    purpose: i::PURPOSE,
    blocks: &[
        Block::Section(i::section::PRINCIPLE),
        prompt!(Incentives, i: principle).essential().wide(),
        Block::Section(i::section::TARGETS),
        table!(Incentives, i: targets
            columns { member 2, period 2, target 5, amount 2, due 2 }
            details { development 9, support 9 }
        )
        .essential()
        .block(),
        Block::Section(i::section::INCENTIVES),
        table!(Incentives, i: incentives
            columns { name 3, kind 2, condition 5, value 2 }
            details { members 3, given_on 3, note 9 }
        )
        .block(),
        Block::Section(i::section::SCHEMES),
        table!(Incentives, i: schemes
            columns { name 3, basis 2, method 2, quota 2, signed 2, collected 2 }
            details {
                members 3, period 3, signed_part 3, threshold 3, accelerator 3, cap 3, overdue_deduction 3,
                overdue_months 3, reached 3, note 9
            }
        )
        .figures(&[worked("commission-reached"), worked("commission-attainment"), worked("commission-pay")])
        .block(),
        table!(Incentives, i: bands columns { scheme 4, from 3, rate 2 }).figures(&[worked("commission-jump")]).block(),
        Block::Picture(Drawn::of_reading("pay")),
        Block::Section(i::section::APPRAISALS),
        Block::Worked(&["appraisals-agreed"]),
        table!(Incentives, i: appraisals
            columns { name 3, member 2, on 2, by 2, agreed 1 }
            details { period 3, agreed_on 3, feedback 9, next 9 }
        )
        .figures(&[worked("appraisal-score")])
        .essential()
        .block(),
        table!(Incentives, i: scores columns { appraisal 3, area 2, criterion 4, weight 1, score 1 } details { note 9 })
            .block(),
    ],
};
