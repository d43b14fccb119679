//! Worksheet 2.3 of an account: what it buys, how it chooses, and how we stand in its eyes.

mod charts;
mod figures;

pub use charts::{by_product, by_year, compared, money_axis};
pub use figures::{class, revenue, segment};

use super::import::ImportPurchases;
use crate::i18n::words::buying as b;
use crate::prelude::*;
use crate::sheets::{Block, Context, Drawn, Prompt, Sheet, Table, column};
use plan_core::plan::Worksheet;

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
        Table::new(
            "purchases",
            &b::table::PURCHASES,
            &[
                column("date", &b::column::purchases::DATE, 2),
                column("order", &b::column::purchases::ORDER, 2),
                column("product", &b::column::purchases::PRODUCT, 3),
                column("quantity", &b::column::purchases::QUANTITY, 1),
                column("amount", &b::column::purchases::AMOUNT, 3),
            ],
        )
        .details(&[
            column("cost", &b::column::purchases::COST, 4),
            column("gross_margin", &b::column::purchases::GROSS_MARGIN, 4),
        ])
        .essential()
        .block(),
        Block::Section(b::section::PREFERENCES),
        Prompt::more("brand", &b::prompt::BRAND).wide(),
        Prompt::more("price_sensitivity", &b::prompt::PRICE_SENSITIVITY).half(),
        Prompt::more("channels", &b::prompt::CHANNELS).half(),
        Prompt::more("payment", &b::prompt::PAYMENT).wide(),
        Prompt::more("service", &b::prompt::SERVICE).wide(),
        Block::Section(b::section::CHOOSING),
        Prompt::essential("information", &b::prompt::INFORMATION).wide(),
        Prompt::essential("evaluation", &b::prompt::EVALUATION).wide(),
        Prompt::essential("basis", &b::prompt::BASIS).wide(),
        Prompt::more("rival_a", &b::prompt::RIVAL_A).half(),
        Prompt::more("rival_b", &b::prompt::RIVAL_B).half(),
        Prompt::more("rival_c", &b::prompt::RIVAL_C).half(),
        Table::new(
            "criteria",
            &b::table::CRITERIA,
            &[
                column("name", &b::column::criteria::NAME, 3),
                column("weight", &b::column::criteria::WEIGHT, 1),
                column("us", &b::column::criteria::US, 2),
                column("rival_a", &b::column::criteria::RIVAL_A, 2),
                column("rival_b", &b::column::criteria::RIVAL_B, 2),
                column("rival_c", &b::column::criteria::RIVAL_C, 2),
            ],
        )
        .details(&[column("note", &b::column::criteria::NOTE, 9)])
        .with_evidence()
        .block(),
        Block::Figures(figures::COMPARISON),
        Block::Picture(Drawn::of_plan("suppliers-compared")),
        Block::Section(b::section::SWOT),
        Table::new(
            "swot",
            &b::table::SWOT,
            &[column("kind", &b::column::swot::KIND, 2), column("point", &b::column::swot::POINT, 5)],
        )
        .with_evidence()
        .block(),
        Table::new(
            "moves",
            &b::table::MOVES,
            &[
                column("kind", &b::column::moves::KIND, 2),
                column("what", &b::column::moves::WHAT, 5),
                column("reason", &b::column::moves::REASON, 4),
            ],
        )
        .block(),
    ],
};

fn import_purchases(context: Context) -> AnyView {
    view! { <ImportPurchases account=context.account /> }
}
