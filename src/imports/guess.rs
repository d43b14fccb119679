//! What the columns of a table are likely to be, by their headings in either language. Where several columns are
//! called alike nothing is guessed: the person has to say which it is.

use super::headings::{Tax, name_alone, tax};
use super::target::{Field, Target};
use crate::i18n::{Language, folded};
use crate::state::Importing;
use plan_core::document::records::Column;
use plan_core::reading::is_no_year;
use std::collections::BTreeMap;

/// What columns are taken for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guess {
    /// The field of each column.
    pub matching: Vec<Option<usize>>,
    /// Fields that several columns could hold.
    pub doubtful: Vec<usize>,
    /// These columns.
    pub rivals: Vec<usize>,
}

impl Guess {
    /// The places of all columns, those first that are a field or could be one: a wide table is not shown as a whole.
    pub fn order(&self) -> Vec<usize> {
        let is_first = |place: &usize| self.matching[*place].is_some() || self.rivals.contains(place);
        let (first, rest): (Vec<usize>, Vec<usize>) = (0..self.matching.len()).partition(is_first);
        [first, rest].concat()
    }
}

/// What people call the fields of a target.
#[derive(Debug)]
pub struct Called {
    is_of_purchases: bool,
    fields: &'static [Field],
    /// For each name the field, and how usual the name is for it: the lower, the more.
    names: BTreeMap<String, (usize, usize)>,
}

impl Called {
    pub fn of(target: &'static Target) -> Self {
        let is_of_purchases = std::ptr::eq(target, Target::of(&Importing::Purchases { account: String::new() }));
        let mut names: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut add = |name: &str, rank: usize, field: usize| {
            let known = names.entry(key(name)).or_insert((rank, field));
            *known = (*known).min((rank, field));
        };
        for (place, field) in target.fields.iter().enumerate() {
            // Its own name in the file counts too.
            let is_name = |step: &&str| !matches!(*step, "value" | "amount");
            add(field.path.rsplit('/').find(is_name).unwrap_or_default(), 0, place);
            for language in Language::ALL {
                add(field.label().in_language(language), 0, place);
                let called = field.called.map_or("", |names| names.in_language(language));
                called.split(' ').enumerate().for_each(|(rank, name)| add(name, rank + 1, place));
            }
        }
        names.remove("");
        Self { is_of_purchases, fields: target.fields, names }
    }

    /// Which field each column is likely to be.
    pub fn guess(&self, headings: &[String]) -> Guess {
        let claims: Vec<Option<Claim>> = headings.iter().map(|heading| self.claim(heading)).collect();
        let mut guess = Guess { matching: vec![None; headings.len()], ..Guess::default() };
        for field in 0..self.fields.len() {
            let claims = claims.iter().enumerate().filter_map(|(place, it)| Some((place, (*it)?)));
            let of_field: Vec<(usize, Claim)> = claims.filter(|(_, it)| it.field == field).collect();
            let best = of_field.iter().map(|(_, claim)| claim.rank).min();
            // Of two sums it cannot be known which is meant, whatever they are called.
            let is_sum = self.is_of_purchases && field == Column::Amount as usize;
            let said = of_field.iter().any(|(_, claim)| claim.is_without_tax);
            let counts = |claim: &Claim| if is_sum { claim.is_without_tax == said } else { Some(claim.rank) == best };
            let mut found = of_field.iter().filter(|(_, claim)| counts(claim)).map(|(place, _)| *place);
            match (found.next(), found.next()) {
                (Some(place), None) => guess.matching[place] = Some(field),
                (Some(one), Some(other)) => {
                    guess.doubtful.push(field);
                    guess.rivals.extend([one, other].into_iter().chain(found));
                }
                (None, _) => {}
            }
        }
        guess
    }

    fn claim(&self, heading: &str) -> Option<Claim> {
        if heading.len() > LONGEST {
            return None;
        }
        let outside = without_brackets(heading);
        let bare = key(&outside);
        // Programs number headings that come twice.
        let numbered = bare.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        // Some say everything in both languages.
        let chinese: String = bare.chars().filter(|c| !c.is_ascii()).collect();
        let english: String = bare.chars().filter(|c| c.is_ascii_alphabetic() && bare.len() > chinese.len()).collect();
        let names = [key(heading), bare, name_alone(heading), name_alone(&outside), numbered, chinese, english];
        let (stage, (rank, field)) =
            names.iter().enumerate().find_map(|(stage, name)| Some((stage, *self.names.get(name)?)))?;
        // What is counted to this day or over two years is not the sum of a year, whatever else it is called.
        if self.fields.get(field).is_some_and(|field| field.is_of_year) && is_no_year(heading) {
            return None;
        }
        let tax = if self.is_of_purchases { tax(heading) } else { Tax::Unsaid };
        let (amount, gross) = (Column::Amount as usize, Column::Gross as usize);
        let field = match tax {
            Tax::With if field == amount => gross,
            Tax::Without if field == gross => amount,
            _ => field,
        };
        let rank = if stage == 0 || stage == 4 { rank } else { rank + IN_PART };
        Some(Claim { field, rank, is_without_tax: tax == Tax::Without })
    }
}

/// That a column is called as a field is.
#[derive(Debug, Clone, Copy)]
struct Claim {
    field: usize,
    /// The lower, the more usual the name.
    rank: usize,
    is_without_tax: bool,
}

/// A name that is only part of the heading comes after those that are all of it.
const IN_PART: usize = 1_000;
/// Bytes of a heading; what is longer is a text.
const LONGEST: usize = 150;

/// Letters and digits alone, in small letters: headings are written with spaces, lines, points or none of them.
fn key(text: &str) -> String {
    folded(&text.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
}

/// A heading without what stands in brackets, which is a note; unless there is nothing else.
fn without_brackets(heading: &str) -> String {
    let mut depth = 0_usize;
    let outside: String = heading
        .chars()
        .filter(|c| match c {
            '(' | '\u{ff08}' | '[' | '\u{3010}' | '\u{ff3b}' => {
                depth += 1;
                false
            }
            ')' | '\u{ff09}' | ']' | '\u{3011}' | '\u{ff3d}' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    if key(&outside).is_empty() { heading.to_owned() } else { outside }
}

/// Whether a row looks like headings: one is known, or it holds texts and no number.
pub fn looks_like_headings(first: &[String], guess: &Guess) -> bool {
    let is_number = |cell: &String| cell.chars().any(|c| c.is_ascii_digit());
    known(guess) > 0 || !first.iter().any(is_number)
}

/// How many columns are known.
pub fn known(guess: &Guess) -> usize {
    guess.matching.iter().flatten().count() + guess.doubtful.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(target: &Target, path: &str) -> Option<usize> {
        target.fields.iter().position(|field| field.path == path)
    }

    fn purchases() -> &'static Target {
        Target::of(&Importing::Purchases { account: String::new() })
    }

    /// The path of each column's field, and of those that are doubtful.
    fn guessed(headings: &str) -> (Vec<&'static str>, Vec<&'static str>) {
        let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
        let guess = Called::of(purchases()).guess(&headings);
        let path = |field: usize| purchases().fields[field].path;
        (
            guess.matching.iter().map(|field| field.map_or("", path)).collect(),
            guess.doubtful.iter().map(|field| path(*field)).collect(),
        )
    }

    #[track_caller]
    fn check(headings: &str, expected: &[&str]) {
        assert_eq!(guessed(headings), (expected.to_vec(), Vec::new()), "{headings}");
    }

    #[test]
    fn columns_are_recognised_by_their_headings_in_both_languages() {
        let accounts = Target::of(&Importing::Accounts);
        let headings = ["name", "\u{6240}\u{5c5e}\u{96c6}\u{56e2}", "whatever", ""].map(str::to_owned);
        let matching = Called::of(accounts).guess(&headings).matching;
        assert_eq!(matching, [Some(0), place(accounts, "profile/group"), None, None]);
        check(
            "Order Date|\u{8ba2}\u{5355}\u{7f16}\u{53f7}|\u{91d1}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09}|QTY|\u{5ba2}\u{6237}\u{540d}\u{79f0}",
            &["date", "order", "amount/amount", "quantity", "account"],
        );
    }

    #[test]
    fn headings_that_run_together_are_recognised() {
        check(
            "invoiceNo|invoiceDate|customerName|StockDescription|netAmount|qty",
            &["order", "date", "account", "product", "amount/amount", "quantity"],
        );
        check("ORDERDATE|order_no|Customer-Name|*Amount:", &["date", "order", "account", "amount/amount"]);
        check(
            "\u{9500}\u{552e}\u{989d}(\u{4e0d}\u{542b}\u{7a0e},\u{4e07}\u{5143})|\u{65e5}\u{671f}*",
            &["amount/amount", "date"],
        );
        check("\u{9500}\u{552e}\u{989d}_\u{4e07}\u{5143}|\u{5ba2}\u{6237}", &["amount/amount", "account"]);
        check("Net sales [kEUR]|Billing Date", &["amount/amount", "date"]);
        check(
            "\u{65e5}\u{671f}/Date|\u{8ba2}\u{5355}\u{53f7} Order No.|Betrag netto",
            &["date", "order", "amount/amount"],
        );
    }

    #[test]
    fn of_two_amounts_the_one_without_tax_is_taken() {
        check(
            "\u{91d1}\u{989d}\u{ff08}\u{542b}\u{7a0e}\u{ff09}|\u{7a0e}\u{989d}|\u{91d1}\u{989d}\u{ff08}\u{4e0d}\u{542b}\u{7a0e}\u{ff09}",
            &["gross", "tax", "amount/amount"],
        );
        check("\u{91d1}\u{989d}|\u{7a0e}\u{989d}|\u{4ef7}\u{7a0e}\u{5408}\u{8ba1}", &["amount/amount", "tax", "gross"]);
        check("Amount|Net amount", &["", "amount/amount"]);
        check("Total incl. VAT|VAT|Total excl. VAT", &["gross", "tax", "amount/amount"]);
        check("\u{542b}\u{7a0e}\u{91d1}\u{989d}|\u{65e5}\u{671f}", &["gross", "date"]);
        check("\u{6210}\u{672c}|\u{6bdb}\u{5229}|\u{6bdb}\u{5229}\u{7387}", &["cost", "gross_margin", ""]);
    }

    #[test]
    fn columns_that_are_called_alike_are_left_to_the_person() {
        for headings in [
            "\u{65e5}\u{671f}|\u{91d1}\u{989d}|\u{91d1}\u{989d}",
            "\u{65e5}\u{671f}|\u{91d1}\u{989d}|\u{91d1}\u{989d}.1",
            "\u{65e5}\u{671f}|\u{91d1}\u{989d}|\u{9500}\u{552e}\u{989d}",
        ] {
            assert_eq!(guessed(headings), (vec!["date", "", ""], vec!["amount/amount"]), "{headings}");
        }
        assert_eq!(guessed("Date|Date|Amount").1, ["date"]);
    }

    #[test]
    fn of_a_wide_table_what_is_known_or_asked_for_comes_first() {
        let mut headings: Vec<String> = (0..85).map(|place| format!("Field {place}")).collect();
        for (place, name) in [(70, "Amount"), (80, "Order date"), (3, "Date"), (75, "Customer")] {
            name.clone_into(&mut headings[place]);
        }
        let guess = Called::of(purchases()).guess(&headings);
        assert_eq!(guess.order()[..4], [3, 70, 75, 0]);
        "Date".clone_into(&mut headings[80]);
        let guess = Called::of(purchases()).guess(&headings);
        assert_eq!((guess.order()[..5].to_vec(), guess.order().len()), (vec![3, 70, 75, 80, 0], 85));
    }

    #[test]
    fn a_first_row_with_numbers_is_no_heading_unless_one_is_known() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned);
        let none = Guess { matching: vec![None, None], ..Guess::default() };
        assert!(!looks_like_headings(&row(["Haichuan", "2026-01-01"]), &none));
        assert!(looks_like_headings(&row(["name", "2026"]), &Guess { matching: vec![Some(0), None], ..none.clone() }));
        assert!(looks_like_headings(&row(["foo", "bar"]), &none));
    }
}
