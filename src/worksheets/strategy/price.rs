//! Worksheet 3.2: what our prices rest on, what takes away from them, and when they change.

pub mod charts;

use crate::i18n::words::price as p;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::strategy::PriceStrategy;

pub static PRICE: Sheet = Sheet {
    worksheet: Some(Worksheet::Price),
    title: p::TITLE,
    purpose: p::PURPOSE,
    blocks: &[
        Block::Section(p::section::CORRIDOR),
        prompt!(PriceStrategy, p: principle).essential().wide(),
        table!(PriceStrategy, p: corridors
            columns { product 2, account 2, cost 2, floor 2, target 2, list 2, value 2 }
            details { unit 2, rival_price 3, rival 4, note 9 }
        )
        .figures(&[worked("target-margin"), worked("rival-gap"), worked("customer-gain")])
        .with_evidence()
        .essential()
        .block(),
        Block::Section(p::section::WATERFALL),
        table!(PriceStrategy, p: waterfalls
            columns { name 3, account 2, product 2, list 2, cost 2 }
            details { serve_in_pocket 3, note 6 }
        )
        .figures(&[worked("invoice-price"), worked("pocket-price"), worked("pocket-margin")])
        .essential()
        .block(),
        table!(PriceStrategy, p: steps columns { waterfall 3, name 3, kind 2, percent 1, base 2, amount 2 })
            .essential()
            .block(),
        Block::Picture(Drawn::of_reading("price-waterfalls")),
        Block::Section(p::section::DISCOUNTS),
        table!(PriceStrategy, p: discounts
            columns { name 3, kind 2, method 2, counts 2, order 2, list_price 2 }
            details { products 3, accounts 3, valid_from 3, valid_to 3, note 6 }
        )
        .figures(&[worked("order-discount"), worked("order-pays")])
        .block(),
        table!(PriceStrategy, p: tiers columns { plan 3, from 2, percent 2, note 4 })
            .figures(&[worked("inversion-from")])
            .block(),
        Block::Section(p::section::ADJUSTMENTS),
        table!(PriceStrategy, p: adjustments
            columns { name 3, index 3, base 2, current 2, threshold 1, passed_on 1, state 2 }
            details { base_on 3, current_on 3, limit 2, notice_days 2, approver 3, accounts 3, products 3, note 6 }
        )
        .figures(&[worked("index-change"), worked("adjustment-trigger"), worked("price-follows")])
        .essential()
        .block(),
        Block::Section(p::section::CHANGES),
        table!(PriceStrategy, p: changes
            columns { name 3, product 2, price 2, unit_cost 2, price_change 2, expected_change 2 }
            details { account 3, cost_change 3, fixed_cost 3, note 9 }
        )
        .figures(&[worked("break-even-change"), worked("break-even-quantity")])
        .block(),
    ],
};
