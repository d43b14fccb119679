//! All worksheets, in the order of the chapters, and the lists that several of them share. A new worksheet is a line here.

use super::accounts::assessment::ASSESSMENT;
use super::accounts::buying::BUYING;
use super::accounts::contracts::CONTRACTS;
use super::accounts::industry::INDUSTRY;
use super::accounts::profile::PROFILE;
use super::accounts::risks::RISKS;
use super::actions::{ACTIONS, closing};
use super::execution::{IMPROVEMENT, MONITORING, TARGETS, WARNING};
use super::introduction::{BACKGROUND, COVER, GOALS, SCOPE};
use super::relationship::{CARE, GROWTH, SATISFACTION};
use super::strategy::{CHANNEL, PRICE, PRODUCT, PROMOTION};
use super::team::{CULTURE, INCENTIVES, MEMBERS, TRAINING};
use crate::sheets::{self, Book, Sheet};

pub static SHEETS: &[&Sheet] = &[
    &COVER,
    &BACKGROUND,
    &GOALS,
    &SCOPE,
    &PROFILE,
    &INDUSTRY,
    &BUYING,
    &ASSESSMENT,
    &CONTRACTS,
    &PRODUCT,
    &PRICE,
    &CHANNEL,
    &PROMOTION,
    &MEMBERS,
    &TRAINING,
    &INCENTIVES,
    &CULTURE,
    &TARGETS,
    &MONITORING,
    &WARNING,
    &IMPROVEMENT,
    &SATISFACTION,
    &CARE,
    &GROWTH,
];

static BOOK: Book = Book { sheets: SHEETS, lists: &[ACTIONS, RISKS], closing };

/// Tells the parts that draw worksheets which there are.
pub fn register() {
    sheets::open_book(&BOOK);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Explained;
    use crate::figures::Shown;
    use crate::i18n::{Language, language, words};
    use crate::sheets::describe::Which;
    use crate::sheets::{Block, Draw, Seen, Subject, Table, Whole, label_of};
    use crate::state::sample_plan;
    use leptos::prelude::Set;
    use plan_core::document::{Limits, read};
    use plan_core::figures::{Sight, Work, figure_named};
    use plan_core::plan::{Facet, Node, Plan, SheetScope};
    use plan_core::reading::plan_reading;
    use plan_core::value::{Kind, Leaf};
    use plan_core::workshop::Identity;

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/sample");

    /// Every field that a plan can have with its path; a row of each list is called `x`.
    fn each_field(node: &dyn Node, path: &str, look: &mut dyn FnMut(&str, &dyn Leaf)) {
        match node.facet() {
            Facet::Leaf(leaf) => look(path, leaf),
            Facet::Record(record) => {
                record.each().for_each(|(name, field)| each_field(field, &format!("{path}/{name}"), look));
            }
            Facet::Rows(rows) => each_field(&*rows.blank(), &format!("{path}/x"), look),
        }
    }

    /// What a table lets people edit of a row; where a row of a shared list belongs goes without saying.
    fn columns_of(table: &Table, list: &str) -> Vec<String> {
        let fields = table.columns.iter().chain(table.details).map(|column| column.field);
        fields.chain(table.evidence.then_some("evidence")).map(|field| format!("{list}/x/{field}")).collect()
    }

    /// The paths of all that worksheets ask for, and of the columns of shared lists.
    fn described() -> Vec<String> {
        let mut all: Vec<String> = BOOK.lists.iter().flat_map(|table| columns_of(table, table.field)).collect();
        for (sheet, block) in SHEETS.iter().flat_map(|sheet| sheet.blocks.iter().map(move |block| (sheet, block))) {
            match block {
                Block::Prompt(prompt) => all.push(sheet.path("x", prompt.field)),
                Block::Table(table) if table.which == Which::All => {
                    all.extend(columns_of(table, &sheet.path("x", table.field)));
                }
                Block::Table(table) if table.which == Which::Elsewhere => {}
                Block::Table(table) => {
                    assert!(BOOK.lists.iter().any(|list| list.field == table.field), "{}", table.field);
                }
                Block::Section(_) | Block::Figures(_) | Block::Worked(_) | Block::Picture(_) | Block::Own(_) => {}
            }
        }
        all
    }

    #[test]
    fn every_field_of_a_plan_is_asked_for_once_and_every_field_asked_for_is_there_and_has_a_label() {
        let is_at = |path: &str, place: &str| {
            path.strip_prefix(place).is_some_and(|below| below.is_empty() || below.starts_with('/'))
        };
        let mut unused: Vec<(String, bool)> = described().into_iter().map(|place| (place, true)).collect();
        let mut elsewhere = Vec::new();
        each_field(&Plan::default(), "", &mut |path, _| {
            let mut places: Vec<_> = unused.iter_mut().filter(|(place, _)| is_at(path, place)).collect();
            for (_, unused) in &mut places {
                *unused = false;
            }
            // Two tables of one list both say whose row it is.
            assert!(places.len() < 2 || path.ends_with("/name"), "{path} is asked for by {places:?}");
            if !places.is_empty() {
                // What evidence says is called by the evidence.
                assert!(path.contains("/evidence/") || label_of(path).is_some(), "{path}");
            } else if !path.contains("/review/") {
                // Every worksheet ends in its review.
                elsewhere.push(path.to_owned());
            }
        });
        unused.retain(|(_, unused)| *unused);
        assert_eq!(unused, []);
        let of_plan = ["/id", "/name", "/currency", "/sample"];
        let (archived, of_risk) = ("/accounts/x/archived", ["/risks/x/worksheet", "/risks/x/account"]);
        assert_eq!(elsewhere, [&of_plan[..], &[archived], &of_risk].concat());
    }

    #[test]
    fn every_choice_that_a_plan_offers_has_a_label() {
        let mut sets = 0;
        each_field(&Plan::default(), "", &mut |_, leaf| {
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
                let found = match drawn.draw().unwrap_or_else(|| panic!("no {} in the gallery", drawn.name)) {
                    Draw::Whole(picture) => picture(&Whole { plan, all: &all, today }),
                    Draw::Account(picture) => plan.accounts.iter().find_map(|row| {
                        let account = all.account(row.id.as_str());
                        picture(&Subject { plan, all: &all, row, account, today })
                    }),
                };
                let picture = found.unwrap_or_else(|| panic!("{number} draws nothing of the sample"));
                let rows = &picture.table.rows;
                assert!(!rows.is_empty(), "{number}");
                assert!(rows.iter().all(|row| row.len() == picture.table.head.len()), "{number}: {:?}", picture.table);
            }
        }
    }

    /// The figures that a worksheet computes for one account, and those of the rows of its lists.
    fn show_figures(sheet: &Sheet, account: &str, explained: &mut Explained) {
        let (plan, all) = (explained.plan.clone(), explained.reading.clone());
        let seen = Seen {
            plan: &plan,
            row: plan.accounts.get(account).unwrap(),
            all: &all,
            account: all.account(account).unwrap(),
        };
        let sight = Sight { plan: &plan, reading: &all, today: explained.today };
        for block in sheet.blocks {
            match block {
                Block::Figures(figures) => {
                    for figure in *figures {
                        explained.check(Some(account), "", figure.method, &(figure.read)(&seen));
                    }
                }
                Block::Worked(figures) => {
                    for method in *figures {
                        let figure = figure_named(method).unwrap_or_else(|| panic!("nothing works out {method}"));
                        let worked = match figure.work {
                            Work::Plan(work) => work(&sight),
                            Work::Account(work) => work(&sight, plan.accounts.get(account).unwrap()),
                            Work::Row(..) | Work::ReadRow(..) => panic!("{method} is a figure of rows"),
                        };
                        let shown = Shown::worked(&worked, &plan.currency.0);
                        explained.check(Some(account), "", method, &shown);
                    }
                }
                Block::Table(Table { field, figures, .. }) if !figures.is_empty() => {
                    let list = sheet.path(account, field);
                    for row in sheets::rows::ids(&plan, &list) {
                        for figure in *figures {
                            let path = format!("{list}/{row}");
                            // What needs the reading has it from the open plan, which is not there in a test.
                            let shown = match figure_named(figure.method).map(|figure| figure.work) {
                                Some(Work::ReadRow(_, work)) => Shown::worked(&work(&sight, &row), &plan.currency.0),
                                _ => figure.shown(&plan, &path, explained.today),
                            };
                            explained.check(Some(account), &path, figure.method, &shown);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_figure_of_the_sample_s_worksheets_explains_itself_in_both_languages() {
        crate::figures::open_register();
        let seen = Explained::all(|explained| {
            let accounts: Vec<String> = explained.reading.accounts.iter().map(|account| account.id.clone()).collect();
            for (place, account) in accounts.iter().enumerate() {
                // What is the plan's is the same whoever is in view.
                let shown = SHEETS.iter().filter(|sheet| place == 0 || sheet.scope() == SheetScope::Account);
                for sheet in shown {
                    show_figures(sheet, account, explained);
                }
            }
        });
        assert!(seen > 200, "{seen}");
    }
}
