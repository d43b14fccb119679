//! Chapter 2, what an account is worth to us. What stands below the account's own part is the plan's, the
//! same for all accounts.

mod charts;
mod figures;
pub mod plan_charts;
pub mod scheme;
mod weights;

pub use charts::{criteria, matrix};
pub use figures::{credit_line, quadrant, score_alone, share, tier, value_end, wallet};

use super::assessment::scheme::{SCHEME_BLOCKS, scheme_in_short};
use super::risks::RISKS;
use crate::i18n::words::assessment as a;
use crate::sheets::{Block, Drawn, Sheet, joined, prompt, table};
use plan_core::plan::Worksheet;
use plan_core::plan::assessment::Assessment;

pub static ASSESSMENT: Sheet =
    Sheet { worksheet: Some(Worksheet::Assessment), title: a::TITLE, purpose: a::PURPOSE, blocks: &ALL };

static ALL: [Block; OF_ACCOUNT.len() + SCHEME_BLOCKS.len()] = joined(OF_ACCOUNT, SCHEME_BLOCKS);

static OF_ACCOUNT: &[Block] = &[
    Block::Figures(figures::TIER),
    Block::Picture(Drawn::of_reading("criteria")),
    Block::Picture(Drawn::of_reading("selection-matrix")),
    Block::Figures(figures::WORTH),
    Block::Section(a::section::CONTRIBUTION),
    prompt!(Assessment, a: revenue).half(),
    prompt!(Assessment, a: revenue_reason).half(),
    prompt!(Assessment, a: margin).essential().half(),
    prompt!(Assessment, a: contribution_note).wide(),
    Block::Section(a::section::LOYALTY),
    prompt!(Assessment, a: recommendation).essential().half(),
    prompt!(Assessment, a: wallet).essential().half(),
    prompt!(Assessment, a: wallet_most).half(),
    prompt!(Assessment, a: retention).essential().half(),
    prompt!(Assessment, a: loyalty_note).wide(),
    Block::Section(a::section::GROWTH),
    prompt!(Assessment, a: buy_more).essential().half(),
    prompt!(Assessment, a: trade_up).essential().half(),
    prompt!(Assessment, a: growth_note).essential().wide(),
    Block::Section(a::section::RISK),
    prompt!(Assessment, a: credit_grade).essential().half(),
    prompt!(Assessment, a: payment_days).essential().half(),
    prompt!(Assessment, a: cooperation).essential().half(),
    prompt!(Assessment, a: credit_months).half(),
    RISKS.of_account().block(),
    Block::Section(a::section::FIGURES),
    table!(Assessment, a: scores columns { criterion 4, value 2, reason 6 }).with_evidence().block(),
    Block::Section(a::section::TIER),
    prompt!(Assessment, a: tier).half(),
    prompt!(Assessment, a: tier_reason).half(),
    Block::Own(scheme_in_short),
];
