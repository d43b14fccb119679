//! What the columns of a table are likely to be, by their headings in either language.

use super::target::{Field, Target};
use crate::i18n::{Language, Msg, folded, words::import};

/// Which field each column is likely to be, by what people call it, or by its name in the file. A note in
/// brackets behind the heading does not count.
pub fn guess(target: &Target, headings: &[String]) -> Vec<Option<usize>> {
    let mut taken = Vec::new();
    let guessed = headings.iter().map(|heading| {
        let heading = folded(parted(heading).0);
        let place =
            target.fields.iter().enumerate().position(|(place, field)| {
                !taken.contains(&place) && !heading.is_empty() && is_called(field, &heading)
            });
        taken.extend(place);
        place
    });
    guessed.collect()
}

/// A heading and the note in brackets behind it.
fn parted(heading: &str) -> (&str, &str) {
    let brackets = ['(', '\u{ff08}', '[', ')', '\u{ff09}', ']'];
    let (name, note) = heading.split_once(&brackets[..3]).unwrap_or((heading, ""));
    (name.trim(), note.trim_end().trim_end_matches(brackets).trim())
}

fn is_called(field: &Field, heading: &str) -> bool {
    let named =
        field.path.rsplit('/').find(|step| !matches!(*step, "value" | "amount")).is_some_and(|name| name == heading);
    let plain = heading.replace([' ', '-', '.', '/', '#'], "_");
    let plain = plain.trim_end_matches('_');
    let called = |language: Language| {
        let mut names = field.called.map_or("", |names| names.in_language(language)).split(' ');
        folded(parted(field.label().in_language(language)).0) == heading || names.any(|name| folded(name) == plain)
    };
    named || Language::ALL.iter().any(|language| called(*language))
}

/// Whether the first row looks like headings: one is known, or it holds texts and no number.
pub fn looks_like_headings(first: &[String], guessed: &[Option<usize>]) -> bool {
    let is_number = |cell: &String| cell.chars().any(|c| c.is_ascii_digit());
    guessed.iter().any(Option::is_some) || !first.iter().any(is_number)
}

/// The units in which amounts may be: the power of ten, its name, and what headings say for it.
pub static UNITS: [(u32, Msg, Option<Msg>); 5] = [
    (0, import::UNIT_ONE, None),
    (3, import::UNIT_THOUSAND, Some(import::CALLED_THOUSAND)),
    (4, import::UNIT_TEN_THOUSAND, Some(import::CALLED_TEN_THOUSAND)),
    (6, import::UNIT_MILLION, Some(import::CALLED_MILLION)),
    (8, import::UNIT_HUNDRED_MILLION, Some(import::CALLED_HUNDRED_MILLION)),
];

/// The unit that a heading names in brackets, as a power of ten.
pub fn unit(heading: &str) -> u32 {
    let note = folded(parted(heading).1);
    let names = |names: Msg, language: Language| {
        !note.is_empty() && names.in_language(language).split(' ').any(|name| folded(name) == note)
    };
    let named = |(_, _, called): &&(u32, Msg, Option<Msg>)| {
        called.is_some_and(|called| Language::ALL.iter().any(|language| names(called, *language)))
    };
    UNITS.iter().find(named).map_or(0, |(power, ..)| *power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Importing;

    fn place(target: &Target, path: &str) -> Option<usize> {
        target.fields.iter().position(|field| field.path == path)
    }

    #[test]
    fn columns_are_recognised_by_their_headings_in_both_languages() {
        let accounts = Target::of(&Importing::Accounts);
        let headings = ["name", "\u{6240}\u{5c5e}\u{96c6}\u{56e2}", "whatever", ""].map(str::to_owned);
        assert_eq!(guess(accounts, &headings), [Some(0), place(accounts, "profile/group"), None, None]);
        let purchases = Target::of(&Importing::Purchases { account: String::new() });
        let headings = [
            "Order Date",
            "\u{8ba2}\u{5355}\u{7f16}\u{53f7}",
            "\u{91d1}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09}",
            "QTY",
            "\u{5ba2}\u{6237}\u{540d}\u{79f0}",
        ];
        let expected = ["date", "order", "amount/amount", "quantity", "account"].map(|path| place(purchases, path));
        assert_eq!(guess(purchases, &headings.map(str::to_owned)), expected);
    }

    #[test]
    fn a_heading_tells_the_unit_of_its_amounts() {
        assert_eq!(unit("\u{91d1}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09}"), 4);
        assert_eq!(unit("Net sales [kEUR]"), 3);
        assert_eq!(unit("Amount (CNY)"), 0);
        assert_eq!(unit("Amount"), 0);
    }

    #[test]
    fn a_first_row_with_numbers_is_no_heading_unless_one_is_known() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned);
        assert!(!looks_like_headings(&row(["Haichuan", "2026-01-01"]), &[None, None]));
        assert!(looks_like_headings(&row(["name", "2026"]), &[Some(0), None]));
        assert!(looks_like_headings(&row(["foo", "bar"]), &[None, None]));
    }
}
