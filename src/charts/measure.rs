//! How wide a text is. The layout cannot ask the browser and must come out the same everywhere, so this is
//! an estimate, on the wide side: what fits by it fits in every font of the page.

/// How wide a text is in a size, both in CSS pixels.
pub type Measure = fn(&str, f64) -> f64;

const ELLIPSIS: char = '\u{2026}';

/// The estimate that the page lays out by.
pub fn estimate(text: &str, size: f64) -> f64 {
    text.chars().map(width_in_em).sum::<f64>() * size
}

/// Chinese fonts draw the dashes and quotation marks from U+2010 on as wide as their characters.
fn width_in_em(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | ' ' | '"' | '\u{b7}' | '\u{a0}' => 0.43,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' => 0.7,
        '0'..='9' => 0.63,
        '\u{1100}'.. => 1.0,
        _ => 0.6,
    }
}

/// A text as it is where there is room for it, otherwise cut with an ellipsis. Nothing where not even two
/// characters of it are left.
pub fn cut(text: &str, size: f64, room: f64, measure: Measure) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || measure(text, size) <= room {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    // No letter is narrower than a third of its height; of a name of 200,000 letters the others need no trying.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a room has some thousands of pixels")]
    let most = (room / size * 4.0) as usize;
    let mut characters: Vec<char> = text.chars().take(most.max(2) + 1).collect();
    while characters.len() > 2 {
        characters.pop();
        let shorter: String = characters.iter().collect::<String>().trim_end().chars().chain([ELLIPSIS]).collect();
        if measure(&shorter, size) <= room {
            return Some(shorter);
        }
    }
    None
}

/// A text in lines, at most so many; the last one is cut where the text is longer.
pub fn lines(text: &str, size: f64, room: f64, most: usize, measure: Measure) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() + 1 < most && measure(rest, size) > room {
        let fitting = rest.char_indices().map(|(at, _)| at).take_while(|at| measure(&rest[..*at], size) <= room);
        let end = fitting.last().unwrap_or(0);
        // Chinese can be broken anywhere, other words before them.
        let end = rest[..end].rfind(' ').unwrap_or(end);
        if end == 0 {
            break;
        }
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines.extend(cut(rest, size, room, measure));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_says_so_and_fits() {
        let name = "上海恒远轨道交通装备制造有限公司";
        let short = cut(name, 10.0, 60.0, estimate).unwrap();
        assert_eq!(short, "上海恒远轨…");
        assert_eq!(cut(name, 10.0, 160.0, estimate).as_deref(), Some(name));
        assert_eq!(cut(name, 10.0, 15.0, estimate), None);
        assert_eq!(cut("  ", 10.0, 100.0, estimate), None);
    }

    #[test]
    fn a_name_without_end_is_cut_as_fast_as_any() {
        let (short, long) = ("il".repeat(500), "il".repeat(1_000_000));
        assert_eq!(cut(&long, 10.0, 160.0, estimate), cut(&short, 10.0, 160.0, estimate));
        assert_eq!(cut(&long, 10.0, 3.0, estimate), None);
        assert_eq!(lines(&long, 10.0, 160.0, 3, estimate), lines(&short, 10.0, 160.0, 3, estimate));
    }

    #[test]
    fn lines_hold_the_whole_text_or_end_in_an_ellipsis() {
        let text = "Nothing has been bought yet in this period";
        let whole = lines(text, 10.0, 120.0, 5, estimate);
        assert_eq!(whole.join(" "), text);
        assert!(whole.iter().all(|line| estimate(line, 10.0) <= 120.0));
        assert!(lines(text, 10.0, 120.0, 2, estimate)[1].ends_with('…'));
    }
}
