//! Names and labels as people write them: in letters of any width, in capitals or not, with spaces or hyphens, and
//! shortened. What could mean two things means none of them.

use super::is_hidden;
use super::reading::plain;

/// A text for comparing: plain small letters, single spaces, nothing that cannot be seen.
pub fn loose(text: &str) -> String {
    let shown = |c: &char| !is_hidden(*c) || c.is_whitespace();
    let text: String = plain(text)
        .chars()
        .filter(shown)
        .map(|c| match c {
            '-' | '_' | '\u{2010}' | '\u{2011}' => ' ',
            '\u{2014}' => '-',
            other => small(other),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The small letter of a capital one, as far as the languages go in which people's names are written here: the tables
/// of all letters weigh more than the rest of this file.
fn small(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' | '\u{391}'..='\u{3a9}' | '\u{410}'..='\u{42f}' => {
            char::from_u32(u32::from(letter) + 32).unwrap_or(letter)
        }
        _ => letter,
    }
}

/// The same without spaces: a name is one however it is spaced.
pub fn bare(text: &str) -> String {
    loose(text).replace(' ', "")
}

/// What stands before a bracket; all of it when nothing does.
pub fn head(text: &str) -> &str {
    text.split(['(', '\u{ff08}']).next().map(str::trim).filter(|head| !head.is_empty()).unwrap_or(text)
}

/// What a text was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning<T> {
    One(T),
    Several(Vec<T>),
    None,
}

/// A choice and what it is called, in all languages.
#[derive(Debug, Clone)]
pub struct Labelled<'a> {
    pub slug: &'a str,
    pub labels: Vec<&'a str>,
    /// What people call it besides. Only all of such a name names it. One that says more than the choice has a plus
    /// sign behind it.
    pub spoken: Vec<&'a str>,
}

/// Which choice a text names: by a whole label, else by a part of one that stands for itself (before, within or
/// between brackets and commas, or behind the choice's own code), else by the beginning of a part. The end of a label
/// names nothing, since there the kind of thing stands that many labels share.
pub fn chosen<'a>(text: &str, choices: &[Labelled<'a>]) -> Meaning<&'a str> {
    let whole = loose(text);
    let short = loose(head(text));
    let fits = |wanted: &dyn Fn(&Labelled<'a>) -> bool| -> Option<Meaning<&'a str>> {
        let found: Vec<&str> = choices.iter().filter(|choice| wanted(choice)).map(|choice| choice.slug).collect();
        match found.as_slice() {
            [] => None,
            [one] => Some(Meaning::One(one)),
            _ => Some(Meaning::Several(found)),
        }
    };
    let spaceless = whole.replace(' ', "");
    let is_label = |text: &str, choice: &Labelled<'_>| {
        loose(choice.slug) == text || choice.labels.iter().any(|label| loose(label) == text)
    };
    let is_spoken = |text: &str, choice: &Labelled<'_>| {
        choice.spoken.iter().any(|name| bare(name.trim_end_matches('+')) == bare(text))
    };
    let is_part = |text: &str, choice: &Labelled<'_>| parts(choice).iter().any(|part| part == text);
    fits(&|choice| is_label(&whole, choice))
        .or_else(|| fits(&|choice| choice.labels.iter().any(|label| bare(label) == spaceless)))
        .or_else(|| fits(&|choice| is_spoken(&whole, choice)))
        .or_else(|| fits(&|choice| is_part(&whole, choice)))
        .or_else(|| fits(&|choice| is_label(&short, choice)))
        .or_else(|| fits(&|choice| is_spoken(&short, choice)))
        .or_else(|| fits(&|choice| is_part(&short, choice)))
        .or_else(|| fits(&|choice| parts(choice).iter().any(|part| begins(part, &whole))))
        .unwrap_or(Meaning::None)
}

/// What a text says beyond the choice that it was found to name: whatever stands in and behind brackets, unless the
/// choice's own labels say it too; all of it, when its name says more than the choice.
pub fn beyond<'t>(text: &'t str, choice: &Labelled<'_>) -> Option<&'t str> {
    let says_all = choice.spoken.iter().any(|name| name.strip_suffix('+').is_some_and(|name| bare(name) == bare(text)));
    if says_all {
        return Some(text.trim());
    }
    let named = |text: &str| chosen(text, std::slice::from_ref(choice)) != Meaning::None;
    let rest = text.strip_prefix(head(text)).or_else(|| text.trim_start().strip_prefix(head(text)))?.trim();
    let is_own = |text: &str| {
        let text = bare(text);
        choice.labels.iter().chain(&choice.spoken).any(|label| bare(label) == text)
            || parts(choice).iter().any(|part| bare(part) == text)
    };
    let inside = rest.strip_prefix(['(', '\u{ff08}']).and_then(|rest| rest.strip_suffix([')', '\u{ff09}']));
    let inside = inside.filter(|text| !text.contains(['(', '\u{ff08}', ')', '\u{ff09}'])).map(str::trim);
    let says_more = !rest.is_empty() && named(head(text)) && !is_own(text) && !inside.is_some_and(is_own);
    says_more.then(|| inside.unwrap_or(rest)).filter(|rest| !rest.is_empty())
}

/// The parts of a cell between any of these signs. What stands in brackets stays together.
pub fn parted<'t>(text: &'t str, between: &[char]) -> impl Iterator<Item = &'t str> {
    let mut depth = 0_usize;
    let parts = text.split(move |c: char| {
        match c {
            '(' | '\u{ff08}' => depth += 1,
            ')' | '\u{ff09}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && between.contains(&c)
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// The parts of a choice's labels that stand for themselves.
fn parts(choice: &Labelled<'_>) -> Vec<String> {
    let code = loose(choice.slug);
    let mut parts = Vec::new();
    for label in &choice.labels {
        for part in loose(label).split(['(', ')', ',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(rest) = part.strip_prefix(&code).and_then(|rest| rest.strip_prefix(' ')) {
                parts.push(rest.to_owned());
            }
            parts.push(part.to_owned());
        }
    }
    parts
}

/// Whether a text is a clear beginning of a part: two Chinese letters or three others, or the first letter of a word
/// that only says of which kind it is, such as the one for "large" of "large size".
fn begins(part: &str, text: &str) -> bool {
    let Some(rest) = part.strip_prefix(text) else {
        return false;
    };
    let letters = text.chars().count();
    let is_wide = text.chars().all(|c| c >= '\u{2e80}');
    match letters {
        0 => false,
        1 => is_wide && matches!(rest, "\u{578b}" | "\u{671f}"),
        2 => is_wide,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support() -> Vec<Labelled<'static>> {
        let of = |slug, labels: &[&'static str]| Labelled { slug, labels: labels.to_vec(), spoken: Vec::new() };
        vec![
            of("mentor", &["坚定支持者（主动帮我们）", "Mentor (sells for us)", "坚定支持", "Mentor"]),
            of("supporter", &["支持者", "Supporter", "支持", "Supporter"]),
            of("neutral", &["中立者", "Neutral", "中立", "Neutral"]),
            of("non_supporter", &["不支持者", "Non-supporter", "不支持", "Non-supporter"]),
            of("opponent", &["反对者（主动阻拦）", "Opponent (works against us)", "反对", "Opponent"]),
            of("unknown", &["未知", "Unknown", "态度未知", "Unknown"]),
        ]
    }

    #[track_caller]
    fn check(text: &str, expected: Meaning<&str>) {
        assert_eq!(chosen(text, &support()), expected, "{text}");
    }

    #[test]
    fn texts_are_compared_without_what_nobody_sees_and_with_their_breaks() {
        assert_eq!(loose("\u{2068}Li\u{2069}\u{200b} Na\u{feff}"), "li na");
        assert_eq!(loose("Li\u{2028}Na"), "li na");
    }

    #[test]
    fn any_clear_part_of_a_label_names_its_choice() {
        for text in [
            "反对者",
            "反对",
            "反对者（主动阻拦）",
            "反对者(主动阻拦)",
            "主动阻拦",
            "opponent",
            "Opponent",
            "OPPO",
            "works against us",
            "反对者（强烈）",
            "ｏｐｐｏｎｅｎｔ",
        ] {
            check(text, Meaning::One("opponent"));
        }
        for text in ["中立", "中立者", " 中 立 者 ", "neutral", "Neutral (for now)"] {
            check(text, Meaning::One("neutral"));
        }
        check("坚定", Meaning::One("mentor"));
        check("support", Meaning::One("supporter"));
        check("支持", Meaning::One("supporter"));
        check("non supporter", Meaning::One("non_supporter"));
        check("不支持", Meaning::One("non_supporter"));
    }

    #[test]
    fn what_is_not_clear_names_nothing() {
        check("主动", Meaning::Several(vec!["mentor", "opponent"]));
        for text in ["不反对", "者", "中", "op", "us", "阻拦者", "supporters", ""] {
            check(text, Meaning::None);
        }
    }

    #[test]
    fn the_end_of_a_label_names_nothing_and_no_choice_is_turned_round() {
        let of = |slug, label| Labelled { slug, labels: vec![label], spoken: Vec::new() };
        let focus = [of("volume", "走量"), of("none", "非重点")];
        assert_eq!(chosen("重点", &focus), Meaning::None);
        let kinds = [of("private", "民营企业"), of("listed", "上市公司"), of("foreign", "外资企业")];
        assert_eq!(chosen("公司", &kinds), Meaning::None);
        assert_eq!(chosen("民营", &kinds), Meaning::One("private"));
        let sizes = [of("medium", "中型（300–999人）"), of("large", "大型（1000–9999人）"), of("very_large", "特大型")];
        assert_eq!(chosen("大", &sizes), Meaning::One("large"));
        assert_eq!(chosen("大型", &sizes), Meaning::One("large"));
        let grades = [of("a", "A 从不拖欠"), of("c", "C 经常拖欠")];
        assert_eq!(chosen("C", &grades), Meaning::One("c"));
        assert_eq!(chosen("从不拖欠", &grades), Meaning::One("a"));
        assert_eq!(chosen("拖欠", &grades), Meaning::None);
    }
    #[test]
    fn what_stands_beside_a_choice_is_what_its_labels_do_not_say() {
        let set = support();
        let rest = |text: &'static str| beyond(text, &set[4]);
        assert_eq!(rest("反对者（强烈）"), Some("强烈"));
        assert_eq!(rest(" Opponent (since 2024) "), Some("since 2024"));
        assert_eq!(rest("反对（2024）、教练"), Some("（2024）、教练"));
        for text in ["反对者（主动阻拦）", "反对(主动阻拦)", "反对", "Opponent (works against us)", "反对（）"]
        {
            assert_eq!(rest(text), None, "{text}");
        }
    }

    #[test]
    fn a_spoken_name_names_its_choice_only_as_a_whole() {
        let of = |slug, label, spoken: &[&'static str]| Labelled { slug, labels: vec![label], spoken: spoken.to_vec() };
        let set = [of("key", "Key", &["Key account", "KA"]), of("other", "Other", &["Ordinary customer"])];
        for text in ["key account", "KEY ACCOUNT", "Key-account", "ka"] {
            assert_eq!(chosen(text, &set), Meaning::One("key"), "{text}");
        }
        assert_eq!(chosen("Key account (2026)", &set), Meaning::One("key"));
        assert_eq!(chosen("Ordinary", &set), Meaning::None);
        let listed = of("listed", "Listed", &["Private listed company+"]);
        assert_eq!(beyond("private listed company", &listed), Some("private listed company"));
        assert_eq!(beyond("listed", &listed), None);
    }
}
