//! Worksheet 2.2: what an account's industry does to it, and so to us.

mod charts;
mod figures;

pub use charts::{forces, trends};
pub use figures::{RISK_FIGURES, index};

use super::risks::RISKS;
use crate::i18n::words::industry as i;
use crate::sheets::{Block, Drawn, Sheet, prompt, table};
use plan_core::plan::Worksheet;
use plan_core::plan::industry::IndustryAnalysis;

pub static INDUSTRY: Sheet = Sheet {
    worksheet: Some(Worksheet::Industry),
    title: i::TITLE,
    purpose: i::PURPOSE,
    blocks: &[
        Block::Section(i::section::MARKET),
        prompt!(IndustryAnalysis, i: market).essential().half(),
        prompt!(IndustryAnalysis, i: market_growth).essential().half(),
        prompt!(IndustryAnalysis, i: market_size).half(),
        prompt!(IndustryAnalysis, i: market_year).half(),
        prompt!(IndustryAnalysis, i: summary).essential().wide(),
        Block::Section(i::section::TRENDS),
        table!(IndustryAnalysis, i: trends
            columns { trend 4, factor 2, effect 2, likelihood 1, consequence 3 }
            details { timing 3 }
        )
        .figures(figures::TREND_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Picture(Drawn::of_plan("trends")),
        Block::Section(i::section::FORCES),
        prompt!(IndustryAnalysis, i: forces/rivalry).essential().half(),
        prompt!(IndustryAnalysis, i: forces/rivalry_reason).half(),
        prompt!(IndustryAnalysis, i: forces/entrants).essential().half(),
        prompt!(IndustryAnalysis, i: forces/entrants_reason).half(),
        prompt!(IndustryAnalysis, i: forces/substitutes).essential().half(),
        prompt!(IndustryAnalysis, i: forces/substitutes_reason).half(),
        prompt!(IndustryAnalysis, i: forces/suppliers).essential().half(),
        prompt!(IndustryAnalysis, i: forces/suppliers_reason).half(),
        prompt!(IndustryAnalysis, i: forces/buyers).essential().half(),
        prompt!(IndustryAnalysis, i: forces/buyers_reason).half(),
        Block::Figures(figures::FORCES),
        Block::Picture(Drawn::of_plan("forces")),
        Block::Section(i::section::RIVALS),
        table!(IndustryAnalysis, i: players columns { name 3, share 1, is_customer 1, note 5 })
            .with_evidence()
            .essential()
            .block(),
        Block::Figures(figures::MARKET),
        table!(IndustryAnalysis, i: rivals
            columns { name 2, share 1, is_us 1, products 2, strengths 3, weaknesses 3 }
        )
        .with_evidence()
        .essential()
        .block(),
        Block::Figures(figures::SUPPLY),
        Block::Section(i::section::REGULATIONS),
        table!(IndustryAnalysis, i: regulations
            columns { name 3, kind 2, status 2, date 2, consequence 3 }
            details { issuer 3, response 6 }
        )
        .with_evidence()
        .block(),
        Block::Section(i::section::STANDING),
        prompt!(IndustryAnalysis, i: position).essential().half(),
        prompt!(IndustryAnalysis, i: position_reason).half(),
        prompt!(IndustryAnalysis, i: influence).essential().half(),
        prompt!(IndustryAnalysis, i: influence_reason).half(),
        prompt!(IndustryAnalysis, i: potential).essential().half(),
        prompt!(IndustryAnalysis, i: potential_reason).half(),
        Block::Section(i::section::RISKS),
        RISKS.of_worksheet().block(),
    ],
};
