//! Worksheet 6.3: new accounts, more with those we have, and partnership.

pub mod charts;

use crate::i18n::words::growth as g;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::relationship::Growth;

pub static GROWTH: Sheet = Sheet {
    worksheet: Some(Worksheet::Growth),
    title: g::TITLE,
    purpose: g::PURPOSE,
    blocks: &[
        Block::Section(g::section::WHITE_SPACE),
        table!(Growth, g: white_space
            columns { account 2, unit 2, product 2, state 2, potential 2, ours 2 }
            details { rival 3, next 6 }
        )
        .figures(&[worked("white-space-share")])
        .with_evidence()
        .essential()
        .block(),
        Block::Picture(Drawn::of_reading("growth-space")),
        Block::Section(g::section::OPPORTUNITIES),
        table!(Growth, g: opportunities
            columns { name 4, account 2, amount 2, probability 1, stage 2, category 2, close_on 2 }
            details {
                unit 3, products 4, insight 4, owner 3, next 5, next_on 2, state 2, decided_on 2, reason 5, lost_to 3, lesson 6
            }
        )
        .figures(&[worked("opportunity-weighted")])
        .essential()
        .block(),
        Block::Worked(&[
            "pipeline-weighted",
            "pipeline-spread",
            "pipeline-commit",
            "pipeline-best",
            "pipeline-whole",
        ]),
        Block::Picture(Drawn::of_reading("pipeline")),
        Block::Section(g::section::CONTROL),
        table!(Growth, g: opportunities
            columns { name 4, w 1, f1 1, f2 1, f3 1, c1 1, c2 1, c3 1, c4 1, c5 1, c6 1, c7 1, c8 1, c9 1 }
        )
        .guided(&g::table::control)
        .second()
        .asked_at("/growth/control_texts")
        .figures(&[
            worked("control-win"),
            worked("control-first"),
            worked("control-clear"),
            worked("control-unknown"),
        ])
        .block(),
        prompt!(Growth, g: gate_first).half(),
        prompt!(Growth, g: gate_clear).half(),
        Block::Section(g::section::TENDERS),
        table!(Growth, g: tenders
            columns { name 4, account 2, bid_due 2, weight_technical 1, weight_commercial 1, weight_price 1, result 2 }
            details {
                number 3, opportunity 4, kind 3, budget 3, funds_secured 2, announced_on 2, questions_until 2, opening_on 2,
                ceiling 3, bond 3, bond_paid_on 2, bond_back_on 2, owner 3, lost_to 3, reason 6
            }
        )
        .figures(&[
            worked("tender-days-left"),
            worked("our-bid-score"),
            worked("best-rival-score"),
            worked("price-to-tie"),
        ])
        .block(),
        table!(Growth, g: bids
            columns { tender 4, bidder 3, is_us 1, technical 1, commercial 1, price 2 }
            details { note 9 }
        )
        .figures(&[worked("bid-score")])
        .block(),
        Block::Worked(&["win-rate", "win-rate-amount", "bonds-outstanding"]),
        Block::Section(g::section::PROSPECTS),
        table!(Growth, g: prospects
            columns { name 3, source 2, fit 1, stage 2, owner 2, next 3, next_on 2 }
            details { why 6, person 4, first_contact 2, potential 3, account 3 }
        )
        .essential()
        .block(),
        Block::Section(g::section::PARTNERSHIP),
        table!(Growth, g: partnerships
            columns { account 2, now 2, wanted 2, by 2, our_benefit 3, their_benefit 3 }
            details { our_sponsor 3, their_sponsor 3, why 9 }
        )
        .block(),
        Block::Section(g::section::JOINT),
        table!(Growth, g: joint_plan
            columns { milestone 4, account 2, due 2, our_owner 2, their_owner 2, state 2, shared 1 }
            details { outcome 5, depends_on 4, proof 4, touched_on 2 }
        )
        .figures(&[worked("joint-days-late")])
        .block(),
        Block::Worked(&["mutual-share", "joint-stale"]),
        Block::Section(g::section::TEXTS),
        prompt!(Growth, g: control_texts/w).half(),
        prompt!(Growth, g: control_texts/f1).half(),
        prompt!(Growth, g: control_texts/f2).half(),
        prompt!(Growth, g: control_texts/f3).half(),
        prompt!(Growth, g: control_texts/c1).half(),
        prompt!(Growth, g: control_texts/c2).half(),
        prompt!(Growth, g: control_texts/c3).half(),
        prompt!(Growth, g: control_texts/c4).half(),
        prompt!(Growth, g: control_texts/c5).half(),
        prompt!(Growth, g: control_texts/c6).half(),
        prompt!(Growth, g: control_texts/c7).half(),
        prompt!(Growth, g: control_texts/c8).half(),
        prompt!(Growth, g: control_texts/c9).half(),
    ],
};
