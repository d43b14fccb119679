//! Claims about what is compiled from locales.

use super::*;
use std::fs;

fn compiled(name: &str, chinese: &str, english: &str) -> Result<Compiled, String> {
    let folder = std::env::temp_dir().join(format!("keyplan-locales-{}-{name}", std::process::id()));
    for (language, text) in LANGUAGES.iter().zip([chinese, english]) {
        let place = folder.join(language);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("part.toml"), text).unwrap();
    }
    let result = compile(&folder);
    fs::remove_dir_all(folder).unwrap();
    result
}

#[test]
fn texts_follow_the_numbers_of_the_constants() {
    let made = compiled("texts", "b = \"\u{4e59}\"\na = \"\u{7532} {n}\"", "a = \"A {n}\"\nb = \"B\"").unwrap();
    assert!(made.code.contains("pub const B: Msg = Msg(1);"), "{}", made.code);
    assert!(made.code.contains("pub fn a(n: impl std::fmt::Display)"), "{}", made.code);
    let parts: Vec<&str> = made.texts[1].labels.split(SEPARATOR).collect();
    assert_eq!(parts[1..], ["A {n}", "B"]);
    assert!(made.code.contains(parts[0]));
}

#[test]
fn what_is_said_about_a_column_is_guidance_and_a_choice_of_that_name_is_none() {
    let text = "z = \"Z\"\n[a]\nlabel = \"A\"\nhint = \"About A\"\n[b]\nhint = \"B\"";
    let made = compiled("guidance", text, text).unwrap();
    let of = |part: &str| part.split(SEPARATOR).skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(of(&made.texts[0].labels), ["A", "B", "Z"]);
    assert_eq!(of(&made.texts[0].guidance), ["About A"]);
    assert!(made.code.contains("Heading { label: Msg(0), hint: Msg(3), }"), "{}", made.code);
    assert!(made.code.contains("FIRST_OF_GUIDANCE: u16 = 3;"), "{}", made.code);
}

#[test]
fn what_is_said_before_a_plan_is_open_is_numbered_first() {
    let folder = std::env::temp_dir().join(format!("keyplan-locales-{}-start", std::process::id()));
    for language in LANGUAGES {
        let place = folder.join(language);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("goals.toml"), "title = \"Goals\"").unwrap();
        fs::write(place.join("scheme.toml"), "title = \"Scheme\"\n[criterion]\nmargin = \"Margin\"").unwrap();
        fs::write(place.join("shell.toml"), "save = \"Save\"").unwrap();
    }
    let made = compile(&folder);
    fs::remove_dir_all(folder).unwrap();
    let made = made.unwrap();
    let of = |part: &str| part.split(SEPARATOR).skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(of(&made.texts[0].start), ["Margin", "Save"]);
    assert_eq!(of(&made.texts[0].labels), ["Goals", "Scheme"]);
    assert!(made.code.contains("FIRST_OF_LABELS: u16 = 2;"), "{}", made.code);
}

#[test]
fn what_is_said_about_a_field_is_called_as_the_field_is_also_where_that_is_a_word_of_rust() {
    let guide = "label = \"L\"\nmeaning = \"M\"\nwhy = \"W\"\nwhere = \"P\"\ngood = \"G\"\npoor = \"B\"";
    let method = "name = \"N\"\nformula = \"F\"\nconvention = \"C\"\nreference = \"R\"";
    let text = format!("[type]\nlabel = \"T\"\nhint = \"H\"\n[why_now]\n{guide}\n[five-forces]\n{method}");
    let code = compiled("names", &text, &text).unwrap().code;
    for named in ["static r#type: Heading", "static r#why_now: Guide", "static FIVE_FORCES: Method"] {
        assert!(code.contains(named), "{named}: {code}");
    }
    assert!(code.contains("(\"five-forces\", &FIVE_FORCES)"), "{code}");
}

#[test]
fn a_key_or_a_placeholder_that_one_language_lacks_is_refused() {
    assert!(compiled("key", "a = \"1\"", "a = \"1\"\nb = \"2\"").is_err_and(|error| error.contains("part.b")));
    assert!(compiled("name", "a = \"{x}\"", "a = \"{y}\"").is_err_and(|error| error.contains("part.a")));
    assert!(compiled("toml", "a = ", "a = \"1\"").is_err());
}

#[test]
fn words_of_choices_rules_and_figures_lie_with_their_worksheet() {
    let text = "title = \"T\"\n[choice.tier]\nkey = \"Key\"\n[rule]\nlate = \"Late by {days}\"";
    let made = compiled("gathered", text, text).unwrap();
    assert!(made.code.contains("static CHOICES: (u16, &str) = (0, \"tier.key\");"), "{}", made.code);
    assert!(made.code.contains("static RULES: (u16, &str) = (1, \"late\");"), "{}", made.code);
    assert!(!made.code.contains("mod choice"), "{}", made.code);
}
