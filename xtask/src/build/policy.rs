//! The content security policy in `index.html`. It allows inline scripts by their hashes alone, and
//! Trunk writes the one that starts the wasm, so the hashes are known only after Trunk.

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Stands in the page's policy where the hashes go.
pub const PLACE: &str = "%SCRIPT_HASHES%";

/// The page with the hashes of its inline scripts in its policy.
pub fn allow_inline_scripts(html: &str) -> Result<String> {
    let places = html.matches(PLACE).count();
    if places != 1 {
        bail!("index.html holds {PLACE} {places} times; it belongs once, into script-src of the policy's meta tag");
    }
    let mut hashes: Vec<String> = inline_scripts(html).into_iter().map(hash).collect();
    hashes.sort();
    hashes.dedup();
    Ok(html.replace(PLACE, &hashes.join(" ")))
}

fn hash(script: &str) -> String {
    // A browser reads every line break as a line feed before it hashes.
    let script = script.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)))
}

/// The contents of all scripts that are not loaded from a file, as the browser sees them.
fn inline_scripts(html: &str) -> Vec<&str> {
    let lower = html.to_ascii_lowercase();
    let mut scripts = Vec::new();
    let mut at = 0;
    while let Some(found) = lower[at..].find('<').map(|offset| at + offset) {
        if lower[found..].starts_with("<!--") {
            at = lower[found..].find("-->").map_or(html.len(), |offset| found + offset + 3);
            continue;
        }
        let is_script = lower[found..].strip_prefix("<script");
        if !is_script.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')) {
            at = found + 1;
            continue;
        }
        let Some(start) = tag_end(html, found) else {
            break;
        };
        let end = lower[start..].find("</script").map_or(html.len(), |offset| start + offset);
        if !has_attribute(&lower[found..start], "src") {
            scripts.push(&html[start..end]);
        }
        at = end;
    }
    scripts
}

/// The position after the `>` that ends a tag, which may stand in quotes before.
fn tag_end(html: &str, tag: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, c) in html[tag..].char_indices() {
        match (quote, c) {
            (None, '>') => return Some(tag + offset + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn has_attribute(tag: &str, name: &str) -> bool {
    let outside_quotes: String = tag.split(['"', '\'']).step_by(2).collect::<Vec<_>>().join(" ");
    outside_quotes
        .split([' ', '\n', '\t', '\r', '/', '>'])
        .any(|word| word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('=')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_from_files_and_in_comments_are_left_out() {
        let html = "<script type=\"module\">one</script><!-- <script>no</script> --><SCRIPT src='a.js'></SCRIPT>\
                    <script data-note=\"src > it\">two</script><scripted>no</scripted>";
        assert_eq!(inline_scripts(html), ["one", "two"]);
    }

    #[test]
    fn the_hash_is_the_one_that_a_browser_computes() {
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
        assert_eq!(hash("a\r\nb"), hash("a\nb"));
    }

    #[test]
    fn the_hashes_take_the_place_of_the_token() {
        let html = "<meta content=\"script-src 'self' %SCRIPT_HASHES%\"><script>alert('Hello, world.');</script>";
        let page = allow_inline_scripts(html).unwrap_or_default();
        assert!(page.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\""));
    }

    #[test]
    fn a_page_without_the_token_is_refused() {
        assert!(allow_inline_scripts("<script>1</script>").is_err());
    }
}
