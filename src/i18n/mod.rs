//! Words in both languages. A message is a number; what it says is looked up when it is shown, so that
//! the language can change at any time. All words stand in `locales/`; `build.rs` makes the constants.

mod figures;
mod texts;

#[allow(non_upper_case_globals, reason = "what is said about a field is called as the field is")]
pub mod words {
    //! One module for each file in `locales/`.
    use super::Msg;
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));

    /// The label of a choice, by its set and its name in the file.
    pub fn choice(set: &str, slug: &str) -> Option<Msg> {
        looked_up(CHOICES, set, slug)
    }

    /// What people call a choice or a column besides, with commas between; empty while guidance has not arrived.
    pub fn spoken(set: &str, slug: &str) -> Option<Msg> {
        looked_up(SPOKEN, set, slug)
    }

    /// What a rule of the plan check says where it is broken; its facts belong into the placeholders.
    pub fn rule(name: &str) -> Option<Msg> {
        let (first, names) = RULES;
        let place = names.split(' ').position(|known| known == name)?;
        u16::try_from(place).ok().map(|place| Msg(first + place))
    }

    fn looked_up((first, names): (u16, &str), set: &str, slug: &str) -> Option<Msg> {
        let fits = |name: &str| name.split_once('.').is_some_and(|(known, rest)| known == set && rest == slug);
        let place = names.split(' ').position(fits)?;
        u16::try_from(place).ok().map(|place| Msg(first + place))
    }
}

pub use crate::platform::text::folded;
pub use figures::{Unit, ago, amount_in_words, date, decimal, exact, money, percent, rounded, time};
pub use texts::{Part, fetch, is_there, is_whole};

use crate::prelude::*;
use plan_core::value::is_hidden;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The tag by which browsers know the language.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        [("zh", Self::Chinese), ("en", Self::English)]
            .into_iter()
            .find_map(|(prefix, language)| tag.starts_with(prefix).then_some(language))
    }
}

/// A message without placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Msg(u16);

/// A message with what belongs in its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    message: Msg,
    arguments: Vec<(&'static str, String)>,
}

/// What is said about a prompt or a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Guide {
    pub label: Msg,
    pub meaning: Msg,
    pub why: Msg,
    /// Where to find the answer.
    pub place: Msg,
    pub good: Msg,
    pub poor: Msg,
    /// What the button says that adds a row.
    pub add: Option<Msg>,
    /// What stands where there is no row yet.
    pub empty: Option<Msg>,
}

/// What is said about a computed figure: by what method, how, by which convention, after whom.
#[derive(Debug, PartialEq, Eq)]
pub struct Method {
    pub name: Msg,
    pub formula: Msg,
    pub convention: Msg,
    pub reference: Msg,
}

/// What is said about a column.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    pub label: Msg,
    pub hint: Msg,
}

thread_local! {
    // One page has one reader, so one language; handing it through every view would say nothing more.
    static LANGUAGE: ArcRwSignal<Language> = ArcRwSignal::new(Language::Chinese);
}

/// The reader's language. Reading it in a view makes the view follow it.
pub fn language() -> ArcRwSignal<Language> {
    LANGUAGE.with(Clone::clone)
}

impl Msg {
    pub fn say(self) -> &'static str {
        texts::text(language().get(), self)
    }

    pub fn in_language(self, language: Language) -> &'static str {
        texts::text(language, self)
    }
}

/// What a rule of the plan check says, with its facts; nothing for a rule without words of its own.
pub fn rule_in_words(rule: &str, facts: Vec<(&'static str, String)>) -> String {
    words::rule(rule).map_or_else(String::new, |words| Told::new(words, facts).say())
}

impl Told {
    pub fn new(message: Msg, arguments: Vec<(&'static str, String)>) -> Self {
        Self { message, arguments }
    }

    pub fn say(&self) -> String {
        let mut text = String::new();
        let mut rest = self.message.say();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let (name, forms) = name.split_once(':').map_or((name, None), |(name, forms)| (name, Some(forms)));
            let value = self.arguments.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
            match forms.and_then(|forms| forms.split_once('|')) {
                Some((one, many)) => text.push_str(if value == "1" { one } else { many }),
                None => text.push_str(value),
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Something that can be said: a message with or without placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    Msg(Msg),
    Told(Told),
    /// Somebody's own words, such as a plan's name.
    Own(String),
}

impl Words {
    pub fn say(&self) -> String {
        match self {
            Self::Msg(message) => message.say().to_owned(),
            Self::Told(told) => told.say(),
            Self::Own(text) => text.clone(),
        }
    }
}

impl From<Msg> for Words {
    fn from(message: Msg) -> Self {
        Self::Msg(message)
    }
}

impl From<Told> for Words {
    fn from(told: Told) -> Self {
        Self::Told(told)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Own(text)
    }
}

/// A message in a view, following the language. One closure type for all messages keeps the page small.
pub fn t(message: Msg) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || message.say()
}

/// So many letters that no line can be broken at are shown; a browser takes seconds to lay out thousands.
const UNBROKEN: usize = 500;

/// Text from a file as it is: characters that would hide something or turn the line round are shown by
/// their numbers. A word of more than five hundred letters is cut; its field has all of it.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| c.is_control() || is_hidden(c);
    if text.len() <= UNBROKEN && !text.contains(hidden) {
        return text.to_owned();
    }
    let (mut shown, mut run) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        // Lines break at spaces, and between Chinese characters.
        run = if c.is_whitespace() || ('\u{2e80}'..='\u{ffef}').contains(&c) { 0 } else { run + 1 };
        match run {
            ..=UNBROKEN if hidden(c) => shown.extend(format!("[U+{:04X}]", u32::from(c)).chars()),
            ..=UNBROKEN => shown.push(c),
            _ if shown.ends_with('\u{2026}') => {}
            _ => shown.push('\u{2026}'),
        }
    }
    shown
}

/// The label of a choice; one that this version does not know is shown as it stands in the file.
pub fn choice_label(set: &str, slug: &str) -> String {
    words::choice(set, slug).map_or_else(|| slug.to_owned(), |message| message.say().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_core::value::{Link, Typed};

    #[test]
    fn no_letter_hides_in_a_text_or_in_an_address_and_no_word_is_without_end() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| is_hidden(*c) || c.is_control()) {
            let shown = visible(&format!("a{c}b"));
            assert_eq!(shown, format!("a[U+{:04X}]b", u32::from(c)));
            assert!(Link::read(&format!("https://example.com/a{c}b")).is_err(), "{shown}");
        }
        let long = "x".repeat(200_000);
        assert_eq!(visible(&long).chars().count(), 501);
        assert_eq!(visible(&format!("{long} y {long}")).chars().count(), 1_005);
        for text in ["a word ".repeat(30_000), "\u{5ba2}\u{6237}".repeat(30_000)] {
            assert_eq!(visible(&text), text);
        }
        for plain in ["\u{845b}\u{e0100}", "\u{1f680}\u{fe0f}", "caf\u{e9}", "e\u{301}"] {
            assert_eq!(visible(plain), plain);
        }
    }
}
