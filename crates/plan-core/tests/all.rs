//! All tests of the core from outside, in one program: it is linked once, and what takes long in one file runs beside
//! what takes long in another.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod confidential;
mod deciding;
mod file;
mod file_by_hand;
mod file_changes;
mod file_damage;
mod file_hostile;
mod file_mutated;
mod file_readings;
mod hostile_numbers;
mod merge;
mod schema;
mod support;
mod together;
mod typing;

#[test]
fn every_file_of_tests_is_part_of_the_program() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut count = 0;
    for name in files.filter_map(|file| file.strip_suffix(".rs").map(str::to_owned)).filter(|name| name != "all") {
        assert!(include_str!("all.rs").contains(&format!("mod {name};\n")), "{name}");
        count += 1;
    }
    assert!(count > 10);
}
