//! A Rust file taken apart into code, string literals and comments, so that a rule about one does
//! not stumble over another. It knows just enough of the language for that: nested comments, raw
//! strings, and lifetimes that look like characters.

/// What a byte of the file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Code,
    String,
    Character,
    Comment,
}

#[derive(Debug)]
pub struct RustText {
    text: String,
    kinds: Vec<Kind>,
    /// Where items stand that are compiled for tests alone.
    tests: Vec<std::ops::Range<usize>>,
}

impl RustText {
    pub fn read(text: &str) -> Self {
        let kinds = kinds_of(text.as_bytes());
        let mut read = Self { text: text.to_owned(), kinds, tests: Vec::new() };
        read.tests = test_items(&read.only(Kind::Code));
        read
    }

    /// The file with everything blanked out that is not of the kind; every byte keeps its place.
    pub fn only(&self, kind: Kind) -> String {
        self.blanked(|at| self.kinds[at] == kind)
    }

    /// The same, with what is compiled for tests alone blanked out too.
    pub fn only_outside_tests(&self, kind: Kind) -> String {
        self.blanked(|at| self.kinds[at] == kind && !self.tests.iter().any(|range| range.contains(&at)))
    }

    fn blanked(&self, keep: impl Fn(usize) -> bool) -> String {
        let mut kept = String::with_capacity(self.text.len());
        for (at, c) in self.text.char_indices() {
            if c == '\n' || keep(at) {
                kept.push(c);
            } else {
                kept.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
        }
        kept
    }
}

fn kinds_of(text: &[u8]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; text.len()];
    let mut at = 0;
    while at < text.len() {
        let (kind, inside) = match &text[at..] {
            [b'/', b'/', ..] => (Kind::Comment, at..find(text, at, b"\n")),
            [b'/', b'*', ..] => (Kind::Comment, at..comment_end(text, at)),
            [b'"', ..] => (Kind::String, at + 1..string_end(text, at + 1)),
            [b'r', b'"' | b'#', ..] if !is_in_word(text, at) => match raw_string(text, at + 1) {
                Some(inside) => (Kind::String, inside),
                None => (Kind::Code, at..at + 1),
            },
            [b'\'', ..] => (Kind::Character, at + 1..character_end(text, at + 1)),
            _ => (Kind::Code, at..at + 1),
        };
        kinds[inside.clone()].fill(kind);
        // A literal's closing quote is code, and must not open another one.
        at = if matches!(kind, Kind::String) || (kind == Kind::Character && !inside.is_empty()) {
            inside.end + 1
        } else {
            inside.end.max(at + 1)
        };
    }
    kinds
}

fn find(text: &[u8], from: usize, what: &[u8]) -> usize {
    text[from..].windows(what.len()).position(|window| window == what).map_or(text.len(), |offset| from + offset)
}

fn comment_end(text: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0_usize, start);
    while at < text.len() {
        match &text[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

fn string_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < text.len() && text[at] != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    at.min(text.len())
}

/// The inside of a raw string whose hashes or quote start here.
fn raw_string(text: &[u8], start: usize) -> Option<std::ops::Range<usize>> {
    let hashes = text[start..].iter().take_while(|byte| **byte == b'#').count();
    let inside = start + hashes + 1;
    (text.get(inside - 1) == Some(&b'"')).then(|| {
        let end = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
        inside..find(text, inside, &end)
    })
}

/// Where a character literal ends; at its start if it is a lifetime.
fn character_end(text: &[u8], start: usize) -> usize {
    match &text[start..] {
        [b'\\', _, ..] => find(text, start + 2, b"'"),
        [first, ..] => {
            let length = match first {
                0xF0.. => 4,
                0xE0.. => 3,
                0xC0.. => 2,
                _ => 1,
            };
            if text.get(start + length) == Some(&b'\'') { start + length } else { start }
        }
        [] => start,
    }
}

fn is_in_word(text: &[u8], at: usize) -> bool {
    // `br"…"` and `cr"…"` are raw strings, `for"` is not.
    let before = |back: usize| at.checked_sub(back).and_then(|at| text.get(at)).copied().unwrap_or(b' ');
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_prefix = matches!(before(1), b'b' | b'c') && !is_word(before(2));
    is_word(before(1)) && !is_prefix
}

/// The items marked `#[cfg(test)]` in a file's code, from the mark to the closing brace or
/// semicolon.
fn test_items(code: &str) -> Vec<std::ops::Range<usize>> {
    const MARKS: [&str; 2] = ["#[cfg(test)]", "#[cfg(all(test,"];
    let starts = MARKS.iter().flat_map(|mark| code.match_indices(mark));
    starts.map(|(start, _)| start..item_end(code, start)).collect()
}

fn item_end(code: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, c) in code[start..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '}' if depth <= 1 => return start + offset + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return start + offset + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        let only = RustText::read(text).only(Kind::String);
        only.split_whitespace().map(str::to_owned).collect()
    }

    fn code(text: &str) -> String {
        RustText::read(text).only(Kind::Code).split_whitespace().collect()
    }

    #[test]
    fn strings_are_told_from_comments_and_characters() {
        assert_eq!(strings(r#"let a = "one"; // "two""#), ["one"]);
        assert_eq!(strings(r#"let quote = '"'; let a = "three\"four";"#), [r#"three\"four"#]);
        assert_eq!(strings(r#"fn f<'a>(x: &'a str) -> &'static str { "five" }"#), ["five"]);
        assert_eq!(strings(r#"let escape = '\''; let wide = '中'; "six""#), ["six"]);
    }

    #[test]
    fn raw_strings_end_at_their_own_hashes() {
        assert_eq!(
            strings("r#\"one\"two\"# ; r\"three\" ; br##\"four\"#five\"##"),
            ["one\"two", "three", "four\"#five"]
        );
        assert_eq!(strings("let r#type = 1; var\"x\""), ["x"]);
    }

    #[test]
    fn comments_may_hold_comments() {
        assert_eq!(code("a /* b /* c */ d */ e // f\ng"), "aeg");
    }

    #[test]
    fn what_is_compiled_for_tests_alone_is_blanked_out() {
        let text =
            "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { \"}\"; }\n}\nfn c() {}\n#[cfg(test)]\nuse d;\nfn e() {}";
        let code = RustText::read(text).only_outside_tests(Kind::Code);
        assert_eq!(code.split_whitespace().collect::<String>(), "fna(){}fnc(){}fne(){}");
        assert_eq!(code.lines().count(), text.lines().count());
    }

    #[test]
    fn blanking_keeps_every_place() {
        let text = "a\n\"中\n文\"\nb";
        let code = RustText::read(text).only(Kind::Code);
        assert_eq!((code.lines().count(), code.len()), (4, text.len()));
    }
}
