//! The texts of the messages. The page fetches those of the reader's language before it shows anything,
//! and those of the other when it has time; natively both are there.

use super::words::FINGERPRINT;
use super::{Language, Msg};
use crate::platform;
use std::sync::OnceLock;

/// Between two messages.
const SEPARATOR: char = '\u{1f}';

static TEXTS: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];

fn place(language: Language) -> &'static OnceLock<Vec<&'static str>> {
    match language {
        Language::Chinese => &TEXTS[0],
        Language::English => &TEXTS[1],
    }
}

/// The text of a message; empty while those of its language have not arrived.
pub(super) fn text(language: Language, message: Msg) -> &'static str {
    let texts = place(language);
    #[cfg(not(target_arch = "wasm32"))]
    let texts = native::filled(texts, language);
    texts.get().and_then(|texts| texts.get(usize::from(message.0))).copied().unwrap_or_default()
}

/// Whether the texts of a language have arrived.
pub fn is_there(language: Language) -> bool {
    place(language).get().is_some()
}

/// Fetches the texts of a language, unless they are there. The error is not for translation: there may be
/// no language to translate it into.
pub async fn fetch(language: Language) -> Result<(), String> {
    if is_there(language) {
        return Ok(());
    }
    let fetched = platform::text::fetch(language.tag()).await?;
    let Some(body) = fetched.strip_prefix(FINGERPRINT).and_then(|rest| rest.strip_prefix(SEPARATOR)) else {
        return Err(format!("the texts of {} are of another build", language.tag()));
    };
    // They are there for as long as the page is.
    let texts: &'static str = Box::leak(Box::from(body));
    place(language).get_or_init(|| texts.split(SEPARATOR).collect());
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Language, OnceLock, SEPARATOR};

    pub fn filled(
        texts: &'static OnceLock<Vec<&'static str>>,
        language: Language,
    ) -> &'static OnceLock<Vec<&'static str>> {
        texts.get_or_init(|| {
            let text = match language {
                Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/zh-CN.txt")),
                Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
            };
            text.split(SEPARATOR).skip(1).collect()
        });
        texts
    }
}
