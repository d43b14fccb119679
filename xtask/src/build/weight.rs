//! How heavy a first visit is: every file that the page needs to run in one language, as brotli makes it.
//! The texts of the other language and the sample plan are fetched when that is done, while nobody waits
//! for them; they have a budget of their own. The schema is there for programs; no visit fetches it.

use crate::checkout;
use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::thread;

const FIRST: usize = 400_000;
const LATER: usize = 150_000;

/// Prints what each file weighs, and fails when they exceed the budgets.
pub fn check(dist: &Path) -> Result<()> {
    let mut files = checkout::files_below(dist, &|name| !name.starts_with('.'))?;
    files.retain(|file| !file.ends_with(".schema.json"));
    let mut weights = weigh(dist, &files)?;
    weights.sort_by_key(|(_, bytes)| Reverse(*bytes));
    // The heavier language counts as the reader's.
    let other = weights.iter().rev().find(|(file, _)| language(file).is_some()).map(|(file, _)| file.as_str());
    let is_later = |file: &str| file.starts_with("sample-") || Some(file) == other;
    let (later, first): (Vec<_>, Vec<_>) = weights.iter().partition(|(file, _)| is_later(file));
    print("A first visit, brotli:", &first, FIRST)?;
    print("Fetched while nobody waits:", &later, LATER)
}

fn print(title: &str, weights: &[&(&String, usize)], budget: usize) -> Result<()> {
    println!("{title}");
    for (file, bytes) in weights {
        println!("{:>9}  {file}", grouped(*bytes));
    }
    let total: usize = weights.iter().map(|(_, bytes)| bytes).sum();
    println!("{:>9}  in all, of {} allowed", grouped(total), grouped(budget));
    if total > budget {
        bail!("that is {} bytes over the budget", grouped(total - budget));
    }
    Ok(())
}

/// The language whose texts a file holds.
fn language(file: &str) -> Option<&'static str> {
    let named = |language: &&&str| file.strip_prefix(**language).is_some_and(|rest| rest.starts_with('-'));
    locales::LANGUAGES.iter().find(named).copied().filter(|_| Path::new(file).extension().is_some_and(|it| it == "txt"))
}

fn weigh<'a>(dist: &Path, files: &'a [String]) -> Result<Vec<(&'a String, usize)>> {
    thread::scope(|scope| {
        let weighing: Vec<_> =
            files.iter().map(|file| (file, scope.spawn(move || compressed_bytes(&dist.join(file))))).collect();
        let weights = weighing.into_iter().map(|(file, thread)| match thread.join() {
            Ok(bytes) => Ok((file, bytes?)),
            Err(_) => bail!("{file} could not be compressed"),
        });
        weights.collect()
    })
}

fn compressed_bytes(path: &Path) -> Result<usize> {
    let content = fs::read(path)?;
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &parameters)?;
    Ok(compressed.len())
}

/// 1234567 as `1 234 567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.iter().map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_language_are_known_by_their_name() {
        assert_eq!(language("zh-CN-0123456789abcdef.txt"), Some("zh-CN"));
        assert_eq!(language("en-0123456789abcdef.txt"), Some("en"));
        assert_eq!(language("sample-0123456789abcdef.txt"), None);
        assert_eq!(language("engine-0123.js"), None);
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }
}
