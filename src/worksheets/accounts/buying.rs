//! Worksheet 2.3 of an account: what it buys, how it chooses, and how we stand in its eyes.

mod charts;
mod figures;

pub use charts::{by_product, by_year, compared, money_axis};
pub use figures::{class, revenue, segment};

use super::import::ImportPurchases;
use crate::i18n::words::buying as b;
use crate::prelude::*;
use crate::sheets::{Block, Context, Drawn, Sheet, prompt, table};
use plan_core::plan::Worksheet;
use plan_core::plan::buying::Buying;

pub static BUYING: Sheet = Sheet {
    worksheet: Some(Worksheet::Buying),
    title: b::TITLE,
    purpose: b::PURPOSE,
    blocks: &[
        Block::Section(b::section::PURCHASES),
        Block::Figures(figures::PURCHASES),
        Block::Picture(Drawn::of_reading("sales-by-year")),
        Block::Picture(Drawn::of_reading("sales-by-product")),
        Block::Own(import_purchases),
        table!(Buying, b: purchases
            columns { date 2, order 2, product 3, quantity 1, amount 3 }
            details { cost 3, gross_margin 3, contract 3 }
        )
        .essential()
        .block(),
        Block::Section(b::section::PREFERENCES),
        prompt!(Buying, b: brand).wide(),
        prompt!(Buying, b: price_sensitivity).half(),
        prompt!(Buying, b: channels).half(),
        prompt!(Buying, b: payment).wide(),
        prompt!(Buying, b: service).wide(),
        Block::Section(b::section::CHOOSING),
        prompt!(Buying, b: information).essential().wide(),
        prompt!(Buying, b: evaluation).essential().wide(),
        prompt!(Buying, b: basis).essential().wide(),
        prompt!(Buying, b: rival_a).half(),
        prompt!(Buying, b: rival_b).half(),
        prompt!(Buying, b: rival_c).half(),
        table!(Buying, b: criteria
            columns { name 3, weight 1, us 2, rival_a 2, rival_b 2, rival_c 2 }
            details { note 9 }
        )
        .with_evidence()
        .block(),
        Block::Figures(figures::COMPARISON),
        Block::Picture(Drawn::of_plan("suppliers-compared")),
        Block::Section(b::section::SWOT),
        table!(Buying, b: swot columns { kind 2, point 5 }).with_evidence().block(),
        table!(Buying, b: moves columns { kind 2, what 5, reason 4 }).block(),
    ],
};

fn import_purchases(context: Context) -> AnyView {
    view! { <ImportPurchases account=context.account /> }
}
