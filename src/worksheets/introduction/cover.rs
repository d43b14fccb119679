//! Worksheet 1.0: whose plan it is, how far it has got, and who stands behind it.

use crate::i18n::words::cover as c;
use crate::sheets::{Block, Sheet, prompt, table};
use plan_core::plan::Worksheet;
use plan_core::plan::introduction::Cover;

pub static COVER: Sheet = Sheet {
    worksheet: Some(Worksheet::Cover),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::PLAN),
        prompt!(c: /company).essential().half(),
        prompt!(Cover, c: unit).half(),
        prompt!(Cover, c: period).essential().half(),
        prompt!(Cover, c: version).essential().half(),
        prompt!(Cover, c: summary).essential().wide(),
        Block::Section(c::section::STATUS),
        Block::Worked(&["plan-status-days", "plan-sign-offs", "opinions-answered"]),
        prompt!(Cover, c: status).essential().half(),
        prompt!(Cover, c: status_since).half(),
        table!(Cover, c: sign_offs columns { step 2, member 2, on 2, result 2, opinion 4 }).essential().block(),
        table!(Cover, c: opinions columns { about 2, member 2, on 2, opinion 4, answer 4 }).block(),
        Block::Section(c::section::READERS),
        Block::Worked(&["worksheets-confidential"]),
        prompt!(Cover, c: confidentiality).essential().half(),
        prompt!(Cover, c: confidential).wide(),
    ],
};
