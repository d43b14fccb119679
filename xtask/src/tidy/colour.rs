//! Colours spelled out in CSS or in a string of Rust. The difficulty is what only looks like one: a
//! route `#/plans`, a fragment `href="#add"`, a format `{:#06x}`, an SVG's `url(#fade)`, a selector
//! `#face {`.

use super::Finding;
use regex_lite::{Match, Regex};

/// Finds colours in text where everything else is blanked out.
#[derive(Debug)]
pub struct Colours {
    hex: Regex,
    function: Regex,
}

impl Colours {
    pub fn new() -> Result<Self, regex_lite::Error> {
        Ok(Self {
            hex: Regex::new(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")?,
            function: Regex::new(r"\b(?:rgba?|hsla?|hwb|oklch|oklab)\(")?,
        })
    }

    /// In a style sheet.
    pub fn in_css(&self, css: &str) -> Vec<Finding> {
        let css = without_css_comments(css);
        let hex = self.hex.find_iter(&css).filter(|found| is_value(&css[found.end()..]) && looks_whole(&css, found));
        findings(&css, hex.chain(self.function.find_iter(&css)))
    }

    /// In the strings of a Rust file, given these in their places and the whole.
    pub fn in_rust(&self, strings: &str, whole: &str) -> Vec<Finding> {
        let hex = self
            .hex
            .find_iter(strings)
            .filter(|found| looks_whole(strings, found) && !whole[..found.start()].ends_with("href=\""));
        findings(strings, hex.chain(self.function.find_iter(strings)))
    }
}

fn findings<'a>(text: &str, found: impl Iterator<Item = Match<'a>>) -> Vec<Finding> {
    found.map(|found| Finding { line: line_of(text, found.start()), says: found.as_str().to_owned() }).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Whether the hash starts the word, and the word is not a reference or a format.
fn looks_whole(text: &str, found: &Match) -> bool {
    let before = &text[..found.start()];
    let in_word = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '&' | '/' | '#'));
    let in_format = before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '<' | '>' | '^'));
    let in_format = in_format.ends_with('{') && before.ends_with([':', '<', '>', '^']);
    let goes_on = text[found.end()..].starts_with('-');
    !in_word && !in_format && !goes_on && !before.ends_with("url(")
}

/// Whether what follows ends a declaration rather than a selector.
fn is_value(after: &str) -> bool {
    after.find([';', '{', '}']).is_none_or(|end| !after[end..].starts_with('{'))
}

fn without_css_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::rust_text::{Kind, RustText};

    fn in_css(css: &str) -> Vec<(usize, String)> {
        let found = Colours::new().expect("patterns").in_css(css);
        found.into_iter().map(|finding| (finding.line, finding.says)).collect()
    }

    fn in_rust(text: &str) -> Vec<String> {
        let strings = RustText::read(text).only(Kind::String);
        let found = Colours::new().expect("patterns").in_rust(&strings, text);
        found.into_iter().map(|finding| finding.says).collect()
    }

    #[test]
    fn values_of_a_style_sheet_are_colours() {
        assert_eq!(
            in_css("a { color: #fff; }\nb { border: 1px solid #1a2B3c80 }"),
            [(1, "#fff".into()), (2, "#1a2B3c80".into())]
        );
        assert_eq!(in_css("a { color: rgb(1 2 3); }")[0].1, "rgb(");
        assert_eq!(in_css("a { color: oklch(50% 0 0) }")[0].1, "oklch(");
    }

    #[test]
    fn selectors_comments_and_tokens_are_not() {
        assert!(in_css("#face, #add:hover { color: var(--ink) }\n/* #fff */").is_empty());
        assert!(in_css("a { fill: url(#fade); color: color-mix(in oklch, var(--ink), var(--paper)) }").is_empty());
        assert!(in_css("a { &#bad { top: 0 } }").is_empty());
    }

    #[test]
    fn strings_of_rust_hold_colours() {
        assert_eq!(in_rust(r##"let ink = "#12ab34"; style="color:#fff""##), ["#12ab34", "#fff"]);
        assert_eq!(in_rust(r#"let ink = "hsl(120 50% 50%)";"#), ["hsl("]);
    }

    #[test]
    fn attributes_routes_fragments_and_formats_do_not() {
        assert!(in_rust("#[cfg(any())] fn f() {} // #fff").is_empty());
        assert!(
            in_rust(
                r##"let a = "#/plans"; <a href="#add">; "#12345"; "fill: url(#fade)"; "{:#010b} {n:#06x} {:<#4}""##
            )
            .is_empty()
        );
        assert!(in_rust(r##""page#add" "&#123;" "#face-to-face" "#abcdefg""##).is_empty());
    }
}
