//! Names of files, made from names that people gave.

use crate::value::is_hidden;

/// Bytes of a name that every file system takes, with room for what a browser adds.
const LONGEST_NAME: usize = 200;

/// A file's name without letters that hide something, turn it round or stand for a folder, of a length that
/// every file system takes.
pub fn plain_name(name: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { '-' } else { c };
    let name: String = name.chars().filter(|c| !is_hidden(*c)).map(plain).collect();
    let name = name.trim_matches(['.', ' ']);
    // What says what is in it stays at its end.
    let end = name.find(".keyplan.").or_else(|| name.rfind('.')).filter(|end| name.len() - end < 40);
    let (stem, ending) = name.split_at(end.unwrap_or(name.len()));
    let cut = (0..=LONGEST_NAME.min(stem.len())).rev().find(|at| stem.is_char_boundary(*at)).unwrap_or(0);
    let stem = stem[..cut].trim_end();
    // Names that belong to devices in Windows, whatever their ending.
    let device = ["con", "prn", "aux", "nul"].iter().any(|it| stem.eq_ignore_ascii_case(it))
        || matches!(stem.as_bytes(), [a, b, c, b'0'..=b'9'] if ["com", "lpt"].iter().any(|it| it.as_bytes().eq_ignore_ascii_case(&[*a, *b, *c])));
    format!("{}{stem}{ending}", if device || stem.is_empty() { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_hides_nothing_and_fits_every_file_system() {
        for (name, plain) in [
            ("annual\u{202e}fdp.keyplan.json", "annualfdp.keyplan.json"),
            ("\u{feff}a\u{200b}b\u{2066}c\u{2069}.json", "abc.json"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("a\nb\t<c>.csv", "a-b--c-.csv"),
            ("CON.keyplan.json", "-CON.keyplan.json"),
            ("lpt1.csv", "-lpt1.csv"),
            ("\u{202e}.keyplan.json", "keyplan.json"),
            ("\u{202e}", "-"),
            ("\u{5ba2}\u{6237} 2027.keyplan.json", "\u{5ba2}\u{6237} 2027.keyplan.json"),
        ] {
            assert_eq!(plain_name(name), plain);
        }
        let long = plain_name(&format!("{}.keyplan.json", "\u{1f680}".repeat(90)));
        assert!(long.len() <= 215 && long.ends_with(".keyplan.json"), "{long}");
    }
}
