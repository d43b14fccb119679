//! Worksheet 3.1: what we offer. The products themselves are those of 1.3, and get what decides about them here.

pub mod charts;

use crate::i18n::words::product as p;
use crate::sheets::{Block, Drawn, Sheet, prompt, table, worked};
use plan_core::plan::Worksheet;
use plan_core::plan::strategy::ProductStrategy;

pub static PRODUCT: Sheet = Sheet {
    worksheet: Some(Worksheet::Product),
    title: p::TITLE,
    purpose: p::PURPOSE,
    blocks: &[
        Block::Section(p::section::PORTFOLIO),
        prompt!(ProductStrategy, p: focus).essential().wide(),
        table!(p: /scope/products
            columns { name 3, sales 2, margin 1, market_growth 1, our_share 1, rival_share 1, is_new 1 }
        )
        .figures(&[worked("relative-share"), worked("portfolio-place")])
        .essential()
        .block(),
        Block::Worked(&["product-sales", "product-margin", "new-product-share"]),
        Block::Picture(Drawn::of_reading("product-portfolio")),
        Block::Section(p::section::MOVES),
        table!(ProductStrategy, p: moves columns { product 2, step 2, what 5, owner 2, due 2 }).essential().block(),
        Block::Section(p::section::SOLUTIONS),
        table!(ProductStrategy, p: solutions
            columns { name 3, account 2, need 3, added_value 3, stage 2, due 2 }
            details { insight 3, products 3, owner 3, solution 9 }
        )
        .figures(&[worked("solution-days-left")])
        .essential()
        .block(),
        Block::Section(p::section::DEVELOPMENTS),
        table!(ProductStrategy, p: developments
            columns { name 3, need 3, stage 2, expected_sales 2, owner 2, due 2 }
            details { accounts 4, note 5, idea 9 }
        )
        .block(),
    ],
};
