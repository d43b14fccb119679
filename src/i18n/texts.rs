//! The texts of the messages. The page fetches those that it starts with in the reader's language before it shows
//! anything; the labels beside the code of an open plan; the guidance, and all of the other language, when it has
//! time. Natively all is there.

use super::words::{FINGERPRINT, FIRST_OF_GUIDANCE, FIRST_OF_LABELS};
use super::{Language, Msg};
use crate::platform;
use crate::prelude::*;
use std::sync::OnceLock;

/// Between two messages.
const SEPARATOR: char = '\u{1f}';

type Texts = OnceLock<Vec<&'static str>>;

static START: [Texts; 2] = [OnceLock::new(), OnceLock::new()];
static LABELS: [Texts; 2] = [OnceLock::new(), OnceLock::new()];
static GUIDANCE: [Texts; 2] = [OnceLock::new(), OnceLock::new()];

/// The texts of a language, in parts that arrive one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Without these nothing can be shown.
    Start,
    /// Without these no plan can be shown.
    Labels,
    /// What is said about prompts, columns and methods.
    Guidance,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Start, Self::Labels, Self::Guidance];
}

thread_local! {
    static ARRIVED: ArcTrigger = ArcTrigger::new();
}

fn place(language: Language, part: Part) -> &'static Texts {
    let parts = match part {
        Part::Start => &START,
        Part::Labels => &LABELS,
        Part::Guidance => &GUIDANCE,
    };
    let texts = match language {
        Language::Chinese => &parts[0],
        Language::English => &parts[1],
    };
    #[cfg(not(target_arch = "wasm32"))]
    let texts = native::filled(texts, language, part);
    texts
}

/// The text of a message; empty while it has not arrived. Who read it then in a view is told when it has.
pub(super) fn text(language: Language, message: Msg) -> &'static str {
    let after = |first: u16| message.0.checked_sub(first);
    let (part, number) = match (after(FIRST_OF_GUIDANCE), after(FIRST_OF_LABELS)) {
        (Some(number), _) => (Part::Guidance, number),
        (None, Some(number)) => (Part::Labels, number),
        (None, None) => (Part::Start, message.0),
    };
    match place(language, part).get() {
        Some(texts) => texts.get(usize::from(number)).copied().unwrap_or_default(),
        None => {
            ARRIVED.with(Track::track);
            ""
        }
    }
}

/// Whether the language can be shown.
pub fn is_there(language: Language) -> bool {
    [Part::Start, Part::Labels].iter().all(|part| place(language, *part).get().is_some())
}

/// Whether all of its texts are there.
pub fn is_whole(language: Language) -> bool {
    is_there(language) && place(language, Part::Guidance).get().is_some()
}

/// Fetches a part of the texts of a language, unless it is there. The error is not for translation: there may
/// be no language to translate it into.
pub async fn fetch(language: Language, part: Part) -> Result<(), String> {
    if place(language, part).get().is_some() {
        return Ok(());
    }
    let tag = language.tag();
    let fetched = match part {
        Part::Start => platform::text::fetch(tag).await,
        Part::Labels => platform::text::fetch(&format!("{tag}-labels")).await,
        Part::Guidance => platform::text::fetch(&format!("{tag}-guidance")).await,
    }?;
    let Some(body) = fetched.strip_prefix(FINGERPRINT).and_then(|rest| rest.strip_prefix(SEPARATOR)) else {
        return Err(format!("the texts of {tag} are of another build"));
    };
    // They are there for as long as the page is.
    let texts: &'static str = Box::leak(Box::from(body));
    place(language, part).get_or_init(|| texts.split(SEPARATOR).collect());
    ARRIVED.with(Notify::notify);
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Language, Part, SEPARATOR, Texts};

    macro_rules! text {
        ($name:literal) => {
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
        };
    }

    pub fn filled(texts: &'static Texts, language: Language, part: Part) -> &'static Texts {
        texts.get_or_init(|| {
            let text = match (language, part) {
                (Language::Chinese, Part::Start) => text!("zh-CN"),
                (Language::Chinese, Part::Labels) => text!("zh-CN-labels"),
                (Language::Chinese, Part::Guidance) => text!("zh-CN-guidance"),
                (Language::English, Part::Start) => text!("en"),
                (Language::English, Part::Labels) => text!("en-labels"),
                (Language::English, Part::Guidance) => text!("en-guidance"),
            };
            text.split(SEPARATOR).skip(1).collect()
        });
        texts
    }
}
