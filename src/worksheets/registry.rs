//! All worksheets, in the order of the chapters, and the lists that several of them share. A new worksheet is a line here.

use super::accounts::assessment::ASSESSMENT;
use super::accounts::buying::BUYING;
use super::accounts::industry::INDUSTRY;
use super::accounts::profile::PROFILE;
use super::accounts::risks::{RISK_COLUMNS, RISK_DETAILS};
use super::actions::{ALL_COLUMNS, ALL_DETAILS, closing};
use super::introduction::{BACKGROUND, GOALS, SCOPE};
use crate::sheets::{self, Book, SharedList, Sheet};

pub static SHEETS: &[&Sheet] = &[&BACKGROUND, &GOALS, &SCOPE, &PROFILE, &INDUSTRY, &BUYING, &ASSESSMENT];

static BOOK: Book = Book {
    sheets: SHEETS,
    lists: &[
        SharedList { path: "/actions/", columns: ALL_COLUMNS, details: ALL_DETAILS },
        SharedList { path: "/risks/", columns: RISK_COLUMNS, details: RISK_DETAILS },
    ],
    closing,
};

/// Tells the parts that draw worksheets which there are.
pub fn register() {
    sheets::open_book(&BOOK);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, language, words};
    use crate::sheets::{Block, Subject};
    use crate::state::sample_plan;
    use leptos::prelude::Set;
    use plan_core::document::{Limits, read};
    use plan_core::plan::{Facet, Node, Plan};
    use plan_core::reading::plan_reading;
    use plan_core::value::{Kind, Leaf};
    use plan_core::workshop::Identity;

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/sample");

    /// Every field that a plan can have, and those of a row of each of its lists.
    fn each_field(node: &dyn Node, look: &mut dyn FnMut(&dyn Leaf)) {
        match node.facet() {
            Facet::Leaf(leaf) => look(leaf),
            Facet::Record(record) => record.each().for_each(|(_, field)| each_field(field, look)),
            Facet::Rows(rows) => each_field(&*rows.blank(), look),
        }
    }

    #[test]
    fn every_choice_that_a_plan_offers_has_a_label() {
        let mut sets = 0;
        each_field(&Plan::default(), &mut |leaf| {
            if let Kind::Choice(set) | Kind::Choices(set) = leaf.kind() {
                sets += 1;
                let missing = set.slugs.iter().find(|slug| words::choice(set.name, slug).is_none());
                assert_eq!(missing, None, "{}", set.name);
            }
        });
        assert!(sets > 50, "{sets}");
    }

    #[test]
    fn every_picture_of_the_sample_can_be_drawn_and_has_all_of_it_as_a_table() {
        crate::worksheets::fill_pictures();
        let today = "2026-06-30".parse().unwrap();
        let sample = locales::sample(SAMPLE.as_ref()).unwrap().to_string();
        for spoken in Language::ALL {
            language().set(spoken);
            let file = sample_plan(&sample, spoken, today);
            let opened = read(file.as_bytes(), Identity { session: "s".into(), client: 1 }, &Limits::FILE).unwrap();
            let plan = opened.workbook.plan();
            let all = plan_reading(plan, today);
            let pictures = SHEETS.iter().flat_map(|sheet| sheet.blocks.iter().map(|block| (sheet.number(), block)));
            let pictures: Vec<_> = pictures
                .filter_map(|(number, block)| match block {
                    Block::Picture(drawn) => Some((number, drawn)),
                    _ => None,
                })
                .collect();
            assert!(!pictures.is_empty());
            for (number, drawn) in pictures {
                let found = plan.accounts.iter().find_map(|row| {
                    let account = all.account(row.id.as_str());
                    let draw = drawn.draw().unwrap_or_else(|| panic!("no {} in the gallery", drawn.name));
                    draw(&Subject { plan, all: &all, row, account })
                });
                let picture = found.unwrap_or_else(|| panic!("{number} draws nothing of the sample"));
                let rows = &picture.table.rows;
                assert!(!rows.is_empty(), "{number}");
                assert!(rows.iter().all(|row| row.len() == picture.table.head.len()), "{number}: {:?}", picture.table);
            }
        }
    }
}
