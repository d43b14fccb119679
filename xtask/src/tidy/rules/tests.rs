//! The rules held against small files: each has to find what it forbids, and nothing beside it.

use super::*;

/// The lines that any rule finds in a file of that name and text, by a word of the rule's name.
fn found(word: &str, path: &str, text: &str) -> Vec<usize> {
    let source = Source::new(path, text.to_owned());
    let rules = all().expect("patterns");
    let rule = rules.iter().find(|rule| rule.name.contains(word)).expect("a rule of that name");
    if !(rule.holds_in)(path) {
        return Vec::new();
    }
    rule.findings(&source).iter().map(|finding| finding.line).collect()
}

fn finds(word: &str, path: &str, text: &str) -> bool {
    !found(word, path, text).is_empty()
}

#[test]
fn a_rust_file_says_what_it_is() {
    assert_eq!(found("opens with", "src/app.rs", "use a;\n"), [1]);
    assert!(!finds("opens with", "src/app.rs", "//! The app.\n"));
    assert!(!finds("opens with", "tests/fixtures/odd.rs", "use a;\n"));
}

#[test]
fn a_long_file_is_found_at_the_first_line_too_many() {
    assert_eq!(found("350 lines", "src/app.rs", &"\n".repeat(351)), [351]);
    assert!(!finds("350 lines", "src/app.rs", &"\n".repeat(350)));
}

#[test]
fn the_browser_stays_at_the_edge() {
    let text = "//! No web_sys here.\nuse web_sys::Window;\nuse gloo_storage::Storage;";
    assert_eq!(found("browser is touched", "src/app.rs", text), [2, 3]);
    assert!(!finds("browser is touched", "src/platform/files.rs", text));
    assert!(!finds("browser is touched", "src/charts/radar/paint.rs", text));
    assert!(finds("browser is touched", "src/charts/radar/layout.rs", text));
}

#[test]
fn colours_stay_in_the_tokens() {
    assert_eq!(found("colours", "style/table.css", "a {\n color: #fff;\n}"), [2]);
    assert!(!finds("colours", "style/tokens.css", "a { color: #fff }"));
    assert_eq!(found("colours", "src/charts/radar/paint.rs", "let ink = \"#123456\";"), [1]);
    assert!(!finds("colours", "src/routes.rs", "#[add]\nlet route = \"#/add\";"));
}

#[test]
fn words_stay_in_the_locales() {
    assert_eq!(found("words", "src/app.rs", "// 计划\nlet title = \"计划\";"), [2]);
    assert!(finds("words", "src/app.rs", "let colon = \"：\";"));
    assert!(!finds("words", "src/app.rs", "let escape = '＝';"));
    assert!(!finds("words", "src/app.rs", "#[cfg(test)]\nmod tests {\n let title = \"计划\";\n}"));
    assert!(!finds("words", "crates/plan-core/src/lib.rs", "let title = \"计划\";"));
}

#[test]
fn nothing_is_left_undone() {
    assert_eq!(
        found("to be done", "src/app.rs", "fn a() {\n todo!()\n}\nfn b() { dbg!(1); unimplemented!() }"),
        [2, 4]
    );
    assert!(!finds("to be done", "src/app.rs", "let action = \"todo!\";"));
    assert_eq!(found("to be fixed", "style/table.css", concat!("/* FIX", "ME: later */")), [1]);
}

#[test]
fn errors_are_handled_outside_tests() {
    let text = "a.unwrap();\nb.expect(\"c\");\nd.unwrap_or(1);\n#[cfg(test)]\nmod tests {\n fn e() { f.unwrap() }\n}";
    assert_eq!(found("unwrap or expect", "crates/plan-core/src/lib.rs", text), [1, 2]);
    assert!(!finds("unwrap or expect", "crates/plan-core/tests/story.rs", text));
    assert!(!finds("unwrap or expect", "src/main.rs", text));
    assert!(!finds("unwrap or expect", "src/plan/tests.rs", text));
}

#[test]
fn no_test_is_ignored() {
    assert_eq!(found("ignored", "tests/story.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}\n// #[ignore]"), [2]);
    assert!(finds("ignored", "tests/story.rs", "#[cfg_attr(windows, ignore)]"));
}

#[test]
fn the_core_stays_pure() {
    for line in ["use leptos::prelude::*;", "Instant::now()", "rand::random()", "use std::time::SystemTime;"] {
        assert!(finds("no clock", "crates/plan-core/src/plan.rs", line), "{line}");
        assert!(!finds("no clock", "crates/plan-core/examples/bench.rs", line), "{line}");
    }
    assert!(!finds("no clock", "crates/plan-core/src/plan.rs", "fn operand(brand: Brand) {}"));
    assert!(finds("hash map", "crates/plan-core/src/plan.rs", "HashMap::new()"));
    assert!(!finds("hash map", "src/app.rs", "HashMap::new()"));
}

#[test]
fn shared_parts_know_no_plan() {
    assert!(finds("know no plan", "src/ui/button.rs", "use plan_core::Plan;"));
    assert!(!finds("know no plan", "src/ui/button.rs", "//! Knows nothing of plan_core."));
    assert!(!finds("know no plan", "src/pages/plans.rs", "use plan_core::Plan;"));
}

#[test]
fn no_registry_is_named() {
    assert!(finds("registry", "README.md", concat!("from crates", ".io")));
    assert!(finds("registry", "tests/browser/package-lock.json", concat!("https://registry.", "npmjs", ".org/a")));
    assert!(!finds("registry", "Cargo.lock", concat!("https://github.com/rust-lang/crates", ".io-index")));
    assert!(!finds("registry", "README.md", "crates and their registries"));
}

#[test]
fn no_machine_is_named() {
    assert!(finds("machine", "README.md", concat!("see /wo", "rk/main")));
    assert!(finds("machine", "README.md", concat!("/wo", "rk/")));
    assert!(!finds("machine", "README.md", concat!("src/wo", "rk/place.rs")));
}
