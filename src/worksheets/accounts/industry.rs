//! Worksheet 2.2: what an account's industry does to it, and so to us.

mod charts;
mod figures;

pub use charts::{forces, trends};
pub use figures::{RISK_FIGURES, index};

use super::risks::{RISK_COLUMNS, RISK_DETAILS};
use crate::i18n::words::{industry as i, risk};
use crate::sheets::{Block, Drawn, Prompt, Sheet, Table, column};
use plan_core::plan::Worksheet;

pub static INDUSTRY: Sheet = Sheet {
    worksheet: Some(Worksheet::Industry),
    title: i::TITLE,
    purpose: i::PURPOSE,
    blocks: &[
        Block::Section(i::section::MARKET),
        Prompt::essential("market", &i::prompt::MARKET).half(),
        Prompt::essential("market_growth", &i::prompt::MARKET_GROWTH).half(),
        Prompt::more("market_size", &i::prompt::MARKET_SIZE).half(),
        Prompt::more("market_year", &i::prompt::MARKET_YEAR).half(),
        Prompt::essential("summary", &i::prompt::SUMMARY).wide(),
        Block::Section(i::section::TRENDS),
        Table::new(
            "trends",
            &i::table::TRENDS,
            &[
                column("trend", &i::column::trends::TREND, 4),
                column("factor", &i::column::trends::FACTOR, 2),
                column("effect", &i::column::trends::EFFECT, 2),
                column("likelihood", &i::column::trends::LIKELIHOOD, 1),
                column("consequence", &i::column::trends::CONSEQUENCE, 3),
            ],
        )
        .details(&[column("timing", &i::column::trends::TIMING, 3)])
        .figures(figures::TREND_FIGURES)
        .with_evidence()
        .essential()
        .block(),
        Block::Picture(Drawn::of_plan("trends")),
        Block::Section(i::section::FORCES),
        Prompt::essential("forces/rivalry", &i::prompt::RIVALRY).half(),
        Prompt::more("forces/rivalry_reason", &i::prompt::RIVALRY_REASON).half(),
        Prompt::essential("forces/entrants", &i::prompt::ENTRANTS).half(),
        Prompt::more("forces/entrants_reason", &i::prompt::ENTRANTS_REASON).half(),
        Prompt::essential("forces/substitutes", &i::prompt::SUBSTITUTES).half(),
        Prompt::more("forces/substitutes_reason", &i::prompt::SUBSTITUTES_REASON).half(),
        Prompt::essential("forces/suppliers", &i::prompt::SUPPLIERS).half(),
        Prompt::more("forces/suppliers_reason", &i::prompt::SUPPLIERS_REASON).half(),
        Prompt::essential("forces/buyers", &i::prompt::BUYERS).half(),
        Prompt::more("forces/buyers_reason", &i::prompt::BUYERS_REASON).half(),
        Block::Figures(figures::FORCES),
        Block::Picture(Drawn::of_plan("forces")),
        Block::Section(i::section::RIVALS),
        Table::new(
            "players",
            &i::table::PLAYERS,
            &[
                column("name", &i::column::players::NAME, 3),
                column("share", &i::column::players::SHARE, 1),
                column("is_customer", &i::column::players::IS_CUSTOMER, 1),
                column("note", &i::column::players::NOTE, 5),
            ],
        )
        .with_evidence()
        .essential()
        .block(),
        Block::Figures(figures::MARKET),
        Table::new(
            "rivals",
            &i::table::RIVALS,
            &[
                column("name", &i::column::rivals::NAME, 2),
                column("share", &i::column::rivals::SHARE, 1),
                column("is_us", &i::column::rivals::IS_US, 1),
                column("products", &i::column::rivals::PRODUCTS, 2),
                column("strengths", &i::column::rivals::STRENGTHS, 3),
                column("weaknesses", &i::column::rivals::WEAKNESSES, 3),
            ],
        )
        .with_evidence()
        .essential()
        .block(),
        Block::Figures(figures::SUPPLY),
        Block::Section(i::section::REGULATIONS),
        Table::new(
            "regulations",
            &i::table::REGULATIONS,
            &[
                column("name", &i::column::regulations::NAME, 3),
                column("kind", &i::column::regulations::KIND, 2),
                column("status", &i::column::regulations::STATUS, 2),
                column("date", &i::column::regulations::DATE, 2),
                column("consequence", &i::column::regulations::CONSEQUENCE, 3),
            ],
        )
        .details(&[
            column("issuer", &i::column::regulations::ISSUER, 3),
            column("response", &i::column::regulations::RESPONSE, 6),
        ])
        .with_evidence()
        .block(),
        Block::Section(i::section::STANDING),
        Prompt::essential("position", &i::prompt::POSITION).half(),
        Prompt::more("position_reason", &i::prompt::POSITION_REASON).half(),
        Prompt::essential("influence", &i::prompt::INFLUENCE).half(),
        Prompt::more("influence_reason", &i::prompt::INFLUENCE_REASON).half(),
        Prompt::essential("potential", &i::prompt::POTENTIAL).half(),
        Prompt::more("potential_reason", &i::prompt::POTENTIAL_REASON).half(),
        Block::Section(i::section::RISKS),
        Table::new("/risks", &risk::table::RISKS, RISK_COLUMNS)
            .details(RISK_DETAILS)
            .figures(figures::RISK_FIGURES)
            .of_worksheet()
            .with_evidence()
            .essential()
            .block(),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::describe::Which;
    use plan_core::plan::industry::IndustryAnalysis;
    use plan_core::plan::{Facet, Node, Risk, RowList};

    fn names(record: &dyn Node) -> Vec<String> {
        match record.facet() {
            Facet::Record(record) => record.each().map(|(name, _)| name.to_owned()).collect(),
            Facet::Leaf(_) | Facet::Rows(_) => Vec::new(),
        }
    }

    fn sorted(mut names: Vec<String>) -> Vec<String> {
        names.sort();
        names
    }

    /// What a table lets people edit of a row, and what goes without saying: where it was found.
    fn shown(table: &Table) -> Vec<String> {
        let mut fields: Vec<String> = table.columns.iter().chain(table.details).map(|it| it.field.to_owned()).collect();
        if table.evidence {
            fields.push("evidence".into());
        }
        if table.which != Which::All {
            fields.extend(["account".into(), "worksheet".into()]);
        }
        sorted(fields)
    }

    fn table(field: &str) -> &'static Table {
        let found = INDUSTRY.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.field == field => Some(table),
            _ => None,
        });
        found.unwrap()
    }

    #[test]
    fn every_field_can_be_edited_and_every_field_named_is_there() {
        let industry = IndustryAnalysis::default();
        let lists: [(&str, &dyn RowList); 4] = [
            ("trends", &industry.trends),
            ("players", &industry.players),
            ("rivals", &industry.rivals),
            ("regulations", &industry.regulations),
        ];
        for (field, rows) in lists {
            assert_eq!(shown(table(field)), sorted(names(&*rows.blank())), "{field}");
        }
        assert_eq!(shown(table("/risks")), sorted(names(&Risk::default())));
        let mut own: Vec<String> = names(&industry);
        own.retain(|name| name != "review" && name != "forces");
        own.extend(names(&industry.forces).into_iter().map(|name| format!("forces/{name}")));
        let named = INDUSTRY.blocks.iter().filter_map(|block| match block {
            Block::Prompt(prompt) => Some(prompt.field.to_owned()),
            Block::Table(table) => (table.which == Which::All).then(|| table.field.to_owned()),
            Block::Section(_) | Block::Figures(_) | Block::Picture(_) | Block::Own(_) => None,
        });
        assert_eq!(sorted(named.collect()), sorted(own));
    }
}
