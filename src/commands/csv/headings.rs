//! What a heading says beside its name: the unit of its numbers, and whether tax is in them. Names and notes stand in
//! brackets, behind commas, lines or nothing at all, and words run together.

use crate::i18n::{Language, Msg, folded, words::import};
use plan_core::plan::Currency;
use plan_core::value::Slugs;

/// The units in which amounts may be: the power of ten, its name, and what headings say for it.
pub static UNITS: [(u32, Msg, Option<Msg>); 8] = [
    (0, import::UNIT_ONE, None),
    (3, import::UNIT_THOUSAND, Some(import::CALLED_THOUSAND)),
    (4, import::UNIT_TEN_THOUSAND, Some(import::CALLED_TEN_THOUSAND)),
    (5, import::UNIT_LAKH, Some(import::CALLED_LAKH)),
    (6, import::UNIT_MILLION, Some(import::CALLED_MILLION)),
    (7, import::UNIT_TEN_MILLION, Some(import::CALLED_TEN_MILLION)),
    (8, import::UNIT_HUNDRED_MILLION, Some(import::CALLED_HUNDRED_MILLION)),
    (9, import::UNIT_BILLION, Some(import::CALLED_BILLION)),
];

/// Whether tax is in the sums of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tax {
    Unsaid,
    Without,
    With,
}

/// The words of a heading in small letters, each between lines: `netAmount (EUR)` is `_net_amount_eur_`.
pub fn words(heading: &str) -> String {
    let mut words = String::from("_");
    let mut before = ' ';
    for c in heading.chars() {
        let begins = before.is_lowercase() && c.is_uppercase();
        if (begins || !is_part(c)) && !words.ends_with('_') {
            words.push('_');
        }
        if is_part(c) {
            words.push(c);
        }
        before = c;
    }
    if !words.ends_with('_') {
        words.push('_');
    }
    folded(&words)
}

/// Apostrophes and signs of currencies belong to units, as in '000 and k€.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '$' | '\u{20ac}' | '\u{a5}' | '\u{ffe5}' | '\u{a3}')
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

/// The unit that a heading names, as a power of ten.
pub fn unit(heading: &str) -> u32 {
    power_among(&words(heading), false).unwrap_or(0)
}

/// The unit that one of some words is, with tens and hundreds before it.
fn power_among(words: &str, of_pieces: bool) -> Option<u32> {
    // Tonnes and metres are no thousands and no millions.
    let is_short = |word: &str| of_pieces && word.is_ascii() && word.len() < 3 && !word.ends_with('k');
    let words: Vec<&str> = words.split('_').filter(|word| !word.is_empty() && *word != "of").collect();
    let (place, power) = words
        .iter()
        .enumerate()
        .find_map(|(place, word)| Some((place, power(word, of_pieces).filter(|_| !is_short(word))?)))?;
    let before = place.checked_sub(1).and_then(|place| words.get(place)).copied().unwrap_or_default();
    let tens = match before {
        "ten" | "tens" | "10" => 1,
        "hundred" | "hundreds" | "100" => 2,
        _ => 0,
    };
    Some(power + tens).filter(|power| is_known(*power))
}

fn is_known(power: u32) -> bool {
    UNITS.iter().any(|(known, ..)| *known == power)
}

/// The unit that a heading names for pieces: so many thousands of them.
pub fn unit_of_pieces(heading: &str) -> u32 {
    power_among(&words(heading), true).unwrap_or(0)
}

/// The unit that a line above the headings names, which has to say that it does.
pub fn unit_above(cells: &[String]) -> u32 {
    let mut named =
        cells.iter().map(|cell| words(cell)).filter(|words| any_of(import::CALLED_UNIT, |name| says(words, name)));
    named.find_map(|words| power_among(&words, false)).unwrap_or(0)
}

/// What a word stands for when it is a unit.
fn power(word: &str, of_pieces: bool) -> Option<u32> {
    if word.is_empty() {
        return None;
    }
    if !word.is_ascii()
        && let Some(power) = chinese_power(word, of_pieces)
    {
        return Some(power).filter(|power| is_known(*power));
    }
    let bare = without_currency(word);
    // So many noughts are a unit too, alone or before one.
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let noughts = bare[..digits].strip_prefix('1').filter(|rest| rest.bytes().all(|byte| byte == b'0'));
        let power_of_ten = noughts.and_then(|noughts| u32::try_from(noughts.len()).ok());
        match (power_of_ten, &bare[digits..]) {
            (Some(power), "") if power >= 3 => return Some(power).filter(|power| is_known(*power)),
            (Some(tens), unit) if !unit.is_empty() => {
                return power(unit, of_pieces).map(|power| power + tens).filter(|power| is_known(*power));
            }
            _ => {}
        }
    }
    let is_called = |called: &Option<Msg>| called.is_some_and(|called| any_of(called, |name| name == bare));
    UNITS.iter().find(|(_, _, called)| !bare.is_empty() && is_called(called)).map(|(power, ..)| *power)
}

fn without_currency(word: &str) -> &str {
    let signs = ["us$", "hk$", "$", "\u{20ac}", "\u{a5}", "\u{ffe5}", "\u{a3}", "rmb"];
    let codes = Currency::SET.slugs.iter().copied();
    let strip = |code: &str| {
        let code = code.to_ascii_lowercase();
        word.strip_suffix(&*code).or_else(|| word.strip_prefix(&*code)).filter(|rest| !rest.is_empty())
    };
    signs.iter().copied().chain(codes).find_map(strip).unwrap_or(word)
}

/// Chinese writes the unit before the name of the money, and words run together: the letters that multiply, just
/// before it, or alone.
fn chinese_power(word: &str, of_pieces: bool) -> Option<u32> {
    let multiplies = |c: char| {
        import::MULTIPLIERS.in_language(Language::Chinese).split(' ').find_map(|it| {
            let power = it.strip_prefix(c)?;
            power.parse::<u32>().ok()
        })
    };
    let money = import::CALLED_MONEY.in_language(Language::Chinese);
    let ends = if of_pieces { "" } else { money };
    let names = || ends.split(' ').filter(|name| !name.is_empty());
    let behind = names().find_map(|name| word.strip_suffix(name));
    let before = behind.or_else(|| {
        names().find_map(|name| {
            word.find(name).map(|place| &word[..place]).filter(|it| it.chars().all(|c| multiplies(c).is_some()))
        })
    });
    let (text, is_alone) = before.map_or((word, true), |before| (before, false));
    if is_alone {
        // A name may begin or end with such a letter; pieces have one more behind it.
        let count = text.chars().take_while(|c| multiplies(*c).is_some()).count();
        let rest = text.chars().count() - count;
        let is_unit = count > 0 && (rest == 0 || of_pieces && rest == 1 && !is_measure(text));
        return is_unit.then(|| text.chars().filter_map(multiplies).sum());
    }
    let powers: Vec<u32> = text.chars().rev().map_while(multiplies).collect();
    // So many of them are a sum, and no unit.
    let is_counted = text.chars().rev().nth(powers.len()).is_some_and(char::is_numeric);
    (!powers.is_empty() && !is_counted).then(|| powers.into_iter().sum())
}

/// A kilogram is no thousand of anything.
fn is_measure(text: &str) -> bool {
    import::MEASURES.in_language(Language::Chinese).split(' ').any(|measure| text.ends_with(measure))
}

/// The words of a heading without those that say its unit, its currency, or whether tax is in it.
pub fn name_alone(heading: &str) -> String {
    let words = words(heading);
    let is_note = |word: &str| {
        power(word, false).is_some() && !word.contains('\u{5143}')
            || Currency::SET.slugs.iter().any(|code| code.eq_ignore_ascii_case(word))
            || any_of(import::CALLED_BESIDE, |name| name == word)
    };
    let mut name: String = words.split('_').filter(|word| !is_note(word)).collect();
    for notes in [import::CALLED_WITHOUT_TAX, import::CALLED_WITH_TAX] {
        for note in notes.in_language(Language::Chinese).split(' ').filter(|note| !note.is_ascii()) {
            name = name.replace(note, "");
        }
    }
    // The unit behind the name, or before it.
    if let Some(money) =
        import::CALLED_MONEY.in_language(Language::Chinese).split(' ').find(|money| name.contains(*money))
    {
        let multipliers: Vec<char> =
            import::MULTIPLIERS.in_language(Language::Chinese).split(' ').filter_map(|it| it.chars().next()).collect();
        if let Some((before, after)) = name.split_once(money) {
            name = format!("{}{after}", before.trim_end_matches(&multipliers[..]));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_the_unit_of_its_amounts_wherever_it_stands() {
        for (heading, power) in [
            ("\u{91d1}\u{989d}\u{ff08}\u{4e07}\u{5143}\u{ff09}", 4),
            ("\u{9500}\u{552e}\u{989d}(\u{4e0d}\u{542b}\u{7a0e},\u{4e07}\u{5143})", 4),
            ("\u{9500}\u{552e}\u{989d}_\u{4e07}\u{5143}", 4),
            ("\u{9500}\u{552e}\u{989d}/\u{4e07}\u{5143}", 4),
            ("\u{9500}\u{552e}\u{989d}\u{3010}\u{4e07}\u{5143}\u{3011}", 4),
            ("\u{9500}\u{552e}\u{989d}\u{4e07}\u{5143}", 4),
            ("\u{9500}\u{552e}\u{989d}\u{ff1a}\u{767e}\u{4e07}\u{5143}", 6),
            ("\u{91d1}\u{989d} [\u{5343}\u{4e07}\u{5143}]", 7),
            ("\u{91d1}\u{989d}\u{ff08}\u{4ebf}\u{5143}\u{ff09}", 8),
            ("\u{91d1}\u{989d}(\u{5341}\u{4ebf}\u{5143})", 9),
            ("\u{91d1}\u{989d}(\u{4e07}\u{7f8e}\u{5143})", 4),
            ("\u{91d1}\u{989d}(\u{4e07})", 4),
            ("\u{4e07}\u{79d1}\u{91d1}\u{989d}", 0),
            ("\u{91d1}\u{989d}\u{ff08}\u{5143}\u{ff09}", 0),
            ("Net sales [kEUR]", 3),
            ("Sales in thousands", 3),
            ("Revenue (USD '000)", 3),
            ("Umsatz TEUR", 3),
            ("Amount (\u{20ac}k)", 3),
            ("Amount, CNY m", 6),
            ("Amount_mUSD", 6),
            ("Sales (tens of thousands)", 4),
            ("Sales (10k CNY)", 4),
            ("Sales in 1,000 EUR", 3),
            ("Sales (10000 CNY)", 4),
            ("Sales 2024", 0),
            ("Amount (CNY)", 0),
            ("Amount", 0),
        ] {
            assert_eq!(unit(heading), power, "{heading}");
        }
        assert_eq!(unit_of_pieces("\u{6570}\u{91cf}\u{ff08}\u{4e07}\u{53f0}\u{ff09}"), 4);
        assert_eq!(unit_of_pieces("\u{6570}\u{91cf}\u{ff08}\u{5343}\u{514b}\u{ff09}"), 0);
        assert_eq!(unit_of_pieces("Quantity (m)"), 0);
        let line = |text: &str| unit_above(&[String::new(), text.to_owned()]);
        assert_eq!(line("\u{5355}\u{4f4d}\u{ff1a}\u{4e07}\u{5143}"), 4);
        assert_eq!(line("Unit: kEUR"), 3);
        assert_eq!(line("\u{4e07}\u{79d1}\u{4e00}\u{5b63}\u{5ea6}"), 0);
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
