//! Worksheet 2.5 of an account: what was agreed, what is owed, what came in.

pub mod charts;

use crate::i18n::words::contracts as c;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::contracts::Contracts;

pub static CONTRACTS: Sheet = Sheet {
    worksheet: Some(Worksheet::Contracts),
    title: c::TITLE,
    purpose: c::PURPOSE,
    blocks: &[
        Block::Section(c::section::RECEIVABLES),
        Block::Worked(&["receivables-open", "receivables-overdue", "receivables-overdue-rate", "credit-headroom"]),
        Block::Worked(&["collected-year", "collection-rate", "days-of-sales", "retention-outstanding"]),
        Block::Picture(Drawn::of_reading("receivables-by-age")),
        table!(Contracts, c: open_items
            columns { invoice 2, amount 2, due_on 2, step 2, promised_on 2 }
            details { contract 3, invoiced_on 3, owner 3, disputed 3, reason 6 }
        )
        .figures(&[worked("invoice-overdue")])
        .essential()
        .block(),
        prompt!(Contracts, c: payment_practice).essential().wide(),
        Block::Section(c::section::CONTRACTS),
        table!(Contracts, c: contracts
            columns { name 3, kind 2, starts_on 2, ends_on 2, committed 3 }
            details {
                number 3, our_entity 3, signed_on 3, notice_days 3, renewal 3, owner 3, committed_quantity 3,
                quantity_unit 3, payment_days 3, counted_from 3, products 6, price_basis 6, rebate 6, note 9,
            }
        )
        .figures(&[
            worked("contract-days-left"),
            worked("contract-decide-by"),
            worked("contract-called-off"),
            worked("contract-pace"),
        ])
        .essential()
        .block(),
        Block::Section(c::section::PAYMENTS),
        Block::Picture(Drawn::of_reading("contracts-by-month")),
        table!(Contracts, c: milestones
            columns { contract 3, kind 2, share 1, due_on 2, invoiced_on 2, paid_on 2 }
            details { event 6, plus_days 3, amount 3, note 6 }
        )
        .figures(&[worked("milestone-sum")])
        .block(),
        table!(Contracts, c: receipts
            columns { on 2, amount 3, form 2, matures_on 2, invoice 2 }
            details { contract 3, note 6 }
        )
        .block(),
    ],
};
