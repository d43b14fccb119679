//! Worksheet 5.3: what may go wrong, how we would see it coming, and what we do then.

pub mod charts;

use crate::i18n::words::{risk, warning as w};
use crate::sheets::{Block, Drawn, Figure, Sheet, Table, table, worked};
use crate::worksheets::accounts::industry::RISK_FIGURES;
use plan_core::plan::Worksheet;
use plan_core::plan::execution::Warning;

static INDICATOR_FIGURES: &[Figure] = &[worked("indicator-light")];

static SIGNAL_FIGURES: &[Figure] = &[worked("signal-age")];

/// All risks of the plan, with the account that each is about, if it is about one.
const REGISTER: Table = table!(risk: /risks
    columns { what 5, account 2, area 2, likelihood 1, impact 1, strategy 2 }
    details { response 9, control 3, probability 3, loss 3, owner 3, review_on 3, status 3 }
)
.guided(&risk::table::register)
.figures(RISK_FIGURES)
.with_evidence()
.essential()
.elsewhere();

pub static WARNING: Sheet = Sheet {
    worksheet: Some(Worksheet::Warning),
    title: w::TITLE,
    purpose: w::PURPOSE,
    blocks: &[
        Block::Worked(&["risks-high", "risks-expected-loss", "indicators-crossed", "crossings-open", "signals-open"]),
        Block::Section(w::section::RISKS),
        REGISTER.block(),
        Block::Picture(Drawn::of_reading("risks")),
        table!(Warning, w: bands columns { name 2, from 1, response 6 }).block(),
        Block::Section(w::section::INDICATORS),
        table!(Warning, w: indicators
            columns { name 4, account 2, amber 1, red 1, current 1, as_of 2, owner 2 }
            details { figure 3, direction 3, action_days 3, action 9, response 9 }
        )
        .figures(INDICATOR_FIGURES)
        .essential()
        .block(),
        table!(Warning, w: crossings
            columns { indicator 3, account 2, on 2, level 1, value 1, state 2, by 2 }
            details { note 9 }
        )
        .block(),
        Block::Section(w::section::SIGNALS),
        table!(Warning, w: signals
            columns { signal 5, account 2, kind 2, on 2, effect 1, response 4 }
            details { by 3, contact 3, rival 3, state 3 }
        )
        .figures(SIGNAL_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Section(w::section::LADDER),
        table!(Warning, w: ladder columns { from_days 1, step 2, who 2, what 5, interest 1 }).block(),
    ],
};
