//! What a first visit need not fetch: one style sheet instead of one for each part of the page, and
//! scripts without what only their readers need.

use crate::checkout;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const SHEET: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the style sheets that the page links, in their order, and takes comments out of scripts.
pub fn slim(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    let names = sheets(&html);
    let mut joined = String::new();
    for name in &names {
        joined.push_str(&fs::read_to_string(dist.join(name))?);
        fs::remove_file(dist.join(name))?;
    }
    let name = format!("style-{}.css", short_hash(&joined));
    fs::write(dist.join(&name), joined)?;
    fs::write(&index, with_one_sheet(&html, &name)?)?;
    for script in checkout::files_below(dist, &|name| !name.starts_with('.'))? {
        if Path::new(&script).extension().is_some_and(|it| it == "js") {
            let path = dist.join(&script);
            fs::write(&path, without_comments(&fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}

fn sheets(html: &str) -> Vec<&str> {
    html.split(SHEET).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The page with the first link to a style sheet leading to the joined one, and the others gone.
fn with_one_sheet(html: &str, name: &str) -> Result<String> {
    let mut page = String::new();
    let mut linked = false;
    for line in html.lines() {
        if !line.contains(SHEET) {
            page.push_str(line);
            page.push('\n');
        } else if !linked {
            linked = true;
            let _ = writeln!(page, "    {SHEET}{name}\"/>");
        }
    }
    if !linked {
        bail!("index.html links no style sheet");
    }
    Ok(page)
}

/// A script without its lines of comment and without indentation. Neither the project's own scripts nor
/// what wasm-bindgen writes has a text over several lines in which either would count.
fn without_comments(script: &str) -> String {
    let mut in_comment = false;
    let mut kept = String::new();
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

pub fn short_hash(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut name, byte| {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_style_sheet_stands_where_the_first_stood() {
        let html = "<a>\n    <link rel=\"stylesheet\" href=\"./a-1.css\"/>\n  <link rel=\"stylesheet\" href=\"./b-2.css\"/>\n<b>\n";
        assert_eq!(sheets(html), ["a-1.css", "b-2.css"]);
        let page = with_one_sheet(html, "style.css").unwrap_or_default();
        assert_eq!(page, "<a>\n    <link rel=\"stylesheet\" href=\"./style.css\"/>\n<b>\n");
    }

    #[test]
    fn comments_go_and_addresses_stay() {
        let script =
            "// What it is.\n  const A = \"https://x\"; // why\n\n  /** Note. */\n  /**\n   * More.\n   */\n  go();\n";
        assert_eq!(without_comments(script), "const A = \"https://x\"; // why\ngo();\n");
    }
}
