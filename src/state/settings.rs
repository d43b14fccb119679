//! What belongs to the person and not to a plan: language, theme, name.

use crate::i18n::Language;
use crate::platform::storage::Shelf;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// A language tag; empty follows the browser.
    pub language: String,
    pub theme: Theme,
    /// By whom edits are signed.
    pub name: String,
    /// Which columns the table of accounts shows; none for the usual ones.
    pub account_columns: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

const KEY: &str = "keyplan/settings";

impl Settings {
    /// What is kept, or the defaults where nothing can be read.
    pub fn load(shelf: &dyn Shelf) -> Self {
        let text = shelf.read(KEY).ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Settings are not worth a message when they cannot be kept: the failing save of the plan, which
    /// happens for the same reason, has one.
    pub fn save(&self, shelf: &dyn Shelf) {
        let text = serde_json::to_string(self).unwrap_or_default();
        let _ = shelf.write(KEY, &text);
    }

    /// The language to start in, given those that the browser prefers.
    pub fn language(&self, preferred: &[String]) -> Language {
        Language::from_tag(&self.language)
            .or_else(|| preferred.iter().find_map(|tag| Language::from_tag(tag)))
            .unwrap_or(Language::English)
    }
}
