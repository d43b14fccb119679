//! What a heading says beside its name: the unit of its numbers, and whether tax is in them. Names and notes stand in
//! brackets, behind commas, lines or nothing at all, and words run together.

use crate::i18n::words::import;
use crate::i18n::{Language, Msg, folded};
use plan_core::value::unit::{heading, heading_of_pieces, is_note, parted, without_money};

/// The units in which amounts may be: the power of ten, and its name.
pub static UNITS: [(u32, Msg); 9] = [
    (0, import::UNIT_ONE),
    (3, import::UNIT_THOUSAND),
    (4, import::UNIT_TEN_THOUSAND),
    (5, import::UNIT_LAKH),
    (6, import::UNIT_MILLION),
    (7, import::UNIT_TEN_MILLION),
    (8, import::UNIT_HUNDRED_MILLION),
    (9, import::UNIT_BILLION),
    (12, import::UNIT_TRILLION),
];

/// Whether tax is in the sums of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tax {
    Unsaid,
    Without,
    With,
}

/// The words of a heading in small letters, each between lines: `netAmount (EUR)` is `_net_amount_eur_`.
fn words(heading: &str) -> String {
    folded(&parted(heading))
}

/// Whether a heading says that tax is in its sums, or is not.
pub fn tax(heading: &str) -> Tax {
    let words = words(heading);
    if any_of(import::CALLED_WITHOUT_TAX, |name| says(&words, name)) {
        Tax::Without
    } else if any_of(import::CALLED_WITH_TAX, |name| says(&words, name)) {
        Tax::With
    } else {
        Tax::Unsaid
    }
}

/// Letters are words between others; in Chinese they stand anywhere, also with a rate among them.
fn says(words: &str, name: &str) -> bool {
    if name.is_ascii() {
        return words.contains(&format!("_{name}_"));
    }
    words.chars().filter(|c| *c != '_' && !c.is_ascii_digit()).collect::<String>().contains(name)
}

fn any_of(names: Msg, mut is_it: impl FnMut(&str) -> bool) -> bool {
    Language::ALL.iter().any(|language| names.in_language(*language).split(' ').any(|name| is_it(&folded(name))))
}

/// The unit that a heading names, as a power of ten; 0 where it names none that can be chosen.
pub fn unit(text: &str) -> u32 {
    among_choices(heading(text))
}

/// The unit that a heading names for pieces: so many thousands of them.
pub fn unit_of_pieces(text: &str) -> u32 {
    among_choices(heading_of_pieces(text))
}

fn among_choices(power: u32) -> u32 {
    if UNITS.iter().any(|(known, _)| *known == power) { power } else { 0 }
}

/// The unit that a line above the headings names, which has to say that it does.
pub fn unit_above(cells: &[String]) -> u32 {
    let named = cells.iter().filter(|cell| any_of(import::CALLED_UNIT, |name| says(&words(cell), name)));
    named.map(|cell| unit(cell)).find(|power| *power > 0).unwrap_or(0)
}

/// The words of a heading without those that say its unit, its currency, or whether tax is in it.
pub fn name_alone(heading: &str) -> String {
    let words = words(heading);
    let is_beside = |word: &str| is_note(word) || any_of(import::CALLED_BESIDE, |name| name == word);
    let mut name: String = words.split('_').filter(|word| !is_beside(word)).collect();
    for notes in [import::CALLED_WITHOUT_TAX, import::CALLED_WITH_TAX] {
        for note in notes.in_language(Language::Chinese).split(' ').filter(|note| !note.is_ascii()) {
            name = name.replace(note, "");
        }
    }
    without_money(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_that_can_be_chosen() {
        for (heading, power) in [
            ("Revenue (kEUR)", 3),
            ("金额（万元）", 4),
            ("Sales (trillion KRW)", 12),
            ("金额（千亿元）", 0),
            ("Amount", 0),
        ] {
            assert_eq!(unit(heading), power, "{heading}");
        }
        assert_eq!(unit_of_pieces("数量（万台）"), 4);
    }

    #[test]
    fn a_line_above_the_headings_tells_a_unit_only_when_it_says_so() {
        let line = |text: &str| unit_above(&[String::new(), text.to_owned()]);
        assert_eq!(line("单位：万元"), 4);
        assert_eq!(line("Unit: kEUR"), 3);
        assert_eq!(line("万科一季度"), 0);
    }

    #[test]
    fn a_heading_tells_whether_tax_is_in_its_amounts() {
        for heading in [
            "\u{91d1}\u{989d}\u{ff08}\u{542b}\u{7a0e}\u{ff09}",
            "\u{4ef7}\u{7a0e}\u{5408}\u{8ba1}",
            "\u{91d1}\u{989d}(\u{542b}13%\u{7a0e})",
            "Gross amount",
            "Total incl. VAT",
            "amountInclTax",
        ] {
            assert_eq!(tax(heading), Tax::With, "{heading}");
        }
        for heading in [
            "\u{91d1}\u{989d}\u{ff08}\u{4e0d}\u{542b}\u{7a0e}\u{ff09}",
            "\u{672a}\u{7a0e}\u{91d1}\u{989d}",
            "netAmount",
            "Total excl. VAT",
        ] {
            assert_eq!(tax(heading), Tax::Without, "{heading}");
        }
        assert_eq!(tax("Magnet sales"), Tax::Unsaid);
    }

    #[test]
    fn words_that_run_together_are_parted() {
        assert_eq!(words("invoiceNo"), "_invoice_no_");
        assert_eq!(words("Net Amount (EUR)"), "_net_amount_eur_");
        assert_eq!(
            name_alone("\u{9500}\u{552e}\u{989d}(\u{4e0d}\u{542b}\u{7a0e},\u{4e07}\u{5143})"),
            "\u{9500}\u{552e}\u{989d}"
        );
        assert_eq!(name_alone("\u{91d1}\u{989d}\u{ff08}\u{542b}\u{7a0e}\u{ff09}"), "\u{91d1}\u{989d}");
        assert_eq!(name_alone("Net sales [kEUR]"), "sales");
    }
}
